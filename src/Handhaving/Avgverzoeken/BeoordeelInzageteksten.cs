using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Says of free texts and documents whether they go into the copy: only when they betray no one else (AVG art. 15 lid 4). Of two judgements of one the last holds; without one it stays out.</summary>
public sealed record BeoordeelInzageteksten(IReadOnlyList<Tekstbeoordeling> Oordelen)
{
    internal sealed class Validator : AbstractValidator<BeoordeelInzageteksten>
    {
        public Validator()
        {
            RuleFor(x => x.Oordelen).Must(o => o is { Count: > 0 and <= 1_000 } && o.DistinctBy(x => (x.Gebeurtenis, x.Pad)).Count() == o.Count).WithMessage("zijn er geen, meer dan duizend, of noemen een plaats twee keer.");
            RuleForEach(x => x.Oordelen).ChildRules(o => o.RuleFor(x => x.Pad).MaximumLength(200));
        }
    }
}

public sealed record Tekstbeoordeling(Guid Gebeurtenis, string Pad, bool Verstrekken) : Persoonlijk;

public static class BeoordeelInzagetekstenEndpoint
{
    public static async Task<(ProblemDetails, Behandeling?)> LoadAsync(BeoordeelInzageteksten opdracht, Guid verzoekId, HttpContext http, IDocumentSession sessie, Beperkingsregister register, Register verwerkingen, TimeProvider klok, CancellationToken ct)
    {
        var (probleem, behandeling) = await Behandeling.LaadAsync(verzoekId, http, sessie, ct);
        if (behandeling is null) return (probleem, null);
        var bron = await Inzagebron.LaadAsync(sessie, register, behandeling.Verzoek.Betrokkenen, a => verwerkingen.Op(a, klok.GetUtcNow()).Vertrouwelijk is not null, ct);
        var bekend = bron.Teksten.Select(t => t.Veld).ToHashSet();
        return opdracht.Oordelen.All(o => bekend.Contains(new(o.Gebeurtenis, o.Pad))) ? (probleem, behandeling) : (Problemen.Ongeldig("oordelen", "noemen een plaats waar geen vrije tekst of stuk over deze betrokkene staat. Het verzoek noemt de plaatsen (GET …/teksten)."), null);
    }

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek), Verzoekregels.Soort(behandeling.Verzoek, Verzoeksoort.Inzage));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/tekstoordelen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(TekstenBeoordeeld))]
    public static VerzoekVastgelegd Post(BeoordeelInzageteksten opdracht, Behandeling behandeling, TimeProvider klok) =>
        behandeling.Leg(new TekstenBeoordeeld(behandeling.Id, [.. opdracht.Oordelen.Select(o => new Tekstvrijgave(new Wisveld(o.Gebeurtenis, o.Pad), o.Verstrekken))]) { GebeurdOp = klok.GetUtcNow() });
}
