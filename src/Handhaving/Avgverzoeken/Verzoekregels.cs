using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Avgverzoeken;

/// <summary>What the gemeente chose where the law leaves it open (docs/juridische-punten.md 19 and 20).</summary>
/// <param name="TermijnWachtOpIdentiteit">True: when more information was asked (AVG art. 12 lid 6), the month runs from the day on which the identity is established. False, the careful line: from the receipt.</param>
public sealed record Verzoekinstellingen(bool TermijnWachtOpIdentiteit = false);

/// <summary>When a step in a request of a betrokkene may not be (AVG art. 12, 15 to 19). Pure.</summary>
public static class Verzoekregels
{
    public static Rekendatum Termijn(DateOnly vanaf, bool verlengd) => Rekendatum.Van(Avgtermijnen.Inzageverzoek(vanaf, verlengd), t => t.Einddatum);

    public static string Artikel(this Verzoeksoort soort) => soort switch
    {
        Verzoeksoort.Inzage => "AVG art. 15",
        Verzoeksoort.Rectificatie => "AVG art. 16",
        Verzoeksoort.Wissing => "AVG art. 17",
        Verzoeksoort.Beperking => "AVG art. 18",
        _ => "AVG art. 21",
    };

    public static string Artikel(this Afwijzingsgrond grond) => grond switch
    {
        Afwijzingsgrond.IdentiteitNietVastgesteld => "AVG art. 11 lid 2, art. 12 lid 2 en 6",
        Afwijzingsgrond.KennelijkOngegrond or Afwijzingsgrond.Buitensporig => "AVG art. 12 lid 5 onder b",
        Afwijzingsgrond.RechtenVanAnderen => "AVG art. 15 lid 4",
        Afwijzingsgrond.Beperking23 => "AVG art. 23; UAVG art. 41",
        Afwijzingsgrond.NietOnjuist => "AVG art. 16",
        Afwijzingsgrond.WissingUitgezonderd => "AVG art. 17 lid 3",
        Afwijzingsgrond.GeenBeperkingsgrond => "AVG art. 18 lid 1",
        Afwijzingsgrond.DwingendeGronden => "AVG art. 21 lid 1",
        _ => "AVG art. 15 lid 1",
    };

    /// <summary>For which kinds of request a ground of refusal exists.</summary>
    public static bool Past(this Afwijzingsgrond grond, Verzoeksoort soort) => grond switch
    {
        Afwijzingsgrond.RechtenVanAnderen => soort is Verzoeksoort.Inzage,
        Afwijzingsgrond.NietOnjuist => soort is Verzoeksoort.Rectificatie,
        Afwijzingsgrond.WissingUitgezonderd => soort is Verzoeksoort.Wissing,
        Afwijzingsgrond.GeenBeperkingsgrond => soort is Verzoeksoort.Beperking,
        Afwijzingsgrond.DwingendeGronden => soort is Verzoeksoort.Bezwaar,
        _ => true,
    };

    public static Weigering? Loopt(Avgverzoek v) => v.Fase is Verzoekfase.Ingetrokken or Verzoekfase.Afgehandeld
        ? new("AV-gesloten", "productkeuze", "Dit verzoek is ingetrokken of afgehandeld.", "Leg een nieuw verzoek vast als de betrokkene opnieuw iets vraagt.") : null;

    public static Weigering? NogOnbeslist(Avgverzoek v) => v.Besluit is null ? null
        : new("AV-besloten", "Awb 6:19; productkeuze", "Op dit verzoek is al besloten.", "Wie het er niet mee eens is maakt bezwaar; leg een nieuw verzoek vast als hij iets anders vraagt.");

    /// <summary>Nothing is given, changed or closed to someone of whom it is not established who he is.</summary>
    public static Weigering? Identiteit(Avgverzoek v) => v.Identiteit is not null ? null
        : new("AV12-identiteit", "AVG art. 12 lid 2 en 6", "De identiteit van de verzoeker is niet vastgesteld.", "Stel haar vast (POST …/identiteitsvaststellingen) of vraag aanvullende informatie (POST …/informatievragen).");

    public static Weigering? Betrokkenen(Avgverzoek v) => v.Betrokkenen.Length > 0 ? null
        : new("AV-betrokkenen", "AVG art. 12 lid 2", "Er is nog niet gekozen om wie het verzoek gaat.", "Zoek de betrokkene (POST /v1/betrokkenen/_zoek) en kies hem (POST …/betrokkenen).");

    /// <summary>Granted, in whole or in part, and so to be carried out.</summary>
    public static Weigering? Toegewezen(Avgverzoek v) => v.Besluit is { Uitkomst: not Verzoekuitkomst.Afgewezen } ? null
        : new("AV12-besluit", "AVG art. 12 lid 3; UAVG art. 34", v.Besluit is null ? "Op het verzoek is nog niet besloten." : "Het verzoek is afgewezen.", v.Besluit is null ? "Neem eerst een besluit (POST …/besluiten)." : "Wie het er niet mee eens is maakt bezwaar.");

    public static Weigering? Soort(Avgverzoek v, params ReadOnlySpan<Verzoeksoort> mag) => mag.Contains(v.Soort) ? null
        : new("AV-soort", "AVG art. 15 tot en met 21", $"Dit is een verzoek om {v.Soort.ToString().ToLowerInvariant()}.", "Leg wat de betrokkene daarnaast vraagt vast als een eigen verzoek.");

    /// <summary>Once, and told within the first month (AVG art. 12 lid 3).</summary>
    public static Weigering? Verlenging(Avgverzoek v, DateOnly meegedeeldOp) => v.Verlengd
        ? new("AV12-verlengd", "AVG art. 12 lid 3", "De termijn is al verlengd; meer dan twee maanden kan niet.", "Beslis voor het einde van de termijn.")
        : v.Termijn is { } t && meegedeeldOp > t.Datum
        ? new("AV12-verlenging", "AVG art. 12 lid 3", $"De verlenging moet met de redenen zijn meegedeeld binnen de eerste maand, uiterlijk op {Besluitregels.Dag(t.Datum)}.", "Beslis zo snel mogelijk: verlengen kan niet meer.")
        : null;

    /// <summary>Whether these grounds can carry this decision.</summary>
    public static Weigering? Gronden(Avgverzoek v, Verzoekuitkomst uitkomst, IReadOnlyCollection<Afwijzingsgrond> gronden) =>
        uitkomst is Verzoekuitkomst.Toegewezen != (gronden.Count == 0)
            ? new("AV12-gronden", "AVG art. 12 lid 4; Awb 3:46", "Een afwijzing, ook gedeeltelijk, noemt haar gronden; een toewijzing heeft er geen.", "Noem de gronden waarop (dat deel van) het verzoek wordt afgewezen, of laat ze weg.")
        : gronden.Any(g => !g.Past(v.Soort))
            ? new("AV12-grondsoort", "AVG art. 15 tot en met 21", "Deze grond bestaat niet voor dit soort verzoek.", "Kies een grond die bij het verzoek hoort.")
        : null;

    /// <summary>Who signs has the power for it on that day; the same register as for every besluit.</summary>
    public static Weigering? Bevoegd(Mandaatregister mandaten, Guid ondertekenaar, DateOnly dagtekening) => mandaten.Voor(ondertekenaar, Bevoegdheidsoort.AvgVerzoekBeslissen, dagtekening) is not null ? null
        : new("AV12-mandaat", $"Awb 10:3; {Bevoegdheidsoort.AvgVerzoekBeslissen.Artikel()}", $"De ondertekenaar had op {Besluitregels.Dag(dagtekening)} geen bevoegdheid om op een verzoek van een betrokkene te beslissen.",
            "Laat ondertekenen door wie die dag bevoegd was, of leg het mandaatbesluit vast (POST /v1/mandaten).");

    public static Weigering? Bekendgemaakt(Avgverzoek v) => v.Besluit is { BekendgemaaktOp: null }
        ? new("AV-bekend", "Awb 3:41", "Het besluit is nog niet aan de verzoeker bekendgemaakt.", "Maak het bekend (POST …/bekendmakingen).") : null;

    /// <summary>All who got the data were told, or rightly not (AVG art. 19).</summary>
    public static Weigering? Kennisgevingen(Avgverzoek v) => v.Wijzigingen.Count > 0 && v.Ontvangers.Exists(o => !o.IsKlaar)
        ? new("AV19-ontvangers", "AVG art. 19", $"{v.Ontvangers.Count(o => !o.IsKlaar)} ontvangers zijn nog niet in kennis gesteld.", "Stel hen in kennis (POST …/kennisgevingen), of leg vast waarom dat onmogelijk is of onevenredig veel vergt.") : null;

    public static Weigering? Uitgevoerd(Avgverzoek v) => v.Besluit is null ? Toegewezen(v) : v.Besluit.Uitkomst is Verzoekuitkomst.Afgewezen || v.UitgevoerdOp is not null ? null
        : new("AV-uitvoering", "AVG art. 12 lid 3", "Aan het toegewezen verzoek is nog geen gevolg gegeven.", "Voer het uit en leg dat vast (POST …/uitvoeringen).");

    /// <summary>The person hears of it before it is lifted (AVG art. 18 lid 3).</summary>
    public static Weigering? Aangekondigd(Beperking b, DateOnly vandaag) => b.OpgehevenOp is not null
        ? new("AV18-opgeheven", "AVG art. 18", "Deze beperking is al opgeheven.", "Er is niets meer te doen.")
        : b.AangekondigdOp is not { } op || op >= vandaag
        ? new("AV18-aankondiging", "AVG art. 18 lid 3", "De betrokkene moet voor de opheffing zijn ingelicht.", "Licht hem in (POST …/aankondigingen) en hef de beperking op een latere dag op.")
        : null;
}
