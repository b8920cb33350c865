using System.Collections.Frozen;
using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using static Handhaving.Partners.Partnersoort;
using static Handhaving.Velden.Herleidbaarheid;

namespace Handhaving.Velden;

/// <summary>
/// Every field that a partner can be granted, and whom the law lets have it as a starting point; the gegevensparagraaf of a project can
/// only take away from it. What says something about origin (language, interpreter, nationality), what a melder or a resident
/// said, a care signal, and what another partner supplied are no fields at all.
/// </summary>
/// <remarks>
/// The IND has no field: it may have the identity of third-country nationals alone, and the product does not record who that is. VNG
/// Naleving gets numbers, by the report of a project.
/// </remarks>
public static class Veldcatalogus
{
    private const string Suwi = "SUWI art. 64", Adresgegevens = "adres- en objectgegevens", Toezichtgegevens = "bevindingen van toezicht", Handhavingsgegevens = "gegevens over een bestuurlijke overtreding";

    /// <summary>Where and what: every partner with a task at the address.</summary>
    private static readonly ImmutableDictionary<Partnersoort, string> Plaats = Aan(
        (NederlandseArbeidsinspectie, Suwi), (Belastingdienst, Suwi), (DienstToeslagen, Suwi), (Uwv, Suwi), (Svb, Suwi), (Politie, Suwi), (OpenbaarMinisterie, "Awb art. 5:44"));

    /// <summary>What the gemeente found and did, without the address.</summary>
    private static readonly ImmutableDictionary<Partnersoort, string> Verloop = Plaats.Add(Gemeente, Suwi);

    /// <summary>How many live there: what benefits, allowances and taxes depend on.</summary>
    private static readonly ImmutableDictionary<Partnersoort, string> Huishouden = Aan((Belastingdienst, Suwi), (DienstToeslagen, Suwi), (Uwv, Suwi), (Svb, Suwi));

    private static readonly ImmutableDictionary<Partnersoort, string> Veiligheid = Aan((Politie, Suwi), (Gemeente, Suwi));

    private static readonly ImmutableDictionary<Partnersoort, string> Overtreding = Aan((Gemeente, Suwi), (OpenbaarMinisterie, "Awb art. 5:44"), (Belastingdienst, Suwi));

    /// <summary>Who lives where, and who lets: by name to the tax authorities alone.</summary>
    private static readonly ImmutableDictionary<Partnersoort, string> Personen = Aan((Belastingdienst, Suwi), (DienstToeslagen, Suwi));

    public static FrozenDictionary<Leverveld, Velddefinitie> Alle { get; } = new Velddefinitie[]
    {
        new(Leverveld.PandId, "BAG-id van het pand, de ligplaats of de standplaats.", Veldvorm.Code("^[0-9]{16}$"), Adres, Adresgegevens, [typeof(PandOpgenomen)], Plaats),
        new(Leverveld.Verblijfsobjecten, "BAG-id's van de woningen waarvoor een overtreding is vastgesteld.", Veldvorm.Lijst(Veldvorm.Code("^[0-9]{16}$")), Adres, Adresgegevens, [typeof(OvertredingVastgesteld)], Plaats),
        new(Leverveld.Objectsoort, "Of het een pand, een standplaats of een ligplaats is.", Veldvorm.Keuze<Objectsoort>(), GeenPersoon, Adresgegevens, [typeof(PandOpgenomen)], Verloop),
        new(Leverveld.Buurtcode, "CBS-code van de buurt.", Veldvorm.Code("^BU[0-9]{8}$"), GeenPersoon, Adresgegevens, [typeof(PandOpgenomen)], Verloop),
        new(Leverveld.Wijkcode, "CBS-code van de wijk.", Veldvorm.Code("^WK[0-9]{6}$"), GeenPersoon, Adresgegevens, [typeof(PandOpgenomen)], Verloop),
        new(Leverveld.Zaakfase, "Hoe ver de zaak is.", Veldvorm.Keuze<Fase>(), GeenPersoon, Toezichtgegevens, [typeof(Zaakgebeurtenis)], Verloop),
        new(Leverveld.GeselecteerdOp, "De dag waarop het adres in het project is geselecteerd.", Veldvorm.Datum, GeenPersoon, Toezichtgegevens, [], Verloop),
        new(Leverveld.AantalControles, "Hoeveel controles er zijn uitgevoerd.", Veldvorm.Aantal, GeenPersoon, Toezichtgegevens, [typeof(ControleUitgevoerd)], Verloop),
        new(Leverveld.LaatsteControleOp, "De dag van de laatste controle.", Veldvorm.Datum, GeenPersoon, Toezichtgegevens, [typeof(ControleUitgevoerd)], Verloop),
        new(Leverveld.Controleresultaat, "Wat de laatste controle opleverde.", Veldvorm.Keuze<Controleresultaat>(), Adres, Toezichtgegevens, [typeof(ControleUitgevoerd)], Verloop),
        new(Leverveld.Slaapplaatsen, "Hoeveel slaapplaatsen de laatste controle met bruikbare bevindingen telde.", Veldvorm.Aantal, Adres, Toezichtgegevens, [typeof(RuimteOpgenomen)], Veiligheid),
        new(Leverveld.RuimtenNietBrandveilig, "In hoeveel ruimten de brandveiligheid tekortschoot.", Veldvorm.Aantal, Adres, Toezichtgegevens, [typeof(RuimteOpgenomen)], Veiligheid),
        new(Leverveld.OvertredingVastgesteldOp, "De dag waarop de overtreding is gezien die is vastgesteld.", Veldvorm.Datum, Adres, Handhavingsgegevens, [typeof(OvertredingVastgesteld)], Overtreding),
        new(Leverveld.AantalBewoners, "Hoeveel personen er volgens de bevindingen wonen.", Veldvorm.Aantal, Adres, Toezichtgegevens, [typeof(OvertredingVastgesteld)], Huishouden),
        new(Leverveld.EigenaarWoontErZelf, "Of de eigenaar er zelf woont.", Veldvorm.JaNee, Adres, Toezichtgegevens, [typeof(OvertredingVastgesteld)], Huishouden),
        new(Leverveld.LastBekendgemaaktOp, "De dag waarop een last onder dwangsom is bekendgemaakt.", Veldvorm.Datum, Adres, Handhavingsgegevens, [typeof(BesluitBekendgemaakt)], Overtreding),
        new(Leverveld.Overtreders, "Wie als overtreder is aangemerkt, in welke hoedanigheid.", Veldvorm.Lijst(Veldvorm.Samengesteld(("naam", Veldvorm.Tekst(200)), ("adres", Veldvorm.Tekst(500)), ("rol", Veldvorm.Keuze<Overtrederrol>()), ("persoon", Veldvorm.Keuze<Persoonsoort>()))),
            Persoon, Handhavingsgegevens, [typeof(OvertrederAangemerkt)], Personen),
        new(Leverveld.Bewoners, "Wie bij controles als bewoner is aangetroffen, en wanneer.", Veldvorm.Lijst(Veldvorm.Samengesteld(("naam", Veldvorm.Tekst(200)), ("geboortedatum", Veldvorm.Datum), ("aangetroffenOp", Veldvorm.Datum))),
            Persoon, "naam en geboortedatum van wie is aangetroffen", [typeof(BewonerAangetroffen)], Personen),
    }.ToFrozenDictionary(d => d.Veld);

    public static Velddefinitie Definitie(this Leverveld veld) => Alle[veld];

    /// <summary>All that this kind of partner can be granted.</summary>
    public static ImmutableArray<Leverveld> Voor(Partnersoort soort) => [.. Alle.Values.Where(d => d.Toegestaan(soort)).Select(d => d.Veld).Order()];

    private static ImmutableDictionary<Partnersoort, string> Aan(params (Partnersoort Soort, string Grond)[] wie) => wie.ToImmutableDictionary(w => w.Soort, w => w.Grond);
}
