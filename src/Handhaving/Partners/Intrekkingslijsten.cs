using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Handhaving.Partners;

internal enum Intrekkingstand { NietIngetrokken, Ingetrokken, Onbekend }

/// <summary>
/// Certificate revocation lists (RFC 5280 section 5) from a folder. The framework's own check would go out to addresses that a caller names
/// in his certificate; this reads what the beheerder put there, and reads it again when that changes.
/// </summary>
internal sealed class Intrekkingslijsten(string? map)
{
    /// <summary>SHA-256 and better, for certificates as well as lists.</summary>
    private static readonly HashSet<string> Handtekeningen =
    [
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
    ];

    private static readonly HashSet<string> PssHashes = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    private readonly Lock _slot = new();
    private (string Stand, ImmutableArray<X509Crl> Lijsten) _gelezen = ("", []);

    /// <param name="uitgever">Whose signature must stand under the list. A list of another who bears the same name does not count.</param>
    public Intrekkingstand Stand(X509Certificate2 certificaat, X509Certificate2 uitgever, bool blad, DateTimeOffset nu)
    {
        var nummer = new BigInteger(1, certificaat.SerialNumberBytes.ToArray());
        var vers = false;
        foreach (var lijst in Lijsten().Where(l => l.IssuerDN.GetEncoded().AsSpan().SequenceEqual(certificaat.IssuerName.RawData) && Bruikbaar(l, blad) && Ondertekend(l, uitgever)))
        {
            // A list that is out of date still tells the truth about whom it names.
            if (lijst.GetRevokedCertificate(nummer) is not null) return Intrekkingstand.Ingetrokken;
            vers |= lijst.ThisUpdate <= nu.UtcDateTime && lijst.NextUpdate is { } tot && nu.UtcDateTime < tot;
        }
        return vers ? Intrekkingstand.NietIngetrokken : Intrekkingstand.Onbekend;
    }

    public static bool SterkOndertekend(AlgorithmIdentifier handtekening) => Handtekeningen.Contains(handtekening.Algorithm.Id)
        || (handtekening.Algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss) && PssHashes.Contains(RsassaPssParameters.GetInstance(handtekening.Parameters).HashAlgorithm.Algorithm.Id));

    /// <summary>Only a full list of this issuer itself, for this kind of certificate; no delta and no list on behalf of others.</summary>
    private static bool Bruikbaar(X509Crl lijst, bool blad)
    {
        foreach (var oid in lijst.GetCriticalExtensionOids() ?? new HashSet<string>())
            if (oid != X509Extensions.IssuingDistributionPoint.Id) return false;
        if (lijst.GetExtensionValue(X509Extensions.IssuingDistributionPoint) is not { } punt) return true;
        var verdeling = IssuingDistributionPoint.GetInstance(Asn1Object.FromByteArray(punt.GetOctets()));
        return !verdeling.IsIndirectCrl && verdeling.OnlySomeReasons is null && !verdeling.OnlyContainsAttributeCerts && !(blad ? verdeling.OnlyContainsCACerts : verdeling.OnlyContainsUserCerts);
    }

    private static bool Ondertekend(X509Crl lijst, X509Certificate2 uitgever)
    {
        if (uitgever.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } gebruik && !gebruik.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign)) return false;
        try
        {
            if (!SterkOndertekend(lijst.CertificateList.SignatureAlgorithm)) return false;
            lijst.Verify(PublicKeyFactory.CreateKey(uitgever.PublicKey.ExportSubjectPublicKeyInfo()));
            return true;
        }
        catch (GeneralSecurityException)
        {
            return false;
        }
    }

    private ImmutableArray<X509Crl> Lijsten()
    {
        if (map is null || !Directory.Exists(map)) return [];
        var bestanden = new DirectoryInfo(map).EnumerateFiles("*.crl").OrderBy(b => b.Name, StringComparer.Ordinal).ToList();
        var stand = string.Join('|', bestanden.Select(b => $"{b.Name}/{b.Length}/{b.LastWriteTimeUtc.Ticks}"));
        lock (_slot)
        {
            if (_gelezen.Stand != stand) _gelezen = (stand, [.. bestanden.SelectMany(Lees)]);
            return _gelezen.Lijsten;
        }
    }

    /// <summary>A file that cannot be read is as good as none, and whoever needs it does not get in.</summary>
    private static IEnumerable<X509Crl> Lees(FileInfo bestand)
    {
        try
        {
            return [.. new X509CrlParser().ReadCrls(File.ReadAllBytes(bestand.FullName))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GeneralSecurityException)
        {
            return [];
        }
    }
}
