using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>Moves a melding to another zaak of the same pand, when both are about one thing.</summary>
public sealed record VoegMelding(Guid NaarZaakId);

public static class VoegMeldingEndpoint
{
    public static ProblemDetails Validate(VoegMelding opdracht, Pand pand, Zaak zaak, Guid meldingId) =>
        pand.Zaak(opdracht.NaarZaakId) is not { } naar ? Problemen.Ongeldig("naarZaakId", "is geen zaak van dit pand.")
        : Problemen.Weiger(
            naar.Id == zaak.Id ? new("M-voegen", "productkeuze", "De melding hoort al bij deze zaak.", "Kies een andere zaak.") : null,
            naar.Fase is Fase.Afgesloten ? new("M-voegen", "productkeuze", "De andere zaak is afgesloten.", "Kies een lopende zaak, of laat de melding haar eigen zaak houden.") : null,
            zaak.Fase is not Fase.Gemeld && zaak.Meldingen.Count == 1
                ? new("M-voegen", "productkeuze", "Dit is de enige melding van een zaak waarin al onderzoek loopt.", "Laat haar staan; onderzoek houdt zijn aanleiding.")
                : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/meldingen/{meldingId}/voegingen"), Mag(Toegangsrecht.MeldingBeoordelen)]
    public static (Vastgelegd, MeldingGekoppeld) Post(VoegMelding opdracht, Guid meldingId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var melding = zaak.Meldingen[meldingId];
        return (
            new Vastgelegd(opdracht.NaarZaakId),
            new MeldingGekoppeld(opdracht.NaarZaakId, meldingId, zaak.Id, melding.UitIntake, melding.OntvangenOp, melding.Onderwerp, melding.Anoniem, melding.MelderBeschermd, melding.Gebeurtenis, melding.Uitkomst)
            { GebeurdOp = klok.GetUtcNow() });
    }
}
