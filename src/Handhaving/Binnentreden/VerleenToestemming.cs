using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Somebody lets them in. Recorded whoever it was; whether it is consent in law follows from the facts.</summary>
/// <param name="Ruimte">The private room, when the consent is for that room.</param>
/// <param name="Begrepen">He showed that he understood reason and purpose, if need be through an interpreter.</param>
public sealed record VerleenToestemming(
    Reikwijdte Reikwijdte, Hoedanigheid Hoedanigheid, bool Begrepen, bool Vrijwillig, string Naam, string? Ruimte = null, Guid? Betrokkene = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VerleenToestemming>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Ruimte).Aanduiding();
            RuleFor(x => x.Ruimte).Must((x, ruimte) => (x.Reikwijdte is Reikwijdte.Ruimte) == (ruimte is not null))
                .WithMessage("hoort precies bij de reikwijdte Ruimte. Noem de ruimte, of kies de reikwijdte Woning.");
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public sealed record ToestemmingVastgelegd(Guid ZaakId, Guid ControleId, Guid ToestemmingId, Guid Betrokkene);

public static class VerleenToestemmingEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/toestemmingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (ToestemmingVastgelegd, ToestemmingVerleend) Post(VerleenToestemming opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var toestemmingId = Guid.CreateVersion7(klok.GetUtcNow());
        var betrokkene = opdracht.Betrokkene ?? Guid.NewGuid();
        return (
            new ToestemmingVastgelegd(zaak.Id, controle.Id, toestemmingId, betrokkene),
            new ToestemmingVerleend(zaak.Id, controle.Id, toestemmingId, opdracht.Reikwijdte, opdracht.Ruimte, opdracht.Hoedanigheid, opdracht.Begrepen, opdracht.Vrijwillig,
                Persoonsgegeven.Over(betrokkene, new Aangetroffene(opdracht.Naam)))
            { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
