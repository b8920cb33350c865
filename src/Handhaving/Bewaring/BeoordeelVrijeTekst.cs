using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <param name="Vervanging">The text without the person, when it is replaced.</param>
public sealed record Tekstbesluit(Guid Gebeurtenis, string Pad, Tekstkeuze Keuze, string? Vervanging = null) : Persoonlijk
{
    public Wisveld Veld => new(Gebeurtenis, Pad);
}

/// <summary>
/// Says of free texts and documents of the zaak whether they mention the person: keep, erase too, or replace by a text without
/// him. Of two judgements of one text the last holds.
/// </summary>
public sealed record BeoordeelVrijeTekst(IReadOnlyList<Tekstbesluit> Oordelen)
{
    internal sealed class Validator : AbstractValidator<BeoordeelVrijeTekst>
    {
        public Validator()
        {
            RuleFor(x => x.Oordelen).Must(o => o is { Count: > 0 and <= 1_000 }).WithMessage("zijn er geen, of meer dan duizend. Geef er minstens een.");
            RuleFor(x => x.Oordelen).Must(o => o.DistinctBy(x => x.Veld).Count() == o.Count).WithMessage("noemen een plaats twee keer. Geef per plaats één oordeel.");
            RuleForEach(x => x.Oordelen).ChildRules(o =>
            {
                o.RuleFor(x => x.Keuze).IsInEnum();
                o.RuleFor(x => x.Pad).MaximumLength(200);
                o.RuleFor(x => x.Vervanging).Must((x, tekst) => x.Keuze is Tekstkeuze.Vervangen == !string.IsNullOrWhiteSpace(tekst)).WithMessage("hoort bij de keuze Vervangen, en alleen daarbij.").MaximumLength(20_000);
            });
        }
    }
}

public static class BeoordeelVrijeTekstEndpoint
{
    public static Task<Intakes> LoadAsync(string pandId, Guid zaakId, IDocumentSession sessie, CancellationToken ct) => Intakes.LaadAsync(sessie, pandId, zaakId, ct);

    public static ProblemDetails Validate(BeoordeelVrijeTekst opdracht, Pand pand, Zaak zaak, Guid wissingId, Intakes intakes)
    {
        var wissing = zaak.Wissingen[wissingId];
        var teksten = Zaakwaarden.TeBeoordelen(Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes), wissing.Velden.ToHashSet(), wissing.Id).ToDictionary(w => w.Veld);
        return opdracht.Oordelen.Any(o => !teksten.ContainsKey(o.Veld)) ? Problemen.Ongeldig("oordelen", "noemen een plaats die geen vrije tekst of stuk van deze zaak is, of die al gaat. De wissing zelf noemt de plaatsen.")
            : opdracht.Oordelen.Any(o => o.Keuze is Tekstkeuze.Vervangen && teksten[o.Veld].Gegeven is not Persoonsgegeven<string>) ? Problemen.Ongeldig("oordelen", "vervangen een stuk door een tekst. Neem het geschoonde stuk op (POST …/stukken) en kies Wissen.")
            : Problemen.Weiger(
                Wisstand.NogOpen(wissing),
                Wisregels.Stukken([.. opdracht.Oordelen.Where(o => o.Keuze is not Tekstkeuze.Behouden).Select(o => teksten[o.Veld])], wissing.Grond));
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/wissingen/{wissingId}/oordelen"), Mag(Toegangsrecht.WissingVoorstellen)]
    public static (Vastgelegd, VrijeTekstBeoordeeld) Post(BeoordeelVrijeTekst opdracht, [Vergrendeld] Pand pand, Zaak zaak, Guid wissingId, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new VrijeTekstBeoordeeld(zaak.Id, wissingId, [.. opdracht.Oordelen.Select(o => new Tekstoordeel(o.Veld, o.Keuze, o.Vervanging is { } tekst ? Persoonsgegeven.Over(zaak.Id, tekst) : null))])
        { GebeurdOp = klok.GetUtcNow() });
}
