using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Handhaving.Bewaring;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;
using Handhaving.Recht.Regels;
using Handhaving.Tests.Opzet;
using Handhaving.Zaken;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Bewaring;

/// <summary>How long a zaak is kept, and how it is destroyed.</summary>
public sealed class BewaartermijnTests : IDisposable
{
    private readonly string _tabel = Path.Combine(Path.GetTempPath(), $"bewaartermijnen-{Guid.NewGuid():N}.json");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Terms of the imagination: five years for everything.</summary>
    private static Bewaartermijnen Vijf { get; } = Bewaartermijnen.Standaard with { Versie = "proef", Klassen = [.. Bewaartermijnen.Standaard.Klassen.Select(k => k with { Jaren = 5, Categorie = "proef 1" })] };

    public void Dispose() => File.Delete(_tabel);

    private static ZaakAfgesloten Sluit(Afsluitreden reden, DateTimeOffset? op = null) => new(ZaakId, reden, Tekst()) { GebeurdOp = op ?? Nu };

    private static Bewaarstand? Stand(params IEnumerable<Gebeurtenis> gebeurtenissen) => Pand(gebeurtenissen) is var pand ? Bewaarstand.Van(pand, pand.Zaak(ZaakId)!, Vijf) : null;

    [Fact]
    public void De_tabel_kent_elk_resultaat_en_noemt_geen_aantal_dat_niet_is_bevestigd()
    {
        Bewaartermijnen.Standaard.Klassen.Select(k => k.Resultaat).ShouldBe(Enum.GetNames<Bewaarresultaat>());
        Bewaartermijnen.Standaard.Klassen.ShouldAllBe(k => !k.IsGesteld && k.Bron.Length > 20 && k.Betrouwbaarheid == Betrouwbaarheid.Productkeuze);
        Bewaartermijnen.Standaard.LaatsteDag("Invordering", new(2026, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void De_termijn_begint_als_de_zaak_en_elke_procedure_voorbij_zijn()
    {
        Stand(Onderzocht).ShouldBeNull();
        (Stand([Melding(), Beoordeeld(MeldingUitkomst.NietInBehandeling)])!.Resultaat).ShouldBe(Bewaarresultaat.NietInBehandeling);
        Stand([.. Onderzocht, new GeenOvertredingVastgesteld(ZaakId, Tekst()) { GebeurdOp = Nu }])!.Resultaat.ShouldBe(Bewaarresultaat.GeenOvertreding);
        foreach (var (reden, resultaat) in ((Afsluitreden, Bewaarresultaat)[])[(Afsluitreden.GeenOvertreding, Bewaarresultaat.GeenOvertreding), (Afsluitreden.Hersteld, Bewaarresultaat.OvertredingBeeindigd), (Afsluitreden.Gelegaliseerd, Bewaarresultaat.Gelegaliseerd), (Afsluitreden.NietHandhaven, Bewaarresultaat.NietGehandhaafd)])
            Stand([.. Onderzocht, Sluit(reden)])!.Resultaat.ShouldBe(resultaat);
        // The bezwaartermijn of the last runs on after the closing.
        var last = Stand([.. MetLast, Sluit(Afsluitreden.LastBeeindigd)])!;
        (last.Resultaat, last.Geeindigd).ShouldBe((Bewaarresultaat.LastOpgelegd, new DateOnly(2026, 8, 12)));
        Stand([.. MetBekendeBeschikking, Sluit(Afsluitreden.LastUitgewerkt)])!.Geeindigd.ShouldBe(new(2026, 11, 12));

        var stand = Stand([.. Onderzocht, Sluit(Afsluitreden.Hersteld, Op(60))])!;
        stand.LaatsteDag!.Datum.ShouldBe(new(2031, 6, 10));
        (stand.IsVerstreken(new(2031, 6, 10)), stand.IsVerstreken(new(2031, 6, 11))).ShouldBe((false, true));
        (stand.LaatsteDag.Regel, stand.LaatsteDag.Regelversie).ShouldBe(("bewaartermijn", "2026.1"));
        stand.LaatsteDag.Uitleg.ShouldStartWith("De bewaartermijn van vijf jaar (art. 3 en 5 Archiefwet 1995) begint op donderdag 11 juni 2026");
        stand.LaatsteDag.Waarschuwingen.ShouldContain(w => w.Contains("te bevestigen door de archivaris", StringComparison.Ordinal));
        // An erasure is no part of its course.
        var pand = Pand([.. Onderzocht, Sluit(Afsluitreden.Hersteld), new PersoonsgegevensGewist(ZaakId, Guid.NewGuid(), Wisgrond.VerkeerdePersoon, []) { GebeurdOp = Op(60 * 24 * 365) }]);
        Bewaarstand.Van(pand, pand.Zaak(ZaakId)!, Vijf)!.Geeindigd.ShouldBe(new(2026, 6, 10));
    }

    [Fact]
    public void Een_zaak_wordt_pas_vernietigd_na_het_einde_van_een_gestelde_termijn()
    {
        Microsoft.AspNetCore.Mvc.ProblemDetails Vraag(Gebeurtenis[] gegeven, DateOnly dag, Bewaartermijnen? tabel = null, bool procedure = false) => Pand(gegeven) is var pand
            ? StelVernietigingVoorEndpoint.Validate(new(procedure), pand, pand.Zaak(ZaakId)!, Intakes.Geen, tabel ?? Vijf, Klok(dag)) : null!;
        Gebeurtenis[] dicht = [.. Onderzocht, Sluit(Afsluitreden.Hersteld)];

        Vraag(Onderzocht, new(2040, 1, 1)).GeweigerdDoor("W-zaak");
        Vraag(dicht, new(2031, 6, 10)).GeweigerdDoor("W-bewaartermijn");
        Vraag(dicht, new(2031, 6, 11), Bewaartermijnen.Standaard).GeweigerdDoor("W-ongesteld");
        Vraag(dicht, new(2031, 6, 11), procedure: true).GeweigerdDoor("W-procedure");
        Vraag([.. MetVerbeurte, Sluit(Afsluitreden.LastUitgewerkt)], new(2026, 12, 1)).GeweigerdDoor("W-vordering");
        Vraag(dicht, new(2031, 6, 11)).MagDoor();

        var pand = Pand(dicht);
        var (_, voorgesteld) = StelVernietigingVoorEndpoint.Post(new(false), pand, pand.Zaak(ZaakId)!, Intakes.Geen, Vijf, Wie(), Klok(new(2031, 6, 11)));
        voorgesteld.Velden.Length.ShouldBe(Zaakwaarden.Van(pand.Stroom, ZaakId, Intakes.Geen).Count);
        (voorgesteld.TeBeoordelen.Length, voorgesteld.Bewaartermijn!.Resultaat, voorgesteld.Bewaartermijn.Categorie, voorgesteld.Bewaartermijn.Tabelversie).ShouldBe((0, Bewaarresultaat.OvertredingBeeindigd, "proef 1", "proef"));
        pand = pand.Na([voorgesteld, new PersoonsgegevensGewist(ZaakId, voorgesteld.WissingId, voorgesteld.Grond, voorgesteld.Velden) { GebeurdOp = Nu }]);
        StelVernietigingVoorEndpoint.Validate(new(false), pand, pand.Zaak(ZaakId)!, Intakes.Geen, Vijf, Klok(new(2031, 6, 11))).GeweigerdDoor("W-leeg");
    }

    [Fact]
    public void Een_voorstel_wordt_niet_bevestigd_als_de_zaak_sindsdien_is_heropend_of_haar_termijn_weer_loopt()
    {
        Gebeurtenis[] dicht = [.. Onderzocht, Sluit(Afsluitreden.Hersteld)];
        var toen = new DateOnly(2031, 6, 11);
        var pand = Pand(dicht);
        var (_, voorstel) = StelVernietigingVoorEndpoint.Post(new(false), pand, pand.Zaak(ZaakId)!, Intakes.Geen, Vijf, Wie(), Klok(toen));
        Microsoft.AspNetCore.Mvc.ProblemDetails Bevestig(DateOnly dag, params Gebeurtenis[] daarna) => pand.Na([voorstel, .. daarna]) is var p
            ? BevestigWissingEndpoint.Validate(new(false), p, p.Zaak(ZaakId)!, voorstel.WissingId, Intakes.Geen, Handhaving.Personen.Personenregister.Leeg, Vijf, Wie(Guid.NewGuid()), Klok(dag)) : null!;

        Bevestig(toen).MagDoor();
        // Something is recorded in the closed zaak, and the term runs from there.
        Bevestig(toen, Sluit(Afsluitreden.Hersteld, Op(60 * 24 * 365 * 5))).GeweigerdDoor("W-bewaartermijn");
        // Reopened and closed again: the proposal has ended, also when the new term is over.
        var heropend = new ZaakHeropend(ZaakId, Heropeningsgrond.NieuweFeiten, Tekst()) { GebeurdOp = Op(60 * 24 * 365 * 5) };
        foreach (var later in (DateOnly[])[toen, new(2040, 1, 1)])
            Bevestig(later, heropend, Sluit(Afsluitreden.Hersteld, Op(60 * 24 * 365 * 5))).GeweigerdDoor("W-fase");
        pand.Na([voorstel, heropend]).Zaak(ZaakId)!.Wissingen[voorstel.WissingId].Fase.ShouldBe(Wisfase.Ingetrokken);
    }

    [Fact]
    public async Task Een_zaak_aan_het_einde_van_haar_termijn_wordt_als_geheel_vernietigd()
    {
        var tabel = JsonNode.Parse(await new StreamReader(typeof(Bewaartermijnen).Assembly.GetManifestResourceStream("bewaartermijnen.json")!).ReadToEndAsync(Ct))!;
        tabel["versie"] = "deventer-1";
        foreach (var klasse in tabel["klassen"]!.AsArray()) (klasse!["jaren"], klasse["categorie"]) = (1, "proef 1.1");
        await File.WriteAllTextAsync(_tabel, tabel.ToJsonString(), Ct);
        await using var toepassing = new Wisreis { Termijnen = _tabel };
        await toepassing.InitializeAsync();
        toepassing.Klok.Vast = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten();
        var blijft = await new Wisverhaal(g).Gesloten(uitkomst: MeldingUitkomst.InOnderzoek);
        (await g.Jurist.Post($"{v.Verhaal.Zaakpad}/vernietigingen", new StelVernietigingVoor(false), v.Verhaal.Versie)).GeweigerdDoor("W-bewaartermijn");
        await g.BijgewerktAsync();
        (await v.Functionaris.Get("/v1/vernietigingslijst")).Is(200).Json["items"]!.AsArray().Single()!["verstreken"]!.GetValue<bool>().ShouldBeFalse();

        // That they are one person changes nothing: the term is that of the zaak.
        (await g.Jurist.Post("/v1/samenvoegingen", new Handhaving.Personen.VoegPersonenSamen(v.Melder, blijft.Melder, Handhaving.Personen.Samenvoeggrond.Basisregistratie), "\"0\"")).Is(201);

        toepassing.Klok.Vast = new DateTimeOffset(2027, 3, 3, 10, 0, 0, TimeSpan.Zero);
        var regel = (await g.Jurist.Get("/v1/vernietigingslijst?verstreken=true")).Is(200).Json["items"]!.AsArray().Single()!;
        (regel["zaakId"]!.GetValue<Guid>(), regel["resultaat"]!.GetValue<string>(), regel["laatsteDag"]!["datum"]!.GetValue<string>()).ShouldBe((v.Verhaal.ZaakId, "NietInBehandeling", "2027-03-02"));
        await v.StelVernietiging();
        (await v.OpenMelding()).Is(200);
        await v.Bevestig();
        (await v.OpenMelding()).Is(410);
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);

        (await g.VraagAsync($"select count(*) from persoonsgegevens.kluis k join handhaving.mt_events e on e.id = k.gebeurtenis where k.gemeente = :gemeente and e.stream_id = '{v.Verhaal.PandId}'")).ShouldBe(0L);
        (await g.VraagAsync($"select count(*) from persoonsgegevens.sleutel where gemeente = :gemeente and omwikkeld is null and betrokkene in ('{v.Melder}', '{v.Verhaal.ZaakId}')")).ShouldBe(2L);
        (await blijft.OpenMelding()).Is(200);
        (await g.Jurist.Get("/v1/vernietigingslijst?verstreken=true")).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();
        var verklaring = (await v.Functionaris.Get($"{v.Pad}/verklaring")).Is(200).Json;
        verklaring["verklaring"]!.GetValue<string>().ShouldContain($"3 persoonsgegevens van zaak {v.Verhaal.ZaakId:D} vernietigd, na het einde van de bewaartermijn op 2 maart 2027 (categorie proef 1.1 van de selectielijst), op grond van");
        verklaring["verklaring"]!.GetValue<string>().ShouldContain("Wat een andere zaak van dit pand nog nodig had, is gebleven");
        (verklaring["wissing"]!["velden"]!.AsArray().Count, verklaring["wissing"]!["bewaartermijn"]!["tabelversie"]!.GetValue<string>()).ShouldBe((3, "deventer-1"));
        (await g.Jurist.Post($"{v.Verhaal.Zaakpad}/heropeningen", new HeropenZaak(Heropeningsgrond.NieuweFeiten, "Toch."), (await g.Jurist.Get(v.Verhaal.Zaakpad)).Versie)).GeweigerdDoor("Z-vernietigd");
        await g.BijgewerktAsync();
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public void Het_document_noemt_elke_klasse() => File.ReadAllText(Bestand()).ShouldBe(Document());

    /// <summary>Not a test: writes the document anew, to be read and committed.</summary>
    [Fact(Explicit = true)]
    public void Schrijf_het_document() => File.WriteAllText(Bestand(), Document());

    private static string Document()
    {
        var tekst = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Bewaartermijnen

            Gemaakt uit `src/Handhaving.Recht/Bewaring/bewaartermijnen.json` (versie {Bewaartermijnen.Standaard.Versie}); zie BewaartermijnTests. De aantallen jaren en de nummers van de selectielijst zijn **niet
            gecontroleerd en daarom niet ingevuld**: zij zijn een keuze van de gemeente, te bevestigen door de archivaris, en geen recht. Zonder aantal en categorie eindigt er geen
            termijn en wordt er niets vernietigd. Stel ze in met een eigen bestand van dezelfde vorm (`Bewaring__Termijnen`), met een eigen `versie`, bron en merk per regel.

            De termijn begint op de dag na het einde van de zaak en van alle procedures: de laatste gebeurtenis van de zaak, of de laatste dag van een bezwaartermijn als die later is.
            Een bezwaar of beroep kent het product nog niet; wie vernietiging voorstelt en wie haar bevestigt zeggen allebei dat er geen loopt. De laatste dag staat met regel, versie en
            uitleg in het voorstel (regel `bewaartermijn`).

            | Resultaat | Wat het is | Jaren | Categorie | Bron | Merk |
            |---|---|---|---|---|---|

            """));
        foreach (var k in Bewaartermijnen.Standaard.Klassen)
            tekst.Append(CultureInfo.InvariantCulture, $"| {k.Resultaat} | {k.Naam} | {k.Jaren?.ToString(CultureInfo.InvariantCulture) ?? "te bevestigen"} | {k.Categorie ?? "te bevestigen"} | {k.Bron} | {k.Betrouwbaarheid.Merkteken()} |\n");
        tekst.Append("""

            ## Wissen voor het einde van de termijn

            Uit `Wisregels.Gronden`. Een procedure, een werkende last, een open bezwaartermijn en een openstaande vordering houden elke grond tegen (AVG art. 17 lid 3).

            | Grond | Artikel | Voor het einde van de termijn | Uit een open zaak | Ook besluiten en verslagen |
            |---|---|---|---|---|

            """);
        static string Ja(bool ja) => ja ? "ja" : "nee";
        foreach (var (grond, r) in Wisregels.Gronden.OrderBy(g => g.Key)) tekst.Append(CultureInfo.InvariantCulture, $"| {grond} | {r.Artikel} | {(grond is Wisgrond.BewaartermijnVerstreken ? "de hele zaak, na het einde" : Ja(r.VoorEinde))} | {Ja(r.OpenZaak)} | {Ja(r.Stukken)} |\n");
        return tekst.ToString();
    }

    private static string Bestand([CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", "..", "..", "docs", "bewaartermijnen.md"));
}
