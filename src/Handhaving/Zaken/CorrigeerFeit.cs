using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Zaken;

/// <summary>Says that a recorded fact did not happen, or happened at another moment. The old event stays.</summary>
/// <param name="Gebeurtenis">Id of the event, as the legal history shows it.</param>
public sealed record CorrigeerFeit(Guid Gebeurtenis, string Reden, bool Herroepen = false, DateTimeOffset? GebeurdOpWordt = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<CorrigeerFeit>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Reden).Tekst();
            RuleFor(x => x.GebeurdOpWordt).NietInDeToekomst(klok);
            RuleFor(x => x.Herroepen).Must((x, herroepen) => herroepen != x.GebeurdOpWordt.HasValue)
                .WithMessage(x => x.Herroepen
                    ? "sluit gebeurdOpWordt uit. Herroep het feit, of geef het juiste moment: precies een van beide."
                    : "ontbreekt, en gebeurdOpWordt ook. Zet herroepen op true, of geef in gebeurdOpWordt het juiste moment.");
        }
    }
}

public static class CorrigeerFeitEndpoint
{
    public static async Task<IEvent?> LoadAsync(CorrigeerFeit opdracht, string pandId, IDocumentSession sessie, CancellationToken ct) =>
        await sessie.GebeurtenisAsync(pandId, opdracht.Gebeurtenis, ct);

    public static ProblemDetails Validate(CorrigeerFeit opdracht, Zaak zaak, IEvent? eerder) =>
        eerder?.Data is not Zaakgebeurtenis z || (z.ZaakId != zaak.Id && zaak.Meldingen.Values.All(m => m.Gebeurtenis != eerder.Id)) ? Problemen.Onbekend("De gebeurtenis in deze zaak")
        : Problemen.Weiger(eerder.Data is IFeit ? null : new Weigering("F-correctie", "productkeuze", "Dit is geen vastgelegd feit maar een besluit, plan of stuk.",
            "Neem een nieuw besluit, verzet de controle, of vul het proces-verbaal aan."));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/correcties"), Mag(Toegangsrecht.FeitCorrigeren)]
    public static (Vastgelegd, GegevenGecorrigeerd) Post(CorrigeerFeit opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new GegevenGecorrigeerd(zaak.Id, opdracht.Gebeurtenis, opdracht.Herroepen, opdracht.GebeurdOpWordt?.ToUniversalTime(), Persoonsgegeven.Over(zaak.Id, opdracht.Reden))
        { GebeurdOp = klok.GetUtcNow() });
}
