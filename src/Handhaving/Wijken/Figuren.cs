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
    /// <summary>
    /// The figure of which this one counts a part, or follows one by one: their difference is a number too, and must not be
    /// small (docs/adr/0010-kleine-aantallen.md).
    /// </summary>
    public Figuur? DeelVan { get; init; }

    /// <summary>The figure that cannot be nul when this one is not: while that one is small, this one would tell that it is not nul.</summary>
    public Figuur? Vergt { get; init; }

    public bool Telt(Dashboardfeit feit) => feit.Soort == Soort && (Kenmerk is null || Kenmerk == feit.Kenmerk);
}

/// <summary>Every figure of the dashboard.</summary>
public static class Figuren
{
    public static Figuur Meldingen { get; } = Maak("meldingen", "Meldingen", Feitsoort.Melding, Enum.GetNames<Onderwerp>());

    public static Figuur Beoordelingen { get; } = Maak("beoordelingen", "Meldingen beoordeeld", Feitsoort.Beoordeling, Enum.GetNames<MeldingUitkomst>()) with { DeelVan = Meldingen };

    public static Figuur Controles { get; } = Maak("controles", "Controles uitgevoerd", Feitsoort.Controle, Enum.GetNames<Controleresultaat>());

    public static Figuur ProcessenVerbaal { get; } = Maak("processenVerbaal", "Processen-verbaal opgemaakt", Feitsoort.ProcesVerbaal) with { DeelVan = Controles };

    public static Figuur Ondertekend { get; } = Maak("processenVerbaalOndertekend", "Processen-verbaal ondertekend", Feitsoort.Ondertekening) with { DeelVan = ProcessenVerbaal };

    public static Figuur Zorgsignalen { get; } = Maak("zorgsignalen", "Zorgsignalen doorgegeven", Feitsoort.Zorgsignaal);

    /// <summary>A last rests on a visit with a signed report, and mostly one on one; with two overtreders there are two.</summary>
    public static Figuur Lasten { get; } = Maak("lastenOpgelegd", "Lasten onder dwangsom opgelegd", Feitsoort.LastOpgelegd) with { DeelVan = Ondertekend, Vergt = Ondertekend };

    /// <summary>How many, never how much. One last can forfeit often, so their difference says nothing; that there is one says that there was a last.</summary>
    public static Figuur Verbeurd { get; } = Maak("dwangsommenVerbeurd", "Dwangsommen verbeurd", Feitsoort.DwangsomVerbeurd) with { Vergt = Lasten };

    /// <summary>Not split by reason: a reason would tell of lasten of earlier years.</summary>
    public static Figuur Afgesloten { get; } = Maak("zakenAfgesloten", "Zaken afgesloten", Feitsoort.ZaakAfgesloten);

    /// <summary>In this order: a figure comes after those on which it depends.</summary>
    public static IReadOnlyList<Figuur> Alle { get; } = [Meldingen, Beoordelingen, Controles, ProcessenVerbaal, Ondertekend, Zorgsignalen, Lasten, Verbeurd, Afgesloten];

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
