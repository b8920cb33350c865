using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>Gives a waiting melding its pand, and with it a zaak: a new one, or the one that is named.</summary>
public sealed record KoppelMelding(string PandId, string? Buurtcode = null, Guid? ZaakId = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<KoppelMelding>
    {
        public Validator() => RuleFor(x => x.PandId).Must(Invoer.IsBagObject)
            .WithMessage("is geen BAG-id van een pand, ligplaats of standplaats. Geef 16 cijfers met 10, 02 of 03 op plaats 5 en 6.");
    }
}

/// <summary>
/// Both streams, locked: first the intake, so that of two who link one melding at once the second sees what the first did. The
/// endpoint appends to each by hand; an event that it returned would leave as a message, because there are two.
/// </summary>
[GeeftVersie]
public sealed record Koppeling(IEventStream<Intake> Intake, IEventStream<Pand> Pand);

public static class KoppelMeldingEndpoint
{
    public static async Task<Koppeling> LoadAsync(KoppelMelding opdracht, Guid meldingId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var intake = await sessie.Events.FetchForExclusiveWriting<Intake>(Intake.Stroom(meldingId), ct);
        var pand = await sessie.Events.FetchForExclusiveWriting<Pand>(opdracht.PandId, ct);
        Pandslot.Before(http, pand);
        return new(intake, pand);
    }

    public static ProblemDetails Validate(KoppelMelding opdracht, Koppeling koppeling, Uitvoerder wie, Gebieden gebieden) =>
        koppeling.Intake.Aggregate is not { } intake ? Problemen.Onbekend("De melding")
        : intake.PandId is not null ? Problemen.Weiger(new Weigering("M-gekoppeld", "productkeuze", "Deze melding is al aan een pand gekoppeld.", "Is het pand verkeerd, beoordeel de melding daar dan als doorverwezen en leg haar bij het goede pand opnieuw vast."))
        : NieuwPand.Controleer(koppeling.Pand.Aggregate, opdracht.Buurtcode, wie.Gemeente, gebieden) is { Status: not (null or 200) } probleem ? probleem
        : opdracht.ZaakId is { } zaakId && koppeling.Pand.Aggregate?.Zaak(zaakId) is null ? Problemen.Ongeldig("zaakId", "is geen zaak van dit pand. Laat het weg om een eigen zaak te beginnen.")
        : opdracht.ZaakId is { } bestaand ? Problemen.Weiger(Zaakkeuze.Toets(koppeling.Pand.Aggregate?.Zaak(bestaand)))
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/meldingen/{meldingId}/koppelingen"), Mag(Toegangsrecht.MeldingBeoordelen), LegtVast(typeof(MeldingAanPandGekoppeld), typeof(PandOpgenomen), typeof(MeldingGekoppeld))]
    public static MeldingVastgelegd Post(KoppelMelding opdracht, Guid meldingId, Koppeling koppeling, Gebieden gebieden, TimeProvider klok)
    {
        var op = klok.GetUtcNow();
        var intake = koppeling.Intake.Aggregate!;
        var zaakId = opdracht.ZaakId ?? Guid.NewGuid();
        koppeling.Intake.AppendOne(new MeldingAanPandGekoppeld(opdracht.PandId, zaakId) { GebeurdOp = op });
        koppeling.Pand.AppendMany([
            .. NieuwPand.Opname(opdracht.PandId, koppeling.Pand.Aggregate, opdracht.Buurtcode, gebieden, op),
            new MeldingGekoppeld(zaakId, meldingId, null, UitIntake: true, intake.OntvangenOp, intake.Onderwerp, intake.Anoniem, intake.MelderBeschermd) { GebeurdOp = op },
        ]);
        return new MeldingVastgelegd(opdracht.PandId, zaakId, meldingId);
    }
}
