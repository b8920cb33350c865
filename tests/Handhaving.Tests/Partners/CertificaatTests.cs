using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Handhaving.Partners;
using Microsoft.Extensions.Time.Testing;

namespace Handhaving.Tests.Partners;

public sealed class CertificaatTests : IDisposable
{
    private readonly Proefketen _keten = new();

    private Partnercertificaat? Keur(X509Certificate2 blad, X509Certificate2Collection? mee = null, Intrekkingseis eis = Intrekkingseis.Verplicht, DateTimeOffset? op = null) =>
        new Certificaatkeuring(_keten.Instellingen(eis), new FakeTimeProvider(op ?? _keten.Nu)).Keur(blad, mee ?? [_keten.Tussen]);

    [Fact]
    public void Een_goed_certificaat_geeft_zijn_OIN_en_vingerafdruk()
    {
        var blad = _keten.Blad();
        var goed = Keur(blad).ShouldNotBeNull();
        goed.Oin.ShouldBe(Proefketen.Oin);
        goed.Vingerafdruk.ShouldBe(System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(blad.RawData)));
        Keur(_keten.Blad(sleutel: RSA.Create(2048))).ShouldNotBeNull();
        Keur(_keten.Blad(door: _keten.Wortel), []).ShouldNotBeNull();
    }

    [Fact]
    public void Het_OIN_komt_uit_precies_een_serialNumber_van_de_goede_soort()
    {
        var print = UniversalTagNumber.PrintableString;
        Oin(Proefketen.Onderwerp()).ShouldBe(Proefketen.Oin);
        // In the common name, or as text that looks like the attribute.
        Oin(Proefketen.Naam([("2.5.4.3", Proefketen.Oin, UniversalTagNumber.UTF8String)])).ShouldBeNull();
        Oin(Proefketen.Naam([("2.5.4.3", $"x, SERIALNUMBER={Proefketen.Oin}", UniversalTagNumber.UTF8String)])).ShouldBeNull();
        Oin(Proefketen.Naam([("2.5.4.5", Proefketen.Oin, print)], [("2.5.4.5", Proefketen.AndereOin, print)])).ShouldBeNull();
        Oin(Proefketen.Naam([("2.5.4.5", Proefketen.Oin, print)], [("2.5.4.5", Proefketen.Oin, print)])).ShouldBeNull();
        Oin(Proefketen.Naam([("2.5.4.5", Proefketen.Oin, print), ("2.5.4.3", "x", print)])).ShouldBeNull();
        Oin(Proefketen.Naam([("2.5.4.5", Proefketen.Oin, print)], [("2.5.4.3", "x", print), ("2.5.4.10", "y", print)])).ShouldBeNull();
        Oin(Proefketen.Onderwerp(soort: UniversalTagNumber.UTF8String)).ShouldBeNull();
        foreach (var vreemd in (string[])[$" {Proefketen.Oin}", $"{Proefketen.Oin} ", "0000009900000000100", "000000990000000010000", "0000009900000000100a", "00000099 0000001000x", ""])
            Oin(Proefketen.Onderwerp(vreemd)).ShouldBeNull(vreemd);

        static string? Oin(X500DistinguishedName naam) => Certificaatonderwerp.Oin(naam);
    }

    [Fact]
    public void Een_certificaat_zonder_bruikbaar_OIN_komt_niet_binnen()
    {
        Keur(_keten.Blad(Proefketen.Naam([("2.5.4.3", Proefketen.Oin, UniversalTagNumber.UTF8String)]))).ShouldBeNull();
        Keur(_keten.Blad(Proefketen.Naam([("2.5.4.5", Proefketen.Oin, UniversalTagNumber.PrintableString)], [("2.5.4.5", Proefketen.AndereOin, UniversalTagNumber.PrintableString)]))).ShouldBeNull();
    }

    [Fact]
    public void Alleen_binnen_zijn_geldigheid()
    {
        Keur(_keten.Blad(van: _keten.Nu.AddDays(-10), tot: _keten.Nu.AddMinutes(-1))).ShouldBeNull();
        Keur(_keten.Blad(van: _keten.Nu.AddMinutes(5))).ShouldBeNull();
        var blad = _keten.Blad(tot: _keten.Nu.AddHours(1));
        Keur(blad).ShouldNotBeNull();
        Keur(blad, op: _keten.Nu.AddHours(2)).ShouldBeNull();
    }

    [Fact]
    public void Alleen_onder_de_eigen_wortel()
    {
        using var vreemd = new Proefketen();
        Keur(vreemd.Blad(), [vreemd.Tussen]).ShouldBeNull();
        Keur(vreemd.Blad(), [vreemd.Tussen, vreemd.Wortel]).ShouldBeNull();
        // The intermediate is missing.
        Keur(_keten.Blad(), []).ShouldBeNull();
        // Signed by itself, or by a namesake of the issuer.
        Keur(_keten.Blad(zelf: true)).ShouldBeNull();
        var naamgenoot = _keten.Uitgever("Proefuitgever", null);
        Keur(_keten.Blad(door: naamgenoot), [naamgenoot]).ShouldBeNull();
        Keur(_keten.Blad(door: naamgenoot), [naamgenoot, _keten.Tussen]).ShouldBeNull();
        new Certificaatkeuring(_keten.Instellingen() with { Vertrouwen = new([], [], _keten.Lijsten, Intrekkingseis.AlsAanwezig) }, TimeProvider.System).Keur(_keten.Blad(), [_keten.Tussen]).ShouldBeNull();
    }

    [Fact]
    public void Wie_geen_uitgever_is_geeft_niets_uit()
    {
        var gewoon = _keten.Uitgever("Geen uitgever", _keten.Tussen, ca: false);
        _keten.SchrijfLijst("gewoon", gewoon);
        Keur(_keten.Blad(door: gewoon), [gewoon, _keten.Tussen]).ShouldBeNull();
        // A path of length zero allows no issuer below it.
        var kort = _keten.Uitgever("Kort", _keten.Wortel, padlengte: 0);
        var onder = _keten.Uitgever("Eronder", kort);
        _keten.SchrijfLijst("kort", kort);
        _keten.SchrijfLijst("onder", onder);
        Keur(_keten.Blad(door: kort), [kort]).ShouldNotBeNull();
        Keur(_keten.Blad(door: onder), [onder, kort]).ShouldBeNull();
    }

    [Fact]
    public void Alleen_voor_clients_en_sterk_genoeg()
    {
        Keur(_keten.Blad(eku: Proefketen.Server)).ShouldBeNull();
        Keur(_keten.Blad(eku: null)).ShouldBeNull();
        Keur(_keten.Blad(eku: "2.5.29.37.0")).ShouldBeNull();
        Keur(_keten.Blad(gebruik: X509KeyUsageFlags.KeyEncipherment)).ShouldBeNull();
        Keur(_keten.Blad(sleutel: RSA.Create(1024))).ShouldBeNull();
    }

    [Fact]
    public void Een_handtekening_met_SHA_1_telt_niet()
    {
        Intrekkingslijsten.SterkOndertekend(new(new Org.BouncyCastle.Asn1.DerObjectIdentifier("1.2.840.10045.4.1"))).ShouldBeFalse();
        Intrekkingslijsten.SterkOndertekend(new(new Org.BouncyCastle.Asn1.DerObjectIdentifier("1.2.840.113549.1.1.5"))).ShouldBeFalse();
        Intrekkingslijsten.SterkOndertekend(new(new Org.BouncyCastle.Asn1.DerObjectIdentifier("1.2.840.113549.1.1.11"))).ShouldBeTrue();
        // RSASSA-PSS without parameters means SHA-1.
        Intrekkingslijsten.SterkOndertekend(new(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.IdRsassaPss, new Org.BouncyCastle.Asn1.Pkcs.RsassaPssParameters())).ShouldBeFalse();
    }

    [Fact]
    public void Een_ingetrokken_certificaat_komt_niet_binnen_ook_niet_met_een_verlopen_lijst()
    {
        var (blad, ander) = (_keten.Blad(), _keten.Blad());
        _keten.SchrijfLijst("tussen", _keten.Tussen, [blad]);
        Keur(blad).ShouldBeNull();
        Keur(ander).ShouldNotBeNull();
        Keur(blad, eis: Intrekkingseis.AlsAanwezig).ShouldBeNull();
        _keten.SchrijfLijst("tussen", _keten.Tussen, [blad], _keten.Nu.AddDays(-3), _keten.Nu.AddDays(-2));
        Keur(blad, eis: Intrekkingseis.AlsAanwezig).ShouldBeNull();
    }

    [Fact]
    public void Ook_de_uitgever_kan_zijn_ingetrokken()
    {
        _keten.SchrijfLijst("wortel", _keten.Wortel, [_keten.Tussen]);
        Keur(_keten.Blad()).ShouldBeNull();
    }

    [Fact]
    public void Zonder_geldende_lijst_komt_niemand_binnen()
    {
        var blad = _keten.Blad();
        _keten.SchrijfLijst("tussen", _keten.Tussen, van: _keten.Nu.AddDays(-3), tot: _keten.Nu.AddMinutes(-1));
        Keur(blad).ShouldBeNull();
        _keten.SchrijfLijst("tussen", _keten.Tussen, van: _keten.Nu.AddHours(1), tot: _keten.Nu.AddDays(1));
        Keur(blad).ShouldBeNull();
        File.Delete(Path.Combine(_keten.Lijsten, "tussen.crl"));
        Keur(blad).ShouldBeNull();
        Keur(blad, eis: Intrekkingseis.AlsAanwezig).ShouldNotBeNull();
        File.WriteAllText(Path.Combine(_keten.Lijsten, "tussen.crl"), "geen lijst");
        Keur(blad).ShouldBeNull();
        // Of the right name, but signed by another.
        _keten.SchrijfLijst("tussen", _keten.Tussen, ondertekenaar: _keten.Wortel);
        Keur(blad).ShouldBeNull();
        _keten.SchrijfLijst("tussen", _keten.Tussen);
        Keur(blad).ShouldNotBeNull();
    }

    [Fact]
    public void Wat_meekwam_in_de_handdruk_wordt_onthouden_en_de_keuring_niet()
    {
        var keuring = new Certificaatkeuring(_keten.Instellingen(), TimeProvider.System);
        var blad = _keten.Blad();
        keuring.Keur(blad).ShouldBeNull();
        keuring.Keur(blad, [_keten.Tussen]).ShouldNotBeNull();
        keuring.Keur(blad).ShouldNotBeNull();
        _keten.SchrijfLijst("tussen", _keten.Tussen, [blad]);
        keuring.Keur(blad).ShouldBeNull();
    }

    public void Dispose() => _keten.Dispose();
}
