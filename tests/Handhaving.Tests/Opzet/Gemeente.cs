using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Toegang;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Opzet;

/// <summary>A gemeente that exists for one test only, spoken to over HTTP with real tokens.</summary>
public sealed class Gemeente(Toepassing toepassing, string code)
{
    private static int _pand;

    public string Code => code;

    public string Buurt => $"BU{code[2..]}0702";

    public string Wijk => $"WK{code[2..]}07";

    public Toepassing Toepassing => toepassing;

    /// <summary>Every answer that its people got.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<Antwoord> Antwoorden { get; } = new();

    /// <summary>A synthetic BAG id of the official form.</summary>
    public string NieuwPand() => string.Create(CultureInfo.InvariantCulture, $"{code[2..]}10{Interlocked.Increment(ref _pand):0000000000}");

    /// <summary>Someone of this gemeente in a role.</summary>
    public Medewerker Als(string rol, int nummer = 1) => new(this, rol, nummer);

    public Medewerker Toezichthouder => Als(Rol.Toezichthouder);

    public Medewerker Collega => Als(Rol.Toezichthouder, 2);

    public Medewerker Jurist => Als(Rol.Handhavingsjurist);

    public Medewerker Coordinator => Als(Rol.Coordinator);

    public Medewerker Beheerder => Als(Rol.Beheerder);

    public IQuerySession Lees() => toepassing.Host.Services.GetRequiredService<IDocumentStore>().QuerySession(code);

    public IDocumentSession Schrijf() => toepassing.Host.Services.GetRequiredService<IDocumentStore>().LightweightSession(code);

    /// <summary>Waits until the read models have seen all that was written.</summary>
    public Task BijgewerktAsync() => toepassing.Host.WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(20));

    public async Task<object?> VraagAsync(string sql) => await toepassing.Database.VraagAsync(sql.Replace(":gemeente", $"'{code}'", StringComparison.Ordinal));
}

/// <summary>Someone with a token, and the calls that he makes.</summary>
public sealed class Medewerker(Gemeente gemeente, string rol, int nummer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public Guid Verwijzing => gemeente.Toepassing.Host.Services.GetRequiredService<Medewerkerverwijzing>().Van(gemeente.Code, Inlognaam);

    public string Inlognaam => Ontwikkeluitgever.Onderwerp(rol, nummer);

    public string Token => gemeente.Toepassing.Host.Services.GetRequiredService<Ontwikkeluitgever>().Geef(rol, gemeente.Code, nummer, TimeSpan.FromHours(1));

    /// <param name="versie">The ETag for If-Match; null sends none.</param>
    /// <param name="sleutel">The Idempotency-Key; null takes a new one, empty sends none.</param>
    public async Task<Antwoord> Post(string pad, object? opdracht, string? versie = null, string? sleutel = null)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, pad) { Content = new StringContent(opdracht as string ?? JsonSerializer.Serialize(opdracht, Json), new MediaTypeHeaderValue("application/json")) };
        if (versie is not null) verzoek.Headers.TryAddWithoutValidation("If-Match", versie);
        if (sleutel is not "") verzoek.Headers.TryAddWithoutValidation("Idempotency-Key", sleutel ?? Guid.NewGuid().ToString());
        return await Stuur(verzoek);
    }

    public async Task<Antwoord> Get(string pad)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, pad);
        return await Stuur(verzoek);
    }

    public async Task<Antwoord> Stuur(HttpRequestMessage verzoek)
    {
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var klant = gemeente.Toepassing.Host.Server.CreateClient();
        var antwoord = await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
        gemeente.Antwoorden.Enqueue(antwoord);
        return antwoord;
    }
}

/// <summary>What came back. The assertions show the whole answer, so that a failing test tells what went wrong.</summary>
public sealed record Antwoord(string Verzoek, HttpStatusCode Status, string? Versie, string Tekst, IReadOnlyDictionary<string, string> Koppen)
{
    public JsonNode Json => JsonNode.Parse(Tekst)!;

    public static async Task<Antwoord> Van(HttpResponseMessage antwoord)
    {
        using (antwoord)
            return new Antwoord($"{antwoord.RequestMessage!.Method} {antwoord.RequestMessage.RequestUri}", antwoord.StatusCode, antwoord.Headers.ETag?.ToString(),
                await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                antwoord.Headers.Concat(antwoord.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Guid Id(string veld) => Guid.Parse(Json[veld]!.GetValue<string>());

    /// <summary>Where the header Link points for this relation, or null.</summary>
    public string? Naar(string rel) => Koppen.GetValueOrDefault("Link")?.Split(", ").FirstOrDefault(l => l.EndsWith($"rel=\"{rel}\"", StringComparison.Ordinal))?.Split('>')[0][1..];

    public Antwoord Is(int status)
    {
        ((int)Status).ShouldBe(status, $"{Verzoek}\n{Tekst}");
        return this;
    }

    /// <summary>Refused by this rule, with its ground and what to do about it.</summary>
    public Antwoord GeweigerdDoor(string regel)
    {
        Is(409);
        Json["regel"]!.GetValue<string>().ShouldBe(regel, Tekst);
        Json["grondslag"]!.GetValue<string>().ShouldNotBeEmpty(Tekst);
        Json["watTeDoen"]!.GetValue<string>().ShouldNotBeEmpty(Tekst);
        return this;
    }
}
