using Handhaving.Bewaring;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>After a restore: what was erased must be erased again before anyone sees personal data.</summary>
internal static class Wissingsopdrachten
{
    public static Opdracht Persoonsgegevens { get; } = new("persoonsgegevens", "persoonsgegevens herhaal-wissingen|begin-wislijst",
        "herhaal-wissingen: herhaalt na een herstel uit een reservekopie elke wissing van de wislijst; kan herhaald worden. begin-wislijst: begint de lijst van een installatie van vóór de wislijst, waarin nooit iets is gewist. Code 1 als de wislijst ontbreekt, beschadigd is of van een andere database is; dan blijven persoonsgegevens gesloten.", VoerUitAsync);

    /// <summary>After the schema: a new installation has its list before its first value.</summary>
    public static async Task<int> RichtInAsync(WebApplication app)
    {
        // Read before: the framework's command takes the host down with it.
        var (lijst, verbinding) = (app.Services.GetRequiredService<Wislijst>(), app.Configuration.GetConnectionString("Handhaving")!);
        if (await app.RunJasperFxCommands(["db-apply"]) is not 0 and var code) return code;
        if (!lijst.Ingesteld) return 0;
        await using var bron = NpgsqlDataSource.Create(verbinding);
        await new Wislijstwacht(bron, lijst, NullLogger<Wislijstwacht>.Instance).BeginAlsLeegAsync(CancellationToken.None);
        return 0;
    }

    private static async Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        if (args is not ["herhaal-wissingen" or "begin-wislijst"]) throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving persoonsgegevens herhaal-wissingen, of begin-wislijst.");
        var wacht = app.Services.GetRequiredService<Wislijstwacht>();
        try
        {
            if (args is ["begin-wislijst"])
            {
                await wacht.BeginAsync(CancellationToken.None);
                Console.WriteLine($"De wislijst is {app.Services.GetRequiredService<Wislijst>().Bestand}. Bewaar haar buiten de database en haar reservekopieën.");
                return 0;
            }
            await wacht.ErkenAsync(CancellationToken.None);
            var herhaling = await app.Services.GetRequiredService<Wissingsdienst>().HerhaalAsync(CancellationToken.None);
            Console.WriteLine($"De wislijst noemt {herhaling.Regels} gewiste persoonsgegevens; {herhaling.Herhaald} daarvan stonden nog in deze database en zijn nu weer gewist.");
            return 0;
        }
        catch (WislijstException e)
        {
            throw new OpdrachtMislukt(e.Message);
        }
    }
}
