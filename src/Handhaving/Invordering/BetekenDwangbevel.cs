using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Records that the bailiff served the writ.</summary>
/// <param name="KostenCent">The costs of the writ, in euro cents.</param>
/// <param name="StukId">The writ of service.</param>
public sealed record BetekenDwangbevel(DateOnly Op, long KostenCent, Guid StukId)
{
    internal sealed class Validator : AbstractValidator<BetekenDwangbevel>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.KostenCent).GreaterThanOrEqualTo(0);
        }
    }
}

/// <param name="Gebreken">Why it has no effect, when it has none.</param>
public sealed record BetekeningVastgelegd(Guid ZaakId, Guid LastId, Guid DwangbevelId, ImmutableArray<Gebrek> Gebreken);

public static class BetekenDwangbevelEndpoint
{
    public static ProblemDetails Validate(BetekenDwangbevel opdracht, Zaak zaak, Guid lastId, Guid dwangbevelId) =>
        zaak.Lasten.GetValueOrDefault(lastId)?.Dwangbevelen.ContainsKey(dwangbevelId) != true ? Problemen.Onbekend("Het dwangbevel")
        : Problemen.Weiger(Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Dwangbevel, Stuksoort.Bewijsstuk));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/dwangbevelen/{dwangbevelId}/betekeningen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (BetekeningVastgelegd, DwangbevelBetekend) Post(BetekenDwangbevel opdracht, Guid lastId, Guid dwangbevelId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var last = zaak.Lasten[lastId];
        var dagen = last.Dwangbevelen[dwangbevelId].Verbeurten;
        ImmutableArray<Gebrek> gebreken = [.. dagen.SelectMany(dag => new[]
        {
            Bekendmakingregels.Staat(last, [dag]) ?? Verbeurteregels.Bekend(last, [dag], opdracht.Op) ?? VaardigDwangbevelUitEndpoint.Aangemaand(last, [dag], opdracht.Op),
            Verbeurteregels.GeenUitstel(last, [dag], opdracht.Op), Verbeurteregels.NietVerjaard(last, [dag], opdracht.Op),
        }).OfType<Weigering>().Select(w => new Gebrek(w.Regel, 1, w.Grondslag, w.Reden, "De betekening heeft voor deze dwangsom geen gevolg en stuit de verjaring daarvan niet."))];
        return (new BetekeningVastgelegd(zaak.Id, lastId, dwangbevelId, gebreken),
            new DwangbevelBetekend(zaak.Id, lastId, dwangbevelId, dagen, opdracht.Op, opdracht.KostenCent, opdracht.StukId, gebreken) { GebeurdOp = klok.Op(opdracht.Op) });
    }
}
