using System.Globalization;
using System.Text;
using Handhaving.Bewijs.Boom;

namespace Handhaving.Bewijs.Notities;

/// <summary>C2SP tlog-proof: a leaf's index, its inclusion proof and a signed checkpoint in one text. What is handed out when a besluit is in the log.</summary>
/// <param name="Notitie">The checkpoint as a signed note, unread.</param>
public sealed record Logbewijs(long Index, IReadOnlyList<byte[]> Lidmaatschap, string Notitie)
{
    private const string Kop = "c2sp.org/tlog-proof@v1";

    /// <summary>Data of the application; this product writes none.</summary>
    public byte[]? Extra { get; init; }

    /// <exception cref="OngeldigBewijsException">Malformed, or beyond the bounds.</exception>
    public static Logbewijs Lees(string tekst)
    {
        if (tekst.Length > 2 * Notities.Notitie.MaximaleOmvang) throw new OngeldigBewijsException("het logbewijs is te groot");
        var einde = tekst.IndexOf("\n\n", StringComparison.Ordinal);
        if (einde < 0) throw new OngeldigBewijsException("het logbewijs mist de lege regel voor het checkpoint");
        var regels = tekst[..einde].Split('\n', Merkle.LangsteBewijs + 4);
        if (regels[0] != Kop) throw new OngeldigBewijsException($"het logbewijs begint niet met {Kop}");
        var extra = regels.Length > 1 && regels[1].StartsWith("extra ", StringComparison.Ordinal) ? Base64.Lees(regels[1][6..]) : null;
        var rest = regels[(extra is null ? 1 : 2)..];
        if (rest.Length == 0 || !rest[0].StartsWith("index ", StringComparison.Ordinal)) throw new OngeldigBewijsException("het logbewijs mist de index");
        if (rest.Length - 1 > Merkle.LangsteBewijs) throw new OngeldigBewijsException("het logbewijs heeft te veel hashes");
        return new(Checkpoint.Getal(rest[0][6..]), [.. rest[1..].Select(r => Base64.Lees(r, Merkle.Hashlengte))], tekst[(einde + 2)..]) { Extra = extra };
    }

    public override string ToString()
    {
        var tekst = new StringBuilder(Kop).Append('\n');
        if (Extra is { } extra) tekst.Append("extra ").Append(Convert.ToBase64String(extra)).Append('\n');
        tekst.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Lidmaatschap) tekst.Append(Convert.ToBase64String(hash)).Append('\n');
        return tekst.Append('\n').Append(Notitie).ToString();
    }

    /// <summary>Whether the leaf stands in the tree of the checkpoint, and that checkpoint satisfies the policy.</summary>
    /// <exception cref="OngeldigBewijsException">It does not.</exception>
    public void Controleer(byte[] blad, Beleid beleid)
    {
        var checkpoint = beleid.Controleer(Notities.Notitie.Lees(Encoding.UTF8.GetBytes(Notitie))).Checkpoint;
        if (!Merkle.IsLid(Index, checkpoint.Maat, blad, Lidmaatschap, checkpoint.Wortel)) throw new OngeldigBewijsException("het blad staat niet in dit log");
    }
}
