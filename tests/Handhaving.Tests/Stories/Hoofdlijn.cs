using System.Text.Json.Nodes;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Lasten;
using Handhaving.Overtredingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Stukken;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Voornemens;

namespace Handhaving.Tests.Stories;

/// <summary>An application whose clock a test moves through the months of a case.</summary>
public sealed class Tijdreis : Toepassing;

/// <summary>Given by API: the main line of one zaak, step by step, with the days moving along.</summary>
public sealed class Hoofdlijn(Gemeente gemeente)
{
    public const string Verblijfsobject = "0150010000000001";

    public Verhaal Verhaal { get; private set; } = null!;

    public Gemeente Gemeente => gemeente;

    public Medewerker Ondertekenaar => gemeente.Als(Rol.Handhavingsjurist, 7);

    public Medewerker Burgemeester => gemeente.Als(Rol.Burgemeester);

    public Guid RuimteId { get; private set; }

    /// <summary>The consent for the dwelling at the last visit.</summary>
    public Guid ToestemmingId { get; private set; }

    public Guid ControleId { get; private set; }

    public Guid OvertredingId { get; private set; }

    public Guid OvertrederId { get; private set; }

    public Guid VoornemenId { get; private set; }

    public Guid LastId { get; private set; }

    public string Zaak => Verhaal.Zaakpad;

    public string Last => $"{Zaak}/lasten/{LastId}";

    public DateOnly Vandaag => gemeente.Toepassing.Klok.Vandaag();

    /// <summary>Ten in the morning of this day.</summary>
    public Hoofdlijn Op(int jaar, int maand, int dag)
    {
        gemeente.Toepassing.Klok.Vast = new DateOnly(jaar, maand, dag).Om(new TimeOnly(10, 0));
        return this;
    }

    public Task<Antwoord> Doe(Medewerker wie, string pad, object opdracht) => Verhaal.Voeg(wie, pad, opdracht);

    public Task<Antwoord> Doe(string pad, object opdracht) => Doe(gemeente.Jurist, pad, opdracht);

    /// <summary>The same command, expected to be refused.</summary>
    public Task<Antwoord> Probeer(string pad, object opdracht, Medewerker? wie = null) => (wie ?? gemeente.Jurist).Post(pad, opdracht, Verhaal.Versie);

    public async Task<JsonNode> Lees() => (await gemeente.Jurist.Get(Zaak)).Is(200).Json;

    /// <summary>The last event of this kind in the history of the pand.</summary>
    public async Task<Guid> Gebeurtenis(string soort) => (await gemeente.Jurist.Get($"/v1/panden/{Verhaal.PandId}/rechtsgeschiedenis")).Is(200).Json["regels"]!.AsArray()
        .Where(r => r!["soort"]!.GetValue<string>().StartsWith(soort, StringComparison.Ordinal)).MaxBy(r => r!["nummer"]!.GetValue<long>())!["gebeurtenis"]!.GetValue<Guid>();

    public async Task<Guid> Stuk(Stuksoort soort) => (await Doe($"{Zaak}/stukken", new NeemStukOp(soort, Mediatype.Pdf, "%PDF-1.7 fictief"u8.ToArray()))).Id("stukId");

    public async Task<Verzendopgave> Verzonden(DateOnly? op = null) => new(Verzendwijze.Aangetekend, op ?? Vandaag, "Fictiefstraat 1, 7400 AA Deventer", await Stuk(Stuksoort.Verzendbewijs));

    public async Task<Ondertekenopgave> Ondertekend(Stuksoort soort) => new(Ondertekenaar.Verwijzing, Vandaag, await Stuk(soort));

    /// <summary>Registers, mandates, a melding that is in onderzoek, and a planned visit.</summary>
    public async Task<Hoofdlijn> Begin()
    {
        Verhaal = await (await (await new Verhaal(gemeente).MetRegisters()).MetMelding()).InOnderzoek();
        (await gemeente.Beheerder.Post("/v1/mandaten", new VerleenMandaat(Ondertekenaar.Inlognaam, "Fictieve Teamleider", Orgaan.College, Grondslagsoort.Mandaat,
            [Bevoegdheidsoort.LastOpleggen, Bevoegdheidsoort.Invorderen, Bevoegdheidsoort.Dwangbevel], "mandaatbesluit-2024", new DateOnly(2024, 1, 1)))).Is(201);
        (await gemeente.Beheerder.Post("/v1/mandaten", new VerleenMandaat(Burgemeester.Inlognaam, "Fictieve Burgemeester", Orgaan.Burgemeester, Grondslagsoort.EigenBevoegdheid,
            [Bevoegdheidsoort.MachtigingVerlenen], "benoeming-2024", new DateOnly(2024, 1, 1)))).Is(201);
        return this;
    }

    /// <summary>A visit today with consent of the bewoner, a private room with three beds, and a signed report.</summary>
    public async Task<Guid> Bezoek(bool overtreding = true)
    {
        var plan = Verhaal.Plan(0, 13) with { Reden = "Opvolging van de vorige stap." };
        var controleId = (await Doe(gemeente.Coordinator, $"{Zaak}/controles", plan)).Id("controleId");
        gemeente.Toepassing.Klok.Vast = Vandaag.Om(new TimeOnly(15, 0));
        DateTimeOffset Om(int minuut) => Vandaag.Om(new TimeOnly(13, minuut));
        var pad = $"{Zaak}/controles/{controleId}";
        Task<Antwoord> Leg(string feit, object opdracht) => Doe(gemeente.Toezichthouder, $"{pad}/{feit}", opdracht);
        await Leg("legitimaties", new ToonLegitimatie(GebeurdOp: Om(1)));
        await Leg("doelmededelingen", new DeelDoelMee(true, Om(2)));
        ToestemmingId = (await Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner", GebeurdOp: Om(3)))).Id("toestemmingId");
        await Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner", "slaapkamer-1", GebeurdOp: Om(4)));
        await Leg("betredingen", new TreedBinnen(Binnentreedgrond.Toestemming, true, GebeurdOp: Om(5)));
        RuimteId = (await Leg("ruimten", new NeemRuimteOp(new("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, overtreding ? 3 : 1, true, true, true), GebeurdOp: Om(8)))).Id("ruimteId");
        await Leg("vertrekken", new VerlaatWoning(Om(30)));
        await Leg("afrondingen", new RondControleAf(overtreding ? Controleresultaat.OvertredingWaargenomen : Controleresultaat.GeenOvertreding, Om(0), Om(35)));
        var pv = (await Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen de slaapplaatsen."))).Id("procesVerbaalId");
        await Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true));
        return ControleId = controleId;
    }

    /// <summary>A zaak in another pand of a gemeente that has its registers already.</summary>
    public async Task<Hoofdlijn> Vervolg(Hoofdlijn eerder)
    {
        Verhaal = await (await new Verhaal(gemeente) { NormId = eerder.Verhaal.NormId }.MetMelding()).InOnderzoek();
        return this;
    }

    /// <param name="betrokkene">Who is known from another zaak.</param>
    public async Task<Hoofdlijn> MetOvertreder(Guid? betrokkene = null)
    {
        await Bezoek();
        OvertredingId = (await Doe($"{Zaak}/overtredingen", new StelOvertredingVast(Verhaal.NormId, Vandaag, 5, false, GeenHuishouden: true, Rechtvaardiging: false, Vergunningstand.Geen, Vandaag,
            [RuimteId], "Vijf personen die elkaar niet kennen, elk met een eigen huurbetaling.", Verblijfsobject))).Id("overtredingId");
        var akte = await Stuk(Stuksoort.Bewijsstuk);
        OvertrederId = (await Doe($"{Zaak}/overtreders", new MerkOvertrederAan(Overtrederrol.FunctioneelPleger, Persoonsoort.Natuurlijk, "Fictieve Verhuurder", "Fictiefstraat 1, Deventer",
            [new(Bewijssoort.Eigendom, akte)], [new(Bewijssoort.Huurovereenkomst, akte)], Vandaag, Betrokkene: betrokkene))).Id("overtrederId");
        return this;
    }

    public static Dwangsomvoorwaarden PerWeek { get; } = new(Modaliteit.PerTijdseenheid, 250_000, 1_000_000, TijdseenheidDagen: 7);

    public async Task<Hoofdlijn> MetVoornemen(Dwangsomvoorwaarden? voorwaarden = null)
    {
        await Doe($"{Zaak}/legalisatiebeoordelingen", new BeoordeelLegalisatie(false, false, "Er is geen aanvraag."));
        await Doe($"{Zaak}/evenredigheidsafwegingen", new WeegEvenredigheidAf(OvertrederId, true, true, true, Herhuisvesting.Aangeboden, false, "Passend, ook voor de bewoners."));
        VoornemenId = (await Doe($"{Zaak}/voornemens", new VerzendVoornemen(OvertrederId, OvertredingId, voorwaarden ?? PerWeek, await Stuk(Stuksoort.Voornemen), await Verzonden()))).Id("voornemenId");
        return this;
    }

    public async Task<LegLastOp> Besluit(Dwangsomvoorwaarden? voorwaarden = null) => new(
        OvertrederId, OvertredingId, voorwaarden ?? PerWeek, GestaaktHouden: true,
        [new("Beëindig de bewoning door meer dan één huishouden in alle slaapkamers van Fictiefstraat 1.", "Bewoning door ten hoogste één huishouden mag blijven.")],
        "Het bedrag ligt boven de huuropbrengst.", Rechtsmiddelenclausule: true, await Ondertekend(Stuksoort.LastOnderDwangsom), VoornemenId, new("Acht weken volstaan om de huur te beëindigen.", Weken: 8));

    public async Task<Hoofdlijn> MetLast(Dwangsomvoorwaarden? voorwaarden = null)
    {
        LastId = (await Doe($"{Zaak}/lasten", await Besluit(voorwaarden))).Id("lastId");
        await Doe($"{Zaak}/besluiten/{LastId}/verzendingen", new VerzendBesluit(await Verzonden()));
        await Doe($"{Last}/bekendmakingen", new MaakLastBekend());
        return this;
    }

    public async Task<Hoofdlijn> TotLast()
    {
        Op(2026, 1, 5);
        await Begin();
        await MetOvertreder();
        await MetVoornemen();
        Op(2026, 1, 20);
        // The registers are consulted anew for the decision itself.
        return await MetLast();
    }

    /// <summary>A visit today, held against the last.</summary>
    public async Task<JsonNode> Hercontrole(bool overtreding = true, bool dekt = true) =>
        (await Doe($"{Last}/hercontroles", new ToetsHercontrole(await Bezoek(overtreding), overtreding, dekt))).Json;
}
