using CsCheck;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Wijken;

namespace Handhaving.Tests.Wijken;

/// <summary>
/// The adversary knows the rules and sees everything that is published. He learns nothing about a hidden number if for each
/// value under K there is a history that gives exactly the same publication and in which the hidden number has that value.
/// </summary>
public class AfschermingTests
{
    [Fact]
    public void Elke_mogelijke_verdeling_over_delen_laat_een_verborgen_deel_geheel_open()
    {
        const int k = 3, hoogste = 12;
        var afscherming = new Afscherming(k);
        foreach (var n in (int[])[2, 3, 4, 5])
        {
            var werelden = Verdelingen(n, hoogste).Where(w => w.Sum() >= k).GroupBy(w => Publicatie(afscherming, w));
            foreach (var zelfde in werelden)
            {
                var getoond = Getoond(afscherming, zelfde.First());
                for (var deel = 0; deel < n; deel++)
                    if (!getoond.Contains(deel))
                        zelfde.Select(w => w[deel]).Distinct().Where(v => v < k).Order().ShouldBe(Enumerable.Range(0, k), $"{zelfde.Key}, deel {deel}");
            }
        }

        static string Publicatie(Afscherming afscherming, int[] delen) => $"{delen.Length} delen, samen {delen.Sum()}: " + string.Join(", ", delen.Select((d, i) => Getoond(afscherming, delen).Contains(i) ? $"{d}" : "?"));
        static IReadOnlySet<int> Getoond(Afscherming afscherming, int[] delen) => afscherming.Toonbaar(delen.Select((d, i) => (d, i)).ToDictionary(x => x.i, x => x.d));
        static IEnumerable<int[]> Verdelingen(int n, int rest) => n == 0 ? [[]] : Enumerable.Range(0, rest + 1).SelectMany(eerste => Verdelingen(n - 1, rest - eerste).Select(w => (int[])[eerste, .. w]));
    }

    [Fact]
    public void Wie_alle_toegestane_vragen_stelt_kan_geen_verborgen_gebied_afleiden() => Gen.Select(Gemeente, Gen.Int[3, 6]).Sample((aantallen, k) =>
    {
        var afscherming = new Afscherming(k);
        var feiten = Feiten(aantallen);
        var publicatie = Publiceer(afscherming, aantallen, feiten);
        for (var wijk = 0; wijk < aantallen.Length; wijk++)
        {
            if (publicatie[Wijk(wijk)] is null)
                for (var waarde = 0; waarde < k && aantallen.Sum(b => b.Sum()) >= k; waarde++)
                    Zelfde(Andere(aantallen, publicatie, wijk, null, waarde, k), waarde, Wijk(wijk));
            for (var buurt = 0; buurt < aantallen[wijk].Length; buurt++)
                if (publicatie[Buurt(wijk, buurt)] is null)
                    for (var waarde = 0; waarde < k && aantallen.Sum(b => b.Sum()) >= k; waarde++)
                        Zelfde(Andere(aantallen, publicatie, wijk, buurt, waarde, k), waarde, Buurt(wijk, buurt));
        }

        void Zelfde(int[][] andere, int waarde, string gebied)
        {
            // The facts keep what they were about and get another place: the parts per onderwerp and the whole stay as they are.
            var plaatsen = Plaatsen(andere).ToArray();
            Geteld[] verplaatst = [.. feiten.Select((f, i) => f with { Feit = f.Feit with { Gebied = plaatsen[i] } })];
            var werkelijk = Gebiedcijfers.Van("GM9999", verplaatst, Gebieden(andere)).Alle.Single(g => g.Code == gebied).Aantallen["meldingen"];
            werkelijk.ShouldBe(waarde);
            Publiceer(afscherming, andere, verplaatst).ShouldBe(publicatie);
        }
    }, iter: 400);

    [Fact]
    public void Wie_alle_toegestane_vragen_stelt_kan_geen_verborgen_onderdeel_afleiden() => Gen.Select(Gen.Int[0, 14].Array[7], Gen.Int[3, 6]).Sample((delen, k) =>
    {
        var afscherming = new Afscherming(k);
        var soorten = Enum.GetNames<Onderwerp>();
        var publicatie = Aantallen(delen);
        if (delen.Sum() < k) return;
        for (var deel = 0; deel < delen.Length; deel++)
            if (publicatie[Naam(deel)] is null)
                for (var waarde = 0; waarde < k; waarde++)
                    Aantallen(Andere1(delen, [.. delen.Select((_, i) => publicatie[Naam(i)] is not null)], deel, waarde, k)).ShouldBe(publicatie);

        string Naam(int deel) => Figuren.Meldingen.Delen[deel].Naam;
        SortedDictionary<string, int?> Aantallen(int[] verdeling) =>
            new(afscherming.Pas(Gebiedcijfers.Van("GM9999", [.. verdeling.SelectMany((n, i) => Enumerable.Range(0, n).Select(_ => Feit(new("BU99990000", "WK999900", 2023), Feitsoort.Melding, soorten[i])))], [("WK999900", "BU99990000")]), true)
                .Aantallen.ToDictionary(a => a.Key, a => a.Value));
    }, iter: 400);

    [Fact]
    public void Wat_geen_keten_toelaat_staat_er_niet()
    {
        var gebied = new Gebied("BU99990000", "WK999900", 2023);
        Geteld[] feiten = [.. Enumerable.Range(0, 12).Select(_ => Feit(gebied, Feitsoort.Controle, "OvertredingWaargenomen")), .. Enumerable.Range(0, 10).Select(_ => Feit(gebied, Feitsoort.ProcesVerbaal, null)), .. Enumerable.Range(0, 5).Select(_ => Feit(gebied, Feitsoort.Ondertekening, null))];

        var cijfers = new Afscherming(5).Pas(Gebiedcijfers.Van("GM9999", feiten, [(gebied.Wijkcode, gebied.Buurtcode)]), true);

        cijfers.Aantallen["controles"].ShouldBe(12);
        cijfers.Aantallen["processenVerbaal"].ShouldBeNull("het verschil met de controles is 2");
        cijfers.Aantallen["processenVerbaalOndertekend"].ShouldBe(5);
        cijfers.Aantallen["zorgsignalen"].ShouldBeNull();
        cijfers.Kinderen[0].Aantallen["controles"].ShouldBe(12, "de enige wijk is de hele gemeente");
        cijfers.Kinderen[0].Aantallen["processenVerbaalOndertekend"].ShouldBeNull("per gebied staan alleen meldingen en controles");
    }

    [Fact]
    public void Wat_van_een_figuur_afhangt_staat_vast() => Figuren.Alle.Where(f => f.DeelVan is not null || f.Vergt is not null).Select(f => $"{f.Naam}: deel van {f.DeelVan?.Naam ?? "niets"}, vergt {f.Vergt?.Naam ?? "niets"}").ShouldBe([
        "beoordelingen: deel van meldingen, vergt niets",
        "processenVerbaal: deel van controles, vergt niets",
        "processenVerbaalOndertekend: deel van processenVerbaal, vergt niets",
        "lastenOpgelegd: deel van processenVerbaalOndertekend, vergt processenVerbaalOndertekend",
        "dwangsommenVerbeurd: deel van niets, vergt lastenOpgelegd"]);

    [Theory]
    [InlineData(20, 10, 25, true, true)]
    [InlineData(20, 10, 4, true, false)]
    [InlineData(20, 4, 25, false, false)]
    [InlineData(4, 9, 25, false, false)]
    [InlineData(20, 18, 25, false, true)]
    public void Een_dwangsom_verraadt_geen_verborgen_last_en_een_last_geen_verborgen_proces_verbaal(int ondertekend, int lasten, int verbeurd, bool toontLasten, bool toontVerbeurd)
    {
        var gebied = new Gebied("BU99990000", "WK999900", 2023);
        Geteld[] feiten = [.. Keer(30, Feitsoort.Controle), .. Keer(ondertekend, Feitsoort.ProcesVerbaal), .. Keer(ondertekend, Feitsoort.Ondertekening), .. Keer(lasten, Feitsoort.LastOpgelegd), .. Keer(verbeurd, Feitsoort.DwangsomVerbeurd)];

        var cijfers = new Afscherming(5).Pas(Gebiedcijfers.Van("GM9999", feiten, [(gebied.Wijkcode, gebied.Buurtcode)]), true);

        (cijfers.Aantallen["lastenOpgelegd"] is not null).ShouldBe(toontLasten);
        (cijfers.Aantallen["dwangsommenVerbeurd"] is not null).ShouldBe(toontVerbeurd);

        IEnumerable<Geteld> Keer(int aantal, Feitsoort soort) => Enumerable.Range(0, aantal).Select(_ => Feit(gebied, soort, soort is Feitsoort.Controle ? "OvertredingWaargenomen" : null));
    }

    [Fact]
    public void Zonder_codelijst_verraden_de_gebieden_niet_waar_iets_was() =>
        new Afscherming(5).Pas(Gebiedcijfers.Van("GM9999", [.. Feiten([[9], [9]])], []), verdeel: false).Kinderen.ShouldBeEmpty();

    [Fact]
    public void Een_gewone_verdeling_toont_de_grote_wijken_en_verbergt_de_kleine_samen()
    {
        int[][] aantallen = [[30], [20], [12], [2], [1], [0], [4], [3]];
        var cijfers = Publiceer(new Afscherming(5), aantallen, Feiten(aantallen));

        cijfers[Wijk(0)].ShouldBe(30);
        cijfers[Wijk(2)].ShouldBe(12);
        for (var wijk = 3; wijk < 8; wijk++) cijfers[Wijk(wijk)].ShouldBeNull();
    }

    private static Gen<int[][]> Gemeente => Gen.Frequency((4, Gen.Int[0, 4]), (2, Gen.Int[5, 20]), (1, Gen.Const(0))).Array[1, 5].Array[2, 8];

    /// <summary>The construction of the proof: another history, with this number for the hidden area.</summary>
    private static int[][] Andere(int[][] aantallen, SortedDictionary<string, int?> publicatie, int wijk, int? buurt, int waarde, int k)
    {
        int[][] andere = [.. aantallen.Select(b => b.ToArray())];
        if (publicatie[Wijk(wijk)] is not null)
        {
            andere[wijk] = Andere1(aantallen[wijk], [.. aantallen[wijk].Select((_, b) => publicatie[Buurt(wijk, b)] is not null)], buurt!.Value, waarde, k);
            return andere;
        }
        var wijken = Andere1([.. aantallen.Select(b => b.Sum())], [.. aantallen.Select((_, w) => publicatie[Wijk(w)] is not null)], wijk, waarde, k);
        for (var w = 0; w < wijken.Length; w++)
        {
            if (publicatie[Wijk(w)] is not null) continue;
            andere[w] = new int[aantallen[w].Length];
            andere[w][w == wijk ? buurt ?? 0 : 0] = wijken[w];
        }
        return andere;
    }

    private static int[] Andere1(int[] delen, bool[] getoond, int deel, int waarde, int k)
    {
        int[] andere = [.. delen];
        var verborgen = Enumerable.Range(0, delen.Length).Where(i => !getoond[i]).ToList();
        var rest = verborgen.Sum(i => delen[i]) - waarde;
        foreach (var i in verborgen) andere[i] = 0;
        andere[deel] = waarde;
        var ander = verborgen.Where(i => i != deel).ToList();
        if (getoond.Any(g => g))
            foreach (var i in ander) rest -= andere[i] = Math.Min(rest, k - 1);
        else
            andere[ander[0]] = rest;
        return andere;
    }

    private static SortedDictionary<string, int?> Publiceer(Afscherming afscherming, int[][] aantallen, IReadOnlyCollection<Geteld> feiten) =>
        new(afscherming.Pas(Gebiedcijfers.Van("GM9999", feiten, Gebieden(aantallen)), verdeel: true).Alle
            .SelectMany(g => g.Code == "GM9999" ? g.Aantallen.Select(a => ($"{g.Code}.{a.Key}", a.Value)) : [(g.Code, g.Aantallen["meldingen"])]).ToDictionary(x => x.Item1, x => x.Item2));

    private static Geteld[] Feiten(int[][] aantallen) => [.. Plaatsen(aantallen).Select((g, i) => Feit(g, Feitsoort.Melding, Enum.GetNames<Onderwerp>()[i * 7 % 5]))];

    private static IEnumerable<Gebied> Plaatsen(int[][] aantallen) =>
        aantallen.SelectMany((buurten, w) => buurten.SelectMany((n, b) => Enumerable.Repeat(new Gebied(Buurt(w, b), Wijk(w), 2023), n)));

    private static IEnumerable<(string, string)> Gebieden(int[][] aantallen) => aantallen.SelectMany((buurten, w) => buurten.Select((_, b) => (Wijk(w), Buurt(w, b))));

    private static string Wijk(int w) => $"WK9999{w:00}";

    private static string Buurt(int w, int b) => $"BU9999{w:00}{b:00}";

    private static Geteld Feit(Gebied gebied, Feitsoort soort, string? kenmerk) =>
        new(new Dashboardfeit(Guid.NewGuid(), soort, kenmerk, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1, gebied, "9999100000000001", Guid.Empty, false), DateTimeOffset.UnixEpoch, false);
}
