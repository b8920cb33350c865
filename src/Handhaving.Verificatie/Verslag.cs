using System.Globalization;
using Handhaving.Bewijs.Dossiers;

namespace Handhaving.Verificatie;

/// <summary>The answer in Dutch: first the outcome, then what it rests on.</summary>
internal static class Verslag
{
    private static readonly CultureInfo Cultuur = CultureInfo.InvariantCulture;

    public static void Schrijf(Uitslag uitslag, TextWriter uit)
    {
        uit.WriteLine(uitslag);
        if (uitslag.Oordeel == Oordeel.Afgewezen || uitslag.Dossier is not { } dossier || uitslag.Checkpoint is not { } checkpoint) return;
        var export = dossier.Export;
        uit.WriteLine();
        Regel("Dossier", $"{export.Dossier}, van zaak {export.Zaak} in pand {export.PandId}");
        Regel("Afgesloten", $"{dossier.Keten[^1].Kop.T.ToString("d-M-yyyy HH:mm:ss", Cultuur)} UTC, volgens het log");
        Regel("Log", $"{export.Log}, {checkpoint.Checkpoint.Maat} bladeren");
        Regel("Getuigen", checkpoint.Getuigen.Count == 0 ? "geen: het beleid vraagt er geen" : string.Join(", ", checkpoint.Getuigen));
        Regel("Keten", $"{dossier.Keten.Count} gebeurtenissen, zonder gat en op volgorde; van {uitslag.AndereZaken} alleen de kop (andere zaak)");
        Regel("Niet gegeven", $"{uitslag.Gewist} gewist, {uitslag.NietVerstrekt} niet verstrekt");
        Regel("Bestanden", $"{dossier.Bestanden.Count}, ongewijzigd sinds de afsluiting");
        Regel("Tijd", uitslag.Oordeel == Oordeel.Bewezen ? "elke gebeurtenis ligt tussen een anker en een tijdstempel van buiten, binnen de grenzen van het beleid" : $"NIET bewezen: {uitslag.Reden}");
        Regel("Ondertekenaar", export.Gescheiden ? "gescheiden" : "ondertekenaar niet gescheiden: wie de server van de gemeente beheert, kon ook namens het log tekenen");
        uit.WriteLine();
        uit.WriteLine("Niet bewezen is dat het vastgelegde waar is, en dat wat 'andere zaak' heet dat ook is. Zie LEESMIJ.txt in het dossier.");

        void Regel(string kop, string tekst) => uit.WriteLine($"{kop,-14}{tekst}");
    }

    /// <summary>A fork: both notes, so that anyone can hold them side by side.</summary>
    public static void Splitsing(Gezien eerder, Uitslag nu, TextWriter uit)
    {
        uit.WriteLine($"afgewezen: splitsing: van het log {nu.Checkpoint!.Checkpoint.Log} zijn twee verschillende geschiedenissen getoond");
        uit.WriteLine();
        uit.WriteLine("ALARM. Bij dezelfde omvang hoort één wortel; hier zijn er twee. Bewaar beide dossiers en deze uitvoer.");
        uit.WriteLine(string.Create(Cultuur, $"Eerder gezien bij omvang {eerder.Maat}:\n\n{eerder.Notitie}"));
        uit.WriteLine($"Nu gezien:\n\n{nu.Checkpoint.Notitie}");
    }
}
