using System.Buffers.Text;
using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Handhaving.Platform;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Partners;

/// <summary>
/// Everything with which someone tries out a connection on his own machine: a root, a certificate for this server and one for a partner, a
/// key to log in with, and the settings that go with them. For Development; a real partner has PKIoverheid.
/// </summary>
internal sealed class Proefaansluiting(string map, TimeProvider klok)
{
    private const string Kid = "proef-1", Serienummer = "2.5.4.5", Adres = "https://localhost:8443";

    private static readonly JsonSerializerOptions Leesbaar = new() { WriteIndented = true };

    public void Maak(string oin)
    {
        if (!Oin.IsGeldig(oin)) throw new OpdrachtMislukt("--oin is geen OIN van 20 cijfers en hoofdletters, zoals 00000099000000001000.");
        Directory.CreateDirectory(Pad("lijsten"));
        using var wortel = Wortel();
        using (var sleutel = wortel.GetECDsaPrivateKey()!)
            File.WriteAllBytes(Pad("lijsten/wortel.crl"), new CertificateRevocationListBuilder().Build(wortel.SubjectName, X509SignatureGenerator.CreateForECDsa(sleutel), 1, Nu + TimeSpan.FromDays(30), HashAlgorithmName.SHA256,
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(wortel, true, false), Nu - TimeSpan.FromHours(1)));
        Certificaat("server", wortel, new X500DistinguishedName("CN=localhost"), "1.3.6.1.5.5.7.3.1");
        Certificaat("partner", wortel, Onderwerp(oin), "1.3.6.1.5.5.7.3.2");
        using var aanmelden = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Geheim("aanmelden.key", aanmelden.ExportPkcs8PrivateKeyPem());
        var q = aanmelden.ExportParameters(false).Q;
        File.WriteAllText(Pad("sleutel.json"), JsonSerializer.Serialize(new
        {
            jwk = new { kty = "EC", kid = Kid, alg = "ES256", use = "sig", crv = "P-256", x = Base64Url.EncodeToString(q.X), y = Base64Url.EncodeToString(q.Y) },
            geldigVanaf = Nu,
            geldigTot = Nu + TimeSpan.FromDays(90),
        }, Leesbaar) + "\n");
        File.WriteAllText(Pad("partner.json"), JsonSerializer.Serialize(new { oin, organisatie = "Proefpartner", soort = nameof(Partnersoort.Uwv) }, Leesbaar) + "\n");
        // As the sample consumers read it; the gemeente tells the two that are not known yet.
        File.WriteAllText(Pad("aansluiting.json"), JsonSerializer.Serialize(new
        {
            uitgever = Adres,
            client = "CLIENTID",
            kid = Kid,
            feed = "FEEDID",
            certificaat = "partner.pem",
            certificaatsleutel = "partner.key",
            aanmeldsleutel = "aanmelden.key",
            vertrouwd = "wortel.pem",
        }, Leesbaar) + "\n");
        File.WriteAllText(Pad("instellingen.sh"), $"""
            export Partners__Uitgever={Adres} Partners__Poort__Adres={Adres}
            export Partners__Poort__Certificaat={Pad("server.pem")} Partners__Poort__Sleutel={Pad("server.key")}
            export Partners__Vertrouwen__Wortels__0={Pad("wortel.pem")} Partners__Vertrouwen__Intrekkingslijsten={Pad("lijsten")}

            """);
    }

    /// <summary>An assertion of the client with the key in the folder.</summary>
    public string Verklaar(string client, string uitgever)
    {
        if (Clientnaam.Lees(client) is null) throw new OpdrachtMislukt("--client is geen clientId, zoals GET /v1/partners haar noemt.");
        if (!File.Exists(Pad("aanmelden.key"))) throw new OpdrachtMislukt($"In {map} staat geen aanmelden.key; maak haar met: ops/handhaving partner proef {map}.");
        using var sleutel = ECDsa.Create();
        sleutel.ImportFromPem(File.ReadAllText(Pad("aanmelden.key")));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = client,
            Audience = uitgever + Tokeneindpunt.Pad,
            IssuedAt = Nu.UtcDateTime,
            Expires = (Nu + TimeSpan.FromMinutes(2)).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = client, ["jti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18)) },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(sleutel) { KeyId = Kid, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private DateTimeOffset Nu => DateTimeOffset.FromUnixTimeSeconds(klok.GetUtcNow().ToUnixTimeSeconds());

    private string Pad(string naam) => Path.GetFullPath(Path.Combine(map, naam));

    private X509Certificate2 Wortel()
    {
        if (File.Exists(Pad("wortel.pem")) && File.Exists(Pad("wortel.key"))) return X509Certificate2.CreateFromPemFile(Pad("wortel.pem"), Pad("wortel.key"));
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest("CN=Proefwortel (alleen om te proberen)", sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        verzoek.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        verzoek.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(verzoek.PublicKey, false));
        var wortel = verzoek.CreateSelfSigned(Nu - TimeSpan.FromDays(1), Nu + TimeSpan.FromDays(365));
        File.WriteAllText(Pad("wortel.pem"), wortel.ExportCertificatePem() + "\n");
        Geheim("wortel.key", sleutel.ExportPkcs8PrivateKeyPem());
        return wortel;
    }

    private void Certificaat(string naam, X509Certificate2 wortel, X500DistinguishedName onderwerp, string gebruik)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(onderwerp, sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        verzoek.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        verzoek.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(gebruik)], false));
        verzoek.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(wortel, true, false));
        var namen = new SubjectAlternativeNameBuilder();
        namen.AddDnsName("localhost");
        namen.AddIpAddress(IPAddress.Loopback);
        verzoek.CertificateExtensions.Add(namen.Build());
        using var uitgever = wortel.GetECDsaPrivateKey()!;
        using var blad = verzoek.Create(wortel.SubjectName, X509SignatureGenerator.CreateForECDsa(uitgever), Nu - TimeSpan.FromHours(1), Nu + TimeSpan.FromDays(90), [1, .. RandomNumberGenerator.GetBytes(15)]);
        File.WriteAllText(Pad($"{naam}.pem"), blad.ExportCertificatePem() + "\n");
        // That of the server is read by whoever ops/start runs it as; it vouches for this machine alone.
        if (naam == "server") File.WriteAllText(Pad("server.key"), sleutel.ExportPkcs8PrivateKeyPem() + "\n");
        else Geheim($"{naam}.key", sleutel.ExportPkcs8PrivateKeyPem());
    }

    private void Geheim(string naam, string pem)
    {
        File.Delete(Pad(naam));
        var vorm = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) vorm.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var bestand = new StreamWriter(new FileStream(Pad(naam), vorm));
        bestand.Write(pem + "\n");
    }

    /// <summary>The OIN as PrintableString, in an attribute of its own.</summary>
    private static X500DistinguishedName Onderwerp(string oin)
    {
        var naam = new X500DistinguishedNameBuilder();
        naam.AddCountryOrRegion("NL");
        naam.AddOrganizationName("Proefpartner");
        naam.AddCommonName(string.Create(CultureInfo.InvariantCulture, $"proef-{oin}"));
        naam.Add(Serienummer, oin, UniversalTagNumber.PrintableString);
        return naam.Build();
    }
}
