using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Decides not to collect, because of special circumstances. To collect is the rule (RVS:2019:624).</summary>
public sealed record ZieAfVanInvordering(ImmutableArray<DateOnly> Verbeurten, string Motivering, Ondertekenopgave Ondertekening, Verzendopgave Verzending) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<ZieAfVanInvordering>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class ZieAfVanInvorderingEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(ZieAfVanInvordering opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Verbeurteregels.Bekend(last, opdracht.Verbeurten, klok.Vandaag()),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.BesluitNietInvorderen),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.Invorderen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/afzieningen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, VanInvorderingAfgezien) Post(ZieAfVanInvordering opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new VanInvorderingAfgezien(
            zaak.Id, lastId, opdracht.Verbeurten, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.Invorderen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
