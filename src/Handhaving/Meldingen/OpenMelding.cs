using System.Security.Claims;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Meldingen;

/// <summary>Asks for the personal data of one melding. The access is recorded before anything is opened.</summary>
public sealed record OpenMelding(Raadpleegdoel Doel)
{
    internal sealed class Validator : AbstractValidator<OpenMelding>
    {
        public Validator() => RuleFor(x => x.Doel).IsInEnum();
    }
}

/// <param name="Melder">Left out when the melding is anonymous, or when the melder is protected and you may not see him.</param>
public sealed record GeopendeMelding(Guid MeldingId, Melder? Melder, bool MelderAfgeschermd, string Omschrijving);

/// <summary>What a reporter said, wherever it was received: at the pand or in the intake.</summary>
public sealed record Meldinginhoud(Guid ZaakId, Guid MeldingId, bool MelderBeschermd, Persoonsgegeven<Melder>? Melder, Persoonsgegeven<string> Omschrijving);

public static class OpenMeldingEndpoint
{
    public static async Task<Meldinginhoud?> LoadAsync(Guid meldingId, [ReadAggregate] Pand pand, IQuerySession sessie, CancellationToken ct)
    {
        if (pand.ZaakMetMelding(meldingId) is not { } zaak) return null;
        var ontvangst = (await sessie.Events.LoadAsync(zaak.Meldingen[meldingId].Gebeurtenis, ct))?.Data;
        if (ontvangst is MeldingGekoppeld { UitIntake: true }) ontvangst = (await sessie.Events.FetchStreamAsync(Intake.Stroom(meldingId), version: 1, token: ct)).SingleOrDefault()?.Data;
        return ontvangst switch
        {
            MeldingOntvangen m => new(zaak.Id, meldingId, m.MelderBeschermd, m.Melder, m.Omschrijving),
            MeldingZonderPandOntvangen m => new(zaak.Id, meldingId, m.MelderBeschermd, m.Melder, m.Omschrijving),
            _ => null,
        };
    }

    public static ProblemDetails Validate(Meldinginhoud? melding) => melding is null ? Problemen.Onbekend("De melding") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/meldingen/{meldingId}/_open"), NonTransactional, Mag(Recht.PersoonsgegevensInzien)]
    public static async Task<GeopendeMelding> Post(OpenMelding opdracht, Meldinginhoud melding, ClaimsPrincipal wie, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var uitvoerder = Uitvoerder.Van(wie);
        var raadpleging = new Raadpleging(uitvoerder.Gemeente, uitvoerder.Medewerker, uitvoerder.Rol, opdracht.Doel, melding.ZaakId);
        var afgeschermd = melding.MelderBeschermd && !wie.Mag(Recht.BeschermdeMelderInzien);
        return new(
            melding.MeldingId,
            melding.Melder is null || afgeschermd ? null : await sleuteldienst.OpenAsync(raadpleging, melding.Melder, ct),
            afgeschermd,
            await sleuteldienst.OpenAsync(raadpleging, melding.Omschrijving, ct));
    }
}
