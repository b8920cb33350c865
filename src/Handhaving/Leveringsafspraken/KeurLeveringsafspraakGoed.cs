using FluentValidation;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>The second pair of eyes: from its first day on this version is delivered.</summary>
public sealed record KeurLeveringsafspraakGoed(int Versie)
{
    internal sealed class Validator : AbstractValidator<KeurLeveringsafspraakGoed>
    {
        public Validator() => RuleFor(x => x.Versie).GreaterThan(0);
    }
}

public static class KeurLeveringsafspraakGoedEndpoint
{
    public static async Task<ProblemDetails> ValidateAsync(KeurLeveringsafspraakGoed opdracht, Leveringsafspraak afspraak, Uitvoerder wie, IDocumentSession sessie, TimeProvider klok, CancellationToken ct) =>
        Leveringsregels.TeGoedkeuren(afspraak, opdracht.Versie) is { } weigering ? Problemen.Weiger(weigering)
        : Problemen.Weiger(
            Leveringsregels.TweedePersoon(afspraak.Versies[^1].Voorsteller, wie.Medewerker),
            Leveringsregels.Inhoud(afspraak.Partner, afspraak.Doel, afspraak.Grond, afspraak.Versies[^1].Inhoud),
            Leveringsregels.Project((await sessie.LoadAsync<LsiProject>(LsiProject.Stroom(afspraak.ProjectId), ct))!, afspraak.Partner, afspraak.Versies[^1].Inhoud, klok.Vandaag()));

    [WolverinePost("/v1/leveringsafspraken/{afspraakId}/goedkeuringen"), Mag(Toegangsrecht.LeveringsafspraakGoedkeuren)]
    public static (Afspraakvastlegging, LeveringsafspraakGoedgekeurd) Post(
        KeurLeveringsafspraakGoed opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] Leveringsafspraak afspraak, Uitvoerder wie, TimeProvider klok) =>
        (new(afspraak.AfspraakId, opdracht.Versie), new(afspraak.AfspraakId, opdracht.Versie, wie.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid afspraakId) => Leveringsafspraak.Stroom(afspraakId);
}
