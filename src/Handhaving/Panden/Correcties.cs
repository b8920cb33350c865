using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>An event with what of it holds after the corrections: null when it was revoked.</summary>
public readonly record struct Geldend(IEvent Event, Gebeurtenis? Geldt);

/// <summary>
/// What holds of facts that were corrected. Of several corrections the last that was registered holds, alone: a fact that was
/// revoked and then gets a moment did happen at that moment, so a mistaken revocation is undone by giving the fact the moment
/// that it had. The write model, the history, the figures and the visits all ask here.
/// </summary>
public static class Correcties
{
    /// <summary>Of each corrected fact the correction that holds.</summary>
    /// <param name="opVolgorde">Corrections in the order of their registration.</param>
    /// <param name="betreft">Which fact one corrects.</param>
    public static Dictionary<Guid, T> Laatste<T>(IEnumerable<T> opVolgorde, Func<T, Guid> betreft) => opVolgorde.GroupBy(betreft).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>The last correction of each fact in a stream.</summary>
    public static Dictionary<Guid, IEvent> Laatste(IEnumerable<IEvent> stroom) =>
        Laatste(stroom.Where(e => e.Data is GegevenGecorrigeerd), e => ((GegevenGecorrigeerd)e.Data).Gebeurtenis);

    /// <summary>When a fact happened after its correction; null when it did not.</summary>
    public static DateTimeOffset? Moment(DateTimeOffset vastgelegd, bool herroepen, DateTimeOffset? wordt) => herroepen ? null : wordt ?? vastgelegd;

    /// <summary>The events as they hold, in their own order.</summary>
    public static IEnumerable<Geldend> Toegepast(IEnumerable<IEvent> stroom, Dictionary<Guid, IEvent> laatste) => stroom.Select(e => new Geldend(e, Geldt(e, laatste)));

    private static Gebeurtenis? Geldt(IEvent e, Dictionary<Guid, IEvent> laatste)
    {
        var gebeurtenis = (Gebeurtenis)e.Data;
        if (Correctie(e.Id) is { } c) return Moment(gebeurtenis.GebeurdOp, c.Herroepen, c.GebeurdOpWordt) is { } op ? Verplaatst(gebeurtenis, op) : null;
        // A melding that moved carries a copy of when it was received.
        return gebeurtenis is MeldingGekoppeld { Ontvangst: { } ontvangst } g && Correctie(ontvangst) is { } o ? g with { OntvangenOp = o.GebeurdOpWordt ?? g.OntvangenOp, Vervallen = o.Herroepen } : gebeurtenis;

        GegevenGecorrigeerd? Correctie(Guid id) => laatste.TryGetValue(id, out var gevonden) ? (GegevenGecorrigeerd)gevonden.Data : null;
    }

    /// <summary>The same fact at another moment: what it says about its own day moves along.</summary>
    public static Gebeurtenis Verplaatst(Gebeurtenis gebeurtenis, DateTimeOffset op)
    {
        var dag = op.Dag();
        return (gebeurtenis with { GebeurdOp = op }) switch
        {
            ControleUitgevoerd u => u with { Begin = op, Einde = op + (u.Einde - u.Begin) },
            HercontroleUitgevoerd h => h with { Op = dag },
            BetalingOntvangen b => b with { Op = dag },
            Terugbetaald t => t with { Op = dag },
            DwangbevelBetekend d => d with { Op = dag },
            SchuldErkend s => s with { Op = dag },
            BesluitRetourOntvangen r => r with { Op = dag },
            LooptijdOpgeschort s => s with { Vanaf = dag },
            SchorsingOpgeheven s => s with { Vanaf = dag },
            ZienswijzeIngediend z => z with { OntvangenOp = dag },
            ZienswijzeMondelingGegeven z => z with { OntvangenOp = dag },
            AanmaningVerzonden a => a with { Verzending = Op(a.Verzending, dag) },
            BesluitVerzonden b => b with { Verzending = Op(b.Verzending, dag) },
            VerslagBinnentredenVerzonden v => v with { Verzending = Op(v.Verzending, dag) },
            var anders => anders,
        };
    }

    /// <summary>Without a proof terms run from the registration, whatever the day of dispatch.</summary>
    private static Verzending Op(Verzending verzending, DateOnly dag) => verzending with { Op = dag, TeltVanaf = verzending.Bewijs is null ? verzending.TeltVanaf : dag };
}
