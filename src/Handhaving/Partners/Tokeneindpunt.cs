using System.Security.Cryptography;
using System.Text;
using Handhaving.Borging;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Handhaving.Partners;

/// <summary>
/// Where a partner gets his token: client credentials (RFC 6749 section 4.4) with <c>private_key_jwt</c> over mutual TLS. Outside the
/// versioned API, because its form and its errors are OAuth's own.
/// </summary>
public static class Tokeneindpunt
{
    public const string Pad = "/token", Sleutelpad = "/jwks", Ontdekpad = "/.well-known/oauth-authorization-server";

    private const int Langst = 16 * 1024;

    private const string Formulier = "application/x-www-form-urlencoded", Verklaringsoort = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly string[] Velden = ["grant_type", "client_assertion_type", "client_assertion", "client_id", "scope"];

    internal static void MapTokeneindpunt(this WebApplication app)
    {
        var instellingen = app.Services.GetRequiredService<Partnerinstellingen>();
        if (instellingen.Uitgever is null) return;
        app.MapPost(Pad, (HttpContext http, Tokenuitgifte uitgifte) => BeantwoordAsync(http, uitgifte)).WithMetadata(new AllowAnonymousAttribute(), new Partnerpoort.Partneradres()).ExcludeFromDescription();
        app.MapGet(Sleutelpad, (Toegangstokens tokens) => Results.Json(new { keys = tokens.Openbaar.Select(s => new { kty = s.Kty, crv = s.Crv, use = s.Use, alg = s.Alg, kid = s.Kid, x = s.X, y = s.Y }) }))
            .WithMetadata(new AllowAnonymousAttribute(), new Partnerpoort.Partneradres()).ExcludeFromDescription();
        app.MapGet(Ontdekpad, () => Results.Json(Beschrijving(instellingen))).WithMetadata(new AllowAnonymousAttribute(), new Partnerpoort.Partneradres()).ExcludeFromDescription();
    }

    /// <summary>RFC 8414, with RFC 8705 section 3.3.</summary>
    private static Dictionary<string, object> Beschrijving(Partnerinstellingen i) => new()
    {
        ["issuer"] = i.Uitgever!,
        ["token_endpoint"] = i.Tokenadres,
        ["jwks_uri"] = i.Uitgever + Sleutelpad,
        ["grant_types_supported"] = new[] { "client_credentials" },
        ["response_types_supported"] = Array.Empty<string>(),
        ["token_endpoint_auth_methods_supported"] = new[] { "private_key_jwt" },
        ["token_endpoint_auth_signing_alg_values_supported"] = Enum.GetNames<Sleutelalgoritme>(),
        ["tls_client_certificate_bound_access_tokens"] = true,
    };

    private static async Task<IResult> BeantwoordAsync(HttpContext http, Tokenuitgifte uitgifte)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        http.Transactie();
        if (!uitgifte.HeeftRuimte(http)) return TeVeel(http);
        if (await LeesAsync(http) is not { } velden) return Fout(400, "invalid_request", "Het verzoek heeft niet de goede vorm: een formulier met elk veld hoogstens een keer, zonder parameters in het adres en zonder andere manier van aanmelden.");
        if (!velden.TryGetValue("grant_type", out var soort)) return Fout(400, "invalid_request", "grant_type ontbreekt.");
        if (soort != "client_credentials") return Fout(400, "unsupported_grant_type", "Alleen client_credentials wordt ondersteund.");
        var tekst = velden.GetValueOrDefault("client_assertion_type") == Verklaringsoort ? velden.GetValueOrDefault("client_assertion") : null;
        var uitkomst = await uitgifte.GeefAsync(http, tekst, velden.GetValueOrDefault("client_id"), velden.GetValueOrDefault("scope"), http.RequestAborted);
        return uitkomst switch
        {
            { Token: { } token } => Results.Json(new { access_token = token, token_type = "Bearer", expires_in = uitkomst.Seconden, scope = uitkomst.Scope }),
            { Reden: Beslisreden.ScopeNietVerleend } => Fout(400, "invalid_scope", "De gevraagde scope is niet verleend."),
            { Reden: Beslisreden.TeVeel } => TeVeel(http),
            _ => Onbekend(http),
        };
    }

    /// <summary>One answer for everything that is wrong with who says to be whom; the gemeente can look up which it was by the transaction.</summary>
    private static IResult Onbekend(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Fout(401, "invalid_client", "De aanmelding is geweigerd. De gemeente vindt de reden bij de waarde van de kop Fsc-Transaction-Id.");
    }

    private static IResult TeVeel(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Partnerdrukte.Wacht(null);
        return Fout(429, "temporarily_unavailable", "Er is in korte tijd te vaak een token gevraagd. Gebruik een token tot het verloopt.");
    }

    private static IResult Fout(int status, string code, string uitleg) => Results.Json(new { error = code, error_description = uitleg }, statusCode: status);

    /// <summary>Null unless each field stands there once, in the body, and nothing else claims to log in.</summary>
    private static async Task<Dictionary<string, string>?> LeesAsync(HttpContext http)
    {
        var verzoek = http.Request;
        if (verzoek.QueryString.HasValue || verzoek.Headers.Authorization.Count > 0 || verzoek.ContentLength > Langst) return null;
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(verzoek.ContentType, out var soort) || !string.Equals(soort.MediaType, Formulier, StringComparison.OrdinalIgnoreCase)) return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grens) grens.MaxRequestBodySize = Langst;
        try
        {
            var lezer = new Microsoft.AspNetCore.WebUtilities.FormPipeReader(verzoek.BodyReader) { KeyLengthLimit = 64, ValueLengthLimit = Langst, ValueCountLimit = 16 };
            var velden = await lezer.ReadFormAsync(http.RequestAborted);
            return velden.Any(v => !Velden.Contains(v.Key) && v.Key.StartsWith("client_", StringComparison.Ordinal)) || velden.Any(v => v.Value.Count != 1) ? null
                : velden.ToDictionary(v => v.Key, v => v.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}

/// <param name="Token">Null when there is none, for the reason that stands beside it.</param>
internal sealed record Uitgegeven(Beslisreden Reden, string? Token = null, int Seconden = 0, string Scope = "");

/// <summary>Weighs an assertion and the certificate over which it came, records the decision, and gives a token.</summary>
internal sealed class Tokenuitgifte(IDocumentStore opslag, NpgsqlDataSource bron, IAfspraken afspraken, Beslissingen beslissingen, Toegangstokens tokens, Partnerruimte ruimte, Partnerinstellingen instellingen, TimeProvider klok)
{
    public bool HeeftRuimte(HttpContext http) => ruimte.TokenVoorBeller(Partnerruimte.Beller(http)) || Meld();

    private static bool Meld()
    {
        Partnermeters.Geweigerd(Beslisreden.TeVeel);
        return false;
    }

    public async Task<Uitgegeven> GeefAsync(HttpContext http, string? tekst, string? client, string? scope, CancellationToken ct)
    {
        var (nu, certificaat) = (klok.GetUtcNow(), http.Partnercertificaat());
        var verklaring = tekst is null ? null : Clientverklaring.Lees(tekst);
        var naam = verklaring?.Client;
        Partner? partner = null;
        if (naam is not null)
        {
            await using var sessie = opslag.QuerySession(naam.Gemeente);
            partner = await sessie.LoadAsync<Partner>(Partner.Stroom(naam.PartnerId), ct);
        }
        var sleutel = verklaring is null ? null : partner?.Sleutel(verklaring.Kid);
        var bezwaar = certificaat is null ? Beslisreden.GeenGeldigCertificaat
            : verklaring is null || (client is not null && client != naam!.ToString()) ? Beslisreden.Onleesbaar
            : partner is null ? Beslisreden.OnbekendePartner
            : partner.Oin != certificaat.Oin ? Beslisreden.AnderOin
            : partner.Status is not Partnerstatus.Actief ? Beslisreden.NietActief
            : verklaring.Bezwaar(instellingen, nu) ?? verklaring.Bezwaar(sleutel, certificaat, nu)
                ?? (await verklaring.OndertekendMetAsync(sleutel!.Opgave) ? (Beslisreden?)null : Beslisreden.OngeldigeHandtekening);
        if (bezwaar is { } b) return await Weiger(b);
        if (!ruimte.TokenVoorPartner(naam!.ToString()))
        {
            Partnermeters.Geweigerd(Beslisreden.TeVeel);
            return new(Beslisreden.TeVeel);
        }

        var verleend = (await afspraken.VanAsync(naam.Gemeente, partner!.PartnerId, ct)).Select(r => r.Feed).Distinct().Order(StringComparer.Ordinal).ToList();
        var gevraagd = scope?.Split(' ').Distinct().ToList() ?? verleend;
        if (gevraagd.Exists(g => !verleend.Contains(g))) return await Weiger(Beslisreden.ScopeNietVerleend);

        var token = new Toegangstoken(naam, partner.Oin, sleutel!.Opgave.SleutelId, Guid.CreateVersion7(nu), nu, certificaat!.Vingerafdruk, gevraagd);
        await using (var verbinding = await bron.OpenConnectionAsync(ct))
        {
            await using var tx = await verbinding.BeginTransactionAsync(ct);
            // Two nodes that get one assertion at once meet at this row: the second finds it there.
            await verbinding.VoerUitAsync($"delete from {Partnerschema.Verklaring} where gemeente = $1 and partner = $2 and tot < $3", ct, naam.Gemeente, naam.PartnerId, nu);
            if (await verbinding.VoerUitAsync($"insert into {Partnerschema.Verklaring} (gemeente, partner, jti, tot) values ($1, $2, $3, $4) on conflict do nothing", ct,
                naam.Gemeente, naam.PartnerId, SHA256.HashData(Encoding.ASCII.GetBytes(verklaring!.Jti)), verklaring.Verloopt + 2 * Clientverklaring.Speling) == 1)
            {
                await beslissingen.SchrijfAsync(verbinding, Beslis(Beslisreden.Toegestaan, token.Id), ct);
                await tx.CommitAsync(ct);
                return new(Beslisreden.Toegestaan, tokens.Geef(token), (int)instellingen.Tokenduur.TotalSeconds, string.Join(' ', gevraagd));
            }
        }
        return await Weiger(Beslisreden.Herhaald);

        Beslissing Beslis(Beslisreden reden, Guid? id = null) => new(naam?.Gemeente ?? Beslissing.Nergens, partner?.PartnerId, partner?.Version, Beslissoort.Token, null, null, reden,
            Beslissingen.Spoor(http), http.Transactie(), certificaat?.Vingerafdruk, id);

        async Task<Uitgegeven> Weiger(Beslisreden reden)
        {
            await beslissingen.WeigerAsync(Beslis(reden), eigen: partner is not null && partner.Oin == certificaat?.Oin, Partnerruimte.Beller(http));
            return new(reden);
        }
    }
}
