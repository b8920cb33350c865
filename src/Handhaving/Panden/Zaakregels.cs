using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>What holds for every step in a zaak.</summary>
public static class Zaakregels
{
    /// <summary>Nothing new is decided in a closed zaak; facts are still recorded.</summary>
    public static Weigering? Open(Zaak zaak) => zaak.Fase is Fase.Afgesloten
        ? new("Z-afgesloten", "productkeuze", "De zaak is afgesloten.", "Heropen de zaak met de reden (POST …/heropeningen).")
        : null;
}
