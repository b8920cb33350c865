using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Partners;

/// <summary>Proposes to connect an organisation. It can do nothing until a second person confirms.</summary>
/// <param name="Oin">Het organisatie-identificatienummer uit het certificaat: 20 tekens.</param>
/// <param name="Organisatie">De naam van de organisatie; geen naam van een persoon.</param>
public sealed record StelPartnerVoor(string Oin, string Organisatie, Partnersoort Soort) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelPartnerVoor>
    {
        public Validator()
        {
            RuleFor(x => x.Oin).Must(Partners.Oin.IsGeldig).WithMessage("is geen OIN. Geef de 20 cijfers en hoofdletters uit serialNumber van het certificaat, zonder spaties.");
            RuleFor(x => x.Organisatie).NotEmpty().MaximumLength(200).Matches(@"^[\p{L}\p{N}][\p{L}\p{N} .,&()'/-]*$")
                .WithMessage("is geen naam van een organisatie. Gebruik letters, cijfers, spaties en .,&()'/- (hoogstens 200), en zet er geen persoon in.");
            RuleFor(x => x.Soort).IsInEnum();
        }
    }
}

public sealed record PartnerVastgelegd(Guid PartnerId) : CreationResponse($"/v1/partners/{PartnerId}");

public static class StelPartnerVoorEndpoint
{
    [WolverinePost("/v1/partners"), Mag(Toegangsrecht.PartnersBeheren), LegtVast(typeof(PartnerVoorgesteld))]
    public static (PartnerVastgelegd, IStartStream) Post(StelPartnerVoor opdracht, Uitvoerder uitvoerder, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new PartnerVastgelegd(id), MartenOps.StartStream<Partner>(Partner.Stroom(id),
            new PartnerVoorgesteld(id, opdracht.Oin, opdracht.Organisatie, opdracht.Soort, uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() }));
    }
}
