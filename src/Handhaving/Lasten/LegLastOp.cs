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

namespace Handhaving.Lasten;

/// <summary>What must be done, and what may remain.</summary>
public sealed record Maatregelopgave(string WatMoet, string WatMag) : Persoonlijk;

/// <summary>How long nothing forfeits: precisely one of the three, and why so long.</summary>
public sealed record Begunstigingsopgave(string Motivering, int? Dagen = null, int? Weken = null, DateOnly? LaatsteDag = null) : Persoonlijk;

/// <summary>Imposes a last onder dwangsom. It does nothing until it is bekendgemaakt.</summary>
/// <param name="VoornemenId">The voornemen on which he was heard; left out only when hearing was left out on a ground of Awb 4:11.</param>
/// <param name="Begunstiging">Left out only when the last does no more than prevent repetition.</param>
/// <param name="GestaaktHouden">The last forbids repetition as well.</param>
/// <param name="MotiveringHoogte">Why the amounts are in proportion to the interest and the effect that is meant.</param>
/// <param name="AlleenHerhaling">The last ends nothing: it does no more than prevent repetition, and may do without a term.</param>
public sealed record LegLastOp(
    Guid OvertrederId, Guid OvertredingId, Dwangsomvoorwaarden Voorwaarden, bool GestaaktHouden, ImmutableArray<Maatregelopgave> Herstelmaatregelen, string MotiveringHoogte,
    bool Rechtsmiddelenclausule, Ondertekenopgave Ondertekening, Guid? VoornemenId = null, Begunstigingsopgave? Begunstiging = null, bool AlleenHerhaling = false) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<LegLastOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.MotiveringHoogte).Tekst();
            RuleFor(x => x.Herstelmaatregelen).Must(m => !m.IsDefault).WithMessage("ontbreekt. Geef een lijst van maatregelen.");
            RuleForEach(x => x.Herstelmaatregelen).ChildRules(m =>
            {
                m.RuleFor(x => x.WatMoet).Tekst();
                m.RuleFor(x => x.WatMag).MaximumLength(20_000);
            });
            RuleFor(x => x.Begunstiging!.Motivering).Tekst().When(x => x.Begunstiging is not null);
            RuleFor(x => x.Begunstiging!.Dagen).InclusiveBetween(1, 3650).When(x => x.Begunstiging is not null);
            RuleFor(x => x.Begunstiging!.Weken).InclusiveBetween(1, 520).When(x => x.Begunstiging is not null);
        }
    }
}

/// <param name="Aandachtspunten">What the jurist must still look at; the decision was taken.</param>
public sealed record LastVastgelegd(string PandId, Guid ZaakId, Guid LastId, ImmutableArray<Gebrek> Aandachtspunten) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class LegLastOpEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(LegLastOp opdracht, Pand pand, Zaak zaak, Mandaatregister mandaten) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder")
        : !zaak.Overtredingen.TryGetValue(opdracht.OvertredingId, out var overtreding) ? Problemen.Onbekend("De overtreding")
        : opdracht.VoornemenId is { } id && !zaak.Voornemens.ContainsKey(id) ? Problemen.Onbekend("Het voornemen")
        : Problemen.Weiger(
            Zaakregels.Open(zaak),
            Lastregels.Gehoord(opdracht, zaak),
            // What it rests on is looked at again: since the vaststelling evidence may have fallen away.
            Bevindingregels.Dragen(zaak, overtreding.Bevindingen, overtreding.DatumFeit),
            Lastregels.Voorbereid(opdracht, zaak),
            Lastregels.Enige(opdracht, pand, zaak),
            Dwangsomregels.Toets(opdracht.Voorwaarden),
            Lastregels.Strekking(opdracht),
            Lastregels.Begunstiging(opdracht),
            Lastregels.Maatregelen(opdracht.Herstelmaatregelen),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.LastOnderDwangsom),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten"), Mag(Toegangsrecht.BesluitNemen)]
    public static (LastVastgelegd, LastOnderDwangsomOpgelegd) Post(LegLastOp opdracht, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new LastVastgelegd(pand.Id, zaak.Id, id, Lastregels.Aandachtspunten(opdracht, zaak)), new LastOnderDwangsomOpgelegd(
            zaak.Id, id, opdracht.OvertrederId, opdracht.OvertredingId, opdracht.VoornemenId, opdracht.Voorwaarden,
            opdracht.Begunstiging is { } b ? new Begunstiging(new(b.Dagen, b.Weken, b.LaatsteDag), Persoonsgegeven.Over(zaak.Id, b.Motivering)) : null,
            opdracht.GestaaktHouden,
            [.. opdracht.Herstelmaatregelen.Select((m, i) => new Herstelmaatregel(i + 1, Persoonsgegeven.Over(zaak.Id, m.WatMoet), Persoonsgegeven.Over(zaak.Id, m.WatMag)))],
            Lastteksten.Controles(opdracht.Herstelmaatregelen),
            opdracht.Rechtsmiddelenclausule,
            opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen), opdracht.Ondertekening.StukId,
            Persoonsgegeven.Over(zaak.Id, opdracht.MotiveringHoogte), opdracht.AlleenHerhaling ? true : null)
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
    }
}
