using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>A zienswijze as it came in, in writing or orally, point by point. Never refused for being late.</summary>
/// <param name="Mondeling">Given orally; the stuk is then the report of it.</param>
/// <param name="Argumenten">Each point by itself, so that each gets an answer.</param>
/// <param name="AfstandVanTermijn">He said that he needs the rest of the term no more.</param>
public sealed record LegZienswijzeVast(bool Mondeling, DateOnly OntvangenOp, ImmutableArray<string> Argumenten, Guid StukId, bool AfstandVanTermijn = false)
{
    internal sealed class Validator : AbstractValidator<LegZienswijzeVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.OntvangenOp).Geweest(klok);
            RuleFor(x => x.Argumenten).Must(a => !a.IsDefaultOrEmpty).WithMessage("is leeg. Vat de zienswijze samen in een of meer argumenten.");
            RuleForEach(x => x.Argumenten).Tekst();
        }
    }
}

/// <param name="TeLaat">It came after the term. It is kept, and weighed if the decision was not taken yet.</param>
public sealed record ZienswijzeVastgelegd(string PandId, Guid ZaakId, Guid VoornemenId, Guid ZienswijzeId, bool TeLaat) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class LegZienswijzeVastEndpoint
{
    public static ProblemDetails Validate(LegZienswijzeVast opdracht, Zaak zaak, Guid voornemenId) =>
        !zaak.Voornemens.ContainsKey(voornemenId) ? Problemen.Onbekend("Het voornemen")
        : Problemen.Weiger(Besluitregels.Stuk(zaak, opdracht.StukId, opdracht.Mondeling ? Stuksoort.Hoorverslag : Stuksoort.Zienswijze));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/voornemens/{voornemenId}/zienswijzen"), Mag(Toegangsrecht.ZienswijzeVastleggen), LegtVast(typeof(ZienswijzeIngediend), typeof(ZienswijzeMondelingGegeven))]
    public static (ZienswijzeVastgelegd, Wolverine.Marten.Events) Post(LegZienswijzeVast opdracht, Guid voornemenId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var voornemen = zaak.Voornemens[voornemenId];
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var wie = zaak.Overtreders.GetValueOrDefault(voornemen.OvertrederId)?.Betrokkene ?? zaak.Id;
        ImmutableArray<Argument> argumenten = [.. opdracht.Argumenten.Select((a, i) => new Argument(i + 1, Persoonsgegeven.Over(wie, a)))];
        var (teLaat, op) = (opdracht.OntvangenOp > voornemen.Termijn, klok.Op(opdracht.OntvangenOp));
        Gebeurtenis gebeurtenis = opdracht.Mondeling
            ? new ZienswijzeMondelingGegeven(zaak.Id, voornemenId, id, opdracht.OntvangenOp, teLaat, opdracht.AfstandVanTermijn, argumenten, opdracht.StukId) { GebeurdOp = op }
            : new ZienswijzeIngediend(zaak.Id, voornemenId, id, opdracht.OntvangenOp, teLaat, opdracht.AfstandVanTermijn, argumenten, opdracht.StukId) { GebeurdOp = op };
        return (new ZienswijzeVastgelegd(pand.Id, zaak.Id, voornemenId, id, teLaat), [gebeurtenis]);
    }
}
