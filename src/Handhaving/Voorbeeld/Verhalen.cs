using Handhaving.Gemeenten;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Toegang;

namespace Handhaving.Voorbeeld;

/// <summary>One case from which one learns a step of the main line.</summary>
/// <param name="Kenmerk">Its key in the source of the example.</param>
/// <param name="Titel">What it shows, as the command tells it.</param>
/// <param name="Speel">Carries it out, as far as that was not done.</param>
internal sealed record Verhaal(string Kenmerk, string Titel, Func<Verhaalgrond, Plaats, Verhaal, Task> Speel)
{
    /// <summary>One zaak. Every story has its own hour, because there is one couple.</summary>
    public Zaakloop Zaak(Verhaalgrond grond, Plaats plaats, string? kenmerk = null) =>
        new(grond, plaats, kenmerk ?? Kenmerk, new TimeOnly(8, 30).AddMinutes(30 * Verhalen.Alle.ToList().IndexOf(this)));
}

/// <summary>
/// Zaken along the main line, from a refused door to a paid dwangsom. Letters and decisions lie in the past, so that on the day
/// of loading some terms are over and some still run; each conclusion carries its own day in the story, before what followed
/// from it.
/// </summary>
internal static class Verhalen
{
    private static readonly Dwangsomvoorwaarden PerWeek = new(Modaliteit.PerTijdseenheid, 250_000, 1_000_000, TijdseenheidDagen: 7);

    private static readonly Dwangsomvoorwaarden Ineens = new(Modaliteit.Ineens, 750_000, 750_000);

    private const string Huisbaas = "Schijnhuis Verhuur B.V. (fictief)";

    /// <summary>Decides for the college, and never went along to a pand.</summary>
    public static VerleenMandaat Teamleider { get; } = new(
        Ontwikkeluitgever.Onderwerp(Rol.Handhavingsjurist, 2), "Hanna Bedachtzaam", Orgaan.College, Grondslagsoort.Mandaat,
        [Bevoegdheidsoort.LastOpleggen, Bevoegdheidsoort.Invorderen, Bevoegdheidsoort.Dwangbevel], "voorbeeld", new(2024, 1, 1));

    public static VerleenMandaat Burgemeester { get; } = new(
        Ontwikkeluitgever.Onderwerp(Rol.Burgemeester, 1), "Ruben ter Illustratie", Orgaan.Burgemeester, Grondslagsoort.EigenBevoegdheid,
        [Bevoegdheidsoort.MachtigingVerlenen], "voorbeeld", new(2024, 1, 1));

    public static IReadOnlyList<Verhaal> Alle { get; } =
    [
        new("machtiging-verlopen", "Een geweigerde deur; de machtiging verliep ongebruikt", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var melding = await z.Gemeld(z.Terug(33), Onderwerp.Overbewoning, "Er slapen mensen in ploegen.", "Anna Voorbeeldsma");
            var geweigerd = await z.Geweigerd(z.Terug(12));
            await z.MachtigingVerlopen(await z.Machtiging(z.Terug(8), [melding, geweigerd], []));
        }),
        new("verslag-te-laat", "Binnengetreden met een machtiging; het verslag ging te laat naar de burgemeester", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var melding = await z.Gemeld(z.Terug(40), Onderwerp.Kamerverhuur, "Elke kamer heeft een eigen slot en een eigen bel.", "Bas van Testdam");
            var geweigerd = await z.Geweigerd(z.Terug(20));
            var machtiging = await z.Machtiging(z.Terug(14), [melding, geweigerd], [Vergezeller.Slotenmaker], "slaapkamer-1", "slaapkamer-2");
            var bezoek = await z.BezoekMetMachtiging(Zaakloop.Later(z.Terug(14), 1), machtiging, Vergezeller.Slotenmaker, Zaakloop.Later(grond.Vandaag, 10), [2, 2]);
            await z.Verslag(bezoek, opgemaakt: Zaakloop.Later(z.Terug(14), 2), aanBewoner: Zaakloop.Later(z.Terug(14), 2), aanBurgemeester: z.Terug(4), Vergezeller.Slotenmaker, "Cato Oefenberg");
        }),
        new("zienswijze", "Een zienswijze wijzigt de last: lager bedrag en langere termijn", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            await z.Gemeld(z.Terug(110), Onderwerp.Kamerverhuur, "Er zijn vier brievenbussen bij een voordeur.", "Daan Fictiefstra");
            await z.Overtreding(await z.Bezoek(z.Terug(95), [2, 1, 1], "Eva de Verzonnene"), "Guus Oefenberg");
            var voornemen = await z.Voornemen(z.Terug(80), PerWeek);
            await z.Zienswijze(voornemen.VoornemenId, z.Terug(70),
                ("Het bedrag is hoger dan wat de kamers opbrengen.", Oordeel.Gegrond, Argumentgevolg.BedragAangepast, "Uit de overgelegde overeenkomsten blijkt een lagere opbrengst; het bedrag wordt 1.500 euro per week."),
                ("Acht weken is te kort om drie bewoners te herhuisvesten.", Oordeel.DeelsGegrond, Argumentgevolg.TermijnAangepast, "De termijn wordt tien weken."));
            await z.Last(voornemen.VoornemenId, z.Terug(56), PerWeek with { BedragCent = 150_000, MaximumCent = 600_000 }, weken: 10);
        }),
        new("nageleefd", "Een last zonder verbeurte: nageleefd, ingetrokken en afgesloten", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var last = await z.TotLast(120, weken: 8, PerWeek, "Floor van Nergens", "Ivo Proefman");
            await z.Hercontrole(last.LastId, Zaakloop.Later(last.LaatsteDagBegunstiging!.Datum, 10), [1], "Ivo Proefman");
            await z.TrekIn(last.LastId, z.Terug(40), "Het gebruik per kamer is gestaakt; er woont een huishouden.");
            await z.SluitAf(Zaakloop.Later(z.Terug(40), 2), Afsluitreden.Hersteld, "Nageleefd zonder dat iets is verbeurd.");
        }),
        new("betaald", "Een verbeurde dwangsom van 2.500 euro, ingevorderd en betaald", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var last = await z.TotLast(170, weken: 6, PerWeek, "Jet Bedachtzaam", "Koen Schijnhuis");
            // The first week after the term is over on its eighth day; a visit before the second is over proves one dwangsom.
            var bezoek = Zaakloop.Later(last.LaatsteDagBegunstiging!.Datum, 9);
            var verbeurd = await z.Hercontrole(last.LastId, bezoek, [2, 2], "Koen Schijnhuis");
            var besluit = await z.VorderIn(last.LastId, verbeurd, Zaakloop.Later(bezoek, 5));
            await z.Betaald(last.LastId, Zaakloop.Later(besluit, 6), PerWeek.BedragCent);
            await z.Hercontrole(last.LastId, Zaakloop.Later(besluit, 20), [1], "Koen Schijnhuis");
        }),
        new("onbetaald", "Een dwangsom ineens van 7.500 euro: niet betaald, in verzuim en aangemaand", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var last = await z.TotLast(115, weken: 6, Ineens, "Lotte de Verzonnene", "Mees Oefenberg");
            var bezoek = Zaakloop.Later(last.LaatsteDagBegunstiging!.Datum, 9);
            var verbeurd = await z.Hercontrole(last.LastId, bezoek, [3, 2], "Mees Oefenberg");
            await z.VorderIn(last.LastId, verbeurd, Zaakloop.Later(bezoek, 5));
            await z.Aanmaning(last.LastId, verbeurd, Zaakloop.Later(verbeurd[0], 46));
        }),
        new("verlengd", "Een verlengde begunstigingstermijn die nog loopt", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var last = await z.TotLast(50, weken: 6, PerWeek, "Noor Proefman", "Otto van Testdam");
            await z.Verleng(last.LastId, z.Terug(20), Zaakloop.Later(grond.Dag, 21), "Voor twee bewoners is woonruimte gevonden die over een maand vrijkomt.");
        }),
        new("ingetrokken", "Een last die binnen de termijn is ingetrokken", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            var last = await z.TotLast(45, weken: 8, PerWeek, "Pien Fictiefstra", "Ruben van Nergens");
            await z.TrekIn(last.LastId, z.Terug(8), "Het pand is verkocht en de nieuwe eigenaar woont er zelf met zijn gezin.");
        }),
        new("terzijde", "Een jurist stelt een regel gemotiveerd terzijde; het voornemen loopt", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            await z.Gemeld(z.Terug(45), Onderwerp.Brandveiligheid, "In elke kamer staat een kookplaat.", "Saar Voorbeeldsma");
            var bezoek = await z.Bezoek(z.Terug(25), [2, 2], "Tom Bedachtzaam", eigenToestemming: false);
            await z.StelTerzijde(bezoek, Zaakloop.Later(z.Terug(25), 2), "T4", "Uit de opname van het bezoek blijkt dat elke huurder zelf zijn kamerdeur opende en meeliep; alleen de aantekening daarvan ontbreekt.");
            await z.Overtreding(bezoek, "Vera Oefenberg");
            await z.Voornemen(z.Terug(6), PerWeek);
        }),
        new("twee-zaken", "Een pand met twee zaken: de eerste zonder overtreding, in de tweede een waarschuwing", async (grond, plaats, v) =>
        {
            var eerste = v.Zaak(grond, plaats);
            await eerste.Gemeld(eerste.Terug(140), Onderwerp.Overlast, "Er is 's nachts lawaai op de trap.", "Wout Proefman");
            await eerste.Bezoek(eerste.Terug(125), [1], "Yara Schijnhuis");
            await eerste.GeenOvertreding(Zaakloop.Later(eerste.Terug(125), 2), "Er woont een huishouden.");
            var tweede = v.Zaak(grond, plaats, $"{v.Kenmerk}-2");
            await tweede.Gemeld(tweede.Terug(30), Onderwerp.Kamerverhuur, "De bovenwoning wordt nu per kamer aangeboden.", "Wout Proefman");
            await tweede.Overtreding(await tweede.Bezoek(tweede.Terug(15), [2, 1], "Zoë van Nergens"), "Sem Fictiefstra");
            await tweede.Waarschuwing(tweede.Terug(5));
        }),
        new("heropend", "Een afgesloten zaak die na een nieuwe melding is heropend", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            await z.Gemeld(z.Terug(150), Onderwerp.Kamerverhuur, "Er wonen steeds andere mensen.", "Anna Oefenberg");
            await z.Overtreding(await z.Bezoek(z.Terug(135), [2, 2], "Bas de Verzonnene"), "Cato Proefman");
            await z.Waarschuwing(z.Terug(120));
            await z.Bezoek(z.Terug(90), [1], "Bas de Verzonnene");
            await z.SluitAf(Zaakloop.Later(z.Terug(90), 5), Afsluitreden.Hersteld, "Na de waarschuwing is de verhuur per kamer gestaakt.");
            await z.Gemeld(z.Terug(6), Onderwerp.Kamerverhuur, "Het begint van voren af aan.", "Anna Oefenberg");
            await z.Heropen(Zaakloop.Later(z.Terug(6), 2), Heropeningsgrond.NieuweMelding, "Dezelfde melder ziet opnieuw verhuur per kamer.");
        }),
        new("huisbaas-1", "Een huisbaas met drie panden: in dit pand een waarschuwing", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            await z.Gemeld(z.Terug(70), Onderwerp.Verhuurmisstand, "De huur moet contant worden betaald.", "Daan ter Illustratie");
            await z.Overtreding(await z.Bezoek(z.Terug(50), [2, 2], "Eva Voorbeeldsma"), Huisbaas, Persoonsoort.Rechtspersoon, Portefeuille(grond));
            await z.Waarschuwing(z.Terug(35));
        }),
        new("huisbaas-2", "Dezelfde huisbaas: in dit pand is de termijn voor een zienswijze voorbij", async (grond, plaats, v) =>
        {
            var z = v.Zaak(grond, plaats);
            await z.Gemeld(z.Terug(65), Onderwerp.Kamerverhuur, "Op internet staan losse kamers te huur.", "Floor Proefman");
            await z.Overtreding(await z.Bezoek(z.Terug(48), [2, 1, 1], "Guus van Testdam"), Huisbaas, Persoonsoort.Rechtspersoon, Portefeuille(grond));
            await z.Voornemen(z.Terug(28), PerWeek);
        }),
        new("huisbaas-3", "Dezelfde huisbaas: in dit pand loopt een last", (grond, plaats, v) =>
            v.Zaak(grond, plaats).TotLast(30, weken: 8, PerWeek, Huisbaas, "Hanna Schijnhuis", Persoonsoort.Rechtspersoon, Portefeuille(grond))),
    ];

    /// <summary>The reference under which the landlord is known in each of his panden.</summary>
    private static Guid Portefeuille(Verhaalgrond grond) => Bronsleutel.Deel(grond.Teamleider, $"{grond.Bron}-huisbaas");
}
