using Handhaving.Borging.Controle;
using Handhaving.Dossiers;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>The commands about who looked.</summary>
internal static class Raadpleegopdracht
{
    public static Opdracht Raadpleging { get; } = new("raadpleging", "raadpleging controleer [--gemeente GM0150] | overzicht BETROKKENE --gemeente GM0150 [--uit BESTAND]",
        "controleer: rekent na dat het raadpleeglog volledig en ongewijzigd is en klopt met de tellers van de sleutels (code 0 schoon, 1 afwijkingen, 2 niet gelukt). overzicht BETROKKENE: alle regels over een betrokkene met bewijs, als zip voor verifieer.", VoerUitAsync);

    private static async Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        string? gemeente = null, uit = null;
        List<string> woorden = [];
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--gemeente": gemeente = args[++i]; break;
                case "--uit": uit = args[++i]; break;
                default: woorden.Add(args[i]); break;
            }
        if (gemeente is not null && !Gemeentecode.IsGeldig(gemeente)) throw new OpdrachtMislukt("--gemeente is geen CBS-code, zoals GM0150.");
        return woorden switch
        {
            ["controleer"] => await ControleerAsync(app, gemeente),
            ["overzicht", var betrokkene] => await OverzichtAsync(app, gemeente ?? throw new OpdrachtMislukt("--gemeente ontbreekt. Noem van welke gemeente, zoals --gemeente GM0150."), Guid.TryParse(betrokkene, out var id) ? id : throw new OpdrachtMislukt("BETROKKENE is geen kenmerk van een betrokkene, zoals het in de gebeurtenissen staat."), uit),
            _ => throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving raadpleging controleer [--gemeente GM0150], of ops/handhaving raadpleging overzicht BETROKKENE --gemeente GM0150."),
        };
    }

    private static async Task<int> ControleerAsync(WebApplication app, string? gemeente)
    {
        try
        {
            var controle = app.Services.GetRequiredService<Borgingscontrole>();
            // Who changes the tables could change what writes them.
            var schoon = Borgingsopdrachten.Meld("Inrichting van de database", "", await app.Services.GetRequiredService<Catalogus>().ControleerAsync(CancellationToken.None));
            foreach (var log in gemeente is null ? (await controle.LogboekenAsync(CancellationToken.None)).Where(g => g.EndsWith(Raadpleeglog.Achtervoegsel, StringComparison.Ordinal)) : [Raadpleeglog.Log(gemeente)])
            {
                var verslag = await controle.ControleerAsync(log, CancellationToken.None);
                schoon &= Borgingsopdrachten.Meld(log, $"{verslag.Posten} posten nagerekend", verslag.Bevindingen);
            }
            Console.WriteLine(schoon ? "Het raadpleeglog is volledig en ongewijzigd, en klopt met de tellers." : "Er zijn afwijkingen. Bewaar de database en haar WAL zoals zij nu zijn, en zoek uit wat er is gebeurd voordat u iets herstelt.");
            return schoon ? 0 : 1;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was stored may be unreadable in any way, and a message could quote it.
            await Console.Error.WriteLineAsync($"De controle is niet uitgevoerd: {(e is OpdrachtMislukt or NpgsqlException ? e.Message : e.GetType().Name)}");
            return 2;
        }
    }

    /// <summary>As the administrator, who opens who looked: the auditor for whom it is asked is to see it.</summary>
    private static async Task<int> OverzichtAsync(WebApplication app, string gemeente, Guid betrokkene, string? uit)
    {
        try
        {
            var wie = new Uitvoerder(gemeente, app.Services.GetRequiredService<Medewerkerverwijzing>().Van(gemeente, "opdrachtregel"), Rol.Beheerder, null);
            var raadpleging = app.Services.GetRequiredService<Verantwoording>().Van(wie, Activiteit.ToezichtOpRaadpleging, Raadpleegdossier.Handeling, Raadpleegdoel.Controle, null);
            var dossier = await app.Services.GetRequiredService<Raadpleegdossier>().MaakAsync(raadpleging, betrokkene, _ => false, medewerkersOpen: true, CancellationToken.None);
            uit ??= $"raadplegingen-{dossier.DossierId}.zip";
            await File.WriteAllBytesAsync(uit, dossier.Zip);
            await Console.Error.WriteLineAsync($"De eigen controle zegt: {dossier.Uitslag}. Controleer het met het beleid voor het raadpleeglog: ops/handhaving beleid {gemeente} --log raadplegingen.");
            await using (var sessie = app.Services.GetRequiredService<IDocumentStore>().QuerySession(gemeente))
                if ((await Personenregister.LaadAsync(sessie, CancellationToken.None)).Verwijzingen(betrokkene) is { Count: > 1 } alle)
                    await Console.Error.WriteLineAsync($"Deze persoon heeft meer verwijzingen; vraag van elk een overzicht: {string.Join(", ", alle)}.");
            Console.WriteLine(Path.GetFullPath(uit));
            return 0;
        }
        catch (ProbleemException e)
        {
            throw new OpdrachtMislukt(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpdrachtMislukt($"Het bestand {uit} is niet te schrijven.");
        }
    }
}
