using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Binnentreden;

/// <summary>
/// Whether an entry was lawful, and whether what was seen may carry a decision. Judges the facts by when they happened, so
/// a late registration or a correction can change the outcome; the event keeps what was judged when it was recorded.
/// </summary>
public static class Rechtmatigheid
{
    /// <summary>Raised whenever a judgement below changes, so that an old judgement can be told from a new one.</summary>
    public const int Versie = 1;

    private static readonly Machtigingsclausules ZonderMachtiging = new(NachtClausule: false, AfwezigheidsClausule: false, DringendNoodzakelijkGemotiveerd: false);

    /// <summary>What is wrong with an entry at this moment on this ground (Awbi 1, 2, 7; recht.md B1-B4, B10).</summary>
    public static ImmutableArray<Gebrek> VanBetreding(Controle controle, DateTimeOffset op, Binnentreedgrond grond)
    {
        var gebreken = ImmutableArray.CreateBuilder<Gebrek>();
        if (grond is not Binnentreedgrond.ErnstigGevaar)
        {
            if (!controle.Legitimaties.Any(m => m.Op <= op))
                gebreken.Add(Gebrek("B1-legitimatie", "Awbi 1 lid 1", "Er is niet vooraf gelegitimeerd."));
            if (!controle.Doelen.Any(m => m.Op <= op))
                gebreken.Add(Gebrek("B1-doel", "Awbi 1 lid 1", "Het doel is niet vooraf meegedeeld en begrepen."));
        }
        switch (grond)
        {
            case Binnentreedgrond.Toestemming when Toestemming(controle, op, Reikwijdte.Woning, null) is { } waarom:
                gebreken.Add(waarom);
                break;
            case Binnentreedgrond.Machtiging:
                gebreken.Add(Gebrek("B3", "Awbi 2 lid 1", "De machtiging is niet in dit dossier vastgelegd."));
                break;
            case Binnentreedgrond.Geen:
                gebreken.Add(Gebrek("B3", "Awbi 2 lid 1", "Er is binnengetreden zonder toestemming en zonder machtiging."));
                break;
        }
        // Consent that does not hold is no consent, so the night counts then as well.
        var zonderToestemming = grond is not Binnentreedgrond.Toestemming || Toestemming(controle, op, Reikwijdte.Woning, null) is not null;
        if (zonderToestemming && grond is not Binnentreedgrond.ErnstigGevaar && !BinnentredenTijdstip.Toets(op, ZonderMachtiging).Waarde.Toegestaan)
            gebreken.Add(Gebrek("B10", "Awbi 7", "Er is tussen 00:00 en 06:00 binnengetreden zonder machtiging die dat uitdrukkelijk toestaat."));
        return gebreken.ToImmutable();
    }

    /// <summary>What bars a finding: defects of the entry from which it was seen, and of the consent for the room itself.</summary>
    public static ImmutableArray<Gebrek> VanRuimte(Controle controle, DateTimeOffset op, string ruimte, bool privevertrek, bool vanBuitenaf)
    {
        if (vanBuitenaf) return [];

        // All entries since they were last outside: who comes in unlawfully and then enters "again" with consent never left.
        var binnen = controle.Betredingen.Where(b => b.Op <= op && !controle.Verlatingen.Any(v => v.Op >= b.Op && v.Op <= op)).OrderBy(b => b.Op).ToList();
        if (binnen.Count == 0) return [Gebrek("B2-binnen", "Awbi 1 lid 4", "Op dat moment was er volgens de vastlegging niemand binnengetreden.")];

        ImmutableArray<Gebrek> gebreken = [.. binnen.SelectMany(b => VanBetreding(controle, b.Op, b.Grond)).DistinctBy(g => g.Regel)];
        if (binnen[^1].Grond is not Binnentreedgrond.Toestemming) return gebreken;
        if (gebreken.IsEmpty && Toestemming(controle, op, Reikwijdte.Woning, null) is { } ingetrokken) gebreken = [ingetrokken];
        return privevertrek && Toestemming(controle, op, Reikwijdte.Ruimte, ruimte) is { } ruimtegebrek ? gebreken.Add(ruimtegebrek) : gebreken;
    }

    /// <summary>The findings of a visit with what bars them now; empty means that a decision may use them.</summary>
    public static ImmutableDictionary<Guid, ImmutableArray<Gebrek>> VanBevindingen(Controle controle) => controle.Ruimten.ToImmutableDictionary(
        r => r.Id,
        r => VanRuimte(controle, r.Op, r.Naam, r.Privevertrek, r.VanBuitenaf).Where(g => !controle.Terzijde.Any(t => t.Regel == g.Regel && t.Ruimten.Contains(r.Id))).ToImmutableArray());

    /// <summary>Null when there is consent at this moment from someone who could give it; otherwise what is missing.</summary>
    private static Gebrek? Toestemming(Controle controle, DateTimeOffset op, Reikwijdte reikwijdte, string? ruimte)
    {
        var gegeven = controle.Toestemmingen.Where(t => t.Op <= op && (t.Reikwijdte == reikwijdte && t.Ruimte == ruimte)).ToList();
        var geldend = gegeven.Where(t => !controle.Intrekkingen.Any(i => i.ToestemmingId == t.Id && i.Op <= op)).ToList();
        var waarvoor = reikwijdte is Reikwijdte.Woning ? "de woning" : $"het privévertrek {ruimte}";

        if (gegeven.Count == 0)
            return reikwijdte is Reikwijdte.Woning
                ? Gebrek("B2-toestemming", "Awbi 1 lid 4", $"Er was geen toestemming voor {waarvoor}.")
                : Gebrek("T4", "Awb 5:15 lid 1", $"Er was geen eigen toestemming voor {waarvoor}; een verhuurde kamer is de woning van de huurder.");
        if (geldend.Count == 0) return Gebrek("B2-ingetrokken", "Awbi 1 lid 4", $"De toestemming voor {waarvoor} was ingetrokken.");
        if (geldend.All(t => t.Hoedanigheid is not Hoedanigheid.Bewoner)) return Gebrek("B2-hoedanigheid", "Awbi 1 lid 4", $"Niet de bewoner maar een ander gaf toestemming voor {waarvoor}.");
        if (!geldend.Any(t => t is { Hoedanigheid: Hoedanigheid.Bewoner, Begrepen: true, Vrijwillig: true }))
            return Gebrek("B2-vrijwillig", "Awbi 1 lid 4", $"Niet blijkt dat de toestemming voor {waarvoor} begrepen en vrijwillig was.");
        return null;
    }

    private static Gebrek Gebrek(string regel, string grondslag, string omschrijving) =>
        new(regel, Versie, grondslag, omschrijving, "Bevindingen zijn uitgesloten van besluiten tot een jurist gemotiveerd anders oordeelt.");
}
