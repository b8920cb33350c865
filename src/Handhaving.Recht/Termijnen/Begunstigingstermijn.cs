using System.Globalization;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De termijn waarin de last zonder verbeurte kan worden uitgevoerd (art. 5:32a lid 2 Awb).</summary>
/// <param name="LaatsteDag">De laatste dag, tot en met.</param>
/// <param name="Eindtijd">Het uur waarop zij op die dag eindigt; <c>null</c> is 24.00 uur.</param>
public sealed record Begunstigingstermijn(DateOnly LaatsteDag, TimeOnly? Eindtijd = null)
{
    /// <summary>Het eerste lokale tijdstip na de termijn, met de tijdzone erbij geschreven.</summary>
    public string EindeTijdstipExclusief =>
        Eindtijd is { } tijd
            ? string.Create(CultureInfo.InvariantCulture, $"{LaatsteDag:yyyy-MM-dd}T{tijd:HH:mm} Europe/Amsterdam")
            : string.Create(CultureInfo.InvariantCulture, $"{LaatsteDag.AddDays(1):yyyy-MM-dd}T00:00 Europe/Amsterdam");

    /// <summary>De eerste dag waarop een dwangsom ineens of per overtreding kan verbeuren.</summary>
    public DateOnly EersteMogelijkeVerbeurteIneens => Eindtijd is null ? LaatsteDag.AddDays(1) : LaatsteDag;

    /// <summary>De dag waarop bij een dwangsom per week de eerste kan verbeuren: aan het einde van de eerste week.</summary>
    public DateOnly EersteVerbeurteBijPerWeek => EersteMogelijkeVerbeurteIneens.AddDays(7);

    /// <summary>De termijn van een bepaalde lengte na de bekendmaking.</summary>
    public static Antwoord<Begunstigingstermijn> Bereken(DateOnly bekendmaking, Duur duur, TimeOnly? eindtijd = null, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.Begunstigingstermijn;
        var laatsteDag = duur.Na(bekendmaking);
        return Antwoord(bekendmaking, new(laatsteDag, eindtijd), $"{Termijnuitleg.Kop(regel, duur, bekendmaking.AddDays(1))} en eindigt", gegevens);
    }

    /// <summary>De termijn tot en met een vaste dag.</summary>
    public static Antwoord<Begunstigingstermijn> TotEnMet(DateOnly bekendmaking, DateOnly laatsteDag, TimeOnly? eindtijd = null, Rechtsgegevens? gegevens = null) =>
        Antwoord(bekendmaking, new(laatsteDag, eindtijd), "De begunstigingstermijn met een vaste laatste dag (art. 5:32a lid 2 Awb) eindigt", gegevens);

    private static Antwoord<Begunstigingstermijn> Antwoord(DateOnly bekendmaking, Begunstigingstermijn termijn, string begin, Rechtsgegevens? gegevens)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var eindtijd = termijn.Eindtijd is { } tijd ? string.Create(CultureInfo.InvariantCulture, $" om {tijd:HH.mm} uur") : "";
        var uitleg = $"{begin} op {Schrijfwijze.Voluit(termijn.LaatsteDag)}{eindtijd}, zonder verlenging door de Algemene termijnenwet, omdat het bestuursorgaan haar stelt (art. 1 lid 1 Atw), "
            + $"zodat een dwangsom ineens op zijn vroegst op {Schrijfwijze.Voluit(termijn.EersteMogelijkeVerbeurteIneens)} en een dwangsom per week, aan het einde van de eerste week, op zijn vroegst op {Schrijfwijze.Voluit(termijn.EersteVerbeurteBijPerWeek)} van rechtswege verbeurt (art. 5:33 Awb; ECLI:NL:RVS:2015:3532).";
        return new(termijn, Regelboek.Begunstigingstermijn, gegevens.Kalender.Versie, uitleg, [.. Regelboek.Begunstigingstermijn.Geldigheidswaarschuwing(bekendmaking)]);
    }
}
