using System.Text.Json.Nodes;
using Handhaving.Bewaring;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Overtredingen;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Signalen;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Velden;
using Handhaving.Toegang;
using Handhaving.Velden;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Lsi;

/// <summary>A project from its begin to the destruction of what partners supplied, over HTTP.</summary>
public class ProjectverhaalTests(Toepassing toepassing)
{
    private const string Uwv = "00000099000000002000", Politie = "00000099000000003000";

    private readonly Gemeente _gemeente = toepassing.NieuweGemeente();

    private string _pad = "", _versie = "";

    private Guid _projectId;

    private Medewerker Functionaris => _gemeente.Als(Rol.FunctionarisGegevensbescherming);

    private DateOnly Vandaag => toepassing.Klok.Vandaag();

    [Fact]
    public async Task Van_aanmelding_tot_vernietiging()
    {
        await TotGestart();
        var zaak = await (await new Verhaal(_gemeente).MetRegisters()).MetMelding();

        // A reason that names where someone comes from is no reason.
        (await _gemeente.Coordinator.Post($"{_pad}/selecties", new SelecteerAdres(zaak.PandId, Selectiegrond.Meldingen, "Er wonen Poolse arbeiders."), _versie)).GeweigerdDoor("LS-herkomst");
        var selectie = (await Voeg(_gemeente.Coordinator, "selecties", new SelecteerAdres(zaak.PandId, Selectiegrond.Meldingen, "Negen meldingen over overlast in de nacht."))).Id("selectieId");

        // No exchange before the gegevensparagraaf and the DPIA.
        var verstrek = new VerstrekGegevens(Uwv, Leveringsdoel.SocialeZekerheid, Leveringsgrond.Suwi64, [Leverveld.PandId, Leverveld.AantalBewoners], Verstrekwijze.BeveiligdBericht);
        (await _gemeente.Coordinator.Post($"{_pad}/selecties/{selectie}/verstrekkingen", verstrek, _versie)).GeweigerdDoor("LS-gegevensparagraaf");
        var vroeg = await Voeg(_gemeente.Coordinator, "gegevens", new OntvangGegevens(Uwv, Partnersoort.Uwv, "Te vroeg gekomen."));
        vroeg.Json["gebreken"]![0]!["regel"]!.GetValue<string>().ShouldBe("LS-gegevensparagraaf");
        await Voeg(_gemeente.Jurist, "gegevensparagrafen", new LegGegevensparagraafVast(Vandaag, "gp-1",
            [new(Uwv, [Leverveld.PandId, Leverveld.AantalBewoners, Leverveld.Zaakfase], true), new(Politie, [Leverveld.PandId], true)]));
        await Voeg(_gemeente.Jurist, "effectbeoordelingen", new StelDpiaVast(Vandaag, "dpia-1", true, false, false));
        await Voeg(_gemeente.Coordinator, $"selecties/{selectie}/verstrekkingen", verstrek);
        (await _gemeente.Coordinator.Post($"{_pad}/selecties/{selectie}/verstrekkingen", verstrek with { Velden = [Leverveld.Bewoners] }, _versie)).GeweigerdDoor("DC59");
        (await _gemeente.Coordinator.Post($"{_pad}/selecties/{Guid.NewGuid()}/verstrekkingen", verstrek, _versie)).Is(404);

        // What comes in lies in the compartment: the team alone opens it, police data only who may.
        var ontvangst = (await Voeg(_gemeente.Coordinator, "gegevens", new OntvangGegevens(Uwv, Partnersoort.Uwv, "Uitkering sinds mei.", selectie))).Id("ontvangstId");
        var politie = (await Voeg(_gemeente.Coordinator, "gegevens", new OntvangGegevens(Politie, Partnersoort.Politie, "Twee incidenten."))).Id("ontvangstId");
        (await _gemeente.Coordinator.Post($"{_pad}/gegevens/{ontvangst}/_open", new OpenGegevens())).Is(200).Tekst.ShouldContain("Uitkering sinds mei.");
        (await _gemeente.Coordinator.Post($"{_pad}/gegevens/{politie}/_open", new OpenGegevens())).GeweigerdDoor("LS-politieinzage");
        (await _gemeente.Jurist.Post($"{_pad}/gegevens/{ontvangst}/_open", new OpenGegevens())).GeweigerdDoor("LS-team");
        (await _gemeente.Toezichthouder.Post($"{_pad}/gegevens/{ontvangst}/_open", new OpenGegevens())).Is(403);
        await Voeg(_gemeente.Jurist, "teams", new StelProjectteamVast(_gemeente.Coordinator.Verwijzing, [_gemeente.Jurist.Verwijzing]));
        (await _gemeente.Jurist.Post($"{_pad}/gegevens/{politie}/_open", new OpenGegevens())).Is(200).Tekst.ShouldContain("Twee incidenten.");
        (await _gemeente.VraagAsync("select string_agg(distinct klasse, ' ' order by klasse) from persoonsgegevens.kluis where gemeente = :gemeente and klasse like 'lsi%'")).ShouldBe("lsi lsi-politie");
        (await _gemeente.Coordinator.Get(_pad)).Is(200).Tekst.ShouldNotContain("Uitkering");

        await Doelbinding(zaak, ontvangst, politie);
        await Afspraak(selectie);

        // Closing asks every partner; the report holds numbers; then nothing of it opens any more.
        await Voeg(_gemeente.Coordinator, "fasen", new BeginProjectfase(Projectfase.Uitvoering));
        await Voeg(_gemeente.Coordinator, "fasen", new BeginProjectfase(Projectfase.Nazorg));
        (await _gemeente.Coordinator.Post($"{_pad}/afsluitingen", new SluitProjectAf(), _versie)).GeweigerdDoor("LS-teruggave");
        foreach (var oin in (string[])[Uwv, Politie]) await Voeg(_gemeente.Coordinator, "teruggaven", new BevestigTeruggave(oin, Teruggavewijze.Vernietigd, Vandaag));
        await Voeg(_gemeente.Coordinator, "afsluitingen", new SluitProjectAf());
        (await Functionaris.Post($"{_pad}/vernietigingen", new VernietigGegevens(), _versie)).GeweigerdDoor("LS-fase");
        await Voeg(_gemeente.Coordinator, "resultaten", new RapporteerResultaat(new(1, 1, 0, 0, 0)));
        await Voeg(Functionaris, "vernietigingen", new VernietigGegevens());
        (await _gemeente.Coordinator.Post($"{_pad}/gegevens/{ontvangst}/_open", new OpenGegevens())).Is(200).Json["inhoud"].ShouldBeNull();
        await toepassing.Host.Services.GetRequiredService<Wissingsdienst>().VoltooiAllesAsync(TestContext.Current.CancellationToken);
        (await _gemeente.VraagAsync("select count(*) from persoonsgegevens.kluis where gemeente = :gemeente and klasse like 'lsi%'")).ShouldBe(0L);
        (await _gemeente.VraagAsync("select count(*) from persoonsgegevens.sleutel where gemeente = :gemeente and klasse like 'lsi%' and omwikkeld is not null")).ShouldBe(0L);

        await _gemeente.BijgewerktAsync();
        var casus = (await _gemeente.Coordinator.Get($"/v1/lsi/casussen?projectId={_projectId}")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        casus["grond"]!.GetValue<string>().ShouldBe("Meldingen");
        casus["verstrekt"]![0]!["partner"]!.GetValue<string>().ShouldBe("uwv");
        casus["zaken"]![0]!["zaakId"]!.GetValue<Guid>().ShouldBe(zaak.ZaakId);
        (await _gemeente.Coordinator.Get("/v1/lsi/projecten")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!["fase"]!.GetValue<string>().ShouldBe("GegevensVernietigd");
    }

    /// <summary>Police data and anything without a besluit stay out of a zaak; with a besluit of two persons it is in its dossier.</summary>
    private async Task Doelbinding(Verhaal zaak, Guid ontvangst, Guid politie)
    {
        MerkOvertrederAan Met(Guid verwijzing) => new(Overtrederrol.FysiekPleger, Persoonsoort.Natuurlijk, "Fictieve Verhuurder", "Fictiefstraat 1",
            [new(Bewijssoort.Register, verwijzing)], [new(Bewijssoort.Register, verwijzing)], Vandaag);
        (await _gemeente.Jurist.Post($"{zaak.Zaakpad}/overtreders", Met(ontvangst), zaak.Versie)).GeweigerdDoor("LS-doelbinding").Json["grondslag"]!.GetValue<string>().ShouldContain("SUWI art. 64");

        StelDoelbindingsbesluitVoor Voor(params Guid[] wat) => new(zaak.PandId, zaak.ZaakId, [.. wat], Doelbindingsgrond.VerwantMisbruik, "De verhuur is het misbruik waarvoor het project is gemaakt.");
        (await _gemeente.Jurist.Post($"{_pad}/doelbindingsvoorstellen", Voor(politie), _versie)).GeweigerdDoor("LS-politie");
        var besluit = (await Voeg(_gemeente.Jurist, "doelbindingsvoorstellen", Voor(ontvangst))).Id("besluitId");
        (await _gemeente.Jurist.Post($"{zaak.Zaakpad}/overtreders", Met(ontvangst), zaak.Versie)).GeweigerdDoor("LS-doelbinding");
        (await _gemeente.Jurist.Post($"{_pad}/doelbindingsvoorstellen/{besluit}/besluiten", new NeemDoelbindingsbesluit("Akkoord."), _versie)).Is(403);
        (await Functionaris.Post($"{_pad}/doelbindingsvoorstellen/{besluit}/besluiten", new NeemDoelbindingsbesluit("Akkoord."))).Is(428);
        await Voeg(Functionaris, $"doelbindingsvoorstellen/{besluit}/besluiten", new NeemDoelbindingsbesluit("Past binnen het doel van het project."));
        (await Functionaris.Post($"{_pad}/doelbindingsvoorstellen/{besluit}/besluiten", new NeemDoelbindingsbesluit("Nog eens."), _versie)).GeweigerdDoor("LS-besloten");
        zaak.Versie = (await _gemeente.Jurist.Get(zaak.Zaakpad)).Versie;

        // Now it may be cited: what stops it is another rule.
        (await _gemeente.Jurist.Post($"{zaak.Zaakpad}/overtreders", Met(ontvangst), zaak.Versie)).GeweigerdDoor("N5-overtreding");
        (await _gemeente.Jurist.Post($"{zaak.Zaakpad}/overtreders", Met(politie), zaak.Versie)).GeweigerdDoor("LS-doelbinding");
        (await _gemeente.Jurist.Get($"/v1/panden/{zaak.PandId}/rechtsgeschiedenis")).Is(200).Tekst.ShouldContain("doelbindingsbesluit-genomen.v1");
    }

    /// <summary>One proposes, another approves; the schema follows from it.</summary>
    private async Task Afspraak(Guid selectie)
    {
        var inhoud = new Afspraakinhoud([Leverveld.AantalBewoners, Leverveld.PandId], new([], [], false), Vandaag, Vandaag.AddDays(30), 30);
        var voor = new StelLeveringsafspraakVoor(_projectId, Uwv, Leveringsdoel.SocialeZekerheid, Leveringsgrond.Suwi64, inhoud, "Nodig om de uitkering te toetsen.");
        (await _gemeente.Jurist.Post("/v1/leveringsafspraken", voor with { Inhoud = inhoud with { Velden = [Leverveld.Bewoners] } })).GeweigerdDoor("LA-veld");
        var antwoord = (await _gemeente.Jurist.Post("/v1/leveringsafspraken", voor)).Is(201);
        var pad = antwoord.Koppen["Location"];
        var versie = (await _gemeente.Jurist.Get(pad)).Is(200).Versie;

        (await _gemeente.Jurist.Get($"{pad}/dataschemas/1")).Is(404);
        (await _gemeente.Jurist.Post($"{pad}/goedkeuringen", new KeurLeveringsafspraakGoed(1), versie)).GeweigerdDoor("LA-vierogen");
        versie = (await Functionaris.Post($"{pad}/goedkeuringen", new KeurLeveringsafspraakGoed(1), versie)).Is(200).Versie;
        var schema = (await _gemeente.Als(Rol.LsiPartner).Get($"{pad}/dataschemas/1")).Is(200).Json.AsObject();
        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["properties"]!.AsObject().Select(p => p.Key).ShouldBe(["pandId", "aantalBewoners"]);
        schema["$id"]!.GetValue<string>().ShouldEndWith($"{pad}/dataschemas/1");
        Jsonschema.Fouten(schema, new JsonObject { ["pandId"] = "0150100000000001", ["aantalBewoners"] = 4 }).ShouldBeEmpty();
        Jsonschema.Fouten(schema, new JsonObject { ["pandId"] = "0150100000000001", ["aantalBewoners"] = 4, ["bewoners"] = new JsonArray() }).ShouldNotBeEmpty();

        // Stopping takes one, going on another; a change waits for approval.
        versie = (await _gemeente.Beheerder.Post($"{pad}/opschortingen", new SchortLeveringOp(Opschortreden.Datalek), versie)).Is(200).Versie;
        (await _gemeente.Beheerder.Post($"{pad}/opschortingen", new SchortLeveringOp(Opschortreden.Datalek), versie)).GeweigerdDoor("LA-opschorting");
        versie = (await Functionaris.Post($"{pad}/hervattingen", new HervatLevering(), versie)).Is(200).Versie;
        versie = (await _gemeente.Coordinator.Post($"{pad}/versies", new WijzigLeveringsafspraak(inhoud with { Velden = [Leverveld.PandId] }, "Minder volstaat."), versie)).Is(200).Versie;
        (await _gemeente.Jurist.Get($"{pad}/dataschemas/2")).Is(404);
        versie = (await _gemeente.Jurist.Post($"{pad}/goedkeuringen", new KeurLeveringsafspraakGoed(2), versie)).Is(200).Versie;
        (await _gemeente.Jurist.Get($"{pad}/dataschemas/2")).Is(200).Json["properties"]!.AsObject().Count.ShouldBe(1);
        (await _gemeente.Jurist.Post($"{pad}/beeindigingen", new BeeindigLeveringsafspraak(Beeindigingsreden.DoelBereikt), versie)).Is(200);
        (await _gemeente.Jurist.Get("/v1/leveringsafspraken")).Is(200).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await _gemeente.Jurist.Get("/v1/leveringsvelden")).Is(200).Json["items"]!.AsArray().Count.ShouldBe(Enum.GetValues<Leverveld>().Length);
    }

    /// <summary>A signal needs no project, no zaak and no approval, and is found in none of them.</summary>
    [Fact]
    public async Task Een_signaal_van_uitbuiting_gaat_zijn_eigen_directe_weg()
    {
        var zaak = await new Verhaal(_gemeente).MetMelding();
        var id = (await _gemeente.Toezichthouder.Post("/v1/signalen", new MeldUitbuiting(Uitbuitingsoort.Arbeidsuitbuiting, Signaalontvanger.NederlandseArbeidsinspectie, true, Slachtofferwens.WilHulp, "Paspoorten zijn ingenomen."))).Is(201).Id("signaalId");

        (await _gemeente.Coordinator.Get("/v1/signalen")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!["signaalId"]!.GetValue<Guid>().ShouldBe(id);
        (await _gemeente.Toezichthouder.Get("/v1/signalen")).Is(403);
        (await _gemeente.Coordinator.Post($"/v1/signalen/{id}/_open", new OpenSignaal())).Is(403);
        (await _gemeente.Jurist.Post($"/v1/signalen/{id}/_open", new OpenSignaal())).Is(200).Tekst.ShouldContain("Paspoorten");
        (await _gemeente.Toezichthouder.Post($"/v1/signalen/{id}/bevestigingen", new BevestigSignaal())).Is(200);
        (await _gemeente.Coordinator.Get($"/v1/signalen/{id}")).Is(200).Json["bevestigdOp"].ShouldNotBeNull();
        (await _gemeente.Toezichthouder.Post($"{zaak.Zaakpad}/zorgsignalen", new Handhaving.Meldingen.GeefZorgsignaalDoor(Zorgsoort.Mensenhandel, Zorginstantie.Politie, "Paspoorten zijn ingenomen."), zaak.Versie)).Is(400).Tekst.ShouldContain("/v1/signalen");
        (await _gemeente.Jurist.Get($"/v1/panden/{zaak.PandId}/rechtsgeschiedenis")).Is(200).Tekst.ShouldNotContain("signaal");
    }

    private async Task TotGestart()
    {
        _projectId = (await _gemeente.Coordinator.Post("/v1/lsi/projecten", new MeldProjectAan(Thema.AdresgerelateerdeProblematiek, "Veel woningen met te veel bewoners."))).Is(201).Id("projectId");
        _pad = $"/v1/lsi/projecten/{_projectId}";
        _versie = (await _gemeente.Coordinator.Get(_pad)).Is(200).Versie!;
        await Voeg(_gemeente.Coordinator, "voorstellen", new StelProjectvoorstelOp(Projectaanleiding.ReguliereMiddelenOntoereikend,
            [new(Uwv, "uwv", Partnersoort.Uwv), new(Politie, "politie", Partnersoort.Politie)], _gemeente.Coordinator.Verwijzing, 50, 50, true, true, Vandaag, Vandaag.AddDays(300), "Onderbouwing."));
        await Voeg(_gemeente.Jurist, "collegebesluiten", new LegCollegebesluitVast(Vandaag, "Z/2026-1"));
        await Voeg(_gemeente.Coordinator, "wegingsverzoeken", new VraagWegingAan());
        (await _gemeente.Coordinator.Post($"{_pad}/starts", new StartProject(Vandaag, Vandaag.AddDays(300)), _versie)).GeweigerdDoor("LS-fase");
        await Voeg(_gemeente.Coordinator, "wegingen", new LegWegingVast(Wegingsuitkomst.Goedgekeurd, Vandaag, "LSI-2026-7"));
        await Voeg(_gemeente.Coordinator, "starts", new StartProject(Vandaag, Vandaag.AddDays(300)));
    }

    private async Task<Antwoord> Voeg(Medewerker wie, string deel, object opdracht)
    {
        var antwoord = await wie.Post($"{_pad}/{deel}", opdracht, _versie);
        ((int)antwoord.Status).ShouldBeInRange(200, 201, $"{antwoord.Verzoek}\n{antwoord.Tekst}");
        _versie = antwoord.Versie!;
        return antwoord;
    }
}
