using FluentValidation;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Werkvoorraad;

/// <param name="Aan">The opaque reference of the one who will do it; null gives the task free again.</param>
public sealed record WijsTaakToe(Guid? Aan)
{
    internal sealed class Validator : AbstractValidator<WijsTaakToe>
    {
        public Validator() => RuleFor(x => x.Aan).NotEqual(Guid.Empty).WithMessage("is leeg. Geef de verwijzing van een medewerker, of null om de taak vrij te geven.");
    }
}

public abstract record Taakgebeurtenis : Gebeurtenis;

/// <summary>In a stream of the task's own: who does the work is no part of the legal history of a pand.</summary>
[Gebeurtenisnaam("taak-toegewezen.v1", "Een taak is toegewezen of vrijgegeven.")]
public sealed record TaakToegewezen(Guid? Aan) : Taakgebeurtenis;

/// <summary>Who will do a task.</summary>
public sealed record Taaktoewijzing(string Id, long Version, Guid? Aan)
{
    public static string Stroom(string taakId) => $"taak-{taakId}";

    public static Taaktoewijzing Na(Taaktoewijzing? eerder, IEvent e)
    {
        eerder ??= new(e.StreamKey!, 0, null);
        return (e.Data is TaakToegewezen t ? eerder with { Aan = t.Aan } : eerder) with { Version = e.Version > 0 ? e.Version : eerder.Version + 1 };
    }
}

public sealed partial class TaaktoewijzingProjectie : SingleStreamProjection<Taaktoewijzing, string>
{
    public TaaktoewijzingProjectie() => Name = nameof(Taaktoewijzing);

    public override Taaktoewijzing? Evolve(Taaktoewijzing? snapshot, string id, IEvent e) => Taaktoewijzing.Na(snapshot, e);
}

public sealed record TaakVastgelegd(string TaakId, Guid? ToegewezenAan);

public static class WijsTaakToeEndpoint
{
    public static async Task<ProblemDetails> ValidateAsync(string taakId, IDocumentSession sessie, TimeProvider klok, CancellationToken ct) =>
        (await sessie.Query<Zaakwerk>().Where(w => w.Loopt).ToListAsync(ct)).Any(w => w.TakenOp(klok.Vandaag()).Any(t => t.Id == taakId))
            ? WolverineContinue.NoProblems
            : Problemen.Onbekend("De taak");

    [WolverinePost("/v1/werkvoorraad/{taakId}/toewijzingen"), Mag(Toegangsrecht.WerkToewijzen)]
    public static (TaakVastgelegd, TaakToegewezen) Post(
        WijsTaakToe opdracht, string taakId, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Taaktoewijzing? eerder, TimeProvider klok) =>
        (new(taakId, opdracht.Aan), new(opdracht.Aan) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(string taakId) => Taaktoewijzing.Stroom(taakId);
}
