using System.Text.Json.Nodes;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Platform;

/// <summary>What a caller can get wrong in a request, and what he is told about it.</summary>
public class InvoerTests(Toepassing toepassing)
{
    private const string Melding = """{"kanaal":"Telefoon","onderwerp":"Kamerverhuur","omschrijving":"Op kamers."}""";

    private readonly Gemeente _gemeente = toepassing.NieuweGemeente();

    [Theory]
    [InlineData("/v1/zaken?wijkcode=%00", "wijkcode")]
    [InlineData("/v1/zaken?cursor=a%00", "cursor")]
    [InlineData("/v1/werkvoorraad?rol=%00", "rol")]
    public async Task Een_nulteken_in_een_adres_wordt_geweigerd_met_de_parameter(string adres, string veld) => Fout(await _gemeente.Coordinator.Get(adres), veld).ShouldContain("nulteken");

    [Fact]
    public async Task Een_nulteken_in_een_tekst_wordt_geweigerd_met_het_pad()
    {
        var pad = $"/v1/panden/{_gemeente.NieuwPand()}/meldingen";
        Fout(await _gemeente.Coordinator.Post(pad, Melding.Replace("Op kamers", "Op\\u0000kamers", StringComparison.Ordinal)), "omschrijving").ShouldContain("nulteken");
        Fout(await _gemeente.Coordinator.Post(pad, Melding.Replace("\"Op kamers.\"", "\"Op kamers.\",\"melder\":{\"naam\":\"A\\u0000\"}", StringComparison.Ordinal)), "melder.naam").ShouldContain("nulteken");
        // Six ordinary characters, not a NUL.
        (await _gemeente.Coordinator.Post(pad, Melding.Replace("Op kamers.", "\\\\u0000\",\"buurtcode\":\"" + _gemeente.Buurt, StringComparison.Ordinal))).Is(201);
    }

    [Fact]
    public async Task Een_veld_dat_er_twee_keer_staat_of_anders_is_geschreven_wordt_geweigerd()
    {
        var pad = $"/v1/panden/{_gemeente.NieuwPand()}/meldingen";
        Fout(await _gemeente.Coordinator.Post(pad, Melding.Replace("{", "{\"kanaal\":\"Email\",", StringComparison.Ordinal)), "kanaal").ShouldContain("meer dan eens");
        Fout(await _gemeente.Coordinator.Post(pad, Melding.Replace("kanaal", "Kanaal", StringComparison.Ordinal)), "Kanaal").ShouldContain("Schrijf het als kanaal");
    }

    [Theory]
    [InlineData("2026-11-20T06:30:00")]
    [InlineData("2026-11-20")]
    [InlineData("vandaag")]
    public async Task Een_tijdstip_zonder_zone_wordt_ook_in_een_opdracht_geweigerd(string moment) => Fout(
        await _gemeente.Coordinator.Post($"/v1/panden/{_gemeente.NieuwPand()}/meldingen", Melding.Replace("}", $",\"gebeurdOp\":\"{moment}\"}}", StringComparison.Ordinal)), "gebeurdOp").ShouldContain("zone");

    [Theory]
    [InlineData("/v1/zaken?limit=veel", "limit", "getal")]
    [InlineData("/v1/zaken?fase=Onzin", "fase", "Kies uit")]
    [InlineData("/v1/zaken?afgesloten=misschien", "afgesloten", "true of false")]
    [InlineData("/v1/normen?geldigOp=morgen", "geldigOp", "datum")]
    [InlineData("/v1/zaken?wijkcode=WK999999", "wijkcode", "gebieden")]
    [InlineData("/v1/zaken?buurtcode=onzin", "buurtcode", "gebieden")]
    [InlineData("/v1/werkvoorraad?wijkcode=onzin", "wijkcode", "gebieden")]
    [InlineData("/v1/wijkdashboards?peildatum=2199-01-01", "peildatum", "toekomst")]
    public async Task Een_parameter_die_niet_kan_zegt_wat_er_wel_kan(string adres, string veld, string wat) => Fout(await _gemeente.Coordinator.Get(adres), veld).ShouldContain(wat);

    [Fact]
    public async Task Een_versie_zonder_aanhalingstekens_is_dezelfde_en_onzin_is_geen_versie()
    {
        var v = await new Verhaal(_gemeente).MetMelding();
        var opdracht = new BeoordeelMelding(MeldingUitkomst.InOnderzoek, Prioriteit.Normaal, "Aanwijzingen.");
        var pad = $"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen";

        Fout(await _gemeente.Jurist.Post(pad, opdracht, "versie twee"), "If-Match").ShouldContain("ETag");
        (await _gemeente.Jurist.Post(pad, opdracht, "99")).Is(412);
        (await _gemeente.Jurist.Post(pad, opdracht, v.Versie!.Trim('"'))).Is(200);
    }

    [Fact]
    public async Task Een_buurt_die_niet_bij_het_pand_hoort_wordt_niet_stil_vergeten()
    {
        var v = await new Verhaal(_gemeente).MetMelding();
        Task<Antwoord> Meld(string? buurt) => _gemeente.Coordinator.Post($"/v1/panden/{v.PandId}/meldingen", new OntvangMelding(Kanaal.Telefoon, Onderwerp.Kamerverhuur, "Weer.", Buurtcode: buurt));

        Fout(await Meld("BU99990101"), "buurtcode").ShouldContain("geen buurt van deze gemeente");
        Fout(await Meld(_gemeente.Buurt[..^1] + "9"), "buurtcode").ShouldContain(_gemeente.Buurt);
        (await Meld(_gemeente.Buurt)).Is(201);
        (await Meld(null)).Is(201);
    }

    [Fact]
    public async Task Een_kenmerk_mag_hoofdletters_hebben_maar_geen_zin_zijn()
    {
        object Aanwijzing(string besluit) => new { Inlognaam = "iemand", Naam = "Fictieve Toezichthouder", Aanwijzingsbesluit = besluit, Wetten = (string[])["Hw"], GeldigVanaf = "2020-01-01" };

        (await _gemeente.Beheerder.Post("/v1/toezichthouders", Aanwijzing("Z/2026-00123_A.1"))).Is(201);
        var fout = Fout(await _gemeente.Beheerder.Post("/v1/toezichthouders", Aanwijzing("Besluit van Jan")), "aanwijzingsbesluit");
        fout.ShouldContain("spaties");
        fout.ShouldNotContain("slaapkamer");
    }

    [Fact]
    public async Task Een_weigering_van_een_ruimte_noemt_de_ruimte()
    {
        var v = await Verhaal.TotControle(_gemeente);
        Fout(await _gemeente.Toezichthouder.Post($"{v.Controlepad}/weigeringen", """{"reikwijdte":"Ruimte"}""", v.Versie), "ruimte").ShouldContain("Noem de ruimte");
    }

    [Fact]
    public async Task Een_plan_dat_eindigt_voor_het_begint_en_een_norm_die_niet_bestaat_krijgen_hun_eigen_reden()
    {
        var v = await (await (await new Verhaal(_gemeente).MetRegisters()).MetMelding()).InOnderzoek();
        Task<Antwoord> Plan(PlanControle plan) => _gemeente.Coordinator.Post($"{v.Zaakpad}/controles", plan, v.Versie);

        (await Plan(v.Plan() with { Einde = new TimeOnly(9, 0) })).GeweigerdDoor("T8-dienst").Tekst.ShouldContain("einde");
        (await Plan(v.Plan() with { NormId = Guid.NewGuid() })).GeweigerdDoor("N1").Tekst.ShouldContain("bestaat niet");
        (await Plan(v.Plan(overDagen: 4000))).GeweigerdDoor("N1");
    }

    [Fact]
    public async Task Acht_meldingen_tegelijk_op_een_nieuw_pand_worden_alle_vastgelegd()
    {
        var pad = $"/v1/panden/{_gemeente.NieuwPand()}/meldingen";
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            _gemeente.Coordinator.Post(pad, new OntvangMelding(Kanaal.Telefoon, Onderwerp.Kamerverhuur, $"Melding {i}.", Buurtcode: _gemeente.Buurt))));
        foreach (var antwoord in antwoorden) antwoord.Is(201);
    }

    private static string Fout(Antwoord antwoord, string veld) =>
        (antwoord.Is(400).Json["errors"] as JsonObject)?[veld]?[0]?.GetValue<string>() ?? throw new InvalidOperationException($"{veld} staat niet in {antwoord.Tekst}");
}
