using System.Text.Json;

namespace Handhaving.Recht.Tests;

/// <summary>The vector files that travel with the tests.</summary>
internal static class Vectorbestand
{
    public static JsonElement Lees(string naam)
    {
        using var stroom = typeof(Vectorbestand).Assembly.GetManifestResourceStream(naam)!;
        using var document = JsonDocument.Parse(stroom);
        return document.RootElement.Clone();
    }

    public static JsonElement Zoek(string naam, string lijst, string id) =>
        Lees(naam).GetProperty(lijst).EnumerateArray().Single(v => v.GetProperty("id").GetString() == id);

    public static TheoryData<string> Ids(string naam, string lijst) =>
        [.. Lees(naam).GetProperty(lijst).EnumerateArray().Select(v => v.GetProperty("id").GetString()!)];
}
