using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Opdrachten;

/// <summary>Describes events, commands and rights from the code itself, as docs/gebeurtenismodel.md. A test compares both.</summary>
internal static class Gebeurtenismodel
{
    public static string Beschrijf()
    {
        var tekst = new StringBuilder("# Gebeurtenismodel\n\nGemaakt uit de code met `ops/handhaving gebeurtenismodel`; niet met de hand wijzigen.\n\n");
        Gebeurtenissen(tekst);
        Opdrachten(tekst);
        Rechten(tekst);
        return tekst.ToString();
    }

    private static void Gebeurtenissen(StringBuilder tekst)
    {
        tekst.Append("## Gebeurtenissen\n\nElke gebeurtenis heeft `gebeurdOp` en, als zij uit een eerder systeem komt, `overgenomen`. Gemeente, medewerker, rol, mandaat, samenhang en het tijdstip van registratie staan als metagegevens in de opslag. Een veld met 🔒 is een persoonsgegeven: in de gebeurtenis staat alleen een verwijzing, de waarde ligt versleuteld in de kluis.\n");
        foreach (var groep in Gebeurtenissoorten.Alle.GroupBy(g => g.Key.Namespace!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            tekst.Append(CultureInfo.InvariantCulture, $"\n### {groep.Key["Handhaving.".Length..]}\n\n| Gebeurtenis | Betekenis | Grondslag | Velden |\n|---|---|---|---|\n");
            foreach (var (soort, naam) in groep.OrderBy(g => g.Value.Naam, StringComparer.Ordinal))
                tekst.Append(CultureInfo.InvariantCulture, $"| `{naam.Naam}`{(soort.IsAssignableTo(typeof(IFeit)) ? " (feit)" : "")} | {naam.Zin} | {naam.Artikel ?? "–"} | {string.Join(", ", Velden(soort))} |\n");
        }
    }

    private static void Opdrachten(StringBuilder tekst)
    {
        tekst.Append("\n## Opdrachten en vragen\n\nEen feit wordt nooit geweigerd; een besluit of plan kan worden geweigerd met regel, grondslag en wat te doen.\n\n| Verzoek | Opdracht | Recht | Gebeurtenissen |\n|---|---|---|---|\n");
        foreach (var (route, methode) in Eindpunten().OrderBy(e => e.Route, StringComparer.Ordinal))
            tekst.Append(CultureInfo.InvariantCulture, $"| `{route}` | {(methode.GetParameters() is [var eerste, ..] ? eerste.ParameterType.Name : "–")} | {methode.GetCustomAttribute<MagAttribute>()?.Recht.ToString() ?? "–"} | {string.Join(", ", Uitkomsten(methode))} |\n");
    }

    private static void Rechten(StringBuilder tekst)
    {
        tekst.Append(CultureInfo.InvariantCulture, $"\n## Rechten\n\n| Recht | {string.Join(" | ", Rol.Alle)} |\n|---|{string.Concat(Rol.Alle.Select(_ => "---|"))}\n");
        foreach (var recht in Enum.GetValues<Toegangsrecht>())
            tekst.Append(CultureInfo.InvariantCulture, $"| {recht} | {string.Join(" | ", Rol.Alle.Select(r => Toegangsmatrix.Rollen[recht].Contains(r) ? "ja" : ""))} |\n");
    }

    private static IEnumerable<(string Route, MethodInfo Methode)> Eindpunten() =>
        from type in typeof(Gebeurtenismodel).Assembly.GetTypes()
        where type.Name.EndsWith("Endpoint", StringComparison.Ordinal)
        from methode in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        let http = methode.GetCustomAttribute<WolverineHttpMethodAttribute>()
        where http is not null
        select ($"{http.HttpMethod} {http.Template}", methode);

    private static IEnumerable<string> Uitkomsten(MethodInfo methode)
    {
        var soorten = methode.ReturnType.IsGenericType ? methode.ReturnType.GetGenericArguments() : [methode.ReturnType];
        return soorten.Where(s => s.IsAssignableTo(typeof(Gebeurtenis))).Concat(methode.GetCustomAttributes<LegtVastAttribute>().SelectMany(a => a.Soorten)).Select(s => $"`{Gebeurtenissoorten.Alle[s].Naam}`");
    }

    private static IEnumerable<string> Velden(Type soort) =>
        from veld in soort.GetProperties().Where(p => p.Name is not (nameof(Gebeurtenis.GebeurdOp) or nameof(Gebeurtenis.Overgenomen) or "EqualityContract"))
        select $"{JsonNamingPolicy.CamelCase.ConvertName(veld.Name)}: {Soort(veld.PropertyType)}";

    private static string Soort(Type soort) => Nullable.GetUnderlyingType(soort) is { } waarde ? $"{Soort(waarde)}?"
        : soort.IsAssignableTo(typeof(Persoonsgegeven)) ? $"🔒 {Soort(soort.GetGenericArguments()[0])}"
        : soort.IsGenericType && soort.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? $"{Soort(soort.GetGenericArguments()[0])}[]"
        : soort.Name;
}
