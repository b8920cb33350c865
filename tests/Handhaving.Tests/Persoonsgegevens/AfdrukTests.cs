using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Dossiers;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Platform.Waarneming;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.Logging;
using Wolverine.Http;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>
/// What holds a personal value in plain text prints its name and nothing else. So no log line, message of an exception, tag of a span or
/// failing test can show it by printing the whole; that nothing prints one field of it is for the rules on log lines below.
/// </summary>
public partial class AfdrukTests
{
    private const string Merk = "Geheimzinnige-Jansen";

    /// <summary>Text in a log line. Whoever adds one says here why no person can stand in it.</summary>
    private static readonly Dictionary<string, string> TekstInLogregels = new()
    {
        ["Dossieruitgifte.Afgewezen.regel"] = "rule id of the verifier",
        ["Dossieruitgifte.NietTeOpenen.pad"] = "place in an event, from the code",
        ["Dossieruitgifte.NietTeOpenen.fout"] = "name of a type",
        ["Dossieruitgifte.NietVastgelegd.fout"] = "name of a type",
        ["Feedschrijver.Gestrand.fout"] = "name of a type, or a sentence of the product about its settings",
        ["Feedbijwerker.Onderbroken.fout"] = "name of a type",
        ["Wekker.Onderbroken.fout"] = "name of a type",
        ["Boekhouding.Gestrand.fout"] = "name of a type, or a sentence of the product about its log",
        ["Boekhouding.Geweigerd.bezwaar"] = "sentence from the code",
        ["Borger.Onderbroken.fout"] = "name of a type, or a sentence of the product about its log",
        ["Getuigen.Geweigerd.getuige"] = "name of a witness, given by an administrator",
        ["Getuigen.Geweigerd.logboek"] = "name of a log, from the origin and the gemeente",
        ["Getuigen.Geweigerd.reden"] = "sentence about sizes and hashes of a log",
        ["Getuigen.Onbereikbaar.getuige"] = "name of a witness, given by an administrator",
        ["Getuigen.Onbereikbaar.fout"] = "name of a type",
        ["Publicatie.Geweigerd.reden"] = "sentence about sizes and hashes of a log",
        ["Stempeldienst.Onbereikbaar.fout"] = "name of a type",
        ["Uitgever.Gestrand.fout"] = "name of a type",
        ["Uitgever.Onderbroken.fout"] = "name of a type",
        ["Controleronde.Onderbroken.fout"] = "name of a type",
        ["Beslissingen.NietVastgelegd.fout"] = "name of a type",
        ["Sleutelronde.Open.gebrek"] = "sentence from the code, about the permissions of a file",
        ["Sleutelronde.Onderbroken.fout"] = "name of a type",
        ["Verantwoording.OnbekendeAanroeper.klant"] = "name of an application, given by who registered it with the login of the gemeente",
        ["Weigerwacht.NietGenoteerd.fout"] = "name of a type",
        ["Wislijstwacht.Dicht.melding"] = "sentence from the code, with the path of the list and numbers",
        ["Wissingsdienst.Onderbroken.fout"] = "name of a type",
        ["Wisser.Onderbroken.fout"] = "name of a type",
    };

    /// <summary>
    /// Every request and what is in it, every value of the kluis, and what the endpoints answer that open the kluis; with the halves of a
    /// dossier, which hold opened values.
    /// </summary>
    public static TheoryData<Type> Dragers => [.. Eindpunten.Where(m => m.IsDefined(typeof(WolverinePostAttribute))).SelectMany(m => m.GetParameters().Take(1)).Select(p => p.ParameterType)
        .Concat(Gebeurtenissoorten.Alle.Keys.SelectMany(Kluiswaarden))
        .Concat(Eindpunten.Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Sleuteldienst))).SelectMany(m => Onderdelen(m.ReturnType)))
        .Concat([typeof(Openlegging.Verstrekt), typeof(GeopendeWaarde), typeof(Persoonsgegeven<string>)])
        .SelectMany(t => MetDelen(t, [])).Where(t => t.Assembly == typeof(Program).Assembly && !t.IsEnum && !t.IsAbstract && !t.ContainsGenericParameters).Except(InGebeurtenissen).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>What stands in an event as it is holds no person; another test sees to that.</summary>
    private static HashSet<Type> InGebeurtenissen => [.. Gebeurtenissoorten.Alle.Keys.SelectMany(g => MetDelen(g, [])).Except(Gebeurtenissoorten.Alle.Keys.SelectMany(g => Kluiswaarden(g)))];

    private static IEnumerable<Type> Kluiswaarden(Type gebeurtenis) => gebeurtenis.GetProperties().SelectMany(p => Onderdelen(p.PropertyType)).Where(t => t.IsAssignableTo(typeof(Persoonsgegeven))).SelectMany(t => t.GetGenericArguments());

    private static IEnumerable<MethodInfo> Eindpunten => typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => m.IsDefined(typeof(WolverineHttpMethodAttribute)));

    [Theory, MemberData(nameof(Dragers))]
    public void Wat_persoonsgegevens_draagt_drukt_ze_niet_af(Type soort)
    {
        var drager = Maak(soort, "");
        $"{drager}".ShouldNotContain(Merk);
    }

    [Fact]
    public void Er_is_naar_iets_gezocht()
    {
        Dragers.Count.ShouldBeGreaterThan(60);
        JsonSerializer.Serialize(Maak(typeof(Handhaving.Meldingen.OntvangMelding), "")).ShouldContain(Merk);
        new Opening([1], CanoniekeJson.Lees(JsonSerializer.SerializeToUtf8Bytes(Merk), 100)).ToString().ShouldNotContain(Merk);
    }

    /// <summary>The ways along which a careless author lets something out.</summary>
    [Fact]
    public void Een_opdracht_komt_langs_geen_weg_naar_buiten()
    {
        var opdracht = Maak(typeof(Handhaving.Meldingen.OntvangMelding), "");
        var zuivering = new Zuivering(new Hoofdsleutel(new Sleutelbestanden(null, null)));
        var vanger = new Logvanger();
        using var fabriek = new Schoonloggerfabriek(LoggerFactory.Create(b => b.AddProvider(vanger)), zuivering);
        var log = fabriek.CreateLogger("proef");
        var fout = new InvalidOperationException($"Bij {opdracht} ging het mis.") { Data = { ["opdracht"] = opdracht } };
#pragma warning disable CA2254, CA1848 // Lines as a careless author would write them.
        log.LogError(fout, "Bij {Opdracht} ging het mis", opdracht);
        log.LogError($"Bij {opdracht}");
        using (log.BeginScope("In {Opdracht}", opdracht)) log.LogError("Mis");
        using (log.BeginScope(new Dictionary<string, object?> { ["opdracht"] = opdracht })) log.LogError("Mis");
#pragma warning restore CA2254, CA1848
        using var spoor = new Activity("proef");
        spoor.SetTag("opdracht", opdracht);

        vanger.Regels.Count.ShouldBeGreaterThan(3);
        vanger.Alles.ShouldNotContain(Merk);
        foreach (var tekst in (string[])[fout.ToString(), zuivering.Fout(fout), $"{fout.Data["opdracht"]}", $"{spoor.TagObjects.Single().Value}"]) tekst.ShouldNotContain(Merk);
    }

    /// <summary>A log line takes ids, numbers, times, words of the product and the code of a gemeente; another text needs its reason.</summary>
    [Fact]
    public void Een_logregel_neemt_geen_vrije_tekst()
    {
        var velden = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.IsDefined(typeof(LoggerMessageAttribute)))
            .SelectMany(m => m.GetParameters().Where(p => !Zonder(p.ParameterType) && p.Name is not "gemeente").Select(p => $"{m.DeclaringType!.Name}.{m.Name}.{p.Name}")).ToList();
        velden.Except(TekstInLogregels.Keys).ShouldBeEmpty();
        TekstInLogregels.Keys.Except(velden).ShouldBeEmpty();

        static bool Zonder(Type t) => t.IsEnum || t == typeof(Guid) || t == typeof(int) || t == typeof(long) || t == typeof(TimeSpan) || t == typeof(DateTimeOffset) || t.IsAssignableTo(typeof(ILogger)) || t.IsAssignableTo(typeof(Exception));
    }

    /// <summary>Only through such a method; spans and the data of exceptions are not written at all.</summary>
    [Fact]
    public void Niets_schrijft_buiten_die_regels_om_in_een_log_of_een_spoor() =>
        Directory.GetFiles(Bron(), "*.*", SearchOption.AllDirectories).Where(p => p.EndsWith(".cs", StringComparison.Ordinal) || p.EndsWith(".razor", StringComparison.Ordinal))
            .Where(p => !p.Contains("Generated", StringComparison.Ordinal) && !p.EndsWith("Spanzuivering.cs", StringComparison.Ordinal) && !p.EndsWith("Schoonlogger.cs", StringComparison.Ordinal))
            .SelectMany(p => Schrijfwijzen().Matches(File.ReadAllText(p)).Select(m => $"{Path.GetFileName(p)}: {m.Value}")).ShouldBeEmpty();

    private static string Bron([System.Runtime.CompilerServices.CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", "..", "..", "src", "Handhaving"));

    private static IEnumerable<Type> Onderdelen(Type t) => t.HasElementType ? Onderdelen(t.GetElementType()!) : t.IsGenericType ? t.GetGenericArguments().SelectMany(Onderdelen).Append(t) : [t];

    private static List<Type> MetDelen(Type type, HashSet<Type> gezien) => Onderdelen(type).Where(gezien.Add).SelectMany(t => t.Assembly == typeof(Program).Assembly
        ? t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).SelectMany(p => MetDelen(p.PropertyType, gezien)).Prepend(t)
        : (IEnumerable<Type>)[t]).ToList();

    /// <summary>One of this type with the mark in every text.</summary>
    private static object? Maak(Type t, string diepte)
    {
        if (Nullable.GetUnderlyingType(t) is { } onder) return Maak(onder, diepte);
        if (t == typeof(string) || t == typeof(object)) return Merk;
        if (t == typeof(JsonElement)) return JsonSerializer.SerializeToElement(Merk);
        if (t == typeof(byte[])) return JsonSerializer.SerializeToUtf8Bytes(Merk);
        if (t.IsArray) return Vul(Array.CreateInstance(t.GetElementType()!, 1), Maak(t.GetElementType()!, diepte));
        if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Persoonsgegeven<>))
            return typeof(Persoonsgegeven).GetMethod(nameof(Persoonsgegeven.Over))!.MakeGenericMethod(t.GetGenericArguments()).Invoke(null, [Guid.NewGuid(), Maak(t.GetGenericArguments()[0], diepte)]);
        if (t.IsGenericType && t.GetGenericArguments() is [var een] && t.Name is "IReadOnlyList`1" or "ImmutableArray`1" or "ImmutableList`1" or "IReadOnlyCollection`1" or "IEnumerable`1")
        {
            var rij = Vul(Array.CreateInstance(t.GetGenericArguments()[0], 1), Maak(t.GetGenericArguments()[0], diepte));
            return t.Name switch { "ImmutableArray`1" => Onveranderlijk(typeof(ImmutableArray), rij), "ImmutableList`1" => Onveranderlijk(typeof(ImmutableList), rij), _ => rij };
        }
        if (t.Assembly != typeof(Program).Assembly || t.IsEnum) return t.IsValueType ? Activator.CreateInstance(t) : null;
        if (t.IsAbstract || diepte.Contains($"/{t.Name}/", StringComparison.Ordinal)) return null;
        var maker = t.GetConstructors().Where(c => c.GetParameters() is not [var p] || p.ParameterType != t).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (maker is null) return t.IsValueType ? Activator.CreateInstance(t) : null;
        return maker.Invoke([.. maker.GetParameters().Select(p => Maak(p.ParameterType, $"{diepte}/{t.Name}/"))]);
    }

    private static Array Vul(Array rij, object? waarde)
    {
        rij.SetValue(waarde, 0);
        return rij;
    }

    private static object Onveranderlijk(Type soort, Array rij) => soort.GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [var p] && p.ParameterType.IsArray)
        .MakeGenericMethod(rij.GetType().GetElementType()!).Invoke(null, [rij])!;

    [GeneratedRegex(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(|\.Log\(LogLevel|\.BeginScope\(|\.(?:SetTag|AddTag|SetBaggage|AddBaggage|AddException)\(|\.Data(?:\[|\.Add\()|\b(?:Trace|Debug)\.Write")]
    private static partial Regex Schrijfwijzen();
}
