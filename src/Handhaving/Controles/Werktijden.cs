using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Controles;

/// <summary>
/// The rules of the roster. They are the gemeente's own werktijdenregeling within the Arbeidstijdenwet, so configuration
/// (section <c>Werktijden</c>) and not law in code.
/// </summary>
public sealed record Werktijden
{
    /// <summary>Rest between two shifts, in hours. Arbeidstijdenwet 5:3 as understood; marked uncertain in docs/juridische-punten.md.</summary>
    public int RustInUren { get; init; } = 11;

    /// <summary>Who worked in a weekend works at most this many weekdays in that same week (Monday to Sunday).</summary>
    public int WerkdagenNaastWeekend { get; init; } = 4;

    /// <summary>From this visit on, the planning asks why another visit is needed (Awb 5:13).</summary>
    public int BezoekMetReden { get; init; } = 4;

    public Venster Dag { get; init; } = new(new(7, 0), new(18, 0));

    public Venster Avond { get; init; } = new(new(17, 0), new(23, 59));

    public Venster Nacht { get; init; } = new(new(22, 0), new(7, 0));

    public sealed record Venster(TimeOnly Van, TimeOnly Tot)
    {
        /// <summary>The whole of it: an end before the begin runs through midnight, and out of a window that does not.</summary>
        public bool Bevat(TimeOnly begin, TimeOnly einde) => begin - Van < einde - Van && einde - Van <= Tot - Van;
    }

    public Venster VensterVan(Dienst dienst) => dienst switch { Dienst.Dag => Dag, Dienst.Avond => Avond, _ => Nacht };

    /// <summary>Whether a shift fits beside those that someone has, as far as the roster can tell.</summary>
    public Weigering? Toets(Planning nieuw, IReadOnlyCollection<Planning> bestaand)
    {
        const string Bron = "werktijdenregeling van de gemeente (instelling Werktijden), Arbeidstijdenwet";
        var venster = VensterVan(nieuw.Dienst);
        if (!venster.Bevat(nieuw.Begin, nieuw.Einde))
            return new("T8-dienst", Bron, $"Een {Naam(nieuw.Dienst)}dienst loopt van {venster.Van:HH\\:mm} tot {venster.Tot:HH\\:mm}.", "Kies een andere dienst of andere tijden.");
        if (bestaand.Any(b => b.BeginOp < nieuw.EindeOp && nieuw.BeginOp < b.EindeOp))
            return new("T8-overlap", Bron, "Een lid van het koppel heeft op dat tijdstip al een controle.", "Kies een ander tijdstip of een ander koppel.");
        if (bestaand.Any(b => Dienstdag(b) == Dienstdag(nieuw) && b.Dienst != nieuw.Dienst))
            return new("T8-dienst", Bron, "Een lid van het koppel werkt die dag al in een andere dienst; wie overdag werkt gaat 's avonds niet door.", "Kies een andere dag of een ander koppel.");
        if (bestaand.Any(b => Dienstdag(b) != Dienstdag(nieuw) && Tussen(b, nieuw) < TimeSpan.FromHours(RustInUren)))
            return new("T8-rust", Bron, $"Een lid van het koppel heeft dan minder dan {RustInUren} uur rust.", "Kies een later tijdstip of een ander koppel.");

        var week = bestaand.Append(nieuw).Where(p => Maandag(p.Datum) == Maandag(nieuw.Datum)).Select(p => p.Datum).Distinct().ToList();
        return week.Any(IsWeekend) && week.Count(d => !IsWeekend(d)) > WerkdagenNaastWeekend
            ? new("T8-weekend", Bron, $"Wie in het weekend werkt, werkt die week hoogstens {WerkdagenNaastWeekend} doordeweekse dagen.", "Kies een andere dag of een ander koppel.")
            : null;
    }

    /// <summary>The day on which the shift began: after midnight a night shift is still that of the day before.</summary>
    private DateOnly Dienstdag(Planning p) => VensterVan(p.Dienst) is var venster && venster.Tot <= venster.Van && p.Begin < venster.Tot ? p.Datum.AddDays(-1) : p.Datum;

    private static string Naam(Dienst dienst) => dienst switch { Dienst.Dag => "dag", Dienst.Avond => "avond", _ => "nacht" };

    private static TimeSpan Tussen(Planning a, Planning b) => a.BeginOp < b.BeginOp ? b.BeginOp - a.EindeOp : a.BeginOp - b.EindeOp;

    private static bool IsWeekend(DateOnly dag) => dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Maandag(DateOnly dag) => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));
}
