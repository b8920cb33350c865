using System.Text.Json;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Dossiers;

/// <summary>One personal value: the event it stands in, and its JSON pointer there.</summary>
public readonly record struct Vindplaats(Guid Gebeurtenis, string Pad);

/// <summary>Why a value is kept from this reader.</summary>
public enum Geheimhouding
{
    /// <summary>Who reported.</summary>
    Melder,

    /// <summary>Someone who is no party: a bewoner, tenant or witness.</summary>
    Derde,

    /// <summary>Something that points at a person's origin, such as the language of an interpreter.</summary>
    Herkomst,

    /// <summary>Care or health.</summary>
    Zorg,

    /// <summary>Other weighty reasons, by the judgement of a jurist.</summary>
    GewichtigeReden,

    /// <summary>Nobody has decided to hand it out.</summary>
    NietBeoordeeld,

    /// <summary>A dossier that was made earlier, for its own reader.</summary>
    EerderDossier,
}

/// <summary>What the dossier shows of a personal value. Whoever makes the dossier opens values, and answers for the access log.</summary>
public abstract record Openlegging
{
    /// <param name="Waarde">As the kluis gave it.</param>
    public sealed record Verstrekt(JsonElement Waarde) : Openlegging
    {
        /// <summary>Never the value: records are printed by logs and failing tests.</summary>
        public override string ToString() => nameof(Verstrekt);
    }

    /// <summary>A document that is in the dossier as a file.</summary>
    /// <param name="Bestandsnaam">Its name in the dossier.</param>
    /// <param name="Sha256">Of its bytes, in lower-case hexadecimals.</param>
    public sealed record AlsBestand(string Bestandsnaam, string Sha256) : Openlegging;

    public sealed record NietVerstrekt(Geheimhouding Reden) : Openlegging;

    /// <summary>The value no longer exists: it was erased lawfully.</summary>
    public sealed record Gewist : Openlegging;
}

/// <summary>The words and articles of secrecy, and what is kept back unless a jurist decides otherwise.</summary>
public static class Geheimhoudingsregels
{
    /// <summary>
    /// What the law and the product keep back by themselves; null: nothing stands in the way of handing it out, a jurist still
    /// judges (Awb 7:4 lid 6; AVG art. 5 lid 1 onder c, art. 15 lid 4).
    /// </summary>
    public static Geheimhouding? Voorstel(Gebeurtenis gebeurtenis, string pad) => (gebeurtenis, pad) switch
    {
        (MeldingOntvangen, "/melder") => Geheimhouding.Melder,
        // What a melder tells often says who he is.
        (MeldingOntvangen, _) => Geheimhouding.NietBeoordeeld,
        (TolkIngezet, _) => Geheimhouding.Herkomst,
        (BewonerAangetroffen or ToestemmingVerleend or ToestemmingGeweigerd or VerslagBinnentredenOpgemaakt, _) => Geheimhouding.Derde,
        (ZorgsignaalDoorgegeven, _) => Geheimhouding.Zorg,
        (DossierGeexporteerd, _) => Geheimhouding.EerderDossier,
        // Of whom it is, and so why it was kept back, stands at what it corrects.
        (GegevenGerectificeerd, _) => Geheimhouding.NietBeoordeeld,
        _ => null,
    };

    /// <summary>What no judgement can hand out in a dossier.</summary>
    public static Weigering? Vast(Gebeurtenis gebeurtenis, string pad) => (gebeurtenis, pad) switch
    {
        (MeldingOntvangen { MelderBeschermd: true }, "/melder") => new Weigering("DO1", "AVG art. 5 lid 1 onder f; productkeuze", "Deze melder is bescherming toegezegd.",
            "Laat de melder gesloten. Vindt u dat de rechter de naam moet kennen, geef haar dan apart, met een verzoek om beperkte kennisneming (art. 8:29 Awb)."),
        (GegevenGerectificeerd { Beschermd: true }, _) => new Weigering("DO1", "AVG art. 5 lid 1 onder f; productkeuze", "Deze melder is bescherming toegezegd.",
            "Laat de correctie gesloten, zoals het gegeven dat zij verbetert."),
        (DossierGeexporteerd, _) => new Weigering("DO2", "AVG art. 5 lid 1 onder c; productkeuze", "Een eerder dossier is voor zijn eigen lezer gemaakt en gaat niet in een ander dossier.",
            "Laat het gesloten; wat erin stond kunt u in dit dossier zelf openen."),
        _ => null,
    };

    /// <summary>The word of the format (docs/dossierformaat.md section 5) for this reason.</summary>
    public static Reden Bewijsreden(this Geheimhouding reden, Dossierdoel doel) => (reden, doel) switch
    {
        // No weighty reason was found, or asked for: there is only no ground to hand it out.
        (Geheimhouding.NietBeoordeeld or Geheimhouding.EerderDossier, _) => Reden.Avg,
        (_, Dossierdoel.Bezwaar) => Reden.Awb74,
        _ => Reden.Awb829,
    };

    public static string Tekst(this Geheimhouding reden) => reden switch
    {
        Geheimhouding.Melder => "gegevens van een melder",
        Geheimhouding.Derde => "gegevens van een derde, zoals een bewoner of getuige",
        Geheimhouding.Herkomst => "gegeven waaruit iemands herkomst kan blijken",
        Geheimhouding.Zorg => "gegevens over zorg of gezondheid",
        Geheimhouding.GewichtigeReden => "andere gewichtige reden, beoordeeld door een jurist",
        Geheimhouding.EerderDossier => "eerder dossier van deze zaak, voor zijn eigen lezer",
        _ => "niet geopend voor dit dossier",
    };

    public static string Artikel(this Geheimhouding reden, Dossierdoel doel) => (reden, doel) switch
    {
        (Geheimhouding.NietBeoordeeld, _) => "geen; vraag ernaar",
        (Geheimhouding.EerderDossier, _) => "AVG art. 5 lid 1 onder c",
        (Geheimhouding.GewichtigeReden, Dossierdoel.Bezwaar) => "Awb 7:4 lid 6",
        (Geheimhouding.GewichtigeReden, _) => "Awb 8:29",
        (Geheimhouding.Zorg or Geheimhouding.Herkomst, Dossierdoel.Bezwaar) => "Awb 7:4 lid 6; AVG art. 9",
        (Geheimhouding.Zorg or Geheimhouding.Herkomst, _) => "Awb 8:29; AVG art. 9",
        (_, Dossierdoel.Bezwaar) => "Awb 7:4 lid 6; AVG art. 5 lid 1 onder c",
        _ => "Awb 8:29; AVG art. 5 lid 1 onder c",
    };
}
