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

/// <summary>Moves a visit to another time or couple. The old plan and the reason stay in the history.</summary>
public sealed record VerzetControle(
    DateOnly Datum, TimeOnly Begin, TimeOnly Einde, Dienst Dienst, ImmutableArray<Guid> Koppel, Verzetreden Reden, string? Toelichting = null) : Persoonlijk
{
    public Planning AlsPlanning() => new(Datum, Begin, Einde, Dienst, Koppel);

    internal sealed class Validator : AbstractValidator<VerzetControle>
    {
        public Validator()
        {
            RuleFor(x => x.Datum).Datum();
            RuleFor(x => x.Koppel).Koppel();
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.Toelichting).NotEmpty().When(x => x.Reden is Verzetreden.Overig).WithMessage("is nodig bij de reden Overig.");
        }
    }
}

public static class VerzetControleEndpoint
{
    /// <summary>Also those who go off the visit: their roster changes with it.</summary>
    public static Task<Koppelrooster> LoadAsync(VerzetControle opdracht, Controle controle, IDocumentSession sessie, CancellationToken ct) =>
        Koppelrooster.LaadAsync(sessie, [.. opdracht.Koppel, .. controle.Planning?.Koppel ?? []], ct);

    public static ProblemDetails Validate(VerzetControle opdracht, Pand pand, Controle controle, Koppelrooster rooster, Werktijden werktijden, TimeProvider klok) => Problemen.Weiger(
        controle.Uitgevoerd ? new("T8-uitgevoerd", "productkeuze", "De controle is al uitgevoerd.", "Plan een nieuwe controle.") : null,
        controle.Planning is null ? new("T8-verleden", "productkeuze", "Deze controle is overgenomen en heeft hier geen planning.", "Plan een nieuwe controle.") : null,
        rooster.Toets(opdracht.AlsPlanning(), controle.NormId, pand.Gebied, controle.Id, werktijden, klok.GetUtcNow()));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/verzettingen"), Mag(Toegangsrecht.ControlePlannen), LegtVast(typeof(DienstIngeroosterd), typeof(DienstVervallen))]
    public static (Vastgelegd, ControleVerzet) Post(VerzetControle opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Koppelrooster rooster, TimeProvider klok)
    {
        var op = klok.GetUtcNow();
        rooster.RoosterIn(controle.Id, opdracht.AlsPlanning(), op);
        return (
            new Vastgelegd(zaak.Id, controle.Id),
            new ControleVerzet(zaak.Id, controle.Id, opdracht.AlsPlanning(), opdracht.Reden, string.IsNullOrWhiteSpace(opdracht.Toelichting) ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting))
            { GebeurdOp = op });
    }
}
