using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Tests.Platform;

/// <summary>
/// Every command with the rules that can refuse or mark it, its events and its tests, read from the sources. A rule belongs to
/// a command when its endpoint, or a method that it calls, makes it.
/// </summary>
internal static partial class Opdrachtentabel
{
    public sealed record Rij(string Map, string Opdracht, string Pad, string Recht, IReadOnlyList<(string Id, string Grondslag)> Regels, IReadOnlyList<string> Gebeurtenissen, IReadOnlyList<string> Tests);

    private sealed record Methode(string Klas, string Naam, string Tekst);

    public static string Bestand => Path.Combine(Wortel(), "docs", "opdrachten.md");

    public static IReadOnlyList<Rij> Rijen()
    {
        var methoden = Bronnen("src/Handhaving").SelectMany(Methoden).ToLookup(m => m.Klas);
        var tests = Bronnen("tests/Handhaving.Tests").Where(b => b.Pad.EndsWith("Tests.cs", StringComparison.Ordinal) || b.Pad.EndsWith("Verhaal.cs", StringComparison.Ordinal) || b.Pad.EndsWith("Hoofdlijn.cs", StringComparison.Ordinal)).ToList();
        return [.. from type in typeof(Program).Assembly.GetTypes()
                   from m in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                   where m.IsDefined(typeof(WolverinePostAttribute)) && !m.IsDefined(typeof(NonTransactionalAttribute))
                   let opdracht = type.Name.Replace("Endpoint", "", StringComparison.Ordinal)
                   orderby type.Namespace, opdracht
                   select new Rij(type.Namespace!.Split('.')[^1], opdracht, m.GetCustomAttribute<WolverinePostAttribute>()!.Template.Replace("/v1/panden/{pandId}/zaken/{zaakId}", "…", StringComparison.Ordinal),
                       m.GetCustomAttribute<MagAttribute>()!.Recht.ToString(), Regels(type.Name, methoden), Gebeurtenissen(m),
                       [.. tests.Where(t => Regex.IsMatch(t.Tekst, $@"\b{opdracht}(Endpoint)?\b")).Select(t => Path.GetFileNameWithoutExtension(t.Pad)).Distinct().Order(StringComparer.Ordinal)])];
    }

    public static string Markdown()
    {
        var tekst = new StringBuilder("""
            # Opdrachten

            Elke opdracht met de regels die haar weigeren of markeren, de gebeurtenissen die zij vastlegt en de tests die haar houden. Gemaakt uit de code; zie Opdrachtentabel in de tests.
            `…` is `/v1/panden/{pandId}/zaken/{zaakId}`.


            """);
        foreach (var map in Rijen().GroupBy(r => r.Map))
        {
            tekst.Append(CultureInfo.InvariantCulture, $"## {map.Key}\n\n| Opdracht | Adres | Recht | Regels | Gebeurtenissen | Tests |\n|---|---|---|---|---|---|\n");
            foreach (var r in map)
                tekst.Append(CultureInfo.InvariantCulture, $"| {r.Opdracht} | `{r.Pad}` | {r.Recht} | {string.Join("<br>", r.Regels.Select(x => $"**{x.Id}** {x.Grondslag}"))} | {string.Join("<br>", r.Gebeurtenissen)} | {string.Join(", ", r.Tests)} |\n");
            tekst.Append('\n');
        }
        return tekst.ToString().TrimEnd('\n') + "\n";
    }

    private static List<string> Gebeurtenissen(MethodInfo m) => [.. Delen(m.ReturnType).Concat(m.GetCustomAttribute<LegtVastAttribute>()?.Soorten ?? []).Where(t => t.IsAssignableTo(typeof(Gebeurtenis)))
        .Select(t => Gebeurtenissoorten.Alle[t].Naam).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Delen(Type t) => t.IsGenericType ? t.GetGenericArguments().SelectMany(Delen) : [t];

    /// <summary>The rules in the methods of a class and in all that they call.</summary>
    private static List<(string, string)> Regels(string klas, ILookup<string, Methode> methoden)
    {
        var gezien = new HashSet<Methode>();
        var rij = new Queue<Methode>(methoden[klas]);
        while (rij.TryDequeue(out var m))
        {
            // What is only shown to the caller refuses and marks nothing.
            if (m.Klas.EndsWith("beeld", StringComparison.Ordinal) || !gezien.Add(m)) continue;
            foreach (Match aanroep in Aanroep().Matches(m.Tekst))
                foreach (var volgende in methoden[aanroep.Groups[1].Success ? aanroep.Groups[1].Value : m.Klas].Where(n => n.Naam == aanroep.Groups[2].Value)) rij.Enqueue(volgende);
            // A call on a parameter: its type says where the method stands.
            foreach (Match aanroep in OpParameter().Matches(m.Tekst))
                if (Regex.Match(m.Tekst, $@"\b([A-Z]\w+)\??\s+{aanroep.Groups[1].Value}\b") is { Success: true } soort)
                    foreach (var volgende in methoden[soort.Groups[1].Value].Where(n => n.Naam == aanroep.Groups[2].Value)) rij.Enqueue(volgende);
        }
        return [.. gezien.SelectMany(m => Regel().Matches(m.Tekst)).Select(r => (r.Groups[1].Value, Invulling().Replace(r.Groups[2].Value, "").Trim(' ', ';', ',')))
            .GroupBy(r => r.Item1).Select(g => (g.Key, string.Join("; ", g.Select(r => r.Item2).Where(g => g.Length > 0).Distinct()))).OrderBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<Methode> Methoden((string Pad, string Tekst) bron)
    {
        var klassen = Klas().Matches(bron.Tekst).ToList();
        for (var i = 0; i < klassen.Count; i++)
        {
            var tekst = bron.Tekst[klassen[i].Index..(i + 1 < klassen.Count ? klassen[i + 1].Index : bron.Tekst.Length)];
            var koppen = Kop().Matches(tekst).ToList();
            for (var j = 0; j < koppen.Count; j++)
                yield return new(klassen[i].Groups[1].Value, koppen[j].Groups[1].Value, tekst[koppen[j].Index..(j + 1 < koppen.Count ? koppen[j + 1].Index : tekst.Length)]);
        }
    }

    private static IEnumerable<(string Pad, string Tekst)> Bronnen(string map) => Directory.GetFiles(Path.Combine(Wortel(), map), "*.cs", SearchOption.AllDirectories)
        .Where(p => !p.Contains("Generated", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(p => (p, File.ReadAllText(p)));

    private static string Wortel([CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", "..", ".."));

    [GeneratedRegex(@"^(?:public|internal)[\w ]*\b(?:class|record)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Klas();

    [GeneratedRegex(@"^    (?:public|internal|private)[\w<>?\[\],()\. ]*?\s(\w+)\s*(?:<\w+>)?\(", RegexOptions.Multiline)]
    private static partial Regex Kop();

    [GeneratedRegex(@"(?:\b([A-Z]\w+)\.)?\b([A-Z]\w+)\(")]
    private static partial Regex Aanroep();

    [GeneratedRegex(@"\b([a-z]\w*)\.([A-Z]\w+)\(")]
    private static partial Regex OpParameter();

    [GeneratedRegex("""(?:new(?: Weigering| Gebrek)?|Gebrek)\("([A-Z][A-Za-z]?[0-9]*(?:-[a-z]+)?)",\s*(?:\w+,\s*)?(?:\$?"([^"]*)")?""")]
    private static partial Regex Regel();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Invulling();
}

public class OpdrachtentabelTests
{
    [Fact]
    public void De_tabel_van_opdrachten_is_die_van_de_code() =>
        (File.ReadAllText(Opdrachtentabel.Bestand) == Opdrachtentabel.Markdown()).ShouldBeTrue("schrijf docs/opdrachten.md opnieuw: draai deze klasse met -explicit only");

    [Fact]
    public void Elke_opdracht_heeft_een_test() => Opdrachtentabel.Rijen().Where(r => r.Tests.Count == 0).Select(r => r.Opdracht).ShouldBeEmpty();

    [Fact]
    public void Elke_opdracht_legt_iets_vast_en_elke_regel_noemt_haar_grondslag()
    {
        var rijen = Opdrachtentabel.Rijen();
        rijen.Count.ShouldBeGreaterThan(60);
        rijen.Where(r => r.Gebeurtenissen.Count == 0).Select(r => r.Opdracht).ShouldBeEmpty();
        rijen.SelectMany(r => r.Regels).Where(r => r.Grondslag.Length == 0).Select(r => r.Id).Distinct().ShouldBe(["E1-uitgesloten"], ignoreOrder: true);
    }

    /// <summary>Not a test: writes the table anew, to be read and committed.</summary>
    [Fact(Explicit = true)]
    public void Schrijf_de_tabel() => File.WriteAllText(Opdrachtentabel.Bestand, Opdrachtentabel.Markdown());
}
