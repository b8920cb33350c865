using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>Announces the collection of forfeited dwangsommen and invites a zienswijze: also here, since RVS:2018:2956.</summary>
/// <param name="Verbeurten">The dwangsommen, each by the day on which it forfeited.</param>
public sealed record VerzendVoornemenInvordering(ImmutableArray<DateOnly> Verbeurten, Guid StukId, Verzendopgave Verzending, int Termijndagen = 14)
{
    internal sealed class Validator : AbstractValidator<VerzendVoornemenInvordering>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
            RuleFor(x => x.Termijndagen).InclusiveBetween(1, 365);
        }
    }
}

public static class VerzendVoornemenInvorderingEndpoint
{
    public static ProblemDetails Validate(VerzendVoornemenInvordering opdracht, Zaak zaak, Guid lastId, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Verbeurteregels.Bekend(last, opdracht.Verbeurten, klok.Vandaag()),
            Verbeurteregels.NietVerjaard(last, opdracht.Verbeurten, klok.Vandaag()),
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.VoornemenInvordering),
            Besluitregels.Verzonden(zaak, opdracht.Verzending));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/voornemens"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (VoornemenVastgelegd, VoornemenInvorderingVerzonden) Post(VerzendVoornemenInvordering opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var overtreder = zaak.Lasten[lastId].OvertrederId;
        var verzending = opdracht.Verzending.Aan(zaak.Overtreders[overtreder].Betrokkene, klok.Vandaag());
        var termijn = Zienswijzeregels.Termijn(verzending.TeltVanaf, opdracht.Termijndagen);
        return (new VoornemenVastgelegd(pand.Id, zaak.Id, id, termijn),
            new VoornemenInvorderingVerzonden(zaak.Id, id, lastId, overtreder, opdracht.Verbeurten, opdracht.StukId, verzending, termijn) { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }
}
