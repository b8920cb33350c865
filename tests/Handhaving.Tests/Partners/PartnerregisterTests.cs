using System.Security.Cryptography;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Partners;

public class PartnerregisterTests
{
    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-0000000000b1"), SleutelId = Guid.Parse("00000000-0000-0000-0000-0000000000b2");
    private static readonly PartnerVoorgesteld Voorgesteld = new(Id, Proefketen.Oin, "Proefpartner", Partnersoort.Uwv, Anna) { GebeurdOp = Nu };
    private static readonly PartnerBevestigd Bevestigd = new(Bert) { GebeurdOp = Nu };
    private static readonly PartnersleutelVoorgesteld Sleutel = new(new(SleutelId, "k1", Sleutelalgoritme.ES256, "AAAA", Nu, Nu.AddDays(10), []), Anna) { GebeurdOp = Nu };

    private static Partner Na(params Gebeurtenis[] gebeurtenissen) => gebeurtenissen.Aggregate((Partner?)null, (p, g) =>
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!;
        e.StreamKey = Partner.Stroom(Id);
        return Partner.Na(p, e);
    })!;

    [Fact]
    public void Een_partner_doet_pas_mee_na_een_tweede_persoon()
    {
        var partner = Na(Voorgesteld);
        partner.Status.ShouldBe(Partnerstatus.Voorgesteld);
        BevestigPartnerEndpoint.Validate(partner, Wie(Anna)).GeweigerdDoor("P-vierogen");
        BevestigPartnerEndpoint.Validate(partner, Wie(Bert)).MagDoor();
        BevestigPartnerEndpoint.Post(new(), Id, partner, Wie(Bert), StilleKlok).Item2.ShouldBeGebeurtenis(Bevestigd);
        Na(Voorgesteld, Bevestigd).Status.ShouldBe(Partnerstatus.Actief);
        BevestigPartnerEndpoint.Validate(Na(Voorgesteld, Bevestigd), Wie(Bert)).GeweigerdDoor("P-status");
    }

    [Fact]
    public void Een_sleutel_geldt_pas_na_een_tweede_persoon_en_niet_meer_na_intrekking()
    {
        var voorgesteld = Na(Voorgesteld, Bevestigd, Sleutel);
        voorgesteld.Sleutels[SleutelId].Geldt(Nu).ShouldBeFalse();
        BevestigPartnersleutelEndpoint.Validate(voorgesteld, SleutelId, Wie(Anna)).GeweigerdDoor("P-vierogen");
        BevestigPartnersleutelEndpoint.Validate(voorgesteld, Guid.NewGuid(), Wie(Bert)).Onbekend();
        BevestigPartnersleutelEndpoint.Validate(voorgesteld, SleutelId, Wie(Bert)).MagDoor();
        var actief = Na(Voorgesteld, Bevestigd, Sleutel, new PartnersleutelBevestigd(SleutelId, Bert) { GebeurdOp = Nu });
        actief.Sleutels[SleutelId].Geldt(Nu).ShouldBeTrue();
        actief.Sleutels[SleutelId].Geldt(Nu.AddDays(10)).ShouldBeFalse();
        BevestigPartnersleutelEndpoint.Validate(actief, SleutelId, Wie(Bert)).GeweigerdDoor("P-sleutelstatus");
        TrekPartnersleutelInEndpoint.Validate(actief, SleutelId).MagDoor();
        TrekPartnersleutelInEndpoint.Validate(actief, Guid.NewGuid()).Onbekend();
        var ingetrokken = Na(Voorgesteld, Bevestigd, Sleutel, new PartnersleutelBevestigd(SleutelId, Bert) { GebeurdOp = Nu }, new PartnersleutelIngetrokken(SleutelId) { GebeurdOp = Nu });
        ingetrokken.Sleutels[SleutelId].Geldt(Nu).ShouldBeFalse();
        TrekPartnersleutelInEndpoint.Validate(ingetrokken, SleutelId).GeweigerdDoor("P-sleutelstatus");
    }

    [Fact]
    public void Een_kid_wordt_nooit_opnieuw_gebruikt()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var opdracht = new StelPartnersleutelVoor(Proefjwt.Jwk(ec, "k1"), Nu, Nu.AddDays(10));
        StelPartnersleutelVoorEndpoint.Validate(opdracht, Na(Voorgesteld)).MagDoor();
        StelPartnersleutelVoorEndpoint.Validate(opdracht, Na(Voorgesteld, Sleutel, new PartnersleutelIngetrokken(SleutelId) { GebeurdOp = Nu })).GeweigerdDoor("P-sleutelnaam");
        StelPartnersleutelVoorEndpoint.Validate(opdracht, Na(Voorgesteld, new PartnerBeeindigd { GebeurdOp = Nu })).GeweigerdDoor("P-status");
    }

    [Fact]
    public void Schorsen_kan_een_alleen_en_hervatten_niet()
    {
        var actief = Na(Voorgesteld, Bevestigd);
        SchorsPartnerEndpoint.Validate(actief).MagDoor();
        var geschorst = Na(Voorgesteld, Bevestigd, SchorsPartnerEndpoint.Post(new(Schorsingsreden.Misbruik), Id, actief, Wie(Anna), StilleKlok).Item2);
        geschorst.Status.ShouldBe(Partnerstatus.Geschorst);
        SchorsPartnerEndpoint.Validate(geschorst).GeweigerdDoor("P-status");
        HervatPartnerEndpoint.Validate(geschorst, Wie(Anna)).GeweigerdDoor("P-vierogen");
        HervatPartnerEndpoint.Validate(geschorst, Wie(Bert)).MagDoor();
        HervatPartnerEndpoint.Validate(actief, Wie(Bert)).GeweigerdDoor("P-status");
        Na(Voorgesteld, Bevestigd, new PartnerGeschorst(Schorsingsreden.Misbruik, Anna) { GebeurdOp = Nu }, new PartnerHervat(Bert) { GebeurdOp = Nu.AddHours(1) }).TokensVanaf.ShouldBe(Nu.AddHours(1));
        BeeindigPartnerEndpoint.Validate(geschorst).MagDoor();
        BeeindigPartnerEndpoint.Validate(Na(Voorgesteld, new PartnerBeeindigd { GebeurdOp = Nu })).GeweigerdDoor("P-status");
    }

    [Fact]
    public async Task De_keuring_van_een_partner_noemt_het_veld()
    {
        var goed = new StelPartnerVoor(Proefketen.Oin, "UWV (proef)", Partnersoort.Uwv);
        (await goed.Gekeurd()).MagDoor();
        foreach (var oin in (string[])["", "0000009900000000100", $"{Proefketen.Oin} ", "0000009900000000100a"]) (await (goed with { Oin = oin }).Gekeurd()).Ongeldig("oin");
        (await (goed with { Organisatie = "" }).Gekeurd()).Ongeldig("organisatie");
        (await (goed with { Organisatie = "a\nb" }).Gekeurd()).Ongeldig("organisatie");
        (await (goed with { Soort = (Partnersoort)99 }).Gekeurd()).Ongeldig("soort");
    }

    [Fact]
    public async Task De_keuring_van_een_sleutel_laat_alleen_sterke_openbare_sleutels_toe()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(1024);
        var jwk = Proefjwt.Jwk(ec, "k1");
        var goed = new StelPartnersleutelVoor(jwk, Nu, Nu.AddDays(365));
        (await goed.Gekeurd()).MagDoor();
        foreach (var mis in (Jwk[])
        [
            jwk with { D = "AAAA" }, jwk with { Use = "enc" }, jwk with { Kid = "" }, jwk with { Kid = "a b" }, jwk with { Crv = "P-384" }, jwk with { Kty = "oct" }, jwk with { Alg = Sleutelalgoritme.ES384 }, jwk with { Alg = (Sleutelalgoritme)99 }, jwk with { Alg = Sleutelalgoritme.RS256 },
            jwk with { X = null }, jwk with { X = "AAAA" }, jwk with { X = jwk.Y, Y = jwk.X }, jwk with { X = "%%" },
            new("RSA", "k", Sleutelalgoritme.RS256, N: System.Buffers.Text.Base64Url.EncodeToString(rsa.ExportParameters(false).Modulus), E: "AQAB"), new("RSA", "k", Sleutelalgoritme.RS256, N: "AAAA", E: "AQAB"), new("RSA", "k", Sleutelalgoritme.RS256, N: null, E: "Aw"),
        ])
            (await (goed with { Jwk = mis }).Gekeurd()).Ongeldig("jwk");
        (await (goed with { GeldigTot = Nu }).Gekeurd()).Ongeldig("geldigTot");
        (await (goed with { GeldigTot = Nu.AddDays(1200) }).Gekeurd()).Ongeldig("geldigTot");
        (await (goed with { Certificaten = ["x"] }).Gekeurd()).Status.ShouldBe(400);
    }

    [Fact]
    public void Een_token_gaat_alleen_door_over_zijn_certificaat_van_een_partner_die_nu_meedoet()
    {
        var partner = Na(Voorgesteld, Bevestigd, Sleutel, new PartnersleutelBevestigd(SleutelId, Bert) { GebeurdOp = Nu });
        var certificaat = new Partnercertificaat(Proefketen.Oin, "afdruk");
        var token = new Toegangstoken(new("GM0150", Id), Proefketen.Oin, SleutelId, Guid.NewGuid(), Nu, "afdruk", []);
        Beslisreden? Bezwaar(Toegangstoken? t, Partnercertificaat? c, Partner? p) => Partnerverificatie.Bezwaar(t, c, p, Nu);

        Bezwaar(token, certificaat, partner).ShouldBeNull();
        Bezwaar(null, certificaat, partner).ShouldBe(Beslisreden.OngeldigToken);
        Bezwaar(token, null, partner).ShouldBe(Beslisreden.GeenGeldigCertificaat);
        Bezwaar(token, certificaat, null).ShouldBe(Beslisreden.OnbekendePartner);
        Bezwaar(token, certificaat with { Vingerafdruk = "ander" }, partner).ShouldBe(Beslisreden.AnderCertificaat);
        Bezwaar(token, certificaat with { Oin = Proefketen.AndereOin }, partner).ShouldBe(Beslisreden.AnderOin);
        foreach (var status in (Partnerstatus[])[Partnerstatus.Voorgesteld, Partnerstatus.Geschorst, Partnerstatus.Beeindigd]) Bezwaar(token, certificaat, partner with { Status = status }).ShouldBe(Beslisreden.NietActief);
        Bezwaar(token, certificaat, partner with { TokensVanaf = Nu }).ShouldBe(Beslisreden.TokenVervallen);
        Bezwaar(token, certificaat, partner with { TokensVanaf = Nu.AddSeconds(-1) }).ShouldBeNull();
        Bezwaar(token with { Sleutel = Guid.NewGuid() }, certificaat, partner).ShouldBe(Beslisreden.SleutelGeldtNiet);
        Partnerverificatie.Bezwaar(token, certificaat, partner, Nu.AddDays(10)).ShouldBe(Beslisreden.SleutelGeldtNiet);
    }
}
