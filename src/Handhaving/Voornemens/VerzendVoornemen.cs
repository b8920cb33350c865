using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>Announces a last onder dwangsom and invites a zienswijze, in writing or orally as the addressee chooses.</summary>
/// <param name="Voorwaarden">The announced dwangsom; another one asks for a new voornemen.</param>
/// <param name="Termijndagen">How long he has, in days from the dispatch; two weeks is customary.</param>
public sealed record VerzendVoornemen(Guid OvertrederId, Guid OvertredingId, Dwangsomvoorwaarden Voorwaarden, Guid StukId, Verzendopgave Verzending, int Termijndagen = 14)
{
    internal sealed class Validator : AbstractValidator<VerzendVoornemen>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
            RuleFor(x => x.Termijndagen).InclusiveBetween(1, 365);
        }
    }
}

/// <param name="Zienswijzetermijn">The last day, with its explanation.</param>
public sealed record VoornemenVastgelegd(string PandId, Guid ZaakId, Guid VoornemenId, Rekendatum Zienswijzetermijn) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class VerzendVoornemenEndpoint
{
    public static ProblemDetails Validate(VerzendVoornemen opdracht, Zaak zaak) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder")
        : !zaak.Overtredingen.ContainsKey(opdracht.OvertredingId) ? Problemen.Onbekend("De overtreding")
        : Problemen.Weiger(
            Zaakregels.Open(zaak),
            Dwangsomregels.Toets(opdracht.Voorwaarden),
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Voornemen),
            Besluitregels.Verzonden(zaak, opdracht.Verzending));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/voornemens"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (VoornemenVastgelegd, VoornemenVerzonden) Post(VerzendVoornemen opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var verzending = opdracht.Verzending.Aan(zaak.Overtreders[opdracht.OvertrederId].Betrokkene, klok.Vandaag());
        var termijn = Zienswijzeregels.Termijn(verzending.TeltVanaf, opdracht.Termijndagen);
        return (new VoornemenVastgelegd(pand.Id, zaak.Id, id, termijn),
            new VoornemenVerzonden(zaak.Id, id, opdracht.OvertrederId, opdracht.OvertredingId, opdracht.Voorwaarden, opdracht.StukId, verzending, termijn) { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }
}

internal static class Zienswijzeregels
{
    /// <summary>The recommended last day, a working day: what the letter promises is what the product holds itself to.</summary>
    public static Rekendatum Termijn(DateOnly verzonden, int dagen) =>
        Rekendatum.Van(Zienswijzetermijn.Bereken(verzonden, new Duur(dagen, Tijdseenheid.Dagen)), t => t.AanbevolenEinddatum);
}
