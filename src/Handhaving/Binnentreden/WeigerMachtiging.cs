using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Refuses the machtiging that was asked for, by a signed letter.</summary>
public sealed record WeigerMachtiging(Ondertekenopgave Ondertekening, string Motivering) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WeigerMachtiging>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class WeigerMachtigingEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(WeigerMachtiging opdracht, Zaak zaak, Guid machtigingId, Mandaatregister mandaten) =>
        !zaak.Machtigingen.TryGetValue(machtigingId, out var gevraagd) ? Problemen.Onbekend("De machtiging") : Problemen.Weiger(
            Machtigingbesluit.Open(gevraagd),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Machtigingsweigering),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.MachtigingVerlenen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/machtigingen/{machtigingId}/weigeringen"), Mag(Toegangsrecht.MachtigingBeslissen)]
    public static (Vastgelegd, MachtigingGeweigerd) Post(WeigerMachtiging opdracht, Guid machtigingId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new MachtigingGeweigerd(
            zaak.Id, machtigingId, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.MachtigingVerlenen), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering), opdracht.Ondertekening.StukId)
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
