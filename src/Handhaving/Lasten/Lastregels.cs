using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Kalender;

namespace Handhaving.Lasten;

/// <summary>What must be in order before a last may be imposed (recht.md 2.7 to 2.9, 5.2).</summary>
internal static class Lastregels
{
    /// <summary>How old the consultation of BRP, KvK and Kadaster may be; a choice of the product (DC24).</summary>
    private const int DagenRegisters = 14;

    /// <summary>How old the last finding may be without a warning; a choice of the product (DC34).</summary>
    private const int DagenFeiten = 42;

    /// <summary>He was heard on this very decision, the term is over, and every point was answered; or hearing was lawfully left out.</summary>
    public static Weigering? Gehoord(LegLastOp opdracht, Zaak zaak)
    {
        if (opdracht.VoornemenId is not { } id)
            return zaak.AfgezienVanHoren.Any(a => a.DektLast(opdracht.OvertrederId, opdracht.OvertredingId, opdracht.Ondertekening.Dagtekening))
                ? null
                : new("DC26", "Awb 4:8", "De overtreder is niet in de gelegenheid gesteld een zienswijze te geven.", "Verzend eerst een voornemen, of zie gemotiveerd af van horen op een grond van Awb 4:11.");
        var voornemen = zaak.Voornemens[id];
        if (voornemen.Ingetrokken || voornemen.LastId is not null)
            return new("DC26", "Awb 4:8", "Dit voornemen is ingetrokken, of kondigt iets anders aan dan een last.", "Verzend een voornemen tot deze last.");
        if (voornemen.OvertrederId != opdracht.OvertrederId || voornemen.OvertredingId != opdracht.OvertredingId)
            return new("DC29", "Awb 4:8", "Het voornemen gaat over een andere overtreder of overtreding dan dit besluit.", "Verzend een nieuw voornemen voor deze overtreder en overtreding.");
        if (voornemen.Voorwaarden is { } aangekondigd && Zwaarder(opdracht.Voorwaarden, aangekondigd))
            return new("DC29-zwaarder", "Awb 4:8", "De dwangsom is zwaarder of van een andere soort dan in het voornemen stond.", "Leg op wat was aangekondigd of minder, of verzend een nieuw voornemen.");
        if (!voornemen.TermijnVoorbij(opdracht.Ondertekening.Dagtekening))
            return new("DC27", "Awb 4:8, 3:2", $"De termijn voor een zienswijze loopt tot en met {Besluitregels.Dag(voornemen.Termijn)}.", $"Neem het besluit na {Besluitregels.Dag(voornemen.Termijn)}.");
        return voornemen.IsBeantwoordOp(opdracht.Ondertekening.Dagtekening) ? null
            : new("DC28", "Awb 3:46, 3:47", "Een zienswijze die voor het besluit binnenkwam, was op de dag van het besluit nog niet beantwoord.", "Beoordeel elk argument en neem het besluit op of na die dag.");
    }

    /// <summary>What the decision rests on came before it: the fact, who is held to it, legalisation and proportionality.</summary>
    public static Weigering? Voorbereid(LegLastOp opdracht, Zaak zaak)
    {
        var dag = opdracht.Ondertekening.Dagtekening;
        if (zaak.Overtredingen[opdracht.OvertredingId].DatumFeit > dag || zaak.Overtreders[opdracht.OvertrederId].AangemerktOp > dag)
            return new("N1-volgorde", "Awb 3:2, 5:1, 5:9", $"De last is van {Besluitregels.Dag(dag)}, maar het feit is van later of de overtreder is pas daarna aangemerkt.", "Controleer de dagtekening; een besluit kan niet rusten op wat er nog niet was.");
        if (zaak.LegalisatieOp(dag) is not { } legalisatie)
            return new("DC30", "RVS:2025:678", "Niet is voor of op de dag van het besluit beoordeeld of er concreet zicht op legalisatie is.", "Leg de beoordeling vast met haar eigen dag (POST …/legalisatiebeoordelingen), of neem het besluit daarna.");
        if (legalisatie.ConcreetZicht)
            return new("D3", "RVS:2025:678", "Er is concreet zicht op legalisatie; dan wordt in beginsel niet gehandhaafd.", "Wacht de aanvraag af, of beoordeel opnieuw als het zicht er niet meer is.");
        // What was weighed after the decision was no part of it.
        if (zaak.Evenredigheid.Where(e => e.OvertrederId == opdracht.OvertrederId && e.Op <= dag).OrderBy(e => e.Op).LastOrDefault() is not { } afweging)
            return new("DC31", "Awb 3:4 lid 2; RVS:2022:285", "De evenredigheid is voor deze overtreder niet afgewogen voor of op de dag van het besluit, ook niet de situatie van de bewoners.", "Leg de afweging vast met haar eigen dag (POST …/evenredigheidsafwegingen), of neem het besluit daarna.");
        if (!afweging.Doorstaan)
            return new("D2", "Awb 3:4 lid 2; RVS:2022:285", "Volgens de afweging is dit besluit niet geschikt, niet noodzakelijk of niet evenwichtig.", "Kies een lichter middel, of weeg opnieuw af met wat is veranderd.");
        return null;
    }

    /// <summary>
    /// No second herstelsanctie while another is in force for the same overtreding of the same person: the same norm in the same
    /// dwelling, in whichever zaak of the pand it was established. A last on the whole pand covers each dwelling in it.
    /// </summary>
    public static Weigering? Enige(LegLastOp opdracht, Pand pand, Zaak zaak)
    {
        var (wie, wat) = (zaak.Overtreders[opdracht.OvertrederId].Betrokkene, zaak.Overtredingen[opdracht.OvertredingId]);
        return pand.Zaken.Values.Any(z => z.Lasten.Values.Any(l => !l.Beeindigd && !l.Uitgewerkt && z.Overtreders.GetValueOrDefault(l.OvertrederId)?.Betrokkene == wie
            && z.Overtredingen.GetValueOrDefault(l.OvertredingId) is { } o && o.NormId == wat.NormId && (o.VerblijfsobjectId is null || wat.VerblijfsobjectId is null || o.VerblijfsobjectId == wat.VerblijfsobjectId)))
            ? new("N9", "Awb 5:6", "In dit pand loopt voor deze overtreder al een herstelsanctie voor dezelfde overtreding.", "Trek de eerdere last in of wijzig haar; zij kan in een andere zaak van dit pand staan.")
            : null;
    }

    /// <summary>A last that only prevents repetition forbids repetition, and ends nothing.</summary>
    public static Weigering? Strekking(LegLastOp opdracht) =>
        !opdracht.AlleenHerhaling ? null
        : !opdracht.GestaaktHouden
            ? new("L4-herhaling", "Awb 5:32a lid 2", "De last voorkomt volgens de opdracht alleen herhaling, maar houdt niet in dat de overtreding gestaakt blijft.", "Zet gestaaktHouden op true, of alleenHerhaling op false.")
        : opdracht.Herstelmaatregelen.Any(m => Lastteksten.Beeindigt(m.WatMoet))
            ? new("L4-beeindigt", "Awb 5:32a lid 2", "De last voorkomt volgens de opdracht alleen herhaling, maar een maatregel gebiedt iets te beëindigen.", "Zet alleenHerhaling op false en geef een begunstigingstermijn, of formuleer de maatregel als een verbod op herhaling.")
        : null;

    /// <summary>One clear end; none only when the last does no more than prevent repetition (Awb 5:32a lid 2).</summary>
    public static Weigering? Begunstiging(LegLastOp opdracht)
    {
        if (opdracht.Begunstiging is not { } b)
            return opdracht.AlleenHerhaling ? null
                : new("L4", "Awb 5:32a lid 2", "De last strekt tot beëindiging maar heeft geen begunstigingstermijn.", "Geef een termijn, of leg een last op die alleen herhaling voorkomt (alleenHerhaling).");
        if (new object?[] { b.Dagen, b.Weken, b.LaatsteDag }.Count(x => x is not null) != 1)
            return new("DC37", "Awb 5:32a lid 2", "De begunstigingstermijn heeft niet precies één einde.", "Geef dagen, weken of laatsteDag: een van de drie.");
        return b.LaatsteDag < opdracht.Ondertekening.Dagtekening
            ? new("DC37", "Awb 5:32a lid 2, 3:40", "De laatste dag van de begunstigingstermijn ligt voor het besluit.", "Kies een dag die na de bekendmaking ligt en lang genoeg is om te herstellen.")
            : null;
    }

    /// <summary>The addressee need not guess what to do, and nothing points at origin.</summary>
    public static Weigering? Maatregelen(ImmutableArray<Maatregelopgave> maatregelen)
    {
        if (maatregelen.IsEmpty)
            return new("L3", "Awb 5:32a lid 1", "De last beschrijft geen herstelmaatregel.", "Beschrijf wat moet, voor welk adres en welke ruimten, en wat mag blijven.");
        if (maatregelen.Any(m => string.IsNullOrWhiteSpace(m.WatMag)))
            return new("L3-mag", "Awb 5:32a lid 1; RVS:2021:273", "Een maatregel zegt niet wat mag blijven.", "Vul watMag in, zoals bewoning door ten hoogste één huishouden.");
        if (maatregelen.Any(m => Lastteksten.Vaag(m.WatMoet)))
            return new("DC36", "Awb 5:32a lid 1; RVS:2014:2671, RVS:2021:740", "Een maatregel gebruikt alleen een vage term, zoals kamerverhuurpand of illegaal gebruik staken.", "Schrijf wat er feitelijk moet gebeuren: hoeveel personen of huishoudens, welke ruimten, welk gebruik.");
        return maatregelen.Any(m => Lastteksten.Herkomst(m.WatMoet) || Lastteksten.Herkomst(m.WatMag))
            ? new("DC25", "Grondwet 1; RBROT:2022:2259", "Een maatregel is geformuleerd op herkomst of nationaliteit.", "Formuleer op het gebruik en het huishouden, niet op wie er woont.")
            : null;
    }

    /// <summary>What does not stop the decision, but may cost it in bezwaar.</summary>
    public static ImmutableArray<Gebrek> Aandachtspunten(LegLastOp opdracht, Zaak zaak)
    {
        var punten = ImmutableArray.CreateBuilder<Gebrek>();
        if (!opdracht.Rechtsmiddelenclausule)
            punten.Add(new("DC39", 1, "Awb 3:45, 6:23", "Het besluit heeft geen rechtsmiddelenclausule.", "Een te laat bezwaar is eerder verschoonbaar (Awb 6:11)."));
        var geraadpleegd = zaak.Overtreders[opdracht.OvertrederId].RegistersGeraadpleegdOp;
        if (Tijdsverloop.Dagen(geraadpleegd, opdracht.Ondertekening.Dagtekening) > DagenRegisters)
            punten.Add(new("DC24", 1, "Awb 3:2, 3:41; productkeuze", $"BRP, KvK en Kadaster zijn op {Besluitregels.Dag(geraadpleegd)} geraadpleegd, meer dan {DagenRegisters} dagen voor het besluit.", "Het adres of de eigendom kan zijn veranderd; raadpleeg ze voor de verzending opnieuw."));
        var laatste = zaak.Controles.Values.Where(c => c.Uitgevoerd).Max(c => c.Dag);
        if (laatste is { } dag && Tijdsverloop.Dagen(dag, opdracht.Ondertekening.Dagtekening) > DagenFeiten)
            punten.Add(new("DC34", 1, "Awb 3:2; RBMNE:2021:3388", $"De laatste controle is van {Besluitregels.Dag(dag)}, meer dan {DagenFeiten} dagen voor het besluit.", "Een besluit op verouderde feiten kan sneuvelen; overweeg een hercontrole."));
        return punten.ToImmutable();
    }

    private static bool Zwaarder(Dwangsomvoorwaarden nu, Dwangsomvoorwaarden toen) => nu.Modaliteit != toen.Modaliteit || nu.BedragCent > toen.BedragCent || nu.MaximumCent > toen.MaximumCent
        || nu.TijdseenheidDagen < toen.TijdseenheidDagen || (toen.HooguitEenPerDagen is { } h && (nu.HooguitEenPerDagen ?? 1) < h);
}
