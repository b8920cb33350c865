using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Gemeenten;

/// <summary>Enters who may sign what: the body itself, or someone with its mandate.</summary>
/// <param name="Inlognaam">The subject with which he logs in; it is turned into an opaque reference and not stored.</param>
/// <param name="Besluit">Number of the decision by which he got it.</param>
public sealed record VerleenMandaat(
    string Inlognaam, string Naam, Orgaan Orgaan, Grondslagsoort Grondslag, ImmutableArray<Bevoegdheidsoort> Bevoegdheden, string Besluit, DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VerleenMandaat>
    {
        public Validator()
        {
            RuleFor(x => x.Inlognaam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Orgaan).IsInEnum();
            RuleFor(x => x.Grondslag).IsInEnum();
            RuleFor(x => x.Bevoegdheden).Must(b => !b.IsDefaultOrEmpty).WithMessage("is leeg. Noem wat er mag worden ondertekend.");
            RuleForEach(x => x.Bevoegdheden).IsInEnum();
            RuleFor(x => x.Besluit).NotEmpty().Kenmerk();
            RuleFor(x => x.GeldigVanaf).Datum();
            RuleFor(x => x.GeldigTotEnMet).Must((x, tot) => tot is null || tot >= x.GeldigVanaf).WithMessage("ligt voor geldigVanaf.");
        }
    }
}

public sealed record MandaatVastgelegd(Guid MandaatId, Guid Medewerker) : CreationResponse($"/v1/mandaten/{MandaatId}");

public static class VerleenMandaatEndpoint
{
    /// <summary>A body can give away only the powers that it has (Awb 10:1).</summary>
    public static ProblemDetails Validate(VerleenMandaat opdracht) => Problemen.Weiger(
        opdracht.Bevoegdheden.FirstOrDefault(b => b.Orgaan() != opdracht.Orgaan, (Bevoegdheidsoort)(-1)) is var vreemd && Enum.IsDefined(vreemd)
            ? new Weigering("N6", $"Awb 10:1; {vreemd.Artikel()}", $"{vreemd} is geen bevoegdheid van {(opdracht.Orgaan is Orgaan.Burgemeester ? "de burgemeester" : "het college")}.",
                "Neem per orgaan een eigen mandaat op.")
            : null);

    [WolverinePost("/v1/mandaten"), Mag(Toegangsrecht.RegistersBeheren)]
    public static (MandaatVastgelegd, MandaatVerleend) Post(
        VerleenMandaat opdracht, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Mandaatregister? register, Uitvoerder wie, Medewerkerverwijzing verwijzing, TimeProvider klok)
    {
        var medewerker = verwijzing.Van(wie.Gemeente, opdracht.Inlognaam);
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new MandaatVastgelegd(id, medewerker), new MandaatVerleend(
            id, medewerker, Persoonsgegeven.Over(medewerker, opdracht.Naam), opdracht.Orgaan, opdracht.Grondslag, opdracht.Bevoegdheden, opdracht.Besluit, opdracht.GeldigVanaf, opdracht.GeldigTotEnMet)
        { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Mandaatregister.Stroom;
}
