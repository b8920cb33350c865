using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>The answer to one point, by its number.</summary>
public sealed record Argumentantwoord(int Nummer, Oordeel Oordeel, Argumentgevolg Gevolg, string Reactie) : Persoonlijk;

/// <summary>Answers a zienswijze, every point of it.</summary>
public sealed record BeoordeelZienswijze(ImmutableArray<Argumentantwoord> Argumenten, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<BeoordeelZienswijze>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Argumenten).Must(a => !a.IsDefaultOrEmpty).WithMessage("is leeg. Beantwoord elk argument van de zienswijze.");
            RuleForEach(x => x.Argumenten).ChildRules(a =>
            {
                a.RuleFor(x => x.Oordeel).IsInEnum();
                a.RuleFor(x => x.Gevolg).IsInEnum();
                a.RuleFor(x => x.Reactie).Tekst();
            });
        }
    }
}

public static class BeoordeelZienswijzeEndpoint
{
    public static ProblemDetails Validate(BeoordeelZienswijze opdracht, Zaak zaak, Guid voornemenId, Guid zienswijzeId)
    {
        if (zaak.Voornemens.GetValueOrDefault(voornemenId)?.Zienswijzen.GetValueOrDefault(zienswijzeId) is not { } zienswijze) return Problemen.Onbekend("De zienswijze");
        if (opdracht.Argumenten.Select(a => a.Nummer).Except(zienswijze.Argumenten).Any() || opdracht.Argumenten.GroupBy(a => a.Nummer).Any(g => g.Count() > 1))
            return Problemen.Ongeldig("argumenten", $"noemt een nummer dat deze zienswijze niet heeft, of een nummer tweemaal. Bekend zijn: {string.Join(", ", zienswijze.Argumenten)}.");
        var open = zienswijze.Argumenten.Except(opdracht.Argumenten.Select(a => a.Nummer)).Except(zienswijze.Beoordeeld.Keys).ToList();
        return Problemen.Weiger(open.Count > 0
            ? new Weigering("DC28", "Awb 3:46, 3:47", $"Niet elk argument heeft een reactie; open staat {string.Join(", ", open)}.", "Beantwoord elk argument van de zienswijze.")
            : null);
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/voornemens/{voornemenId}/zienswijzen/{zienswijzeId}/beoordelingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, ZienswijzeBeoordeeld) Post(BeoordeelZienswijze opdracht, Guid voornemenId, Guid zienswijzeId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new ZienswijzeBeoordeeld(zaak.Id, voornemenId, zienswijzeId, [.. opdracht.Argumenten.Select(a => new Argumentoordeel(a.Nummer, a.Oordeel, a.Gevolg, Persoonsgegeven.Over(zaak.Id, a.Reactie)))])
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
