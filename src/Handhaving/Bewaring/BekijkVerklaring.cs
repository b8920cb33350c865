using System.Globalization;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Bewaring;

/// <summary>
/// The protocol of what was erased or destroyed (verklaring van vernietiging, Archiefbesluit 1995 art. 8): who, on which ground,
/// what and when. Made from the events each time, so it says the same for ever; no value stands in it.
/// </summary>
/// <param name="Verklaring">The statement in one Dutch sentence, to be signed on paper where that is needed.</param>
/// <param name="Wissing">All the particulars.</param>
public sealed record Wisverklaring(string Verklaring, Wissingbeeld Wissing);

public static class BekijkVerklaringEndpoint
{
    public static async Task<(Intakes, Personenregister)> LoadAsync(string pandId, Guid zaakId, IQuerySession sessie, CancellationToken ct) => (await Intakes.LaadAsync(sessie, pandId, zaakId, ct), await Personenregister.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(Pand pand, Guid zaakId, Guid wissingId) =>
        pand.Zaak(zaakId)?.Wissingen.GetValueOrDefault(wissingId)?.Fase is Wisfase.Gewist ? WolverineContinue.NoProblems : Problemen.Onbekend("De verklaring van een voltooide wissing");

    [WolverineGet("/v1/panden/{pandId}/zaken/{zaakId}/wissingen/{wissingId}/verklaring"), NonTransactional, Mag(Toegangsrecht.WissingBehandelen)]
    public static Wisverklaring Get([ReadAggregate] Pand pand, Guid zaakId, Guid wissingId, Intakes intakes, Personenregister personen, Gebieden gebieden, IQuerySession sessie)
    {
        var (zaak, wissing) = (pand.Zaak(zaakId)!, pand.Zaak(zaakId)!.Wissingen[wissingId]);
        var nederlands = CultureInfo.GetCultureInfo("nl-NL");
        var dag = wissing.GewistOp!.Value.Dag().ToString("d MMMM yyyy", nederlands);
        var wat = wissing.Bewaartermijn is { } b ? $"alle persoonsgegevens van zaak {zaak.Id:D} vernietigd, na het einde van de bewaartermijn op {b.LaatsteDag.Datum.ToString("d MMMM yyyy", nederlands)} (categorie {b.Categorie} van de selectielijst)"
            : $"{wissing.Velden.Length} {(wissing.Velden.Length == 1 ? "persoonsgegeven" : "persoonsgegevens")} in zaak {zaak.Id:D} gewist";
        return new($"De gemeente {gebieden.Naam(sessie.TenantId)} heeft op {dag} {wat} op grond van {wissing.Grond.Artikel()}. De gegevens zijn verwijderd uit de kluis en niet meer te lezen; de gebeurtenissen en hun bewijs blijven zonder deze gegevens bestaan.",
            Wissingbeeld.Van(pand, zaak, wissing, intakes, personen));
    }
}
