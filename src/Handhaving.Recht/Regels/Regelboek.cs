using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Regels.Atwgrond;
using static Handhaving.Recht.Regels.Betrouwbaarheid;

namespace Handhaving.Recht.Regels;

/// <summary>Alle regels van deze bibliotheek als gegeven: één regel per soort, met artikel, versie, geldigheid en bron.</summary>
public static class Regelboek
{
    private static readonly DateOnly Awb = new(1994, 1, 1);
    private static readonly DateOnly VierdeTranche = new(2009, 7, 1);
    private static readonly DateOnly WetDwangsom = new(2009, 10, 1);
    private static readonly DateOnly Evaluatiewet = new(2021, 4, 1);
    private static readonly DateOnly Awbi = new(1994, 10, 1);
    private static readonly DateOnly Avg = new(2018, 5, 25);
    private static readonly DateOnly Archiefwet = new(1996, 1, 1);
    private static readonly DateOnly Huisvestingswet = new(2015, 1, 1);
    private static readonly DateOnly Brp = new(2014, 1, 6);

    public static Regel Bezwaartermijn { get; } = Maak("bezwaartermijn", "de bezwaartermijn", "art. 6:7 en 6:8 lid 1 Awb", Awb, WettelijkeTermijn, Weken(6), "de bekendmaking");
    public static Regel Beroepstermijn { get; } = Maak("beroepstermijn", "de beroepstermijn", "art. 6:7, 6:8 lid 1 en 6:24 Awb", Awb, WettelijkeTermijn, Weken(6), "de bekendmaking");
    public static Regel TijdigheidBezwaar { get; } = Maak("tijdigheidBezwaar", "de tijdigheid van het bezwaar", "art. 6:9 en 6:10 Awb", Awb, GeenTermijn, null, "de bekendmaking");
    public static Regel OntvangstPerPost { get; } = Maak("ontvangstPerPost", "de week voor ontvangst per post", "art. 6:9 lid 2 Awb", Awb, WettelijkeTermijn, Weken(1), "het einde van de termijn", zeker: false);
    public static Regel Zienswijzetermijn { get; } = Maak("zienswijzetermijn", "de zienswijzetermijn", "art. 4:8 en 4:9 Awb", Awb, GesteldDoorBestuursorgaan, null, "de verzending van het voornemen");
    public static Regel Begunstigingstermijn { get; } = Maak("begunstigingstermijn", "de begunstigingstermijn", "art. 5:32a lid 2 Awb", VierdeTranche, GesteldDoorBestuursorgaan, null, "de bekendmaking");
    public static Regel BetaaltermijnDwangsom { get; } = Maak("betaaltermijnDwangsom", "de betaaltermijn", "art. 5:33 Awb", VierdeTranche, WettelijkeTermijn, Weken(6), "de verbeurte");
    public static Regel BetaaltermijnBeschikking { get; } = Maak("betaaltermijnBeschikking", "de betaaltermijn", "art. 4:87 lid 1 Awb", VierdeTranche, WettelijkeTermijn, Weken(6), "de bekendmaking");
    public static Regel Aanmaningstermijn { get; } = Maak("aanmaningstermijn", "de aanmaningstermijn", "art. 4:112 lid 1 Awb", VierdeTranche, WettelijkeTermijn, Weken(2), "de toezending van de aanmaning");
    public static Regel VerjaringDwangsom { get; } = Maak("verjaringDwangsom", "de verjaringstermijn", "art. 5:35 lid 1 Awb", Evaluatiewet, WettelijkeTermijn, Jaren(1), "de verbeurte", bron: Gecontroleerd);
    public static Regel VerjaringMetStuiting { get; } = Maak("verjaringMetStuiting", "de verjaringstermijn", "art. 5:35, 5:37a lid 1, 4:105, 4:106 en 4:110 Awb", Evaluatiewet, WettelijkeTermijn, Jaren(1), "de verbeurte", bron: Gecontroleerd);
    public static Regel VerjaringMetVerlenging { get; } = Maak("verjaringMetVerlenging", "de verjaringstermijn", "art. 5:35, 5:37a lid 2 tot en met 4 en 4:111 Awb", Evaluatiewet, WettelijkeTermijn, Jaren(1), "de verbeurte", bron: Gecontroleerd);
    public static Regel VerjaringGeldschuld { get; } = Maak("verjaringGeldschuld", "de verjaringstermijn", "art. 4:104 lid 1 Awb", VierdeTranche, WettelijkeTermijn, Jaren(5), "het einde van de betaaltermijn");
    public static Regel MachtigingGeldigheid { get; } = Maak("machtigingGeldigheid", "de geldigheid van de machtiging", "art. 6 lid 2 Awbi", Awbi, UitdrukkelijkUitgesloten, Dagen(3), "de afgifte");
    public static Regel AwbiVerslagTermijn { get; } = Maak("awbiVerslagTermijn", "de termijn voor het verslag van binnentreden", "art. 10 en 11 Awbi", Awbi, WettelijkeTermijn, Dagen(4), "het binnentreden", zeker: false);
    public static Regel BinnentredenTijdstip { get; } = Maak("binnentredenTijdstip", "het tijdstip van binnentreden", "art. 7 Awbi", Awbi, GeenTermijn, null, "het binnentreden");
    public static Regel BeslistermijnBezwaar { get; } = Maak("beslistermijnBezwaar", "de beslistermijn", "art. 7:10 Awb", WetDwangsom, WettelijkeTermijn, null, "het einde van de bezwaartermijn", zeker: false);
    public static Regel HoorzittingTermijnen { get; } = Maak("hoorzittingTermijnen", "de termijnen voor de hoorzitting", "art. 7:4 lid 1 en 2 Awb", Awb, Teruggerekend, null, "de hoorzitting");
    public static Regel BeslistermijnBoete { get; } = Maak("beslistermijnBoete", "de beslistermijn voor de boete", "art. 5:51 lid 1 Awb", VierdeTranche, WettelijkeTermijn, Weken(13), "de dagtekening van het rapport");
    public static Regel WachttermijnOM { get; } = Maak("wachttermijnOM", "de wachttermijn voor het openbaar ministerie", "art. 5:44 lid 3 onder b Awb", VierdeTranche, WettelijkeTermijn, Weken(13), "de voorlegging");
    public static Regel BeslistermijnAanvraag { get; } = Maak("beslistermijnAanvraag", "de beslistermijn", "art. 4:13 lid 2 Awb", Awb, WettelijkeTermijn, Weken(8), "de ontvangst van de aanvraag");
    public static Regel BeslistermijnInvorderingsverzoek { get; } = Maak("beslistermijnInvorderingsverzoek", "de beslistermijn op het verzoek om invordering", "art. 5:37 lid 3 Awb", VierdeTranche, WettelijkeTermijn, Weken(4), "de ontvangst van het verzoek");
    public static Regel Verweerschrift { get; } = Maak("verweerschrift", "de termijn voor stukken en verweerschrift", "art. 8:42 lid 1 Awb", Awb, WettelijkeTermijn, Weken(4), "de verzending van het beroepschrift");
    public static Regel BeslistermijnOmzettingsvergunning { get; } = Maak("beslistermijnOmzettingsvergunning", "de beslistermijn op de aanvraag om een omzettingsvergunning", "art. 25 Huisvestingswet 2014", Huisvestingswet, WettelijkeTermijn, Weken(8), "de ontvangst van de aanvraag");
    public static Regel VervaltermijnBoete { get; } = Maak("vervaltermijnBoete", "de vervaltermijn van de boetebevoegdheid", "art. 5:45 Awb", VierdeTranche, WettelijkeTermijn, null, "de overtreding");
    public static Regel Opheffingsverzoek { get; } = Maak("opheffingsverzoekMogelijkVanaf", "de wachttijd voor het verzoek om opheffing", "art. 5:34 lid 2 Awb", VierdeTranche, GeenTermijn, Jaren(1), "de inwerkingtreding van de last", zeker: false);
    public static Regel DwangsomNietTijdig { get; } = Maak("dwangsomNietTijdig", "de dwangsom bij niet tijdig beslissen", "art. 4:17 Awb", WetDwangsom, UitdrukkelijkUitgesloten, Dagen(42), "de ingebrekestelling", zeker: false, bron: Gecontroleerd);
    public static Regel BrpAangifte { get; } = Maak("brpAangifte", "de termijn voor aangifte van verblijf en adres", "art. 2.38 lid 1 en 2.39 lid 2 Wet BRP", Brp, WettelijkeTermijn, Dagen(5), "de aanvang van het verblijf", zeker: false);
    public static Regel GeldigheidHuisvestingsverordening { get; } = Maak("geldigheidHuisvestingsverordening", "de geldigheid van de huisvestingsverordening", "art. 4 lid 1 Huisvestingswet 2014", Huisvestingswet, GeenTermijn, Jaren(4), "de inwerkingtreding", zeker: false);
    public static Regel Inzageverzoek { get; } = Maak("inzageverzoek", "de termijn voor het inzageverzoek", "art. 12 lid 3 AVG", Avg, Europees, new(1, Tijdseenheid.Maanden), "de ontvangst van het verzoek", zeker: false, bron: NietGecontroleerd);
    public static Regel MeldingDatalek { get; } = Maak("meldingDatalek", "de termijn voor de melding van het datalek", "art. 33 lid 1 AVG", Avg, Europees, new(72, Tijdseenheid.Uren), "het bekend worden", zeker: false, bron: NietGecontroleerd);
    public static Regel WettelijkeTermijnInDagen { get; } = Maak("wettelijkeTermijnInDagen", "de wettelijke termijn", "art. 1 en 2 Atw", Awb, WettelijkeTermijn, null, "het aanvangsfeit");
    public static Regel IsVerlengingsdag { get; } = Maak("isVerlengingsdag", "de dag", "art. 1 lid 1 en art. 3 Atw", Awb, GeenTermijn, null, "de dag");
    public static Regel AankondigingBetreden { get; } = Maak("aankondigingBetreden", "de aankondiging van het betreden", "art. 5:27 lid 3 Awb", VierdeTranche, Uren, new(48, Tijdseenheid.Uren), "het betreden");
    public static Regel WettelijkeRente { get; } = Maak("wettelijkeRente", "de wettelijke rente", "art. 4:97 tot en met 4:99 Awb en art. 6:119 BW", VierdeTranche, GeenTermijn, null, "het verzuim", zeker: false);
    public static Regel Dwangsommen { get; } = Maak("dwangsommen", "de dwangsomadministratie", "art. 5:32 tot en met 5:39 en titel 4.4 Awb", Evaluatiewet, GeenTermijn, null, "de verbeurte", bron: Gecontroleerd);
    public static Regel Bewaartermijn { get; } = Maak("bewaartermijn", "de bewaartermijn", "art. 3 en 5 Archiefwet 1995", Archiefwet, GeenTermijn, null, "het einde van de zaak en van alle procedures", bron: NietGecontroleerd);

    /// <summary>Alle regels, elk onder een eigen id.</summary>
    public static IReadOnlyList<Regel> Alle { get; } =
    [
        Bezwaartermijn, Beroepstermijn, TijdigheidBezwaar, OntvangstPerPost, Zienswijzetermijn, Begunstigingstermijn, BetaaltermijnDwangsom,
        BetaaltermijnBeschikking, Aanmaningstermijn, VerjaringDwangsom, VerjaringMetStuiting, VerjaringMetVerlenging, VerjaringGeldschuld,
        MachtigingGeldigheid, AwbiVerslagTermijn, BinnentredenTijdstip, BeslistermijnBezwaar, HoorzittingTermijnen, BeslistermijnBoete,
        WachttermijnOM, BeslistermijnAanvraag, BeslistermijnInvorderingsverzoek, Verweerschrift, BeslistermijnOmzettingsvergunning,
        VervaltermijnBoete, Opheffingsverzoek, DwangsomNietTijdig, BrpAangifte, GeldigheidHuisvestingsverordening, Inzageverzoek,
        MeldingDatalek, WettelijkeTermijnInDagen, IsVerlengingsdag, AankondigingBetreden, WettelijkeRente, Dwangsommen,
        Bewaartermijn,
    ];

    private static Regel Maak(
        string id, string naam, string artikel, DateOnly van, Atwgrond atw, Duur? duur, string aanvang, bool zeker = true, Betrouwbaarheid bron = Gecontroleerd2017) =>
        new(id, naam, artikel, "2026.1", new(van), bron, zeker, atw, duur, aanvang);

    private static Duur Dagen(int aantal) => new(aantal, Tijdseenheid.Dagen);

    private static Duur Weken(int aantal) => new(aantal, Tijdseenheid.Weken);

    private static Duur Jaren(int aantal) => new(aantal, Tijdseenheid.Jaren);
}
