using Handhaving.Betrokkenen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.Extensions.DependencyInjection;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Betrokkenen;

/// <summary>A person is found by what he was recorded with, as a reference, and the search is itself on record.</summary>
public class ZoekBetrokkenenTests(Toepassing toepassing)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Een_persoon_in_veel_gebeurtenissen_en_twee_in_een_worden_gevonden()
    {
        var g = toepassing.NieuweGemeente();
        var (anna, bert) = (Guid.NewGuid(), Guid.NewGuid());
        var (een, twee) = (g.NieuwPand(), g.NieuwPand());
        await LegAsync(g, een, MetMelder(anna, "Anna de Vries"), Aangetroffen(bert, "Bert Müller", new(1980, 5, 7)));
        await LegAsync(g, twee, Aangetroffen(anna, "A. de Vries", new(1975, 1, 2)), Aangetroffen(bert, "Müller, B.", null));

        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "de vries, ANNA" })).ShouldBe([(anna, 2)]);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Muller" })).ShouldBe([(bert, 2)]);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Vries", geboortedatum = "1975-01-02" })).ShouldBe([(anna, 2)]);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Vries", geboortedatum = "1980-05-07" })).ShouldBeEmpty();
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", geboortedatum = "1980-05-07" })).ShouldBe([(bert, 2)]);
        // Words of two different people are not one name.
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Anna Müller" })).ShouldBeEmpty();

        var antwoord = await ZoekAsync(g, new { doel = "InzageBetrokkene", naam = "Anna de Vries" });
        antwoord.Tekst.ShouldNotContain("vries", Case.Insensitive);
        var plaatsen = antwoord.Json["betrokkenen"]![0]!["vindplaatsen"]!.AsArray();
        plaatsen.Select(p => p!["pandId"]!.GetValue<string>()).Order().ShouldBe(new[] { een, twee }.Order());
        plaatsen.ShouldAllBe(p => p!["zaakId"]!.GetValue<Guid>() == ZaakId);
    }

    /// <summary>What stands under one reference and what under the other are found together when they are one person, and apart when they are not.</summary>
    [Fact]
    public async Task Een_samengevoegde_persoon_wordt_gevonden_door_wat_elk_van_zijn_verwijzingen_heeft()
    {
        var g = toepassing.NieuweGemeente();
        var (anna, bewoner, naamgenoot) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await LegAsync(g, g.NieuwPand(), MetMelder(anna, "Anna de Vries"), Aangetroffen(bewoner, "A. Jansen", new(1975, 1, 2)), MetMelder(naamgenoot, "Anna de Vries") with { MelderBeschermd = true });
        var vraag = new { doel = "Handhaving", naam = "Anna Vries", geboortedatum = "1975-01-02" };
        Gevonden(await ZoekAsync(g, vraag)).ShouldBeEmpty();

        (await g.Jurist.Post("/v1/samenvoegingen", new { betrokkene = anna, ander = bewoner, grond = "Identiteitsbewijs" }, "\"0\"")).Is(201);
        Gevonden(await ZoekAsync(g, vraag)).ShouldHaveSingleItem().Plaatsen.ShouldBe(2);
        // Where he stands shielded, also that he has a reference there is.
        (await g.Jurist.Post("/v1/samenvoegingen", new { betrokkene = anna, ander = naamgenoot, grond = "Identiteitsbewijs" }, "\"1\"")).Is(201);
        var beperkt = (await g.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/betrokkenen/_zoek", vraag)).Is(200);
        Gevonden(beperkt).ShouldHaveSingleItem().Plaatsen.ShouldBe(2);
        beperkt.Tekst.ShouldNotContain(naamgenoot.ToString());
    }

    [Fact]
    public async Task De_index_bevat_alleen_sleutels_per_gemeente_en_gaat_mee_met_de_waarde()
    {
        var (g, ander) = (toepassing.NieuweGemeente(), toepassing.NieuweGemeente());
        var anna = Guid.NewGuid();
        foreach (var gemeente in new[] { g, ander }) await LegAsync(gemeente, gemeente.NieuwPand(), Aangetroffen(anna, "Anna Vries", new(1975, 1, 2)), MetMelder(anna, "Anna Vries"));

        (await g.VraagAsync("select count(*) || ' ' || count(distinct hmac) || ' ' || max(length(hmac)) from persoonsgegevens.zoekindex where gemeente = :gemeente")).ShouldBe("5 3 32");
        (await toepassing.Database.VraagAsync($"select count(*) from (select hmac from persoonsgegevens.zoekindex where gemeente = '{g.Code}' intersect select hmac from persoonsgegevens.zoekindex where gemeente = '{ander.Code}') b")).ShouldBe(0L);
        (await g.VraagAsync("select count(*) from handhaving.mt_events e join persoonsgegevens.zoekindex z on z.gemeente = e.tenant_id where e.tenant_id = :gemeente and e.data::text like '%' || encode(z.hmac, 'base64') || '%'")).ShouldBe(0L);

        // One class goes, and with it what it was found by.
        await toepassing.Database.WisAsync(g.Code, anna, Bewaarklasse.Melder);
        (await g.VraagAsync("select count(*) from persoonsgegevens.zoekindex where gemeente = :gemeente")).ShouldBe(3L);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Anna" })).ShouldHaveSingleItem().Betrokkene.ShouldBe(anna);
        await toepassing.Database.WisAsync(g.Code, anna);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Anna" })).ShouldBeEmpty();
        (await ander.VraagAsync("delete from persoonsgegevens.kluis where gemeente = :gemeente; select count(*) from persoonsgegevens.zoekindex where gemeente = :gemeente")).ShouldBe(0L);
    }

    [Fact]
    public async Task Wat_is_vastgelegd_voordat_de_index_er_was_komt_er_alsnog_in_behalve_wat_is_gewist()
    {
        var g = toepassing.NieuweGemeente();
        var (anna, weg) = (Guid.NewGuid(), Guid.NewGuid());
        await LegAsync(g, g.NieuwPand(), Aangetroffen(anna, "Anna Vries", new(1975, 1, 2)), Aangetroffen(weg, "Weg", null));
        var voor = await g.VraagAsync("select string_agg(z::text, ' ' order by z::text) from persoonsgegevens.zoekindex z where gemeente = :gemeente and soort <> 'naam' or betrokkene = '" + anna + "'");
        await toepassing.Database.WisAsync(g.Code, weg);
        await g.VraagAsync("delete from persoonsgegevens.zoekindex where gemeente = :gemeente");

        (await toepassing.Host.Services.GetRequiredService<Zoekindexvulling>().VulAsync(Ct)).Opgenomen.ShouldBeGreaterThanOrEqualTo(1);

        (await g.VraagAsync("select string_agg(z::text, ' ' order by z::text) from persoonsgegevens.zoekindex z where gemeente = :gemeente")).ShouldBe(voor);
    }

    [Fact]
    public async Task Een_BSN_wordt_gevonden_als_een_waarde_er_een_heeft()
    {
        var g = toepassing.NieuweGemeente();
        var bron = toepassing.Host.Services.GetRequiredService<ISleutelbewaring>();
        var anna = Guid.NewGuid();
        await LegAsync(g, g.NieuwPand(), Aangetroffen(anna, "Anna", null));
        var (_, hmac) = Zoekindex.Sleutels(bron, g.Code, new(Bsn: "9999.90.019")).ShouldHaveSingleItem();
        await toepassing.Database.VraagAsync($"insert into persoonsgegevens.zoekindex select gemeente, 'bsn', $1, commitment, betrokkene from persoonsgegevens.zoekindex where gemeente = '{g.Code}'", null, hmac);

        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", bsn = "999990019" })).ShouldHaveSingleItem().Betrokkene.ShouldBe(anna);
        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", bsn = "123456782" })).ShouldBeEmpty();
        Zoekindex.Sleutels(bron, g.Code, new(Bsn: "999990018")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Elke_zoekvraag_staat_in_het_raadpleeglog_ook_als_niemand_is_gevonden()
    {
        var g = toepassing.NieuweGemeente();
        var anna = Guid.NewGuid();
        await LegAsync(g, g.NieuwPand(), MetMelder(anna, "Anna"));

        await ZoekAsync(g, new { doel = "InzageBetrokkene", naam = "Anna" });
        await ZoekAsync(g, new { doel = "InzageBetrokkene", naam = "Niemand" });

        (await g.VraagAsync($"select count(*) from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and l.sleutel = '{anna}' and a.gegevens->>'doel' = 'InzageBetrokkene' and l.regel->>'name' = 'Betrokkene zoeken'")).ShouldBe(1L);
        (await g.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente and sleutel = 'zonder-betrokkene'")).ShouldBe(1L);
        using var bron = Npgsql.NpgsqlDataSource.Create(toepassing.Database.AlsApp);
        var zonder = new Zoekindex(bron, toepassing.Host.Services.GetRequiredService<ISleutelbewaring>(), new KapotLog());
        await Should.ThrowAsync<IOException>(() => zonder.ZoekAsync(new(g.Code, Anna, Rol.Handhavingsjurist, Raadpleegdoel.Controle, null, EenHandeling), new("Anna"), t => Task.FromResult(t), new Dictionary<Guid, Guid>(), Ct));
    }

    [Fact]
    public async Task Wie_onder_bescherming_meldde_wordt_alleen_gevonden_door_wie_dat_mag_zien()
    {
        var g = toepassing.NieuweGemeente();
        var anna = Guid.NewGuid();
        await LegAsync(g, g.NieuwPand(), MetMelder(anna, "Anna") with { MelderBeschermd = true });

        Gevonden(await ZoekAsync(g, new { doel = "Handhaving", naam = "Anna" })).Count.ShouldBe(1);
        Gevonden((await g.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/betrokkenen/_zoek", new { doel = "Handhaving", naam = "Anna" })).Is(200)).ShouldBeEmpty();
        (await g.Toezichthouder.Post("/v1/betrokkenen/_zoek", new { doel = "Handhaving", naam = "Anna" })).Is(403);
        // His own overview does not say that he was found by whom he was hidden from.
        (await g.VraagAsync($"select string_agg(a.rol, ' ') from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and l.sleutel = '{anna}'")).ShouldBe(Rol.Handhavingsjurist);
    }

    /// <summary>One value that does not open does not keep the others out.</summary>
    [Fact]
    public async Task Een_geschonden_waarde_wordt_overgeslagen_en_geteld()
    {
        var g = toepassing.NieuweGemeente();
        await LegAsync(g, g.NieuwPand(), Aangetroffen(Guid.NewGuid(), "Stuk", null), Aangetroffen(Guid.NewGuid(), "Heel", null));
        await g.VraagAsync("delete from persoonsgegevens.zoekindex where gemeente = :gemeente; update persoonsgegevens.kluis set inhoud = '' where commitment = (select commitment from persoonsgegevens.kluis where gemeente = :gemeente order by commitment limit 1)");

        await toepassing.Host.Services.GetRequiredService<Zoekindexvulling>().VulAsync(Ct);

        (await g.VraagAsync("select count(*) from persoonsgegevens.zoekindex where gemeente = :gemeente")).ShouldBe(1L);
        await g.VraagAsync("delete from persoonsgegevens.kluis where gemeente = :gemeente");
    }

    [Theory]
    [InlineData("""{"doel":"Handhaving"}""", "naam: ontbreekt, en geboortedatum en bsn ook. Noem ten minste een van de drie.")]
    [InlineData("""{"doel":"Handhaving","naam":" . "}""", "naam: bevat geen woord. Geef ten minste één naam.")]
    [InlineData("""{"doel":"Handhaving","naam":""}""", "naam: ontbreekt, en")]
    [InlineData("""{"doel":"Handhaving","bsn":"999990018"}""", "bsn: is geen BSN: het voldoet niet aan de elfproef. Controleer de cijfers.")]
    public async Task Een_lege_of_onmogelijke_vraag_wordt_geweigerd_zonder_haar_te_herhalen(string vraag, string zin)
    {
        var antwoord = (await toepassing.NieuweGemeente().Jurist.Post("/v1/betrokkenen/_zoek", vraag)).Is(400);
        antwoord.Tekst.ShouldNotContain("999990018");
        antwoord.Json["detail"]!.GetValue<string>().ShouldContain(zin);
    }

    [Fact]
    public void Wat_gezocht_wordt_staat_nergens_als_tekst() =>
        $"{new ZoekBetrokkenen(Raadpleegdoel.Zorg, "Anna")} {new Zoekgegevens("Anna")}".ShouldNotContain("Anna");

    private static Task<Antwoord> ZoekAsync(Gemeente g, object vraag) => g.Jurist.Post("/v1/betrokkenen/_zoek", vraag);

    private static List<(Guid Betrokkene, int Plaatsen)> Gevonden(Antwoord antwoord) =>
        [.. antwoord.Is(200).Json["betrokkenen"]!.AsArray().Select(b => (b!["betrokkene"]!.GetValue<Guid>(), b["vindplaatsen"]!.AsArray().Count))];

    private static MeldingOntvangen MetMelder(Guid betrokkene, string naam) => new(ZaakId, Guid.NewGuid(), null, Kanaal.Brief, Onderwerp.Afval, false, false, Persoonsgegeven.Over(betrokkene, new Melder(naam)), Tekst()) { GebeurdOp = Nu };

    private static BewonerAangetroffen Aangetroffen(Guid betrokkene, string naam, DateOnly? geboren) => new(ZaakId, Guid.NewGuid(), null, Persoonsgegeven.Over(betrokkene, new Aangetroffene(naam, geboren))) { GebeurdOp = Nu };

    private static async Task LegAsync(Gemeente g, string pand, params Gebeurtenis[] gebeurtenissen)
    {
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(pand, gebeurtenissen);
        await sessie.SaveChangesAsync(Ct);
    }

    private sealed class KapotLog : IRaadpleegboek
    {
        public Task SchrijfAsync(Npgsql.NpgsqlConnection verbinding, Raadpleging raadpleging, IReadOnlyList<Persoonsinzage> inzagen, CancellationToken ct) => throw new IOException("schijf vol");
    }
}
