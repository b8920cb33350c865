using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Tests;

namespace Handhaving.Verificatie.Tests;

public sealed class OpdrachtTests : IDisposable
{
    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("verifieer");

    public void Dispose() => _map.Delete(recursive: true);

    private string Bewaar(string naam, byte[] inhoud)
    {
        File.WriteAllBytes(Path.Combine(_map.FullName, naam), inhoud);
        return Path.Combine(_map.FullName, naam);
    }

    private string Beleid(string? tekst = null) => Bewaar("beleid", System.Text.Encoding.UTF8.GetBytes(tekst ?? Dossierbouwer.Beleidtekst()));

    private static (int Code, string Uit, string Fout) Draai(params string[] opties)
    {
        using StringWriter uit = new(), fout = new();
        return (Opdracht.Voer(opties, uit, fout), uit.ToString(), fout.ToString());
    }

    private (int Code, string Uit, string Fout) Keur(string dossier) => Draai(dossier, "--beleid", Beleid(), "--geheugen", Path.Combine(_map.FullName, "geheugen"));

    [Fact]
    public void De_eerste_regel_en_de_code_zijn_het_antwoord()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");
        var (code, uit, _) = Keur(Bewaar("goed.zip", new Dossierbouwer().Zip()));
        code.ShouldBe(0);
        uit.ShouldStartWith($"bewezen, 4 velden gewist / niet verstrekt{Environment.NewLine}");
        uit.ShouldContain("getuige");
        uit.ShouldContain("9 gebeurtenissen");
        foreach (var gegeven in (string[])["Huisbaas", "de Vries", "mw-1"]) uit.ShouldNotContain(gegeven);
    }

    [Fact]
    public void Niet_bewezen_tijd_is_code_twee_en_afwijzing_code_een()
    {
        var (code, uit, _) = Keur(Bewaar("tijd.zip", new Dossierbouwer { MetTijdstempels = false }.Zip()));
        (code, uit.Split(Environment.NewLine)[0]).ShouldBe((2, Tijdstempeldienst.Vind is null ? "tijd niet bewezen: het beleid noemt geen tijdstempeldienst of geen max_anchor_lag" : "tijd niet bewezen: geen anker voor gebeurtenis 1"));
        (code, uit, _) = Keur(Bewaar("kapot.zip", [1, 2, 3]));
        code.ShouldBe(1);
        uit.ShouldStartWith("afgewezen: zip: ");
    }

    [Fact]
    public void Wat_er_niet_is_of_niet_leest_is_niet_te_beoordelen()
    {
        Keur(Path.Combine(_map.FullName, "weg.zip")).ShouldSatisfyAllConditions(u => u.Code.ShouldBe(2), u => u.Uit.ShouldStartWith("niet te beoordelen: "));
        Draai(Bewaar("x.zip", [1]), "--beleid", Beleid("onzin\n")).Code.ShouldBe(2);
        Draai().Code.ShouldBe(2);
        Draai("x.zip").Fout.ShouldContain("Gebruik:");
        Draai("--help").ShouldSatisfyAllConditions(u => u.Code.ShouldBe(0), u => u.Uit.ShouldContain("Gebruik:"));
        Draai("conformiteit", Path.Combine(_map.FullName, "weg")).Code.ShouldBe(2);
    }

    [Fact]
    public void Ondertekenaar_niet_gescheiden_staat_in_de_uitkomst()
    {
        var zip = new Dossierbouwer { MetTijdstempels = false, Export = e => e with { Gescheiden = false } }.Zip();
        Keur(Bewaar("een.zip", zip)).Uit.ShouldContain("ondertekenaar niet gescheiden");
    }

    [Fact]
    public void Een_splitsing_slaat_alarm_met_beide_notities()
    {
        var een = new Dossierbouwer { MetTijdstempels = false }.Bouw();
        var twee = new Dossierbouwer { MetTijdstempels = false, Nu = DateTimeOffset.UtcNow.AddMinutes(-3) }.Bouw();
        Keur(Bewaar("een.zip", een.Schrijf())).Code.ShouldBe(2);
        Keur(Bewaar("een.zip", een.Schrijf())).Code.ShouldBe(2);
        var (code, uit, _) = Keur(Bewaar("twee.zip", twee.Schrijf()));
        code.ShouldBe(1);
        uit.ShouldStartWith("afgewezen: splitsing: ");
        foreach (var dossier in (Dossier[])[een, twee]) uit.ShouldContain(System.Text.Encoding.UTF8.GetString(dossier.Checkpoint));
        // The first history stays the one that is remembered.
        Keur(Bewaar("een.zip", een.Schrijf())).Code.ShouldBe(2);
        Draai(Bewaar("twee.zip", twee.Schrijf()), "--beleid", Beleid(), "--zonder-geheugen").Code.ShouldBe(2);
    }

    /// <summary>A forked log betrays itself even by a dossier that is refused for something else.</summary>
    [Fact]
    public void Een_splitsing_valt_ook_op_aan_een_dossier_dat_al_is_afgewezen()
    {
        Keur(Bewaar("een.zip", new Dossierbouwer { MetTijdstempels = false }.Zip())).Code.ShouldBe(2);
        var ander = new Dossierbouwer { MetTijdstempels = false, Nu = DateTimeOffset.UtcNow.AddMinutes(-3), Afsluittekst = () => "anders.v1" }.Zip();
        Keur(Bewaar("ander.zip", ander)).Uit.ShouldStartWith("afgewezen: splitsing: ");
    }

    [Fact]
    public void Een_beschadigd_geheugen_wordt_niet_stilzwijgend_vergeten()
    {
        var dossier = Bewaar("een.zip", new Dossierbouwer { MetTijdstempels = false }.Zip());
        Keur(dossier);
        var geheugen = Directory.GetFiles(Path.Combine(_map.FullName, "geheugen")).ShouldHaveSingleItem();
        File.AppendAllText(geheugen, "x");
        Keur(dossier).Uit.ShouldContain("geheugen");
    }

    [Fact]
    public void Conformiteit_eindigt_met_de_som()
    {
        var (code, uit, _) = Draai("conformiteit", Path.Combine(AppContext.BaseDirectory, "Vectoren"));
        code.ShouldBe(0);
        uit.TrimEnd().Split(Environment.NewLine)[^1].ShouldMatch(@"^\d{4} passed, 0 failed$");
        Draai("conformiteit", _map.FullName).Uit.Trim().ShouldBe("0 passed, 0 failed");
    }

    /// <summary>A dossier and its policy to try a built verifier on: HANDHAVING_PROEFDOSSIER=map … -explicit only.</summary>
    [Fact(Explicit = true)]
    public void Schrijf_een_proefdossier()
    {
        var map = Directory.CreateDirectory(Environment.GetEnvironmentVariable("HANDHAVING_PROEFDOSSIER") ?? "proefdossier").FullName;
        File.WriteAllBytes(Path.Combine(map, "dossier.zip"), new Dossierbouwer().Zip());
        File.WriteAllText(Path.Combine(map, "beleid.txt"), Dossierbouwer.Beleidtekst());
    }

    [Fact]
    public void Het_script_geeft_dezelfde_eerste_regel_en_code()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null || !Keuringsproef.HeeftPython, "openssl of python3 staat niet op deze machine");
        var (uit, code) = Keuringsproef.Draai(Bewaar("goed.zip", new Dossierbouwer().Zip()), "--beleid", Beleid());
        (uit.Trim(), code).ShouldBe(("bewezen, 4 velden gewist / niet verstrekt", 0));
        Keuringsproef.Draai(Bewaar("kapot.zip", [1]), "--beleid", Beleid()).Code.ShouldBe(1);
        Keuringsproef.Draai(Bewaar("x.zip", [1]), "--beleid", Beleid("onzin\n")).Code.ShouldBe(2);
        Keuringsproef.Draai("weg.zip", "--beleid", Beleid()).Code.ShouldBe(2);
        Keuringsproef.Draai().Code.ShouldBe(2);
    }
}
