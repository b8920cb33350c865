using System.Text;

namespace Handhaving.Bewijs.Notities;

/// <summary>C2SP signed-note: a text, an empty line, signature lines. The text means nothing before a known key vouches for it.</summary>
public sealed record Notitie(string Tekst, IReadOnlyList<Handtekening> Handtekeningen)
{
    /// <summary>Beyond this a note is refused before anything is computed.</summary>
    public const int MaximaleOmvang = 1_000_000, MeesteHandtekeningen = 100;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="OngeldigBewijsException">Malformed, or beyond the bounds.</exception>
    public static Notitie Lees(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximaleOmvang) throw new OngeldigBewijsException("de notitie is te groot");
        string tekst;
        try
        {
            tekst = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new OngeldigBewijsException("de notitie is geen geldige UTF-8");
        }
        if (tekst.AsSpan().ContainsAnyInRange('\0', '\t') || tekst.AsSpan().ContainsAnyInRange('\v', '\x1f')) throw new OngeldigBewijsException("de notitie bevat een besturingsteken");

        // The last empty line parts text and signatures, so a text may hold empty lines itself.
        var grens = tekst.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (grens < 0 || grens + 2 == tekst.Length || tekst[^1] != '\n') throw new OngeldigBewijsException("de notitie heeft geen handtekeningen of eindigt niet met een regeleinde");
        var regels = tekst[(grens + 2)..^1].Split('\n', MeesteHandtekeningen + 1);
        if (regels.Length > MeesteHandtekeningen) throw new OngeldigBewijsException("de notitie heeft te veel handtekeningen");
        return new(tekst[..(grens + 1)], [.. regels.Select(Regel)]);
    }

    private static Handtekening Regel(string regel)
    {
        var delen = regel.StartsWith("— ", StringComparison.Ordinal) ? regel[2..].Split(' ') : [];
        if (delen.Length != 2) throw new OngeldigBewijsException("een regel met een handtekening heeft niet de vorm '— naam base64'");
        Sleutel.EisNaam(delen[0]);
        return Handtekening.Lees(delen[0], delen[1]);
    }

    /// <summary>The note as it travels.</summary>
    public override string ToString() => $"{Tekst}\n{string.Concat(Handtekeningen)}";

    public byte[] Bytes() => Utf8.GetBytes(ToString());

    /// <summary>The same note with one signature more.</summary>
    public Notitie Met(Handtekening handtekening) => this with { Handtekeningen = [.. Handtekeningen, handtekening] };

    /// <summary>
    /// The keys that signed this note. Signatures of unknown keys are passed by; a bad signature of a known key spoils the whole note.
    /// </summary>
    /// <exception cref="OngeldigBewijsException">Two keys share name and id, a known key's signature is bad, or no known key signed.</exception>
    public IReadOnlyList<Sleutel> Controleer(IEnumerable<Sleutel> bekend)
    {
        var sleutels = new Dictionary<(string, uint), Sleutel>();
        foreach (var sleutel in bekend)
            if (!sleutels.TryAdd((sleutel.Naam, sleutel.Id), sleutel)) throw new OngeldigBewijsException("twee sleutels hebben dezelfde naam en hetzelfde id");
        var goed = new List<Sleutel>();
        foreach (var handtekening in Handtekeningen)
        {
            if (!sleutels.TryGetValue((handtekening.Naam, handtekening.SleutelId), out var sleutel)) continue;
            if (!sleutel.Controleer(Tekst, handtekening)) throw new OngeldigBewijsException($"de handtekening van {sleutel.Naam} klopt niet");
            if (!goed.Contains(sleutel)) goed.Add(sleutel);
        }
        return goed.Count > 0 ? goed : throw new OngeldigBewijsException("de notitie draagt geen handtekening van een bekende sleutel");
    }
}
