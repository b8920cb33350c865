using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Records an entry as it happened. It is never refused; the answer says what is wrong with it.</summary>
/// <param name="MachtigingId">The machtiging of this zaak on which they entered.</param>
/// <param name="Woning">Which dwelling was entered: its BAG id, and the room when that is somebody's dwelling.</param>
/// <param name="Toelichting">Required in law for an entry on serious danger: which danger asked for it at once.</param>
/// <param name="Vergezellers">Who went along beside the couple.</param>
/// <param name="Toezichthouders">Who of the couple went in; left out: both.</param>
public sealed record TreedBinnen(
    Binnentreedgrond Grond, bool BewonerAanwezig, string? Toelichting = null, DateTimeOffset? GebeurdOp = null, Guid? MachtigingId = null, Woning? Woning = null,
    ImmutableArray<Vergezeller>? Vergezellers = null, ImmutableArray<Guid>? Toezichthouders = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<TreedBinnen>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Toezichthouders).Must(t => t is null or { IsDefaultOrEmpty: false }).WithMessage("is leeg. Noem wie er binnentrad, of laat het veld weg als het hele koppel binnen was.");
            RuleFor(x => x.Woning).SetValidator(new Woningregel()!);
            RuleFor(x => x.MachtigingId).Must((x, id) => id is null || x.Grond is Binnentreedgrond.Machtiging).WithMessage("hoort bij de grond Machtiging. Kies die grond, of laat machtigingId weg.");
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
        var toelichting = string.IsNullOrWhiteSpace(opdracht.Toelichting) ? null : Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting);
        var gebreken = Rechtmatigheid.VanBetreding(zaak, controle,
            new(Guid.Empty, op, opdracht.Grond, opdracht.BewonerAanwezig, opdracht.MachtigingId, opdracht.Woning, opdracht.Vergezellers, toelichting is not null, opdracht.Toezichthouders));
        return (
            new BetredingVastgelegd(zaak.Id, controle.Id, gebreken, opdracht.Grond is not Binnentreedgrond.Toestemming || !gebreken.IsEmpty),
            new WoningBinnengetreden(zaak.Id, controle.Id, opdracht.Grond, opdracht.BewonerAanwezig, toelichting, gebreken,
                opdracht.MachtigingId, opdracht.Woning, opdracht.Vergezellers, opdracht.Toezichthouders)
            { GebeurdOp = op });
    }
}
