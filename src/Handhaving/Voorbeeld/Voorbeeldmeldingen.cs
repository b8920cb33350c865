using System.Collections.Immutable;
using System.Globalization;
using Handhaving.Meldingen;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Voorbeeld;

/// <summary>What people reported: mostly nuisance and waste, for that is what they see.</summary>
internal sealed class Voorbeeldmeldingen(string bron, Random toeval)
{
    private static readonly (Onderwerp Onderwerp, int Gewicht, string Tekst)[] Onderwerpen =
    [
        (Onderwerp.Overlast, 27, "Er is 's avonds vaak lawaai in en om het huis."),
        (Onderwerp.Afval, 22, "Er staan steeds zakken en matrassen naast de container."),
        (Onderwerp.Kamerverhuur, 20, "De kamers lijken los van elkaar verhuurd te worden."),
        (Onderwerp.Overbewoning, 11, "Er lijken meer mensen te wonen dan het huis groot is."),
        (Onderwerp.Brandveiligheid, 8, "In de gang staan spullen en de nooduitgang zit dicht."),
        (Onderwerp.Verhuurmisstand, 7, "De huurder krijgt geen contract en moet contant betalen."),
        (Onderwerp.Overig, 5, "Er klopt volgens de melder iets niet aan dit adres."),
    ];

    private static readonly Kanaal[] Kanalen =
        [Kanaal.Telefoon, Kanaal.Telefoon, Kanaal.Telefoon, Kanaal.Website, Kanaal.Website, Kanaal.Website, Kanaal.Email, Kanaal.Email, Kanaal.Balie, Kanaal.Brief, Kanaal.Partner];

    private int _nummer;

    /// <summary>One or more before the first visit, and sometimes one between two visits.</summary>
    public ImmutableArray<NeemMeldingOver> Bij(string zaak, string buurt, string vbo, IReadOnlyList<Planning> momenten)
    {
        var dagen = Enumerable.Range(0, 1 + toeval.Next(3)).Select(_ => momenten[0].Datum.AddDays(-9 - toeval.Next(60))).ToList();
        if (toeval.Next(3) == 0) dagen.Add(momenten[0].Datum.AddDays(1 + toeval.Next(15)));
        return [.. dagen.Order().Select(dag => Melding(zaak, buurt, vbo, dag, MeldingUitkomst.InOnderzoek))];
    }

    public ImmutableArray<NeemMeldingOver> ZonderControle(string zaak, string buurt, string vbo)
    {
        var dag = new DateOnly(2022, 1, 10).AddDays(toeval.Next(690));
        return [.. Enumerable.Range(0, 1 + toeval.Next(2)).Select(i => Melding(zaak, buurt, vbo, dag.AddDays(3 * i), toeval.Next(2) == 0 ? MeldingUitkomst.NietInBehandeling : MeldingUitkomst.Doorverwezen))];
    }

    private NeemMeldingOver Melding(string zaak, string buurt, string vbo, DateOnly dag, MeldingUitkomst uitkomst)
    {
        var (onderwerp, tekst) = TrekOnderwerp();
        var op = dag.Om(new TimeOnly(8 + toeval.Next(12), toeval.Next(60)));
        var anoniem = toeval.Next(100) < 35;
        return new(
            new(bron, string.Create(CultureInfo.InvariantCulture, $"melding-{++_nummer:000}"), op.AddHours(toeval.Next(48))), zaak, Kanalen[toeval.Next(Kanalen.Length)], onderwerp, tekst, op,
            anoniem ? null : new Melderopgave(Namen.Trek(toeval), Telefoon: "0570-000000", Betrokkene: Trekking.Guid(toeval)),
            Beoordeling: new(uitkomst, (Prioriteit)toeval.Next(3), uitkomst is MeldingUitkomst.InOnderzoek ? "Past bij eerdere signalen over dit adres." : "Hoort niet bij woningtoezicht.",
                dag.AddDays(1 + toeval.Next(5)).Om(new TimeOnly(9 + toeval.Next(7), toeval.Next(60)))),
            Buurtcode: buurt, VerblijfsobjectId: vbo);
    }

    private (Onderwerp, string) TrekOnderwerp()
    {
        var worp = toeval.Next(Onderwerpen.Sum(o => o.Gewicht));
        foreach (var (onderwerp, gewicht, tekst) in Onderwerpen)
            if ((worp -= gewicht) < 0)
                return (onderwerp, tekst);
        throw new InvalidOperationException("De gewichten tellen niet op.");
    }
}

internal static class Trekking
{
    /// <summary>A reference from the seed, so that the same person is the same in every database.</summary>
    public static Guid Guid(Random toeval)
    {
        var bytes = new byte[16];
        toeval.NextBytes(bytes);
        return new Guid(bytes);
    }
}
