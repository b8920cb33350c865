using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <summary>
/// The second pair of eyes: from this commit on none of the values opens, and they are removed at once. It cannot be undone.
/// </summary>
/// <param name="BezwaarOfBeroepLoopt">Whether a procedure is pending now, as the one who confirms found.</param>
public sealed record BevestigWissing(bool BezwaarOfBeroepLoopt);

public static class BevestigWissingEndpoint
{
    public static async Task<(Intakes, Personenregister)> LoadAsync(string pandId, Guid zaakId, IDocumentSession sessie, CancellationToken ct) => (await Intakes.LaadAsync(sessie, pandId, zaakId, ct), await Personenregister.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(BevestigWissing opdracht, Pand pand, Zaak zaak, Guid wissingId, Intakes intakes, Personenregister personen, Bewaartermijnen termijnen, Uitvoerder uitvoerder, TimeProvider klok)
    {
        var wissing = zaak.Wissingen[wissingId];
        var gaat = Zaakwaarden.Omvang(pand, zaak, wissing, intakes);
        return Problemen.Weiger(
            Wisstand.NogOpen(wissing),
            Wisstand.TweedePersoon(wissing, uitvoerder),
            Wisstand.AllesBeoordeeld(Zaakwaarden.NogTeBeoordelen(pand, zaak, wissing, intakes).Count),
            Wisstand.NietLeeg(gaat.Count),
            Wisstand.NogDezelfde(wissing, personen, gaat),
            Wisregels.Toets(pand, zaak.Id, gaat, wissing.Grond, opdracht.BezwaarOfBeroepLoopt, klok.Vandaag()),
            wissing.Grond is Wisgrond.BewaartermijnVerstreken ? Bewaarstand.Toets(pand, zaak, termijnen, klok.Vandaag()) : null);
    }

    /// <summary>Also when it was restricted after the proposal.</summary>
    public static async Task<ProblemDetails> BeforeAsync(BevestigWissing opdracht, Pand pand, Zaak zaak, Guid wissingId, Intakes intakes, Uitvoerder uitvoerder, Beperkingsregister beperkingen, CancellationToken ct) =>
        Problemen.Weiger(Wisregels.Beperking(await beperkingen.VanAsync(uitvoerder.Gemeente, [.. Zaakwaarden.Omvang(pand, zaak, zaak.Wissingen[wissingId], intakes).Select(w => w.Gegeven.Betrokkene).Distinct()], ct), zaak.Id, zaak.Wissingen[wissingId].Grond));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/wissingen/{wissingId}/bevestigingen"), Mag(Toegangsrecht.WissingBevestigen)]
    public static (Vastgelegd, WissingAangevraagd) Post(
        BevestigWissing opdracht, [Vergrendeld] Pand pand, Zaak zaak, Guid wissingId, Intakes intakes, Uitvoerder uitvoerder, IDocumentSession sessie, TimeProvider klok)
    {
        var wissing = zaak.Wissingen[wissingId];
        var gaat = Zaakwaarden.Omvang(pand, zaak, wissing, intakes);
        Wisregister.Sluit(sessie, wissing.Id, pand.Id, gaat.Select(w => (w.Veld.Gebeurtenis, w.Veld.Pad, w.Gegeven.Betrokkene, w.Gegeven.Commitment)));
        return (new Vastgelegd(zaak.Id), new WissingAangevraagd(zaak.Id, wissing.Id, wissing.Grond, uitvoerder.Medewerker, [.. gaat.Select(w => w.Veld)]) { GebeurdOp = klok.GetUtcNow() });
    }
}

/// <summary>How far a proposal must be. Pure.</summary>
internal static class Wisstand
{
    public static Weigering? NogOpen(Wissing wissing) => wissing.Fase is Wisfase.Voorgesteld ? null
        : new("W-fase", "productkeuze", "Dit voorstel is al bevestigd of ingetrokken, of de zaak is sindsdien heropend.", "Doe een nieuw voorstel als er nog iets te wissen is.");

    public static Weigering? TweedePersoon(Wissing wissing, Uitvoerder uitvoerder) => wissing.Voorsteller != uitvoerder.Medewerker ? null
        : new("W-vierogen", "AVG art. 5 lid 2, art. 32; productkeuze", "Wie een wissing voorstelt, bevestigt haar niet zelf.", "Laat een ander haar bevestigen.");

    public static Weigering? NietLeeg(int aantal) => aantal > 0 ? null
        : new("W-leeg", "productkeuze", "Er is niets (meer) te wissen.", "Trek dit voorstel in (POST …/intrekkingen).");

    /// <summary>What was proposed for one person may not take another along who turned out not to be him.</summary>
    public static Weigering? NogDezelfde(Wissing wissing, Personenregister personen, IReadOnlyList<Zaakwaarde> gaat) =>
        wissing.Grond is Wisgrond.BewaartermijnVerstreken || !personen.IsUiteenSinds(wissing.VoorgesteldOp, [.. gaat.Select(w => w.Gegeven.Betrokkene).Concat(gaat.Select(w => personen.Van(w.Veld, w.Gegeven.Betrokkene))).Distinct()]) ? null
        : new("W-personen", "AVG art. 5 lid 1 onder d", "Sinds dit voorstel is iemand die het raakt gesplitst, of is een samenvoeging ongedaan gemaakt.", "Trek het voorstel in en stel opnieuw voor wat er moet gaan.");

    public static Weigering? AllesBeoordeeld(int over) => over == 0 ? null
        : new("W-teksten", "AVG art. 17 lid 1", $"Van {over} vrije teksten of stukken is nog niet beoordeeld of zij de betrokkene noemen.", "Beoordeel elk ervan (POST …/oordelen): behouden, wissen of vervangen.");
}
