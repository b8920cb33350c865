using System.Security.Cryptography;
using CsCheck;
using Handhaving.Bewijs.Boom;

namespace Handhaving.Bewijs.Tests;

public class MerkleTests
{
    private const int Grootste = 300;
    private static readonly byte[][] Bladen = [.. Enumerable.Range(0, Grootste).Select(i => Merkle.Blad(BitConverter.GetBytes(i)))];
    private static readonly Merkleboom Boom = new(Bladen);

    /// <summary>The definition of RFC 6962 section 2.1, word for word.</summary>
    private static byte[] Definitie(ReadOnlySpan<byte[]> d)
    {
        if (d.Length == 0) return SHA256.HashData([]);
        if (d.Length == 1) return d[0];
        var k = 1;
        while (k * 2 < d.Length) k *= 2;
        return Merkle.Knoop(Definitie(d[..k]), Definitie(d[k..]));
    }

    [Fact]
    public void De_wortel_is_die_van_de_definitie_langs_beide_wegen()
    {
        var grens = Grens.Leeg;
        for (var n = 0; n <= Grootste; n++)
        {
            var wortel = Definitie(Bladen.AsSpan(0, n));
            grens.Wortel().ShouldBe(wortel);
            Boom.Wortel(n).ShouldBe(wortel);
            if (n < Grootste) grens = grens.Met(Bladen[n]);
        }
    }

    [Fact]
    public void Elk_blad_van_elke_boom_is_te_bewijzen_en_nergens_anders()
    {
        for (var n = 1; n <= 70; n++)
            for (var i = 0; i < n; i++)
            {
                var bewijs = Boom.Lidmaatschap(i, n);
                Merkle.IsLid(i, n, Bladen[i], bewijs, Boom.Wortel(n)).ShouldBeTrue();
                for (var j = 0; j < n; j++)
                    if (j != i) Merkle.IsLid(j, n, Bladen[i], bewijs, Boom.Wortel(n)).ShouldBeFalse();
            }
    }

    [Fact]
    public void Elke_boom_is_te_bewijzen_als_begin_van_elke_grotere()
    {
        for (var m = 1; m <= 70; m++)
            for (var n = m; n <= 70; n++)
            {
                var bewijs = Boom.Samenhang(m, n);
                Merkle.HangtSamen(m, n, Boom.Wortel(m), Boom.Wortel(n), bewijs).ShouldBeTrue();
                if (m != n) Merkle.HangtSamen(m, n, Boom.Wortel(n), Boom.Wortel(m), bewijs).ShouldBeFalse();
                if (m > 1) Merkle.HangtSamen(m - 1, n, Boom.Wortel(m), Boom.Wortel(n), bewijs).ShouldBeFalse();
            }
    }

    [Fact]
    public void Een_bewijs_dat_ergens_is_aangeraakt_klopt_niet_meer() => Gen.Select(Gen.Int[1, Grootste], Gen.Int[0, Grootste], Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample((n, ruw, plek, anders) =>
    {
        var i = ruw % n;
        List<byte[]> delen = [Bladen[i], Boom.Wortel(n), .. Boom.Lidmaatschap(i, n)];
        var geraakt = delen.Select(d => (byte[])d.Clone()).ToList();
        geraakt[plek % delen.Count][plek % 32] ^= anders;
        Merkle.IsLid(i, n, geraakt[0], geraakt[2..], geraakt[1]).ShouldBeFalse();
        Merkle.IsLid(i, n, delen[0], [.. delen[2..], delen[1]], delen[1]).ShouldBeFalse();
        if (delen.Count > 2) Merkle.IsLid(i, n, delen[0], delen[2..^1], delen[1]).ShouldBeFalse();
    }, iter: 3_000);

    [Fact]
    public void Een_gewijzigd_blad_breekt_elke_latere_samenhang() => Gen.Select(Gen.Int[0, 99], Gen.Int[1, 100], Gen.Int[1, 100]).Sample((geraakt, a, b) =>
    {
        var (m, n) = (Math.Min(a, b), Math.Max(a, b));
        var vals = new Merkleboom(Bladen.Take(n).Select((h, i) => i == geraakt ? Merkle.Blad("vals"u8) : h));
        Merkle.HangtSamen(m, n, Boom.Wortel(m), vals.Wortel(), vals.Samenhang(m)).ShouldBe(geraakt >= m);
    }, iter: 2_000);

    [Fact]
    public void Grenzen_van_maat_en_lengte()
    {
        var (blad, wortel) = (Bladen[0], Boom.Wortel(1));
        Merkle.IsLid(0, 1, blad, [], wortel).ShouldBeTrue();
        Merkle.IsLid(-1, 1, blad, [], wortel).ShouldBeFalse();
        Merkle.IsLid(0, 0, blad, [], wortel).ShouldBeFalse();
        Merkle.IsLid(0, long.MaxValue, blad, [.. Enumerable.Repeat(blad, 62)], wortel).ShouldBeFalse();
        Merkle.IsLid(0, long.MaxValue, blad, [.. Enumerable.Repeat(blad, 100_000)], wortel).ShouldBeFalse();
        Merkle.HangtSamen(0, 1, Merkle.Leeg(), wortel, []).ShouldBeFalse();
        Merkle.HangtSamen(1, long.MaxValue, wortel, wortel, [.. Enumerable.Repeat(blad, 63)]).ShouldBeFalse();
        Merkle.HangtSamen(long.MaxValue, long.MaxValue, wortel, wortel, []).ShouldBeTrue();
        Should.Throw<OngeldigBewijsException>(() => new Grens(3, [blad]));
        Should.Throw<OngeldigBewijsException>(() => new Grens(1, [blad[..31]]));
    }

    [Fact]
    public void Wat_vol_raakt_wordt_gemeld_en_is_genoeg_voor_elk_bewijs()
    {
        var (bewaard, grens) = (new Dictionary<Plaats, byte[]>(), Grens.Leeg);
        foreach (var blad in Bladen) grens = grens.Met(blad, bewaard.Add);
        bewaard.Count.ShouldBe(Enumerable.Range(0, 9).Sum(niveau => Grootste >> niveau));
        foreach (var i in (int[])[0, 17, 255, 256, 299])
            Merkle.IsLid(i, Grootste, Bladen[i], Merkle.Lidmaatschap(i, Grootste, p => bewaard[p]), grens.Wortel()).ShouldBeTrue();
        Merkle.Lidmaatschapsplan(299, 300).SelectMany(p => p).Count().ShouldBeLessThan(16);
    }

    [Fact]
    public void Een_miljoen_bladeren_past_in_een_rand_van_zeven() =>
        Enumerable.Range(0, 1_000_000).Aggregate(Grens.Leeg, (grens, i) => grens.Met(Bladen[i % Grootste])).Rand.Count.ShouldBe(7);
}
