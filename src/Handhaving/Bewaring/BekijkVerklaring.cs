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
/// what and when. Made from the events each time, and no value stands in it. A restore of a backup adds to it that it was done once more; what was
/// proposed after that backup is then gone, and left out.
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
        var n = $"{wissing.Velden.Length} {(wissing.Velden.Length == 1 ? "persoonsgegeven" : "persoonsgegevens")}";
        var wat = wissing.Grond is not Wisgrond.BewaartermijnVerstreken ? $"{n} in zaak {zaak.Id:D} gewist"
            : $"{n} van zaak {zaak.Id:D} vernietigd, na het einde van de bewaartermijn{(wissing.Bewaartermijn is { } b ? $" op {Dag(b.LaatsteDag.Datum)} (categorie {b.Categorie} van de selectielijst)" : "")},";
        // A value that two zaken share goes with the last of them.
        var rest = wissing.Grond is Wisgrond.BewaartermijnVerstreken ? " Wat een andere zaak van dit pand nog nodig had, is gebleven en gaat met die zaak." : "";
        var herhaald = wissing.HerhaaldOp is { } weer ? $" Op {Dag(weer.Dag())} is dit herhaald, nadat een reservekopie van daarvoor was teruggezet." : "";
        return new($"De gemeente {gebieden.Naam(sessie.TenantId)} heeft op {Dag(wissing.GewistOp!.Value.Dag())} {wat} op grond van {wissing.Grond.Artikel()}. De gegevens zijn verwijderd uit de kluis en niet meer te lezen; de gebeurtenissen en hun bewijs blijven zonder deze gegevens bestaan.{rest}{herhaald}",
            Wissingbeeld.Van(pand, zaak, wissing, intakes, personen));
    }

    private static string Dag(DateOnly dag) => dag.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));
}
