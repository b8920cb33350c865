using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>Gives a waiting melding its pand, and with it a zaak: a new one, or the one that is named.</summary>
public sealed record KoppelMelding(string PandId, string? Buurtcode = null, Guid? ZaakId = null)
{
    internal sealed class Validator : AbstractValidator<KoppelMelding>
    {
        public Validator() => RuleFor(x => x.PandId).Must(Invoer.IsBagObject)
            .WithMessage("is geen BAG-id van een pand, ligplaats of standplaats. Geef 16 cijfers met 10, 02 of 03 op plaats 5 en 6.");
    }
}

public static class KoppelMeldingEndpoint
{
    /// <summary>Both streams, the intake first: two links of one melding wait for each other.</summary>
    public static async Task<(IEventStream<Intake>, IEventStream<Pand>)> LoadAsync(KoppelMelding opdracht, Guid meldingId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var intake = await sessie.Events.FetchForExclusiveWriting<Intake>(Intake.Stroom(meldingId), ct);
        var pand = await sessie.Events.FetchForExclusiveWriting<Pand>(opdracht.PandId, ct);
        Pandslot.Before(http, pand);
        return (intake, pand);
    }

    public static ProblemDetails Validate(KoppelMelding opdracht, IEventStream<Intake> intake, IEventStream<Pand> pand, Uitvoerder wie, Gebieden gebieden) =>
        intake.Aggregate is null ? Problemen.Onbekend("De melding")
        : intake.Aggregate.PandId is not null ? Problemen.Weiger(new Weigering("M-gekoppeld", "productkeuze", "Deze melding is al aan een pand gekoppeld.", "Corrigeer de koppeling bij het pand, of leg een nieuwe melding vast."))
        : NieuwPand.Controleer(opdracht.PandId, pand.Aggregate, opdracht.Buurtcode, wie.Gemeente, gebieden) is { Status: not (null or 200) } probleem ? probleem
        : opdracht.ZaakId is { } zaakId && pand.Aggregate?.Zaak(zaakId) is null ? Problemen.Ongeldig("zaakId", "is geen zaak van dit pand. Laat het weg om een eigen zaak te beginnen.")
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/meldingen/{meldingId}/koppelingen"), Mag(Toegangsrecht.MeldingBeoordelen), LegtVast(typeof(PandOpgenomen), typeof(MeldingGekoppeld))]
    public static MeldingVastgelegd Post(KoppelMelding opdracht, Guid meldingId, IEventStream<Intake> intake, IEventStream<Pand> pand, Gebieden gebieden, TimeProvider klok)
    {
        var melding = intake.Aggregate!;
        var op = klok.GetUtcNow();
        var zaakId = opdracht.ZaakId ?? Guid.NewGuid();
        pand.AppendMany([
            .. NieuwPand.Opname(opdracht.PandId, pand.Aggregate, opdracht.Buurtcode, gebieden, op),
            new MeldingGekoppeld(zaakId, meldingId, null, UitIntake: true, melding.OntvangenOp, melding.Onderwerp, melding.Anoniem, melding.MelderBeschermd) { GebeurdOp = op },
        ]);
        intake.AppendOne(new MeldingAanPandGekoppeld(opdracht.PandId, zaakId) { GebeurdOp = op });
        return new MeldingVastgelegd(opdracht.PandId, zaakId, meldingId);
    }
}
