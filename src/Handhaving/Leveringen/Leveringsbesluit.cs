using Handhaving.Leveringsafspraken;

namespace Handhaving.Leveringen;

/// <summary>What may go out under an agreement at this moment.</summary>
internal enum Leverstand
{
    Levert,

    /// <summary>The agreement ended or ran out: of what the partner has only the word that it must go.</summary>
    AlleenVerwijderingen,

    Opgeschort,
}

/// <summary>The decision at each poll, and once more between the pieces of a page. Pure.</summary>
/// <param name="Versie">The version under which is delivered; null when nothing but removals goes out.</param>
internal sealed record Leveringsbesluit(Leverstand Stand, Afspraakversie? Versie)
{
    public static Leveringsbesluit Van(Leveringsafspraak afspraak, DateOnly dag) =>
        afspraak.BeeindigdOp is null && afspraak.OpgeschortDoor is not null ? new(Leverstand.Opgeschort, null)
        : afspraak.GeldigOp(dag) is { } versie ? new(Leverstand.Levert, versie)
        : new(Leverstand.AlleenVerwijderingen, null);

    /// <summary>The version under which the feed is kept: also while it is suspended, so that nothing is missing when it resumes.</summary>
    public static Afspraakversie? Geldend(Leveringsafspraak afspraak, DateOnly dag) => (afspraak with { OpgeschortDoor = null }).GeldigOp(dag);
}
