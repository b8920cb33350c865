using System.Text;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Volgen;

/// <summary>
/// The body of an add-checkpoint request (C2SP tlog-witness): the size that the follower last signed, the proof that the tree
/// only grew since, and the checkpoint. A signer gets the same without a signature on it yet.
/// </summary>
/// <param name="Checkpoint">A signed note, or for a signer the bare text of a checkpoint.</param>
public sealed record Volgverzoek(long Oud, IReadOnlyList<byte[]> Samenhang, string Checkpoint)
{
    /// <summary>More than any honest request needs.</summary>
    public const int MaximaleOmvang = 64 << 10;

    /// <exception cref="OngeldigBewijsException">Malformed, or beyond the bounds.</exception>
    public static Volgverzoek Lees(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximaleOmvang) throw new OngeldigBewijsException("het verzoek is te groot");
        string tekst;
        try
        {
            tekst = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new OngeldigBewijsException("het verzoek is geen geldige UTF-8", e);
        }
        var einde = tekst.IndexOf("\n\n", StringComparison.Ordinal);
        var regels = einde < 0 ? [] : tekst[..einde].Split('\n', Merkle.LangsteBewijs + 2);
        if (regels.Length is 0 or > Merkle.LangsteBewijs + 1 || !regels[0].StartsWith("old ", StringComparison.Ordinal))
            throw new OngeldigBewijsException("het verzoek begint niet met de regel 'old' en hooguit 63 hashes");
        return new(Notities.Checkpoint.Getal(regels[0][4..]), [.. regels[1..].Select(r => Base64.Lees(r, Merkle.Hashlengte))], tekst[(einde + 2)..]);
    }

    public override string ToString()
    {
        var tekst = new StringBuilder().Append(System.Globalization.CultureInfo.InvariantCulture, $"old {Oud}\n");
        foreach (var hash in Samenhang) tekst.Append(Convert.ToBase64String(hash)).Append('\n');
        return tekst.Append('\n').Append(Checkpoint).ToString();
    }
}
