using Handhaving.Borging.Controle;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>The events are untouched, and a screen shows something else.</summary>
public class LeesmodelcontroleTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Borgingscontrole Controle => toepassing.Host.Services.GetRequiredService<Borgingscontrole>();

    [Theory]
    [InlineData("zaakoverzicht", "data = jsonb_set(data, '{fase}', '\"Afgesloten\"')", "leesmodel-anders")]
    [InlineData("zaakoverzicht", "fase = 'Afgesloten'", "leesmodel-anders")]
    [InlineData("zaakwerk", "data = jsonb_set(data, '{loopt}', 'false')", "leesmodel-anders")]
    [InlineData("eigenaarszaak", "data = jsonb_set(data, '{aantal}', '7')", "leesmodel-anders")]
    [InlineData("dashboardfeit", "data = jsonb_set(data, '{kenmerk}', '\"Overlast\"')", "leesmodel-anders")]
    [InlineData("normenregister", "data = jsonb_set(data, '{version}', '9')", "leesmodel-anders")]
    [InlineData("zaakoverzicht", null, "leesmodel-ontbreekt")]
    public async Task Een_scherm_dat_iets_anders_toont_dan_de_gebeurtenissen_wordt_gevonden(string document, string? wijziging, string code)
    {
        var v = await SchoonAsync();

        var tabel = Tabel(document);
        await toepassing.Database.VraagAsync(wijziging is null ? $"delete from {tabel} where tenant_id = '{v.Gemeente.Code}'" : $"update {tabel} set {wijziging} where tenant_id = '{v.Gemeente.Code}'");

        var b = (await VindAsync(v)).Met(code);
        b.ToString().ShouldContain(tabel);
    }

    [Fact]
    public async Task Een_verzonnen_document_wordt_gevonden()
    {
        var v = await SchoonAsync();
        await toepassing.Database.VraagAsync($"""
            create temp table z as select * from {Tabel("zaakoverzicht")} where tenant_id = '{v.Gemeente.Code}'; update z set id = gen_random_uuid(); insert into {Tabel("zaakoverzicht")} select * from z
            """);

        (await VindAsync(v)).Met("leesmodel-overtollig").Waar.ShouldBe(Tabel("zaakoverzicht"));
    }

    /// <summary>A melding that waited for its pand stands in two streams and in one document.</summary>
    [Fact]
    public async Task Een_melding_die_op_haar_pand_wachtte_wordt_met_haar_pand_herbouwd()
    {
        var g = toepassing.NieuweGemeente();
        var melding = (await g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Telefoon, Onderwerp.Overlast, "Het hoekhuis.", "Lawaai."))).Is(201).Id("meldingId");
        (await g.Coordinator.Post($"/v1/meldingen/{melding}/koppelingen", new KoppelMelding(g.NieuwPand(), g.Buurt))).Is(201);
        (await g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Telefoon, Onderwerp.Overlast, "Het hoekhuis.", "Lawaai."))).Is(201);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await g.BijgewerktAsync();

        var verslag = await Controle.ControleerAsync(g.Code, Ct);
        verslag.Bevindingen.Alle.ShouldBeEmpty();
        verslag.Ingehaald.ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_leesmodel_dat_nog_niet_zover_is_wordt_genoemd_en_niet_veroordeeld()
    {
        var v = await SchoonAsync();
        await toepassing.Database.VraagAsync($"update handhaving.mt_event_progression set last_seq_id = 0 where name like 'Zaakoverzicht%'; update {Tabel("zaakoverzicht")} set data = data - 'fase' where tenant_id = '{v.Gemeente.Code}'");
        try
        {
            var verslag = await Controle.ControleerAsync(v.Gemeente.Code, Ct);
            verslag.Ingehaald.ShouldBe(["Zaakoverzicht"]);
            verslag.Bevindingen.Alle.ShouldNotContain(b => b.Waar == v.PandId);
        }
        finally
        {
            await toepassing.Database.VraagAsync("update handhaving.mt_event_progression set last_seq_id = (select max(seq_id) from handhaving.mt_events) where name like 'Zaakoverzicht%'");
        }
    }

    private string Tabel(string soort) => toepassing.Host.Services.GetRequiredService<IDocumentStore>().Options.AllKnownDocumentTypes().Single(t => t.Alias == soort || t.Alias.StartsWith($"{soort}_", StringComparison.Ordinal)).TableName.QualifiedName;

    private async Task<Verhaal> SchoonAsync()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await v.Gemeente.BijgewerktAsync();
        var verslag = await Controle.ControleerAsync(v.Gemeente.Code, Ct);
        verslag.Bevindingen.Alle.ShouldBeEmpty();
        verslag.Ingehaald.ShouldBeEmpty();
        verslag.Leesmodellen.ShouldBeGreaterThan(8);
        return v;
    }

    private async Task<IReadOnlyList<Bevinding>> VindAsync(Verhaal v) => (await Controle.ControleerAsync(v.Gemeente.Code, Ct)).Bevindingen.Alle;
}
