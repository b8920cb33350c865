using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Handhaving.Partners;
using Handhaving.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Handhaving.Tests.Partners;

public sealed class ProefaansluitingTests : IDisposable
{
    private static readonly DateTimeOffset Nu = Opzet.Gegeven.Nu;
    private static readonly string Client = new Clientnaam("GM0150", Guid.Parse("0198c0de-0000-7000-8000-000000000001")).ToString();

    private readonly string _map = Directory.CreateTempSubdirectory("proef-").FullName;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    [Fact]
    public async Task Wat_de_proef_maakt_wordt_geloofd_waar_het_moet()
    {
        var proef = new Proefaansluiting(_map, new FakeTimeProvider(Nu));
        proef.Maak(Proefketen.Oin);
        var instellingen = new Partnerinstellingen("https://localhost:8443", TimeSpan.FromMinutes(5), 1, new([Path.Combine(_map, "wortel.pem")], [], Path.Combine(_map, "lijsten"), Intrekkingseis.Verplicht), new(), []);
        var keuring = new Certificaatkeuring(instellingen, new FakeTimeProvider(Nu));
        using var partner = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_map, "partner.pem"));
        using var server = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_map, "server.pem"));
        var certificaat = keuring.Keur(partner, []).ShouldNotBeNull();
        certificaat.Oin.ShouldBe(Proefketen.Oin);
        keuring.Keur(server, []).ShouldBeNull();

        var opdracht = JsonSerializer.Deserialize<StelPartnersleutelVoor>(await File.ReadAllTextAsync(Path.Combine(_map, "sleutel.json"), TestContext.Current.CancellationToken), Json)!;
        var opgave = new Sleutelopgave(Guid.NewGuid(), opdracht.Jwk.Kid, opdracht.Jwk.Alg, Sleutelvorm.Lees(opdracht.Jwk).Publiek!, opdracht.GeldigVanaf, opdracht.GeldigTot, []);
        var verklaring = Clientverklaring.Lees(proef.Verklaar(Client, "https://localhost:8443")).ShouldNotBeNull();
        verklaring.Bezwaar(instellingen, Nu).ShouldBeNull();
        verklaring.Bezwaar(new(opgave, Sleutelstatus.Actief, Guid.Empty), certificaat, Nu).ShouldBeNull();
        (await verklaring.OndertekendMetAsync(opgave)).ShouldBeTrue();
        proef.Verklaar(Client, "https://localhost:8443").ShouldNotBe(verklaring.Tekst);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(_map, "aanmelden.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var aansluiting = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_map, "aansluiting.json"), TestContext.Current.CancellationToken)).RootElement;
        foreach (var bestand in (string[])["certificaat", "certificaatsleutel", "aanmeldsleutel", "vertrouwd"]) File.Exists(Path.Combine(_map, aansluiting.GetProperty(bestand).GetString()!)).ShouldBeTrue(bestand);
        (aansluiting.GetProperty("kid").GetString(), aansluiting.GetProperty("uitgever").GetString()).ShouldBe((opgave.Kid, instellingen.Uitgever));
        // Once more in the same folder, for another: under the same root.
        proef.Maak(Proefketen.AndereOin);
        keuring.Keur(partner, []).ShouldNotBeNull();
    }

    [Fact]
    public void Een_proef_met_een_verkeerd_OIN_of_een_verkeerde_client_zegt_wat_er_mis_is()
    {
        var proef = new Proefaansluiting(_map, new FakeTimeProvider(Nu));
        Should.Throw<OpdrachtMislukt>(() => proef.Maak("123"));
        Should.Throw<OpdrachtMislukt>(() => proef.Verklaar("x", "https://localhost:8443"));
        Should.Throw<OpdrachtMislukt>(() => proef.Verklaar(Client, "https://localhost:8443"));
    }

    [Theory]
    [InlineData("Partners:Uitgever", "http://partners.test")]
    [InlineData("Partners:Uitgever", "https://partners.test/")]
    [InlineData("Partners:Uitgever", "https://partners.test/oauth")]
    [InlineData("Partners:Uitgever", "partners.test")]
    [InlineData("Partners:Tokenduur", "00:11:00")]
    [InlineData("Partners:Tokenduur", "00:00:00")]
    [InlineData("Partners:Proxies:0", "geen-adres")]
    public void Een_instelling_die_niet_kan_houdt_het_product_tegen(string naam, string waarde) =>
        Should.Throw<Exception>(() => Partnerinstellingen.Van(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [naam] = waarde }).Build()));

    [Fact]
    public void Zonder_instelling_is_een_intrekkingslijst_verplicht_en_krijgt_niemand_een_token()
    {
        var gewoon = Partnerinstellingen.Van(new ConfigurationBuilder().Build());
        gewoon.Uitgever.ShouldBeNull();
        gewoon.Vertrouwen.Intrekking.ShouldBe(Intrekkingseis.Verplicht);
        gewoon.Proxies.ShouldBeEmpty();
        gewoon.Tokenduur.ShouldBe(TimeSpan.FromMinutes(5));
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);
}
