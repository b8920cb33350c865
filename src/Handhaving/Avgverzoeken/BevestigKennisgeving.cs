using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that a recipient confirmed that he changed it too.</summary>
public sealed record BevestigKennisgeving(DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<BevestigKennisgeving>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.Op).Geweest(klok);
    }
}

public static class BevestigKennisgevingEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(BevestigKennisgeving opdracht, Behandeling behandeling, Guid ontvangerId) =>
        behandeling.Verzoek.Ontvangers.Find(o => o.Id == ontvangerId) is not { } o ? Problemen.Onbekend("De ontvanger")
        : o.InKennisGesteldOp is { } op && opdracht.Op < op ? Problemen.Ongeldig("op", "ligt voor de kennisgeving.")
        : Problemen.Weiger(o.InKennisGesteldOp is not null ? null : new Weigering("AV19-kennisgeving", "AVG art. 19", "Deze ontvanger is nog niet in kennis gesteld.", "Stel hem eerst in kennis (POST …/kennisgevingen)."));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/ontvangers/{ontvangerId}/bevestigingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(KennisgevingBevestigd))]
    public static VerzoekVastgelegd Post(BevestigKennisgeving opdracht, Behandeling behandeling, Guid ontvangerId, TimeProvider klok) =>
        behandeling.Leg(new KennisgevingBevestigd(behandeling.Id, ontvangerId, opdracht.Op) { GebeurdOp = klok.Op(opdracht.Op) });
}
