using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Borging;

/// <summary>No signer is set up or can be reached: what is recorded stays in the log, and is signed as soon as there is one.</summary>
public sealed class GeenOndertekenaarException(string melding, Exception? oorzaak = null) : Exception(melding, oorzaak);

/// <summary>The signer of the logs of this installation: another process, with a key and a memory of its own.</summary>
public sealed class Ondertekendienst
{
    private readonly Borgingsinstellingen _instellingen;
    private readonly Volgdienst? _dienst;
    private readonly Dictionary<string, Sleutel> _sleutels = [];

    public Ondertekendienst(IHttpClientFactory http, Borgingsinstellingen instellingen)
    {
        _instellingen = instellingen;
        if (instellingen.Ondertekenaar is { } o) _dienst = new(http.CreateClient(Configuratie.Buitenpost), o.Url, () => o.Toegang is { } bestand ? File.ReadAllText(bestand).Trim() : null);
    }

    public bool IsIngericht => _dienst is not null;

    /// <summary>The checkpoint as a note that carries the log's signature.</summary>
    internal async Task<Notitie> TekenAsync(long oud, Func<long, Task<byte[][]>> samenhang, Checkpoint checkpoint, CancellationToken ct)
    {
        var regels = await Dienst.TekenAsync(oud, magMinder: false, samenhang, checkpoint, checkpoint.ToString(), ct);
        var notitie = new Notitie(checkpoint.ToString(), regels);
        notitie.Controleer([await SleutelAsync(checkpoint.Log, ct)]);
        return notitie;
    }

    /// <summary>The public key of a log, as it goes into a policy. Asked once: a key that changes under way would be refused anyway.</summary>
    public async Task<Sleutel> SleutelAsync(string log, CancellationToken ct)
    {
        lock (_sleutels)
            if (_sleutels.TryGetValue(log, out var bekend)) return bekend;
        var sleutel = Sleutel.Lees(await Dienst.VraagAsync($"sleutel?log={Uri.EscapeDataString(log)}", ct));
        if (sleutel.Naam != log || sleutel.Soort != Sleutelsoort.Ed25519) throw new Handhaving.Bewijs.OngeldigBewijsException("de ondertekenaar gaf de sleutel van een ander log");
        lock (_sleutels) return _sleutels[log] = sleutel;
    }

    /// <summary>
    /// Whether the key is out of this application's reach. Declared by whoever installed it, and disproved here when the signer
    /// runs as the same user, when this process may do anything, or when it can open the file.
    /// </summary>
    public async Task<bool> IsGescheidenAsync(CancellationToken ct)
    {
        if (_instellingen.Ondertekenaar is not { Gescheiden: true } o || _dienst is null) return false;
        if (!o.Url.IsLoopback) return true;
        try
        {
            var toestand = JsonSerializer.Deserialize<Toestand>(await _dienst.VraagAsync("toestand", ct), JsonSerializerOptions.Web);
            var ik = OperatingSystem.IsWindows() ? -1L : Gebruiker();
            return toestand is not null && ik > 0 && ik != toestand.Gebruiker && !Leesbaar(toestand.Sleutelbestand);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private Volgdienst Dienst => _dienst ?? throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld (Borging:Ondertekenaar:Url).");

    private static bool Leesbaar(string bestand)
    {
        try
        {
            using var _ = File.OpenRead(bestand);
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    /// <summary>The effective user id of this process; -1 when the system does not tell.</summary>
    private static long Gebruiker() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(r => r.StartsWith("Uid:", StringComparison.Ordinal))?.Split('\t') is [_, _, var effectief, ..]
        && long.TryParse(effectief, out var uid) ? uid : -1;

    /// <param name="Gebruiker">User id of the signer's process.</param>
    /// <param name="Sleutelbestand">Absolute path of its key.</param>
    private sealed record Toestand([property: JsonRequired] long Gebruiker, [property: JsonRequired] string Sleutelbestand);
}
