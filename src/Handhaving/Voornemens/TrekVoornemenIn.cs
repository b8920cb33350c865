using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

public sealed record TrekVoornemenIn(string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<TrekVoornemenIn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class TrekVoornemenInEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid voornemenId) =>
        !zaak.Voornemens.TryGetValue(voornemenId, out var voornemen) ? Problemen.Onbekend("Het voornemen") : Problemen.Weiger(Voornemenregels.Loopt(voornemen));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/voornemens/{voornemenId}/intrekkingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, VoornemenIngetrokken) Post(TrekVoornemenIn opdracht, Guid voornemenId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new VoornemenIngetrokken(zaak.Id, voornemenId, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}

internal static class Voornemenregels
{
    public static Weigering? Loopt(Voornemen voornemen) => voornemen.Ingetrokken
        ? new("Z6", "Awb 4:8", "Dit voornemen is ingetrokken.", "Verzend een nieuw voornemen.")
        : null;
}
