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

public sealed record WeigerMachtiging(Guid Ondertekenaar, DateOnly Dagtekening, string Motivering)
{
    internal sealed class Validator : AbstractValidator<WeigerMachtiging>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekenaar).NotEmpty();
            RuleFor(x => x.Dagtekening).Geweest(klok);
            RuleFor(x => x.Motivering).Tekst();
        }
    }

    internal Ondertekenopgave AlsOpgave() => new(Ondertekenaar, Dagtekening, Guid.Empty);
}

public static class WeigerMachtigingEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(WeigerMachtiging opdracht, Zaak zaak, Guid machtigingId, Mandaatregister mandaten) =>
        !zaak.Machtigingen.TryGetValue(machtigingId, out var gevraagd) ? Problemen.Onbekend("De machtiging") : Problemen.Weiger(
            Machtigingbesluit.Open(gevraagd),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.MachtigingVerlenen, opdracht.AlsOpgave(), zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/machtigingen/{machtigingId}/weigeringen"), Mag(Toegangsrecht.MachtigingBeslissen)]
    public static (Vastgelegd, MachtigingGeweigerd) Post(WeigerMachtiging opdracht, Guid machtigingId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new MachtigingGeweigerd(zaak.Id, machtigingId, opdracht.AlsOpgave().AlsOndertekening(mandaten, Bevoegdheidsoort.MachtigingVerlenen), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Dagtekening) });
}
