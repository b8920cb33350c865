using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Signalen;

/// <summary>
/// Passes on a sign of exploitation or trafficking, at once. Nothing has to be in order first: no zaak, no project, no approval; and
/// nothing of it can be used against the one who lets.
/// </summary>
public sealed record MeldUitbuiting(Uitbuitingsoort Soort, Signaalontvanger Ontvanger, bool AcuutGevaar, Slachtofferwens Wens, string Omschrijving, string? Plaats = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<MeldUitbuiting>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Soort).IsInEnum();
            RuleFor(x => x.Ontvanger).IsInEnum();
            RuleFor(x => x.Wens).IsInEnum();
            RuleFor(x => x.Omschrijving).Tekst();
            RuleFor(x => x.Plaats).MaximumLength(500);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public sealed record SignaalVastgelegd(Guid SignaalId) : CreationResponse($"/v1/signalen/{SignaalId}");

public static class MeldUitbuitingEndpoint
{
    [WolverinePost("/v1/signalen"), Mag(Toegangsrecht.SignaalMelden), LegtVast(typeof(SignaalUitbuitingGemeld))]
    public static (SignaalVastgelegd, IStartStream) Post(MeldUitbuiting opdracht, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new SignaalVastgelegd(id), MartenOps.StartStream<Signaal>(Signaal.Stroom(id), new SignaalUitbuitingGemeld(
            id, opdracht.Soort, opdracht.Ontvanger, opdracht.AcuutGevaar, opdracht.Wens, Persoonsgegeven.Over(id, new Signaalinhoud(opdracht.Omschrijving, opdracht.Plaats)))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) }));
    }
}
