using System.Security.Cryptography;
using System.Text.Json;
using Handhaving.Partners;

namespace Handhaving.Tests.Partners;

public class VerklaringTests
{
    private static readonly DateTimeOffset Nu = Opzet.Gegeven.Nu;
    private static readonly string Client = new Clientnaam("GM0150", Guid.Parse("0198c0de-0000-7000-8000-000000000001")).ToString();
    private static readonly Partnerinstellingen Instellingen = new("https://partners.test", TimeSpan.FromMinutes(5), 1, new([], [], null, default), new(), []);
    private static readonly Partnercertificaat Certificaat = new(Proefketen.Oin, new('a', 43));

    private readonly ECDsa _sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static Dictionary<string, object> Inhoud(params (string Naam, object? Waarde)[] anders)
    {
        var inhoud = Proefjwt.Inhoud(Client, Nu);
        foreach (var (naam, waarde) in anders)
            if (waarde is null) inhoud.Remove(naam);
            else inhoud[naam] = waarde;
        return inhoud;
    }

    private string Maak(object? kop = null, object? inhoud = null) => Proefjwt.Maak(kop ?? new { alg = "ES256", kid = "k1" }, inhoud ?? Inhoud(), Proefjwt.Es256(_sleutel));

    private Sleutelopgave Opgave(string kid = "k1", ECDsa? sleutel = null) =>
        new(Guid.NewGuid(), kid, Sleutelalgoritme.ES256, Sleutelvorm.Lees(Proefjwt.Jwk(sleutel ?? _sleutel, kid)).Publiek!, Nu.AddDays(-1), Nu.AddDays(1), []);

    private static Partnersleutel Actief(Sleutelopgave opgave) => new(opgave, Sleutelstatus.Actief, Guid.Empty);

    [Fact]
    public async Task Een_goede_verklaring_wordt_gelezen_en_geloofd()
    {
        var v = Clientverklaring.Lees(Maak(new { alg = "ES256", kid = "k1", typ = "JWT" })).ShouldNotBeNull();
        v.Client.ToString().ShouldBe(Client);
        v.Bezwaar(Instellingen, Nu).ShouldBeNull();
        v.Bezwaar(Actief(Opgave()), Certificaat, Nu).ShouldBeNull();
        (await v.OndertekendMetAsync(Opgave())).ShouldBeTrue();
        (await v.OndertekendMetAsync(Opgave(sleutel: ECDsa.Create(ECCurve.NamedCurves.nistP256)))).ShouldBeFalse();
        Clientverklaring.Lees(Maak(inhoud: Inhoud(("aud", "https://partners.test"))))!.Bezwaar(Instellingen, Nu).ShouldBeNull();
        Clientverklaring.Lees(Maak(inhoud: Inhoud(("aud", new[] { "https://partners.test/token" }))))!.Bezwaar(Instellingen, Nu).ShouldBeNull();
    }

    [Fact]
    public async Task Elk_algoritme_werkt_met_zijn_eigen_sleutel_en_met_geen_ander()
    {
        using var rsa = RSA.Create(2048);
        var p = rsa.ExportParameters(false);
        foreach (var alg in Enum.GetValues<Sleutelalgoritme>())
        {
            var (hash, kromme) = alg.ToString()[2..] switch { "256" => (HashAlgorithmName.SHA256, ECCurve.NamedCurves.nistP256), "384" => (HashAlgorithmName.SHA384, ECCurve.NamedCurves.nistP384), _ => (HashAlgorithmName.SHA512, ECCurve.NamedCurves.nistP521) };
            using var ec = ECDsa.Create(kromme);
            var q = ec.ExportParameters(false).Q;
            var isEc = alg.ToString()[0] == 'E';
            var jwk = isEc ? new Jwk("EC", "k", alg, null, $"P-{(alg is Sleutelalgoritme.ES512 ? "521" : alg.ToString()[2..])}", B64(q.X!), B64(q.Y!)) : new Jwk("RSA", "k", alg, N: B64(p.Modulus!), E: B64(p.Exponent!));
            var publiek = Sleutelvorm.Lees(jwk).Publiek.ShouldNotBeNull($"{alg}");
            var tekst = Proefjwt.Maak(new { alg = alg.ToString(), kid = "k" }, Inhoud(), b => isEc ? ec.SignData(b, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation) : rsa.SignData(b, hash, alg.ToString()[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
            var v = Clientverklaring.Lees(tekst).ShouldNotBeNull($"{alg}");
            (await v.OndertekendMetAsync(Opgave("k") with { Algoritme = alg, Publiek = publiek })).ShouldBeTrue($"{alg}");
            foreach (var ander in Enum.GetValues<Sleutelalgoritme>().Where(a => a != alg))
                v.Bezwaar(Actief(Opgave("k") with { Algoritme = ander }), Certificaat, Nu).ShouldBe(Beslisreden.AnderAlgoritme);
        }

        static string B64(byte[] b) => System.Buffers.Text.Base64Url.EncodeToString(b);
    }

    [Fact]
    public void Een_kop_die_iets_anders_zegt_dan_hoe_is_ondertekend_wordt_niet_gelezen()
    {
        foreach (var kop in new object[]
        {
            new { alg = "none", kid = "k1" }, new { alg = "HS256", kid = "k1" }, new { alg = "es256", kid = "k1" }, new { alg = "6", kid = "k1" }, new { alg = "ES256" }, new { kid = "k1" }, new { alg = "ES256", kid = "../k1" }, new { alg = "ES256", kid = 1 },
            new { alg = "ES256", kid = "k1", crit = new[] { "exp" } }, new { alg = "ES256", kid = "k1", jku = "https://boef.test/jwks" }, new { alg = "ES256", kid = "k1", x5u = "https://boef.test/c" },
            new { alg = "ES256", kid = "k1", jwk = new { kty = "EC" } }, new { alg = "ES256", kid = "k1", b64 = false }, new { alg = "ES256", kid = "k1", zip = "DEF" }, new { alg = "ES256", kid = "k1", typ = "at+jwt" },
        })
            Clientverklaring.Lees(Maak(kop)).ShouldBeNull(JsonSerializer.Serialize(kop));
        var dubbel = $"{Proefjwt.B64("""{"alg":"ES256","alg":"none","kid":"k1"}""")}.{Proefjwt.B64(JsonSerializer.Serialize(Inhoud()))}.AAAA";
        Clientverklaring.Lees(dubbel).ShouldBeNull();
        foreach (var tekst in (string[])["", "a.b", "a.b.c", "a.b.c.d.e", $"{Maak()} ", $"{Maak()}=", Maak().Replace('.', ' '), new('a', Clientverklaring.Langst + 1), Maak()[..^90] + "."])
            Clientverklaring.Lees(tekst).ShouldBeNull(tekst.Length > 60 ? tekst[..60] : tekst);
    }

    [Fact]
    public void Een_inhoud_die_iets_mist_of_dubbelzinnig_is_wordt_niet_gelezen()
    {
        foreach (var veld in (string[])["iss", "sub", "aud", "iat", "exp", "jti"]) Clientverklaring.Lees(Maak(inhoud: Inhoud((veld, null)))).ShouldBeNull(veld);
        foreach (var (veld, waarde) in new (string, object)[]
        {
            ("iss", "GM0150.00000000000000000000000000000000"), ("sub", "GM0150"), ("aud", new[] { "https://partners.test", "https://partners.test/token" }), ("aud", Array.Empty<string>()), ("aud", 1),
            ("jti", "kort"), ("jti", new string('a', 129)), ("jti", "met een spatie, en lang genoeg"), ("exp", "over een uur"), ("exp", 1.5), ("exp", long.MaxValue), ("iat", new[] { 1 }),
        })
            Clientverklaring.Lees(Maak(inhoud: Inhoud((veld, waarde)))).ShouldBeNull($"{veld} {JsonSerializer.Serialize(waarde)}");
    }

    [Fact]
    public void De_grenzen_van_de_tijd_staan_op_de_seconde()
    {
        Clientverklaring Met(int iat, int exp, int? nbf = null) => Clientverklaring.Lees(Maak(inhoud: Inhoud(("iat", Sec(iat)), ("exp", Sec(exp)), ("nbf", nbf is { } n ? Sec(n) : null)))).ShouldNotBeNull();
        static object Sec(int s) => Nu.AddSeconds(s).ToUnixTimeSeconds();

        Met(0, 300).Bezwaar(Instellingen, Nu).ShouldBeNull();
        Met(0, 301).Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.TeLangGeldig);
        Met(30, 330).Bezwaar(Instellingen, Nu).ShouldBeNull();
        Met(31, 60).Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.NogNietGeldig);
        Met(-300, -29).Bezwaar(Instellingen, Nu).ShouldBeNull();
        Met(-300, -30).Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.Verlopen);
        Met(0, 60, 30).Bezwaar(Instellingen, Nu).ShouldBeNull();
        Met(0, 60, 31).Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.NogNietGeldig);
        Met(60, 60).Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.TeLangGeldig);
        foreach (var aud in (string[])["https://partners.test/", "https://partners.test/token/", "http://partners.test/token", "https://ander.test/token", "https://partners.test/v1"])
            Clientverklaring.Lees(Maak(inhoud: Inhoud(("aud", aud))))!.Bezwaar(Instellingen, Nu).ShouldBe(Beslisreden.VerkeerdPubliek, aud);
    }

    [Fact]
    public void Alleen_een_sleutel_die_nu_geldt_over_het_goede_certificaat()
    {
        var v = Clientverklaring.Lees(Maak())!;
        var opgave = Opgave();
        v.Bezwaar(null, Certificaat, Nu).ShouldBe(Beslisreden.OnbekendeSleutel);
        v.Bezwaar(new(opgave, Sleutelstatus.Voorgesteld, Guid.Empty), Certificaat, Nu).ShouldBe(Beslisreden.SleutelGeldtNiet);
        v.Bezwaar(new(opgave, Sleutelstatus.Ingetrokken, Guid.Empty), Certificaat, Nu).ShouldBe(Beslisreden.SleutelGeldtNiet);
        v.Bezwaar(Actief(opgave with { GeldigTot = Nu }), Certificaat, Nu).ShouldBe(Beslisreden.SleutelGeldtNiet);
        v.Bezwaar(Actief(opgave with { GeldigVanaf = Nu.AddSeconds(1) }), Certificaat, Nu).ShouldBe(Beslisreden.SleutelGeldtNiet);
        v.Bezwaar(Actief(opgave with { Certificaten = [Certificaat.Vingerafdruk] }), Certificaat, Nu).ShouldBeNull();
        v.Bezwaar(Actief(opgave with { Certificaten = [new('b', 43)] }), Certificaat, Nu).ShouldBe(Beslisreden.AnderCertificaat);
    }

    [Fact]
    public async Task Een_openbare_sleutel_is_geen_gedeeld_geheim()
    {
        var opgave = Opgave();
        var tekst = Proefjwt.Maak(new { alg = "HS256", kid = "k1" }, Inhoud(), b => HMACSHA256.HashData(Convert.FromBase64String(opgave.Publiek), b));
        Clientverklaring.Lees(tekst).ShouldBeNull();
        // Also when its form would have been let through.
        (await new Clientverklaring(tekst, "k1", Sleutelalgoritme.ES256, Clientnaam.Lees(Client)!, "", Nu, null, Nu, "").OndertekendMetAsync(opgave)).ShouldBeFalse();
        var zonder = tekst[..(tekst.LastIndexOf('.') + 1)];
        (await new Clientverklaring(zonder, "k1", Sleutelalgoritme.ES256, Clientnaam.Lees(Client)!, "", Nu, null, Nu, "").OndertekendMetAsync(opgave)).ShouldBeFalse();
    }

    [Fact]
    public void Een_transactie_van_FSC_heeft_versie_7()
    {
        Fsc.IsVersie7(Guid.CreateVersion7()).ShouldBeTrue();
        Fsc.IsVersie7(Guid.NewGuid()).ShouldBeFalse();
        Fsc.IsVersie7(Guid.Empty).ShouldBeFalse();
    }
}
