using System.Text.Json;
using Handhaving.Panden;

namespace Handhaving.Wijken;

/// <summary>Something that the dashboard counts.</summary>
/// <param name="Naam">How the API calls it, such as <c>controles</c> or <c>controles.niemandThuis</c>.</param>
/// <param name="Titel">How the page calls it.</param>
/// <param name="Kenmerk">Only the facts with this mark; null means all of this kind.</param>
/// <param name="Delen">By what it is split up; together they are the whole.</param>
public sealed record Figuur(string Naam, string Titel, Feitsoort Soort, string? Kenmerk, IReadOnlyList<Figuur> Delen)
{
    public bool Telt(Dashboardfeit feit) => feit.Soort == Soort && (Kenmerk is null || Kenmerk == feit.Kenmerk);
}

/// <summary>Every figure of the dashboard.</summary>
public static class Figuren
{
    public static Figuur Meldingen { get; } = Maak("meldingen", "Meldingen", Feitsoort.Melding, Enum.GetNames<Onderwerp>());

    public static Figuur Beoordelingen { get; } = Maak("beoordelingen", "Meldingen beoordeeld", Feitsoort.Beoordeling, Enum.GetNames<MeldingUitkomst>());

    public static Figuur Controles { get; } = Maak("controles", "Controles uitgevoerd", Feitsoort.Controle, Enum.GetNames<Controleresultaat>());

    public static Figuur ProcessenVerbaal { get; } = Maak("processenVerbaal", "Processen-verbaal opgemaakt", Feitsoort.ProcesVerbaal);

    public static Figuur Ondertekend { get; } = Maak("processenVerbaalOndertekend", "Processen-verbaal ondertekend", Feitsoort.Ondertekening);

    public static Figuur Zorgsignalen { get; } = Maak("zorgsignalen", "Zorgsignalen doorgegeven", Feitsoort.Zorgsignaal);

    public static IReadOnlyList<Figuur> Alle { get; } = [Meldingen, Beoordelingen, Controles, ProcessenVerbaal, Ondertekend, Zorgsignalen];

    public static Figuur? Vind(string? naam) => Alle.Concat(Alle.SelectMany(f => f.Delen)).FirstOrDefault(f => f.Naam == naam);

    private static Figuur Maak(string naam, string titel, Feitsoort soort, params IEnumerable<string> kenmerken) =>
        new(naam, titel, soort, null, [.. kenmerken.Select(k => new Figuur($"{naam}.{JsonNamingPolicy.CamelCase.ConvertName(k)}", Titel(k), soort, k, []))]);

    private static string Titel(string kenmerk) => kenmerk switch
    {
        nameof(Onderwerp.Verhuurmisstand) => "Misstand bij verhuur",
        nameof(MeldingUitkomst.InOnderzoek) => "In onderzoek",
        nameof(MeldingUitkomst.NietInBehandeling) => "Niet in behandeling",
        nameof(Controleresultaat.OvertredingWaargenomen) => "Overtreding waargenomen",
        nameof(Controleresultaat.GeenOvertreding) => "Geen overtreding",
        nameof(Controleresultaat.GeenToegang) => "Geen toegang",
        nameof(Controleresultaat.NiemandThuis) => "Niemand thuis",
        _ => kenmerk,
    };
}
