using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Handhaving.Partners;

/// <summary>
/// The OIN in a certificate: the value of the one RDN serialNumber (OID 2.5.4.5) of its subject (Digikoppeling PKI001, FSC PeerID). Read from
/// the encoded name: a subject as text can be made to say anything.
/// </summary>
internal static class Certificaatonderwerp
{
    private const string Serienummer = "2.5.4.5";

    /// <summary>Null when it is not there exactly once, stands together with another attribute, or is no PrintableString (X.520) of the right shape.</summary>
    public static string? Oin(X500DistinguishedName onderwerp)
    {
        try
        {
            string? oin = null;
            var naam = new AsnReader(onderwerp.RawData, AsnEncodingRules.DER).ReadSequence();
            while (naam.HasData)
            {
                var rdn = naam.ReadSetOf();
                var deel = rdn.ReadSequence();
                // Two attributes in one RDN: which of them names it is a matter of taste, so neither does.
                if (rdn.HasData) return null;
                if (deel.ReadObjectIdentifier() != Serienummer) continue;
                if (oin is not null) return null;
                oin = deel.ReadCharacterString(UniversalTagNumber.PrintableString);
            }
            return Partners.Oin.IsGeldig(oin) ? oin : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
