using System.Text;
using Handhaving.Persoonsgegevens;

namespace Handhaving.Tests.Bewaring;

/// <summary>The file that must survive what happens to the database.</summary>
public sealed class WislijstTests : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("wislijst-").FullName;

    private string Bestand => Path.Combine(_map, "wislijst.jsonl");

    private Wislijst Lijst => new(Bestand);

    public void Dispose() => Directory.Delete(_map, recursive: true);

    private static Wisregel Regel(int nr) => new("GM0150", Guid.Parse($"00000000-0000-0000-0000-{nr:d12}"), $"/pad/{nr}", Guid.NewGuid(), DateTimeOffset.UnixEpoch, "VerkeerdePersoon", Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public void Wat_erbij_komt_staat_er_een_keer_en_in_volgorde()
    {
        Lijst.Begin();
        Lijst.Lees(heel: true).ShouldBeEmpty();
        Lijst.Begin();
        Lijst.Voeg([Regel(1), Regel(2)]);
        Lijst.Voeg([Regel(2), Regel(3)]);
        Lijst.Lees(heel: true).Select(r => r.Pad).ShouldBe(["/pad/1", "/pad/2", "/pad/3"]);
        File.ReadAllLines(Bestand)[1].ShouldContain("\"gemeente\":\"GM0150\",\"gebeurtenis\":\"00000000-0000-0000-0000-000000000001\",\"pad\":\"/pad/1\"");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Bestand).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Wat_afbrak_was_nog_niet_gebeurd_en_wordt_overgeschreven()
    {
        Lijst.Begin();
        Lijst.Voeg([Regel(1)]);
        File.AppendAllText(Bestand, "{\"gemeente\":\"GM01");
        Lijst.Lees(heel: false).Count.ShouldBe(1);
        Should.Throw<WislijstException>(() => Lijst.Lees(heel: true)).Message.ShouldContain("beschadigd");
        Lijst.Voeg([Regel(2)]);
        Lijst.Lees(heel: true).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("weg")]
    [InlineData("leeg")]
    [InlineData("kop")]
    [InlineData("regel weg")]
    [InlineData("regel anders")]
    [InlineData("regels verwisseld")]
    [InlineData("veld weg")]
    [InlineData("geen json")]
    public void Elke_schade_valt_op(string schade)
    {
        Lijst.Begin();
        Lijst.Voeg([Regel(1), Regel(2), Regel(3)]);
        var regels = File.ReadAllLines(Bestand).ToList();
        switch (schade)
        {
            case "weg": File.Delete(Bestand); break;
            case "leeg": regels.Clear(); break;
            case "kop": regels.RemoveAt(0); break;
            case "regel weg": regels.RemoveAt(2); break;
            case "regel anders": regels[2] = regels[2].Replace("/pad/2", "/pad/9", StringComparison.Ordinal); break;
            case "regels verwisseld": (regels[1], regels[2]) = (regels[2], regels[1]); break;
            case "veld weg": regels[3] = regels[3].Replace("\"grond\":\"VerkeerdePersoon\",", "", StringComparison.Ordinal); break;
            default: regels[3] = "niets"; break;
        }
        if (schade != "weg") File.WriteAllText(Bestand, string.Concat(regels.Select(r => r + "\n")), new UTF8Encoding(false));
        Should.Throw<WislijstException>(() => Lijst.Lees(heel: true)).Message.ShouldContain(Bestand);
        Should.Throw<WislijstException>(() => Lijst.Voeg([Regel(4)]));
        File.Exists(Bestand).ShouldBe(schade != "weg");
    }

    [Fact]
    public void Elke_lijst_is_een_andere_en_een_van_versie_1_wordt_nog_gelezen()
    {
        Lijst.Begin();
        var eerste = Lijst.Stand(heel: true).Merk;
        File.Delete(Bestand);
        Lijst.Begin();
        Lijst.Stand(heel: true).Merk.ShouldNotBe(eerste);
        File.WriteAllText(Bestand, """{"soort":"handhaving-wislijst","versie":1}""" + "\n");
        Lijst.Voeg([Regel(1)]);
        (Lijst.Stand(heel: true).Merk, Lijst.Lees(heel: true).Count).ShouldBe((Wislijst.Merk1, 1));
    }

    /// <summary>While an erasure writes, nobody is told that there is a fault.</summary>
    [Fact]
    public async Task Wie_leest_of_schrijft_terwijl_een_ander_het_bestand_heeft_wacht_even()
    {
        Lijst.Begin();
        Task<int> lees, schrijf;
        await using (new FileStream(Bestand, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            lees = Task.Run(() => Lijst.Lees(heel: true).Count);
            schrijf = Task.Run(() => { Lijst.Voeg([Regel(1)]); return 1; });
            await Task.WhenAny(lees, schrijf, Task.Delay(100, TestContext.Current.CancellationToken));
            (lees.IsCompleted, schrijf.IsCompleted).ShouldBe((false, false));
        }
        (await lees).ShouldBeInRange(0, 1);
        await schrijf;
        Lijst.Lees(heel: true).Count.ShouldBe(1);
    }
}
