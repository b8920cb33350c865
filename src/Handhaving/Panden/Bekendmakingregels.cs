using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>A decision takes effect when it was sent or handed over to its addressee and did not come back (Awb 3:40, 3:41).</summary>
public static class Bekendmakingregels
{
    /// <summary>The day of the first dispatch that did not come back; null when there is none.</summary>
    public static DateOnly? Dag(Zaak zaak, Guid besluitId) =>
        zaak.Verzendingen.Where(v => v.BesluitId == besluitId && !v.Retour).Select(v => (DateOnly?)v.TeltVanaf).Min();

    public static Weigering? Toets(Zaak zaak, Guid besluitId) =>
        !zaak.Verzendingen.Exists(v => v.BesluitId == besluitId)
            ? new("D5", "Awb 3:40, 3:41", "Het besluit is nog niet aan de overtreder verzonden of uitgereikt.", "Leg eerst de verzending vast, met het bewijs.")
        : Dag(zaak, besluitId) is null
            ? new("D6-retour", "Awb 3:41; RVS:2014:1626", "Het besluit kwam retour en is niet opnieuw verzonden.", "Verzend opnieuw naar het juiste adres en leg dat vast.")
        : null;
}
