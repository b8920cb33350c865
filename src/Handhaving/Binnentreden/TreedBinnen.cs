using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Records an entry as it happened. It is never refused; the answer says what is wrong with it.</summary>
public sealed record TreedBinnen(Binnentreedgrond Grond, bool BewonerAanwezig, string? Toelichting = null, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<TreedBinnen>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

/// <param name="Gebreken">Empty when nothing is wrong.</param>
/// <param name="VerslagVereist">An entry without consent asks for a written verslag (Awbi 10).</param>
public sealed record BetredingVastgelegd(Guid ZaakId, Guid ControleId, ImmutableArray<Gebrek> Gebreken, bool VerslagVereist);

public static class TreedBinnenEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/betredingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (BetredingVastgelegd, WoningBinnengetreden) Post(TreedBinnen opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var op = klok.Moment(opdracht.GebeurdOp);
        var gebreken = Rechtmatigheid.VanBetreding(zaak, controle, new(Guid.Empty, op, opdracht.Grond, opdracht.BewonerAanwezig));
        return (
            new BetredingVastgelegd(zaak.Id, controle.Id, gebreken, opdracht.Grond is not Binnentreedgrond.Toestemming || !gebreken.IsEmpty),
            new WoningBinnengetreden(zaak.Id, controle.Id, opdracht.Grond, opdracht.BewonerAanwezig, opdracht.Toelichting is null ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting), gebreken)
            { GebeurdOp = op });
    }
}
