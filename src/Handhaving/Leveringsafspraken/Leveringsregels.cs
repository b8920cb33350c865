using System.Collections.Immutable;
using Handhaving.Lsi;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Velden;

namespace Handhaving.Leveringsafspraken;

/// <summary>When an agreement may be made, and when something may go out under it. Pure.</summary>
public static class Leveringsregels
{
    /// <summary>How long at most what was delivered stays in a feed. A choice of the product.</summary>
    public const int LangsteBewaring = 365;

    /// <summary>Whether this partner may be promised this at all.</summary>
    public static Weigering? Inhoud(Partnerverwijzing partner, Leveringsdoel doel, Leveringsgrond grond, Afspraakinhoud inhoud) =>
        !partner.Soort.IsLsiPartner()
            ? new("LA-partner", "Samenwerkingsovereenkomst voor Interventieteams 2017 (Stcrt. 2017, 20624); SUWI art. 64", "Deze partij is geen partner van een interventieteam.",
                "Geef haar de aantallen uit het resultaatrapport.")
        : !partner.Soort.Doelen().Contains(doel)
            ? new("LA-doel", "AVG art. 5 lid 1 onder b", "Dit doel past niet bij de taak van deze partner.", partner.Soort.Doelen() is [var past, ..] ? $"Kies {past}." : "Deze partner krijgt geen vaste levering; verstrek per geval, met een eigen grond.")
        : !grond.Past(partner.Soort)
            ? new("LA-grond", "SUWI art. 64; Awb art. 5:44", "Deze grond past niet bij deze partner.", "Kies Suwi64, en alleen voor het Openbaar Ministerie Awb544.")
        : inhoud.Velden.FirstOrDefault(v => !v.Definitie().Toegestaan(partner.Soort), (Leverveld)(-1)) is var veld && Enum.IsDefined(veld)
            ? new("LA-veld", "AVG art. 5 lid 1 onder c; SUWI art. 64", $"Het veld {veld.Definitie().Naam} mag deze partner niet krijgen.", "Laat het weg. De veldcatalogus zegt wie wat mag krijgen, en op welke grond.")
        : null;

    /// <summary>What the project lets this partner have; the gegevensparagraaf decides, and the agreement ends with the project.</summary>
    public static Weigering? Project(LsiProject project, Partnerverwijzing partner, Afspraakinhoud inhoud, DateOnly vandaag) =>
        Projectregels.Uitwisseling(project, partner.Oin, vandaag)
        ?? Paragraaf(project, partner, inhoud.Velden)
        ?? (project.TotEnMet is not { } einde || inhoud.GeldigTotEnMet > einde
            ? new Weigering("LA-einde", "AVG art. 5 lid 1 onder b; SUWI art. 64", "De afspraak eindigt later dan het project, of het project is nog niet gestart.", "Start het project, en laat de afspraak niet langer duren.") : null);

    /// <summary>Whether something may go out under this agreement now. Asked at each delivery, of the project as it stands then: what is not certain does not go out.</summary>
    public static Weigering? Leveren(Leveringsafspraak afspraak, LsiProject? project, DateOnly vandaag) =>
        afspraak.GeldigOp(vandaag) is not { } versie
            ? new("LA-geldig", "AVG art. 5 lid 1 onder b; SUWI art. 64", "Er geldt nu geen goedgekeurde versie van deze afspraak.", "Lees de afspraak: zij is opgeschort, beëindigd, verlopen of nog niet goedgekeurd.")
        : project is null || project.ProjectId != afspraak.ProjectId
            ? new("LA-project", "SUWI art. 64", "Het project van deze afspraak is er niet.", "Beëindig de afspraak.")
        : Projectregels.Uitwisseling(project, afspraak.Partner.Oin, vandaag) ?? Paragraaf(project, afspraak.Partner, versie.Inhoud.Velden);

    private static Weigering? Paragraaf(LsiProject project, Partnerverwijzing partner, ImmutableArray<Leverveld> velden) =>
        !velden.Except(project.Regel(partner.Oin)?.MagOntvangen ?? []).Any() ? null
            : new("LA-paragraaf", "AVG art. 26; SUWI art. 64", "De gegevensparagraaf van het project geeft deze partner niet al deze velden.", "Laat weg wat er niet in staat.");

    /// <summary>The version that waits for a second person.</summary>
    public static Weigering? TeGoedkeuren(Leveringsafspraak afspraak, int versie) =>
        Loopt(afspraak) ?? (afspraak.Versies[^1] is { Goedkeurder: null } laatste && laatste.Nr == versie ? null
            : new("LA-versie", "productkeuze", "Deze versie wacht niet op goedkeuring: zij is al goedgekeurd, of er is daarna een andere voorgesteld.", "Lees de afspraak opnieuw en beoordeel de laatste versie."));

    public static Weigering? TweedePersoon(Guid eerste, Guid tweede) => eerste != tweede ? null
        : new("LA-vierogen", "AVG art. 5 lid 2, 24; productkeuze", "Wie dit begon, beslist er niet zelf over.", "Laat een ander het doen.");

    public static Weigering? Loopt(Leveringsafspraak afspraak) => afspraak.BeeindigdOp is null ? null
        : new("LA-beeindigd", "productkeuze", "Deze afspraak is beëindigd.", "Maak een nieuwe afspraak.");

    public static Weigering? Opgeschort(Leveringsafspraak afspraak, bool verwacht) => afspraak.OpgeschortDoor is not null == verwacht ? null
        : new("LA-opschorting", "productkeuze", verwacht ? "De levering is niet opgeschort." : "De levering is al opgeschort.", "Lees de afspraak opnieuw.");
}
