using System.IO.Compression;
using System.Text.Json.Nodes;
using Handhaving.Bewaring;
using Handhaving.Borging.Controle;
using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Sleutelbeheer;
using Handhaving.Tests.Bewaring;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Personen;

/// <summary>One person under many references and two under one: what is found, told, erased and proved, and what an attacker tries.</summary>
public sealed class PersonenverhaalTests(Wisreis toepassing) : IClassFixture<Wisreis>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wie_een_persoon_blijkt_wordt_als_een_gevonden_getoond_en_gewist_en_uiteen_is_weer_uiteen()
    {
        var g = toepassing.NieuweGemeente();
        var (v, w) = (await new Wisverhaal(g).Gesloten("Anna Bakker"), await new Wisverhaal(g).Gesloten("A. Smit-Bakker"));
        var (een, ander) = (v.Melder, w.Melder);
        (await v.OpenMelding()).Is(200);
        (await w.OpenMelding()).Is(200);
        (await ZoekAsync(g, "Bakker")).Count.ShouldBe(2);
        var voor = (DateTime)(await toepassing.Database.VraagAsync("select clock_timestamp()"))!;

        // Two roles may, and nobody else; on what he saw, and once.
        var opdracht = new VoegPersonenSamen(een, ander, Samenvoeggrond.Identiteitsbewijs);
        (await g.Toezichthouder.Post("/v1/samenvoegingen", opdracht, "\"0\"")).Is(403);
        (await g.Jurist.Post("/v1/samenvoegingen", opdracht)).Is(428);
        (await g.Jurist.Post("/v1/samenvoegingen", opdracht, "\"7\"")).Is(412);
        var sleutel = Guid.NewGuid().ToString();
        var samen = (await g.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/samenvoegingen", opdracht, "\"0\"", sleutel)).Is(201);
        samen.Versie.ShouldBe("\"1\"");
        (await g.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/samenvoegingen", opdracht, "\"0\"", sleutel)).Is(201).Id("samenvoegingId").ShouldBe(samen.Id("samenvoegingId"));
        (await g.Jurist.Get(samen.Koppen["Location"])).Is(200).Json["grond"]!.GetValue<string>().ShouldBe("Identiteitsbewijs");
        (await g.Jurist.Post("/v1/samenvoegingen", opdracht with { Betrokkene = ander, Ander = een }, "\"1\"")).GeweigerdDoor("P-samen");

        // Found as one, also by what only one of the two has and by words of both.
        var gevonden = (await ZoekAsync(g, "Smit")).ShouldHaveSingleItem()!;
        gevonden["vindplaatsen"]!.AsArray().Count.ShouldBe(2);
        gevonden["verwijzingen"]!.AsArray().Select(b => b!.GetValue<Guid>()).ShouldBe([een, ander], ignoreOrder: true);
        // Who looked, by either reference, as this log and as the standard ask it; each line keeps its own.
        foreach (var wie in (Guid[])[een, ander])
        {
            var regels = (await g.Als(Rol.Auditor).Post("/v1/raadplegingen/_zoek", new ZoekRaadplegingen(wie))).Is(200).Json["items"]!.AsArray();
            regels.Select(r => r!["betrokkene"]!.GetValue<Guid>()).Distinct().ShouldBe([een, ander], ignoreOrder: true);
            var pseudoniem = toepassing.Host.Services.GetRequiredService<Betrokkenepseudoniem>();
            var lezen = (await g.Als(Rol.Auditor).Post("/v1/processing-activities", new JsonObject { ["dpl.core.data_subject_id"] = pseudoniem.Van(g.Code, wie) }.ToJsonString())).Is(200).Json["processingActivities"]!.AsArray();
            lezen.Select(r => r!["attributes"]!["dpl.core.data_subject_id"]!.GetValue<string>()).Distinct().ShouldBe([pseudoniem.Van(g.Code, een), pseudoniem.Van(g.Code, ander)], ignoreOrder: true);
        }
        using (var zip = new ZipArchive(new MemoryStream(await OverzichtAsync(g, een)))) zip.Entries.Count.ShouldBe(2);

        // As it was known before, they are two.
        (await g.Jurist.Get("/v1/personenregister")).Is(200).Json["personen"]!.AsArray().ShouldHaveSingleItem();
        (await g.Jurist.Get($"/v1/personenregister?bekendOp={voor:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z")).Is(200).Json["personen"]!.AsArray().ShouldBeEmpty();
        (await g.VraagAsync("select data::text from handhaving.mt_events where tenant_id = :gemeente and stream_id = 'personen'"))!.ToString()!.ShouldNotContain("Bakker");

        // Erasing by the one reference takes the other along, in the zaak where it stands; its list and its statement name each.
        await StelAsync(v, ander);
        await v.Beoordeel();
        await v.Bevestig();
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
        (await v.OpenMelding()).ZonderMelder();
        (await w.OpenMelding()).Is(200).Tekst.ShouldContain("Smit-Bakker");
        toepassing.Lijst.Lees(heel: true).Single(r => r.Gemeente == g.Code).Betrokkene.ShouldBe(een);
        (await v.Functionaris.Get($"{v.Pad}/verklaring")).Is(200).Json["wissing"]!["velden"]!.AsArray().Select(p => p!["betrokkene"]!.GetValue<Guid>()).ShouldBe([een]);

        // Undone, they are two again.
        (await g.Jurist.Post($"/v1/samenvoegingen/{samen.Id("samenvoegingId")}/intrekkingen", new MaakSamenvoegingOngedaan(Splitsgrond.Naamgenoot), "\"1\"")).Is(200).Versie.ShouldBe("\"2\"");
        (await g.Jurist.Post($"/v1/samenvoegingen/{samen.Id("samenvoegingId")}/intrekkingen", new MaakSamenvoegingOngedaan(Splitsgrond.Naamgenoot), "\"2\"")).GeweigerdDoor("P-ongedaan");
        (await g.Als(Rol.Auditor).Post("/v1/raadplegingen/_zoek", new ZoekRaadplegingen(ander))).Is(200).Json["items"]!.AsArray().Select(r => r!["betrokkene"]!.GetValue<Guid>()).Distinct().ShouldBe([ander]);
        (await g.Jurist.Post("/v1/samenvoegingen", opdracht, "\"2\"")).GeweigerdDoor("P-gewist");
        await KloptAsync(g);
    }

    [Fact]
    public async Task Een_gesplitste_waarde_hoort_bij_de_ander_en_gaat_met_hem_onder_hetzelfde_commitment()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten("Jan Jansen");
        var w = new Wisverhaal(g);
        await w.Verhaal.MetMelding("Er wonen veel mensen.", new Melderopgave("Jan Jansen", "06", null, v.Melder));
        await w.Verhaal.Voeg(g.Jurist, $"{w.Verhaal.Zaakpad}/meldingen/{w.Verhaal.MeldingId}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.NietInBehandeling, Prioriteit.Normaal, "Geen aanwijzingen."));
        (await w.OpenMelding()).Is(200);
        var (eerste, tweede) = (await MelderAsync(v), await MelderAsync(w));
        var commitments = await CommitmentsAsync(g);
        SplitsPersoon Splits(params Wisveld[] velden) => new(v.Melder, Splitsgrond.Naamgenoot, velden);

        (await g.Toezichthouder.Post("/v1/splitsingen", Splits(tweede), "\"0\"")).Is(403);
        (await g.Jurist.Post("/v1/splitsingen", Splits(eerste, tweede), "\"0\"")).GeweigerdDoor("P-alles");
        (await g.Jurist.Post("/v1/splitsingen", Splits(new Wisveld(tweede.Gebeurtenis, "/omschrijving")), "\"0\"")).Is(400);
        (await g.Jurist.Post("/v1/splitsingen", Splits(tweede) with { Betrokkene = v.Verhaal.ZaakId }, "\"0\"")).GeweigerdDoor("P-soort");
        (await g.Jurist.Post("/v1/splitsingen", Splits(tweede) with { Betrokkene = Guid.NewGuid() }, "\"0\"")).Is(400);
        var gesplitst = (await g.Jurist.Post("/v1/splitsingen", Splits(tweede), "\"0\"")).Is(201);
        var nieuw = gesplitst.Id("betrokkene");
        (await g.Jurist.Get(gesplitst.Koppen["Location"])).Is(200).Json["nieuw"]!.GetValue<Guid>().ShouldBe(nieuw);

        // The event is as it was and still opens; the value lies under a key of its own, and who looks now is in the chain of the other.
        (await CommitmentsAsync(g)).ShouldBe(commitments);
        (await g.VraagAsync($"select betrokkene from persoonsgegevens.kluis where gemeente = :gemeente and gebeurtenis = '{tweede.Gebeurtenis}' and pad = '/melder'")).ShouldBe(nieuw);
        (await w.OpenMelding()).Is(200).Tekst.ShouldContain("Jan Jansen");
        (await g.VraagAsync($"select count(*) from raadpleging.logregel where gemeente = :gemeente and sleutel = '{nieuw}'")).ShouldBe(1L);
        (await ZoekAsync(g, "Jansen")).Select(b => b!["betrokkene"]!.GetValue<Guid>()).ShouldBe([v.Melder, nieuw], ignoreOrder: true);
        // Also who looked before, when it was still under the other reference.
        var gezien = (await g.Als(Rol.Auditor).Post("/v1/raadplegingen/_zoek", new ZoekRaadplegingen(nieuw))).Is(200).Json["items"]!.AsArray();
        gezien.Select(r => r!["betrokkene"]!.GetValue<Guid>()).ShouldContain(v.Melder);
        await KloptAsync(g);

        // Erasing the one leaves the other, and each goes with his own key.
        await StelAsync(w, v.Melder, 400);
        await StelAsync(w, nieuw);
        await w.Beoordeel();
        await w.Bevestig();
        (await g.Jurist.Post("/v1/splitsingen", new SplitsPersoon(nieuw, Splitsgrond.Vergissing, [tweede]), "\"1\"")).GeweigerdDoor("P-gewist");
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
        (await w.OpenMelding()).ZonderMelder();
        (await v.OpenMelding()).Is(200).Tekst.ShouldContain("Jan Jansen");
        (await g.VraagAsync($"select omwikkeld is null from persoonsgegevens.sleutel where gemeente = :gemeente and betrokkene = '{nieuw}'")).ShouldBe(true);
        (await g.VraagAsync($"select bool_or(omwikkeld is null) from persoonsgegevens.sleutel where gemeente = :gemeente and betrokkene = '{v.Melder}'")).ShouldBe(false);
        toepassing.Lijst.Lees(heel: true).Single(r => r.Gemeente == g.Code).Betrokkene.ShouldBe(nieuw);
        await KloptAsync(g);
    }

    [Fact]
    public async Task Wat_er_niet_is_van_een_andere_gemeente_is_of_geen_persoon_is_wordt_niet_samengevoegd()
    {
        var (g, elders) = (toepassing.NieuweGemeente(), toepassing.NieuweGemeente());
        var (v, w) = (await new Wisverhaal(g).Gesloten(), await new Wisverhaal(elders).Gesloten());
        VoegPersonenSamen Met(Guid ander) => new(v.Melder, ander, Samenvoeggrond.OpgaveBetrokkene);

        // Someone of another gemeente and someone who does not exist get one answer.
        var vreemd = (await g.Jurist.Post("/v1/samenvoegingen", Met(w.Melder), "\"0\"")).Is(400).Json["detail"]!.GetValue<string>();
        (await g.Jurist.Post("/v1/samenvoegingen", Met(Guid.NewGuid()), "\"0\"")).Is(400).Json["detail"]!.GetValue<string>().ShouldBe(vreemd);
        (await g.Jurist.Post("/v1/samenvoegingen", Met(v.Verhaal.ZaakId), "\"0\"")).GeweigerdDoor("P-soort");
        (await g.Jurist.Get($"/v1/samenvoegingen/{Guid.NewGuid()}")).Is(404);
        (await g.Jurist.Post($"/v1/samenvoegingen/{Guid.NewGuid()}/intrekkingen", new MaakSamenvoegingOngedaan(Splitsgrond.Vergissing), "\"0\"")).Is(404);
    }

    [Fact]
    public async Task Van_twee_die_tegelijk_samenvoegen_slaagt_er_een_en_een_kring_ontstaat_niet()
    {
        var g = toepassing.NieuweGemeente();
        var wie = new List<Guid>();
        for (var i = 0; i < 3; i++) wie.Add((await new Wisverhaal(g).Gesloten($"Een{i}")).Melder);
        VoegPersonenSamen Met(int een, int ander) => new(wie[een], wie[ander], Samenvoeggrond.Dossiervergelijking);

        for (var versie = 0; versie < 2; versie++)
        {
            var antwoorden = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => g.Als(Rol.Handhavingsjurist, i + 1).Post("/v1/samenvoegingen", Met(versie, versie + 1), $"\"{versie}\"")));
            antwoorden.Count(a => (int)a.Status == 201).ShouldBe(1);
            antwoorden.Where(a => (int)a.Status != 201).ShouldAllBe(a => (int)a.Status == 409 || (int)a.Status == 412);
        }
        (await g.Jurist.Post("/v1/samenvoegingen", Met(2, 0), "\"2\"")).GeweigerdDoor("P-samen");
        (await g.Jurist.Get("/v1/personenregister")).Is(200).Json["personen"]!.AsArray().ShouldHaveSingleItem()!.AsArray().Count.ShouldBe(3);
        (await ZoekAsync(g, "Een1")).ShouldHaveSingleItem()!["verwijzingen"]!.AsArray().Count.ShouldBe(3);
    }

    /// <summary>What was proposed for one person may not take along who turned out to be another; and a crash after the confirmation changes nothing.</summary>
    [Fact]
    public async Task Een_wissing_die_al_loopt_blijft_wat_zij_was()
    {
        var g = toepassing.NieuweGemeente();
        var (v, w) = (await new Wisverhaal(g).Gesloten("Een"), await new Wisverhaal(g).Gesloten("Twee"));
        var samen = (await g.Jurist.Post("/v1/samenvoegingen", new VoegPersonenSamen(v.Melder, w.Melder, Samenvoeggrond.Basisregistratie), "\"0\"")).Is(201).Id("samenvoegingId");
        await StelAsync(v, w.Melder);
        await v.Beoordeel();
        (await g.Jurist.Post($"/v1/samenvoegingen/{samen}/intrekkingen", new MaakSamenvoegingOngedaan(Splitsgrond.Naamgenoot), "\"1\"")).Is(200);
        (await v.Functionaris.Post($"{v.Pad}/bevestigingen", new BevestigWissing(false), v.Verhaal.Versie)).GeweigerdDoor("W-personen");
        await v.Verhaal.Voeg(g.Jurist, $"{v.Pad}/intrekkingen", new TrekWissingIn());

        await v.Stel();
        await v.Beoordeel();
        await v.Bevestig();
        // Confirmed and not carried out yet: it can no longer be joined, and a merge of others does not widen it.
        (await g.Jurist.Post("/v1/samenvoegingen", new VoegPersonenSamen(v.Melder, w.Melder, Samenvoeggrond.Basisregistratie), "\"2\"")).GeweigerdDoor("P-gewist");
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
        (await v.OpenMelding()).ZonderMelder();
        (await w.OpenMelding()).Is(200).Tekst.ShouldContain("Twee");
        await KloptAsync(g);
    }

    /// <summary>A split that was read before an erasure and saved after it leaves nothing: no event, and nothing under a new key.</summary>
    [Fact]
    public async Task Een_splitsing_die_te_laat_komt_legt_niets_vast()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten("Jan");
        var omsleuteling = toepassing.Host.Services.GetRequiredService<Omsleuteling>();
        var melder = (await omsleuteling.WaardenAsync(g.Code, [v.Melder], Ct)).ShouldHaveSingleItem();
        await v.Stel();
        await v.Beoordeel();
        await v.Bevestig();

        foreach (var gewist in (bool[])[false, true])
        {
            if (gewist) (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
            await using var sessie = g.Schrijf();
            var fout = await Should.ThrowAsync<Exception>(async () =>
            {
                await omsleuteling.VerplaatsAsync(sessie, [melder], Guid.NewGuid(), Ct);
                sessie.Events.StartStream<Personenregister>(Personenregister.Stroom, new PersoonGesplitst(Guid.NewGuid(), v.Melder, Guid.NewGuid(), Splitsgrond.Vergissing, [new(melder.Gebeurtenis, melder.Pad)]) { GebeurdOp = toepassing.Klok.GetUtcNow() });
                await sessie.SaveChangesAsync(Ct);
            });
            fout.ToString().ShouldNotContain("Jan");
        }
        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and stream_id = 'personen'")).ShouldBe(0L);
        (await v.OpenMelding()).ZonderMelder();
    }

    /// <summary>Who has the keys and the database can take a value to another person's key; without an event that says so it shows.</summary>
    [Fact]
    public async Task Een_waarde_die_zonder_gebeurtenis_van_sleutel_wisselt_valt_op()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten("Jan");
        await KloptAsync(g);
        var omsleuteling = toepassing.Host.Services.GetRequiredService<Omsleuteling>();
        await using (var sessie = g.Schrijf())
        {
            await omsleuteling.VerplaatsAsync(sessie, await omsleuteling.WaardenAsync(g.Code, [v.Melder], Ct), Guid.NewGuid(), Ct);
            await sessie.SaveChangesAsync(Ct);
        }
        (await toepassing.AfwijkingenAsync(g, Ct)).Select(b => b.Code).ShouldBe(["kluis-andere-betrokkene"]);
    }

    private static async Task<JsonArray> ZoekAsync(Gemeente g, string naam) => (await g.Jurist.Post("/v1/betrokkenen/_zoek", new { doel = "InzageBetrokkene", naam })).Is(200).Json["betrokkenen"]!.AsArray();

    private static async Task<object?> CommitmentsAsync(Gemeente g) => await g.VraagAsync("select string_agg(commitment, ' ' order by commitment) from persoonsgegevens.kluis where gemeente = :gemeente");

    private static async Task<Wisveld> MelderAsync(Wisverhaal v)
    {
        await using var lees = v.Verhaal.Gemeente.Lees();
        return new((await lees.Events.FetchStreamAsync(v.Verhaal.PandId, token: Ct)).First(e => e.Data is MeldingOntvangen).Id, "/melder");
    }

    private static async Task StelAsync(Wisverhaal v, Guid betrokkene, int status = 201)
    {
        var antwoord = (await v.Verhaal.Gemeente.Jurist.Post($"{v.Verhaal.Zaakpad}/wissingen", new StelWissingVoor(Wisgrond.OnrechtmatigVerwerkt, false, betrokkene), v.Verhaal.Versie)).Is(status);
        if (status == 201) v.Voorgesteld(antwoord);
    }

    private async Task<byte[]> OverzichtAsync(Gemeente g, Guid betrokkene)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, "/v1/raadplegingen/_open") { Content = System.Net.Http.Json.JsonContent.Create(new MaakRaadpleegoverzicht(betrokkene)) };
        verzoek.Headers.Authorization = new("Bearer", g.Als(Rol.Auditor).Token);
        using var klant = toepassing.Host.Server.CreateClient();
        using var antwoord = await klant.SendAsync(verzoek, Ct);
        ((int)antwoord.StatusCode).ShouldBe(200, await antwoord.Content.ReadAsStringAsync(Ct));
        return await antwoord.Content.ReadAsByteArrayAsync(Ct);
    }

    /// <summary>The audit of the events, that of who looked with its dense counters, and the inventory of the keys.</summary>
    private async Task KloptAsync(Gemeente g)
    {
        await g.BijgewerktAsync();
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();
        (await toepassing.Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(Raadpleeglog.Log(g.Code), Ct)).Bevindingen.Alle.Where(b => b.Ernst is Ernst.Afwijking).ShouldBeEmpty();
        (await toepassing.Host.Services.GetRequiredService<Sleutelinventaris>().ControleerAsync(Ct)).Bevindingen.Alle.Where(b => b.Ernst is Ernst.Afwijking && b.ToString().Contains(g.Code, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
