using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Controles;

/// <param name="Betrokkene">The reference under which this person is known already; left out: a new one.</param>
public sealed record TrefBewonerAan(
    string Naam, DateOnly? Geboortedatum = null, string? Toelichting = null, string? Ruimte = null, Guid? Betrokkene = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<TrefBewonerAan>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.Ruimte).Aanduiding();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public sealed record BewonerVastgelegd(Guid ZaakId, Guid ControleId, Guid Betrokkene);

public static class TrefBewonerAanEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/bewoners"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (BewonerVastgelegd, BewonerAangetroffen) Post(TrefBewonerAan opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var betrokkene = opdracht.Betrokkene ?? Guid.NewGuid();
        return (
            new BewonerVastgelegd(zaak.Id, controle.Id, betrokkene),
            new BewonerAangetroffen(zaak.Id, controle.Id, opdracht.Ruimte, Persoonsgegeven.Over(betrokkene, new Aangetroffene(opdracht.Naam, opdracht.Geboortedatum, opdracht.Toelichting)))
            { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
