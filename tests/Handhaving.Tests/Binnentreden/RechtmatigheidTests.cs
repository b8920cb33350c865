using CsCheck;
using Handhaving.Binnentreden;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Binnentreden;

public class RechtmatigheidTests
{
    private static readonly Gebeurtenis[] Deur = [Legitimatie(), Doel()];
    private static readonly Guid Tweede = Guid.NewGuid();

    /// <summary>What was recorded, and which rules bar what was seen in the one room of the visit.</summary>
    public static TheoryData<string, Gebeurtenis[], string[]> Bezoeken => new()
    {
        { "goede toestemming", [.. Deur, Toestemming(), Betreding(), Ruimte()], [] },
        { "niets vooraf", [Betreding(), Ruimte()], ["B1-legitimatie", "B1-doel", "B2-toestemming"] },
        { "legitimatie te laat", [Legitimatie(5), Doel(), Toestemming(), Betreding(), Ruimte()], ["B1-legitimatie"] },
        { "doel niet begrepen", [Legitimatie(), Doel(begrepen: false), Toestemming(), Betreding(), Ruimte()], ["B1-doel"] },
        { "toestemming van de verhuurder", [.. Deur, Toestemming(van: Hoedanigheid.Verhuurder), Betreding(), Ruimte()], ["B2-hoedanigheid"] },
        { "toestemming van een ander", [.. Deur, Toestemming(van: Hoedanigheid.Anders), Betreding(), Ruimte()], ["B2-hoedanigheid"] },
        { "verhuurder en daarna de bewoner", [.. Deur, Toestemming(van: Hoedanigheid.Verhuurder), Toestemming(id: Tweede), Betreding(), Ruimte()], [] },
        { "niet begrepen", [.. Deur, Toestemming(begrepen: false), Betreding(), Ruimte()], ["B2-vrijwillig"] },
        { "niet vrijwillig", [.. Deur, Toestemming(vrijwillig: false), Betreding(), Ruimte()], ["B2-vrijwillig"] },
        { "bewoner begrijpt niet, verhuurder wel", [.. Deur, Toestemming(begrepen: false), Toestemming(van: Hoedanigheid.Verhuurder, id: Tweede), Betreding(), Ruimte()], ["B2-vrijwillig"] },
        { "toestemming na binnenkomst", [.. Deur, Betreding(2), Toestemming(3), Ruimte(4)], ["B2-toestemming"] },
        { "ingetrokken voor binnenkomst", [.. Deur, Toestemming(1), Ingetrokken(2), Betreding(3), Ruimte(4)], ["B2-ingetrokken"] },
        { "ingetrokken terwijl men binnen is", [.. Deur, Toestemming(1), Betreding(2), Ingetrokken(3), Ruimte(4)], ["B2-ingetrokken"] },
        { "gezien voor de intrekking", [.. Deur, Toestemming(1), Betreding(2), Ingetrokken(4), Ruimte(3)], [] },
        { "na intrekking opnieuw gegeven", [.. Deur, Toestemming(1), Betreding(2), Ingetrokken(3), Toestemming(4, id: Tweede), Ruimte(5)], [] },
        { "weggegaan", [.. Deur, Toestemming(), Betreding(2), Vertrek(3), Ruimte(4)], ["B2-binnen"] },
        { "nooit binnen geweest", [.. Deur, Toestemming(), Ruimte()], ["B2-binnen"] },
        { "gezien voor binnenkomst", [.. Deur, Toestemming(), Betreding(5), Ruimte(4)], ["B2-binnen"] },
        { "weggegaan en terug", [.. Deur, Toestemming(), Betreding(2), Vertrek(3), Betreding(4), Ruimte(5)], [] },
        { "weggegaan, ingetrokken en terug", [.. Deur, Toestemming(), Betreding(2), Vertrek(3), Ingetrokken(4), Betreding(5), Ruimte(6)], ["B2-ingetrokken"] },
        { "eerst onrechtmatig, na vertrek met toestemming", [Betreding(-9, Binnentreedgrond.Geen), Vertrek(-8), .. Deur, Toestemming(), Betreding(2), Ruimte()], [] },
        { "privévertrek zonder eigen toestemming", [.. Deur, Toestemming(), Betreding(), Ruimte(naam: "kamer-1", prive: true)], ["T4"] },
        { "privévertrek met toestemming voor een ander vertrek", [.. Deur, Toestemming(), Toestemming(ruimte: "kamer-2", id: Tweede), Betreding(), Ruimte(naam: "kamer-1", prive: true)], ["T4"] },
        { "privévertrek met eigen toestemming", [.. Deur, Toestemming(), Toestemming(ruimte: "kamer-1", id: Tweede), Betreding(), Ruimte(naam: "kamer-1", prive: true)], [] },
        { "privévertrek met toestemming van de verhuurder", [.. Deur, Toestemming(), Toestemming(ruimte: "kamer-1", van: Hoedanigheid.Verhuurder, id: Tweede), Betreding(), Ruimte(naam: "kamer-1", prive: true)], ["B2-hoedanigheid"] },
        { "privévertrek, eigen toestemming ingetrokken", [.. Deur, Toestemming(), Toestemming(ruimte: "kamer-1", id: Tweede), Betreding(), Ingetrokken(3, Tweede), Ruimte(4, "kamer-1", true)], ["B2-ingetrokken"] },
        { "alleen toestemming voor de kamer", [.. Deur, Toestemming(ruimte: "kamer-1"), Betreding(), Ruimte(naam: "kamer-1", prive: true)], ["B2-toestemming"] },
        { "van buitenaf", [Ruimte(buiten: true)], [] },
        { "van buitenaf een privévertrek", [Ruimte(naam: "kamer-1", prive: true, buiten: true)], [] },
        { "ernstig gevaar", [Betreding(2, Binnentreedgrond.ErnstigGevaar) with { Toelichting = Tekst("Gaslucht.") }, Ruimte()], [] },
        { "ernstig gevaar dat niet is toegelicht", [Betreding(2, Binnentreedgrond.ErnstigGevaar), Ruimte()], ["B4"] },
        { "zonder grond", [.. Deur, Betreding(2, Binnentreedgrond.Geen), Ruimte()], ["B3"] },
        { "machtiging die niet in het dossier is", [.. Deur, Betreding(2, Binnentreedgrond.Machtiging), Ruimte()], ["B3"] },
        // Op(-300) is five in the morning in Amsterdam, Op(-240) six.
        { "nacht zonder machtiging", [Legitimatie(-400), Doel(-400), Betreding(-300, Binnentreedgrond.Geen), Ruimte(-299)], ["B3", "B10"] },
        { "nacht met machtiging die dat niet zegt", [Legitimatie(-400), Doel(-400), Betreding(-300, Binnentreedgrond.Machtiging), Ruimte(-299)], ["B3", "B10"] },
        { "zes uur is geen nacht", [Legitimatie(-400), Doel(-400), Betreding(-240, Binnentreedgrond.Geen), Ruimte(-239)], ["B3"] },
        { "nacht met toestemming", [Legitimatie(-400), Doel(-400), Toestemming(-350), Betreding(-300), Ruimte(-299)], [] },
        { "toestemming later vastgelegd geneest", [Ruimte(), Betreding(), .. Deur, Toestemming()], [] },
        { "intrekking later vastgelegd breekt", [.. Deur, Toestemming(), Betreding(), Ruimte(9), Ingetrokken(5)], ["B2-ingetrokken"] },
    };

    [Theory, MemberData(nameof(Bezoeken))]
    public void De_bevinding_is_uitgesloten_door(string bezoek, Gebeurtenis[] gebeurd, string[] regels) =>
        Regels(Bezocht(gebeurd)).ShouldBe(regels, ignoreOrder: true, bezoek);

    /// <summary>Lawfulness follows from when things happened, never from the order in which they were typed in.</summary>
    [Theory, MemberData(nameof(Bezoeken))]
    public void De_volgorde_van_vastleggen_doet_er_niet_toe(string bezoek, Gebeurtenis[] gebeurd, string[] regels) =>
        Gen.Shuffle(gebeurd).Sample(g => Regels(Bezocht(g)).Order().SequenceEqual(regels.Order()), iter: 20, threads: 1, writeLine: _ => { }, print: _ => bezoek);

    [Fact]
    public void Een_correctie_geneest_of_breekt()
    {
        var pand = Pand([Gepland(), Legitimatie(5), Doel(), Toestemming(), Betreding(), Ruimte()]);
        var laat = pand.Zaak(ZaakId)!.Controles[ControleId].Legitimaties[0].Gebeurtenis;
        var toestemming = pand.Zaak(ZaakId)!.Controles[ControleId].Toestemmingen[0].Gebeurtenis;

        Regels(pand).ShouldBe(["B1-legitimatie"]);
        var genezen = pand.Na([Correctie(laat, wordt: Op(-1))]);
        Regels(genezen).ShouldBeEmpty();
        Regels(genezen.Na([Correctie(toestemming, herroepen: true)])).ShouldBe(["B2-toestemming"]);
        Regels(genezen.Na([Correctie(toestemming, wordt: Op(60))])).ShouldBe(["B2-toestemming"]);
        Regels(pand.Na([Correctie(Guid.NewGuid(), herroepen: true)])).ShouldBe(["B1-legitimatie"]);
    }

    [Fact]
    public void Een_jurist_stelt_alleen_terzijde_wat_er_is_en_alleen_die_regel()
    {
        var pand = Pand([Gepland(), Betreding(2, Binnentreedgrond.Geen), Ruimte()]);
        var zaak = pand.Zaak(ZaakId)!;
        var controle = zaak.Controles[ControleId];

        StelRegelTerzijdeEndpoint.Validate(new("B3", "Omdat."), zaak, controle).MagDoor();
        StelRegelTerzijdeEndpoint.Validate(new("T4", "Omdat."), zaak, controle).GeweigerdDoor("Z-terzijde");
        StelRegelTerzijdeEndpoint.Validate(new("B3", "Omdat."), zaak, Controle()).GeweigerdDoor("Z-terzijde");
        var (_, terzijde) = StelRegelTerzijdeEndpoint.Post(new("B3", "Omdat."), pand, pand.Zaak(ZaakId)!, controle, StilleKlok);
        terzijde.ShouldBeGebeurtenis(new CheckTerzijdeGesteld(ZaakId, ControleId, "B3", Tekst("Omdat.")) { GebeurdOp = Nu });

        var na = pand.Na([terzijde]);
        Regels(na).ShouldBe(["B1-legitimatie", "B1-doel"], ignoreOrder: true);
        StelRegelTerzijdeEndpoint.Validate(new("B3", "Omdat."), na.Zaak(ZaakId)!, na.Zaak(ZaakId)!.Controles[ControleId]).GeweigerdDoor("Z-terzijde");
    }

    [Fact]
    public void Elk_gebrek_zegt_zijn_grondslag_gevolg_en_versie()
    {
        foreach (var gebrek in Bezoeken.SelectMany(b => Bevindingen(Bezocht(b.Data.Item2))).SelectMany(g => g))
        {
            gebrek.Grondslag.ShouldStartWith("Aw");
            gebrek.Omschrijving.ShouldEndWith(".");
            gebrek.Gevolg.ShouldContain("uitgesloten");
            gebrek.Regelversie.ShouldBe(Rechtmatigheid.Versie);
        }
    }

    private static GegevenGecorrigeerd Correctie(Guid gebeurtenis, bool herroepen = false, DateTimeOffset? wordt = null) => new(ZaakId, gebeurtenis, herroepen, wordt, Tekst()) { GebeurdOp = Nu };

    private static IEnumerable<string> Regels(Pand pand) => Bevindingen(pand).Single().Select(g => g.Regel);

    private static IEnumerable<System.Collections.Immutable.ImmutableArray<Gebrek>> Bevindingen(Pand pand) =>
        pand.Zaak(ZaakId)! is var zaak ? Rechtmatigheid.VanBevindingen(zaak, zaak.Controles[ControleId]).Values : [];

    private static Pand Bezocht(Gebeurtenis[] gebeurd) => Pand([Gepland(), .. gebeurd]);
}
