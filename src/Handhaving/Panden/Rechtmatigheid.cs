using System.Collections.Immutable;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Panden;

/// <summary>
/// Whether an entry was lawful, and whether what was seen may carry a decision. Judges the facts by when they happened, so
/// a late registration or a correction can change the outcome; the event keeps what was judged when it was recorded.
/// </summary>
public static class Rechtmatigheid
{
    /// <summary>Raised whenever a judgement below changes, so that an old judgement can be told from a new one.</summary>
    public const int Versie = 3;

    private static readonly Machtigingsclausules ZonderMachtiging = new(NachtClausule: false, AfwezigheidsClausule: false, DringendNoodzakelijkGemotiveerd: false);

    private static Gebrek Nacht => Gebrek("B10", "Awbi 7", "Er is tussen 00:00 en 06:00 binnengetreden zonder machtiging die dat uitdrukkelijk toestaat.");

    /// <summary>What is wrong with an entry (Awbi 1, 2, 5 to 8; recht.md B1-B11).</summary>
    /// <param name="zaak">The whole zaak: what an entry rests on may have been recorded outside the visit.</param>
    public static ImmutableArray<Gebrek> VanBetreding(Zaak zaak, Controle controle, Betreding betreding)
    {
        var (op, grond) = (betreding.Op, betreding.Grond);
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
                gebreken.AddRange(VanMachtiging(Machtiging(zaak, betreding), controle, betreding));
                break;
            case Binnentreedgrond.ErnstigGevaar when !betreding.Toegelicht:
                gebreken.Add(Gebrek("B4", "Awbi 2 lid 3", "Niet is vastgelegd welk ernstig en onmiddellijk gevaar direct binnentreden vergde."));
                break;
            case Binnentreedgrond.Geen:
                gebreken.Add(Gebrek("B3", "Awbi 2 lid 1", "Er is binnengetreden zonder toestemming en zonder machtiging."));
                break;
        }
        // Consent that does not hold is no consent, so the night counts then as well.
        var zonderToestemming = grond is not Binnentreedgrond.Toestemming || Toestemming(controle, op, Reikwijdte.Woning, null) is not null;
        if (zonderToestemming && grond is not (Binnentreedgrond.ErnstigGevaar or Binnentreedgrond.Machtiging) && !BinnentredenTijdstip.Toets(op, ZonderMachtiging).Waarde.Toegestaan)
            gebreken.Add(Nacht);
        return gebreken.ToImmutable();
    }

    /// <summary>The machtiging on which they say that they entered; when none is named, the one that comes nearest.</summary>
    private static Machtiging? Machtiging(Zaak zaak, Betreding betreding) => betreding.MachtigingId is { } id
        ? zaak.Machtigingen.GetValueOrDefault(id)
        : zaak.Machtigingen.Values.Where(m => m.VerleendOp <= betreding.Op).MaxBy(m => m.VerleendOp);

    /// <summary>A machtiging holds for what it names: these dwellings, these people, these days and hours, and who goes along.</summary>
    private static IEnumerable<Gebrek> VanMachtiging(Machtiging? machtiging, Controle controle, Betreding betreding)
    {
        if (machtiging is not { VerleendOp: { } verleendOp, GeldigTotEnMet: { } geldigTotEnMet })
        {
            yield return Gebrek("B3", "Awbi 2 lid 1", machtiging is null ? "De machtiging is niet in dit dossier vastgelegd." : "De machtiging is niet verleend.");
            if (!BinnentredenTijdstip.Toets(betreding.Op, ZonderMachtiging).Waarde.Toegestaan) yield return Nacht;
            yield break;
        }
        if (betreding.Op < verleendOp) yield return Gebrek("B3-later", "Awbi 2 lid 1", "De machtiging is pas na het binnentreden gegeven.");
        if (betreding.Op.Dag() > geldigTotEnMet) yield return Gebrek("B9", "Awbi 6 lid 2", $"De machtiging gold tot en met {Besluitregels.Dag(geldigTotEnMet)}, de derde dag na de afgifte.");
        if (machtiging.VervallenOp <= betreding.Op) yield return Gebrek("B9-vervallen", "Awbi 6 lid 2", "De machtiging was vervallen of ingetrokken.");
        if (betreding.Woning is not { } woning) yield return Gebrek("B7-onbekend", "Awbi 5 lid 1", "Niet is vastgelegd welke woning krachtens de machtiging is binnengetreden.");
        else if (!machtiging.Noemt(woning)) yield return Gebrek("B7", "Awbi 5 lid 1", "De machtiging noemt een andere woning dan is binnengetreden.");
        var binnen = betreding.Toezichthouders ?? controle.Koppel;
        var ongemachtigd = binnen.Except(machtiging.Gemachtigden).Any();
        if (!binnen.Any(machtiging.Gemachtigden.Contains)) yield return Gebrek("B8", "Awbi 6 lid 1 onder b", "Geen van de toezichthouders die binnentraden, is in de machtiging gemachtigd.");
        // Beside one who is, another official goes along as a companion.
        else if (ongemachtigd && !machtiging.Clausules.Vergezellers.Contains(Vergezeller.Toezichthouder)) yield return Gebrek("B8-vergezeller", "Awbi 6 lid 1 onder b, 8 lid 2", "Een toezichthouder die binnentrad, is niet gemachtigd, en de machtiging bepaalt niet dat een andere toezichthouder mee naar binnen mag.");
        var clausules = machtiging.Clausules;
        var uren = BinnentredenTijdstip.Toets(betreding.Op, new(clausules.Nacht, clausules.Afwezigheid, clausules.DringendNoodzakelijk), !betreding.BewonerAanwezig);
        if (!uren.Waarde.Toegestaan) yield return Gebrek("B10", "Awbi 7", uren.Uitleg);
        // Named at the entry, or only in the report of it.
        var mee = (betreding.Vergezellers ?? []).Concat(controle.Verslagen.Values.Where(v => v.Betreding == betreding.Gebeurtenis).SelectMany(v => v.Vergezellers));
        if (mee.Except(clausules.Vergezellers).ToList() is { Count: > 0 } vreemd)
            yield return Gebrek("B11", "Awbi 8 lid 2", $"De machtiging bepaalt niet dat {string.Join(" en ", vreemd.Select(v => $"{char.ToLowerInvariant(v.ToString()[0])}{v.ToString()[1..]}"))} mee naar binnen mag.");
    }

    /// <summary>What bars a finding: defects of the entry from which it was seen, and of the consent for the room itself.</summary>
    public static ImmutableArray<Gebrek> VanRuimte(Zaak zaak, Controle controle, DateTimeOffset op, string ruimte, bool privevertrek, bool vanBuitenaf)
    {
        if (vanBuitenaf) return [];

        // All entries since they were last outside: who comes in unlawfully and then enters "again" with consent never left.
        var binnen = controle.Betredingen.Where(b => b.Op <= op && !controle.Verlatingen.Any(v => v.Op >= b.Op && v.Op <= op)).OrderBy(b => b.Op).ToList();
        if (binnen.Count == 0) return [Gebrek("B2-binnen", "Awbi 1 lid 4", "Op dat moment was er volgens de vastlegging niemand binnengetreden.")];

        ImmutableArray<Gebrek> gebreken = [.. binnen.SelectMany(b => VanBetreding(zaak, controle, b)).DistinctBy(g => g.Regel)];
        if (binnen[^1] is { Grond: Binnentreedgrond.Machtiging } krachtens && privevertrek && Machtiging(zaak, krachtens) is { } machtiging
            && !machtiging.Woningen.Any(w => w.Ruimte == ruimte) && Toestemming(controle, op, Reikwijdte.Ruimte, ruimte) is not null)
            return gebreken.Add(Gebrek("B7-kamer", "Awbi 5 lid 1; Awb 5:15 lid 1", $"Het privévertrek {ruimte} is de woning van de huurder en staat niet apart in de machtiging."));
        if (binnen[^1].Grond is not Binnentreedgrond.Toestemming) return gebreken;
        // At the moment of the finding itself: consent may have been taken back since they came in, whatever else was wrong.
        if (Toestemming(controle, op, Reikwijdte.Woning, null) is { } nu && gebreken.All(g => g.Regel != nu.Regel)) gebreken = gebreken.Add(nu);
        return privevertrek && Toestemming(controle, op, Reikwijdte.Ruimte, ruimte) is { } ruimtegebrek ? gebreken.Add(ruimtegebrek) : gebreken;
    }

    /// <summary>The findings of a visit with what bars them now; empty means that a decision may use them.</summary>
    public static ImmutableDictionary<Guid, ImmutableArray<Gebrek>> VanBevindingen(Zaak zaak, Controle controle) => controle.Ruimten.ToImmutableDictionary(
        r => r.Id,
        r => VanRuimte(zaak, controle, r.Op, r.Naam, r.Privevertrek, r.VanBuitenaf).Where(g => !controle.Terzijde.Any(t => t.Regel == g.Regel && t.Ruimten.Contains(r.Id))).ToImmutableArray());

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
