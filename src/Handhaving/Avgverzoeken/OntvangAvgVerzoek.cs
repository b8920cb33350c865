using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Avgverzoeken;

/// <summary>Registers what someone asks about his own data (AVG art. 15 to 18 and 21). The month runs from the day of receipt, also when it is registered later.</summary>
/// <param name="Contact">Where the answer goes: an address or an e-mail address.</param>
/// <param name="Verzoek">What he asks, in his own words.</param>
/// <param name="Vertegenwoordiger">Who asks for him, when it is not he himself.</param>
public sealed record OntvangAvgVerzoek(Verzoeksoort Soort, DateOnly OntvangenOp, string Naam, string Contact, string Verzoek, string? Vertegenwoordiger = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<OntvangAvgVerzoek>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Soort).IsInEnum();
            RuleFor(x => x.OntvangenOp).Datum().Must(d => d <= klok.Vandaag()).WithMessage("ligt in de toekomst.");
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Contact).NotEmpty().MaximumLength(500);
            RuleFor(x => x.Verzoek).Tekst();
            RuleFor(x => x.Vertegenwoordiger).MaximumLength(200);
        }
    }
}

public sealed record VerzoekGeregistreerd(Guid VerzoekId) : CreationResponse($"/v1/avg-verzoeken/{VerzoekId}");

public static class OntvangAvgVerzoekEndpoint
{
    [WolverinePost("/v1/avg-verzoeken"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(AvgVerzoekOntvangen))]
    public static (VerzoekGeregistreerd, IStartStream) Post(OntvangAvgVerzoek opdracht, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        // Under a reference of its own: who it is, is not established yet.
        return (new VerzoekGeregistreerd(id), MartenOps.StartStream<Avgverzoek>(Avgverzoek.Stroom(id), new AvgVerzoekOntvangen(id, opdracht.Soort, opdracht.OntvangenOp, Verzoekregels.Termijn(opdracht.OntvangenOp, verlengd: false),
            Persoonsgegeven.Over(id, new Verzoeker(opdracht.Naam, opdracht.Contact, opdracht.Verzoek, opdracht.Vertegenwoordiger)))
        { GebeurdOp = klok.Op(opdracht.OntvangenOp) }));
    }
}
