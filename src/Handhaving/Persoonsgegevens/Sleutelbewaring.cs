namespace Handhaving.Persoonsgegevens;

/// <summary>
/// Keeps the key-encryption keys outside the database, one for each epoch (<em>tijdvak</em>). Its shape is that of a PKCS#11
/// token, which can stand behind it later: a key has a number and does not come out, it wraps and unwraps by that number, and
/// keys for other uses are derived by label.
/// </summary>
public interface ISleutelbewaring
{
    /// <summary>All epochs by number, those that were destroyed included.</summary>
    IReadOnlyList<Tijdvak> Tijdvakken();

    byte[] WikkelIn(int tijdvak, ReadOnlySpan<byte> sleutel, string aad);

    /// <exception cref="KluisGeschondenException">The key of this epoch is not there, or is not the one that wrapped this.</exception>
    byte[] WikkelUit(int tijdvak, ReadOnlySpan<byte> omwikkeld, string aad);

    /// <summary>A key for one other use. The same for ever, whatever epochs come and go.</summary>
    byte[] LeidAf(string gebruik);

    /// <summary>Makes the key of the next epoch, and has stored it durably before it returns its number.</summary>
    int Begin();

    /// <summary>Remembers from when on nothing was wrapped under this epoch any more. A later moment takes the place of an earlier one: something still was.</summary>
    void SluitAf(int tijdvak, DateTimeOffset op);

    /// <summary>Nothing that was wrapped under this epoch opens again, in whatever backup it stands.</summary>
    void Vernietig(int tijdvak, DateTimeOffset op);

    /// <summary>What is wrong with how the keys are kept, each as one Dutch line.</summary>
    IReadOnlyList<string> Gebreken();
}

/// <summary>One epoch of the key-encryption key.</summary>
/// <param name="Afgesloten">Since when nothing is wrapped under it any more.</param>
/// <param name="Vernietigd">Since when its key is gone.</param>
public sealed record Tijdvak(int Nr, DateTimeOffset Begonnen, DateTimeOffset? Afgesloten, DateTimeOffset? Vernietigd)
{
    /// <summary>That of the rows of before there were epochs.</summary>
    public const int Eerste = 1;
}

/// <summary>
/// The root of the keys for other uses than wrapping (reference of an employee, admission tag, search index). Who needs no more
/// than that gets this, and cannot unwrap.
/// </summary>
public sealed class Hoofdsleutel(ISleutelbewaring bewaring)
{
    internal byte[] Afgeleid(string gebruik) => bewaring.LeidAf(gebruik);
}

internal static class Tijdvakkeuze
{
    /// <summary>The epoch under which keys are wrapped now.</summary>
    public static int Huidig(this ISleutelbewaring bewaring) => bewaring.Tijdvakken().LastOrDefault(t => t.Vernietigd is null)?.Nr
        ?? throw new InvalidOperationException("Er is geen sleutel om mee te versleutelen; zet de sleutels terug uit de reservekopie (docs/beheer/herstellen.md).");
}
