using System.Collections.Immutable;
using Handhaving.Bevindingen;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Zaken;

namespace Handhaving.Voorbeeld;

/// <summary>The zaken that run today, so that there is work in stock. Dated from the day on which they are first loaded.</summary>
internal static class Lopend
{
    /// <summary>A melding that still has to be assessed.</summary>
    public static OntvangMelding TeBeoordelen(string buurt, DateOnly vandaag) => new(
        Kanaal.Website, Onderwerp.Overbewoning, "Er komen en gaan veel mensen met koffers.", new("Jet Voorbeeldsma"), Buurtcode: buurt, GebeurdOp: vandaag.AddDays(-2).Om(new(14, 20)));

    public static OntvangMelding TeControleren(string buurt, DateOnly vandaag, int dagen) => new(
        Kanaal.Telefoon, Onderwerp.Kamerverhuur, "Er zitten naambordjes op de kamerdeuren.", Buurtcode: buurt, GebeurdOp: vandaag.AddDays(-dagen).Om(new(10, 5)));

    public static BeoordeelMelding Beoordeling(DateOnly vandaag, int dagen) => new(
        MeldingUitkomst.InOnderzoek, Prioriteit.Hoog, "Tweede signaal over dit adres.", vandaag.AddDays(-dagen).Om(new(11, 30)));

    public static PlanControle Controle(Guid norm, ImmutableArray<Guid> koppel, DateOnly dag, TimeOnly begin) => new(norm, dag, begin, begin.AddMinutes(45), Dienst.Dag, koppel);

    public static VerzetControle Verzet(ImmutableArray<Guid> koppel, DateOnly dag) => new(
        dag, new(18, 30), new(19, 15), Dienst.Avond, koppel, Verzetreden.Tolk, "De tolk kan alleen in de avond; de bewoner is ervan op de hoogte.");

    /// <summary>The visit of the last working day, from the list that the koppel still kept then.</summary>
    public static NeemControleOver DezeWeek(Voorbeeldplan plan, string buurt, Guid norm, ImmutableArray<Guid> koppel, DateOnly dag) => new(
        new(plan.Bron, "controle-lopend", dag.Om(new(16, 0))), "zaak-lopend", norm, dag.Om(new(13, 0)), dag.Om(new(13, 50)), koppel,
        Controleresultaat.OvertredingWaargenomen, Binnenkomst.Toestemming, dag.Om(new(13, 1)), dag.Om(new(13, 2)), Tolk: new(Tolkwijze.Telefonisch, "Rbtv 00000 (fictief)", "Frans"),
        Toestemmingen:
        [
            new(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Otto Proefman", GebeurdOp: dag.Om(new(13, 4))),
            new(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, "Otto Proefman", "slaapkamer-1", GebeurdOp: dag.Om(new(13, 6))),
        ],
        BinnengetredenOp: dag.Om(new(13, 5)), VerlatenOp: dag.Om(new(13, 45)), Buurtcode: buurt, Aanleiding: Aanleiding.Wijkplan);

    public static IEnumerable<NeemRuimteOp> Bevindingen(DateOnly dag) =>
    [
        new(new("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, 2, true, true, true), "Twee bedden, eigen koelkast.", dag.Om(new(13, 10))),
        new(new("slaapkamer-2", Ruimtesoort.Slaapkamer, true, false, 3, true, true, false), "Deur stond open; drie matrassen. De bewoner van deze kamer was er niet.", dag.Om(new(13, 16))),
        new(new("keuken", Ruimtesoort.Keuken, false, false, 0, false, true, true), null, dag.Om(new(13, 24))),
        new(new("achtertuin", Ruimtesoort.Buiten, false, true, 0, false, false, true), "Van de openbare weg te zien: zes fietsen en een berg zakken.", dag.Om(new(13, 48))),
    ];

    public static GeefZorgsignaalDoor Zorgsignaal(DateOnly dag) => new(
        Zorgsoort.Leerplicht, Zorginstantie.Leerplicht, "Een kind van een jaar of acht was onder schooltijd thuis.", dag.Om(new(15, 0)));

    public static MaakProcesVerbaalOp Verbaal(DateOnly dag) => new("Wij zagen twee kamers met eigen slot. De bewoners betalen ieder huur aan een ander dan de eigenaar.", dag.Om(new(15, 30)));

    public static OpenZaak Wijkplan(string buurt) => new(Aanleiding.Wijkplan, "Adres uit het wijkplan, nog niet bezocht.", buurt);

    public static OntvangMeldingZonderPand ZonderPand(DateOnly vandaag) => new(
        Kanaal.Telefoon, Onderwerp.Brandveiligheid, "Het hoekhuis bij het speeltuintje.", "Er hangt een verlengsnoer uit het raam naar de schuur, waar iemand lijkt te slapen.",
        new("Ivo van Nergens"), MelderBeschermd: true, vandaag.AddDays(-6).Om(new(9, 40)));

    /// <summary>A huisvestingsverordening lives at most four years (Hw 4), so three follow each other.</summary>
    public static IEnumerable<StelNormVast> Normen() =>
    [
        Norm("2019", new(2019, 5, 20), new(2022, 5, 19)), Norm("2022", new(2022, 5, 20), new(2026, 5, 19)), Norm("2026", new(2026, 5, 20), new(2030, 5, 19)),
    ];

    private static StelNormVast Norm(string jaar, DateOnly van, DateOnly tot) => new(
        $"Verbod op omzetten in onzelfstandige woonruimte zonder vergunning ({jaar}, fictief)", "Hw", "21 lid 1 onder c", $"Huisvestingsverordening Voorbeeld {jaar}", "1", Fictief: true,
        van, tot, DrempelPersonen: 3, DrempelBijInwonendeEigenaar: 2, BevoegdOrgaan: "college", BinnentredenZonderToestemming: true);

    public static WijsToezichthouderAan Toezichthouder(Voorbeeldplan plan, int nummer, string naam) => new(
        Ontwikkeluitgever.Onderwerp(Rol.Toezichthouder, nummer), naam, plan.Bron, ["Hw"], new(2019, 1, 1));
}
