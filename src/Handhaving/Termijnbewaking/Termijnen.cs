using Handhaving.Binnentreden;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Termijnen;
using Boeking = Handhaving.Recht.Dwangsommen.Verbeurte;
using Geldigheid = Handhaving.Recht.Termijnen.Machtiging;

namespace Handhaving.Termijnbewaking;

/// <summary>
/// Every term that matters in a zaak on a day, the first to end first. A pure function: the day comes in, each date is the
/// one that was told when it was recorded, or the library's when none was.
/// </summary>
public static class Termijnen
{
    /// <summary>
    /// A term stays as long as something hangs on it, also when it is over: a verslag that is late, a debt that is in
    /// default. It goes when what it asks was done.
    /// </summary>
    public static IReadOnlyList<Lopendetermijn> Van(Zaak zaak, DateOnly dag) => [.. VanMachtigingen(zaak, dag)
        .Concat(VanVerslagen(zaak, dag)).Concat(VanVoornemens(zaak, dag)).Concat(zaak.Lasten.Values.SelectMany(l => VanLast(l, dag)))
        .OrderBy(t => t.Laatste.Datum).ThenBy(t => t.Soort).ThenBy(t => t.Over).ThenBy(t => t.Verbeurte)];

    /// <summary>The entries without consent that holds, as judged with all that is known now: of each a verslag is due (Awbi 10).</summary>
    public static IEnumerable<(Controle Controle, Betreding Betreding)> Verslagplichtig(Zaak zaak) =>
        from c in zaak.Controles.Values
        from b in c.Betredingen
        where b.Grond is not Binnentreedgrond.Toestemming || !Rechtmatigheid.VanBetreding(zaak, c, b).IsEmpty
        select (c, b);

    /// <summary>The verslag of an entry went to everyone to whom it must go (Awbi 11 lid 1).</summary>
    public static bool VerslagVerzonden(Controle controle, Betreding betreding) =>
        controle.Verslagen.Values.Any(v => v.Betreding == betreding.Gebeurtenis && Enum.GetValues<Verslagontvanger>().All(v.Verzonden.ContainsKey));

    /// <summary>The voornemen was followed by the decision that it announced.</summary>
    public static bool Gevolgd(Zaak zaak, Voornemen voornemen) => voornemen.LastId is { } lastId
        ? zaak.Lasten.TryGetValue(lastId, out var van) && van.Beschikkingen.Values.Any(b => b.VoornemenId == voornemen.Id)
        : zaak.Lasten.Values.Any(l => l.VoornemenId == voornemen.Id);

    /// <summary>The last day on which a machtiging holds; null while it was not granted.</summary>
    public static Rekendatum? Machtiging(Panden.Machtiging m) =>
        m.Geldigheid ?? (m.GegevenOp is { } op ? Rekendatum.Van(Geldigheid.Geldigheid(op), g => g.LaatsteGeldigeDag) : null);

    private static IEnumerable<Lopendetermijn> VanMachtigingen(Zaak zaak, DateOnly dag) =>
        from m in zaak.Machtigingen.Values
        where m.Status is Machtigingstatus.Verleend
        let datum = Machtiging(m)
        where datum is not null
        select Maak(Termijnsoort.MachtigingGeldig, "De machtiging geldt", datum, Partij.Toezichthouder, dag, m.Id);

    private static IEnumerable<Lopendetermijn> VanVerslagen(Zaak zaak, DateOnly dag) =>
        from p in Verslagplichtig(zaak)
        where !VerslagVerzonden(p.Controle, p.Betreding)
        select Maak(Termijnsoort.VerslagBinnentreden, "Het verslag van binnentreden verzenden", Verslagregels.Uiterlijk(p.Betreding), Partij.Toezichthouder, dag, p.Betreding.Gebeurtenis);

    private static IEnumerable<Lopendetermijn> VanVoornemens(Zaak zaak, DateOnly dag) =>
        from v in zaak.Voornemens.Values
        where !v.Ingetrokken && !Gevolgd(zaak, v) && v.Zienswijzetermijn is not null
        select Maak(Termijnsoort.Zienswijze, v.LastId is null ? "Een zienswijze geven over de voorgenomen last" : "Een zienswijze geven over de voorgenomen invordering", v.Zienswijzetermijn!, Partij.Overtreder, dag, v.Id);

    private static IEnumerable<Lopendetermijn> VanLast(Lastdossier last, DateOnly dag)
    {
        if (last.BekendgemaaktOp is not { } bekend || last.StandOp(dag)?.Waarde is not { } stand) yield break;
        if (stand.Grootboek.LaatsteDagBegunstiging is { } laatste && stand.Grootboek.BeeindigdOp is null)
            yield return Maak(Termijnsoort.Begunstiging, "De last uitvoeren zonder dwangsom", last.Begunstigingsdata.FindLast(d => d.Datum == laatste) ?? Rekendatum.Van(Begunstigingstermijn.TotEnMet(bekend, laatste), b => b.LaatsteDag), Partij.Overtreder, dag, last.Id);
        yield return Maak(Termijnsoort.BezwaarLast, "Bezwaar maken tegen de last", last.Bezwaartermijn ?? Bezwaar(bekend), Partij.Belanghebbende, dag, last.Id);
        foreach (var b in last.Beschikkingen.Values.Where(b => b.BekendgemaaktOp is not null))
            yield return Maak(Termijnsoort.BezwaarBeschikking, "Bezwaar maken tegen de invorderingsbeschikking", b.Bezwaartermijn ?? Bezwaar(b.BekendgemaaktOp!.Value), Partij.Belanghebbende, dag, b.Id);
        foreach (var post in stand.Posten.Where(p => p.Verbeurte.RestCent > 0))
        {
            var v = post.Verbeurte;
            yield return Maak(Termijnsoort.Betaling, "De dwangsom betalen", last.Betaaltermijnen.GetValueOrDefault(v.VerbeurdOp) ?? Rekendatum.Van(Betaaltermijn.VanDwangsom(v.VerbeurdOp), b => b.BetalenUiterlijk), Partij.Overtreder, dag, last.Id, v.VerbeurdOp);
            if (Aanmaning(v) is { } aanmaning) yield return Maak(Termijnsoort.Aanmaning, "Betalen na de aanmaning", aanmaning, Partij.Overtreder, dag, last.Id, v.VerbeurdOp);
            if (Verjaring(stand, post) is { } verjaring) yield return Maak(Termijnsoort.Verjaring, "De dwangsom invorderen of de verjaring stuiten", verjaring, Partij.College, dag, last.Id, v.VerbeurdOp);
        }
    }

    /// <summary>The last day on which a dwangsom can still be collected; null while a procedure extends it without a known end.</summary>
    public static Rekendatum? Verjaring(Stand stand, Post post) =>
        stand.Grootboek.Verjaring(post) is { Waarde: not null } antwoord ? Rekendatum.Van(antwoord, d => d!.Value) : null;

    private static Rekendatum Bezwaar(DateOnly bekend) => Rekendatum.Van(Bezwaartermijn.Bereken(bekend), b => b.Termijn.Einddatum);

    /// <summary>The last aanmaning that was sent with power.</summary>
    private static Rekendatum? Aanmaning(Boeking v) => v.AanmaningstermijnTotEnMet is { } einde
        ? v.Stuitingen.Where(s => s.Soort is Stuitingssoort.Aanmaning).Select(s => Rekendatum.Van(Betaaltermijn.VanAanmaning(s.Datum), b => b.BetalenUiterlijk)).LastOrDefault(d => d.Datum == einde)
        : null;

    private static Lopendetermijn Maak(Termijnsoort soort, string wat, Rekendatum laatste, Partij wie, DateOnly dag, Guid over, DateOnly? verbeurte = null) =>
        new(soort, wat, laatste, wie, dag > laatste.Datum, Resttermijn.Dagen(laatste.Datum, dag), over, verbeurte);
}
