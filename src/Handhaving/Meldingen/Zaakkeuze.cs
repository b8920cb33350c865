using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Meldingen;

/// <summary>Into which zaak a melding may come. The melding itself is never refused: without a zaak it starts its own.</summary>
internal static class Zaakkeuze
{
    public static Weigering? Toets(Zaak? zaak) => zaak is { Fase: Fase.Afgesloten }
        ? new("M-afgesloten", "productkeuze", "Deze zaak is afgesloten.", "Laat zaakId weg om een eigen zaak te beginnen, of heropen de zaak eerst.")
        : null;
}
