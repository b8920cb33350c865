using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records why a recipient is not told: it is impossible or takes disproportionate effort (AVG art. 19).</summary>
public sealed record LaatKennisgevingAchterwege(string Motivering) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<LaatKennisgevingAchterwege>
    {
        public Validator() => RuleFor(x => x.Motivering).Tekst();
    }
}

public static class LaatKennisgevingAchterwegeEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling, Guid ontvangerId) =>
        behandeling.Verzoek.Ontvangers.Find(o => o.Id == ontvangerId) is not { } o ? Problemen.Onbekend("De ontvanger")
        : Problemen.Weiger(o.IsKlaar ? new Weigering("AV19-klaar", "AVG art. 19", "Deze ontvanger is al in kennis gesteld, of dat is al achterwege gelaten.", "Er is niets meer te doen.") : null);

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/ontvangers/{ontvangerId}/vrijstellingen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(KennisgevingAchterwegeGelaten))]
    public static VerzoekVastgelegd Post(LaatKennisgevingAchterwege opdracht, Behandeling behandeling, Guid ontvangerId, TimeProvider klok) =>
        behandeling.Leg(new KennisgevingAchterwegeGelaten(behandeling.Id, ontvangerId, Persoonsgegeven.Over(behandeling.Id, opdracht.Motivering)) { GebeurdOp = klok.GetUtcNow() });
}
