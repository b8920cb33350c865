using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Handhaving.Avgverzoeken;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Samenstelling;
using JasperFx.Events;
using Marten;

namespace Handhaving.Tests.Gebeurtenissen;

/// <summary>
/// What was stored once must be readable for ever. Beside this file lies one event of each kind, as it stands in mt_events.data
/// under its alias. A file is never changed; an event that changes its form gets a new alias and a new file.
/// </summary>
public class GebeurtenisvormTests
{
    private static readonly ISerializer Serializer = Inrichting().Serializer();

    public static TheoryData<string> Aliassen => [.. Gebeurtenissoorten.Alle.Values.Select(n => n.Naam)];

    [Theory, MemberData(nameof(Aliassen))]
    public void Een_bewaarde_gebeurtenis_blijft_leesbaar(string alias)
    {
        var soort = Gebeurtenissoorten.Alle.Single(s => s.Value.Naam == alias).Key;
        File.Exists(Pad(alias)).ShouldBeTrue($"Leg {alias}.json vast met deze inhoud en wijzig haar daarna nooit meer (of draai deze klasse met -explicit only):\n{Serializer.ToJson(Voorbeeld(soort, soort))}");
        var bewaard = JsonNode.Parse(File.ReadAllText(Pad(alias)))!;

        var gelezen = Serializer.FromJson(soort, new MemoryStream(File.ReadAllBytes(Pad(alias))));

        // What is read and written again is what stood there: no field was renamed, dropped or read as something else. A field
        // that came later is empty in what was stored before.
        var opnieuw = JsonNode.Parse(Serializer.ToJson(gelezen))!;
        foreach (var later in opnieuw.AsObject().Where(v => v.Value is null && !bewaard.AsObject().ContainsKey(v.Key)).Select(v => v.Key).ToList()) opnieuw.AsObject().Remove(later);
        JsonNode.DeepEquals(opnieuw, bewaard).ShouldBeTrue($"bewaard: {bewaard}\nnu: {opnieuw}");
    }

    /// <summary>Not a test: writes the example of each new event, to be read and committed.</summary>
    [Fact(Explicit = true)]
    public void Leg_nieuwe_vormen_vast()
    {
        foreach (var (soort, naam) in Gebeurtenissoorten.Alle.Where(s => !File.Exists(Pad(s.Value.Naam))))
            File.WriteAllText(Pad(naam.Naam), JsonNode.Parse(Serializer.ToJson(Voorbeeld(soort, soort)))!.ToJsonString(new() { WriteIndented = true }) + "\n");
    }

    [Fact]
    public void Geen_alias_is_verdwenen() =>
        Directory.GetFiles(Map(), "*.json").Select(Path.GetFileNameWithoutExtension).Except(Gebeurtenissoorten.Alle.Values.Select(n => n.Naam)).ShouldBeEmpty();

    [Fact]
    public void De_opslag_kent_elke_alias() =>
        ((IReadOnlyStoreOptions)Inrichting()).Events.AllKnownEventTypes().Where(e => e.EventType.Assembly == typeof(Program).Assembly).ToDictionary(e => e.EventType, e => e.EventTypeName)
            .ShouldBe(Gebeurtenissoorten.Alle.ToDictionary(s => s.Key, s => s.Value.Naam), ignoreOrder: true);

    /// <summary>All files together make a stream of each kind. One that needs an earlier one waits for it.</summary>
    [Fact]
    public void Wat_bewaard_is_vormt_de_schrijfmodellen()
    {
        var wachtend = Gebeurtenissoorten.Alle.Where(s => File.Exists(Pad(s.Value.Naam)))
            .Select(s => (object)Serializer.FromJson(s.Key, new MemoryStream(File.ReadAllBytes(Pad(s.Value.Naam))))!).OrderBy(e => e.GetType().Name, StringComparer.Ordinal).ToList();
        var alles = wachtend.Count;
        var gevouwen = 0;
        (Pand? Pand, Intake? Intake, Rooster? Rooster, Toezichthouderregister? Toezichthouders, Normenregister? Normen, Mandaatregister? Mandaten, Avgverzoek? Verzoek) stand = default;
        while (wachtend.Count > 0)
        {
            var rest = new List<object>();
            foreach (var g in wachtend)
            {
                var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!;
                (e.Id, e.StreamKey) = (Vast("Gebeurtenis"), "0150100000000001");
                try
                {
                    stand = g switch
                    {
                        Pandgebeurtenis => stand with { Pand = Pand.Na(stand.Pand, e) },
                        Intakegebeurtenis => stand with { Intake = Intake.Na(stand.Intake, e) },
                        Roostergebeurtenis => stand with { Rooster = Rooster.Na(stand.Rooster, e) },
                        Toezichthoudergebeurtenis => stand with { Toezichthouders = Toezichthouderregister.Na(stand.Toezichthouders, e) },
                        Normgebeurtenis => stand with { Normen = Normenregister.Na(stand.Normen, e) },
                        Mandaatgebeurtenis => stand with { Mandaten = Mandaatregister.Na(stand.Mandaten, e) },
                        Verzoekgebeurtenis => stand with { Verzoek = Avgverzoek.Na(stand.Verzoek, e) },
                        _ => stand,
                    };
                    gevouwen++;
                }
                catch (KeyNotFoundException)
                {
                    rest.Add(g);
                }
            }
            rest.Count.ShouldBeLessThan(wachtend.Count, string.Join(", ", rest));
            wachtend = rest;
        }

        gevouwen.ShouldBe(alles);
        // Also an event that changes nothing moves the version.
        new[] { stand.Pand!.Version, stand.Intake!.Version, stand.Rooster!.Version, stand.Toezichthouders!.Version, stand.Normen!.Version, stand.Mandaten!.Version, stand.Verzoek!.Version }.Sum()
            .ShouldBe(Gebeurtenissoorten.Alle.Keys.Count(k => k.IsAssignableTo(typeof(Pandgebeurtenis)) || k.IsAssignableTo(typeof(Intakegebeurtenis)) || k.IsAssignableTo(typeof(Roostergebeurtenis))
                || k.IsAssignableTo(typeof(Toezichthoudergebeurtenis)) || k.IsAssignableTo(typeof(Normgebeurtenis)) || k.IsAssignableTo(typeof(Mandaatgebeurtenis)) || k.IsAssignableTo(typeof(Verzoekgebeurtenis))));
    }

    private static StoreOptions Inrichting()
    {
        var opts = new StoreOptions();
        opts.Inrichten();
        return opts;
    }

    /// <summary>One event with every field filled; ids of one name are the same everywhere.</summary>
    internal static object Voorbeeld(Type soort, Type waarin, string naam = "")
    {
        if (Nullable.GetUnderlyingType(soort) is { } binnen) return Voorbeeld(binnen, waarin, naam);
        if (soort == typeof(Guid)) return Vast(naam == "Id" ? $"{waarin.Name}Id" : naam.StartsWith("Van", StringComparison.Ordinal) ? naam[3..] : naam);
        if (soort == typeof(string)) return "voorbeeld";
        if (soort == typeof(bool)) return true;
        if (soort == typeof(int)) return 3;
        if (soort == typeof(long)) return 125_050L;
        if (soort == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 6, 10, 8, 30, 0, TimeSpan.Zero);
        if (soort == typeof(DateOnly)) return new DateOnly(2026, 6, 10);
        if (soort == typeof(TimeOnly)) return new TimeOnly(10, 30);
        if (soort.IsEnum) return Enum.GetValues(soort).GetValue(Enum.GetValues(soort).Length - 1)!;
        if (soort.IsAssignableTo(typeof(Persoonsgegeven)))
            return System.Text.Json.JsonSerializer.Deserialize($$"""{"betrokkene":"{{Vast("Betrokkene")}}","commitment":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}""", soort)!;
        if (soort.IsGenericType && soort.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var deel = Array.CreateInstance(soort.GetGenericArguments()[0], 1);
            deel.SetValue(Voorbeeld(soort.GetGenericArguments()[0], waarin, naam), 0);
            return typeof(ImmutableCollectionsVorm).GetMethod(nameof(ImmutableCollectionsVorm.Van))!.MakeGenericMethod(soort.GetGenericArguments()[0]).Invoke(null, [deel])!;
        }
        var maker = soort.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new InvalidOperationException($"Van {soort} is geen voorbeeld te maken.");
        var voorbeeld = maker.Invoke([.. maker.GetParameters().Select(p => Voorbeeld(p.ParameterType, soort, p.Name!))]);
        foreach (var p in soort.GetProperties().Where(p => p.SetMethod is not null && maker.GetParameters().All(q => q.Name != p.Name))) p.SetValue(voorbeeld, Voorbeeld(p.PropertyType, soort, p.Name));
        return voorbeeld;
    }

    private static Guid Vast(string naam) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(naam)).AsSpan(0, 16));

    private static string Pad(string alias) => Path.Combine(Map(), $"{alias}.json");

    private static string Map([CallerFilePath] string hier = "") => Path.GetDirectoryName(hier)!;

    private static class ImmutableCollectionsVorm
    {
        public static ImmutableArray<T> Van<T>(T[] delen) => [.. delen];
    }
}
