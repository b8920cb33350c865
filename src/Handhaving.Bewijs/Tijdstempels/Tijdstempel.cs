using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Handhaving.Bewijs.Tijdstempels;

/// <summary>
/// An RFC 3161 time stamp: a third party's word that a text existed at a moment. Checked offline, against given roots, at the
/// moment that it names itself; nothing is downloaded.
/// </summary>
public static class Tijdstempel
{
    /// <summary>A token is a few kilobytes; what is larger is refused unread.</summary>
    public const int MaximaleOmvang = 64 << 10;

    private const string Tijdstempelen = "1.3.6.1.5.5.7.3.8", Sha256 = "2.16.840.1.101.3.4.2.1";

    private const X509KeyUsageFlags Tekenen = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>The query for a token over this text, with a nonce and asking for the certificates.</summary>
    public static Rfc3161TimestampRequest Vraag(string tekst) => Rfc3161TimestampRequest.CreateFromHash(
        SHA256.HashData(Encoding.UTF8.GetBytes(tekst)), HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);

    /// <summary>The bare token (a CMS SignedData) out of the answer of an authority.</summary>
    /// <exception cref="OngeldigBewijsException">The authority refused, or answered another question.</exception>
    public static byte[] Token(Rfc3161TimestampRequest vraag, byte[] antwoord)
    {
        try
        {
            return vraag.ProcessResponse(antwoord, out _).AsSignedCms().Encode();
        }
        catch (CryptographicException e)
        {
            throw new OngeldigBewijsException("de tijdstempeldienst gaf geen bruikbaar antwoord", e);
        }
    }

    /// <summary>The moment that the token proves for this text.</summary>
    /// <exception cref="OngeldigBewijsException">Malformed, over another text, or not by an authority under one of the roots.</exception>
    public static DateTimeOffset Controleer(byte[] token, string tekst, IReadOnlyCollection<X509Certificate2> wortels)
    {
        if (token.Length > MaximaleOmvang) throw new OngeldigBewijsException("het tijdstempel is te groot");
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(token, out var stempel, out var gelezen) || gelezen != token.Length) throw new OngeldigBewijsException("het tijdstempel is niet leesbaar");
            var info = stempel.TokenInfo;
            if (info.HashAlgorithmId.Value != Sha256) throw new OngeldigBewijsException("het tijdstempel gebruikt een ander algoritme dan SHA-256");
            // Checks signature and signing certificate attribute; not the chain.
            if (!stempel.VerifySignatureForData(Encoding.UTF8.GetBytes(tekst), out var certificaat)) throw new OngeldigBewijsException("het tijdstempel hoort bij een andere tekst of zijn handtekening klopt niet");
            // RFC 3161 section 2.3, as openssl reads it: the key of an authority does nothing else. .NET lets other purposes pass.
            if (certificaat.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList() is not [{ Critical: true, EnhancedKeyUsages: { Count: 1 } doelen }] || doelen[0].Value != Tijdstempelen)
                throw new OngeldigBewijsException("het certificaat van de tijdstempeldienst is niet alleen voor tijdstempels");
            if (certificaat.Extensions.OfType<X509KeyUsageExtension>().Any(k => (k.KeyUsages & Tekenen) == 0 || (k.KeyUsages & ~Tekenen) != 0)) throw new OngeldigBewijsException("het certificaat van de tijdstempeldienst is niet alleen om te tekenen");
            EisKeten(certificaat, stempel.AsSignedCms().Certificates, wortels, info.Timestamp);
            // To the microsecond, as every moment in a leaf.
            return info.Timestamp.AddTicks(-(info.Timestamp.Ticks % TimeSpan.TicksPerMicrosecond));
        }
        catch (CryptographicException e)
        {
            throw new OngeldigBewijsException("het tijdstempel is niet leesbaar", e);
        }
    }

    private static void EisKeten(X509Certificate2 certificaat, X509Certificate2Collection meegestuurd, IReadOnlyCollection<X509Certificate2> wortels, DateTimeOffset moment)
    {
        using var keten = new X509Chain();
        keten.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        keten.ChainPolicy.CustomTrustStore.AddRange(wortels.ToArray());
        keten.ChainPolicy.ExtraStore.AddRange(meegestuurd);
        keten.ChainPolicy.ApplicationPolicy.Add(new Oid(Tijdstempelen));
        keten.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        keten.ChainPolicy.DisableCertificateDownloads = true;
        keten.ChainPolicy.VerificationTimeIgnored = false;
        keten.ChainPolicy.VerificationTime = moment.UtcDateTime;
        if (!keten.Build(certificaat)) throw new OngeldigBewijsException("het tijdstempel is niet van een tijdstempeldienst uit het beleid, of zijn certificaat gold toen niet");
    }
}
