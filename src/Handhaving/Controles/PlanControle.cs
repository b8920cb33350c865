using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Controles;

/// <param name="Koppel">The references of exactly two toezichthouders.</param>
/// <param name="Reden">Why, for a night visit or when there have been several already.</param>
public sealed record PlanControle(
    Guid NormId, DateOnly Datum, TimeOnly Begin, TimeOnly Einde, Dienst Dienst, ImmutableArray<Guid> Koppel, string? VerblijfsobjectId = null, string? Reden = null) : Persoonlijk
{
    public Planning AlsPlanning() => new(Datum, Begin, Einde, Dienst, Koppel);

    internal sealed class Validator : AbstractValidator<PlanControle>
    {
        public Validator()
        {
            RuleFor(x => x.Datum).Datum();
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
            RuleFor(x => x.Koppel).Koppel();
            RuleFor(x => x.Reden).MaximumLength(20_000);
        }
    }
}

public sealed record ControleVastgelegd(string PandId, Guid ZaakId, Guid ControleId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class PlanControleEndpoint
{
    public static Task<Koppelrooster> LoadAsync(PlanControle opdracht, IDocumentSession sessie, CancellationToken ct) => Koppelrooster.LaadAsync(sessie, opdracht.Koppel, ct);

    public static ProblemDetails Validate(PlanControle opdracht, Pand pand, Zaak zaak, Koppelrooster rooster, Werktijden werktijden, TimeProvider klok) => Problemen.Weiger(
        zaak.Fase is Fase.Gemeld ? new("M-beoordeeld", "Awb 3:2", "De melding is nog niet beoordeeld.", "Beoordeel haar eerst met de uitkomst InOnderzoek.") : null,
        zaak.Fase is Fase.Afgesloten ? new("Z-afgesloten", "productkeuze", "De zaak is afgesloten.", "Leg een nieuwe melding vast of open een zaak.") : null,
        rooster.Toets(opdracht.AlsPlanning(), opdracht.NormId, pand.Gebied, Guid.Empty, werktijden, klok.GetUtcNow()),
        string.IsNullOrWhiteSpace(opdracht.Reden) && (opdracht.Dienst is Dienst.Nacht || zaak.Controles.Count + 1 >= werktijden.BezoekMetReden)
            ? new("T3", "Awb 5:13", opdracht.Dienst is Dienst.Nacht ? "Een bezoek in de nacht vraagt een reden." : $"Dit is bezoek {zaak.Controles.Count + 1}; dat vraagt een reden.", "Vul reden in: waarom is dit redelijkerwijs nodig?")
            : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles"), Mag(Toegangsrecht.ControlePlannen), LegtVast(typeof(DienstIngeroosterd))]
    public static (ControleVastgelegd, ControleGepland) Post(PlanControle opdracht, [Vergrendeld] Pand pand, Zaak zaak, Koppelrooster rooster, TimeProvider klok)
    {
        var op = klok.GetUtcNow();
        var controleId = Guid.CreateVersion7(op);
        rooster.RoosterIn(controleId, opdracht.AlsPlanning(), op);
        return (
            new ControleVastgelegd(pand.Id, zaak.Id, controleId),
            new ControleGepland(zaak.Id, controleId, opdracht.VerblijfsobjectId, opdracht.NormId, opdracht.AlsPlanning(), zaak.Controles.Count + 1,
                string.IsNullOrWhiteSpace(opdracht.Reden) ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Reden))
            { GebeurdOp = op });
    }
}

internal static class Koppelregel
{
    public static IRuleBuilderOptions<T, ImmutableArray<Guid>> Koppel<T>(this IRuleBuilder<T, ImmutableArray<Guid>> regel) => regel
        .Must(k => !k.IsDefault && k.Length == 2 && k[0] != k[1]).WithMessage("moet precies twee verschillende toezichthouders noemen.");
}
