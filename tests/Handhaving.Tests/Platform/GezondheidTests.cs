using Handhaving.Tests.Opzet;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.AspNetCore.Hosting;

namespace Handhaving.Tests.Platform;

public class GezondheidTests(Toepassing toepassing)
{
    [Fact]
    public async Task Wie_waakt_heeft_geen_aanmelding_nodig_en_hoort_alleen_een_toestand()
    {
        (await toepassing.Toestand("live")).Is(200).Json["status"]!.GetValue<string>().ShouldBe("gereed");
        (await toepassing.Toestand("ready")).Is(200).Json["opslag"]!.GetValue<string>().ShouldNotBeEmpty();
    }
}

/// <summary>An application that goes wrong, so one of its own.</summary>
public class OngezondheidTests(OngezondheidTests.MetKapotLeesmodel toepassing) : IClassFixture<OngezondheidTests.MetKapotLeesmodel>
{
    [Fact(Timeout = 60_000)]
    public async Task Een_leesmodel_dat_stilstaat_en_een_database_die_weg_is_maken_het_product_niet_gereed()
    {
        (await toepassing.Toestand("ready")).Is(200);

        await new Verhaal(toepassing.NieuweGemeente()).MetMelding();
        (await Totdat("Kapot", TestContext.Current.CancellationToken)).Json["status"]!.GetValue<string>().ShouldBe("niet gereed");

        var naam = await toepassing.Database.VraagAsync("select current_database()");
        await Database.ServerAsync($"alter database \"{naam}\" allow_connections false");
        await Database.ServerAsync($"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{naam}'");
        var antwoord = await Totdat("antwoordt niet", TestContext.Current.CancellationToken);
        antwoord.Tekst.ShouldNotContain("Host");
        antwoord.Tekst.ShouldNotContain("handhaving_app");
        (await toepassing.Toestand("live")).Is(200);
        await Database.ServerAsync($"alter database \"{naam}\" allow_connections true");
    }

    private async Task<Antwoord> Totdat(string tekst, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (await toepassing.Toestand("ready") is { } antwoord && (int)antwoord.Status is 503 && antwoord.Tekst.Contains(tekst, StringComparison.Ordinal)) return antwoord;
        }
    }

    public sealed class MetKapotLeesmodel : Toepassing
    {
        protected override void Pas(IWebHostBuilder web) => web.ConfigureServices(s => s.ConfigureMarten(opts => opts.Projections.Add(new Kapot(), ProjectionLifecycle.Async)));
    }

    private sealed class Kapot : IProjection
    {
        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation) => throw new InvalidOperationException("Dit leesmodel is met opzet kapot.");
    }
}

internal static class Gezondheidsvraag
{
    public static async Task<Antwoord> Toestand(this Toepassing toepassing, string welke)
    {
        using var klant = toepassing.Host.Server.CreateClient();
        return await Antwoord.Van(await klant.GetAsync(new Uri($"/health/{welke}", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
