using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Ends a suspension: by a ruling, or by a decision of the gemeente.</summary>
/// <param name="Vanaf">From this day the last works again.</param>
/// <param name="Uitspraak">The ruling; precisely one of the two is given.</param>
/// <param name="Besluit">The decision of the gemeente.</param>
public sealed record HefSchorsingOp(DateOnly Vanaf, Guid? Uitspraak = null, Schorsingsbesluit? Besluit = null)
{
    internal sealed class Validator : AbstractValidator<HefSchorsingOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Vanaf).Datum();
            RuleFor(x => x.Besluit).Must((x, b) => b is null != x.Uitspraak is null).WithMessage("of uitspraak: geef precies een van de twee.");
            RuleFor(x => x.Besluit!).SetValidator(new Schorsingsbesluit.Validator(klok)).When(x => x.Besluit is not null);
        }
    }
}

public static class HefSchorsingOpEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(HefSchorsingOp opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            !last.Journaal.Exists(r => r.Soort is Journaalsoort.Schorsing && r.Op <= opdracht.Vanaf)
                ? new("L8", "Awb 5:34 lid 1, 8:81", "De last was op die dag niet geschorst.", "Controleer de dag.") : null,
            opdracht.Besluit is not null && last.Journaal.Exists(r => r is { Soort: Journaalsoort.Schorsing, Bron: Schorsingsbron.Voorzieningenrechter } && r.Op <= opdracht.Vanaf && !(r.TotEnMet < opdracht.Vanaf))
                ? new("L8-rechter", "Awb 8:87", "De voorzieningenrechter heeft de last geschorst; alleen hij heft dat op of wijzigt het.", "Vraag de rechter om opheffing en leg zijn uitspraak vast.") : null,
            opdracht.Besluit?.Verzending.TeltVanaf(klok.Vandaag()) > opdracht.Vanaf
                ? new("L8-terug", "Awb 3:40, 3:41", "De opschorting wordt met terugwerkende kracht opgeheven.", "Kies een dag op of na de bekendmaking; tot dan verbeurt niets.") : null,
            Schorsingsregels.Gedragen(opdracht.Uitspraak, opdracht.Besluit, zaak, mandaten));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/einden-schorsing"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, SchorsingOpgeheven) Post(HefSchorsingOp opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new SchorsingOpgeheven(
            zaak.Id, lastId, opdracht.Vanaf, opdracht.Uitspraak ?? opdracht.Besluit!.Ondertekening.StukId,
            opdracht.Besluit?.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen),
            opdracht.Besluit?.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()))
        { GebeurdOp = klok.Op(opdracht.Vanaf < klok.Vandaag() ? opdracht.Vanaf : klok.Vandaag()) });
}
