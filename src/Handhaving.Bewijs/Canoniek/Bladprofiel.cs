namespace Handhaving.Bewijs.Canoniek;

/// <summary>
/// The stricter profile of RFC 8785 for what is hashed: whole numbers up to 2^53-1 and never -0, ASCII names. Any language
/// can write these bytes in one line; money and decimals travel as text, and so do sequence numbers of 64 bits.
/// </summary>
public static class Bladprofiel
{
    /// <summary>2^53-1: the largest whole number that every reader of JSON keeps apart from its neighbours.</summary>
    public const long Grootste = (1L << 53) - 1;

    /// <summary>The canonical bytes of a value of the profile.</summary>
    /// <exception cref="OngeldigBewijsException">A fraction, a number too large or a name that is not ASCII.</exception>
    public static byte[] Bytes(Json waarde)
    {
        Eis(waarde);
        return CanoniekeJson.Bytes(waarde);
    }

    /// <summary>Reads bytes that must themselves be the canonical bytes: a proof over one spelling says nothing about another.</summary>
    /// <exception cref="OngeldigBewijsException">Not JSON, outside the profile, or written in another way.</exception>
    public static Json Lees(ReadOnlySpan<byte> bytes, int omvang = CanoniekeJson.MaximaleOmvang, int diepte = CanoniekeJson.MaximaleDiepte)
    {
        var waarde = CanoniekeJson.Lees(bytes, omvang, diepte);
        return bytes.SequenceEqual(Bytes(waarde)) ? waarde : throw new OngeldigBewijsException("de JSON is niet canoniek geschreven");
    }

    /// <summary>Whether these bytes are the canonical bytes of a value of the profile.</summary>
    public static bool IsCanoniek(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Lees(bytes);
            return true;
        }
        catch (OngeldigBewijsException)
        {
            return false;
        }
    }

    /// <summary>Refuses what the profile does not know.</summary>
    public static void Eis(Json waarde)
    {
        switch (waarde)
        {
            case Json.Getal getal when !getal.Geheel || Math.Abs(getal.Waarde) > Grootste:
                throw new OngeldigBewijsException("een getal met breuk of boven 2^53-1 hoort niet in een blad; gebruik tekst");
            case Json.Rij rij:
                foreach (var deel in rij.Delen) Eis(deel);
                break;
            case Json.Voorwerp voorwerp:
                foreach (var (naam, deel) in voorwerp.Velden)
                {
                    if (!System.Text.Ascii.IsValid(naam)) throw new OngeldigBewijsException("een naam in een blad bestaat uit ASCII");
                    Eis(deel);
                }
                break;
        }
    }
}
