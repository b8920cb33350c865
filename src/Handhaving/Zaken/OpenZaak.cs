using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Zaken;

/// <summary>Starts a zaak without a melding: on the gemeente's own initiative or from a wijkplan.</summary>
public sealed record OpenZaak(Aanleiding Aanleiding, string Toelichting, string? Buurtcode = null, string? VerblijfsobjectId = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<OpenZaak>
    {
        public Validator()
        {
            RuleFor(x => x.Toelichting).Tekst();
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
        }
    }
}

public sealed record ZaakVastgelegd(string PandId, Guid ZaakId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class OpenZaakEndpoint
{
    public static ProblemDetails Validate(OpenZaak opdracht, Pand? pand, Uitvoerder wie, Gebieden gebieden) =>
        NieuwPand.Controleer(pand, opdracht.Buurtcode, wie.Gemeente, gebieden);

    [WolverinePost("/v1/panden/{pandId}/zaken"), Mag(Toegangsrecht.MeldingBeoordelen), LegtVast(typeof(PandOpgenomen), typeof(ZaakGeopend))]
    public static (ZaakVastgelegd, Events) Post(OpenZaak opdracht, string pandId, [Vergrendeld("pandId", Required = false)] Pand? pand, Gebieden gebieden, TimeProvider klok)
    {
        var op = klok.GetUtcNow();
        var zaakId = Guid.NewGuid();
        return (new ZaakVastgelegd(pandId, zaakId), [
            .. NieuwPand.Opname(pandId, pand, opdracht.Buurtcode, gebieden, op),
            new ZaakGeopend(zaakId, opdracht.Aanleiding, opdracht.VerblijfsobjectId, Persoonsgegeven.Over(zaakId, opdracht.Toelichting)) { GebeurdOp = op },
        ]);
    }
}
