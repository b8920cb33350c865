using Handhaving.Bewijs;
using Handhaving.Bewijs.Conformiteit;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Verificatie;

/// <summary>The command line. The first line of standard output is the answer, the exit code says the same: 0 bewezen, 1 afgewezen, 2 niet te beoordelen.</summary>
internal static class Opdracht
{
    private const string Gebruik = """
        Gebruik: verifieer DOSSIER --beleid BELEID [--geheugen MAP | --zonder-geheugen]
                 verifieer conformiteit MAP

        Keurt een dossier (zip) zonder netwerk. Het beleid zegt welk log, welke getuigen en welke tijdstempeldiensten u
        vertrouwt; haal het ergens anders vandaan dan het dossier, zoals van de website van de gemeente.

        Uitkomst, op de eerste regel:
          bewezen                                         code 0
          bewezen, N velden gewist / niet verstrekt       code 0
          afgewezen: REGEL: reden                         code 1
          tijd niet bewezen: reden                        code 2
          niet te beoordelen: reden                       code 2

        De regels staan in docs/dossierformaat.md. Het programma onthoudt per log welke standen het zag en slaat alarm als
        een ander dossier iets anders laat zien. Dat staat in de map met uw gegevens, of in MAP.

        conformiteit rekent een map met verwachte antwoorden na en eindigt met: N passed, N failed.
        """;

    public static int Voer(string[] opties, TextWriter uit, TextWriter fout)
    {
        switch (opties)
        {
            case ["conformiteit", var map]: return Conformiteit(map, uit);
            case ["--help" or "-h" or "help"]:
                uit.WriteLine(Gebruik);
                return 0;
        }
        string? dossier = null, beleid = null, geheugen = Geheugen.Standaardmap;
        for (var i = 0; i < opties.Length; i++)
            switch (opties[i])
            {
                case "--beleid" when beleid is null && i + 1 < opties.Length: beleid = opties[++i]; break;
                case "--geheugen" when i + 1 < opties.Length: geheugen = opties[++i]; break;
                case "--zonder-geheugen": geheugen = null; break;
                case var naam when dossier is null && !naam.StartsWith("--", StringComparison.Ordinal): dossier = naam; break;
                default:
                    fout.WriteLine(Gebruik);
                    return (int)Oordeel.NietTeBeoordelen;
            }
        if (dossier is not null && beleid is not null) return Keur(dossier, beleid, geheugen, uit, fout);
        fout.WriteLine(Gebruik);
        return (int)Oordeel.NietTeBeoordelen;
    }

    private static int Keur(string dossier, string beleidbestand, string? geheugenmap, TextWriter uit, TextWriter fout)
    {
        int Niet(string reden)
        {
            uit.WriteLine($"niet te beoordelen: {reden}");
            return (int)Oordeel.NietTeBeoordelen;
        }

        byte[] zip;
        Beleid beleid;
        try
        {
            beleid = Beleid.Lees(Lees(beleidbestand, Beleid.MaximaleOmvang));
            zip = Lees(dossier, Zip.MaximaleOmvang);
        }
        catch (OngeldigBewijsException e)
        {
            return Niet($"beleid: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Niet($"een bestand is niet te lezen: {e.Message}");
        }

        var uitslag = Keuring.Keur(zip, beleid);
        if (geheugenmap is not null && uitslag.Checkpoint is not null)
            try
            {
                if (Geheugen.Vergelijk(geheugenmap, uitslag) is { } splitsing)
                {
                    Verslag.Splitsing(splitsing, uitslag, uit);
                    return (int)Oordeel.Afgewezen;
                }
            }
            catch (OngeldigBewijsException e)
            {
                return Niet($"het geheugen in {geheugenmap} is beschadigd ({e.Message}); zet die map apart en probeer het opnieuw");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fout.WriteLine($"Let op: het geheugen in {geheugenmap} is niet te gebruiken; een splitsing valt nu niet op. {e.Message}");
            }
        Verslag.Schrijf(uitslag, uit);
        return (int)uitslag.Oordeel;
    }

    /// <summary>One byte more than allowed is enough to be refused for its size.</summary>
    private static byte[] Lees(string pad, int hoogstens)
    {
        using var bestand = File.OpenRead(pad);
        var bytes = new byte[Math.Min(bestand.Length, hoogstens + 1L)];
        bestand.ReadExactly(bytes);
        return bytes;
    }

    private static int Conformiteit(string map, TextWriter uit)
    {
        if (!Directory.Exists(map))
        {
            uit.WriteLine($"niet te beoordelen: de map {map} is er niet");
            return (int)Oordeel.NietTeBeoordelen;
        }
        var uitslagen = Vectorenmap.Draai(map).ToList();
        foreach (var mis in uitslagen.Where(u => u.Afwijking is not null)) uit.WriteLine($"{Path.GetRelativePath(map, mis.Bestand)}: {mis.Vector}: {mis.Afwijking}");
        var fout = uitslagen.Count(u => u.Afwijking is not null);
        uit.WriteLine($"{uitslagen.Count - fout} passed, {fout} failed");
        return fout == 0 ? 0 : 1;
    }
}
