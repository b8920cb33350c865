using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Platform;
using Handhaving.Toegang;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>The commands about the log: hold it against what is stored, and take the measure of the database.</summary>
internal static class Borgingsopdrachten
{
    public static Opdracht Borging { get; } = new("borging", "borging controleer|ijk [--gemeente GM0150]",
        "controleer: rekent het log na uit de gebeurtenissen, de leesmodellen en de kluis (code 0 schoon, 1 afwijkingen, 2 niet gelukt). ijk: legt vast hoe de database nu is ingericht en noemt wat er sinds de vorige ijking veranderde.", VoerUitAsync);

    private static async Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        try
        {
            return args switch
            {
                ["controleer"] => await ControleerAsync(app, null),
                ["controleer", "--gemeente", var gemeente] => Gemeentecode.IsGeldig(gemeente) ? await ControleerAsync(app, gemeente) : throw new OpdrachtMislukt("--gemeente is geen CBS-code, zoals GM0150."),
                ["ijk"] => await IjkAsync(app),
                _ => throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving borging controleer [--gemeente GM0150], of ops/handhaving borging ijk."),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was stored may be unreadable in any way, and a message could quote it.
            await Console.Error.WriteLineAsync($"De controle is niet uitgevoerd: {(e is OpdrachtMislukt or NpgsqlException ? e.Message : e.GetType().Name)}");
            return 2;
        }
    }

    private static async Task<int> ControleerAsync(WebApplication app, string? gemeente)
    {
        var controle = app.Services.GetRequiredService<Borgingscontrole>();
        var database = await app.Services.GetRequiredService<Catalogus>().ControleerAsync(CancellationToken.None);
        var schoon = Meld("Inrichting van de database", "", database);
        foreach (var code in gemeente is null ? await controle.LogboekenAsync(CancellationToken.None) : [gemeente, gemeente + Borgingsinstellingen.Raadplegingen])
        {
            var verslag = await controle.ControleerAsync(code, CancellationToken.None);
            schoon &= Meld(code, $"{verslag.Posten} posten nagerekend, {verslag.Leesmodellen} documenten van leesmodellen vergeleken{(verslag.Ingehaald.Count > 0 ? $" (niet overal: {string.Join(", ", verslag.Ingehaald)})" : "")}", verslag.Bevindingen);
        }
        Console.WriteLine(schoon ? "Geen afwijkingen." : "Er zijn afwijkingen. Bewaar de database en haar WAL zoals zij nu zijn, en zoek uit wat er is gebeurd voordat u iets herstelt.");
        return schoon ? 0 : 1;
    }

    internal static bool Meld(string kop, string gedaan, Bevindinglijst bevindingen)
    {
        Console.WriteLine($"{kop}: {(gedaan is "" ? "" : gedaan + "; ")}{bevindingen.Afwijkingen} afwijkingen, {bevindingen.Aandachtspunten} aandachtspunten");
        foreach (var b in bevindingen.Alle) Console.WriteLine($"  {(b.Ernst is Ernst.Aandachtspunt ? "let op, " : "")}{b}");
        foreach (var (code, aantal) in bevindingen.Aantallen.Where(a => a.Value > bevindingen.Alle.Count(b => b.Code == a.Key))) Console.WriteLine($"  {code}: in totaal {aantal} keer");
        return bevindingen.Afwijkingen == 0;
    }

    private static async Task<int> IjkAsync(WebApplication app)
    {
        var (nr, verschil) = await app.Services.GetRequiredService<Catalogus>().IjkAsync(CancellationToken.None);
        Console.WriteLine($"Ijking {nr} is vastgelegd.");
        if (nr > 1 && verschil.Count == 0) Console.WriteLine("Er is niets veranderd sinds de vorige.");
        foreach (var (regel, nieuw) in verschil.Where(_ => nr > 1)) Console.WriteLine($"  {(nieuw ? "nieuw" : "verdwenen")}: {regel}");
        return 0;
    }
}
