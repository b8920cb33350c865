using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Handhaving.Platform;
using Handhaving.Toegang;

namespace Handhaving.Voorbeeld;

/// <summary>A caller of the API like any other, who repeats what failed under way.</summary>
internal sealed class Voorbeeldklant(HttpClient http, Ontwikkeluitgever uitgever, string gemeente)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ConcurrentDictionary<(string, int), string> _tokens = [];

    public async Task<JsonNode> Post(string rol, string pad, object opdracht, CancellationToken ct, string? versie = null, int medewerker = 1)
    {
        var tekst = JsonSerializer.Serialize(opdracht, Json);
        // The same words to the same address are the same command: a run after a crash gets the answer of the first.
        var sleutel = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"voorbeeld|{pad}|{tekst}")))[..40];
        return (await Stuur(rol, medewerker, HttpMethod.Post, pad, v =>
        {
            v.Content = new StringContent(tekst, Encoding.UTF8, "application/json");
            v.Headers.Add("Idempotency-Key", sleutel);
            if (versie is not null) v.Headers.TryAddWithoutValidation("If-Match", versie);
        }, ct)).Tekst!;
    }

    /// <returns>Null when there is nothing.</returns>
    public async Task<(JsonNode? Tekst, string Versie)> Lees(string pad, CancellationToken ct) => await Stuur(Rol.Handhavingsjurist, 1, HttpMethod.Get, pad, null, ct);

    private async Task<(JsonNode? Tekst, string Versie)> Stuur(string rol, int medewerker, HttpMethod methode, string pad, Action<HttpRequestMessage>? vul, CancellationToken ct)
    {
        for (var poging = 1; ; poging++)
        {
            using var verzoek = new HttpRequestMessage(methode, pad);
            verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.GetOrAdd((rol, medewerker), r => uitgever.Geef(r.Item1, gemeente, r.Item2, TimeSpan.FromHours(2))));
            vul?.Invoke(verzoek);
            using var antwoord = await http.SendAsync(verzoek, ct);
            var tekst = await antwoord.Content.ReadAsStringAsync(ct);
            if (antwoord.IsSuccessStatusCode) return (JsonNode.Parse(tekst), antwoord.Headers.ETag?.ToString() ?? "");
            if (methode == HttpMethod.Get && antwoord.StatusCode is HttpStatusCode.NotFound) return (null, "");
            // Two commands that met in the database; nothing was done, and the key makes a repeat safe.
            if (poging < 5 && ((int)antwoord.StatusCode >= 500 || antwoord.StatusCode is HttpStatusCode.PreconditionFailed && !verzoek.Headers.Contains("If-Match"))) { await Task.Delay(100 * poging, ct); continue; }
            throw new OpdrachtMislukt($"Het voorbeeld is niet verder te laden: {methode} {Route(pad)} gaf {(int)antwoord.StatusCode}. {tekst}");
        }
    }

    /// <summary>Without the ids.</summary>
    private static string Route(string pad) => string.Join('/', pad.Split('/').Select(deel => deel.Any(char.IsAsciiDigit) && deel.Length > 3 ? "…" : deel));
}
