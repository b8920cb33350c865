using System.Collections.Immutable;
using System.Globalization;
using Handhaving.Overnames;

namespace Handhaving.Voorbeeld;

/// <summary>An address of the example with all that is taken over about it, in the order of time.</summary>
internal sealed record Voorbeeldadres(string PandId, string Buurtcode, string VerblijfsobjectId, ImmutableArray<NeemMeldingOver> Meldingen, ImmutableArray<Voorbeeldcontrole> Controles);

/// <param name="Opdracht">Without norm and couple: those are known when the registers are filled.</param>
internal sealed record Voorbeeldcontrole(NeemControleOver Opdracht, Voorbeeldverbaal? Verbaal);

/// <param name="Opsteller">Which of the two.</param>
internal sealed record Voorbeeldverbaal(string Kenmerk, int Opsteller, DateTimeOffset OpgemaaktOp, DateTimeOffset OndertekendOp, string Tekst);

/// <summary>
/// Two years of enforcement in Deventer as they could have been: the yearly totals are those of the plan van aanpak, all else is
/// made up. A pure function of its seed.
/// </summary>
/// <param name="Nabewerkingen">Ordinary commands on what was taken over.</param>
/// <param name="Vrij">Addresses for the zaken that run today (<see cref="Lopendlader"/>).</param>
internal sealed record Voorbeeldplan(
    int Zaad, ImmutableArray<Voorbeeldadres> Adressen, ImmutableArray<Nabewerking> Nabewerkingen, ImmutableArray<Plaats> Vrij)
{
    public static IReadOnlyList<(int Jaar, int Controles, int Verbalen)> Jaren { get; } = [(2022, 120, 74), (2023, 124, 101)];

    /// <summary>The name of the source that the example takes over from.</summary>
    public string Bron => $"voorbeeld-{Zaad}";

    /// <summary>The panden of the stories along the main line, by their keys.</summary>
    public ImmutableDictionary<string, Plaats> Verhalen { get; init; } = ImmutableDictionary<string, Plaats>.Empty;

    public static Voorbeeldplan Maak(int zaad)
    {
        var toeval = new Random(zaad);
        var bron = $"voorbeeld-{zaad}";
        var agenda = Jaren.SelectMany(j => Koppelagenda.Maak(j.Jaar, j.Controles, toeval)).ToList();
        var metVerbaal = Jaren.SelectMany(j => agenda.Where(p => p.Datum.Year == j.Jaar).OrderBy(_ => toeval.Next()).Take(j.Verbalen)).ToHashSet();
        var bezoeken = Adresverdeling.Verdeel(agenda, toeval);
        var plaatsen = Plaatsen.Trek(bezoeken.Count, Vrijeplaatsen + Meldingadressen, toeval);

        var controles = new Voorbeeldcontroles(bron, metVerbaal, toeval);
        var meldingen = new Voorbeeldmeldingen(bron, toeval);
        var adressen = bezoeken.Select((momenten, i) =>
        {
            var (pandId, buurt, vbo) = plaatsen[i];
            var zaak = string.Create(CultureInfo.InvariantCulture, $"zaak-{i + 1:000}");
            return new Voorbeeldadres(pandId, buurt, vbo, meldingen.Bij(zaak, buurt, vbo, momenten), controles.Bij(zaak, momenten));
        }).ToList();
        adressen.AddRange(plaatsen.Skip(bezoeken.Count).Take(Meldingadressen).Select((p, i) => new Voorbeeldadres(p.PandId, p.Buurtcode, p.VerblijfsobjectId,
            meldingen.ZonderControle(string.Create(CultureInfo.InvariantCulture, $"zaak-m{i + 1:00}"), p.Buurtcode, p.VerblijfsobjectId), [])));
        var bezet = plaatsen.Select(p => p.PandId).ToHashSet();
        return Bijzonderheden.In(new Voorbeeldplan(zaad, [.. adressen], [], [.. plaatsen.Skip(adressen.Count)]), toeval) with
        {
            Verhalen = Voorbeeld.Verhalen.Alle.Zip(Plaatsen.Erbij(Voorbeeld.Verhalen.Alle.Count, bezet, new Random(zaad))).ToImmutableDictionary(v => v.First.Kenmerk, v => v.Second),
        };
    }

    /// <summary>Addresses with only meldingen: most of those are about other things than rooms.</summary>
    private const int Meldingadressen = 45;

    private const int Vrijeplaatsen = 7;
}
