using System.Collections.Immutable;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Velden;

namespace Handhaving.Leveringen;

/// <summary>What may go out under an agreement at this moment.</summary>
internal enum Leverstand
{
    Levert,

    /// <summary>The agreement or its project ended or ran out: of what the partner has only the word that it must go.</summary>
    AlleenVerwijderingen,

    Opgeschort,
}

/// <summary>The decision at each poll, and once more between the pieces of a page. Pure.</summary>
/// <param name="Versie">The version under which is delivered; null when nothing but removals goes out.</param>
/// <param name="Velden">What may go out of any row, whatever was agreed when it was written. The law is asked per field.</param>
internal sealed record Leveringsbesluit(Leverstand Stand, Afspraakversie? Versie, ImmutableHashSet<Leverveld> Velden)
{
    public static Leveringsbesluit Van(Leveringsafspraak afspraak, LsiProject? project, DateOnly dag) =>
        afspraak.BeeindigdOp is null && afspraak.OpgeschortDoor is not null ? new(Leverstand.Opgeschort, null, [])
        : Geldend(afspraak, project, dag) is { } geldend ? geldend
        : new(Leverstand.AlleenVerwijderingen, null, []);

    /// <summary>Under what the feed is kept: also while it is suspended, so that nothing is missing when it resumes. Null: nothing.</summary>
    public static Leveringsbesluit? Geldend(Leveringsafspraak afspraak, LsiProject? project, DateOnly dag) =>
        afspraak with { OpgeschortDoor = null } is var loopt && Leveringsregels.Leveren(loopt, project, dag) is null && loopt.GeldigOp(dag) is { } versie ? new(Leverstand.Levert, versie, [.. versie.Inhoud.Velden]) : null;
}
