using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Bevindingen;

public sealed record NeemRuimteOp(Ruimtebevinding Bevinding, string? Toelichting = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemRuimteOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bevinding.Ruimte).NotEmpty().Aanduiding();
            RuleFor(x => x.Bevinding.Slaapplaatsen).InclusiveBetween(0, 100);
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

/// <param name="Gebreken">What bars this finding from decisions; empty when nothing does.</param>
public sealed record RuimteVastgelegd(Guid ZaakId, Guid ControleId, Guid RuimteId, ImmutableArray<Gebrek> Gebreken);

public static class NeemRuimteOpEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/ruimten"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (RuimteVastgelegd, RuimteOpgenomen) Post(NeemRuimteOp opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var op = klok.Moment(opdracht.GebeurdOp);
        var ruimteId = Guid.CreateVersion7(klok.GetUtcNow());
        var gebreken = Rechtmatigheid.VanRuimte(zaak, controle, op, opdracht.Bevinding.Ruimte, opdracht.Bevinding.Privevertrek, opdracht.Bevinding.VanBuitenaf);
        return (
            new RuimteVastgelegd(zaak.Id, controle.Id, ruimteId, gebreken),
            new RuimteOpgenomen(zaak.Id, controle.Id, ruimteId, opdracht.Bevinding, opdracht.Toelichting is null ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting), gebreken)
            { GebeurdOp = op });
    }
}
