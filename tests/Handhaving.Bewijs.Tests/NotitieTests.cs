using System.Text;
using CsCheck;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Tests;

public class NotitieTests
{
    private const string Oorsprong = "toezicht.example/gm0363/pandlog";
    private static readonly Ondertekenaar Log = Maak(Oorsprong, 1), Ander = Maak("ander.example/log", 2);
    private static readonly Ondertekenaar[] Getuigen = [.. Enumerable.Range(3, 4).Select(k => Maak($"getuige.example/{k}", k, Sleutelsoort.Medeondertekening))];
    private static readonly DateTimeOffset Nu = DateTimeOffset.FromUnixTimeSeconds(1_763_904_000);
    private static readonly Checkpoint Stand = new(Oorsprong, 7, Merkle.Blad("x"u8));

    private static Ondertekenaar Maak(string naam, int zaad, Sleutelsoort soort = Sleutelsoort.Ed25519) => new(naam, [.. Enumerable.Repeat((byte)zaad, 32)], soort);

    private static Notitie Getekend(params int[] getuigen) =>
        getuigen.Aggregate(Log.Teken(Stand.ToString()), (n, g) => n.Met(Getuigen[g].Medeonderteken(n.Tekst, Nu)));

    private static Beleid Leesbeleid(string tekst) => Beleid.Lees(Encoding.UTF8.GetBytes(tekst));

    private static string Groepen => $"""
        # whom we trust
        log {Log.Sleutel} https://toezicht.example/

        witness a {Getuigen[0].Sleutel}
        witness b {Getuigen[1].Sleutel}
        	witness  c	{Getuigen[2].Sleutel} https://c.example/
        witness d {Getuigen[3].Sleutel}
        group abc 2 a b c
        group allen all abc d
        quorum allen

        """;

    [Fact]
    public void Een_notitie_leest_terug_als_zichzelf()
    {
        var notitie = Getekend(0, 1);
        Notitie.Lees(notitie.Bytes()).ToString().ShouldBe(notitie.ToString());
        notitie.Controleer([Log.Sleutel, Getuigen[0].Sleutel]).Count.ShouldBe(2);
        Checkpoint.Lees(notitie.Tekst).ShouldBe(Stand);
    }

    [Fact]
    public void Geheime_en_openbare_sleutels_lezen_terug()
    {
        foreach (var o in (Ondertekenaar[])[Log, .. Getuigen])
        {
            Sleutel.Lees(o.Sleutel.ToString()).ShouldBe(o.Sleutel);
            Ondertekenaar.Lees(o.Geheim()).Sleutel.ShouldBe(o.Sleutel);
            o.ToString().ShouldNotContain("PRIVATE");
        }
    }

    [Fact]
    public void Elke_aangeraakte_byte_van_een_checkpoint_valt_op()
    {
        var (goed, beleid) = (Getekend(0, 1, 2, 3).Bytes(), Leesbeleid(Groepen.Replace("group abc 2", "group abc all", StringComparison.Ordinal)));
        beleid.Controleer(Notitie.Lees(goed)).Getuigen.ShouldBe(["a", "b", "c", "d"]);
        for (var i = 0; i < goed.Length; i++)
            foreach (var anders in (byte[])[(byte)(goed[i] ^ 1), (byte)(goed[i] ^ 0x20), (byte)'\n', (byte)' '])
            {
                var geraakt = (byte[])goed.Clone();
                geraakt[i] = anders;
                if (anders != goed[i]) Should.Throw<OngeldigBewijsException>(() => beleid.Controleer(Notitie.Lees(geraakt)), $"byte {i}");
            }
    }

    [Theory]
    [InlineData(new[] { 0, 1, 3 }, true)]
    [InlineData(new[] { 3, 2, 0 }, true)]
    [InlineData(new[] { 0, 1, 2, 3 }, true)]
    [InlineData(new[] { 0, 3 }, false)]
    [InlineData(new[] { 0, 0, 3 }, false)]
    [InlineData(new[] { 0, 1, 2 }, false)]
    [InlineData(new int[0], false)]
    public void Het_quorum_telt_groepen_in_groepen(int[] getuigen, bool goed)
    {
        var beleid = Leesbeleid(Groepen);
        if (goed) beleid.Controleer(Getekend(getuigen)).Checkpoint.ShouldBe(Stand);
        else Should.Throw<OngeldigBewijsException>(() => beleid.Controleer(Getekend(getuigen)));
    }

    [Fact]
    public void Alleen_het_log_met_de_naam_van_de_oorsprong_telt()
    {
        var beleid = Leesbeleid($"log {Log.Sleutel}\nlog {Ander.Sleutel}\nquorum none\n");
        beleid.Controleer(Log.Teken(Stand.ToString())).Log.ShouldBe(Log.Sleutel);
        Should.Throw<OngeldigBewijsException>(() => beleid.Controleer(Ander.Teken(Stand.ToString())));
        Should.Throw<OngeldigBewijsException>(() => Leesbeleid($"log {Ander.Sleutel}\nquorum none\n").Controleer(Log.Teken(Stand.ToString())));
    }

    [Fact]
    public void Een_getuige_is_geen_log_en_een_log_geen_getuige()
    {
        Should.Throw<OngeldigBewijsException>(() => Leesbeleid($"log {Getuigen[0].Sleutel}\nquorum none\n"));
        Should.Throw<OngeldigBewijsException>(() => Leesbeleid($"witness a {Log.Sleutel}\nquorum a\n"));
        Should.Throw<OngeldigBewijsException>(() => Log.Medeonderteken(Stand.ToString(), Nu));
        Should.Throw<OngeldigBewijsException>(() => Getuigen[0].Teken(Stand.ToString()));
    }

    [Theory]
    [InlineData("quorum none")]
    [InlineData("")]
    [InlineData("quorum none\nquorum none\n")]
    [InlineData("quorum x\n")]
    [InlineData("witness none {w}\nquorum none\n")]
    [InlineData("witness a {w}\nwitness a {v}\nquorum a\n")]
    [InlineData("witness a {w}\nwitness b {w}\nquorum a\n")]
    [InlineData("log {l}\nlog {l}\nquorum none\n")]
    [InlineData("quorum a\nwitness a {w}\n")]
    [InlineData("group g any\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g 0 a\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g 2 a\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g 01 a\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g any a a\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g any a\ngroup h any a\nquorum g\n")]
    [InlineData("witness a {w}\ngroup g any none\nquorum g\n")]
    [InlineData("witness a {w}\ngroup a any a\nquorum a\n")]
    [InlineData("witness a {w} url meer\nquorum a\n")]
    [InlineData("iets anders\nquorum none\n")]
    [InlineData("skew -1\nquorum none\n")]
    [InlineData("skew 1.5\nquorum none\n")]
    [InlineData("skew 99999999999\nquorum none\n")]
    [InlineData("skew 1\nskew 2\nquorum none\n")]
    [InlineData("tsa x AAAA\nquorum none\n")]
    [InlineData("valid_from 2026-01-01\nquorum none\n")]
    [InlineData("quorum none\r\n")]
    [InlineData("quorum none\n\u0001\n")]
    public void Een_beleid_dat_niet_klopt_wordt_geweigerd(string tekst) =>
        Should.Throw<OngeldigBewijsException>(() => Leesbeleid(tekst.Replace("{w}", Getuigen[0].Sleutel.ToString(), StringComparison.Ordinal).Replace("{v}", Getuigen[1].Sleutel.ToString(), StringComparison.Ordinal).Replace("{l}", Log.Sleutel.ToString(), StringComparison.Ordinal)));

    [Fact]
    public void Grenzen_en_geldigheid_staan_in_het_beleid()
    {
        var beleid = Leesbeleid("max_lag 600\nskew 5\nmax_anchor_lag 7200\nvalid_from 2026-01-01T00:00:00Z\nvalid_until 2027-01-01T00:00:00Z\nquorum none\n");
        beleid.Verwerkingstijd.ShouldBe(TimeSpan.FromMinutes(10));
        beleid.Klokverschil.ShouldBe(TimeSpan.FromSeconds(5));
        beleid.Ankertijd.ShouldBe(TimeSpan.FromHours(2));
        beleid.GeldigVanaf.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        beleid.GeldigTot!.Value.Year.ShouldBe(2027);
    }

    [Fact]
    public void Te_veel_en_te_groot_worden_zonder_rekenwerk_geweigerd()
    {
        Should.Throw<OngeldigBewijsException>(() => Notitie.Lees(new byte[10_000_000]));
        Should.Throw<OngeldigBewijsException>(() => Beleid.Lees(new byte[10_000_000]));
        Should.Throw<OngeldigBewijsException>(() => Leesbeleid(string.Concat(Enumerable.Repeat("# x\n", 2_000)) + "quorum none\n"));
        var honderd = Enumerable.Range(0, 100).Aggregate(new Notitie(Stand.ToString(), []), (n, _) => n.Met(Log.Teken(Stand.ToString()).Handtekeningen[0]));
        Notitie.Lees(honderd.Bytes()).Controleer([Log.Sleutel]).Count.ShouldBe(1);
        Should.Throw<OngeldigBewijsException>(() => Notitie.Lees(honderd.Met(honderd.Handtekeningen[0]).Bytes()));
    }

    [Fact]
    public void Een_logbewijs_geldt_onder_het_beleid_en_voor_dat_blad()
    {
        var boom = new Merkleboom(Enumerable.Range(0, 20).Select(i => Merkle.Blad([(byte)i])));
        var notitie = Log.Teken(new Checkpoint(Oorsprong, boom.Maat, boom.Wortel()).ToString());
        var bewijs = Logbewijs.Lees(new Logbewijs(13, boom.Lidmaatschap(13), notitie.ToString()).ToString());
        var beleid = Leesbeleid($"log {Log.Sleutel}\nquorum none\n");
        bewijs.Controleer(Merkle.Blad([13]), beleid);
        Should.Throw<OngeldigBewijsException>(() => bewijs.Controleer(Merkle.Blad([14]), beleid));
        Should.Throw<OngeldigBewijsException>(() => bewijs.Controleer(Merkle.Blad([13]), Leesbeleid($"log {Ander.Sleutel}\nquorum none\n")));
    }

    [Fact]
    public void Willekeurige_notities_en_regels_van_beleid_worden_gelezen_of_geweigerd() => Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.OneOf("— ", "\n", "\n\n", "a", " ", "+", Log.Sleutel.ToString(), "log ", "witness ", "group ", "quorum none\n", "AAAA", "any", "=", "\u2003", Stand.ToString(), Log.Teken(Stand.ToString()).Handtekeningen[0].ToString())
            .Array[0, 12].Select(d => Encoding.UTF8.GetBytes(string.Concat(d)))).Sample(bytes =>
    {
        foreach (var lees in (Action[])[() => Notitie.Lees(bytes).Controleer([Log.Sleutel]), () => Beleid.Lees(bytes), () => Sleutel.Lees(Encoding.UTF8.GetString(bytes)), () => Logbewijs.Lees(Encoding.UTF8.GetString(bytes)), () => Checkpoint.Lees(Encoding.UTF8.GetString(bytes))])
            try { lees(); }
            catch (OngeldigBewijsException) { }
    }, iter: 20_000);
}
