using System.Globalization;
using Handhaving.Bewijs.Boom;

namespace Handhaving.Bewijs.Notities;

/// <summary>The text of a C2SP tlog-checkpoint: which log, how large, which root.</summary>
/// <param name="Log">The origin, which is also the name of the log's key.</param>
public sealed record Checkpoint(string Log, long Maat, byte[] Wortel)
{
    /// <summary>Lines that other logs may add. This product writes none: nobody audits them.</summary>
    public IReadOnlyList<string> Uitbreidingen { get; init; } = [];

    /// <summary>The checkpoint of a log before its first leaf.</summary>
    public static Checkpoint Leeg(string log) => new(log, 0, Merkle.Leeg());

    /// <exception cref="OngeldigBewijsException">Not the text of a checkpoint.</exception>
    public static Checkpoint Lees(string tekst)
    {
        var regels = tekst.EndsWith('\n') ? tekst[..^1].Split('\n') : [];
        if (regels.Length < 3 || regels.Any(r => r.Length == 0)) throw new OngeldigBewijsException("een checkpoint heeft minstens drie regels en geen lege");
        return new(regels[0], Getal(regels[1]), Base64.Lees(regels[2], Merkle.Hashlengte)) { Uitbreidingen = regels[3..] };
    }

    /// <summary>A decimal number without sign or leading zero, up to 2^63-1.</summary>
    internal static long Getal(string tekst) =>
        tekst.Length is > 0 and <= 19 && tekst.All(char.IsAsciiDigit) && (tekst.Length == 1 || tekst[0] != '0') && long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal)
            ? getal
            : throw new OngeldigBewijsException("geen getal zonder voorloopnullen");

    /// <summary>The text that is signed and stamped.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Log}\n{Maat}\n{Convert.ToBase64String(Wortel)}\n{string.Concat(Uitbreidingen.Select(r => r + "\n"))}");

    public bool Equals(Checkpoint? ander) => ander is not null && ToString() == ander.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
