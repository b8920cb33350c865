using System.Text.Json.Serialization;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>The public half of a key, as a JSON Web Key (RFC 7517). Fields that are not looked at may stand in it.</summary>
/// <param name="D">The secret half. It is here to be refused with a word about it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record Jwk(
    string Kty, string Kid, Sleutelalgoritme Alg, string? Use = null, string? Crv = null, string? X = null, string? Y = null, string? N = null, string? E = null, string? D = null) : Persoonlijk;

/// <summary>Proposes a key with which the partner signs when he logs in. To rotate: propose the next one before this one ends; both hold in between.</summary>
/// <param name="GeldigTot">Vanaf dit moment geldt de sleutel niet meer; hoogstens drie jaar na geldigVanaf.</param>
/// <param name="Certificaten">Vingerafdrukken (x5t#S256) van de enige certificaten waarmee deze sleutel mag worden gebruikt. Weggelaten: elk certificaat met het OIN van de partner.</param>
public sealed record StelPartnersleutelVoor(Jwk Jwk, DateTimeOffset GeldigVanaf, DateTimeOffset GeldigTot, IReadOnlyList<string>? Certificaten = null) : Persoonlijk
{
    private static readonly TimeSpan Hoogstens = TimeSpan.FromDays(3 * 366);

    internal sealed class Validator : AbstractValidator<StelPartnersleutelVoor>
    {
        public Validator()
        {
            RuleFor(x => x.Jwk).Custom((jwk, context) =>
            {
                if (jwk is not null && Sleutelvorm.Lees(jwk) is { Fout: { } fout }) context.AddFailure(fout);
            });
            RuleFor(x => x.GeldigTot).Must((x, tot) => tot > x.GeldigVanaf && tot - x.GeldigVanaf <= Hoogstens).WithMessage("ligt niet na geldigVanaf, of meer dan drie jaar erna.");
            RuleFor(x => x.Certificaten).Must(c => c is null or { Count: <= 10 }).WithMessage("zijn er meer dan tien. Noem alleen wat nu in gebruik is.");
            RuleForEach(x => x.Certificaten).Matches("^[A-Za-z0-9_-]{43}$").WithMessage("is geen x5t#S256. Geef de SHA-256 van het certificaat (DER) als base64url: 43 tekens.");
        }
    }
}

public static class StelPartnersleutelVoorEndpoint
{
    public static ProblemDetails Validate(StelPartnersleutelVoor opdracht, Partner partner) => Problemen.Weiger(
        Partnerregels.Stand(partner, Partnerstatus.Voorgesteld, Partnerstatus.Actief, Partnerstatus.Geschorst), Partnerregels.NieuweNaam(partner, opdracht.Jwk.Kid));

    [WolverinePost("/v1/partners/{partnerId}/sleutels"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnersleutelVoorgesteld) Post(
        StelPartnersleutelVoor opdracht, Guid partnerId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, Uitvoerder uitvoerder, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var sleutel = new Sleutelopgave(id, opdracht.Jwk.Kid, opdracht.Jwk.Alg, Sleutelvorm.Lees(opdracht.Jwk).Publiek!,
            opdracht.GeldigVanaf.ToUniversalTime(), opdracht.GeldigTot.ToUniversalTime(), [.. (opdracht.Certificaten ?? []).Distinct()]);
        return (new(partnerId, id), new PartnersleutelVoorgesteld(sleutel, uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
