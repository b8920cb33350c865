using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using Org.BouncyCastle.Asn1.X509;

namespace Handhaving.Partners;

/// <summary>A certificate that holds: whose it is, and its thumbprint as tokens carry it (RFC 8705 section 3.1).</summary>
public sealed record Partnercertificaat(string Oin, string Vingerafdruk);

/// <summary>
/// Whether a client certificate holds now: a chain to a root of our own choice, for clients, in time, strong enough, not revoked, and with
/// one OIN (Digikoppeling PKI001 to PKI005). Asked in the handshake, and again at every request, because a connection may outlive what it
/// was opened with.
/// </summary>
internal sealed class Certificaatkeuring
{
    private const string Clientgebruik = "1.3.6.1.5.5.7.3.2";
    private const int HoogstensMeegestuurd = 6, HoogstensOnthouden = 1_000;

    private readonly X509Certificate2Collection _wortels = [], _tussen = [];
    private readonly ConcurrentDictionary<string, X509Certificate2Collection> _meegestuurd = new(StringComparer.Ordinal);
    private readonly Intrekkingslijsten _lijsten;
    private readonly Partnervertrouwen _vertrouwen;
    private readonly TimeProvider _klok;

    public Certificaatkeuring(Partnerinstellingen instellingen, TimeProvider klok)
    {
        (_vertrouwen, _klok, _lijsten) = (instellingen.Vertrouwen, klok, new Intrekkingslijsten(instellingen.Vertrouwen.Intrekkingslijsten));
        foreach (var bestand in _vertrouwen.Wortels) _wortels.ImportFromPemFile(bestand);
        foreach (var bestand in _vertrouwen.Tussencertificaten) _tussen.ImportFromPemFile(bestand);
    }

    /// <param name="mee">The intermediates that came with it; left out, those that came with it in the handshake.</param>
    public Partnercertificaat? Keur(X509Certificate2 blad, X509Certificate2Collection? mee = null)
    {
        var afdruk = Base64UrlEncoder.Encode(SHA256.HashData(blad.RawDataMemory.Span));
        mee ??= _meegestuurd.GetValueOrDefault(afdruk) ?? [];
        if (mee.Count > HoogstensMeegestuurd || Certificaatonderwerp.Oin(blad.SubjectName) is not { } oin || !VoorClients(blad) || !InKeten(blad, mee)) return null;
        if (_meegestuurd.Count >= HoogstensOnthouden) _meegestuurd.Clear();
        _meegestuurd[afdruk] = mee;
        return new(oin, afdruk);
    }

    private static bool VoorClients(X509Certificate2 blad) =>
        blad.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(e => e.EnhancedKeyUsages[Clientgebruik] is not null)
        && blad.Extensions.OfType<X509KeyUsageExtension>().All(u => u.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature))
        && !blad.Extensions.OfType<X509BasicConstraintsExtension>().Any(b => b.CertificateAuthority);

    private bool InKeten(X509Certificate2 blad, X509Certificate2Collection mee)
    {
        if (_wortels.Count == 0) return false;
        var nu = _klok.GetUtcNow();
        using var keten = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                // A caller does not send us anywhere.
                DisableCertificateDownloads = true,
                VerificationTimeIgnored = false,
                VerificationTime = nu.UtcDateTime,
            },
        };
        keten.ChainPolicy.CustomTrustStore.AddRange(_wortels);
        keten.ChainPolicy.ExtraStore.AddRange(_tussen);
        keten.ChainPolicy.ExtraStore.AddRange(mee);
        keten.ChainPolicy.ApplicationPolicy.Add(new Oid(Clientgebruik));
        try
        {
            if (!keten.Build(blad)) return false;
            var delen = keten.ChainElements.Select(e => e.Certificate).ToList();
            return delen.All(SterkeSleutel) && delen.SkipLast(1).All(SterkOndertekend) && delen.Zip(delen.Skip(1)).Select((p, nr) => NietIngetrokken(p.First, p.Second, nr == 0, nu)).All(goed => goed);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (var deel in keten.ChainElements) deel.Certificate.Dispose();
        }
    }

    private bool NietIngetrokken(X509Certificate2 deel, X509Certificate2 uitgever, bool blad, DateTimeOffset nu) => _lijsten.Stand(deel, uitgever, blad, nu) switch
    {
        Intrekkingstand.NietIngetrokken => true,
        Intrekkingstand.Onbekend => _vertrouwen.Intrekking is Intrekkingseis.AlsAanwezig,
        _ => false,
    };

    private static bool SterkOndertekend(X509Certificate2 deel) => Intrekkingslijsten.SterkOndertekend(X509CertificateStructure.GetInstance(deel.RawData).SignatureAlgorithm);

    private static bool SterkeSleutel(X509Certificate2 deel)
    {
        using var rsa = deel.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize >= 2048;
        using var ec = deel.GetECDsaPublicKey();
        return ec is { KeySize: >= 256 };
    }
}
