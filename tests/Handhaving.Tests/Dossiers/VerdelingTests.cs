using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Dossiers;
using static Handhaving.Tests.Opzet.Gegeven;
using Kerndossier = Handhaving.Bewijs.Dossiers.Dossier;

namespace Handhaving.Tests.Dossiers;

/// <summary>Given links as the log keeps them, also of events that the product does not write yet; then what of each goes into the evidence.</summary>
public class VerdelingTests
{
    private const string Log = "toezicht.example/gm0150/pandlog";

    private readonly List<Ketenpost> _keten = [];

    private static byte[] Zaad(string naam) => SHA256.HashData(Encoding.UTF8.GetBytes(naam));

    private static Guid Id(int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0199f000-0000-7000-8000-{n:x12}"));

    private static string Gegeven(int n, string pad) => $$"""{"betrokkene":"{{Id(99)}}","commitment":"{{Toezegging.Bereken(Zaad($"r{n}{pad}"), pad, "\"geheim\""u8)}}"}""";

    private static Opening Open(int n, string pad) => new(Zaad($"r{n}{pad}"), "geheim");

    private VerdelingTests Met(string soort, string data, bool vernietigd = false)
    {
        var n = _keten.Count + 1;
        var inhoud = new Inhoud(null, null, (Json.Voorwerp)CanoniekeJson.Lees(Encoding.UTF8.GetBytes(data)), Id(n), DateTimeOffset.UnixEpoch, Zaad($"zout{n}"), n, PandId, soort, n);
        var kop = new Kop(inhoud.Hash(), [new(Pandverwijzing.Van(Zaad("pand"), PandId), n, n == 1 ? null : _keten[^1].Kop.Blad())], n - 1, Log, DateTimeOffset.UnixEpoch);
        _keten.Add(new(n, Id(n), kop, vernietigd ? null : inhoud.Json(), []));
        return this;
    }

    private Verdeling Verdeel(IEnumerable<int> eigen, Dictionary<Vindplaats, Opening>? open = null) => Verdeling.Van(_keten, eigen.Select(Id).ToHashSet(), open ?? [], new Dictionary<Vindplaats, Reden>());

    [Fact]
    public void Een_gewiste_waarde_en_een_vernietigde_inhoud_noemen_wat_ze_vastlegde()
    {
        Met("melding-ontvangen.v1", $$"""{"melder":{{Gegeven(1, "/melder")}},"omschrijving":{{Gegeven(1, "/omschrijving")}}}""")
            .Met("melding-ontvangen.v1", $$"""{"melder":{{Gegeven(2, "/melder")}}}""")
            .Met("oud.v1", "{}", vernietigd: true);
        // Both were recorded elsewhere in the pand, and yet are given: they explain the gaps.
        Met(Kerndossier.Wissing, $$"""{"velden":[{"gebeurtenis":"{{Id(1)}}","pad":"/melder"},{"gebeurtenis":"{{Id(2)}}","pad":"/melder"}]}""")
            .Met(Kerndossier.Vernietiging, $$"""{"bladen":["{{Hex.Schrijf(_keten[2].Kop.Blad())}}"]}""").Met("nog-iets.v1", "{}");
        var open = new Dictionary<Vindplaats, Opening> { [new(Id(1), "/melder")] = Open(1, "/melder"), [new(Id(1), "/omschrijving")] = Open(1, "/omschrijving") };
        var v = Verdeel([1], open);

        v.Weggelaten.ShouldBe(new Dictionary<long, Sluiting> { [2] = new(Reden.AndereZaak), [3] = new(Reden.Vernietigd, 5), [6] = new(Reden.AndereZaak) }, ignoreOrder: true);
        v.Gesloten.Single().Value.ShouldBe(new Dictionary<string, Sluiting> { ["/melder"] = new(Reden.Gewist, 4) });
        v.Geopend.Single().Value.Keys.ShouldBe(["/omschrijving"]);
        Keur(v).ShouldBe("tijd niet bewezen: het beleid noemt geen tijdstempeldienst of geen max_anchor_lag");
    }

    [Fact]
    public void Waarover_niets_is_beslist_blijft_dicht()
    {
        Met("melding-ontvangen.v1", $$"""{"melder":{{Gegeven(1, "/melder")}}}""");
        Verdeel([1]).Gesloten[1]["/melder"].ShouldBe(new Sluiting(Reden.Avg));
    }

    [Theory]
    [InlineData("""{"bladen":[]}""")]
    [InlineData("""{"bladen":["0000000000000000000000000000000000000000000000000000000000000000"]}""")]
    [InlineData("""{"bladen":"geen lijst"}""")]
    public void Een_inhoud_die_weg_is_zonder_dat_het_is_vastgelegd_wordt_niet_verzwegen(string bladen)
    {
        Met("oud.v1", "{}", vernietigd: true).Met(Kerndossier.Vernietiging, bladen);
        Should.Throw<NietGeborgdException>(() => Verdeel([2])).Message.ShouldStartWith("De inhoud van nr. 1 is weg");
    }

    [Fact]
    public void Een_wissing_telt_niet_voor_wat_er_later_kwam()
    {
        Met(Kerndossier.Wissing, $$"""{"velden":[{"gebeurtenis":"{{Id(2)}}","pad":"/melder"},{"gebeurtenis":"geen guid","pad":"/melder"},7]}""").Met("melding-ontvangen.v1", $$"""{"melder":{{Gegeven(2, "/melder")}}}""");
        Verdeel([1, 2]).Gesloten[2]["/melder"].ShouldBe(new Sluiting(Reden.Avg));
    }

    /// <summary>The whole dossier that follows from it, as the kernel judges it.</summary>
    private string Keur(Verdeling v)
    {
        byte[] leesmij = [1];
        var export = new Export(Id(50), Log, Id(51), PandId, Zaad("pand"), false, Zaad("zout"), new Dictionary<string, Bestandsregel> { [Kerndossier.Leesmij] = Bestandsregel.Van(leesmij) }, v.Weggelaten, v.Geopend, v.Gesloten);
        Met(Kerndossier.Afsluiting, $$"""{"export":"{{Hex.Schrijf(export.Hash())}}","n":{{_keten.Count + 1}}}""");
        var (boom, sleutel) = (new Merkleboom(_keten.Select(p => p.Kop.Blad())), new Ondertekenaar(Log, Zaad("log")));
        var dossier = new Kerndossier(export, [.. _keten.Select(p => new Ketenlid(p.Kop, v.Weggelaten.ContainsKey(p.N) ? null : p.Inhoud, boom.Lidmaatschap(p.Kop.I), null, null))], [],
            sleutel.Teken(new Checkpoint(Log, boom.Maat, boom.Wortel()).ToString()).Bytes(), new Dictionary<string, byte[]> { [Kerndossier.Leesmij] = leesmij });
        return Keuring.Keur(dossier.Schrijf(), Beleid.Lees(Encoding.UTF8.GetBytes($"log {sleutel.Sleutel}\nquorum none\n"))).ToString();
    }
}
