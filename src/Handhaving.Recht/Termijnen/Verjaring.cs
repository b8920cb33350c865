using System.Collections.Immutable;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De verjaring van een rechtsvordering tot betaling: de laatste dag en hoe die tot stand kwam.</summary>
/// <param name="LaatsteDagRechtsvordering">De laatste dag; <c>null</c> zolang een lopende procedure haar verlengt.</param>
/// <param name="Verloop">De aangevoerde handelingen en hun gevolg; leeg zonder handelingen.</param>
public sealed record Verjaring(DateOnly? LaatsteDagRechtsvordering, IReadOnlyList<Stuitingsstap> Verloop)
{
    /// <summary>De eerste dag waarop de vordering is verjaard.</summary>
    public DateOnly? VerjaardVanaf => LaatsteDagRechtsvordering?.AddDays(1);

    /// <summary>De verjaring van een verbeurde dwangsom: een jaar na de dag van verbeurte (art. 5:35 lid 1 Awb).</summary>
    public static Antwoord<Verjaring> VanDwangsom(DateOnly verbeurdOp, Rechtsgegevens? gegevens = null) =>
        Antwoord(Regelboek.VerjaringDwangsom, verbeurdOp, new(Regelboek.VerjaringDwangsom.Duur!.Value.Na(verbeurdOp), []), "", gegevens);

    /// <summary>De verjaring van een andere bestuursrechtelijke geldschuld: vijf jaar na de betaaltermijn (art. 4:104 lid 1 Awb).</summary>
    public static Antwoord<Verjaring> VanGeldschuld(DateOnly betalenUiterlijk, Rechtsgegevens? gegevens = null) =>
        Antwoord(Regelboek.VerjaringGeldschuld, betalenUiterlijk, new(Regelboek.VerjaringGeldschuld.Duur!.Value.Na(betalenUiterlijk), []), "", gegevens);

    /// <summary>De verjaring na handelingen die kunnen stuiten; elke stuiting begint een nieuw jaar (art. 4:110 Awb).</summary>
    public static Antwoord<Verjaring> MetStuiting(DateOnly verbeurdOp, IReadOnlyList<Stuitingshandeling> handelingen, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.VerjaringMetStuiting;
        var termijn = new Verjaringstermijn(verbeurdOp, regel.Duur!.Value, Verlengingsgronden.Geen);
        var verloop = new List<Stuitingsstap>();
        foreach (var handeling in handelingen.OrderBy(h => h.Datum))
        {
            var reden = handeling.Stuiting is null ? "geen stuitingshandeling"
                : handeling.Datum < verbeurdOp ? "nog niet verbeurd"
                : termijn.IsVerjaardOp(handeling.Datum) ? "al verjaard"
                : null;
            if (reden is null)
                termijn = termijn.Gestuit(handeling.Datum);
            verloop.Add(new(handeling.Datum, handeling.Soort, handeling.Stuiting, reden is null ? termijn.LaatsteDag : null, reden));
        }

        var zonderGevolg = verloop.Where(s => !s.Stuit).Select(s => $"terwijl de handeling ({s.Soort}) van {Schrijfwijze.Kort(s.Datum)} niet stuit ({s.Reden})");
        var stappen = verloop.Where(s => s.Stuit).Select(s => $"is op {Schrijfwijze.Kort(s.Datum)} gestuit door {s.Stuiting!.Value.Omschrijving()}");
        var tussen = string.Concat(stappen.Concat(zonderGevolg).Select(s => $" {s},"));
        var antwoord = Antwoord(regel, verbeurdOp, new(termijn.LaatsteDag, verloop), tussen, gegevens);
        return ZonderInvorderingsbeschikking(handelingen)
            ? antwoord with { Waarschuwingen = [.. antwoord.Waarschuwingen, new(Waarschuwing.Beoordelen, "een aanmaning of dwangbevel vraagt eerst een invorderingsbeschikking (art. 5:37 lid 1 Awb); zonder die beschikking stuit zij mogelijk niet.", 13)] }
            : antwoord;
    }

    /// <summary>De verjaring met gronden die haar verlengen (art. 5:35 lid 2, 5:37a lid 2 tot en met 4 en 4:111 Awb).</summary>
    public static Antwoord<Verjaring> MetVerlenging(DateOnly verbeurdOp, Verlengingsgronden gronden, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.VerjaringMetVerlenging;
        var zonder = regel.Duur!.Value.Na(verbeurdOp);
        var laatste = new Verjaringstermijn(verbeurdOp, regel.Duur.Value, gronden).LaatsteDag;
        var tussen = laatste == zonder
            ? " wordt door de aangevoerde gronden niet verlengd,"
            : $" zou eindigen met {Schrijfwijze.Kort(zonder)}, wordt verlengd {Grond(verbeurdOp, regel.Duur.Value, gronden)},";
        var antwoord = Antwoord(regel, verbeurdOp, new(laatste, []), tussen, gegevens);
        return gronden.Procedures.IsEmpty
            ? antwoord
            : antwoord with { Waarschuwingen = [.. antwoord.Waarschuwingen, OnherroepelijkeDag] };
    }

    /// <summary>De waarschuwing bij art. 5:35 lid 2 Awb: of de dag van onherroepelijkheid zelf nog meetelt, staat niet vast.</summary>
    internal static Waarschuwing OnherroepelijkeDag { get; } =
        new(Waarschuwing.Rechtsvraag, "de verlenging van art. 5:35 lid 2 Awb is gerekend tot en met de dag van onherroepelijkheid; of die hele dag nog telt, staat niet vast: stuit eerder.", 15);

    private static string Grond(DateOnly verbeurdOp, Duur duur, Verlengingsgronden gronden)
    {
        var uitstel = new Verjaringstermijn(verbeurdOp, duur, gronden with { Procedures = ImmutableList<Procedure>.Empty }).LaatsteDag!.Value;
        var dagen = uitstel.DayNumber - duur.Na(verbeurdOp).DayNumber;
        return dagen == 0 ? "tot in de procedure onherroepelijk is beslist (art. 5:35 lid 2 en 5:37a lid 2 en 3 Awb)"
            : $"met {dagen} {(dagen == 1 ? "dag" : "dagen")} wegens uitstel, insolventie of schorsing (art. 4:111 en 5:37a lid 4 Awb)";
    }

    private static bool ZonderInvorderingsbeschikking(IReadOnlyList<Stuitingshandeling> handelingen)
    {
        var eerste = handelingen.Where(h => h.Stuiting is Stuitingssoort.Invorderingsbeschikking).Select(h => h.Datum).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return handelingen.Any(h => h.Stuiting is Stuitingssoort.Aanmaning or Stuitingssoort.Dwangbevel && h.Datum < eerste);
    }

    private static Antwoord<Verjaring> Antwoord(Regel regel, DateOnly aanvang, Verjaring waarde, string tussen, Rechtsgegevens? gegevens)
    {
        var einde = waarde.LaatsteDagRechtsvordering is { } dag
            ? $"eindigt met {Schrijfwijze.Voluit(dag)}, zonder verlenging door de Algemene termijnenwet omdat zij in jaren is omschreven (art. 4 onder a Atw), zodat de vordering vanaf {Schrijfwijze.Voluit(dag.AddDays(1))} is verjaard"
            : "heeft nog geen einde, omdat in de procedure nog niet onherroepelijk is beslist";
        var uitleg = $"{Termijnuitleg.Kop(regel, regel.Duur!.Value, aanvang.AddDays(1))}{tussen} en {einde}.";
        return new(waarde, regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg, [.. regel.Geldigheidswaarschuwing(aanvang)]);
    }
}
