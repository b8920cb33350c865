using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Handhaving.Tests.Platform;

/// <summary>What leaves the product in traces, metrics and logs, with every log level on.</summary>
public partial class WaarnemingTests(WaarnemingTests.Waargenomen toepassing) : IClassFixture<WaarnemingTests.Waargenomen>
{
    private const string Geheim = "Geheimzinnige-Jansen";

    [Fact]
    public async Task Alle_drie_de_signalen_komen_aan_zonder_persoonsgegevens_en_zonder_BAG_id()
    {
        var gemeente = toepassing.NieuweGemeente();
        var v = await (await (await new Verhaal(gemeente).MetRegisters()).MetMelding($"Volgens {Geheim} wonen er te veel mensen.", new Melderopgave(Geheim, "0612345678", $"{Geheim}@example.nl"))).InOnderzoek();
        var zaakpad = v.Zaakpad;
        (await gemeente.Jurist.Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", """{"doel":"Behandeling"}""")).Tekst.ShouldNotBeEmpty();
        await gemeente.Jurist.Get(zaakpad);
        // Everything a caller can do wrong with a name in his hand.
        await gemeente.Jurist.Get($"/v1/panden/{Geheim}");
        await gemeente.Jurist.Get($"{zaakpad}?naam={Geheim}");
        await gemeente.Jurist.Get($"/v1/{Geheim}");
        await gemeente.Coordinator.Post($"/v1/panden/{gemeente.NieuwPand()}/meldingen", $$"""{"{{Geheim}}":"{{Geheim}}","kanaal":"{{Geheim}}"}""");
        await gemeente.Coordinator.Post($"/v1/panden/{gemeente.NieuwPand()}/meldingen", $"{{ {Geheim}");
        await gemeente.Coordinator.Post($"{zaakpad}/zorgsignalen", "{}", $"\"{Geheim}\"", Geheim);
        using (var klant = toepassing.Host.Server.CreateClient())
        {
            klant.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Geheim);
            klant.DefaultRequestHeaders.UserAgent.ParseAdd(Geheim);
            await klant.GetAsync(new Uri(zaakpad, UriKind.Relative), TestContext.Current.CancellationToken);
        }
        // Two first writers at once, past the queue that keeps them apart: a write that fails in the database.
        var pand = gemeente.NieuwPand();
        async Task Begin()
        {
            await using var sessie = gemeente.Schrijf();
            sessie.Events.StartStream<Pand>(pand, new MeldingOntvangen(Guid.NewGuid(), Guid.NewGuid(), null, Kanaal.Telefoon, Onderwerp.Kamerverhuur, false, false,
                Persoonsgegeven.Over(Guid.NewGuid(), new Melder(Geheim)), Persoonsgegeven.Over(Guid.NewGuid(), Geheim))
            { GebeurdOp = DateTimeOffset.UnixEpoch });
            await sessie.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await Begin();
        await Should.ThrowAsync<Exception>(Begin);
        Mislukt($"/v1/panden/{v.PandId}", Geheim);

        toepassing.Stuur();
        var sporen = toepassing.Ontvanger.Alles("traces");
        var logs = toepassing.Ontvanger.Alles("logs");
        var metingen = toepassing.Ontvanger.Alles("metrics");
        foreach (var verwacht in (string[])["/v1/panden/{pandId}/zaken/{zaakId}", "marten", "postgresql", "handhaving", "bag-"]) sporen.Contains(verwacht, StringComparison.Ordinal).ShouldBeTrue(verwacht);
        foreach (var verwacht in (string[])["SQLSTATE 23505", "bag-", "Mislukte regel"]) logs.Contains(verwacht, StringComparison.Ordinal).ShouldBeTrue(verwacht);
        foreach (var verwacht in (string[])["http.server.request.duration", "marten.event.append"]) metingen.Contains(verwacht, StringComparison.Ordinal).ShouldBeTrue(verwacht);
        foreach (var (naam, inhoud) in (ValueTuple<string, string>[])[("traces", sporen), ("logs", logs), ("metrics", metingen), ("regels", toepassing.Log.Alles)])
        {
            foreach (var verboden in (string[])[Geheim, "0612345678", v.PandId, pand]) Rond(inhoud, verboden).ShouldBeNull($"{naam}: {Rond(inhoud, verboden)}");
            (BagId().Match(inhoud) is { Success: true } gevonden ? Rond(inhoud, gevonden.Value) : null).ShouldBeNull(naam);
        }
    }

    private void Mislukt(string pad, string geheim)
    {
        var logger = toepassing.Host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Proef");
#pragma warning disable CA1848, CA2254 // A line as a careless author would write it.
        logger.LogError(new FormatException($"String '{geheim}' was not recognized at {pad}", new System.Text.Json.JsonException(geheim)), "Mislukte regel bij {RequestPath} van {Pand}", $"{pad}?naam={geheim}", pad);
#pragma warning restore CA1848, CA2254
    }

    private static string? Rond(string inhoud, string gezocht) => inhoud.IndexOf(gezocht, StringComparison.OrdinalIgnoreCase) is >= 0 and var plek
        ? inhoud[Math.Max(0, plek - 200)..Math.Min(inhoud.Length, plek + 100)]
        : null;

    [GeneratedRegex("(?<![0-9A-Fa-f])[0-9]{4}(01|02|03|10)[0-9]{10}(?![0-9A-Fa-f])")]
    private static partial Regex BagId();

    public sealed class Waargenomen : Toepassing
    {
        public Ontvanger Ontvanger { get; } = new();

        public void Stuur()
        {
            Host.Services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
            Host.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
            Host.Services.GetRequiredService<LoggerProvider>().ForceFlush().ShouldBeTrue();
        }

        protected override void Pas(IWebHostBuilder web)
        {
            web.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", Ontvanger.Adres);
            web.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            foreach (var categorie in (string[])["Default", "Microsoft", "Microsoft.AspNetCore", "Npgsql", "Wolverine", "Marten", "JasperFx"]) web.UseSetting($"Logging:LogLevel:{categorie}", "Trace");
            web.UseSetting("Logging:Console:LogLevel:Default", "None");
        }
    }
}
