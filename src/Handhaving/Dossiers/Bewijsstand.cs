namespace Handhaving.Dossiers;

/// <summary>
/// What the machine-readable half of this dossier can prove, in the words that the verifier uses as well. Given by whoever
/// makes that half; <see cref="Geen"/> when there is none.
/// </summary>
/// <param name="Log">Name of the log in which the events stand; null: there is no machine-readable half.</param>
/// <param name="OndertekenaarGescheiden">Who manages the server of the gemeente cannot reach the key that signs the log.</param>
/// <param name="TijdBewezen">Before and after each event lies a time stamp of an independent authority.</param>
/// <param name="Getuige">At least one witness outside the gemeente cosigned.</param>
public sealed record Bewijsstand(string? Log, bool OndertekenaarGescheiden, bool TijdBewezen, bool Getuige)
{
    public const string NietGescheiden = "ondertekenaar niet gescheiden", TijdNietBewezen = "tijd niet bewezen", GeenGetuige = "geen getuige", NietGeborgd = "niet geborgd";

    public static Bewijsstand Geen { get; } = new(null, false, false, false);

    /// <summary>What the reader must know before he relies on it.</summary>
    public IReadOnlyList<string> Voorbehouden => Log is null ? [NietGeborgd] :
        [.. ((string Woord, bool Geldt)[])[(NietGescheiden, !OndertekenaarGescheiden), (TijdNietBewezen, !TijdBewezen), (GeenGetuige, !Getuige)] is var alle ? alle.Where(v => v.Geldt).Select(v => v.Woord) : []];
}
