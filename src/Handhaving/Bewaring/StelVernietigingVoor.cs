using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <summary>
/// Proposes to destroy all personal values of a zaak of which the term is over. It goes the way of every erasure: a second person
/// confirms, and what is left is a verklaring van vernietiging.
/// </summary>
/// <param name="BezwaarOfBeroepLoopt">Whether a procedure is pending; the product does not know of bezwaar and beroep.</param>
public sealed record StelVernietigingVoor(bool BezwaarOfBeroepLoopt);

public static class StelVernietigingVoorEndpoint
{
    public static Task<Intakes> LoadAsync(string pandId, Guid zaakId, IDocumentSession sessie, CancellationToken ct) => Intakes.LaadAsync(sessie, pandId, zaakId, ct);

    public static ProblemDetails Validate(StelVernietigingVoor opdracht, Pand pand, Zaak zaak, Intakes intakes, Bewaartermijnen termijnen, TimeProvider klok)
    {
        var gaat = Velden(pand, zaak, intakes);
        return Problemen.Weiger(
            Wisregels.Toets(pand, zaak.Id, gaat, Wisgrond.BewaartermijnVerstreken, opdracht.BezwaarOfBeroepLoopt, klok.Vandaag()),
            gaat.Count > 0 ? null : new Weigering("W-leeg", "productkeuze", "Deze zaak heeft geen persoonsgegevens (meer) die zij niet deelt met een andere zaak.", "Er valt hier niets te vernietigen; wat een andere zaak nog nodig heeft gaat met die zaak."),
            Bewaarstand.Toets(pand, zaak, termijnen, klok.Vandaag()));
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/vernietigingen"), Mag(Toegangsrecht.WissingVoorstellen)]
    public static (WissingVastgelegd, WissingVoorgesteld) Post(StelVernietigingVoor opdracht, [Vergrendeld] Pand pand, Zaak zaak, Intakes intakes, Bewaartermijnen termijnen, Uitvoerder uitvoerder, TimeProvider klok)
    {
        var (id, stand) = (Guid.CreateVersion7(klok.GetUtcNow()), Bewaarstand.Van(pand, zaak, termijnen)!);
        return (new WissingVastgelegd(pand.Id, zaak.Id, id), new WissingVoorgesteld(
            zaak.Id, id, Wisgrond.BewaartermijnVerstreken, uitvoerder.Medewerker, [.. Velden(pand, zaak, intakes).Select(w => w.Veld)], [],
            new(stand.Resultaat, stand.Klasse.Categorie!, termijnen.Versie, stand.LaatsteDag!))
        { GebeurdOp = klok.GetUtcNow() });
    }

    /// <summary>All values of the zaak, but those that another zaak of the pand needs as well: they go with that one.</summary>
    private static List<Zaakwaarde> Velden(Pand pand, Zaak zaak, Intakes intakes)
    {
        var elders = pand.Zaken.Values.Where(z => z.Id != zaak.Id && !z.IsVernietigd).SelectMany(z => Zaakstroom.Van(pand.Stroom, z.Id)).Select(e => e.Id).ToHashSet();
        return [.. Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes).Where(w => !elders.Contains(w.Veld.Gebeurtenis))];
    }
}
