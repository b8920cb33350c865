using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Issues the executory title, after an aanmaning whose term passed without full payment.</summary>
public sealed record VaardigDwangbevelUit(ImmutableArray<DateOnly> Verbeurten, Ondertekenopgave Ondertekening)
{
    internal sealed class Validator : AbstractValidator<VaardigDwangbevelUit>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
        }
    }
}

public sealed record DwangbevelVastgelegd(string PandId, Guid ZaakId, Guid LastId, Guid DwangbevelId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class VaardigDwangbevelUitEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(VaardigDwangbevelUit opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Verbeurteregels.Bekend(last, opdracht.Verbeurten, klok.Vandaag()),
            Verbeurteregels.NietVerjaard(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Verbeurteregels.GeenUitstel(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Bekendmakingregels.Staat(last, opdracht.Verbeurten),
            Aangemaand(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Dwangbevel),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.Dwangbevel, opdracht.Ondertekening, zaak));

    /// <summary>An aanmaning with power, and its two weeks are over.</summary>
    internal static Weigering? Aangemaand(Lastdossier last, ImmutableArray<DateOnly> dagen, DateOnly op)
    {
        var posten = Verbeurteregels.Posten(last, op);
        foreach (var dag in dagen)
        {
            var post = posten.GetValueOrDefault(dag);
            if (post?.Verbeurte.AanmaningstermijnTotEnMet is not { } termijn)
                return new("V12", "Awb 4:117 lid 1", $"Voor de dwangsom van {Besluitregels.Dag(dag)} is niet bevoegd aangemaand.", "Verzend eerst een aanmaning, nadat de invorderingsbeschikking is bekendgemaakt en het verzuim is ingetreden.");
            if (op <= termijn)
                return new("V12-termijn", "Awb 4:112 lid 1, 4:117 lid 1", $"De aanmaningstermijn voor de dwangsom van {Besluitregels.Dag(dag)} loopt tot en met {Besluitregels.Dag(termijn)}.", $"Vaardig het dwangbevel na {Besluitregels.Dag(termijn)} uit.");
            if (post.OpenstaandCent == 0)
                return new("V12-voldaan", "Awb 4:117 lid 1", $"De dwangsom van {Besluitregels.Dag(dag)} is al voldaan.", "Laat deze dwangsom weg.");
        }
        return null;
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/dwangbevelen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (DwangbevelVastgelegd, DwangbevelUitgevaardigd) Post(VaardigDwangbevelUit opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new DwangbevelVastgelegd(pand.Id, zaak.Id, lastId, id), new DwangbevelUitgevaardigd(
            zaak.Id, lastId, id, opdracht.Verbeurten, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.Dwangbevel), opdracht.Ondertekening.StukId)
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
    }
}
