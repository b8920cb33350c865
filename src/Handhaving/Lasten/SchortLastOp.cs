using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Records that the last does not work for a time: by the voorzieningenrechter, or by a decision of the gemeente on request.</summary>
/// <param name="Uitspraak">The ruling; only of the voorzieningenrechter.</param>
/// <param name="Besluit">The decision; only of the gemeente.</param>
public sealed record SchortLastOp(Schorsingsbron Bron, DateOnly Vanaf, DateOnly? TotEnMet = null, Guid? Uitspraak = null, Schorsingsbesluit? Besluit = null)
{
    internal sealed class Validator : AbstractValidator<SchortLastOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bron).IsInEnum();
            RuleFor(x => x.Vanaf).Datum();
            RuleFor(x => x.TotEnMet).Must((x, tot) => tot is null || tot >= x.Vanaf).WithMessage("ligt voor vanaf.");
            RuleFor(x => x.Uitspraak).Must((x, u) => u is null != x.Bron is Schorsingsbron.Voorzieningenrechter).WithMessage("hoort bij een schorsing door de voorzieningenrechter, en alleen daarbij.");
            RuleFor(x => x.Besluit).Must((x, b) => b is null != x.Bron is Schorsingsbron.Bestuursorgaan).WithMessage("hoort bij een opschorting door het bestuursorgaan, en alleen daarbij.");
            RuleFor(x => x.Besluit!).SetValidator(new Schorsingsbesluit.Validator(klok)).When(x => x.Besluit is not null);
        }
    }
}

/// <summary>A decision of the gemeente to suspend the last or to end the suspension, as it was signed and sent.</summary>
public sealed record Schorsingsbesluit(Ondertekenopgave Ondertekening, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<Schorsingsbesluit>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class SchortLastOpEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(SchortLastOp opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten) =>
        !zaak.Lasten.ContainsKey(lastId) ? Problemen.Onbekend("De last")
        : Problemen.Weiger(Schorsingsregels.Gedragen(opdracht.Uitspraak, opdracht.Besluit, zaak, mandaten));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/schorsingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, LooptijdOpgeschort) Post(SchortLastOp opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LooptijdOpgeschort(
            zaak.Id, lastId, opdracht.Bron, opdracht.Vanaf, opdracht.TotEnMet, opdracht.Uitspraak ?? opdracht.Besluit!.Ondertekening.StukId,
            opdracht.Besluit?.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen),
            opdracht.Besluit?.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()))
        { GebeurdOp = klok.Op(opdracht.Vanaf < klok.Vandaag() ? opdracht.Vanaf : klok.Vandaag()) });
}

/// <summary>On what a suspension and its end rest: a ruling, or a decision that meets what every decision must meet.</summary>
internal static class Schorsingsregels
{
    public static Weigering? Gedragen(Guid? uitspraak, Schorsingsbesluit? besluit, Zaak zaak, Mandaatregister mandaten) => besluit is { Ondertekening: var getekend, Verzending: var verzonden }
        ? Besluitregels.Stuk(zaak, getekend.StukId, Stuksoort.Wijzigingsbesluit)
            ?? Besluitregels.Verzonden(zaak, verzonden, getekend.Dagtekening)
            ?? Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, getekend, zaak)
        : Besluitregels.Stuk(zaak, uitspraak!.Value, Stuksoort.Uitspraak);
}
