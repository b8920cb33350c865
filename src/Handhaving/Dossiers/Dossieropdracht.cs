using System.Security.Claims;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Npgsql;

namespace Handhaving.Dossiers;

/// <summary>
/// Makes a dossier at the command line, with what the product itself proposes to keep back. Whoever sits there is no jurist: the access and
/// the closing entry say that the administrator did it.
/// </summary>
internal static class Dossieropdracht
{
    /// <summary>The name under which the command line acts.</summary>
    private const string Onderwerp = "opdrachtregel";

    public static async Task<int> VoerUitAsync(WebApplication app, string zaak, string doelwoord, string? uit)
    {
        if (!Guid.TryParse(zaak, out var zaakId)) throw new OpdrachtMislukt("ZAAKID is geen kenmerk van een zaak, zoals de rechtsgeschiedenis het toont.");
        if (!Enum.TryParse<Dossierdoel>(doelwoord, ignoreCase: true, out var doel) || !Enum.IsDefined(doel)) throw new OpdrachtMislukt("Geef --doel bezwaar of --doel beroep.");
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        try
        {
            var ct = app.Lifetime.ApplicationStopping;
            var (gemeente, pandId) = await VindAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), zaakId, ct);
            var medewerker = app.Services.GetRequiredService<Medewerkerverwijzing>().Van(gemeente, Onderwerp);
            var wie = new ClaimsPrincipal(new ClaimsIdentity([new(Claims.Gemeente, gemeente), new(Claims.Rol, Rol.Beheerder), new(Claims.Medewerker, medewerker.ToString())]));
            var uitvoerder = new Uitvoerder(gemeente, medewerker, Rol.Beheerder, null);
            var raadpleging = app.Services.GetRequiredService<Verantwoording>().Van(uitvoerder, Activiteit.BezwaarEnBeroep, Opener.Handeling, Raadpleegdoel.BezwaarEnBeroep, zaakId);
            var dossier = await app.Services.GetRequiredService<Dossieruitgifte>().MaakAsync(pandId, zaakId, new(doel), new(uitvoerder, raadpleging, wie.MagZien), ct);
            uit = uit is null ? dossier.Bestandsnaam : Directory.Exists(uit) ? Path.Combine(uit, dossier.Bestandsnaam) : uit;
            await File.WriteAllBytesAsync(uit, dossier.Zip, ct);
            await Console.Error.WriteLineAsync(Oordeel(dossier.Uitslag));
            Console.WriteLine(Path.GetFullPath(uit));
            return 0;
        }
        catch (ProbleemException e)
        {
            throw new OpdrachtMislukt(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpdrachtMislukt($"Het bestand {uit} is niet te schrijven. Het dossier is wel afgesloten.");
        }
        finally
        {
            await app.StopAsync();
        }
    }

    private static string Oordeel(Uitslag uitslag) =>
        $"De eigen controle zegt: {uitslag}. Controleer het dossier met het beleid dat de gemeente bekendmaakt; zie LEESMIJ.txt.";

    private static async Task<(string Gemeente, string PandId)> VindAsync(NpgsqlDataSource bron, Guid zaakId, CancellationToken ct)
    {
        // Out of the events themselves: a read model may be behind.
        await using var vraag = bron.CreateCommand($"select tenant_id, stream_id from handhaving.mt_events where data->>'zaakId' = $1 and stream_id ~ '{Invoer.BagVorm}' limit 1");
        vraag.Parameters.AddWithValue(zaakId.ToString());
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        return await rij.ReadAsync(ct) ? (rij.GetString(0), rij.GetString(1)) : throw new OpdrachtMislukt("Deze zaak is niet bekend. Controleer het kenmerk.");
    }
}
