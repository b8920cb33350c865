using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Handhaving.Zaken;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Stories;

public class MeldingenTests(Toepassing toepassing)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly Gemeente _g = toepassing.NieuweGemeente();

    [Fact]
    public async Task Een_anonieme_melding_heeft_geen_melder_en_wel_een_omschrijving()
    {
        var v = await new Verhaal(_g).MetMelding("Er wonen er acht.");

        var open = (await Open(v, _g.Toezichthouder)).Is(200);
        open.Json["melder"].ShouldBeNull();
        open.Json["melderAfgeschermd"]!.GetValue<bool>().ShouldBeFalse();
        open.Json["omschrijving"]!.GetValue<string>().ShouldBe("Er wonen er acht.");
    }

    [Fact]
    public async Task Een_beschermde_melder_ziet_alleen_de_jurist_en_elke_blik_is_aangetekend()
    {
        var v = await new Verhaal(_g).MetMelding("Lawaai.", new Melderopgave("Fictieve Melder", "0600000000"), beschermd: true);

        var toezicht = (await Open(v, _g.Toezichthouder)).Is(200);
        toezicht.Tekst.ShouldNotContain("Fictieve Melder");
        toezicht.Json["melderAfgeschermd"]!.GetValue<bool>().ShouldBeTrue();
        // What he saw of the text, and that the name was kept from him.
        (await Aantekeningen()).ShouldBe(2L);

        (await Open(v, _g.Jurist)).Is(200).Json["melder"]!["naam"]!.GetValue<string>().ShouldBe("Fictieve Melder");
        (await Aantekeningen()).ShouldBe(4L);
        (await Open(v, _g.Als(Handhaving.Toegang.Rol.Auditor))).Is(403);
        (await Open(v, toepassing.NieuweGemeente().Jurist)).Is(404);
        // The attempt of the auditor is one more; what another gemeente asks is not known here.
        (await Aantekeningen()).ShouldBe(5L);
        (await _g.VraagAsync("select string_agg(distinct rol || ' ' || (gegevens->>'uitkomst'), ',' order by rol || ' ' || (gegevens->>'uitkomst')) from raadpleging.auditregel where gemeente = :gemeente")).ShouldBe("auditor Geweigerd,handhavingsjurist Geopend,toezichthouder Geopend,toezichthouder Geweigerd");
    }

    [Fact]
    public async Task Als_de_aantekening_niet_kan_gaat_er_niets_open()
    {
        var v = await new Verhaal(_g).MetMelding("Geheim woord.", new Melderopgave("Fictieve Melder"));
        var naam = $"vol_{_g.Code}".ToLowerInvariant();
        await _g.VraagAsync($"create function public.{naam}() returns trigger language plpgsql as $$ begin raise exception 'vol'; end $$; create trigger {naam} before insert on raadpleging.logregel for each row when (new.gemeente = :gemeente) execute function public.{naam}()");
        try
        {
            var uitkomst = "";
            try
            {
                var antwoord = await Open(v, _g.Jurist);
                antwoord.Is(500);
                uitkomst = antwoord.Tekst;
            }
            catch (Npgsql.PostgresException e)
            {
                uitkomst = e.ToString();
            }
            uitkomst.ShouldNotContain("Geheim woord");
            uitkomst.ShouldNotContain("Fictieve Melder");
        }
        finally
        {
            await _g.VraagAsync($"drop trigger {naam} on raadpleging.logregel; drop function public.{naam}()");
        }
    }

    [Fact]
    public async Task Twee_zaken_in_een_pand_en_een_melding_die_wordt_gevoegd_blijft_te_openen_en_te_corrigeren()
    {
        var v = await new Verhaal(_g).MetMelding("De eerste.");
        var tweede = (await _g.Coordinator.Post($"/v1/panden/{v.PandId}/meldingen", new OntvangMelding(Kanaal.Email, Onderwerp.Afval, "De tweede."))).Is(201);
        (await _g.Jurist.Get($"/v1/panden/{v.PandId}")).Is(200).Json["zaken"]!.AsArray().Count.ShouldBe(2);

        await v.Voeg(_g.Jurist, $"{v.Zaakpad}/meldingen/{v.MeldingId}/voegingen", new VoegMelding(tweede.Id("zaakId")));

        (await Open(v, _g.Jurist)).Is(200).Json["omschrijving"]!.GetValue<string>().ShouldBe("De eerste.");
        (await _g.Jurist.Get(v.Zaakpad)).Is(200).Json["fase"]!.GetValue<string>().ShouldBe("Afgesloten");
        var zaak = (await _g.Jurist.Get($"/v1/panden/{v.PandId}/zaken/{tweede.Id("zaakId")}")).Is(200);
        zaak.Json["meldingen"]!.AsArray().Count.ShouldBe(2);
        var gebeurtenis = zaak.Json["meldingen"]!.AsArray().Single(m => m!["id"]!.GetValue<Guid>() == v.MeldingId)!["gebeurtenis"]!.GetValue<Guid>();
        (await _g.Jurist.Post($"/v1/panden/{v.PandId}/zaken/{tweede.Id("zaakId")}/correcties", new CorrigeerFeit(gebeurtenis, "Dubbel.", true), zaak.Versie)).Is(200);
        (await _g.Jurist.Get($"/v1/panden/{v.PandId}/zaken/{tweede.Id("zaakId")}")).Json["meldingen"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Een_melding_zonder_pand_wacht_en_is_na_het_koppelen_te_openen()
    {
        var intake = (await _g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Balie, Onderwerp.Overlast, "Achter de kerk.", "Lawaai.", new Melderopgave("Fictieve Melder")))).Is(201).Id("meldingId");
        var pand = _g.NieuwPand();

        // Who handles it says so, and the log says of what its text is.
        (await _g.Jurist.Post($"/v1/meldingen/{intake}/_open", new OpenMelding(Raadpleegdoel.Invordering))).Is(400);
        (await _g.Jurist.Post($"/v1/meldingen/{intake}/_open", new OpenMelding(Raadpleegdoel.MeldingBehandelen))).Is(200);
        (await _g.VraagAsync($"select regel->'attributes'->>'dpl.core.data_subject_id_type' from raadpleging.logregel where gemeente = :gemeente and sleutel = '{intake}'")).ShouldBe("https://handhaving.invalid/begrippen/melding");

        (await _g.Jurist.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(pand, _g.Buurt))).Is(201);
        (await _g.Jurist.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(pand, _g.Buurt))).GeweigerdDoor("M-gekoppeld");

        var open = (await _g.Jurist.Post($"/v1/panden/{pand}/meldingen/{intake}/_open", new OpenMelding(Raadpleegdoel.Handhaving))).Is(200);
        open.Json["omschrijving"]!.GetValue<string>().ShouldBe("Lawaai.");
        open.Json["melder"]!["naam"]!.GetValue<string>().ShouldBe("Fictieve Melder");
    }

    [Fact]
    public async Task Een_gecorrigeerde_toestemming_breekt_de_bevinding_en_de_jurist_stelt_terzijde()
    {
        var v = await Verhaal.TotControle(_g);
        await v.Leg("legitimaties", new ToonLegitimatie());
        await v.Leg("doelmededelingen", new DeelDoelMee(true));
        await v.Leg("tolken", new ZetTolkIn(Tolkwijze.Telefonisch, "Rbtv 1", "een taal"));
        await v.Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictief"));
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Toestemming, true));
        await v.Leg("ruimten", new NeemRuimteOp(Bevinding()));
        (await Bruikbaar(v)).ShouldBe(1);

        await using var lees = _g.Lees();
        var toestemming = (await lees.Events.FetchStreamAsync(v.PandId, token: Ct)).Single(e => e.Data is ToestemmingVerleend).Id;
        await v.Voeg(_g.Toezichthouder, $"{v.Zaakpad}/correcties", new CorrigeerFeit(toestemming, "Het was de buurman.", true));
        (await Bruikbaar(v)).ShouldBe(0);
        (await _g.Jurist.Post($"{v.Controlepad}/terzijdestellingen", new StelRegelTerzijde("B3", "Omdat."), v.Versie)).GeweigerdDoor("Z-terzijde");
        (await _g.Toezichthouder.Post($"{v.Controlepad}/terzijdestellingen", new StelRegelTerzijde("B2-toestemming", "Omdat."), v.Versie)).Is(403);
        await v.Voeg(_g.Jurist, $"{v.Controlepad}/terzijdestellingen", new StelRegelTerzijde("B2-toestemming", "Omdat."));
        (await Bruikbaar(v)).ShouldBe(1);
        (await lees.Events.FetchStreamAsync(v.PandId, token: Ct)).Count(e => e.Data is ToestemmingVerleend).ShouldBe(1);
    }

    [Fact]
    public async Task Een_verzette_controle_houdt_haar_reden_en_een_ondertekend_proces_verbaal_verandert_niet()
    {
        var v = await Verhaal.TotControle(_g);
        var plan = v.Plan(3);
        await v.Voeg(_g.Coordinator, $"{v.Controlepad}/verzettingen", new VerzetControle(plan.Datum, plan.Begin, plan.Einde, plan.Dienst, plan.Koppel, Verzetreden.Ziekte));
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.NiemandThuis));
        await v.Voeg(_g.Toezichthouder, $"{v.Zaakpad}/zorgsignalen", new GeefZorgsignaalDoor(Zorgsoort.Jeugd, Zorginstantie.VeiligThuis, "Een kind."));
        var pv = (await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen."))).Id("procesVerbaalId");
        await v.Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true));
        var voor = await Bewaard("proces-verbaal-opgemaakt.v1");

        (await _g.Toezichthouder.Post($"{v.Controlepad}/processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true), v.Versie)).GeweigerdDoor("E2");
        (await _g.Toezichthouder.Post($"{v.Controlepad}/processen-verbaal", new MaakProcesVerbaalOp("Anders."), v.Versie)).GeweigerdDoor("E1-eigen");
        await using var lees = _g.Lees();
        var gebeurtenissen = await lees.Events.FetchStreamAsync(v.PandId, token: Ct);
        (await _g.Jurist.Post($"{v.Zaakpad}/correcties", new CorrigeerFeit(gebeurtenissen.Single(e => e.Data is ProcesVerbaalOpgemaakt).Id, "Anders.", true), v.Versie)).GeweigerdDoor("F-correctie");
        await v.Leg($"processen-verbaal/{pv}/aanvullingen", new VulProcesVerbaalAan("En dit."));

        (await Bewaard("proces-verbaal-opgemaakt.v1")).ShouldBe(voor);
        gebeurtenissen.Select(e => e.Data).OfType<ControleVerzet>().Single().Reden.ShouldBe(Verzetreden.Ziekte);
    }

    [Fact]
    public async Task Een_herhaalde_opdracht_verandert_niets()
    {
        var v = await new Verhaal(_g).MetMelding();
        var sleutel = Guid.NewGuid().ToString();
        var opdracht = new BeoordeelMelding(MeldingUitkomst.InOnderzoek, Prioriteit.Hoog, "Omdat.");

        var eerst = (await _g.Jurist.Post($"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen", opdracht, v.Versie, sleutel)).Is(200);
        var weer = (await _g.Jurist.Post($"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen", opdracht, v.Versie, sleutel)).Is(200);

        weer.Tekst.ShouldBe(eerst.Tekst);
        (await _g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and type = 'melding-beoordeeld.v1'")).ShouldBe(1L);
    }

    private async Task<object?> Bewaard(string alias) => await _g.VraagAsync($"select md5(e::text) from handhaving.mt_events e where tenant_id = :gemeente and type = '{alias}'");

    private static async Task<int> Bruikbaar(Verhaal v) => (await v.Gemeente.Jurist.Get(v.Zaakpad)).Is(200).Json["controles"]![0]!["bruikbareBevindingen"]!.GetValue<int>();

    private static Task<Antwoord> Open(Verhaal v, Medewerker wie) => wie.Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", new OpenMelding(Raadpleegdoel.Handhaving));

    private async Task<object?> Aantekeningen() => await _g.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente");
}
