using System.Globalization;
using System.Text.Json.Nodes;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Zaken;
using Npgsql;

namespace Handhaving.Tests.Rechtsgeschiedenis;

public class RechtsgeschiedenisTests(Toepassing toepassing)
{
    [Fact]
    public async Task Zonder_momenten_toont_de_geschiedenis_alles_genummerd_en_met_artikel()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());

        var g = await Bekijk(v);

        Soorten(g).ShouldBe(["pand-opgenomen.v1", "melding-ontvangen.v1", "melding-beoordeeld.v1", "controle-gepland.v1"]);
        g["regels"]!.AsArray().Select(r => r!["nummer"]!.GetValue<long>()).ShouldBe([1, 2, 3, 4]);
        var melding = g["regels"]![1]!;
        melding["grondslag"]!.GetValue<string>().ShouldBe("Awb 3:2");
        // No signer here: in the log at most.
        melding["bewijsstatus"]!.GetValue<string>().ShouldBeOneOf("NietGeborgd", "Geborgd");
        melding["door"]!["rol"]!.GetValue<string>().ShouldBe("coordinator");
        melding["door"]!["medewerker"]!.GetValue<string>().ShouldBe(v.Gemeente.Coordinator.Verwijzing.ToString());
        melding["persoonsgegevens"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["/omschrijving"]);
        melding["gegevens"]!.AsObject().ContainsKey("omschrijving").ShouldBeFalse();
        g["positie"]!.GetValue<long>().ShouldBe(4);
    }

    [Fact]
    public async Task Wat_later_is_geregistreerd_was_eerder_niet_bekend_maar_gold_wel()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        var drieDagenTerug = DateTimeOffset.UtcNow.AddDays(-3);
        var ervoor = await DatabaseKlok();
        await v.Leg("legitimaties", new ToonLegitimatie(GebeurdOp: drieDagenTerug));

        Soorten(await Bekijk(v, $"bekendOp={Iso(ervoor)}")).ShouldNotContain("legitimatie-getoond.v1");
        Soorten(await Bekijk(v, $"geldigOp={Iso(drieDagenTerug.AddHours(1))}")).ShouldBe(["legitimatie-getoond.v1"]);
        var regel = (await Bekijk(v))["regels"]!.AsArray().Single(r => r!["soort"]!.GetValue<string>() == "legitimatie-getoond.v1")!;
        regel["laatGeregistreerd"]!.GetValue<bool>().ShouldBeTrue();
        regel["nummer"]!.GetValue<long>().ShouldBe(5);
    }

    [Fact]
    public async Task Een_correctie_geldt_vanaf_haar_registratie_en_laat_het_oude_leesbaar()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        var ervoor = await DatabaseKlok();
        var fout = (await Bekijk(v))["regels"]!.AsArray().Single(r => r!["soort"]!.GetValue<string>() == "woning-binnengetreden.v1")!["gebeurtenis"]!.GetValue<string>();
        await v.Voeg(v.Gemeente.Jurist, $"{v.Zaakpad}/correcties", new CorrigeerFeit(Guid.Parse(fout), "Verkeerd pand gekozen.", Herroepen: true));

        var nu = await Bekijk(v);
        nu["stand"]![0]!["controles"]![0]!["betredingen"]!.AsArray().ShouldBeEmpty();
        nu["regels"]!.AsArray().Single(r => r!["gebeurtenis"]!.GetValue<string>() == fout)!["correctie"]!["herroepen"]!.GetValue<bool>().ShouldBeTrue();
        var toen = await Bekijk(v, $"bekendOp={Iso(ervoor)}");
        toen["stand"]![0]!["controles"]![0]!["betredingen"]!.AsArray().Count.ShouldBe(1);
        toen["regels"]!.AsArray().Single(r => r!["gebeurtenis"]!.GetValue<string>() == fout)!.AsObject().ContainsKey("correctie").ShouldBeFalse();
    }

    [Fact]
    public async Task Zolang_een_eerdere_vastlegging_openstaat_is_het_antwoord_voorlopig_en_daarna_staat_het_vast()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await using var verbinding = new NpgsqlConnection(toepassing.Database.AlsApp);
        await verbinding.OpenAsync(TestContext.Current.CancellationToken);
        await using var open = await verbinding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var opties = Marten.Services.SessionOptions.ForTransaction(open);
        opties.TenantId = v.Gemeente.Code;
        var winkel = (Marten.IDocumentStore)toepassing.Host.Services.GetService(typeof(Marten.IDocumentStore))!;
        await using var sessie = winkel.LightweightSession(opties);
        sessie.Events.Append(v.PandId, new GeenGehoor(v.ZaakId, v.ControleId) { GebeurdOp = DateTimeOffset.UtcNow });
        await sessie.SaveChangesAsync(TestContext.Current.CancellationToken);

        var moment = await DatabaseKlok();
        var tussentijds = await Bekijk(v, $"bekendOp={Iso(moment)}");
        tussentijds["voorlopig"]!.GetValue<bool>().ShouldBeTrue();
        Soorten(tussentijds).ShouldNotContain("geen-gehoor.v1");
        await open.CommitAsync(TestContext.Current.CancellationToken);

        // Other tests write in the same database: their transactions of before this moment must end as well.
        var definitief = tussentijds;
        for (var poging = 0; poging < 500 && definitief["voorlopig"]!.GetValue<bool>(); poging++) definitief = await Bekijk(v, $"bekendOp={Iso(moment)}");
        definitief["voorlopig"]!.GetValue<bool>().ShouldBeFalse();
        Soorten(definitief).ShouldContain("geen-gehoor.v1");
        Vastgelegd(await Bekijk(v, $"bekendOp={Iso(moment)}")).ShouldBe(Vastgelegd(definitief));
    }

    /// <summary>The answer without how far its events have come in the log of evidence: that goes on while nobody asks.</summary>
    private static string Vastgelegd(JsonNode antwoord)
    {
        var zonder = antwoord.DeepClone();
        foreach (var regel in zonder["regels"]!.AsArray()) regel!.AsObject().Remove("bewijsstatus");
        return zonder.ToJsonString();
    }

    [Fact]
    public async Task Een_moment_dat_nog_niet_voorbij_is_geeft_een_voorlopig_antwoord_en_een_dag_met_vaste_kennis_niet()
    {
        var v = await new Verhaal(toepassing.NieuweGemeente()).MetMelding();
        var vandaag = DateTimeOffset.UtcNow.Dag().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var vraag in (string[])[$"bekendOp={vandaag}", $"geldigOp={vandaag}", $"geldigOp={vandaag}&bekendOp={vandaag}", "geldigOp=2199-01-01"])
        {
            var antwoord = await Bekijk(v, vraag);
            antwoord["voorlopig"]!.GetValue<bool>().ShouldBeTrue(vraag);
            antwoord["opmerkingen"]!.ToJsonString().ShouldContain("nog niet voorbij", customMessage: vraag);
        }

        var vast = await Vast(v, $"geldigOp=2199-01-01&bekendOp={Iso(await DatabaseKlok())}");
        vast["geldigOp"]!.GetValue<string>().ShouldStartWith("2199");
    }

    /// <summary>Other tests write in the same database: their transactions of before this moment must end first.</summary>
    private static async Task<JsonNode> Vast(Verhaal v, string vraag)
    {
        var antwoord = await Bekijk(v, vraag);
        for (var poging = 0; poging < 500 && antwoord["voorlopig"]!.GetValue<bool>(); poging++) antwoord = await Bekijk(v, vraag);
        antwoord["voorlopig"]!.GetValue<bool>().ShouldBeFalse();
        return antwoord;
    }

    [Theory]
    [InlineData("bekendOp=2999-01-01", "bekendOp")]
    [InlineData("geldigOp=gisteren", "geldigOp")]
    [InlineData("geldigOp=2026-01-01T12:00:00", "geldigOp")]
    public async Task Een_onbruikbaar_moment_wordt_geweigerd_met_het_veld(string vraag, string veld)
    {
        var v = await new Verhaal(toepassing.NieuweGemeente()).MetMelding();

        (await v.Gemeente.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis?{vraag}")).Is(400).Tekst.ShouldContain(veld);
    }

    [Fact]
    public async Task Een_gebeurtenis_openen_geeft_de_waarden_en_laat_een_raadpleging_na()
    {
        var v = await new Verhaal(toepassing.NieuweGemeente()).MetMelding("Er staan zes fietsen.");
        var melding = (await Bekijk(v))["regels"]![1]!["gebeurtenis"]!.GetValue<string>();

        var open = (await v.Gemeente.Jurist.Post($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{melding}/_open", new { Doel = "Handhaving" })).Is(200);

        open.Json["waarden"]!["/omschrijving"]!.GetValue<string>().ShouldBe("Er staan zes fietsen.");
        (await v.Gemeente.VraagAsync("select string_agg(rol || ' ' || (gegevens->>'doel') || ' ' || medewerker, ',') from raadpleging.auditregel where gemeente = :gemeente"))
            .ShouldBe($"handhavingsjurist Handhaving {v.Gemeente.Jurist.Verwijzing}");
    }

    private static async Task<JsonNode> Bekijk(Verhaal v, string vraag = "") => (await v.Gemeente.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis?{vraag}")).Is(200).Json;

    private static string[] Soorten(JsonNode geschiedenis) => [.. geschiedenis["regels"]!.AsArray().Select(r => r!["soort"]!.GetValue<string>())];

    private static string Iso(DateTimeOffset op) => op.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private async Task<DateTimeOffset> DatabaseKlok() => new((DateTime)(await toepassing.Database.VraagAsync("select clock_timestamp()"))!, TimeSpan.Zero);
}
