using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Sleutelbeheer;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Sleutelbeheer;

/// <summary>Epochs come and go, and what lives keeps opening.</summary>
public class SleutelrotatieTests(Sleuteltoepassing toepassing) : IClassFixture<Sleuteltoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Een_betrokkene_heeft_een_sleutel_per_bewaarklasse_en_verliest_er_een_zonder_de_andere()
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        var melding = await Sleuteltoepassing.LegAsync(g, persoon, "Anna", zaak: persoon);
        (await g.VraagAsync("select string_agg(klasse, ' ' order by klasse) from persoonsgegevens.sleutel where gemeente = :gemeente")).ShouldBe("melder zaak");
        (await g.VraagAsync("select string_agg(pad || ' ' || klasse, ', ' order by pad) from persoonsgegevens.kluis where gemeente = :gemeente")).ShouldBe("/melder melder, /omschrijving zaak");

        await toepassing.Database.WisAsync(g.Code, persoon, Bewaarklasse.Melder);

        await Should.ThrowAsync<GegevenGewistException>(() => toepassing.NaamAsync(g, melding));
        (await toepassing.OpenAsync(g, melding.Omschrijving)).ShouldBe("tekst");
        // Also when the row of the value is gone: lawful, and no damage.
        await g.VraagAsync("delete from persoonsgegevens.kluis where gemeente = :gemeente and klasse = 'melder'");
        await Should.ThrowAsync<GegevenGewistException>(() => toepassing.NaamAsync(g, melding));
    }

    [Fact]
    public async Task Na_een_rotatie_opent_alles_wat_leeft_en_nog_steeds_niets_wat_is_gewist()
    {
        var g = toepassing.NieuweGemeente();
        var weg = Guid.NewGuid();
        var (blijft, gewist) = (await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "blijft"), await Sleuteltoepassing.LegAsync(g, weg, "weg"));
        await toepassing.Database.WisAsync(g.Code, weg);
        using var lezen = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var lezer = Task.Run(async () => { for (; !lezen.IsCancellationRequested;) (await toepassing.NaamAsync(g, blijft)).ShouldBe("blijft"); }, Ct);

        var verslag = await toepassing.Rotatie.RoteerAsync(Ct);
        await lezen.CancelAsync();
        await lezer;

        (verslag.Hervat, verslag.Mislukt, verslag.Tijdvak).ShouldBe((false, 0, toepassing.Bewaring.Huidig()));
        verslag.Omgewikkeld.ShouldBeGreaterThanOrEqualTo(3);
        (await g.VraagAsync($"select count(*) from persoonsgegevens.sleutel where gemeente = :gemeente and omwikkeld is not null and tijdvak <> {verslag.Tijdvak}")).ShouldBe(0L);
        (await toepassing.NaamAsync(g, blijft)).ShouldBe("blijft");
        (await toepassing.NaamAsync(g, await Sleuteltoepassing.LegAsync(g, blijft.Melder!.Betrokkene, "later"))).ShouldBe("later");
        await Should.ThrowAsync<GegevenGewistException>(() => toepassing.NaamAsync(g, gewist));
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == verslag.Tijdvak - 1).Afgesloten.ShouldNotBeNull();
    }

    [Fact]
    public async Task Een_afgebroken_rotatie_wordt_afgemaakt()
    {
        var g = toepassing.NieuweGemeente();
        var (een, twee) = (await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "een"), await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "twee"));
        var oud = toepassing.Bewaring.Huidig();
        // The power fails when there is a new epoch and one key went there.
        var nieuw = toepassing.Bewaring.Begin();
        var rij = await RijAsync(g, een.Melder!.Betrokkene);
        await ZetAsync(rij.Naar(toepassing.Bewaring, nieuw));
        (await toepassing.NaamAsync(g, een), await toepassing.NaamAsync(g, twee)).ShouldBe(("een", "twee"));
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten.ShouldBeNull();
        (await Should.ThrowAsync<OpdrachtMislukt>(() => toepassing.Rotatie.VernietigAsync(oud, Ct))).Message.ShouldContain("sleutels roteer");

        var verslag = await toepassing.Rotatie.RoteerAsync(Ct);

        (verslag.Hervat, verslag.Tijdvak, verslag.Mislukt).ShouldBe((true, nieuw, 0));
        (await toepassing.NaamAsync(g, een), await toepassing.NaamAsync(g, twee)).ShouldBe(("een", "twee"));
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten.ShouldNotBeNull();
    }

    /// <summary>Rows of before there were epochs and classes, as the migration leaves them.</summary>
    [Fact]
    public async Task Een_sleutel_van_een_eerdere_versie_opent_en_gaat_mee_naar_een_nieuw_tijdvak()
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        var melding = await Sleuteltoepassing.LegAsync(g, persoon, "Anna", zaak: persoon);
        // Only possible while the first key is there: its own folder, and an epoch before any rotation.
        var eerste = new Sleutelbestanden(Path.Combine(Path.GetDirectoryName(toepassing.Database.Hoofdsleutel)!, "ontwikkelsleutel"));
        var zaak = await RijAsync(g, persoon, Bewaarklasse.Zaak);
        var oud = eerste.WikkelIn(1, zaak.Open(toepassing.Bewaring), $"sleutel.v1|{g.Code}|{persoon}");

        var rij = new Sleutelrij(g.Code, persoon, Bewaarklasse.Zaak, null, oud);
        rij.Open(eerste).ShouldBe(zaak.Open(toepassing.Bewaring));
        eerste.Begin();
        rij.Naar(eerste, 2).Open(eerste).ShouldBe(zaak.Open(toepassing.Bewaring));
        // And it is no other class's, and no row with an epoch.
        Should.Throw<KluisGeschondenException>(() => (rij with { Klasse = Bewaarklasse.Melder }).Open(eerste));
        Should.Throw<KluisGeschondenException>(() => (rij with { Tijdvak = 1 }).Open(eerste));
        (await toepassing.NaamAsync(g, melding)).ShouldBe("Anna");
    }

    [Theory]
    [InlineData("update persoonsgegevens.sleutel s set omwikkeld = a.omwikkeld, tijdvak = a.tijdvak from persoonsgegevens.sleutel a where s.gemeente = :gemeente and a.gemeente = s.gemeente and s.klasse = 'melder' and a.klasse = 'zaak'")]
    [InlineData("update persoonsgegevens.sleutel s set omwikkeld = a.omwikkeld, tijdvak = a.tijdvak from persoonsgegevens.sleutel a where s.gemeente = :gemeente and a.gemeente = s.gemeente and s.klasse = a.klasse and s.betrokkene <> a.betrokkene")]
    [InlineData("update persoonsgegevens.kluis set klasse = 'zaak' where gemeente = :gemeente")]
    [InlineData("update persoonsgegevens.kluis set klasse = 'verzoek' where gemeente = :gemeente")]
    [InlineData("update persoonsgegevens.sleutel set tijdvak = tijdvak - 1 where gemeente = :gemeente")]
    [InlineData("update persoonsgegevens.sleutel set tijdvak = tijdvak + 1 where gemeente = :gemeente")]
    [InlineData("update persoonsgegevens.sleutel set tijdvak = null where gemeente = :gemeente")]
    public async Task Een_verwisselde_sleutel_klasse_of_tijdvak_opent_niets_en_staat_in_de_inventaris(string aanval)
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        await toepassing.Rotatie.RoteerAsync(Ct);
        var melding = await Sleuteltoepassing.LegAsync(g, persoon, "Anna", zaak: persoon);
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Bert");
        (await InventarisAsync(g)).ShouldBeEmpty();

        await g.VraagAsync(aanval);

        await Should.ThrowAsync<KluisGeschondenException>(() => toepassing.NaamAsync(g, melding));
        (await InventarisAsync(g)).ShouldContain(c => c == "kluis-geschonden" || c == "sleutel-ontbreekt");
        await OpruimenAsync(g);
    }

    [Fact]
    public async Task Een_tijdvak_wordt_pas_vernietigd_als_niets_het_meer_nodig_heeft_en_dat_staat_dan_bij_elke_gemeente_vast()
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        var oud = toepassing.Bewaring.Huidig();
        var ruw = await RijAsync(g, melding.Melder!.Betrokkene);
        (await Should.ThrowAsync<OpdrachtMislukt>(() => toepassing.Rotatie.VernietigAsync(oud, Ct))).Message.ShouldContain("in gebruik");
        (await Should.ThrowAsync<OpdrachtMislukt>(() => toepassing.Rotatie.VernietigAsync(99, Ct))).Message.ShouldContain("bestaat niet");
        await toepassing.Rotatie.RoteerAsync(Ct);
        var metTermijn = ActivatorUtilities.CreateInstance<Sleutelrotatie>(toepassing.Host.Services, new Sleutelinstellingen());
        (await Should.ThrowAsync<OpdrachtMislukt>(() => metTermijn.VernietigAsync(oud, Ct))).Message.ShouldContain("reservekopieën");
        ruw.Open(toepassing.Bewaring).Length.ShouldBe(32);

        await toepassing.Rotatie.VernietigAsync(oud, Ct);
        await toepassing.Rotatie.VernietigAsync(oud, Ct);

        // What a backup still holds opens no more, not even with the old row itself.
        Should.Throw<KluisGeschondenException>(() => ruw.Open(toepassing.Bewaring));
        (await toepassing.NaamAsync(g, melding)).ShouldBe("Anna");
        await using var lees = g.Lees();
        (await lees.Events.FetchStreamAsync(Sleutelregister.Stroom, token: Ct)).Select(e => e.Data).OfType<SleuteltijdvakVernietigd>().ShouldHaveSingleItem().Tijdvak.ShouldBe(oud);
        (await g.VraagAsync("select count(*) from borging.inbox where gemeente = :gemeente and stroom = 'sleutels'")).ShouldBeOneOf(0L, 1L);
    }

    /// <summary>Who looked up the number of the epoch before the rotation, stores under it after.</summary>
    [Fact]
    public async Task Wat_na_het_afsluiten_nog_onder_een_tijdvak_kwam_schuift_dat_moment_op()
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        var oud = toepassing.Bewaring.Huidig();
        await toepassing.Rotatie.RoteerAsync(Ct);
        var gesloten = toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten!.Value;
        await ZetAsync((await RijAsync(g, melding.Melder!.Betrokkene)).Naar(toepassing.Bewaring, oud));

        (await toepassing.Rotatie.RoteerAsync(Ct)).Hervat.ShouldBeTrue();

        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten!.Value.ShouldBeGreaterThan(gesloten);
        var later = toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten;
        await toepassing.Rotatie.RoteerAsync(Ct);
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten.ShouldBe(later);
    }

    [Fact]
    public async Task Een_sleutel_die_niet_opent_houdt_een_tijdvak_niet_open_en_wordt_alleen_geteld_opgegeven()
    {
        var g = toepassing.NieuweGemeente();
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        var oud = toepassing.Bewaring.Huidig();
        await g.VraagAsync("update persoonsgegevens.sleutel set omwikkeld = set_byte(omwikkeld, 20, get_byte(omwikkeld, 20) # 1) where gemeente = :gemeente and klasse = 'melder'");
        (await toepassing.Rotatie.RoteerAsync(Ct)).Mislukt.ShouldBe(1);
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Afgesloten.ShouldNotBeNull();

        foreach (var verlies in (int[])[0, 2])
            (await Should.ThrowAsync<OpdrachtMislukt>(() => toepassing.Rotatie.VernietigAsync(oud, Ct, verlies))).Message.ShouldContain($"vernietig {oud} --verlies 1");
        await toepassing.Rotatie.VernietigAsync(oud, Ct, 1);
        toepassing.Bewaring.Tijdvakken().Single(t => t.Nr == oud).Vernietigd.ShouldNotBeNull();
        await OpruimenAsync(g);
    }

    [Fact]
    public async Task Een_rotatie_doet_een_wissing_die_er_tussendoor_komt_niet_ongedaan()
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        await Sleuteltoepassing.LegAsync(g, persoon, "Anna");
        // Holds the row as it was read, until the erasure is in.
        await using var beheer = new Npgsql.NpgsqlConnection(toepassing.Database.AlsBeheer);
        await beheer.OpenAsync(Ct);
        await using var tx = await beheer.BeginTransactionAsync(Ct);
        await using (var wis = new Npgsql.NpgsqlCommand($"update persoonsgegevens.sleutel set omwikkeld = null, tijdvak = null where gemeente = '{g.Code}' and betrokkene = '{persoon}'", beheer, tx)) await wis.ExecuteNonQueryAsync(Ct);

        var rotatie = toepassing.Rotatie.RoteerAsync(Ct);
        while ((long)(await toepassing.Database.VraagAsync("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%unnest%'"))! == 0 && !rotatie.IsCompleted) await Task.Yield();
        await tx.CommitAsync(Ct);
        await rotatie;

        (await g.VraagAsync($"select omwikkeld is null from persoonsgegevens.sleutel where gemeente = :gemeente and betrokkene = '{persoon}'")).ShouldBe(true);
    }

    private async Task<Sleutelrij> RijAsync(Gemeente g, Guid betrokkene, string klasse = Bewaarklasse.Melder)
    {
        var waar = $"from persoonsgegevens.sleutel where gemeente = '{g.Code}' and betrokkene = '{betrokkene}' and klasse = '{klasse}'";
        return new(g.Code, betrokkene, klasse, (int?)await toepassing.Database.VraagAsync($"select tijdvak {waar}"), (byte[])(await toepassing.Database.VraagAsync($"select omwikkeld {waar}"))!);
    }

    private async Task ZetAsync(Sleutelrij rij) => await toepassing.Database.VraagAsync(
        $"update persoonsgegevens.sleutel set omwikkeld = $1, tijdvak = $2 where gemeente = '{rij.Gemeente}' and betrokkene = '{rij.Betrokkene}' and klasse = '{rij.Klasse}'", null, rij.Omwikkeld, rij.Tijdvak!);

    private async Task<IReadOnlyList<string>> InventarisAsync(Gemeente g) =>
        [.. (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Alle.Where(b => b.Waar?.StartsWith(g.Code, StringComparison.Ordinal) is true).Select(b => b.Code)];

    /// <summary>What cannot be opened would stand in the way of the other tests.</summary>
    private static async Task OpruimenAsync(Gemeente g) => await g.VraagAsync("delete from persoonsgegevens.sleutel where gemeente = :gemeente; delete from persoonsgegevens.kluis where gemeente = :gemeente");
}
