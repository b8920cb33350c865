using Handhaving.Persoonsgegevens;

namespace Handhaving.Tests.Betrokkenen;

/// <summary>One form for what is written in many ways.</summary>
public class ZoekvormTests
{
    [Theory]
    [InlineData("Anna de Vries", "anna vries")]
    [InlineData("VRIES, Anna de", "anna vries")]
    [InlineData("A. de Vries", "vries")]
    [InlineData("Zoë Müller", "muller zoe")]
    [InlineData("Zoe\u0308 Mu\u0308ller", "muller zoe")]
    [InlineData("Şahin İpek", "ipek sahin")]
    [InlineData("Łukasz Đorđević", "dordevic lukasz")]
    [InlineData("Ĳsbrand Groß", "gross ijsbrand")]
    [InlineData("P. O'Neill", "oneill")]
    [InlineData("P. O’Neill", "oneill")]
    [InlineData("Jan van 't Hof", "hof jan")]
    [InlineData("Fatima el-Amrani", "amrani fatima")]
    [InlineData("Jansen-de Boer", "boer jansen")]
    [InlineData("  Bert   Bert ", "bert")]
    [InlineData("de", "de")]
    [InlineData("X", "x")]
    [InlineData("Kamers 2000 B.V.", "2000 kamers")]
    [InlineData("山田 太郎", "太郎 山田")]
    [InlineData(" ., ", "")]
    [InlineData(null, "")]
    public void Een_naam_wordt_op_een_manier_geschreven(string? naam, string woorden) => string.Join(' ', Zoekvorm.Naamwoorden(naam)).ShouldBe(woorden);

    /// <summary>Numbers of the test range, which belong to no one.</summary>
    [Theory]
    [InlineData("999990019", "999990019")]
    [InlineData("9999.90.019", "999990019")]
    [InlineData("123456782", "123456782")]
    [InlineData("12345672", "012345672")]
    [InlineData("999990018", null)]
    [InlineData("000000000", null)]
    [InlineData("99999001", null)]
    [InlineData("9999900190", null)]
    [InlineData("99999001x", null)]
    [InlineData("٩٩٩٩٩٠٠١٩", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Een_BSN_voldoet_aan_de_elfproef(string? tekst, string? bsn) => Zoekvorm.Bsn(tekst).ShouldBe(bsn);

    [Fact]
    public void Een_datum_heeft_een_vorm() => Zoekvorm.Datum(new(1980, 5, 7)).ShouldBe("1980-05-07");
}
