using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Partners;

/// <summary>
/// What a partner signs to log in (<c>private_key_jwt</c>, RFC 7523 section 3, OAuth NL GOV). Stricter than the RFC where that leaves room:
/// one audience, a short life, a unique name, and no header that points at a key.
/// </summary>
internal sealed partial record Clientverklaring(string Tekst, string Kid, Sleutelalgoritme Algoritme, Clientnaam Client, string Publiek, DateTimeOffset Uitgegeven, DateTimeOffset? NietEerder, DateTimeOffset Verloopt, string Jti)
{
    public const int Langst = 8 * 1024;

    /// <summary>How long it may live, and how far clocks may differ.</summary>
    public static readonly TimeSpan Levensduur = TimeSpan.FromMinutes(5), Speling = TimeSpan.FromSeconds(30);

    /// <summary>A header may say how it was signed. What it says about where to find the key is not believed, and mostly not allowed.</summary>
    private static readonly HashSet<string> Kopvelden = ["alg", "typ", "kid", "x5t", "x5t#S256", "x5c"];

    private static readonly string[] Soorten = ["JWT", "client-authentication+jwt"];

    private static readonly JsonDocumentOptions Streng = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private static readonly JsonWebTokenHandler Lezer = new() { MaximumTokenSizeInBytes = Langst };

    /// <summary>Its form, without believing any of it; null when that is not right.</summary>
    public static Clientverklaring? Lees(string tekst)
    {
        if (tekst.Length > Langst || !Vorm().IsMatch(tekst)) return null;
        var delen = tekst.Split('.');
        try
        {
            using var kop = JsonDocument.Parse(Base64Url.DecodeFromChars(delen[0]), Streng);
            using var inhoud = JsonDocument.Parse(Base64Url.DecodeFromChars(delen[1]), Streng);
            var (k, i) = (kop.RootElement, inhoud.RootElement);
            if (k.EnumerateObject().Any(v => !Kopvelden.Contains(v.Name))) return null;
            if (k.TryGetProperty("typ", out var typ) && !Soorten.Contains(typ.GetString(), StringComparer.OrdinalIgnoreCase)) return null;
            var alg = k.GetProperty("alg").GetString();
            if (!Enum.TryParse<Sleutelalgoritme>(alg, out var algoritme) || algoritme.ToString() != alg) return null;
            var kid = k.GetProperty("kid").GetString();
            var jti = i.GetProperty("jti").GetString();
            var onderwerp = i.GetProperty("sub").GetString();
            var publiek = i.GetProperty("aud") is { ValueKind: JsonValueKind.Array } rij ? rij.GetArrayLength() == 1 ? rij[0].GetString() : null : i.GetProperty("aud").GetString();
            if (!Sleutelvorm.IsNaam(kid) || jti is null || !Naamvorm().IsMatch(jti) || publiek is null || onderwerp != i.GetProperty("iss").GetString() || Clientnaam.Lees(onderwerp) is not { } client) return null;
            return new(tekst, kid!, algoritme, client, publiek, Moment(i.GetProperty("iat")), i.TryGetProperty("nbf", out var nbf) ? Moment(nbf) : null, Moment(i.GetProperty("exp")), jti);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Is it for us, and for now?</summary>
    public Beslisreden? Bezwaar(Partnerinstellingen instellingen, DateTimeOffset nu) =>
        Publiek != instellingen.Uitgever && Publiek != instellingen.Tokenadres ? Beslisreden.VerkeerdPubliek
        : nu >= Verloopt + Speling ? Beslisreden.Verlopen
        : Verloopt > nu + Levensduur + Speling || Verloopt - Uitgegeven > Levensduur || Verloopt <= Uitgegeven ? Beslisreden.TeLangGeldig
        : Uitgegeven > nu + Speling || NietEerder > nu + Speling ? Beslisreden.NogNietGeldig
        : null;

    /// <summary>Is this the key of that partner, and in force?</summary>
    public Beslisreden? Bezwaar(Partnersleutel? sleutel, Partnercertificaat certificaat, DateTimeOffset nu) =>
        sleutel is null ? Beslisreden.OnbekendeSleutel
        : !sleutel.Geldt(nu) ? Beslisreden.SleutelGeldtNiet
        : sleutel.Opgave.Algoritme != Algoritme ? Beslisreden.AnderAlgoritme
        : !sleutel.Opgave.Certificaten.IsDefaultOrEmpty && !sleutel.Opgave.Certificaten.Contains(certificaat.Vingerafdruk) ? Beslisreden.AnderCertificaat
        : null;

    public async Task<bool> OndertekendMetAsync(Sleutelopgave opgave) => (await Lezer.ValidateTokenAsync(Tekst, new TokenValidationParameters
    {
        IssuerSigningKey = Sleutelvorm.Sleutel(opgave),
        ValidAlgorithms = [opgave.Algoritme.ToString()],
        RequireSignedTokens = true,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        // Weighed above, by our own clock.
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    })).IsValid;

    private static DateTimeOffset Moment(JsonElement seconden) => DateTimeOffset.FromUnixTimeSeconds(seconden.GetInt64());

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z")]
    private static partial Regex Vorm();

    /// <summary>Room for 128 bits in base64url at least.</summary>
    [GeneratedRegex(@"^[!-~]{22,128}\z")]
    private static partial Regex Naamvorm();
}
