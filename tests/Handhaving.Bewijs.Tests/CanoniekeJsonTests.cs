using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Bewijs.Tests;

public class CanoniekeJsonTests
{
    /// <summary>Any value of the full JSON model, as a generator.</summary>
    internal static readonly Gen<Json> Waarden = Gen.Recursive<Json>((diepte, zelf) =>
    {
        var blad = Gen.OneOf<Json>(Gen.Const(Json.Niets), Gen.Bool.Select(b => (Json)b), Gen.Long[-Bladprofiel.Grootste, Bladprofiel.Grootste].Select(n => (Json)n), Teksten.Select(t => (Json)t));
        return diepte > 4 ? blad : Gen.OneOf(blad, zelf.List[0, 4].Select(d => (Json)new Json.Rij(d)),
            Gen.Select(Gen.String[Gen.Char['!', '~'], 0, 6], zelf).List[0, 4].Select(v => (Json)Json.Van(v.DistinctBy(p => p.Item1).Select(p => (p.Item1, (Json?)p.Item2)))));
    });

    internal static Gen<string> Teksten => Gen.OneOf(Gen.String[Gen.Char['\0', '\x2ff'], 0, 12], Gen.OneOf("", "é€", "😀", "\u2028", "\"\\/\b\f\n\r\t", "\ufb33"));

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\ude00\\ud83d\"")]
    [InlineData("""{"\udead":1}""")]
    [InlineData("1 2")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("""{"a":1,}""")]
    [InlineData("{'a':1}")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1e400")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("nul")]
    [InlineData("truefalse")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("/**/1")]
    [InlineData("\ufeff1")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u00a01")]
    public void Wat_anderen_herstellen_wordt_geweigerd(string tekst) => Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Lees(Encoding.UTF8.GetBytes(tekst)));

    [Theory]
    [InlineData("22C080 22")]
    [InlineData("22EDA080 22")]
    [InlineData("22F5808080 22")]
    [InlineData("22FF22")]
    [InlineData("22C322")]
    [InlineData("EFBBBF31")]
    [InlineData("3100")]
    public void Ongeldige_UTF8_BOM_en_nulbytes_worden_geweigerd(string hex) =>
        Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Lees(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Fact]
    public void Diepte_en_omvang_zijn_begrensd()
    {
        CanoniekeJson.Lees(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64)));
        Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Lees(Encoding.UTF8.GetBytes(new string('[', 66) + new string(']', 66))));
        Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Lees(Encoding.UTF8.GetBytes(new string('[', 10_000_000))));
        Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Lees("[1,2,3]"u8, omvang: 6));
    }

    [Fact]
    public void Een_half_surrogaatpaar_wordt_ook_niet_geschreven() =>
        Should.Throw<OngeldigBewijsException>(() => CanoniekeJson.Bytes("\ud83d"));

    [Fact]
    public void Ieder_getal_leest_terug_als_zichzelf() => Gen.Double.Where(double.IsFinite).Sample(d =>
    {
        var tekst = CanoniekeJson.Getal(d);
        double.Parse(tekst, CultureInfo.InvariantCulture).ShouldBe(d);
        CanoniekeJson.Getal(((Json.Getal)CanoniekeJson.Lees(Encoding.ASCII.GetBytes(tekst))).Waarde).ShouldBe(tekst);
    }, iter: 20_000);

    [Fact]
    public void Getallen_zijn_in_elke_cultuur_gelijk()
    {
        var eerder = CultureInfo.CurrentCulture;
        string Reeks()
        {
            var (uit, blok) = (new StringBuilder(), new byte[32]);
            for (var i = 0; i < 2_000; i++)
            {
                blok = SHA256.HashData(blok);
                for (var k = 0; k < 32; k += 8)
                    if (BitConverter.ToDouble(blok, k) is var d && double.IsFinite(d) && d != 0) uit.Append(CanoniekeJson.Getal(d)).Append('\n');
            }
            return uit.ToString();
        }
        var gewoon = Reeks();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
            Reeks().ShouldBe(gewoon);
        }
        finally { CultureInfo.CurrentCulture = eerder; }
    }

    [Fact]
    public void Canoniseren_is_idempotent_en_verliest_niets() => Waarden.Sample(waarde =>
    {
        var bytes = CanoniekeJson.Bytes(waarde);
        CanoniekeJson.Canoniseer(bytes).ShouldBe(bytes);
        Bladprofiel.IsCanoniek(bytes).ShouldBeTrue();
        Bladprofiel.Bytes(Bladprofiel.Lees(bytes)).ShouldBe(bytes);
    }, iter: 5_000);

    [Fact]
    public void Een_gewijzigde_byte_is_nooit_een_andere_schrijfwijze_van_hetzelfde() => Gen.Select(Waarden, Gen.Int[0, int.MaxValue], Gen.Byte).Sample((waarde, plek, nieuw) =>
    {
        var bytes = CanoniekeJson.Bytes(waarde);
        var anders = (byte[])bytes.Clone();
        anders[plek % bytes.Length] = nieuw;
        if (anders.AsSpan().SequenceEqual(bytes) || !Bladprofiel.IsCanoniek(anders)) return;
        CanoniekeJson.Canoniseer(anders).ShouldNotBe(bytes);
    }, iter: 20_000);

    [Fact]
    public void Willekeurige_bytes_geven_een_waarde_of_een_weigering() => Gen.OneOf(
        Gen.Byte.Array[0, 60], Gen.OneOf("{}[],:\"\\u0123456789abcdeftrunl-+.eE \n\u0001é".ToCharArray()).Array[0, 40].Select(c => Encoding.UTF8.GetBytes(c))).Sample(bytes =>
    {
        try { CanoniekeJson.Canoniseer(bytes); }
        catch (OngeldigBewijsException) { }
    }, iter: 50_000);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("-0")]
    [InlineData("0.5")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("9007199254740991.4")]
    [InlineData("""{"é":1}""")]
    public void Het_bladprofiel_kent_geen_breuken_en_geen_namen_buiten_ASCII(string tekst) =>
        Should.Throw<OngeldigBewijsException>(() => Bladprofiel.Bytes(CanoniekeJson.Lees(Encoding.UTF8.GetBytes(tekst))));

    [Theory]
    [InlineData("{ }")]
    [InlineData("""{"b":1,"a":2}""")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("1\n")]
    public void Een_andere_schrijfwijze_is_geen_blad(string tekst) => Bladprofiel.IsCanoniek(Encoding.UTF8.GetBytes(tekst)).ShouldBeFalse();

    [Fact]
    public void Namen_worden_op_UTF16_geordend() =>
        Encoding.UTF8.GetString(CanoniekeJson.Canoniseer(Encoding.UTF8.GetBytes("""{"\ufb33":1,"😀":2}"""))).ShouldBe("{\"😀\":2,\"\ufb33\":1}");
}
