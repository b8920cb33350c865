using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Volgen;

/// <summary>
/// What a signer, a witness or a reader last accepted of each log: one small file per log, replaced in one step, so that a
/// crash leaves the old state or the new. Whoever loses it forgets what he vouched for.
/// </summary>
public sealed class Geheugen(string map)
{
    private static readonly SemaphoreSlim Beurt = new(1);

    /// <summary>Holds the memory for one decision, against other threads and other processes.</summary>
    public async Task<IDisposable> NeemAsync(CancellationToken ct)
    {
        await Beurt.WaitAsync(ct);
        try
        {
            Directory.CreateDirectory(map);
            while (true)
                try
                {
                    return new Slot(new FileStream(Path.Combine(map, "slot"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                }
                catch (IOException) when (!ct.IsCancellationRequested)
                {
                    await Task.Delay(20, ct);
                }
        }
        catch
        {
            Beurt.Release();
            throw;
        }
    }

    /// <summary>Null when this log is new here.</summary>
    /// <exception cref="OngeldigBewijsException">The file is damaged: to go on as if the log were new would be to forget.</exception>
    public Checkpoint? Lees(string log)
    {
        var bestand = Bestand(log);
        if (!File.Exists(bestand)) return null;
        var checkpoint = Checkpoint.Lees(File.ReadAllText(bestand));
        return checkpoint.Log == log ? checkpoint : throw new OngeldigBewijsException("het geheugen hoort bij een ander log");
    }

    /// <summary>Durable before it returns.</summary>
    public void Bewaar(Checkpoint checkpoint)
    {
        var bestand = Bestand(checkpoint.Log);
        using (var nieuw = new FileStream(bestand + ".nieuw", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            nieuw.Write(Encoding.UTF8.GetBytes(checkpoint.ToString()));
            nieuw.Flush(flushToDisk: true);
        }
        File.Move(bestand + ".nieuw", bestand, overwrite: true);
        // The rename too: a file system with a journal writes it out with the file that was renamed.
        using var hernoemd = File.OpenHandle(bestand, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(hernoemd);
    }

    private string Bestand(string log) => Path.Combine(map, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(log)))[..32]);

    private sealed class Slot(FileStream bestand) : IDisposable
    {
        public void Dispose()
        {
            bestand.Dispose();
            Beurt.Release();
        }
    }
}
