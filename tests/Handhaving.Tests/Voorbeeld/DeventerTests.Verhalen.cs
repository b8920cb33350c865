using System.Runtime.CompilerServices;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Stukken;
using Handhaving.Voorbeeld;

namespace Handhaving.Tests.Voorbeeld;

// The stories along the main line: each with the outcome that the README promises.
public partial class DeventerTests
{
    private DateOnly Vandaag => voorbeeld.Toepassing.Klok.Vandaag();

    private Pand Verhaalpand(string kenmerk) => Pandstromen().Single(p => p.Id == GeladenVoorbeeld.Plan.Verhalen[kenmerk].PandId);

    private Zaak Verhaal(string kenmerk) => Verhaalpand(kenmerk).Zaken.Values.ShouldHaveSingleItem();

    private Lastdossier Last(string kenmerk) => Verhaal(kenmerk).Lasten.Values.ShouldHaveSingleItem();

    private Handhaving.Recht.Dwangsommen.Stand Grootboek(string kenmerk) => Last(kenmerk).StandOp(Vandaag)!.Waarde;

    private IEnumerable<T> In<T>(string kenmerk) where T : Gebeurtenis =>
        voorbeeld.Gebeurtenissen.Where(e => e.StreamKey == GeladenVoorbeeld.Plan.Verhalen[kenmerk].PandId).Select(e => e.Data).OfType<T>();

    /// <summary>A reader of the legal history sees each conclusion before what followed from it.</summary>
    [Fact]
    public void Elke_conclusie_staat_op_haar_eigen_dag_voor_wat_eruit_volgde()
    {
        Type[] volgorde = [typeof(MachtigingAangevraagd), typeof(MachtigingVerleend), typeof(ProcesVerbaalOndertekend), typeof(CheckTerzijdeGesteld), typeof(OvertredingVastgesteld), typeof(OvertrederAangemerkt),
            typeof(LegalisatieBeoordeeld), typeof(EvenredigheidAfgewogen), typeof(VoornemenVerzonden), typeof(ZienswijzeIngediend), typeof(ZienswijzeBeoordeeld), typeof(LastOnderDwangsomOpgelegd)];
        foreach (var zaak in GeladenVoorbeeld.Plan.Verhalen.Keys.SelectMany(In<Zaakgebeurtenis>).GroupBy(g => g.ZaakId))
        {
            // Of a kind that comes more than once the first: a hercontrole has a report as well.
            var stappen = volgorde.Select(soort => zaak.FirstOrDefault(g => g.GetType() == soort)).OfType<Zaakgebeurtenis>().ToList();
            stappen.OrderBy(g => g.GebeurdOp).Select(g => g.GetType().Name).ShouldBe(stappen.Select(g => g.GetType().Name));
            zaak.Where(g => volgorde.Contains(g.GetType()) || g is GeenOvertredingVastgesteld or ZaakAfgesloten or ZaakHeropend).ShouldAllBe(g => g.GebeurdOp.Dag() < Vandaag);
        }
    }

    [Fact]
    public void Een_geweigerde_deur_en_een_machtiging_die_verliep()
    {
        In<ToestemmingGeweigerd>("machtiging-verlopen").ShouldHaveSingleItem();
        In<MachtigingVervallen>("machtiging-verlopen").ShouldHaveSingleItem().Grond.ShouldBe(Vervalgrond.Verstreken);
        In<WoningBinnengetreden>("machtiging-verlopen").ShouldBeEmpty();
        Verhaal("machtiging-verlopen").FaseOp(Vandaag).ShouldBe(Fase.InOnderzoek);
    }

    [Fact]
    public void Een_verslag_van_binnentreden_dat_te_laat_naar_de_burgemeester_ging()
    {
        In<WoningBinnengetreden>("verslag-te-laat").ShouldHaveSingleItem().Gebreken.ShouldBeEmpty();
        In<RuimteOpgenomen>("verslag-te-laat").ShouldAllBe(r => r.Gebreken.IsEmpty);
        var verzonden = In<VerslagBinnentredenVerzonden>("verslag-te-laat").ToDictionary(v => v.Aan);
        verzonden[Verslagontvanger.Bewoner].Gebreken.ShouldBeEmpty();
        verzonden[Verslagontvanger.Burgemeester].Gebreken.ShouldHaveSingleItem().Regel.ShouldBe("B13");
        Verhaal("verslag-te-laat").FaseOp(Vandaag).ShouldBe(Fase.Geconstateerd);
    }

    [Fact]
    public void Een_zienswijze_die_de_last_wijzigt()
    {
        In<ZienswijzeBeoordeeld>("zienswijze").ShouldHaveSingleItem().Argumenten.Select(a => a.Gevolg).ShouldBe([Argumentgevolg.BedragAangepast, Argumentgevolg.TermijnAangepast]);
        Verhaal("zienswijze").Voornemens.Values.Single().Voorwaarden!.BedragCent.ShouldBe(250_000);
        Last("zienswijze").Voorwaarden.BedragCent.ShouldBe(150_000);
        Last("zienswijze").LaatsteDagBegunstiging!.Value.ShouldBeGreaterThan(Vandaag);
        Verhaal("zienswijze").FaseOp(Vandaag).ShouldBe(Fase.LastLoopt);
    }

    [Fact]
    public void Een_last_die_is_nageleefd_en_ingetrokken()
    {
        In<HercontroleUitgevoerd>("nageleefd").ShouldHaveSingleItem().Gebreken.ShouldBeEmpty();
        Grootboek("nageleefd").VerbeurdCent.ShouldBe(0);
        Last("nageleefd").Beeindigd.ShouldBeTrue();
        In<ZaakAfgesloten>("nageleefd").ShouldHaveSingleItem().Reden.ShouldBe(Afsluitreden.Hersteld);
        Verhaal("nageleefd").FaseOp(Vandaag).ShouldBe(Fase.Afgesloten);
    }

    [Fact]
    public void Een_dwangsom_die_is_betaald()
    {
        In<DwangsomVerbeurd>("betaald").ShouldHaveSingleItem().BedragCent.ShouldBe(250_000);
        var stand = Grootboek("betaald");
        (stand.VerbeurdCent, stand.BetaaldCent, stand.OpenstaandCent).ShouldBe((250_000, 250_000, 0));
        Verhaal("betaald").FaseOp(Vandaag).ShouldBe(Fase.LastNageleefd);
    }

    [Fact]
    public void Een_dwangsom_die_niet_is_betaald()
    {
        var aanmaning = In<AanmaningVerzonden>("onbetaald").ShouldHaveSingleItem();
        aanmaning.Gebreken.ShouldBeEmpty();
        aanmaning.VergoedingCent.ShouldBeGreaterThan(0);
        var stand = Grootboek("onbetaald");
        (stand.VerbeurdCent, stand.BetaaldCent).ShouldBe((750_000, 0));
        stand.OpenstaandCent.ShouldBeGreaterThanOrEqualTo(750_000);
        stand.InVerzuimCent.ShouldBeGreaterThan(0);
        Verhaal("onbetaald").FaseOp(Vandaag).ShouldBe(Fase.LastUitgewerkt);
    }

    [Fact]
    public void Een_begunstigingstermijn_die_is_verlengd()
    {
        Last("verlengd").LaatsteDagBegunstiging!.Value.ShouldBeLessThan(Vandaag);
        In<BegunstigingstermijnVerlengd>("verlengd").ShouldHaveSingleItem().LaatsteDag.Datum.ShouldBeGreaterThan(Vandaag);
        Verhaal("verlengd").FaseOp(Vandaag).ShouldBe(Fase.LastLoopt);
    }

    [Fact]
    public void Een_last_die_is_ingetrokken()
    {
        In<LastIngetrokken>("ingetrokken").ShouldHaveSingleItem();
        In<HercontroleUitgevoerd>("ingetrokken").ShouldBeEmpty();
        Verhaal("ingetrokken").FaseOp(Vandaag).ShouldBe(Fase.LastBeeindigd);
    }

    [Fact]
    public void Een_regel_die_een_jurist_terzijde_stelde()
    {
        In<RuimteOpgenomen>("terzijde").ShouldAllBe(r => r.Gebreken.Any(g => g.Regel == "T4"));
        var zaak = Verhaal("terzijde");
        zaak.Controles.Values.SelectMany(c => Rechtmatigheid.VanBevindingen(zaak, c).Values).ShouldAllBe(g => g.IsEmpty);
        zaak.Overtredingen.Count.ShouldBe(1);
        zaak.FaseOp(Vandaag).ShouldBe(Fase.VoornemenUit);
    }

    [Fact]
    public void Een_pand_met_twee_zaken() =>
        Verhaalpand("twee-zaken").Zaken.Values.Select(z => z.FaseOp(Vandaag)).Order().ShouldBe([Fase.Gewaarschuwd, Fase.Afgesloten]);

    [Fact]
    public void Een_zaak_die_is_heropend()
    {
        In<ZaakAfgesloten>("heropend").ShouldHaveSingleItem();
        In<ZaakHeropend>("heropend").ShouldHaveSingleItem().Grond.ShouldBe(Heropeningsgrond.NieuweMelding);
        Verhaal("heropend").FaseOp(Vandaag).ShouldBe(Fase.InOnderzoek);
    }

    [Fact]
    public void Een_huisbaas_met_meer_panden()
    {
        string[] panden = ["huisbaas-1", "huisbaas-2", "huisbaas-3"];
        panden.Select(p => Verhaal(p).Overtreders.Values.Single().Betrokkene).Distinct().ShouldHaveSingleItem();
        panden.Select(p => Verhaal(p).FaseOp(Vandaag)).ShouldBe([Fase.Gewaarschuwd, Fase.KlaarVoorBesluit, Fase.LastLoopt]);
        // Nobody else has that reference.
        Pandstromen().Count(p => p.Zaken.Values.Any(z => z.Overtreders.Values.Any(o => o.Betrokkene == Verhaal("huisbaas-1").Overtreders.Values.Single().Betrokkene))).ShouldBe(3);
    }

    [Fact]
    public async Task Elke_brief_van_de_verhalen_is_te_openen()
    {
        var stuk = In<StukOpgenomen>("betaald").Single(s => s.Soort is Stuksoort.Invorderingsbeschikking);
        var open = (await voorbeeld.Deventer.Jurist.Post($"/v1/panden/{GeladenVoorbeeld.Plan.Verhalen["betaald"].PandId}/zaken/{stuk.ZaakId}/stukken/{stuk.StukId}/_open", new OpenStuk(Raadpleegdoel.Handhaving))).Is(200);

        Convert.FromBase64String(open.Json["inhoud"]!.GetValue<string>()).AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
        Alle<StukOpgenomen>().ShouldAllBe(s => s.OmvangBytes < 1500);
        Alle<StukOpgenomen>().CountBy(s => s.Soort).Select(s => s.Key).ShouldContain(Stuksoort.Machtiging);
    }

    [Fact]
    public void Geen_bezoek_van_een_verhaal_valt_in_de_overgenomen_jaren_en_geen_twee_overlappen()
    {
        var panden = GeladenVoorbeeld.Plan.Verhalen.Values.Select(v => v.PandId).ToHashSet();
        var bezoeken = voorbeeld.Gebeurtenissen.Where(e => panden.Contains(e.StreamKey!)).Select(e => e.Data).OfType<ControleUitgevoerd>().OrderBy(c => c.Begin).ToList();
        bezoeken.ShouldAllBe(c => c.Begin.Dag().Year > 2023 && c.Einde <= voorbeeld.Toepassing.Klok.GetUtcNow());
        bezoeken.Zip(bezoeken.Skip(1)).ShouldAllBe(p => p.First.Einde <= p.Second.Begin);
        bezoeken.ShouldAllBe(c => c.Begin.Dag().DayOfWeek != DayOfWeek.Saturday && c.Begin.Dag().DayOfWeek != DayOfWeek.Sunday);
    }

    [Fact]
    public async Task Geen_naam_staat_leesbaar_in_enige_tabel()
    {
        var tabellen = (string)(await voorbeeld.Toepassing.Database.VraagAsync(
            "select string_agg(format('%I.%I', table_schema, table_name), ';') from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')"))!;
        foreach (var tabel in tabellen.Split(';'))
            (await voorbeeld.Toepassing.Database.VraagAsync($"select count(*) from {tabel} t where t::text ~* '{string.Join('|', Namen.Achter)}'")).ShouldBe(0L, tabel);
    }

    [Fact]
    public void De_leeswijzer_noemt_het_pand_van_elk_verhaal()
    {
        var leeswijzer = File.ReadAllText(Path.Combine(Hier(), "../../../docs/voorbeeld-deventer.md"));
        foreach (var (kenmerk, plaats) in GeladenVoorbeeld.Plan.Verhalen) leeswijzer.ShouldContain($"| `{kenmerk}` | `{plaats.PandId}` |");
    }

    private static string Hier([CallerFilePath] string hier = "") => Path.GetDirectoryName(hier)!;
}
