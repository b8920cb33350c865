using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;

namespace LsiAfnemer;

/// <summary>Where we are in one reading of the feed.</summary>
/// <param name="Map">The folder with the zaken.</param>
/// <param name="Cursor">The last event that was processed whole.</param>
internal sealed record Lezing(string Map, string? Cursor = null);

/// <param name="Bevestigd">Up to where the gemeente was told.</param>
/// <param name="Opnieuw">While everything is read anew: the new reading. The old one counts until the new one is whole.</param>
internal sealed record Stand(Lezing Lezing, string? Bevestigd = null, Lezing? Opnieuw = null);

/// <summary>
/// One file for each zaak, and one that says where we are. What an event says is on disk before the cursor moves, and writing it once
/// more changes nothing: so it may stop at any moment, and an event may come twice.
/// </summary>
internal sealed class Voorraad
{
    public const string Gemuteerd = "nl.handhaving.zaken.gemuteerd.v1", Verwijderd = "nl.handhaving.zaken.verwijderd.v1";

    private readonly string _map;

    public Voorraad(string map)
    {
        _map = Directory.CreateDirectory(map).FullName;
        Stand = File.Exists(Standbestand) ? JsonSerializer.Deserialize<Stand>(File.ReadAllBytes(Standbestand), JsonSerializerOptions.Web)! : new(new("zaken-1"));
        RuimOp();
    }

    public Stand Stand { get; private set; }

    public Lezing Lezing => Stand.Opnieuw ?? Stand.Lezing;

    public int Aantal => Directory.GetFiles(Path.Combine(_map, Stand.Lezing.Map), "*.json").Length;

    private string Standbestand => Path.Combine(_map, "stand.json");

    public void Verwerk(IEnumerable<CloudEvent> gebeurtenissen)
    {
        var lezing = Lezing;
        foreach (var g in gebeurtenissen.Where(g => lezing.Cursor is null || string.CompareOrdinal(g.Id, lezing.Cursor) > 0))
        {
            // The name of a file says nothing about the zaak.
            var bestand = Path.Combine(_map, lezing.Map, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(g.Subject!))) + ".json");
            if (g.Type == Verwijderd) File.Delete(bestand);
            else if (g.Type == Gemuteerd) Schrijf(bestand, new { onderwerp = g.Subject, volgnummer = (string)g["sequence"]!, reden = (string?)g["reden"], gegevens = g.Data });
            // A kind that we do not know yet may not be skipped: what it says would never come again.
            else throw new InvalidDataException($"Onbekende soort gebeurtenis: {g.Type}. Werk deze afnemer bij.");
            lezing = lezing with { Cursor = g.Id };
        }
        Bewaar(Stand.Opnieuw is null ? Stand with { Lezing = lezing } : Stand with { Opnieuw = lezing });
    }

    /// <summary>What we have may be too much: everything is read anew, beside it.</summary>
    public void BeginOpnieuw() => Bewaar(Stand with { Opnieuw = new($"zaken-{Guid.NewGuid()}") });

    /// <summary>The end of the feed: what was read anew is all there is, and takes the place of the old.</summary>
    public void VervangOude() => Bewaar(new(Stand.Opnieuw!));

    public void Bevestigd() => Bewaar(Stand with { Bevestigd = Stand.Lezing.Cursor });

    private void Bewaar(Stand stand)
    {
        Schrijf(Standbestand, stand);
        Stand = stand;
        RuimOp();
    }

    /// <summary>Only the folders that count are there; others are what was left of a stop halfway. So are files that never got their name.</summary>
    private void RuimOp()
    {
        string[] tellen = [.. new[] { Stand.Lezing, Stand.Opnieuw }.OfType<Lezing>().Select(l => Path.Combine(_map, l.Map))];
        foreach (var map in Directory.GetDirectories(_map, "zaken-*").Except(tellen)) Directory.Delete(map, recursive: true);
        File.Delete($"{Standbestand}.deel");
        foreach (var map in tellen)
            foreach (var half in Directory.CreateDirectory(map).GetFiles("*.deel")) half.Delete();
    }

    /// <summary>On disk before it has its name: whoever reads it sees the old or the new, and never half.</summary>
    private static void Schrijf<T>(string bestand, T inhoud)
    {
        using (var stroom = new FileStream($"{bestand}.deel", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stroom, inhoud, JsonSerializerOptions.Web);
            stroom.Flush(flushToDisk: true);
        }
        File.Move($"{bestand}.deel", bestand, overwrite: true);
    }
}
