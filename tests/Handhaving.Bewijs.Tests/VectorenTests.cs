using Handhaving.Bewijs.Conformiteit;

namespace Handhaving.Bewijs.Tests;

public class VectorenTests
{
    public static readonly string Eigen = Path.Combine(AppContext.BaseDirectory, "Vectoren");

    [Fact]
    public void Eigen_vectoren_kloppen_alle()
    {
        var uitslagen = Vectorenmap.Draai(Eigen).ToList();
        uitslagen.Where(u => u.Afwijking is not null).ShouldBeEmpty();
        uitslagen.Count.ShouldBeGreaterThan(1_600);
        uitslagen.Select(u => Path.GetFileName(u.Bestand)).Distinct().Count().ShouldBe(14);
    }

    /// <summary>Vectors of others, read where they lie beside the clone; they are not ours to copy.</summary>
    [Fact]
    public void Vectoren_van_anderen_kloppen_alle()
    {
        var map = Naast("vectoren/bewijs");
        Assert.SkipWhen(map is null, "de map ../shared/vectoren/bewijs staat niet naast deze kloon");
        var uitslagen = Vectorenmap.Draai(map!).ToList();
        uitslagen.Where(u => u.Afwijking is not null).ShouldBeEmpty();
        uitslagen.Count.ShouldBeGreaterThan(1_100);
    }

    [Fact]
    public void Een_lege_map_is_niet_fout() => Vectorenmap.Draai(Directory.CreateTempSubdirectory().FullName).ShouldBeEmpty();

    [Fact]
    public void Een_fout_antwoord_valt_op()
    {
        var map = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(map, "jcs"));
        File.WriteAllText(Path.Combine(map, "jcs", "es6-numbers.txt"), "3ff0000000000000,1\n3ff0000000000000,2\n");
        File.WriteAllText(Path.Combine(map, "rfc6962-inclusion.json"), "{}");
        File.WriteAllText(Path.Combine(map, "rfc6962-consistency.json"), """[{"size1":1,"size2":2,"root1":"?","root2":"","proof":null,"wantErr":true}]""");
        Directory.CreateDirectory(Path.Combine(map, "signed-note"));
        File.WriteAllText(Path.Combine(map, "signed-note", "x.json"), "geen json");
        Vectorenmap.Draai(map).Count(u => u.Afwijking is not null).ShouldBe(3);
    }

    private static string? Naast(string onder)
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
            if (Directory.Exists(Path.Combine(map.FullName, "..", "shared", onder)) && File.Exists(Path.Combine(map.FullName, "Handhaving.sln"))) return Path.Combine(map.FullName, "..", "shared", onder);
        return null;
    }
}
