using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Stukken;

/// <summary>Puts an issued or received document in the file, exactly as it went out or came in. It is never changed; a new version is a new stuk.</summary>
/// <param name="Inhoud">The bytes, as base64.</param>
/// <param name="Betrokkene">The person it is mainly about; left out, the zaak itself.</param>
public sealed record NeemStukOp(Stuksoort Soort, Mediatype Mediatype, byte[] Inhoud, Guid? Betrokkene = null, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<NeemStukOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Soort).IsInEnum();
            RuleFor(x => x.Mediatype).IsInEnum();
            RuleFor(x => x.Inhoud).NotEmpty().WithMessage("is leeg. Stuur het bestand als base64.");
            RuleFor(x => x.Inhoud).Must((x, inhoud) => Begint(x.Mediatype, inhoud)).WithMessage("is geen bestand van dit mediatype. Stuur het bestand zoals het is, of kies het juiste mediatype.")
                .When(x => x.Inhoud is { Length: > 0 });
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }

        private static bool Begint(Mediatype soort, ReadOnlySpan<byte> inhoud) => inhoud.StartsWith(soort switch
        {
            Mediatype.Pdf => "%PDF-"u8,
            Mediatype.Jpeg => [0xFF, 0xD8, 0xFF],
            _ => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        });
    }
}

public sealed record StukVastgelegd(string PandId, Guid ZaakId, Guid StukId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class NeemStukOpEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/stukken"), Mag(Toegangsrecht.StukOpnemen), Omvang(Omvang.Stuk)]
    public static (StukVastgelegd, StukOpgenomen) Post(NeemStukOp opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new StukVastgelegd(pand.Id, zaak.Id, id), new StukOpgenomen(
            zaak.Id, id, opdracht.Soort, opdracht.Mediatype, opdracht.Inhoud.LongLength, null, Persoonsgegeven.Over(opdracht.Betrokkene ?? zaak.Id, new Bestand(opdracht.Mediatype, opdracht.Inhoud)))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
