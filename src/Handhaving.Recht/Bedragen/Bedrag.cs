using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Bedragen;

/// <summary>De eenheid van een gegeven.</summary>
public enum Bedrageenheid
{
    /// <summary>Eurocenten.</summary>
    Cent,

    /// <summary>Honderdsten van een procent per jaar: 600 is 6%.</summary>
    Basispunten,
}

/// <summary>Een bedrag of percentage dat een wet of besluit noemt, met zijn geldigheid en bron.</summary>
/// <param name="Id">Vaste naam, bijvoorbeeld <c>boetecategorie-4</c>.</param>
/// <param name="Naam">Het gegeven in lopende tekst, met lidwoord.</param>
/// <param name="Waarde">Het getal, in <paramref name="Eenheid"/>.</param>
/// <param name="Eenheid">Eurocenten of basispunten.</param>
/// <param name="Artikel">De grondslag.</param>
/// <param name="Geldigheid">De dagen waarop het geldt.</param>
/// <param name="Bron">Waar het is gelezen.</param>
/// <param name="Betrouwbaarheid">Hoe de bron is gecontroleerd.</param>
/// <param name="GecontroleerdTotEnMet">De laatste dag waarover de controle iets zegt; daarna volgt een waarschuwing.</param>
public sealed record Bedrag(
    string Id,
    string Naam,
    long Waarde,
    Bedrageenheid Eenheid,
    string Artikel,
    Geldigheid Geldigheid,
    string Bron,
    Betrouwbaarheid Betrouwbaarheid,
    DateOnly? GecontroleerdTotEnMet = null)
{
    /// <summary>De waarschuwing als dit gegeven op deze dag niet is gecontroleerd; anders niets.</summary>
    public IEnumerable<Waarschuwing> Controlewaarschuwing(DateOnly dag)
    {
        if (Betrouwbaarheid == Betrouwbaarheid.NietGecontroleerd || dag > GecontroleerdTotEnMet)
            yield return new(Waarschuwing.NietGecontroleerd, $"{Naam} ({Artikel}) is voor {Taal.Schrijfwijze.Kort(dag)} niet gecontroleerd; bron: {Bron}.", 7);
    }
}
