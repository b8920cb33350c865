using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>The bewoner does not let them in. His right; it is recorded without a word of blame (Awb 5:20).</summary>
public sealed record WeigerToestemming(Reikwijdte Reikwijdte, string? Ruimte = null, string? Toelichting = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WeigerToestemming>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ruimte).Aanduiding();
            RuleFor(x => x.Ruimte).Must((x, ruimte) => (x.Reikwijdte is Reikwijdte.Ruimte) == (ruimte is not null))
                .WithMessage("hoort precies bij de reikwijdte Ruimte. Noem de ruimte, of kies de reikwijdte Woning.");
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class WeigerToestemmingEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/weigeringen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, ToestemmingGeweigerd) Post(WeigerToestemming opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new ToestemmingGeweigerd(zaak.Id, controle.Id, opdracht.Reikwijdte, opdracht.Ruimte, opdracht.Toelichting is null ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
