using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Handhaving.Verificatie.Tests;

/// <summary>Time stamps that openssl would not make, but an attacker with a certificate under a trusted root could. .NET and openssl must judge them alike.</summary>
public class StempelTests
{
    private const string Tijdstempelen = "1.3.6.1.5.5.7.3.8", Codeondertekenen = "1.3.6.1.5.5.7.3.3", Sha256 = "2.16.840.1.101.3.4.2.1", Sha512 = "2.16.840.1.101.3.4.2.3";
    private static readonly DateTimeOffset Nu = DateTimeOffset.UtcNow, Begin = Nu.AddYears(-2), Eind = Nu.AddYears(2);

    private sealed record Dienst
    {
        public string[] Doelen { get; init; } = [Tijdstempelen];
        public bool Kritisch { get; init; } = true;
        public X509KeyUsageFlags? Gebruik { get; init; }
        public bool Tussenlaag { get; init; }
        public bool TussenlaagMee { get; init; } = true;
        public bool Rsa { get; init; }
        public DateTimeOffset GeldigTot { get; init; } = Eind.AddDays(-2);
        public DateTimeOffset Worteleinde { get; init; } = Eind;
        public bool MetCertificaat { get; init; } = true;
        public string? Ess { get; init; } = "goed";
        public string Imprint { get; init; } = Sha256;
        public DateTimeOffset Moment { get; init; } = Nu;
        public Func<byte[], byte[]> Greep { get; init; } = token => token;

        /// <summary>The root, and what stamps under it.</summary>
        public (byte[] Wortel, Func<string, byte[]> Stempel) Maak()
        {
            var wortelsleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var wortelvraag = new CertificateRequest("CN=wortel", wortelsleutel, HashAlgorithmName.SHA256);
            wortelvraag.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            var wortel = wortelvraag.CreateSelfSigned(Begin, Worteleinde);
            var boven = wortel;
            if (Tussenlaag)
            {
                var tussensleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                var tussenvraag = new CertificateRequest("CN=tussen", tussensleutel, HashAlgorithmName.SHA256);
                tussenvraag.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
                boven = tussenvraag.Create(wortel, Begin, Worteleinde.AddDays(-1), [2]).CopyWithPrivateKey(tussensleutel);
            }
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var rsa = RSA.Create(2048);
            var vraag = Rsa ? new CertificateRequest("CN=tsa", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest("CN=tsa", ec, HashAlgorithmName.SHA256);
            vraag.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
            if (Doelen.Length > 0) vraag.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. Doelen.Select(d => new Oid(d))], Kritisch));
            if (Gebruik is { } gebruik) vraag.CertificateExtensions.Add(new X509KeyUsageExtension(gebruik, true));
            var ondertekend = vraag.Create(boven.SubjectName, X509SignatureGenerator.CreateForECDsa(boven.GetECDsaPrivateKey()!), Begin, GeldigTot, [3]);
            var certificaat = Rsa ? ondertekend.CopyWithPrivateKey(rsa) : ondertekend.CopyWithPrivateKey(ec);
            var bewaard = X509CertificateLoader.LoadPkcs12(certificaat.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
            return (wortel.RawData, tekst => Stempel(tekst, bewaard, boven));
        }

        private byte[] Stempel(string tekst, X509Certificate2 certificaat, X509Certificate2 boven)
        {
            var bytes = Encoding.UTF8.GetBytes(tekst);
            var info = new Rfc3161TimestampTokenInfo(new Oid("1.2.3.4.1"), new Oid(Imprint), Imprint == Sha512 ? SHA512.HashData(bytes) : SHA256.HashData(bytes), new byte[] { 1 }, Moment);
            var cms = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), info.Encode()));
            var wie = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificaat) { DigestAlgorithm = new Oid(Sha256), IncludeOption = MetCertificaat ? X509IncludeOption.EndCertOnly : X509IncludeOption.None };
            if (Tussenlaag && TussenlaagMee) wie.Certificates.Add(X509CertificateLoader.LoadCertificate(boven.RawData));
            if (Ess is not null)
            {
                // RFC 5816: SigningCertificateV2 with one ESSCertIDv2, SHA-256 by default.
                var der = new AsnWriter(AsnEncodingRules.DER);
                using (der.PushSequence()) using (der.PushSequence()) using (der.PushSequence()) der.WriteOctetString(Ess == "goed" ? SHA256.HashData(certificaat.RawData) : new byte[32]);
                wie.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", der.Encode()));
            }
            cms.ComputeSignature(wie);
            return Greep(cms.Encode());
        }
    }

    [Fact]
    public void Beide_oordelen_gelijk_over_elk_tijdstempel()
    {
        (string Naam, Dienst Dienst, int Code, string Regel)[] gevallen =
        [
            ("goed", new(), 0, ""),
            ("RSA", new() { Rsa = true }, 0, ""),
            ("tussenlaag", new() { Tussenlaag = true }, 0, ""),
            ("tussenlaag ontbreekt", new() { Tussenlaag = true, TussenlaagMee = false }, 1, "anker"),
            ("sleutelgebruik tekenen", new() { Gebruik = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation }, 0, ""),
            ("sleutelgebruik versleutelen", new() { Gebruik = X509KeyUsageFlags.KeyEncipherment }, 1, "anker"),
            ("sleutelgebruik tekenen en versleutelen", new() { Gebruik = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment }, 1, "anker"),
            ("doel niet kritisch", new() { Kritisch = false }, 1, "anker"),
            ("ander doel", new() { Doelen = [Codeondertekenen] }, 1, "anker"),
            ("twee doelen", new() { Doelen = [Tijdstempelen, Codeondertekenen] }, 1, "anker"),
            ("geen doel", new() { Doelen = [] }, 1, "anker"),
            ("geen certificaat mee", new() { MetCertificaat = false }, 1, "anker"),
            ("geen attribuut", new() { Ess = null }, 1, "anker"),
            ("attribuut van een ander", new() { Ess = "fout" }, 1, "anker"),
            ("SHA-512 over de tekst", new() { Imprint = Sha512 }, 1, "anker"),
            ("certificaat verlopen", new() { GeldigTot = Nu.AddDays(-1) }, 1, "anker"),
            ("wortel verlopen", new() { Worteleinde = Nu.AddDays(-1) }, 1, "anker"),
            ("toen nog geldig, nu te vroeg", new() { GeldigTot = Nu.AddDays(-1), Moment = Nu.AddDays(-2) }, 2, "tijd"),
            ("toekomst", new() { Moment = Nu.AddHours(1) }, 2, "tijd"),
            ("te laat", new() { Moment = Nu.AddHours(3) }, 2, "tijd"),
            ("een halve seconde", new() { Moment = Nu.AddMilliseconds(500) }, 0, ""),
            ("byte achteraan", new() { Greep = t => [.. t, 0] }, 1, "anker"),
            ("afgekapt", new() { Greep = t => t[..^1] }, 1, "anker"),
            ("leeg", new() { Greep = _ => [] }, 1, "anker"),
            ("geen DER", new() { Greep = _ => [0x30, 0x84, 0xff, 0xff, 0xff, 0xff] }, 1, "anker"),
        ];
        List<string> mis = [];
        foreach (var (naam, dienst, code, regel) in gevallen)
        {
            var (wortel, stempel) = dienst.Maak();
            var zip = new Dossierbouwer { Eigenstempel = stempel, Nu = Nu }.Zip();
            var (_, csharp, python) = Keuringsproef.Keur([(naam, zip)], Dossierbouwer.Beleidtekst($"tsa proef {Convert.ToBase64String(wortel)}", tsa: false)).Single();
            if ((csharp.Code, csharp.Regel) != (code, regel) || python is { } py && (py.Code, py.Regel) != (code, regel)) mis.Add($"{naam}: verwacht {code} {regel}; C# {csharp}; Python {python}");
        }
        mis.ShouldBeEmpty();
    }
}
