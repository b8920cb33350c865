using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace Handhaving.Bewijs.Tests;

/// <summary>A time stamping authority made with openssl in a folder of its own: a root, an authority under it, and what goes wrong with them.</summary>
public sealed class Tijdstempeldienst
{
    private readonly string _map = Directory.CreateTempSubdirectory("tsa").FullName;

    /// <summary>Null on a machine without openssl.</summary>
    public static Tijdstempeldienst? Vind { get; } = Bestaat() ? new() : null;

    private Tijdstempeldienst()
    {
        File.WriteAllText(Pad("tsa.cnf"), $"""
            [tsa]
            default_tsa = config
            [config]
            serial = {Pad("serie")}
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256, sha512
            ordering = yes
            ess_cert_id_alg = sha256
            [goed]
            extendedKeyUsage = critical,timeStamping
            [onkritisch]
            extendedKeyUsage = timeStamping
            [anders]
            extendedKeyUsage = critical,codeSigning
            """);
        File.WriteAllText(Pad("serie"), "01\n");
        foreach (var wortel in (string[])["wortel", "vreemd"])
            Openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", Pad($"{wortel}.key"), "-out", Pad($"{wortel}.pem"), "-days", "3650", "-subj", $"/CN={wortel}");
        Certificaat("goed", "goed", "wortel");
        Certificaat("vreemdetsa", "goed", "vreemd");
        Certificaat("onkritisch", "onkritisch", "wortel");
        Certificaat("anders", "anders", "wortel");
        Certificaat("verlopen", "goed", "wortel", "-not_before", "20200101000000Z", "-not_after", "20200201000000Z");
        Wortel = X509CertificateLoader.LoadCertificateFromFile(Pad("wortel.pem"));
        Vreemd = X509CertificateLoader.LoadCertificateFromFile(Pad("vreemd.pem"));
    }

    public X509Certificate2 Wortel { get; }

    public X509Certificate2 Vreemd { get; }

    /// <summary>A token over this text, at the clock of this machine.</summary>
    /// <param name="wie">goed, vreemdetsa, verlopen: whose certificate signs.</param>
    public byte[] Stempel(string tekst, string wie = "goed", string hash = "sha256")
    {
        lock (this)
        {
            File.WriteAllText(Pad("tekst"), tekst);
            Openssl("ts", "-query", "-data", Pad("tekst"), "-cert", $"-{hash}", "-out", Pad("vraag"));
            Openssl("ts", "-reply", "-config", Pad("tsa.cnf"), "-queryfile", Pad("vraag"), "-signer", Pad($"{wie}.pem"), "-inkey", Pad($"{wie}.key"), "-token_out", "-out", Pad("token"));
            return File.ReadAllBytes(Pad("token"));
        }
    }

    /// <summary>An answer as an authority sends it over HTTP.</summary>
    public byte[] Antwoord(byte[] vraag)
    {
        lock (this)
        {
            File.WriteAllBytes(Pad("vraag"), vraag);
            Openssl("ts", "-reply", "-config", Pad("tsa.cnf"), "-queryfile", Pad("vraag"), "-signer", Pad("goed.pem"), "-inkey", Pad("goed.key"), "-out", Pad("antwoord"));
            return File.ReadAllBytes(Pad("antwoord"));
        }
    }

    private void Certificaat(string naam, string uitbreiding, string onder, params string[] geldigheid)
    {
        Openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", Pad($"{naam}.key"), "-out", Pad($"{naam}.csr"), "-subj", $"/CN={naam}");
        if (geldigheid.Length == 0)
        {
            Openssl("x509", "-req", "-in", Pad($"{naam}.csr"), "-CA", Pad($"{onder}.pem"), "-CAkey", Pad($"{onder}.key"), "-CAcreateserial", "-days", "3000", "-extfile", Pad("tsa.cnf"), "-extensions", uitbreiding, "-out", Pad($"{naam}.pem"));
            return;
        }
        // Only the ca command can date a certificate.
        File.WriteAllText(Pad("index"), "");
        File.WriteAllText(Pad("ca.cnf"), $"[ca]\ndefault_ca=d\n[d]\ndatabase={Pad("index")}\nnew_certs_dir={_map}\nrand_serial=yes\npolicy=p\n[p]\ncommonName=supplied\n");
        Openssl(["ca", "-batch", "-config", Pad("ca.cnf"), "-in", Pad($"{naam}.csr"), "-cert", Pad($"{onder}.pem"), "-keyfile", Pad($"{onder}.key"), "-md", "sha256",
            .. geldigheid.Select(g => g.Replace("-not_before", "-startdate", StringComparison.Ordinal).Replace("-not_after", "-enddate", StringComparison.Ordinal)),
            "-extfile", Pad("tsa.cnf"), "-extensions", uitbreiding, "-notext", "-out", Pad($"{naam}.pem")]);
    }

    private string Pad(string naam) => Path.Combine(_map, naam);

    private static void Openssl(params string[] opties)
    {
        using var proces = Process.Start(new ProcessStartInfo("openssl", opties) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var fout = proces.StandardError.ReadToEndAsync();
        proces.StandardOutput.ReadToEnd();
        proces.WaitForExit();
        if (proces.ExitCode != 0) throw new InvalidOperationException($"openssl {string.Join(' ', opties)}: {fout.Result}");
    }

    private static bool Bestaat()
    {
        try
        {
            Openssl("version");
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
