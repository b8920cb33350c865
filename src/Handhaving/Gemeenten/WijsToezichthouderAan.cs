using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Gemeenten;

/// <param name="Inlognaam">The subject with which he logs in; it is turned into an opaque reference and not stored.</param>
public sealed record WijsToezichthouderAan(
    string Inlognaam, string Naam, string Aanwijzingsbesluit, ImmutableArray<string> Wetten, DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WijsToezichthouderAan>
    {
        public Validator()
        {
            RuleFor(x => x.Inlognaam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Aanwijzingsbesluit).NotEmpty().Kenmerk();
            RuleFor(x => x.Wetten).Must(w => !w.IsDefaultOrEmpty).WithMessage("is leeg. Noem de wetten waarvoor de aanwijzing geldt (Awb 5:11), zoals Hw.");
            RuleForEach(x => x.Wetten).Matches(@"^[A-Za-z]{1,12}\z").WithMessage("is geen afkorting van een wet, zoals Hw, Wgv of Ow.");
            RuleFor(x => x.GeldigTotEnMet).Must((x, tot) => tot is null || tot >= x.GeldigVanaf).WithMessage("ligt voor geldigVanaf.");
        }
    }
}

public sealed record ToezichthouderVastgelegd([property: JsonPropertyName("medewerker")] Guid Medewerker) : CreationResponse("/v1/toezichthouders");

public static class WijsToezichthouderAanEndpoint
{
    [WolverinePost("/v1/toezichthouders"), Mag(Toegangsrecht.RegistersBeheren)]
    public static (ToezichthouderVastgelegd, ToezichthouderAangewezen) Post(
        WijsToezichthouderAan opdracht,
        [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Toezichthouderregister? register,
        Uitvoerder wie, Medewerkerverwijzing verwijzing, TimeProvider klok)
    {
        var medewerker = verwijzing.Van(wie.Gemeente, opdracht.Inlognaam);
        return (new ToezichthouderVastgelegd(medewerker), new ToezichthouderAangewezen(
            medewerker, Persoonsgegeven.Over(medewerker, opdracht.Naam), opdracht.Aanwijzingsbesluit, opdracht.Wetten, opdracht.GeldigVanaf, opdracht.GeldigTotEnMet)
        { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Toezichthouderregister.Stroom;
}
