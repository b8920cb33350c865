using System.Security.Cryptography;

namespace Handhaving.Persoonsgegevens;

/// <summary>The key of one person for one class of values, wrapped under an epoch: a row of <c>persoonsgegevens.sleutel</c>.</summary>
/// <param name="Tijdvak">Null: of before there were epochs and classes, and so of the first of each.</param>
internal sealed record Sleutelrij(string Gemeente, Guid Betrokkene, string Klasse, int? Tijdvak, byte[] Omwikkeld)
{
    /// <summary>To whom, for what and under which epoch: a wrapped key that was moved does not open.</summary>
    private string Aad => Tijdvak is { } tijdvak ? $"sleutel.v2|{Gemeente}|{Betrokkene}|{Klasse}|{tijdvak}"
        : Klasse == Bewaarklasse.Zaak ? $"sleutel.v1|{Gemeente}|{Betrokkene}"
        : throw new KluisGeschondenException("Een sleutel zonder tijdvak hoort niet bij deze bewaarklasse.");

    public int Nr => Tijdvak ?? Persoonsgegevens.Tijdvak.Eerste;

    public static Sleutelrij Nieuw(ISleutelbewaring bewaring, string gemeente, Guid betrokkene, string klasse) =>
        Wikkel(bewaring, new(gemeente, betrokkene, klasse, bewaring.Huidig(), []), RandomNumberGenerator.GetBytes(32));

    /// <exception cref="KluisGeschondenException">Key, person, class and epoch do not belong together.</exception>
    public byte[] Open(ISleutelbewaring bewaring) => bewaring.WikkelUit(Nr, Omwikkeld, Aad);

    /// <summary>The same key under another epoch.</summary>
    public Sleutelrij Naar(ISleutelbewaring bewaring, int tijdvak) => Wikkel(bewaring, this with { Tijdvak = tijdvak }, Open(bewaring));

    private static Sleutelrij Wikkel(ISleutelbewaring bewaring, Sleutelrij rij, byte[] sleutel)
    {
        try
        {
            return rij with { Omwikkeld = bewaring.WikkelIn(rij.Nr, sleutel, rij.Aad) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sleutel);
        }
    }
}
