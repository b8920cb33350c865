using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Handhaving.Partners;

namespace Handhaving.Tests.Partners;

/// <summary>A root, an intermediate and the lists of both, in a folder as a beheerder would keep them.</summary>
public sealed class Proefketen : IDisposable
{
    public const string Oin = "00000099000000001000", AndereOin = "00000099000000002000";

    public const string Client = "1.3.6.1.5.5.7.3.2", Server = "1.3.6.1.5.5.7.3.1";

    private int _nummer = 100;

    public Proefketen(DateTimeOffset? nu = null)
    {
        Nu = nu ?? DateTimeOffset.UtcNow;
        Map = Directory.CreateTempSubdirectory("proefketen-").FullName;
        Directory.CreateDirectory(Lijsten);
        Wortel = Uitgever("Proefwortel", null);
        Tussen = Uitgever("Proefuitgever", Wortel);
        File.WriteAllText(Wortelbestand, Wortel.ExportCertificatePem());
        SchrijfLijst("wortel", Wortel);
        SchrijfLijst("tussen", Tussen);
    }

    public DateTimeOffset Nu { get; }

    public string Map { get; }

    public string Lijsten => Path.Combine(Map, "lijsten");

    public string Wortelbestand => Path.Combine(Map, "wortel.pem");

    public X509Certificate2 Wortel { get; }

    public X509Certificate2 Tussen { get; }

    public Partnerinstellingen Instellingen(Intrekkingseis eis = Intrekkingseis.Verplicht) =>
        new("https://partners.test", TimeSpan.FromMinutes(5), 1, new([Wortelbestand], [], Lijsten, eis), new Partnergrenzen(), []);

    /// <summary>A subject with the OIN where it belongs.</summary>
    public static X500DistinguishedName Onderwerp(string oin = Oin, UniversalTagNumber soort = UniversalTagNumber.PrintableString) => Naam([("2.5.4.6", "NL", UniversalTagNumber.PrintableString)], [("2.5.4.10", "Proefpartner", UniversalTagNumber.UTF8String)], [("2.5.4.3", "partner.test", UniversalTagNumber.UTF8String)], [("2.5.4.5", oin, soort)]);

    /// <summary>A name of these RDNs, each with one attribute or more.</summary>
    public static X500DistinguishedName Naam(params (string Oid, string Waarde, UniversalTagNumber Soort)[][] rdns)
    {
        var schrijver = new AsnWriter(AsnEncodingRules.BER);
        using (schrijver.PushSequence())
            foreach (var rdn in rdns)
                using (schrijver.PushSetOf())
                    foreach (var (oid, waarde, soort) in rdn)
                        using (schrijver.PushSequence())
                        {
                            schrijver.WriteObjectIdentifier(oid);
                            schrijver.WriteCharacterString(soort, waarde);
                        }
        return new X500DistinguishedName(schrijver.Encode());
    }

    public X509Certificate2 Uitgever(string naam, X509Certificate2? door, int? padlengte = null, bool ca = true)
    {
        var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(new X500DistinguishedName($"CN={naam}"), sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(ca, padlengte is not null, padlengte ?? 0, true));
        verzoek.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        verzoek.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(verzoek.PublicKey, false));
        var (van, tot) = (Nu.AddDays(-400), Nu.AddDays(400));
        return door is null ? verzoek.CreateSelfSigned(van, tot) : verzoek.Create(door.SubjectName, X509SignatureGenerator.CreateForECDsa(door.GetECDsaPrivateKey()!), van, tot, Nummer()).CopyWithPrivateKey(sleutel);
    }

    /// <param name="door">Who signs; null makes it sign itself.</param>
    public X509Certificate2 Blad(X500DistinguishedName? onderwerp = null, X509Certificate2? door = null, bool zelf = false, DateTimeOffset? van = null, DateTimeOffset? tot = null, string? eku = Client,
        X509KeyUsageFlags gebruik = X509KeyUsageFlags.DigitalSignature, AsymmetricAlgorithm? sleutel = null, HashAlgorithmName? hash = null, string? dns = null)
    {
        sleutel ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = sleutel is RSA rsa ? new CertificateRequest(onderwerp ?? Onderwerp(), rsa, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest(onderwerp ?? Onderwerp(), (ECDsa)sleutel, hash ?? HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        verzoek.CertificateExtensions.Add(new X509KeyUsageExtension(gebruik, true));
        if (eku is not null) verzoek.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(eku)], false));
        if (dns is not null)
        {
            var namen = new SubjectAlternativeNameBuilder();
            namen.AddDnsName(dns);
            verzoek.CertificateExtensions.Add(namen.Build());
        }
        var (begin, einde) = (van ?? Nu.AddDays(-1), tot ?? Nu.AddDays(30));
        if (zelf) return verzoek.CreateSelfSigned(begin, einde);
        door ??= Tussen;
        var kaal = verzoek.Create(door.SubjectName, X509SignatureGenerator.CreateForECDsa(door.GetECDsaPrivateKey()!), begin, einde, Nummer());
        var heel = sleutel is RSA r ? kaal.CopyWithPrivateKey(r) : kaal.CopyWithPrivateKey((ECDsa)sleutel);
        // What was only made does not always log in: through the file form it does.
        return X509CertificateLoader.LoadPkcs12(heel.Export(X509ContentType.Pkcs12), null);
    }

    public void SchrijfLijst(string naam, X509Certificate2 uitgever, IEnumerable<X509Certificate2>? ingetrokken = null, DateTimeOffset? van = null, DateTimeOffset? tot = null, X509Certificate2? ondertekenaar = null)
    {
        var lijst = new CertificateRevocationListBuilder();
        foreach (var c in ingetrokken ?? []) lijst.AddEntry(c, Nu.AddHours(-1));
        using var sleutel = (ondertekenaar ?? uitgever).GetECDsaPrivateKey()!;
        var bytes = lijst.Build(uitgever.SubjectName, X509SignatureGenerator.CreateForECDsa(sleutel), 1, tot ?? Nu.AddDays(1), HashAlgorithmName.SHA256, X509AuthorityKeyIdentifierExtension.CreateFromCertificate(uitgever, true, false), van ?? Nu.AddHours(-2));
        File.WriteAllBytes(Path.Combine(Lijsten, $"{naam}.crl"), bytes);
    }

    private byte[] Nummer() => BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(Interlocked.Increment(ref _nummer)));

    public void Dispose() => Directory.Delete(Map, recursive: true);
}

/// <summary>Makes assertions and other tokens by hand, so that also what no library would make can be sent.</summary>
public static class Proefjwt
{
    public static string Maak(object kop, object inhoud, Func<byte[], byte[]> onderteken)
    {
        var deel = $"{B64(System.Text.Json.JsonSerializer.Serialize(kop))}.{B64(System.Text.Json.JsonSerializer.Serialize(inhoud))}";
        return $"{deel}.{System.Buffers.Text.Base64Url.EncodeToString(onderteken(Encoding.ASCII.GetBytes(deel)))}";
    }

    public static Func<byte[], byte[]> Es256(ECDsa sleutel) => b => sleutel.SignData(b, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public static string B64(string tekst) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(tekst));

    public static Jwk Jwk(ECDsa sleutel, string kid)
    {
        var q = sleutel.ExportParameters(false).Q;
        return new("EC", kid, Sleutelalgoritme.ES256, "sig", "P-256", System.Buffers.Text.Base64Url.EncodeToString(q.X), System.Buffers.Text.Base64Url.EncodeToString(q.Y));
    }

    public static Dictionary<string, object> Inhoud(string client, DateTimeOffset nu, string publiek = "https://partners.test/token") => new()
    {
        ["iss"] = client,
        ["sub"] = client,
        ["aud"] = publiek,
        ["iat"] = nu.ToUnixTimeSeconds(),
        ["exp"] = nu.AddMinutes(2).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
    };
}
