using System.Net.Http.Headers;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Platform;

/// <summary>One method of one endpoint of the API. The routing itself is asked, so that a later endpoint is covered too.</summary>
public sealed record Adres(string Methode, string Patroon, RouteEndpoint Endpoint)
{
    public bool Beveiligd => Endpoint.Metadata.GetMetadata<MagAttribute>() is not null;

    /// <summary>For partners, with their own tokens, and for nobody else.</summary>
    public bool VanPartner => Endpoint.Metadata.GetMetadata<MagPartnerAttribute>() is not null;

    public Toegangsrecht Recht => Endpoint.Metadata.GetMetadata<MagAttribute>()!.Recht;

    /// <summary>A command; what opens or searches (<c>_open</c>, <c>_zoek</c>, and what a standard calls otherwise) writes nothing.</summary>
    public bool Schrijft => Methode == "POST" && !Patroon.Split('/')[^1].StartsWith('_') && Patroon is not ("/v1/processing-activities" or "/v1/feeds/{feedId}/bevestigingen");

    public bool OpZaak => Schrijft && Patroon.Contains("{zaakId}", StringComparison.Ordinal);

    public override string ToString() => $"{Methode} {Patroon}";

    public static IReadOnlyList<Adres> Alle(Toepassing toepassing) =>
    [
        .. toepassing.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("v1", StringComparison.OrdinalIgnoreCase))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => new Adres(m, "/" + e.RoutePattern.RawText!.TrimStart('/'), e)))
            .OrderBy(a => a.Patroon, StringComparer.Ordinal).ThenBy(a => a.Methode, StringComparer.Ordinal),
    ];

    /// <summary>The address with the ids of a story; other ids are random.</summary>
    public string Pad(Verhaal? v = null) => string.Join('/', Patroon.Split('/').Select(deel => deel switch
    {
        "{pandId}" => v?.PandId ?? "0150100000000001",
        "{zaakId}" when v is not null => v.ZaakId.ToString(),
        "{meldingId}" when v is not null => v.MeldingId.ToString(),
        "{controleId}" when v is not null => v.ControleId.ToString(),
        ['{', ..] => Guid.NewGuid().ToString(),
        _ => deel,
    }));

    /// <summary>The ids in this address, in their order.</summary>
    public IReadOnlyList<string> Ids { get; } = [.. Patroon.Split('/').Where(d => d is ['{', ..]).Select(d => d[1..^1])];

    /// <summary>The address with these ids.</summary>
    public string PadMet(Func<string, object> id) => string.Join('/', Patroon.Split('/').Select(deel => deel is ['{', ..] ? $"{id(deel[1..^1])}" : deel));

    public HttpRequestMessage Verzoek(Verhaal? v = null, bool sleutel = true) => Verzoek(Pad(v), sleutel);

    public HttpRequestMessage Verzoek(string pad, bool sleutel = true, string inhoud = "{}")
    {
        var verzoek = new HttpRequestMessage(new HttpMethod(Methode), pad);
        if (Methode is "GET" or "HEAD") return verzoek;
        verzoek.Content = new StringContent(inhoud, new MediaTypeHeaderValue("application/json"));
        if (sleutel) verzoek.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return verzoek;
    }

    /// <summary>Who may do this; anyone where no right is asked.</summary>
    public Medewerker MetRecht(Gemeente gemeente) => gemeente.Als(Beveiligd ? Toegangsmatrix.Rollen[Recht].Order(StringComparer.Ordinal).First() : Rol.Auditor);

    /// <summary>Runs a check on every address and tells of all that fail, not only of the first.</summary>
    public static async Task Elk(Toepassing toepassing, Func<Adres, bool> welke, Func<Adres, Task> controle)
    {
        var gekozen = Alle(toepassing).Where(welke).ToList();
        gekozen.ShouldNotBeEmpty();
        List<string> mis = [];
        foreach (var adres in gekozen)
        {
            try
            {
                await controle(adres);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                mis.Add($"{adres}: {e.Message}");
            }
        }
        mis.ShouldBeEmpty(string.Join("\n\n", mis));
    }
}

internal static class Antwoordregels
{
    /// <summary>What holds for every answer of the API.</summary>
    public static Antwoord VoldoetAanDeRegels(this Antwoord antwoord)
    {
        antwoord.Koppen.GetValueOrDefault("API-Version").ShouldNotBeNull(antwoord.Verzoek).ShouldMatch(@"^\d+\.\d+\.\d+$");
        antwoord.Koppen["Cache-Control"].ShouldBe("no-store", antwoord.Verzoek);
        antwoord.Koppen["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        antwoord.Koppen["X-Content-Type-Options"].ShouldBe("nosniff");
        antwoord.Koppen["X-Frame-Options"].ShouldBe("DENY");
        antwoord.Koppen["Referrer-Policy"].ShouldBe("no-referrer");
        return antwoord;
    }

    /// <summary>A problem in the form of the design rules, in Dutch.</summary>
    public static Antwoord IsProbleem(this Antwoord antwoord, int status)
    {
        antwoord.Is(status).VoldoetAanDeRegels();
        antwoord.Koppen["Content-Type"].ShouldBe("application/problem+json", antwoord.Verzoek);
        antwoord.Json["status"]!.GetValue<int>().ShouldBe(status);
        antwoord.Json["type"]!.GetValue<string>().ShouldStartWith("tag:handhaving.example.nl,2026:", Case.Sensitive, antwoord.Tekst);
        antwoord.Json["title"]!.GetValue<string>().ShouldNotBeEmpty();
        antwoord.Json["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        return antwoord;
    }

    public static string Detail(this Antwoord antwoord) => antwoord.Json["detail"]!.GetValue<string>();
}
