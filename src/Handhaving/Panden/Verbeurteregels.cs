using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;

namespace Handhaving.Panden;

/// <summary>What holds for every act on forfeited dwangsommen. The ledger of Handhaving.Recht is asked; nothing is computed here.</summary>
public static class Verbeurteregels
{
    public static IRuleBuilderOptions<T, ImmutableArray<DateOnly>> Verbeurtedagen<T>(this IRuleBuilder<T, ImmutableArray<DateOnly>> regel) => regel
        .Must(v => !v.IsDefaultOrEmpty && v.Distinct().Count() == v.Length).WithMessage("noemt geen verbeurte, of een verbeurte tweemaal. Noem elke verbeurde dwangsom bij de dag van verbeurte.");

    /// <summary>Each of these days is in the ledger, as proven until now; nothing is under a last that is not made known.</summary>
    public static Weigering? Bekend(Lastdossier last, ImmutableArray<DateOnly> dagen, DateOnly vandaag)
    {
        if (Bekendmakingregels.Staat(last) is { } vervallen) return vervallen;
        var posten = Posten(last, vandaag);
        return dagen.FirstOrDefault(d => !posten.ContainsKey(d)) is var dag && dag != default
            ? new("DC45", "Awb 5:33, 5:37 lid 1", $"Er is op {Besluitregels.Dag(dag)} geen dwangsom verbeurd die met een deugdelijke constatering is bewezen.",
                posten.Count == 0 ? "Toets eerst een hercontrole aan de last." : $"Kies uit: {string.Join(", ", posten.Keys.Order().Select(Besluitregels.Dag))}.")
            : null;
    }

    /// <summary>The same for a fact: it happened, also when the last came back or the proof of the dwangsom fell away since.</summary>
    public static Weigering? OoitBekend(Lastdossier last, ImmutableArray<DateOnly> dagen, DateOnly vandaag)
    {
        ImmutableArray<DateOnly> nooit = [.. dagen.Where(d => !last.Verbeurd.ContainsKey(d))];
        return nooit.IsEmpty ? null : Bekend(last, nooit, vandaag);
    }

    /// <summary>After limitation nothing can be collected any more (Awb 5:35, 4:104 lid 2).</summary>
    public static Weigering? NietVerjaard(Lastdossier last, ImmutableArray<DateOnly> dagen, DateOnly op)
    {
        var posten = Posten(last, op);
        return dagen.Where(posten.ContainsKey).Select(d => posten[d]).FirstOrDefault(p => op > p.LaatsteDagRechtsvordering) is { } verjaard
            ? new("V6", "Awb 5:35, 4:104 lid 2", $"De dwangsom van {Besluitregels.Dag(verjaard.Verbeurte.VerbeurdOp)} is verjaard: de laatste dag was {Besluitregels.Dag(verjaard.LaatsteDagRechtsvordering!.Value)}.",
                "Laat deze dwangsom weg; een handeling na de verjaring heeft geen gevolg.")
            : null;
    }

    /// <summary>While payment is deferred nothing is claimed (Awb 4:94 lid 2).</summary>
    public static Weigering? GeenUitstel(Lastdossier last, ImmutableArray<DateOnly> dagen, DateOnly op)
    {
        var posten = Posten(last, op);
        return dagen.Where(posten.ContainsKey).Select(d => posten[d].Verbeurte).FirstOrDefault(v => v.HeeftUitstelOp(op)) is { } uitgesteld
            ? new("V10", "Awb 4:94 lid 2", $"Voor de dwangsom van {Besluitregels.Dag(uitgesteld.VerbeurdOp)} loopt uitstel van betaling.", "Wacht het einde van het uitstel af, of trek het in (Awb 4:96).")
            : null;
    }

    public static IReadOnlyDictionary<DateOnly, Post> Posten(Lastdossier last, DateOnly op) =>
        last.StandOp(op)?.Waarde.Posten.ToDictionary(p => p.Verbeurte.VerbeurdOp) ?? [];
}
