namespace Handhaving.Borging.Controle;

/// <summary>How much a finding weighs.</summary>
public enum Ernst
{
    /// <summary>To know, and no proof of a change: an outage of the booker does this too.</summary>
    Aandachtspunt,

    /// <summary>What is stored is not what the log proves, or cannot be judged.</summary>
    Afwijking,
}

/// <summary>What the audit found, and where. Never what an event says, never a personal value.</summary>
/// <param name="Code">Fixed name, for counts and alarms.</param>
/// <param name="Zin">One Dutch sentence for whoever reads the report.</param>
/// <param name="I">Place in the log.</param>
/// <param name="SeqId">Place in the event store.</param>
/// <param name="Waar">The stream, table or object.</param>
public sealed record Bevinding(string Code, string Zin, long? I = null, long? SeqId = null, string? Waar = null, Ernst Ernst = Ernst.Afwijking)
{
    private const int LangsteNaam = 100;

    /// <summary>Names may themselves have been forged; a report stays readable.</summary>
    public string? Waar { get; } = Waar is { Length: > LangsteNaam } ? Waar[..LangsteNaam] + "…" : Waar;

    public override string ToString()
    {
        string?[] plaats = [I is { } i ? $"post {i}" : null, SeqId is { } s ? $"volgnummer {s}" : null, Waar];
        return $"{Code}: {Zin}{(plaats.OfType<string>().ToArray() is { Length: > 0 } p ? $" ({string.Join(", ", p)})" : "")}";
    }
}

/// <summary>The findings of one run. Of each code the first hundred are kept and all are counted, so that a log in ruins is still reported.</summary>
public sealed class Bevindinglijst
{
    private const int MeestePerCode = 100;

    private readonly List<Bevinding> _alle = [];
    private readonly SortedDictionary<string, int> _aantallen = new(StringComparer.Ordinal);

    public IReadOnlyList<Bevinding> Alle => _alle;

    /// <summary>How often each code was found.</summary>
    public IReadOnlyDictionary<string, int> Aantallen => _aantallen;

    public int Afwijkingen { get; private set; }

    public int Aandachtspunten { get; private set; }

    public void Meld(string code, string zin, long? i = null, long? seqId = null, string? waar = null, Ernst ernst = Ernst.Afwijking)
    {
        var aantal = _aantallen[code] = _aantallen.GetValueOrDefault(code) + 1;
        if (ernst is Ernst.Afwijking) Afwijkingen++; else Aandachtspunten++;
        if (aantal <= MeestePerCode) _alle.Add(new(code, zin, i, seqId, waar, ernst));
    }
}
