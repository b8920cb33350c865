using System.Text.RegularExpressions;

namespace Handhaving.Verwerkingen;

/// <summary>Wie voor de verwerking verantwoordelijk is (AVG art. 30 lid 1 onder a).</summary>
/// <param name="Gemeentecode">CBS-code; ontbreekt zolang geen gemeente is ingesteld.</param>
/// <param name="Naam">Het bestuursorgaan, met zijn adres.</param>
public sealed record Verantwoordelijke(string? Gemeentecode, string Naam, string Contact, string FunctionarisGegevensbescherming);

/// <summary>What each gemeente fills in of the register (section <c>Verwerkingen</c>).</summary>
/// <param name="Basis">Start of the address of every version. Chosen once: the access log holds these addresses for ever.</param>
/// <param name="Bewaartermijnen">Per retention class the term that was set, as an ISO 8601 duration.</param>
public sealed partial record Verwerkingsinstellingen(Uri Basis, IReadOnlyList<Verantwoordelijke> Verantwoordelijken, IReadOnlyDictionary<string, string> Bewaartermijnen)
{
    private const string Sectie = "Verwerkingen";

    public static Verwerkingsinstellingen Van(IConfiguration config, bool ontwikkeling)
    {
        var deel = config.GetSection(Sectie);
        var basis = deel["Basis"] ?? (ontwikkeling ? "https://handhaving.invalid"
            : throw new InvalidOperationException($"{Sectie}:Basis is niet ingesteld. Geef het adres waarop dit product bereikbaar is, zoals https://handhaving.example.nl; het staat voorgoed in het raadpleeglog."));
        if (!Uri.TryCreate(basis, UriKind.Absolute, out var adres) || adres is not { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" })
            throw new InvalidOperationException($"{Sectie}:Basis moet een volledig webadres zijn, zonder vraagteken of hekje.");

        var termijnen = deel.GetSection("Bewaartermijnen").GetChildren().ToDictionary(t => t.Key, t => t.Value ?? "");
        if (termijnen.FirstOrDefault(t => !Duur().IsMatch(t.Value)) is { Key: { } klasse })
            throw new InvalidOperationException($"{Sectie}:Bewaartermijnen:{klasse} moet een duur zijn, zoals P10Y of P6M.");

        var verantwoordelijken = deel.GetSection("Verantwoordelijken").GetChildren().Select(g => Lees(g.Key, g)).ToList();
        return new(adres, verantwoordelijken is [] ? [Lees(null, deel)] : verantwoordelijken, termijnen);
    }

    private static Verantwoordelijke Lees(string? gemeentecode, IConfigurationSection deel) => new(gemeentecode,
        deel["Naam"] ?? "IN TE VULLEN: het college en de burgemeester van de gemeente, met hun adres",
        deel["Contact"] ?? "IN TE VULLEN: hoe de gemeente te bereiken is",
        deel["FunctionarisGegevensbescherming"] ?? "IN TE VULLEN: hoe de functionaris voor gegevensbescherming te bereiken is");

    [GeneratedRegex(@"^P(?=[0-9])(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,5}D)?\z")]
    private static partial Regex Duur();
}
