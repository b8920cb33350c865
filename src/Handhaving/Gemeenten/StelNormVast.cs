using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Gemeenten;

public sealed record StelNormVast(
    string Naam, string Wet, string Artikel, string Regeling, string Regelingversie, bool Fictief, DateOnly GeldigVanaf, DateOnly GeldigTotEnMet,
    int DrempelPersonen, int DrempelBijInwonendeEigenaar, string BevoegdOrgaan, bool BinnentredenZonderToestemming, IReadOnlyList<string>? Wijkcodes = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelNormVast>
    {
        public Validator()
        {
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Wet).Matches(@"^[A-Za-z]{1,12}\z").WithMessage("is geen afkorting van een wet, zoals Hw.");
            RuleFor(x => x.Artikel).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Regeling).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Regelingversie).NotEmpty().MaximumLength(40);
            RuleFor(x => x.GeldigVanaf).Datum();
            RuleFor(x => x.GeldigTotEnMet).GreaterThanOrEqualTo(x => x.GeldigVanaf).WithMessage("ligt voor geldigVanaf.");
            RuleFor(x => x.DrempelPersonen).InclusiveBetween(2, 20);
            RuleFor(x => x.DrempelBijInwonendeEigenaar).InclusiveBetween(1, 20);
            RuleFor(x => x.BevoegdOrgaan).Matches(@"^(college|burgemeester)\z").WithMessage("is college of burgemeester.");
            RuleForEach(x => x.Wijkcodes).Matches(@"^WK[0-9]{6}\z").WithMessage("is geen CBS-wijkcode, zoals WK015007.");
        }
    }
}

public sealed record NormOpgenomen(Guid NormId) : CreationResponse($"/v1/normen/{NormId}");

public static class StelNormVastEndpoint
{
    /// <summary>A huisvestingsverordening lives at most four years (Hw 4 lid 1).</summary>
    public static ProblemDetails Validate(StelNormVast opdracht) => Problemen.Weiger(
        opdracht.Wet == "Hw" && opdracht.GeldigTotEnMet > GeldigheidHuisvestingsverordening.Bereken(opdracht.GeldigVanaf).Waarde.UiterlijkGeldigTotEnMet
            ? new Weigering("N3", "Hw 4 lid 1", "Een huisvestingsverordening geldt hoogstens vier jaar.", "Kies een eerdere einddatum of neem de opvolger als eigen norm op.")
            : null);

    [WolverinePost("/v1/normen"), Mag(Toegangsrecht.RegistersBeheren)]
    public static (NormOpgenomen, NormVastgesteld) Post(
        StelNormVast opdracht, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Normenregister? register, TimeProvider klok)
    {
        var norm = new Norm(Guid.CreateVersion7(klok.GetUtcNow()), opdracht.Naam, opdracht.Wet, opdracht.Artikel, opdracht.Regeling, opdracht.Regelingversie, opdracht.Fictief,
            opdracht.GeldigVanaf, opdracht.GeldigTotEnMet, opdracht.DrempelPersonen, opdracht.DrempelBijInwonendeEigenaar,
            [.. opdracht.Wijkcodes ?? []], opdracht.BevoegdOrgaan, opdracht.BinnentredenZonderToestemming);
        return (new NormOpgenomen(norm.Id), new NormVastgesteld(norm) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Normenregister.Stroom;
}
