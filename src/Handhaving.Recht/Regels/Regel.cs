using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Regels;

/// <summary>Waarom de Algemene termijnenwet een termijn wel of niet verlengt.</summary>
public enum Atwgrond
{
    /// <summary>Een in een wet gestelde termijn: de Atw geldt tenzij de lengte haar uitsluit (art. 1 en 4 Atw).</summary>
    WettelijkeTermijn,

    /// <summary>Door het bestuursorgaan gesteld, dus niet "in een wet" (art. 1 lid 1 Atw).</summary>
    GesteldDoorBestuursorgaan,

    /// <summary>De wet sluit de Atw uitdrukkelijk uit.</summary>
    UitdrukkelijkUitgesloten,

    /// <summary>Teruggerekend vanaf een tijdstip of gebeurtenis (art. 1 lid 2 Atw).</summary>
    Teruggerekend,

    /// <summary>In uren omschreven (art. 4 onder a Atw).</summary>
    Uren,

    /// <summary>Beheerst door Verordening (EEG, Euratom) 1182/71 en niet door de Atw.</summary>
    Europees,

    /// <summary>Geen termijn, maar een andere rekenregel.</summary>
    GeenTermijn,
}

/// <summary>Een rechtsregel als gegeven: wat er wordt gerekend, op welk artikel, in welke versie en hoe zeker.</summary>
/// <param name="Id">Vaste naam, gelijk aan de soort in het rekencontract.</param>
/// <param name="Naam">De termijn in lopende tekst, met lidwoord: "de bezwaartermijn".</param>
/// <param name="Artikel">De grondslag zoals een jurist haar aanhaalt.</param>
/// <param name="Versie">Versie van de regel in deze bibliotheek.</param>
/// <param name="Geldigheid">De dagen van het aanvangsfeit waarvoor deze versie geldt.</param>
/// <param name="Betrouwbaarheid">Hoe de bron is gecontroleerd.</param>
/// <param name="Zeker">Of tekst en uitleg vaststaan; zo niet, dan is er een open punt voor de jurist.</param>
/// <param name="Atw">De verhouding tot de Algemene termijnenwet.</param>
/// <param name="Duur">De lengte als de regel die zelf bepaalt.</param>
/// <param name="Aanvang">Het feit waarmee de termijn begint, in lopende tekst: "de bekendmaking".</param>
public sealed record Regel(
    string Id,
    string Naam,
    string Artikel,
    string Versie,
    Geldigheid Geldigheid,
    Betrouwbaarheid Betrouwbaarheid,
    bool Zeker,
    Atwgrond Atw,
    Duur? Duur,
    string Aanvang)
{
    /// <summary>De waarschuwing dat het aanvangsfeit buiten de geldigheid van deze versie valt; anders niets.</summary>
    public IEnumerable<Waarschuwing> Geldigheidswaarschuwing(DateOnly aanvangsfeit)
    {
        if (!Geldigheid.Omvat(aanvangsfeit))
            yield return new(Waarschuwing.RegelBuitenGeldigheid, $"Regel {Id} versie {Versie} geldt vanaf {Taal.Schrijfwijze.Kort(Geldigheid.Van)}; ga na welk recht op {Taal.Schrijfwijze.Kort(aanvangsfeit)} gold.");
    }
}
