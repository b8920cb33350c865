using System.Diagnostics.Metrics;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>The audit runs by itself and by command, and what it found is itself in the log.</summary>
[Collection("rollen van de server")]
public class ControlerondeTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Het_verslag_is_zelf_een_geborgde_gebeurtenis_in_een_eigen_stroom()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await v.Gemeente.BijgewerktAsync();
        var ronde = toepassing.Host.Services.GetRequiredService<Controleronde>();

        await ronde.RondeAsync(Ct);
        // Not again before its time; and who forges the document does not put it off either.
        await toepassing.Database.VraagAsync($"update handhaving.mt_doc_controleregister set data = data || '{{\"afwijkingen\": 9}}' where tenant_id = '{v.Gemeente.Code}'");
        await ronde.RondeAsync(Ct);

        await using var lees = v.Gemeente.Lees();
        var e = (await lees.Events.FetchStreamAsync(Controleregister.Stroom, token: Ct)).ShouldHaveSingleItem();
        e.Data.ShouldBeOfType<BorgingGecontroleerd>().Posten.ShouldBeGreaterThan(5);
        e.Data.ShouldBeOfType<BorgingGecontroleerd>().Afwijkingen.ShouldBe(0);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await using var beheer = await toepassing.BeheerAsync();
        var (kop, inhoud) = (await beheer.LijstAsync("select kop, inhoud from borging.post where gemeente = $1 and stroom = 'borging'", r => (r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(1)), Ct, v.Gemeente.Code)).ShouldHaveSingleItem();
        Kop.Lees(kop).Ketens.ShouldHaveSingleItem().N.ShouldBe(1);
        Inhoud.Lees(inhoud).Soort.ShouldBe("borging-gecontroleerd.v1");
    }

    /// <summary>Whoever changes something also writes that the audit has just been and found nothing, or keeps every node from it.</summary>
    [Theory]
    [InlineData("update handhaving.mt_events set timestamp = now(), data = data || jsonb_build_object('gebeurdOp', now(), 'afwijkingen', 0) where type = 'borging-gecontroleerd.v1' and tenant_id = '{0}'")]
    [InlineData("""
        insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
        select nextval('handhaving.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1, data || jsonb_build_object('gebeurdOp', now(), 'afwijkingen', 0), type, now(), tenant_id, mt_dotnet_type, headers
        from handhaving.mt_events where type = 'borging-gecontroleerd.v1' and tenant_id = '{0}'
        """)]
    public async Task Een_vals_verslag_houdt_de_controle_en_het_alarm_niet_tegen(string vals)
    {
        var g = toepassing.NieuweGemeente();
        await new Verhaal(g).MetRegisters();
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await g.BijgewerktAsync();
        using var fabriek = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var ronde = Ronde(fabriek, TimeSpan.Zero);
        await ronde.RondeAsync(Ct);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        Afwijkingen(fabriek, g).ShouldBe(0);

        await toepassing.Database.VraagAsync($"""
            begin; alter table handhaving.mt_events disable trigger alleen_toevoegen; {string.Format(System.Globalization.CultureInfo.InvariantCulture, vals, g.Code)};
            alter table handhaving.mt_events enable always trigger alleen_toevoegen; delete from borging.stand where gemeente = '{g.Code}'; commit
            """);
        // A process that has just started knows of no audit at all, and says nothing before it did one.
        using var herstart = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var nieuw = Ronde(herstart, TimeSpan.FromDays(1));
        Afwijkingen(herstart, g).ShouldBeNull();
        await nieuw.RondeAsync(Ct);
        Afwijkingen(herstart, g).ShouldNotBeNull().ShouldBeGreaterThan(1);

        // And one that runs on keeps to its own clock.
        await ronde.RondeAsync(Ct);
        Afwijkingen(fabriek, g).ShouldNotBeNull().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Wie_het_slot_van_de_controle_vasthoudt_stelt_haar_een_ronde_uit_en_niet_langer()
    {
        var g = toepassing.NieuweGemeente();
        await new Verhaal(g).MetRegisters();
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await g.BijgewerktAsync();
        await using var beheer = await toepassing.BeheerAsync();
        await beheer.VoerUitAsync("select pg_advisory_lock(hashtextextended('borging-controle', 0))", Ct);
        using var fabriek = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var ronde = Ronde(fabriek, TimeSpan.FromDays(1));

        await ronde.RondeAsync(Ct);
        Afwijkingen(fabriek, g).ShouldBeNull();
        await ronde.RondeAsync(Ct);
        // Given back here: a pooled connection would keep it beyond this test.
        await beheer.VoerUitAsync("select pg_advisory_unlock_all()", Ct);
        // That there was an audit; what it says of the database depends on what the other tests did to it.
        Afwijkingen(fabriek, g).ShouldNotBeNull();
    }

    [Fact]
    public async Task Een_gemeente_die_helemaal_is_geleegd_valt_niet_buiten_de_controle()
    {
        var g = toepassing.NieuweGemeente();
        await using (var beheer = await toepassing.BeheerAsync())
        await using (var tx = await beheer.BeginTransactionAsync(Ct))
        {
            var log = $"handhaving.invalid/{g.Code}/pandlog";
            var logboek = await Logboek.LeesAsync(beheer, g.Code, log, DateTimeOffset.UtcNow, Ct);
            logboek.Veranker("token"u8.ToArray(), new Checkpoint(log, 0, Handhaving.Bewijs.Boom.Merkle.Leeg()));
            await logboek.SchrijfAsync(Ct);
            await tx.CommitAsync(Ct);
        }
        using var fabriek = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var ronde = Ronde(fabriek, TimeSpan.Zero);
        await ronde.RondeAsync(Ct);
        Afwijkingen(fabriek, g).ShouldBe(0);

        string[] gesloten = ["borging.post", "borging.anker", "handhaving.mt_events"], open = ["borging.stand", "borging.inbox", "handhaving.mt_doc_controleregister", "handhaving.mt_streams"];
        await toepassing.Database.VraagAsync($"""
            begin; {string.Join(' ', gesloten.Select(t => $"alter table {t} disable trigger alleen_toevoegen;"))}
            {string.Join(' ', gesloten.Concat(open).Select(t => $"delete from {t} where {(t[0] == 'b' ? "gemeente" : "tenant_id")} = '{g.Code}';"))}
            {string.Join(' ', gesloten.Select(t => $"alter table {t} enable always trigger alleen_toevoegen;"))} commit
            """);
        await ronde.RondeAsync(Ct);

        await using var lees = g.Lees();
        (await lees.Events.FetchStreamAsync(Controleregister.Stroom, token: Ct)).ShouldHaveSingleItem().Data.ShouldBeOfType<BorgingGecontroleerd>().Bevindingen.ShouldContain(b => b.Code == "log-korter");
        Afwijkingen(fabriek, g).ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task De_opdracht_geeft_een_verslag_en_een_code()
    {
        var g = toepassing.NieuweGemeente();
        await new Verhaal(g).MetRegisters();
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await g.BijgewerktAsync();

        var schoon = await OpdrachtAsync("borging", "controleer", "--gemeente", g.Code);
        schoon.Code.ShouldBe(0, schoon.Uitvoer);
        schoon.Uitvoer.ShouldContain("Geen afwijkingen.");
        schoon.Uitvoer.ShouldContain("ijking-ontbreekt");
        (await OpdrachtAsync("borging", "ijk")).Uitvoer.ShouldContain("is vastgelegd");

        await toepassing.Database.VraagAsync($"delete from borging.stand where gemeente = '{g.Code}'");
        var stuk = await OpdrachtAsync("borging", "controleer", "--gemeente", g.Code);
        stuk.Code.ShouldBe(1, stuk.Uitvoer);
        stuk.Uitvoer.ShouldContain("stand: de bewaarde stand");
        stuk.Uitvoer.ShouldNotContain("ijking-ontbreekt");

        (await OpdrachtAsync("borging", "controleer", "--gemeente", "x")).Code.ShouldBe(2);
        (await OpdrachtAsync("borging")).Code.ShouldBe(2);
    }

    /// <summary>As a node of its own would have it.</summary>
    private Controleronde Ronde(IServiceProvider fabriek, TimeSpan elke)
    {
        var meters = ActivatorUtilities.CreateInstance<Controlemeters>(toepassing.Host.Services, fabriek.GetRequiredService<IMeterFactory>());
        return ActivatorUtilities.CreateInstance<Controleronde>(toepassing.Host.Services, meters, new Controleinstellingen([]) { Elke = elke }, toepassing.Host.Services.GetRequiredService<NpgsqlDataSource>());
    }

    private static int? Afwijkingen(IServiceProvider fabriek, Gemeente g)
    {
        int? gemeten = null;
        // The factory gives the meter that it has under this name, and no other host's.
        var meter = fabriek.GetRequiredService<IMeterFactory>().Create(Controlemeters.Naam);
        using var luisteraar = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter == meter) l.EnableMeasurementEvents(i); } };
        luisteraar.SetMeasurementEventCallback<int>((_, waarde, labels, _) => { if (labels[0].Value is string gemeente && gemeente == g.Code) gemeten = waarde; });
        luisteraar.Start();
        luisteraar.RecordObservableInstruments();
        return gemeten;
    }

    private Task<(int Code, string Uitvoer)> OpdrachtAsync(params string[] argumenten) => toepassing.Database.OpdrachtAsync(argumenten);
}
