using System.Security.Cryptography;
using System.Text;
using Handhaving.Persoonsgegevens;

namespace Handhaving.Tests.Sleutelbeheer;

/// <summary>The keys as files: without a database.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SleutelbestandenTests : IDisposable
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _map = Directory.CreateTempSubdirectory("sleutelbestanden-").FullName;
    private readonly byte[] _eerste = RandomNumberGenerator.GetBytes(32);

    public SleutelbestandenTests()
    {
        File.WriteAllBytes(Hoofdsleutel, _eerste);
        File.SetUnixFileMode(Hoofdsleutel, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string Hoofdsleutel => Path.Combine(_map, "hoofdsleutel");

    private Sleutelbestanden Bewaring => new(Hoofdsleutel);

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public void Wat_van_de_hoofdsleutel_is_afgeleid_blijft_gelijk_ook_als_die_is_vernietigd()
    {
        var eerder = HKDF.DeriveKey(HashAlgorithmName.SHA256, _eerste, 32, info: "medewerker.v1"u8.ToArray());
        Bewaring.LeidAf("medewerker.v1").ShouldBe(eerder);

        Bewaring.Begin().ShouldBe(2);
        Bewaring.Vernietig(1, Nu);
        Bewaring.Begin().ShouldBe(3);

        File.Exists(Hoofdsleutel).ShouldBeFalse();
        Bewaring.LeidAf("medewerker.v1").ShouldBe(eerder);
        Bewaring.LeidAf("zoek.v1").ShouldNotBe(eerder);
        // From the root that is kept, the destroyed key does not follow.
        File.ReadAllBytes(Path.Combine($"{Hoofdsleutel}.tijdvakken", "wortel")).ShouldNotBe(_eerste);
    }

    [Fact]
    public void Een_vernietigd_tijdvak_opent_niets_meer_en_een_ander_wel()
    {
        var bewaring = Bewaring;
        var eerste = bewaring.WikkelIn(1, "geheim"u8, "aad");
        bewaring.Begin();
        var tweede = bewaring.WikkelIn(2, "geheim"u8, "aad");
        Should.Throw<KluisGeschondenException>(() => bewaring.WikkelUit(2, eerste, "aad"));
        Should.Throw<KluisGeschondenException>(() => bewaring.WikkelUit(2, tweede, "ander"));

        // Another process destroys it.
        foreach (var op in (DateTimeOffset[])[Nu.AddHours(-2), Nu, Nu.AddHours(-1)]) Bewaring.SluitAf(1, op);
        Bewaring.Vernietig(1, Nu.AddHours(1));

        Should.Throw<KluisGeschondenException>(() => bewaring.WikkelUit(1, eerste, "aad")).Message.ShouldContain("tijdvak 1");
        Should.Throw<KluisGeschondenException>(() => bewaring.WikkelIn(1, "x"u8, "aad"));
        Encoding.UTF8.GetString(bewaring.WikkelUit(2, tweede, "aad")).ShouldBe("geheim");
        bewaring.Tijdvakken().Select(t => (t.Nr, t.Afgesloten, t.Vernietigd)).ShouldBe([(1, Nu, Nu.AddHours(1)), (2, null, null)]);
        bewaring.Huidig().ShouldBe(2);
    }

    [Fact]
    public void Zonder_bewaarde_wortel_is_de_eerste_sleutel_niet_te_vernietigen()
    {
        Should.Throw<InvalidOperationException>(() => Bewaring.Vernietig(1, Nu));
        File.ReadAllBytes(Hoofdsleutel).ShouldBe(_eerste);
    }

    [Fact]
    public void Alleen_de_eigenaar_kan_erbij_en_anders_is_dat_een_gebrek()
    {
        Bewaring.Begin();
        Bewaring.SluitAf(1, Nu);
        Bewaring.Gebreken().ShouldBeEmpty();
        Directory.GetFiles(_map, "*.nieuw", SearchOption.AllDirectories).ShouldBeEmpty();
        File.GetUnixFileMode($"{Hoofdsleutel}.tijdvakken").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.SetUnixFileMode(Hoofdsleutel, File.GetUnixFileMode(Hoofdsleutel) | UnixFileMode.GroupRead);
        Bewaring.Gebreken().ShouldHaveSingleItem().ShouldContain("chmod");
    }

    [Fact]
    public void Een_sleutel_van_een_verkeerde_lengte_wordt_niet_gebruikt()
    {
        File.WriteAllBytes(Hoofdsleutel, new byte[31]);

        Should.Throw<InvalidOperationException>(() => Bewaring.LeidAf("x")).Message.ShouldContain("32 bytes");
        Should.Throw<InvalidOperationException>(() => Bewaring.WikkelIn(1, "x"u8, ""));
        Should.Throw<InvalidOperationException>(() => new Sleutelbestanden(null).LeidAf("x")).Message.ShouldContain("Persoonsgegevens:Hoofdsleutel");
    }
}

/// <summary>Which values are kept under another class than the zaak. Whoever adds one decides here.</summary>
public class BewaarklasseTests
{
    [Fact]
    public void Alleen_deze_waarden_horen_bij_een_andere_bewaarklasse_dan_de_zaak() =>
        Handhaving.Platform.Gebeurtenissoorten.Alle
            .SelectMany(g => g.Key.GetProperties().Where(p => p.PropertyType.IsAssignableTo(typeof(Persoonsgegeven))).Select(p => (Veld: $"{g.Value.Naam} {p.Name}", Klasse: Bewaarklasse.Van(g.Key, p.PropertyType.GetGenericArguments()[0]))))
            .Where(v => v.Klasse != Bewaarklasse.Zaak).Select(v => $"{v.Veld}: {v.Klasse}").ShouldBe(
            [
                "aanvullende-informatie-gevraagd.v1 Vraag: verzoek",
                "avg-verzoek-besloten.v1 Motivering: verzoek",
                "avg-verzoek-ontvangen.v1 Verzoeker: verzoek",
                "gegevens-ontvangen.v1 Gegeven: lsi",
                "gegevens-ontvangen.v1 Politiegegeven: lsi-politie",
                "kennisgeving-achterwege-gelaten.v1 Motivering: verzoek",
                "mandaat-verleend.v1 Naam: medewerker",
                "melding-ontvangen.v1 Melder: melder",
                "melding-zonder-pand-ontvangen.v1 Melder: melder",
                "signaal-uitbuiting-gemeld.v1 Inhoud: signaal",
                "termijn-avg-verzoek-verlengd.v1 Toelichting: verzoek",
                "toezichthouder-aangewezen.v1 Naam: medewerker",
            ], ignoreOrder: true);
}
