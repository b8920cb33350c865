using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Records an aanmaning as it was sent. Without power it stands in the file, and has no effect.</summary>
/// <param name="VergoedingInRekening">It charges the fee of Awb 4:113, which the product looks up.</param>
public sealed record VerzendAanmaning(ImmutableArray<DateOnly> Verbeurten, bool VergoedingInRekening, Guid StukId, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<VerzendAanmaning>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

/// <param name="Gebreken">Why it has no effect, when it has none.</param>
/// <param name="VergoedingCent">The fee that it charges, in euro cents; nul when no amount is known for the day.</param>
public sealed record AanmaningVastgelegd(Guid ZaakId, Guid LastId, long VergoedingCent, Rekendatum BetalenUiterlijk, ImmutableArray<Gebrek> Gebreken);

public static class VerzendAanmaningEndpoint
{
    public static ProblemDetails Validate(VerzendAanmaning opdracht, Zaak zaak, Guid lastId, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Verbeurteregels.OoitBekend(last, opdracht.Verbeurten, klok.Vandaag()),
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Aanmaning),
            Besluitregels.Verzonden(zaak, opdracht.Verzending));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/aanmaningen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (AanmaningVastgelegd, AanmaningVerzonden) Post(VerzendAanmaning opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var last = zaak.Lasten[lastId];
        var verzending = opdracht.Verzending.Aan(zaak.Overtreders[last.OvertrederId].Betrokkene, klok.Vandaag());
        var posten = Verbeurteregels.Posten(last, verzending.TeltVanaf);
        var gebreken = Macht(last, opdracht.Verbeurten, verzending);
        var schuld = opdracht.Verbeurten.Sum(d => posten.GetValueOrDefault(d)?.OpenstaandCent ?? 0);
        var vergoeding = opdracht.VergoedingInRekening && gebreken.IsEmpty ? Aanmaningsvergoeding.Op(schuld, verzending.TeltVanaf).VergoedingCent ?? 0 : 0;
        var uiterlijk = Rekendatum.Van(Betaaltermijn.VanAanmaning(verzending.TeltVanaf), b => b.BetalenUiterlijk);
        return (new AanmaningVastgelegd(zaak.Id, lastId, vergoeding, uiterlijk, gebreken),
            new AanmaningVerzonden(zaak.Id, lastId, opdracht.Verbeurten, vergoeding, opdracht.StukId, verzending, uiterlijk, gebreken) { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }

    /// <summary>
    /// In default, after a decision to collect that was made known, without uitstel, not time-barred (Awb 4:112): on the
    /// day from which it counts, and on the day on which it went out. What was sent too early stays so, however late it is registered.
    /// </summary>
    private static ImmutableArray<Gebrek> Macht(Lastdossier last, ImmutableArray<DateOnly> dagen, Verzending verzending) =>
        [.. dagen.Select(dag => GeenMacht(last, dag, verzending.TeltVanaf)
            ?? (GeenMacht(last, dag, verzending.Op) is { } toen
                ? new Gebrek("DC47", 1, "Awb 4:94, 4:97, 4:112 lid 1", $"{toen.Omschrijving} Zo was het toen de aanmaning op {Besluitregels.Dag(verzending.Op)} uitging.", Gevolg)
                : null)).OfType<Gebrek>()];

    private static Gebrek? GeenMacht(Lastdossier last, DateOnly dag, DateOnly op)
    {
        if (Bekendmakingregels.Staat(last, [dag]) is { } vervallen) return new(vervallen.Regel, 1, vervallen.Grondslag, vervallen.Reden, Gevolg);
        return Verbeurteregels.Posten(last, op).GetValueOrDefault(dag) is not { } post ? Gebrek("DC45", "Awb 5:37 lid 1", dag, "was op de dag van verzending nog niet bewezen")
            : post.OpenstaandCent == 0 && post.VerjaardCent == 0 ? Gebrek("V11-voldaan", "Awb 4:112 lid 1", dag, "stond niet meer open")
            : post.Verbeurte.InvorderingsbeschikkingOp is null ? Gebrek("V3", "Awb 5:37 lid 1", dag, "staat niet in een invorderingsbeschikking die al was bekendgemaakt")
            : op < post.Verbeurte.VerzuimVanaf ? Gebrek("V11-verzuim", "Awb 4:112 lid 1", dag, $"was nog niet in verzuim; het verzuim begint op {Besluitregels.Dag(post.Verbeurte.VerzuimVanaf)}")
            : post.Verbeurte.HeeftUitstelOp(op) ? Gebrek("V10", "Awb 4:94 lid 2", dag, "had uitstel van betaling")
            : op > post.LaatsteDagRechtsvordering ? Gebrek("V6", "Awb 5:35, 4:104 lid 2", dag, "was verjaard")
            : null;
    }

    private static Gebrek Gebrek(string regel, string grondslag, DateOnly dag, string wat) => new(regel, 1, grondslag, $"De dwangsom van {Besluitregels.Dag(dag)} {wat}.", Gevolg);

    private const string Gevolg = "De aanmaning heeft voor deze dwangsom geen gevolg en stuit de verjaring niet.";
}
