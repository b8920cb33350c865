using Handhaving.Bewijs;

namespace Handhaving.Getuige;

/// <summary>What the user has to be told in one line. Ends the program.</summary>
internal sealed class OnbruikbaarException(string melding) : Exception(melding);

/// <summary>The command line. Exit code 0: done or stopped on request; 1: it cannot be done, with one line why; 2: not a command.</summary>
internal static class Opdracht
{
    private const string Gebruik = """
        Gebruik: getuige sleutel BESTAND --naam NAAM
                 getuige sleutel BESTAND --soort ondertekenaar
                 getuige getuige --sleutel BESTAND --geheugen MAP --logs BESTAND [--url URL]
                 getuige ondertekenaar --sleutel BESTAND --geheugen MAP --toegang BESTAND [--url URL]

        Een getuige en een ondertekenaar volgen een log: zij tekenen alleen een stand die alles bevat wat zij eerder
        tekenden, en onthouden die voordat zij de handtekening geven. Zo kan ook wie de hele database beheert, een
        herschreven log niet laten tekenen.

        sleutel        maakt een geheime sleutel in BESTAND (alleen voor deze gebruiker leesbaar, nooit overschreven). Van een
                       getuige komt de openbare sleutel op de standaarduitvoer: maak die bekend. Een ondertekenaar leidt uit
                       het bestand voor elk log een eigen sleutel af.
        getuige        tekent mee voor de logs in het bestand bij --logs, volgens c2sp.org/tlog-witness. Dat bestand heeft
                       regels 'log SLEUTEL [URL]', zoals een beleid; een wijziging geldt zonder herstart.
                         POST /add-checkpoint    GET /sleutel    GET /gezond
        ondertekenaar  tekent namens het log zelf, alleen voor wie de inhoud van het bestand bij --toegang meestuurt
                       (Authorization: Bearer …; minstens 32 tekens).
                         POST /add-checkpoint    GET /sleutel?log=NAAM    GET /toestand    GET /gezond

        --geheugen     de map met per log de laatst getekende stand. Maak haar de eerste keer zelf. Zet nooit een oudere kopie
                       terug: wie vergeet wat hij tekende, tekent iets anders.
        --url          waarop het programma luistert, standaard http://127.0.0.1:5090; poort 0 is een vrije poort.

        Op de standaarduitvoer staat na het starten 'Luistert op URL'. Het logboek staat op de foutuitvoer; het noemt elke
        weigering. TERM of Ctrl-C stopt het programma.
        """;

    public static async Task<int> VoerAsync(string[] opties, TextWriter uit, TextWriter fout)
    {
        try
        {
            switch (opties)
            {
                case ["--help" or "-h" or "help"] or [_, "--help" or "-h"]:
                    await uit.WriteLineAsync(Gebruik);
                    return 0;
                case ["sleutel", var bestand, "--naam", var naam]:
                    await uit.WriteLineAsync(Sleutelbestand.MaakGetuige(bestand, naam).ToString());
                    return 0;
                case ["sleutel", var bestand, "--soort", "ondertekenaar"]:
                    Sleutelbestand.MaakOndertekenaar(bestand);
                    await uit.WriteLineAsync($"De sleutel staat in {bestand}. De openbare sleutel van een log geeft de ondertekenaar op /sleutel?log=NAAM.");
                    return 0;
                case ["getuige", .. var rest] when Lees(rest, "--sleutel", "--geheugen", "--logs", "--url") is { } o:
                    await Dienst.DraaiAsync(o["--url"], o["--geheugen"], new Getuigedienst(Sleutelbestand.LeesGetuige(o["--sleutel"]), o["--logs"]), uit);
                    return 0;
                case ["ondertekenaar", .. var rest] when Lees(rest, "--sleutel", "--geheugen", "--toegang", "--url") is { } o:
                    await Dienst.DraaiAsync(o["--url"], o["--geheugen"], new Ondertekendienst(o["--sleutel"], o["--toegang"]), uit);
                    return 0;
            }
        }
        catch (Exception e) when (e is OnbruikbaarException or OngeldigBewijsException or IOException or UnauthorizedAccessException)
        {
            await fout.WriteLineAsync($"Fout: {e switch
            {
                FileNotFoundException { FileName: { } bestand } => $"het bestand {bestand} is er niet",
                UnauthorizedAccessException => $"geen toegang ({e.Message})",
                IOException => $"een bestand is niet te gebruiken ({e.Message})",
                _ => e.Message,
            }}");
            return 1;
        }
        await fout.WriteLineAsync(Gebruik);
        return 2;
    }

    /// <summary>Options with a value, each at most once; only the address may be left out.</summary>
    private static Dictionary<string, string>? Lees(string[] opties, params string[] namen)
    {
        var waarden = new Dictionary<string, string>();
        for (var i = 0; i < opties.Length; i += 2)
            if (i + 1 == opties.Length || !namen.Contains(opties[i]) || !waarden.TryAdd(opties[i], opties[i + 1])) return null;
        waarden.TryAdd("--url", "http://127.0.0.1:5090");
        return waarden.Count == namen.Length ? waarden : null;
    }
}
