using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Handhaving.Platform.Http;

/// <summary>
/// Tells what is wrong with the shape of a body that could not be read: every field at once, with its path and what to
/// do, and never a value from it. The serializer stops at the first error and quotes it.
/// </summary>
internal static partial class Vormfouten
{
    private const int Hoogstens = 50;

    public static Dictionary<string, string[]> Vind(ReadOnlyMemory<byte> inhoud, Type soort, JsonSerializerOptions json)
    {
        var fouten = new Dictionary<string, string[]>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(inhoud);
            Loop(document.RootElement, soort, "", json, (pad, melding) =>
            {
                if (fouten.Count < Hoogstens) fouten.TryAdd(pad.Length == 0 ? "inhoud" : pad, [melding]);
            });
        }
        catch (JsonException e)
        {
            fouten["inhoud"] = [inhoud.IsEmpty
                ? "ontbreekt. Stuur een JSON-object; {} als u niets in te vullen hebt."
                : $"is geen geldige JSON, bij regel {e.LineNumber + 1}. Controleer haakjes, komma's en aanhalingstekens."];
        }
        return fouten;
    }

    private static void Loop(JsonElement waarde, Type soort, string pad, JsonSerializerOptions json, Action<string, string> meld)
    {
        var info = json.GetTypeInfo(Nullable.GetUnderlyingType(soort) ?? soort);
        if (info.Kind is JsonTypeInfoKind.Object && waarde.ValueKind is JsonValueKind.Object) Velden(waarde, info, pad, json, meld);
        else if (info.Kind is JsonTypeInfoKind.Enumerable && info.ElementType is { } element && waarde.ValueKind is JsonValueKind.Array)
        {
            var i = 0;
            foreach (var deel in waarde.EnumerateArray()) Loop(deel, element, $"{pad}[{i++}]", json, meld);
        }
        else if (!Leesbaar(waarde, info.Type, json)) meld(pad, Verwacht(info));
    }

    private static void Velden(JsonElement waarde, JsonTypeInfo info, string pad, JsonSerializerOptions json, Action<string, string> meld)
    {
        var groepen = waarde.EnumerateObject().GroupBy(v => v.Name, StringComparer.Ordinal).ToList();
        var gegeven = groepen.ToDictionary(v => v.Key, v => v.Last().Value, StringComparer.Ordinal);
        foreach (var dubbel in groepen.Where(g => g.Skip(1).Any()))
            meld($"{(pad.Length == 0 ? "" : pad + ".")}{(Naamvorm().IsMatch(dubbel.Key) ? dubbel.Key : "(geen geldige naam)")}", "staat er meer dan eens. Stuur elk veld één keer.");
        foreach (var veld in info.Properties)
        {
            var hier = pad.Length == 0 ? veld.Name : $"{pad}.{veld.Name}";
            if (!gegeven.Remove(veld.Name, out var inhoud))
            {
                if (gegeven.Keys.FirstOrDefault(k => k.Equals(veld.Name, StringComparison.OrdinalIgnoreCase)) is { } bijna)
                {
                    gegeven.Remove(bijna);
                    meld($"{(pad.Length == 0 ? "" : pad + ".")}{bijna}", $"is geen veld van deze opdracht. Schrijf het als {veld.Name}.");
                }
                else if (veld.IsRequired || veld.AssociatedParameter is { HasDefaultValue: false }) meld(hier, "ontbreekt. Vul dit veld in.");
            }
            else if (inhoud.ValueKind is JsonValueKind.Null)
            {
                if (!veld.IsSetNullable || veld.AssociatedParameter is { IsNullable: false } || (veld.PropertyType.IsValueType && Nullable.GetUnderlyingType(veld.PropertyType) is null))
                    meld(hier, "mag niet null zijn. Vul dit veld in.");
            }
            else Loop(inhoud, veld.PropertyType, hier, json, meld);
        }
        if ((info.UnmappedMemberHandling ?? json.UnmappedMemberHandling) is JsonUnmappedMemberHandling.Skip) return;
        foreach (var onbekend in gegeven.Keys)
            meld($"{(pad.Length == 0 ? "" : pad + ".")}{(Naamvorm().IsMatch(onbekend) ? onbekend : "(geen geldige naam)")}", "is geen veld van deze opdracht. Laat het weg.");
    }

    private static bool Leesbaar(JsonElement waarde, Type soort, JsonSerializerOptions json)
    {
        try
        {
            waarde.Deserialize(soort, json);
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What a value of this type should look like, for whoever sent something else.</summary>
    public static string Verwacht(Type soort, JsonSerializerOptions json) => Verwacht(json.GetTypeInfo(Nullable.GetUnderlyingType(soort) ?? soort));

    private static string Verwacht(JsonTypeInfo info) => info.Type switch
    {
        { IsEnum: true } keuze => $"is geen van de keuzes. Kies uit: {string.Join(", ", Enum.GetNames(keuze))}.",
        var t when t == typeof(string) => "is geen tekst. Zet de waarde tussen aanhalingstekens.",
        var t when t == typeof(Guid) => "is geen uuid, zoals 0198c2f4-7a10-7cc3-8d2e-3f5a6b7c8d9e.",
        var t when t == typeof(DateTimeOffset) => $"is geen tijdstip met een zone tussen {Tijd.EersteJaar} en {Tijd.LaatsteJaar}, zoals 2026-01-31T13:30:00Z of 2026-01-31T14:30:00+01:00.",
        var t when t == typeof(DateOnly) => $"is geen datum tussen {Tijd.EersteJaar} en {Tijd.LaatsteJaar}, zoals 2026-01-31.",
        var t when t == typeof(TimeOnly) => "is geen kloktijd, zoals 13:30:00.",
        var t when t == typeof(bool) => "is geen true of false.",
        { IsPrimitive: true } => "is geen geheel getal binnen het bereik.",
        _ when info.Kind is JsonTypeInfoKind.Enumerable => "is geen lijst. Zet de waarden tussen [ en ].",
        _ when info.Kind is JsonTypeInfoKind.Object => "is geen object. Zet de velden tussen { en }.",
        _ => "heeft niet de goede vorm. Zie de beschrijving op /v1/openapi.json.",
    };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex Naamvorm();
}
