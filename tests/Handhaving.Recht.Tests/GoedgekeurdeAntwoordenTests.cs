using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Kalender;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Tests;

/// <summary>
/// The full text of many answers as it was read and approved: Goedgekeurd/antwoorden.txt. A change of a word in an explanation
/// or a warning shows here, to be read by a lawyer before it is approved again.
/// </summary>
public sealed class GoedgekeurdeAntwoordenTests
{
    private static readonly JsonSerializerOptions Leesbaar = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Ids => [.. Gevallen().Select(g => g.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Het_antwoord_luidt_zoals_goedgekeurd(string id) => Schrijf(Gevallen().Single(g => g.GetProperty("id").GetString() == id)).ShouldBe(Goedgekeurd()[id]);

    [Fact]
    public void Er_is_geen_goedgekeurd_antwoord_zonder_vraag() => Goedgekeurd().Keys.ShouldBe(Ids.Select(i => i.Data), ignoreOrder: true);

    [Fact]
    public void Elk_antwoord_rekent_met_de_meegegeven_kalender()
    {
        var gegevens = Rechtsgegevens.Standaard with { Kalender = new Feestdagenkalender("eigen", Feestdagenkalender.Standaard.Jaren) };
        foreach (var geval in Gevallen())
            Reken(geval, gegevens).Kalenderversie.ShouldBe("eigen", geval.GetProperty("id").GetString());
    }

    private static IEnumerable<JsonElement> Gevallen() =>
        new[] { ("termijnen.json", "vectoren"), ("vragen.json", "termijnen"), ("dwangsommen.json", "vectoren"), ("dwangsommen.json", "rente"), ("vragen.json", "dwangsommen") }
            .SelectMany(b => Vectorbestand.Lees(b.Item1).GetProperty(b.Item2).EnumerateArray());

    private static Uitkomst Reken(JsonElement geval, Rechtsgegevens? gegevens = null) =>
        geval.TryGetProperty("soort", out _) ? Termijnrekenaar.Bereken(geval, gegevens) : Dwangsomrekenaar.Bereken(geval, gegevens);

    private static string Schrijf(JsonElement geval)
    {
        var uitkomst = Reken(geval);
        var tekst = new StringBuilder().Append(geval.GetProperty("id").GetString()).Append(' ').Append(uitkomst.Kern.ToJsonString(Leesbaar)).Append('\n')
            .Append("  ").Append(uitkomst.Uitleg).Append('\n');
        foreach (var post in uitkomst.Aanvulling["grootboek"]?["posten"]?.AsArray() ?? [])
            tekst.Append("  - ").Append(post!["uitleg"]!.GetValue<string>()).Append(" [rente in cent: ").Append(post["renteOpgelopenCent"]?.ToJsonString() ?? "onbekend").Append("]\n");
        foreach (var w in uitkomst.Waarschuwingen)
            tekst.Append("  ! ").Append(w.Code).Append(w.JuridischPunt is { } punt ? $" (punt {punt})" : "").Append(": ").Append(w.Tekst).Append('\n');
        return tekst.ToString();
    }

    private static Dictionary<string, string> Goedgekeurd()
    {
        using var stroom = typeof(GoedgekeurdeAntwoordenTests).Assembly.GetManifestResourceStream("antwoorden.txt")!;
        using var lezer = new StreamReader(stroom, Encoding.UTF8);
        return lezer.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(blok => blok.TrimEnd('\n') + '\n').ToDictionary(blok => blok[..blok.IndexOf(' ', StringComparison.Ordinal)]);
    }

    /// <summary>Writes the answers as they are now, to be read and then approved by committing them.</summary>
    [Fact(Explicit = true)]
    public void Schrijf_alle_antwoorden_om_ze_goed_te_keuren()
    {
        var map = Environment.GetEnvironmentVariable("HANDHAVING_GOEDKEUREN");
        map.ShouldNotBeNull("zet HANDHAVING_GOEDKEUREN op de map Goedgekeurd");
        File.WriteAllText(Path.Combine(map, "antwoorden.txt"), string.Join('\n', Gevallen().Select(Schrijf)));
    }
}
