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

/// <summary>Lowers the dwangsom or makes the measures lighter. Anything heavier is a new last.</summary>
/// <param name="Herstelmaatregelen">Left out: they stay as they are.</param>
public sealed record WijzigLast(
    long BedragCent, long MaximumCent, string Motivering, Ondertekenopgave Ondertekening, Verzendopgave Verzending, ImmutableArray<Maatregelopgave>? Herstelmaatregelen = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WijzigLast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class WijzigLastEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(WijzigLast opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Loopregels.Loopt(last),
            last.StandOp(klok.Vandaag())?.Waarde.Grootboek.Last is { } nu && (opdracht.BedragCent > nu.BedragCent || opdracht.MaximumCent > nu.MaximumCent)
                ? new("L9-zwaarder", "Awb 5:34 lid 1", "De dwangsom wordt hoger dan zij nu is.", "Leg een nieuwe last op, na een nieuw voornemen.") : null,
            Dwangsomregels.Toets(last.Voorwaarden with { BedragCent = opdracht.BedragCent, MaximumCent = opdracht.MaximumCent }),
            opdracht.Herstelmaatregelen is { } m ? Lastregels.Maatregelen(m) : null,
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Wijzigingsbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/wijzigingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, LastGewijzigd) Post(WijzigLast opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LastGewijzigd(
            zaak.Id, lastId, opdracht.BedragCent, opdracht.MaximumCent,
            [.. (opdracht.Herstelmaatregelen ?? []).Select((m, i) => new Herstelmaatregel(i + 1, Persoonsgegeven.Over(zaak.Id, m.WatMoet), Persoonsgegeven.Over(zaak.Id, m.WatMag)))],
            opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
