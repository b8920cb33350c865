using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Lifts the last on request of the overtreder: compliance became impossible, or it was in force for a year without a forfeiture.</summary>
/// <param name="Onmogelijk">The request rests on lasting impossibility (Awb 5:34 lid 1); else on the year without forfeiture (lid 2).</param>
public sealed record HefLastOp(DateOnly VerzoekOntvangenOp, bool Onmogelijk, string Motivering, Ondertekenopgave Ondertekening, Verzendopgave Verzending) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<HefLastOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.VerzoekOntvangenOp).Geweest(klok);
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class HefLastOpEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(HefLastOp opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Loopregels.Loopt(last),
            opdracht.Onmogelijk ? null : Jaar(opdracht, last),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Intrekkingsbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, opdracht.Ondertekening, zaak));

    private static Weigering? Jaar(HefLastOp opdracht, Lastdossier last)
    {
        var verbeurd = last.StandOp(opdracht.VerzoekOntvangenOp)?.Waarde.VerbeurdCent > 0;
        var vanaf = Opheffingsverzoek.Bereken(last.BekendgemaaktOp!.Value, verbeurd);
        return vanaf.Waarde.MogelijkVanaf is { } dag && opdracht.VerzoekOntvangenOp >= dag ? null
            : new("L9-jaar", "Awb 5:34 lid 2", verbeurd ? "Er is een dwangsom verbeurd; opheffing na een jaar is dan niet mogelijk." : vanaf.Uitleg, "Wijs het verzoek af, of hef op omdat nakoming onmogelijk is (lid 1).");
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/opheffingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, LastOpgeheven) Post(HefLastOp opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LastOpgeheven(
            zaak.Id, lastId, opdracht.VerzoekOntvangenOp, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
