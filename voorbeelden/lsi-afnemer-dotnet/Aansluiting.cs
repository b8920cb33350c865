using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace LsiAfnemer;

/// <summary>The file with what a partner and the gemeente agreed; paths in it are beside the file.</summary>
/// <param name="Uitgever">Start of every address.</param>
/// <param name="Client">Who we are.</param>
/// <param name="Kid">Name of our key at the gemeente.</param>
/// <param name="Aanmeldsleutel">The key with which we log in.</param>
/// <param name="Vertrouwd">The only root that the server may lean on.</param>
internal sealed record Instellingen(string Uitgever, string Client, string Kid, Guid Feed, string Certificaat, string Certificaatsleutel, string Aanmeldsleutel, string Vertrouwd);

/// <summary>What did not work, and whether trying again may help.</summary>
internal sealed class Mislukt(string wat, HttpStatusCode? status, TimeSpan wacht) : Exception(wat)
{
    public TimeSpan Wacht { get; } = wacht;

    /// <summary>A form that does not hold, or no such feed: a human has to look. Suspended (403) may pass.</summary>
    public bool Voorgoed { get; } = status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;
}

/// <summary>Mutual TLS with our own certificate, and a token that is bound to it.</summary>
internal sealed class Aansluiting : IDisposable
{
    /// <summary>How long a poll waits for something new.</summary>
    public const int Wacht = 25_000;

    private readonly Instellingen _instellingen;
    private readonly ECDsa _sleutel = ECDsa.Create();
    private readonly HttpClient _klant;
    private (string Waarde, DateTime Tot)? _token;

    public Aansluiting(string bestand)
    {
        _instellingen = JsonSerializer.Deserialize<Instellingen>(File.ReadAllText(bestand), JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{bestand} is leeg.");
        string Naast(string naam) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(bestand))!, naam);
        _sleutel.ImportFromPem(File.ReadAllText(Naast(_instellingen.Aanmeldsleutel)));
        var certificaat = X509Certificate2.CreateFromPemFile(Naast(_instellingen.Certificaat), Naast(_instellingen.Certificaatsleutel));
        // The certificates between ours and the root go along: the server has only the root.
        var keten = new X509Certificate2Collection();
        keten.ImportFromPemFile(Naast(_instellingen.Certificaat));
        var vertrouwd = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        vertrouwd.CustomTrustStore.ImportFromPemFile(Naast(_instellingen.Vertrouwd));
        _klant = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { ClientCertificateContext = SslStreamCertificateContext.Create(certificaat, [.. keten.Skip(1)], offline: true), CertificateChainPolicy = vertrouwd },
        })
        { BaseAddress = new Uri(_instellingen.Uitgever), Timeout = TimeSpan.FromMilliseconds(Wacht + 30_000) };
    }

    /// <summary>A page after the cursor; null when the cursor is too old.</summary>
    public async Task<byte[]?> LeesAsync(string? cursor, bool wacht, CancellationToken ct)
    {
        using var antwoord = await StuurAsync(HttpMethod.Get, $"?{(cursor is null ? "" : $"lastEventId={cursor}&")}timeout={(wacht ? Wacht : 0)}", null, ct);
        if (antwoord.StatusCode is HttpStatusCode.Gone) return null;
        // Throws when the connection broke before the page was whole: half a page is no page.
        return antwoord.IsSuccessStatusCode ? await antwoord.Content.ReadAsByteArrayAsync(ct) : throw await FoutAsync("Lezen", antwoord, ct);
    }

    public async Task BevestigAsync(string tot, CancellationToken ct)
    {
        using var antwoord = await StuurAsync(HttpMethod.Post, "/bevestigingen", JsonSerializer.Serialize(new { tot }), ct);
        if (!antwoord.IsSuccessStatusCode) throw await FoutAsync("Bevestigen", antwoord, ct);
    }

    private async Task<HttpResponseMessage> StuurAsync(HttpMethod methode, string pad, string? inhoud, CancellationToken ct)
    {
        for (var poging = 0; ; poging++)
        {
            using var verzoek = new HttpRequestMessage(methode, $"/v1/feeds/{_instellingen.Feed}{pad}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(ct)) } };
            if (inhoud is not null)
            {
                verzoek.Content = new StringContent(inhoud, Encoding.UTF8, "application/json");
                verzoek.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            }
            var antwoord = await _klant.SendAsync(verzoek, ct);
            // What was granted after a token was given is not in it: the next attempt asks a new one.
            if (antwoord.StatusCode is HttpStatusCode.Forbidden) _token = null;
            if (antwoord.StatusCode is not HttpStatusCode.Unauthorized || poging > 0) return antwoord;
            antwoord.Dispose();
            _token = null;
        }
    }

    /// <summary>Lasts for some minutes; asked anew shortly before it ends, or when it was refused.</summary>
    private async Task<string> TokenAsync(CancellationToken ct)
    {
        if (_token is { } bewaard && DateTime.UtcNow < bewaard.Tot) return bewaard.Waarde;
        using var formulier = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Verklaring($"{_instellingen.Uitgever}/token"),
        });
        using var antwoord = await _klant.PostAsync(new Uri("/token", UriKind.Relative), formulier, ct);
        if (!antwoord.IsSuccessStatusCode) throw await FoutAsync("Aanmelden", antwoord, ct);
        using var inhoud = JsonDocument.Parse(await antwoord.Content.ReadAsByteArrayAsync(ct));
        _token = (inhoud.RootElement.GetProperty("access_token").GetString()!, DateTime.UtcNow.AddSeconds(inhoud.RootElement.GetProperty("expires_in").GetInt32() - 15));
        return _token.Value.Waarde;
    }

    /// <summary>Signed by our key (RFC 7523); valid for a minute, and for one time.</summary>
    private string Verklaring(string tokenadres)
    {
        var nu = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var client = _instellingen.Client;
        var tekst = $"{Deel(new { alg = "ES256", typ = "JWT", kid = _instellingen.Kid })}.{Deel(new { iss = client, sub = client, aud = tokenadres, iat = nu, exp = nu + 60, jti = Guid.NewGuid() })}";
        return $"{tekst}.{Base64Url.EncodeToString(_sleutel.SignData(Encoding.ASCII.GetBytes(tekst), HashAlgorithmName.SHA256))}";
    }

    private static string Deel(object wat) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(wat));

    private static async Task<Mislukt> FoutAsync(string wat, HttpResponseMessage antwoord, CancellationToken ct)
    {
        var uitleg = "";
        try
        {
            using var probleem = JsonDocument.Parse(await antwoord.Content.ReadAsByteArrayAsync(ct));
            uitleg = probleem.RootElement.TryGetProperty("detail", out var tekst) || probleem.RootElement.TryGetProperty("error_description", out tekst) ? tekst.GetString() : "";
        }
        catch (JsonException)
        {
            // No body that says more.
        }
        return new($"{wat}: {(int)antwoord.StatusCode}. {uitleg}".TrimEnd(), antwoord.StatusCode, antwoord.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);
    }

    public void Dispose()
    {
        _klant.Dispose();
        _sleutel.Dispose();
    }
}
