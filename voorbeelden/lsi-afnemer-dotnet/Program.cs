using System.Net.Mime;
using System.Runtime.InteropServices;
using CloudNative.CloudEvents.SystemTextJson;
using LsiAfnemer;

// Reads one feed of Handhaving and keeps, in a folder, the state of each zaak in it. Take it as a start of your own consumer.
// What goes wrong is tried again, slower each time; only what trying cannot mend ends it (code 1).
if (args is not ([_, _] or [_, _, "--eenmaal"]))
{
    Console.Error.WriteLine("Gebruik: lsi-afnemer AANSLUITING.json MAP [--eenmaal]");
    return 2;
}

var eenmaal = args.Length == 3;
using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext sein)
{
    sein.Cancel = true;
    stop.Cancel();
}

using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var breek = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var aansluiting = new Aansluiting(args[0]);
var voorraad = new Voorraad(args[1]);
var lezer = new JsonEventFormatter();
var pauze = TimeSpan.FromSeconds(1);

while (!stop.IsCancellationRequested)
    try
    {
        if (await RondeAsync(stop.Token)) Console.Error.WriteLine($"Bij: {voorraad.Aantal} zaken, tot en met {voorraad.Stand.Lezing.Cursor}.");
        else if (eenmaal) return 0;
        pauze = TimeSpan.FromSeconds(1);
    }
    catch (Exception) when (stop.IsCancellationRequested)
    {
        return 0;
    }
    catch (Exception e) when (e is Mislukt { Voorgoed: false } or HttpRequestException or IOException or OperationCanceledException)
    {
        Console.Error.WriteLine(e.Message);
        if (eenmaal) return 1;
        var wacht = e is Mislukt m && m.Wacht > pauze ? m.Wacht : pauze;
        pauze = TimeSpan.FromSeconds(Math.Min(pauze.TotalSeconds * 2, 60));
        try
        {
            await Task.Delay(wacht, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
    catch (Exception e) when (e is Mislukt or InvalidDataException or ArgumentException or System.Text.Json.JsonException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
return 0;

// One page: read, processed, cursor moved, confirmed. Says whether there was anything to do.
async Task<bool> RondeAsync(CancellationToken ct)
{
    var opnieuw = voorraad.Stand.Opnieuw is not null;
    if (await aansluiting.LeesAsync(voorraad.Lezing.Cursor, wacht: !eenmaal && !opnieuw, ct) is not { } pagina)
    {
        Console.Error.WriteLine("De cursor is verlopen; alles wordt opnieuw gelezen.");
        voorraad.BeginOpnieuw();
        return true;
    }
    // Checks the attributes by CloudEvents 1.0, and throws at what is not right.
    var gebeurtenissen = lezer.DecodeBatchModeMessage(pagina, new ContentType("application/cloudevents-batch+json"), null);
    if (gebeurtenissen.Count > 0) voorraad.Verwerk(gebeurtenissen);
    else if (opnieuw)
    {
        voorraad.VervangOude();
        return true;
    }
    if (voorraad.Stand is { Opnieuw: null, Lezing.Cursor: { } cursor } stand && stand.Bevestigd != cursor)
    {
        await aansluiting.BevestigAsync(cursor, ct);
        voorraad.Bevestigd();
    }
    return gebeurtenissen.Count > 0;
}
