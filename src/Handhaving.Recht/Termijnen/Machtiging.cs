using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Hoe lang een machtiging tot binnentreden geldt (art. 6 lid 2 Awbi).</summary>
/// <param name="LaatsteGeldigeDag">De derde dag na de afgifte.</param>
public sealed record Machtiging(DateOnly LaatsteGeldigeDag)
{
    /// <summary>De eerste dag waarop de machtiging niet meer geldt.</summary>
    public DateOnly OngeldigVanaf => LaatsteGeldigeDag.AddDays(1);

    /// <summary>De geldigheid van een machtiging die op deze dag is gegeven.</summary>
    public static Antwoord<Machtiging> Geldigheid(DateOnly gegevenOp, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.MachtigingGeldigheid;
        var waarde = new Machtiging(regel.Duur!.Value.Na(gegevenOp));
        var uitleg = $"De machtiging van {Schrijfwijze.Voluit(gegevenOp)} geldt tot en met de derde dag na de afgifte, {Schrijfwijze.Voluit(waarde.LaatsteGeldigeDag)}, zonder verlenging omdat de Algemene termijnenwet is uitgesloten (art. 6 lid 2 Awbi).";
        return new(waarde, regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg,
            [.. regel.Geldigheidswaarschuwing(gegevenOp), new(Waarschuwing.Beoordelen, "de machtiging kan zelf een kortere duur bepalen; dit is de langste.")]);
    }
}
