using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Tests;

public class BladTests
{
    private const string Log = "toezicht.example/gm0363/pandlog";
    private static readonly byte[] Nul = new byte[32];
    private static readonly DateTimeOffset Nu = new DateTimeOffset(2026, 11, 22, 14, 56, 7, TimeSpan.Zero).AddMicroseconds(99_639);
    private static readonly string Toegezegd = Toezegging.Bereken(Nul, "/melder/naam", "\"J. de Vries\""u8);

    private static Inhoud Voorbeeld(string data) => new(null, null, (Json.Voorwerp)CanoniekeJson.Lees(Encoding.UTF8.GetBytes(data)),
        Guid.Parse("0199f000-0000-7000-8000-000000000001"), Nu, Nul, 123456, "0363100012345678", "melding-ontvangen.v1", 3);

    private static Kop Kopje(long i = 5, params Schakel[] ketens) => new(Nul, ketens.Length > 0 ? ketens : [new(Nul, 3, Nul)], i, Log, Nu);

    [Fact]
    public void De_kop_heeft_precies_deze_bytes() => Encoding.UTF8.GetString(Kopje(12345).Bytes()).ShouldBe(
        $$"""{"b":"{{new string('0', 64)}}","chain":[{"id":"{{new string('0', 64)}}","n":3,"prev":"{{new string('0', 64)}}"}],"i":12345,"log":"{{Log}}","t":"2026-11-22T14:56:07.099639Z","v":1}""");

    [Fact]
    public void De_inhoud_heeft_precies_deze_bytes() => Encoding.UTF8.GetString(Voorbeeld($$$"""{"soort":"Brand","melder":{"naam":{"commitment":"{{{Toegezegd}}}","betrokkene":"b"} } }""").Bytes()).ShouldBe(
        $$$"""{"actor":null,"cause":null,"data":{"melder":{"naam":{"betrokkene":"b","commitment":"{{{Toegezegd}}}"}},"soort":"Brand"},"event":"0199f000-0000-7000-8000-000000000001","pii":{"/melder/naam":"{{{Toegezegd}}}"},"recorded":"2026-11-22T14:56:07.099639Z","salt":"{{{new string('0', 64)}}}","seq":"123456","stream":"0363100012345678","type":"melding-ontvangen.v1","version":3}""");

    [Fact]
    public void De_bladhash_is_die_van_RFC_6962_over_de_kop() =>
        Kopje().Blad().ShouldBe(SHA256.HashData([0, .. Kopje().Bytes()]));

    [Fact]
    public void Kop_inhoud_en_anker_lezen_terug_als_zichzelf()
    {
        Kop.Lees(Kopje().Bytes()).Bytes().ShouldBe(Kopje().Bytes());
        Kop.Lees(Kopje(0, new Schakel(Nul, 1, null)).Bytes()).Ketens[0].Vorige.ShouldBeNull();
        var inhoud = Voorbeeld("""{"bedragCent":"250000","lijst":[1,null,true]}""");
        Inhoud.Lees(inhoud.Bytes()).Bytes().ShouldBe(inhoud.Bytes());
        var anker = Anker.Van([1, 2, 3], Checkpoint.Leeg(Log));
        Anker.Lees(anker.Bytes()).Bytes().ShouldBe(anker.Bytes());
        anker.Checkpoint(Log).ToString().ShouldBe($"{Log}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"v\":1", "\"v\":1,\"w\":1")]
    [InlineData("\"i\":5", "\"i\":-5")]
    [InlineData("\"i\":5", "\"i\":\"5\"")]
    [InlineData("\"i\":5", "\"i\":5.0")]
    [InlineData("\"n\":3", "\"n\":0")]
    [InlineData("\"n\":3", "\"n\":1")]
    [InlineData("2026-11-22T14:56:07.099639Z", "2026-11-22T14:56:07Z")]
    [InlineData("2026-11-22T14:56:07.099639Z", "2026-02-30T14:56:07.099639Z")]
    [InlineData("2026-11-22T14:56:07.099639Z", "2026-11-22T14:56:07.099639+")]
    [InlineData("\"log\":\"toezicht.example/gm0363/pandlog\"", "\"log\":\"\"")]
    [InlineData("{\"b\":\"0", "{\"b\":\"A")]
    [InlineData("{\"b\":\"0", "{\"b\":\"")]
    [InlineData("{\"b\"", "{ \"b\"")]
    [InlineData("\"b\":", "\"a\":1,\"b\":")]
    public void Een_kop_in_een_andere_vorm_wordt_geweigerd(string van, string naar)
    {
        var tekst = Encoding.UTF8.GetString(Kopje().Bytes());
        tekst.ShouldContain(van);
        Should.Throw<OngeldigBewijsException>(() => Kop.Lees(Encoding.UTF8.GetBytes(tekst.Replace(van, naar, StringComparison.Ordinal))));
    }

    [Fact]
    public void Ketens_staan_elk_eenmaal_op_volgorde()
    {
        byte[] een = [1, .. new byte[31]];
        Kop.Lees(Kopje(5, new(Nul, 1, null), new(een, 1, null)).Bytes()).Ketens.Count.ShouldBe(2);
        Should.Throw<OngeldigBewijsException>(() => Kopje(5, new(een, 1, null), new(Nul, 1, null)).Bytes());
        Should.Throw<OngeldigBewijsException>(() => Kopje(5, new(Nul, 1, null), new(Nul, 1, null)).Bytes());
        Should.Throw<OngeldigBewijsException>(() => Kopje(5, [.. Enumerable.Range(0, 17).Select(k => new Schakel([(byte)k, .. new byte[31]], 1, null))]).Bytes());
    }

    [Fact]
    public void Persoonsgegevens_worden_overal_in_de_gegevens_gevonden()
    {
        var gegeven = $$"""{"betrokkene":"b","commitment":"{{Toegezegd}}"}""";
        Voorbeeld($$$"""{"a/b~c":{{{gegeven}}},"lijst":[{"x":1},{{{gegeven}}},[{{{gegeven}}}]],"geen":{"betrokkene":"b","commitment":"{{{Toegezegd}}}","meer":1}}""")
            .Persoonsgegevens.Keys.Order().ShouldBe(["/a~1b~0c", "/lijst/1", "/lijst/2/0"]);
    }

    [Fact]
    public void Een_persoonsgegeven_kan_niet_uit_de_lijst_worden_weggelaten()
    {
        var tekst = Encoding.UTF8.GetString(Voorbeeld($$$"""{"naam":{"betrokkene":"b","commitment":"{{{Toegezegd}}}"}}""").Bytes());
        Should.Throw<OngeldigBewijsException>(() => Inhoud.Lees(Encoding.UTF8.GetBytes(tekst.Replace($"\"pii\":{{\"/naam\":\"{Toegezegd}\"}}", "\"pii\":{}", StringComparison.Ordinal))));
        Should.Throw<OngeldigBewijsException>(() => Inhoud.Lees(Encoding.UTF8.GetBytes(tekst.Replace("\"pii\":{\"/naam\"", "\"pii\":{\"/elders\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("""{"bedrag":12.5}""")]
    [InlineData("""{"groot":9007199254740992}""")]
    [InlineData("""{"é":1}""")]
    public void Wat_geen_eenduidige_bytes_heeft_komt_niet_in_een_blad(string data) => Should.Throw<OngeldigBewijsException>(() => Voorbeeld(data).Bytes());

    /// <summary>Computed with openssl: printf '/naam\0"x"' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00..00 -binary | base64.</summary>
    [Fact]
    public void Een_toezegging_is_de_HMAC_over_pad_nul_en_waarde()
    {
        Toezegging.Bereken(Nul, "/naam", "\"x\""u8).ShouldBe(Convert.ToBase64String(HMACSHA256.HashData(Nul, "/naam\0\"x\""u8)));
        Toezegging.Klopt(Toegezegd, Nul, "/melder/naam", "\"J. de Vries\""u8).ShouldBeTrue();
        Toezegging.Klopt(Toegezegd, Nul, "/melder/naam", "\"J. de Wit\""u8).ShouldBeFalse();
        Toezegging.Klopt(Toegezegd, Nul, "/melder/adres", "\"J. de Vries\""u8).ShouldBeFalse();
        Toezegging.Klopt(Toegezegd, [1, .. new byte[31]], "/melder/naam", "\"J. de Vries\""u8).ShouldBeFalse();
        Toezegging.Klopt(Toegezegd, [], "/melder/naam", "\"J. de Vries\""u8).ShouldBeFalse();
    }

    [Fact]
    public void Een_pandverwijzing_is_de_hash_van_zout_en_nummer() =>
        Pandverwijzing.Van(Nul, "0363100012345678").ShouldBe(SHA256.HashData([.. Nul, .. "0363100012345678"u8]));

    [Fact]
    public void Een_aangeraakte_kop_is_geen_kop_of_een_ander_blad() => Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Sample((plek, nieuw) =>
    {
        var bytes = Kopje().Bytes();
        var anders = (byte[])bytes.Clone();
        anders[plek % bytes.Length] = nieuw;
        if (anders.AsSpan().SequenceEqual(bytes)) return;
        try { Kop.Lees(anders).Blad().ShouldNotBe(Kopje().Blad()); }
        catch (OngeldigBewijsException) { }
    }, iter: 20_000);
}
