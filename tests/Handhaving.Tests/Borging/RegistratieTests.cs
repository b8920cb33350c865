using System.Globalization;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Samenstelling;
using Handhaving.Tests.Opzet;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging;

/// <summary>Who recorded it and when is not for the application to say freely.</summary>
public class RegistratieTests(Toepassing toepassing)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UTC")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/New_York")]
    public async Task Het_tijdstip_van_registratie_is_de_klok_van_de_database(string tijdzone)
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        using var store = DocumentStore.For(o =>
        {
            o.Connection($"{toepassing.Database.AlsApp};Timezone={tijdzone}");
            o.Inrichten();
            o.VerzegelPersoonsgegevens(toepassing.Host.Services.GetRequiredService<Sleuteldienst>());
            o.Events.TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        });
        var voor = (DateTime)(await toepassing.Database.VraagAsync("select clock_timestamp()"))!;

        foreach (var gebeurtenis in (Gebeurtenis[])[Melding(), Beoordeeld()])
        {
            await using var sessie = store.LightweightSession(g.Code);
            if (gebeurtenis is MeldingOntvangen) sessie.Events.StartStream<Pand>(pand, gebeurtenis);
            else (await sessie.Events.FetchForWriting<Pand>(pand, Ct)).AppendOne(gebeurtenis);
            await sessie.SaveChangesAsync(Ct);
        }

        var na = (DateTime)(await toepassing.Database.VraagAsync("select clock_timestamp()"))!;
        await using var lees = g.Lees();
        var opgeslagen = await lees.Events.FetchStreamAsync(pand, token: Ct);
        opgeslagen.Count.ShouldBe(2);
        foreach (var e in opgeslagen)
        {
            e.Timestamp.UtcDateTime.ShouldBeInRange(voor, na);
            e.Timestamp.Offset.ShouldBe(TimeSpan.Zero);
        }
        opgeslagen[0].Timestamp.ShouldBeLessThan(opgeslagen[1].Timestamp);
    }

    [Fact]
    public async Task Elke_gebeurtenis_draagt_een_verwijzing_een_rol_en_een_samenhang_en_geen_naam()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("legitimaties", new Handhaving.Controles.ToonLegitimatie());

        await using var lees = v.Gemeente.Lees();
        var alles = await lees.Events.QueryAllRawEvents().ToListAsync(Ct);

        alles.Count.ShouldBeGreaterThan(8);
        foreach (var e in alles)
        {
            Guid.TryParse(e.UserName, CultureInfo.InvariantCulture, out _).ShouldBeTrue($"{e.EventTypeName}: {e.UserName}");
            e.Headers!["rol"].ToString().ShouldBeOneOf([.. Handhaving.Toegang.Rol.Alle]);
            e.CorrelationId.ShouldNotBeNullOrEmpty(e.EventTypeName);
            e.TenantId.ShouldBe(v.Gemeente.Code);
        }
        alles.Single(e => e.Data is LegitimatieGetoond).UserName.ShouldBe(v.Gemeente.Toezichthouder.Verwijzing.ToString());
        ((string)(await v.Gemeente.VraagAsync("select string_agg(e::text, ' ') from handhaving.mt_events e where tenant_id = :gemeente"))!).ShouldNotContain("ontwikkeling-");
    }
}
