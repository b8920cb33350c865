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

public static class OpenMeldingEndpoint
{
    public static async Task<MeldingOntvangen?> LoadAsync(Guid meldingId, [ReadAggregate] Pand pand, IQuerySession sessie, CancellationToken ct) =>
        pand.ZaakMetMelding(meldingId)?.Meldingen[meldingId] is { } melding ? (await sessie.Events.LoadAsync<MeldingOntvangen>(melding.Gebeurtenis, ct))?.Data : null;

    public static ProblemDetails Validate(MeldingOntvangen? melding) => melding is null ? Problemen.Onbekend("De melding") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/meldingen/{meldingId}/_open"), NonTransactional, Mag(Recht.PersoonsgegevensInzien)]
    public static async Task<GeopendeMelding> Post(OpenMelding opdracht, MeldingOntvangen melding, ClaimsPrincipal wie, Sleuteldienst sleuteldienst, CancellationToken ct)
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
