using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Tests.Platform;

/// <summary>The shape of the product, as far as a machine can hold it.</summary>
public partial class ArchitectuurTests
{
    private static readonly Type[] Types = [.. typeof(Program).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Handhaving", StringComparison.Ordinal) == true)];

    private static readonly MethodInfo[] Eindpunten = [.. Types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => m.IsDefined(typeof(WolverineHttpMethodAttribute)))];

    /// <summary>The calculators, which know nothing of a gemeente (ADR 0012), and the register of processing activities, which is public (ADR 0022).</summary>
    private static readonly MethodInfo[] Open = [.. Eindpunten.Where(m => m.IsDefined(typeof(AllowAnonymousAttribute)) && m.DeclaringType!.Namespace is "Handhaving.Rekenen" or "Handhaving.Verwerkingen")];

    private static readonly MethodInfo[] Opdrachten = [.. Eindpunten.Where(m => m.IsDefined(typeof(WolverinePostAttribute)) && !m.IsDefined(typeof(NonTransactionalAttribute)))];

    /// <summary>Text in an event is kept for ever and read by all. Whoever adds one says here why no person can stand in it.</summary>
    private static readonly Dictionary<string, string> TekstInGebeurtenissen = new()
    {
        ["Overname.Bron"] = "name of a source system, given by an administrator",
        ["Overname.BronKenmerk"] = "key of a record in that source, given by an administrator",
        ["Gebied.Buurtcode"] = "CBS code, checked against the list",
        ["Gebied.Wijkcode"] = "CBS code, follows from the buurtcode",
        ["Gebrek.Regel"] = "rule id from the code",
        ["Gebrek.Grondslag"] = "article from the code",
        ["Gebrek.Omschrijving"] = "sentence from the code; the only part that varies is the label of a room",
        ["Gebrek.Gevolg"] = "sentence from the code",
        ["Norm.Naam"] = "name of a public rule",
        ["Norm.Wet"] = "abbreviation of a statute, by pattern",
        ["Norm.Artikel"] = "article of a public rule",
        ["Norm.Regeling"] = "name of a public rule",
        ["Norm.Regelingversie"] = "version of a public rule",
        ["Norm.BevoegdOrgaan"] = "one of two words",
        ["Norm.Wijkcodes"] = "CBS codes, by pattern",
        ["ToezichthouderAangewezen.Aanwijzingsbesluit"] = "label, by pattern",
        ["ToezichthouderAangewezen.Wetten"] = "abbreviations of statutes, by pattern",
        ["MeldingOntvangen.VerblijfsobjectId"] = "BAG id, by pattern; exception of the DPIA",
        ["ZaakGeopend.VerblijfsobjectId"] = "BAG id, by pattern; exception of the DPIA",
        ["ControleGepland.VerblijfsobjectId"] = "BAG id, by pattern; exception of the DPIA",
        ["MeldingAanPandGekoppeld.PandId"] = "BAG id, by pattern; exception of the DPIA",
        ["Ruimtebevinding.Ruimte"] = "label of a room, by pattern",
        ["BewonerAangetroffen.Ruimte"] = "label of a room, by pattern",
        ["ToestemmingVerleend.Ruimte"] = "label of a room, by pattern",
        ["ToestemmingGeweigerd.Ruimte"] = "label of a room, by pattern",
        ["CheckTerzijdeGesteld.Regel"] = "rule id that bars a finding of this visit",
        ["MandaatVerleend.Besluit"] = "label, by pattern",
        ["Woning.VerblijfsobjectId"] = "BAG id, by pattern; exception of the DPIA",
        ["Woning.Ruimte"] = "label of a room, by pattern",
        ["OvertredingVastgesteld.VerblijfsobjectId"] = "BAG id, by pattern; exception of the DPIA",
        ["Sjabloonversie.Sjabloon"] = "name of a template of the product",
        ["Rekendatum.Regel"] = "rule id from the library",
        ["Rekendatum.Artikel"] = "article from the library",
        ["Rekendatum.Regelversie"] = "version from the library",
        ["Rekendatum.Kalenderversie"] = "version from the library",
        ["Rekendatum.Uitleg"] = "sentence from the library, made of dates and articles alone",
        ["Rekendatum.Waarschuwingen"] = "sentences from the library, made of dates and articles alone",
        ["Tekstcontrole.Regel"] = "rule id from the code",
        ["DossierGeexporteerd.Export"] = "hash in hexadecimals",
        ["Wisveld.Pad"] = "JSON pointer to a place in an event, checked against it",
        ["Bewaareinde.Categorie"] = "number in the selectielijst, from the settings of the gemeente",
        ["Bewaareinde.Tabelversie"] = "version of the settings of the gemeente",
        ["Telling.Code"] = "code of a finding, from the code of the product",
        ["Partnerverwijzing.Oin"] = "number of an organisation, by pattern",
        ["Partnerverwijzing.Code"] = "label of an organisation, by pattern",
        ["Leveringsfilter.Wijkcodes"] = "CBS codes, checked against the list",
        ["PartnerVoorgesteld.Oin"] = "number of an organisation, by pattern",
        ["PartnerVoorgesteld.Organisatie"] = "name of an organisation of government, by pattern, entered by an administrator and confirmed by a second",
        ["Sleutelopgave.Kid"] = "name of a key, by pattern",
        ["Sleutelopgave.Publiek"] = "public key of an organisation, encoded by the product",
        ["Sleutelopgave.Certificaten"] = "hashes of certificates of an organisation, by pattern",
        ["DwangsomVerbeurd.Signalen"] = "codes from the library",
    };

    public static TheoryData<Type> Gebeurtenissen => [.. Gebeurtenissoorten.Alle.Keys];

    [Fact]
    public void Geen_twee_mappen_hebben_elkaar_nodig()
    {
        var nodig = Afhankelijkheden();

        nodig.ShouldContain(("Meldingen", "Panden"));
        nodig.Where(n => nodig.Contains((n.Naar, n.Van)) && string.CompareOrdinal(n.Van, n.Naar) < 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Persoonsgegevens", "")]
    [InlineData("Toegang", "Persoonsgegevens")]
    [InlineData("Platform", "Persoonsgegevens Toegang")]
    [InlineData("Gemeenten", "Persoonsgegevens Toegang Platform")]
    [InlineData("Panden", "Persoonsgegevens Toegang Platform Gemeenten")]
    public void Wat_onderligt_kent_niet_wat_erop_staat(string map, string mag) =>
        Afhankelijkheden().Where(n => n.Van == map).Select(n => n.Naar).Except(mag.Split(' ')).ShouldBeEmpty();

    [Fact]
    public void Een_map_gebruikt_de_eindpunten_van_een_andere_niet() =>
        Types.SelectMany(t => Gebruikt(t).Where(u => u.Name.EndsWith("Endpoint", StringComparison.Ordinal) && Map(u) != Map(t)).Select(u => $"{t} -> {u}")).ShouldBeEmpty();

    /// <summary>Who reported is never open to all who may open personal data; the event itself says so.</summary>
    [Fact]
    public void Elke_melder_is_afgeschermd()
    {
        var melders = Gebeurtenissoorten.Alle.Keys.SelectMany(g => g.GetProperties()).Where(p => Onderdelen(p.PropertyType).Contains(typeof(Handhaving.Panden.Melder))).ToList();
        melders.Count.ShouldBeGreaterThan(1);
        melders.Where(p => p.GetCustomAttribute<AfgeschermdAttribute>() is not { Recht: Toegangsrecht.BeschermdeMelderInzien }).ShouldBeEmpty();
        foreach (var p in Gebeurtenissoorten.Alle.Keys.SelectMany(g => g.GetProperties()).Where(p => p.IsDefined(typeof(AfgeschermdAttribute))))
            if (p.GetCustomAttribute<AfgeschermdAttribute>()!.Als is { } veld) p.DeclaringType!.GetProperty(veld).ShouldNotBeNull().PropertyType.ShouldBe(typeof(bool));
    }

    [Fact]
    public void Elk_eindpunt_noemt_precies_een_recht()
    {
        Eindpunten.Length.ShouldBeGreaterThan(20);
        Eindpunten.Where(m => !m.IsDefined(typeof(MagPartnerAttribute)) && m.GetCustomAttributes<MagAttribute>().Count() != 1).ShouldBe(Open, ignoreOrder: true);
        Open.ShouldAllBe(m => !m.IsDefined(typeof(MagAttribute)));
    }

    /// <summary>What a partner gets is decided and recorded first: an endpoint for partners gets it from that decision alone.</summary>
    [Fact]
    public void Een_adres_van_partners_heeft_een_vastgelegde_beslissing()
    {
        var vanPartners = Eindpunten.Where(m => m.IsDefined(typeof(MagPartnerAttribute))).ToList();
        vanPartners.ShouldNotBeEmpty();
        vanPartners.ShouldAllBe(m => !m.IsDefined(typeof(MagAttribute)) && m.GetParameters().Any(p => p.ParameterType == typeof(Handhaving.Partners.Feedtoegang)));
    }

    /// <summary>Whoever opens personal data says in the course of what, or the access log has no activity to name (AVG art. 30).</summary>
    /// <summary>By which personal data, or the log of who saw them, comes out.</summary>
    private static readonly Type[] Deuren = [typeof(Sleuteldienst), typeof(Handhaving.Dossiers.Dossieruitgifte), typeof(Handhaving.Dossiers.Raadpleegdossier), typeof(Handhaving.Raadplegingen.Raadpleeglezer), typeof(Handhaving.Raadplegingen.Patroonzoeker), typeof(Zoekindex), typeof(Handhaving.Leveringen.Feedlezer)];

    [Fact]
    public void Elk_eindpunt_dat_persoonsgegevens_opent_zegt_bij_welke_verwerking()
    {
        // A form has no method of its own, but a lambda of the compiler.
        var eindpunten = Eindpunten.Concat(Types.Where(t => t.IsDefined(typeof(CompilerGeneratedAttribute))).SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))).ToList();
        var openers = eindpunten.Where(m => m.GetParameters().Any(p => Deuren.Contains(p.ParameterType))).ToList();

        openers.Count.ShouldBeGreaterThan(5);
        openers.ShouldContain(m => !Eindpunten.Contains(m));
        openers.Where(m => m.GetCustomAttribute<VerwerktAttribute>() is not { Activiteiten.Count: > 0 }).ShouldBeEmpty();
        Types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.IsDefined(typeof(VerwerktAttribute))).Except(openers).ShouldBeEmpty();
    }

    [Fact]
    public void Elke_opdracht_geeft_een_gebeurtenis() =>
        Opdrachten.Where(m => !Onderdelen(m.ReturnType).Any(t => t.IsAssignableTo(typeof(Gebeurtenis)) || t.Name is "Events" or "IStartStream")
            && !m.GetParameters().SelectMany(p => p.ParameterType.GetProperties()).Any(p => p.PropertyType.Name == "IEventStream`1")).Select(m => m.DeclaringType).ShouldBeEmpty();

    /// <summary>A returned event that the framework takes for a message is never stored.</summary>
    [Fact]
    public void Geen_gebeurtenis_verdwijnt_als_bericht() =>
        Directory.GetFiles(Path.Combine(Bron(), "Internal", "Generated"), "*.cs", SearchOption.AllDirectories)
            .Where(p => GebeurtenisAlsBericht().Matches(File.ReadAllText(p)).Any(m => Gebeurtenissoorten.Alle.Keys.Any(g => string.Equals(g.Name, m.Groups[1].Value, StringComparison.OrdinalIgnoreCase)))).ShouldBeEmpty();

    [Fact]
    public void Een_opdracht_heet_als_haar_verzoek() =>
        Opdrachten.Where(m => m.DeclaringType!.Name != $"{m.GetParameters()[0].ParameterType.Name}Endpoint").Select(m => m.DeclaringType).ShouldBeEmpty();

    /// <summary>A folder's own guard on what waits for other folders' commands: a request carries plain values and a response none.</summary>
    [Fact]
    public void Verzoek_en_antwoord_dragen_geen_persoonsgegeven() =>
        Eindpunten.SelectMany(m => Onderdelen(m.ReturnType).Where(t => !t.IsAssignableTo(typeof(Gebeurtenis))).Concat(m.GetParameters().Take(1).Where(p => !p.IsDefined(typeof(ReadAggregateAttribute))).Select(p => p.ParameterType)))
            .Where(t => t.Assembly == typeof(Program).Assembly).SelectMany(t => Eigenschappen(t, [])).Where(p => Onderdelen(p.PropertyType).Any(t => t.IsAssignableTo(typeof(Persoonsgegeven)))).ShouldBeEmpty();

    [Theory, MemberData(nameof(Gebeurtenissen))]
    public void Een_gebeurtenis_is_een_verzegeld_record_met_een_vaste_naam(Type gebeurtenis)
    {
        gebeurtenis.IsSealed.ShouldBeTrue();
        gebeurtenis.GetMethod("<Clone>$").ShouldNotBeNull("geen record");
        var naam = Gebeurtenissoorten.Alle[gebeurtenis];
        Alias().IsMatch(naam.Naam).ShouldBeTrue(naam.Naam);
        naam.Zin.ShouldEndWith(".");
        Gebeurtenissoorten.Alle.Values.Count(a => a.Naam == naam.Naam).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Gebeurtenissen))]
    public void Een_gebeurtenis_bewaart_geen_vrije_tekst_breuk_of_tijd_zonder_zone(Type gebeurtenis)
    {
        foreach (var p in Eigenschappen(gebeurtenis, []))
        {
            var delen = Onderdelen(p.PropertyType).ToList();
            delen.ShouldNotContain(t => t == typeof(double) || t == typeof(float) || t == typeof(decimal) || t == typeof(DateTime) || t == typeof(object), $"{p.DeclaringType!.Name}.{p.Name}");
            if (delen.Contains(typeof(string)) && !delen.Any(t => t.IsAssignableTo(typeof(Persoonsgegeven)))) TekstInGebeurtenissen.Keys.ShouldContain($"{p.DeclaringType!.Name}.{p.Name}");
        }
    }

    [Fact]
    public void De_lijst_van_toegestane_tekst_noemt_niets_dat_er_niet_is() =>
        TekstInGebeurtenissen.Keys.Except(Gebeurtenissoorten.Alle.Keys.SelectMany(g => Eigenschappen(g, [])).Select(p => $"{p.DeclaringType!.Name}.{p.Name}")).ShouldBeEmpty();

    [Fact]
    public void Elke_keuring_is_ingeweven()
    {
        var gemaakt = string.Concat(Directory.GetFiles(Path.Combine(Bron(), "Internal", "Generated"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var gekeurd = AssemblyScanner.FindValidatorsInAssembly(typeof(Program).Assembly, includeInternalTypes: true).Select(v => v.InterfaceType.GetGenericArguments()[0]).ToList();

        gekeurd.Count.ShouldBeGreaterThan(20);
        // A part of a request is checked by the validator of the request.
        var delen = gekeurd.SelectMany(t => t.GetProperties()).Select(p => p.PropertyType).SelectMany(t => t.IsGenericType ? [t, .. t.GetGenericArguments()] : new[] { t }).ToHashSet();
        gekeurd.Where(t => !delen.Contains(t) && !gemaakt.Contains($"ControleerAsync<{t.FullName!.Replace('+', '.')}>", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Where days are counted that no law counts, and why that is so.</summary>
    private static readonly Dictionary<string, string> TeltDagenZonderRecht = new()
    {
        ["Controlegebeurtenissen.cs"] = "a shift that ends after midnight ends on the next day",
        ["Werktijden.cs"] = "the Monday of a week of the roster, a rule of the gemeente",
        ["Rooster.cs"] = "how far back a roster is kept",
        ["Normen.cs"] = "withdrawn as of a day, so in force until the day before",
        ["Toezichthouders.cs"] = "withdrawn as of a day, so in force until the day before",
    };

    /// <summary>The library of law is the only place where a legal date or amount is worked out. Example data is made up, not worked out.</summary>
    [Fact]
    public void Alleen_de_rechtsbibliotheek_rekent_met_datums_en_bedragen()
    {
        var rekenend = Bronnen("*.cs").Concat(Bronnen("*.razor")).Where(b => !b.Map.EndsWith("Voorbeeld", StringComparison.Ordinal) && Rekenwerk().IsMatch(b.Tekst)).Select(b => b.Pad).Distinct().ToList();
        rekenend.Except(TeltDagenZonderRecht.Keys).ShouldBeEmpty("dit hoort in Handhaving.Recht");
        TeltDagenZonderRecht.Keys.Except(rekenend).ShouldBeEmpty("deze uitzondering is niet meer nodig");
    }

    [Fact]
    public void Alleen_de_rechtsbibliotheek_kent_de_Nederlandse_tijdzone() =>
        Bronnen("*.cs").Concat(Bronnen("*.razor")).Where(b => Tijdzone().IsMatch(b.Tekst)).Select(b => b.Pad).ShouldBeEmpty();

    [Fact]
    public void De_tijd_komt_alleen_van_de_klok() =>
        Bronnen().SelectMany(b => Klokgebruik().Matches(b.Tekst).Select(m => $"{b.Pad}: {m.Value}")).ShouldBeEmpty();

    /// <summary>
    /// An append to a stream that was not fetched has no version yet, and then the write model is stored without one: the
    /// next caller gets a wrong ETag.
    /// </summary>
    [Fact]
    public void Aan_een_stroom_wordt_alleen_toegevoegd_wat_eerst_is_opgehaald() =>
        Bronnen().Where(b => b.Tekst.Contains("Events.Append(", StringComparison.Ordinal)).Select(b => b.Pad).ShouldBeEmpty();

    /// <summary>Every rule that can refuse or bar is named in a test; see the folders beside this one.</summary>
    [Fact]
    public void Elke_regel_heeft_een_test()
    {
        var regels = Bronnen().SelectMany(b => Regelnaam().Matches(b.Tekst)).Select(m => m.Groups[1].Value).Distinct().ToList();
        var tests = string.Concat(Directory.GetFiles(Proefmap(), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        regels.Count.ShouldBeGreaterThan(20);
        regels.Where(r => !tests.Contains($"\"{r}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static HashSet<(string Van, string Naar)> Afhankelijkheden() =>
        [.. from t in Types from u in Gebruikt(t) where Map(t) is { } && Map(u) is { } && Map(t) != Map(u) select (Map(t)!, Map(u)!)];

    private static string? Map(Type t) => t.Namespace?.Split('.') is ["Handhaving", var map, ..] ? map : null;

    private static Type Buitenste(Type t) => t.DeclaringType is { } buiten ? Buitenste(buiten) : t;

    /// <summary>What a type names: in its base types, members, attributes, and in the bodies of its methods.</summary>
    private static IEnumerable<Type> Gebruikt(Type type)
    {
        const BindingFlags Alles = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<Type?> genoemd = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Alles).Select(f => f.FieldType), .. type.CustomAttributes.Select(a => a.AttributeType)];
        foreach (var m in type.GetMethods(Alles).Cast<MethodBase>().Concat(type.GetConstructors(Alles)))
            genoemd = genoemd.Concat(m.GetParameters().Select(p => p.ParameterType)).Append((m as MethodInfo)?.ReturnType).Concat(m.CustomAttributes.Select(a => a.AttributeType))
                .Concat(m.GetMethodBody()?.LocalVariables.Select(l => l.LocalType) ?? []).Concat(InBody(m));
        return genoemd.OfType<Type>().SelectMany(Onderdelen).Where(t => t.Assembly == type.Assembly).Distinct();
    }

    /// <summary>Every type that an instruction points at.</summary>
    private static IEnumerable<Type?> InBody(MethodBase m)
    {
        if (m.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        for (var i = 0; i < il.Length;)
        {
            var code = Instructies[il[i] == 0xfe ? unchecked((short)(0xfe00 | il[i + 1])) : il[i]];
            i += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var lid = m.Module.ResolveMember(BitConverter.ToInt32(il, i), m.DeclaringType!.IsGenericType ? m.DeclaringType.GetGenericArguments() : null, m.IsGenericMethod ? m.GetGenericArguments() : null);
                yield return lid as Type ?? lid?.DeclaringType;
            }
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, i),
                _ => 4,
            };
        }
    }

    private static readonly Dictionary<short, OpCode> Instructies = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private static IEnumerable<Type> Onderdelen(Type t) =>
        t.HasElementType ? Onderdelen(t.GetElementType()!) : t.IsGenericType ? t.GetGenericArguments().SelectMany(Onderdelen).Append(t) : [t];

    /// <summary>The properties of a type and of everything of the product inside it, but not inside the kluis.</summary>
    private static IEnumerable<PropertyInfo> Eigenschappen(Type type, HashSet<Type> gezien)
    {
        if (!gezien.Add(type)) yield break;
        foreach (var p in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && (p.SetMethod is not null || p.DeclaringType == type && p.GetMethod!.IsDefined(typeof(CompilerGeneratedAttribute)))))
        {
            yield return p;
            foreach (var deel in Onderdelen(p.PropertyType).Where(d => d.Assembly == typeof(Program).Assembly && !d.IsEnum && !d.IsAssignableTo(typeof(Persoonsgegeven))))
                if (!Onderdelen(p.PropertyType).Any(o => o.IsAssignableTo(typeof(Persoonsgegeven))))
                    foreach (var binnen in Eigenschappen(deel, gezien)) yield return binnen;
        }
    }

    private static IEnumerable<(string Pad, string Tekst)> Bronnen() => Bronnen("*.cs").Select(b => (b.Pad, b.Tekst));

    private static IEnumerable<(string Pad, string Map, string Tekst)> Bronnen(string patroon) =>
        Directory.GetFiles(Bron(), patroon, SearchOption.AllDirectories).Where(p => !p.Contains("Generated", StringComparison.Ordinal)).Select(p => (Path.GetFileName(p), Path.GetDirectoryName(p)!, File.ReadAllText(p)));

    private static string Proefmap([CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, ".."));

    private static string Bron() => Path.GetFullPath(Path.Combine(Proefmap(), "..", "..", "src", "Handhaving"));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.v[1-9][0-9]*\z")]
    private static partial Regex Alias();

    [GeneratedRegex(@"EnqueueCascadingAsync\((\w+?)[0-9]*\)")]
    private static partial Regex GebeurtenisAlsBericht();

    [GeneratedRegex(@"\b(?:DateTime|DateTimeOffset)\.(?:Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount")]
    private static partial Regex Klokgebruik();

    [GeneratedRegex(@"\.Add(?:Days|Months|Years)\(|\.DayNumber\b|Cent\s*[*/%]|[*/%]\s*\w*Cent\b|\b[Bb]asispunten\b")]
    private static partial Regex Rekenwerk();

    [GeneratedRegex(@"FindSystemTimeZoneById|TimeZoneInfo\.|Europe/Amsterdam""")]
    private static partial Regex Tijdzone();

    [GeneratedRegex("""(?:new(?: Weigering)?|Gebrek)\("([A-Z][A-Za-z]?[0-9]*(?:-[a-z]+)?)",""")]
    private static partial Regex Regelnaam();
}
