using System.Collections.Concurrent;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;

namespace Handhaving.Borging;

/// <summary>The witnesses: others who hold what this log was, and cosign that it only grew. One that is down keeps nobody waiting for long.</summary>
public sealed partial class Getuigen(IHttpClientFactory http, Borgingsinstellingen instellingen, Borgingsmeters meters, ILogger<Getuigen> log)
{
    private readonly Lid[] _leden = [.. instellingen.Getuigen.Select(g => new Lid(g.Sleutel, new Volgdienst(http.CreateClient(Configuratie.Buitenpost), g.Url, () => null)))];

    public int Aantal => _leden.Length;

    /// <summary>How many can be asked at this moment.</summary>
    public int Beschikbaar => _leden.Count(l => instellingen.Klok.GetUtcNow() >= l.RustTot);

    /// <summary>The note with the cosignatures of whoever answers in time and has not cosigned it yet.</summary>
    /// <param name="omvang">How large the log is by now: a witness that saw a longer one may simply have been asked by another node.</param>
    internal async Task<Notitie> MedeondertekenAsync(Notitie notitie, Checkpoint checkpoint, Func<long, Task<byte[][]>> samenhang, Func<Task<long>> omvang, CancellationToken ct)
    {
        // One connection makes all proofs, so they come one at a time.
        using var beurt = new SemaphoreSlim(1);
        async Task<byte[][]> Samenhang(long oud)
        {
            await beurt.WaitAsync(ct);
            try
            {
                return await samenhang(oud);
            }
            finally
            {
                beurt.Release();
            }
        }
        var gevraagd = _leden.Where(l => instellingen.Klok.GetUtcNow() is var nu && nu >= l.RustTot && nu >= l.Rust.GetValueOrDefault(checkpoint.Log) && !notitie.Handtekeningen.Any(l.Sleutel.HoortBij));
        foreach (var handtekening in await Task.WhenAll(gevraagd.Select(l => VraagAsync(l, notitie, checkpoint, Samenhang, omvang, ct))))
            if (handtekening is not null) notitie = notitie.Met(handtekening);
        return notitie;
    }

    /// <summary>How many of the configured witnesses stand under it.</summary>
    public int Telt(Notitie notitie) => _leden.Count(l => notitie.Handtekeningen.Any(l.Sleutel.HoortBij));

    private async Task<Handtekening?> VraagAsync(Lid lid, Notitie notitie, Checkpoint checkpoint, Func<long, Task<byte[][]>> samenhang, Func<Task<long>> omvang, CancellationToken ct)
    {
        try
        {
            var oud = Math.Min(lid.Gezien.GetValueOrDefault(checkpoint.Log), checkpoint.Maat);
            var handtekening = (await lid.Dienst.TekenAsync(oud, magMinder: true, samenhang, checkpoint, notitie.ToString(), ct)).FirstOrDefault(lid.Sleutel.HoortBij);
            if (handtekening is null || !lid.Sleutel.Controleer(notitie.Tekst, handtekening)) throw new OngeldigBewijsException("geen goede handtekening");
            lid.Gezien[checkpoint.Log] = checkpoint.Maat;
            return handtekening;
        }
        catch (VolgenGeweigerdException e)
        {
            if (e.Reden == Volgweigering.Kleiner && await omvang() >= e.Maat) return null;
            meters.Geweigerd("getuige");
            lid.Rust[checkpoint.Log] = instellingen.Klok.GetUtcNow() + instellingen.Rust;
            Geweigerd(lid.Sleutel.Naam, checkpoint.Log, e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or OngeldigBewijsException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // An answer about this log says nothing about the others.
            var tot = instellingen.Klok.GetUtcNow() + instellingen.Rust;
            if (e is HttpRequestException { StatusCode: < System.Net.HttpStatusCode.InternalServerError } or OngeldigBewijsException) lid.Rust[checkpoint.Log] = tot;
            else lid.RustTot = tot;
            Onbereikbaar(lid.Sleutel.Naam, e.GetType().Name);
        }
        return null;
    }

    [LoggerMessage(LogLevel.Critical, "Getuige {Getuige} weigert {Logboek}: {Reden}. Zoek uit welke van de twee is teruggezet of herschreven.")]
    private partial void Geweigerd(string getuige, string logboek, string reden);

    [LoggerMessage(LogLevel.Error, "Getuige {Getuige} gaf geen medeondertekening ({Fout}); het werk gaat door zonder.")]
    private partial void Onbereikbaar(string getuige, string fout);

    private sealed record Lid(Sleutel Sleutel, Volgdienst Dienst)
    {
        public ConcurrentDictionary<string, long> Gezien { get; } = new();

        /// <summary>Per log, after an answer about that log.</summary>
        public ConcurrentDictionary<string, DateTimeOffset> Rust { get; } = new();

        public DateTimeOffset RustTot { get; set; } = DateTimeOffset.MinValue;
    }
}
