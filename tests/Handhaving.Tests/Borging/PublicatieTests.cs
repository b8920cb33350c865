using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tijdstempels;
using Handhaving.Bewijs.Volgen;
using Handhaving.Borging;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging;

/// <summary>What is recorded is signed, cosigned and stamped by others, and says of itself how far that is.</summary>
public class PublicatieTests(GeborgdeToepassing toepassing) : IClassFixture<GeborgdeToepassing>
{
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Publicatie Publicatie => toepassing.Host.Services.GetRequiredService<Publicatie>();

    private Buitenwereld Buiten => toepassing.Buiten;

    [Fact]
    public async Task Wie_op_het_bewijs_van_een_gebeurtenis_wacht_krijgt_het_met_de_handtekeningen_die_het_beleid_vraagt()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        var v = await new Verhaal(g).MetMelding();
        var regel = (await GeschiedenisAsync(v))[0]!;
        var antwoord = await g.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{regel["gebeurtenis"]}/bewijs?wacht=30");
        antwoord.Is(200);
        var beleid = await BeleidAsync(g);
        var bewijs = Logbewijs.Lees(antwoord.Tekst);
        bewijs.Controleer(await BladAsync(g, bewijs.Index), beleid);
        Should.Throw<Handhaving.Bewijs.OngeldigBewijsException>(() => bewijs.Controleer(new byte[32], beleid));
    }

    [Fact]
    public async Task Het_bewijs_van_een_gebeurtenis_die_er_niet_is_of_een_onmogelijke_wachttijd_geeft_een_duidelijk_antwoord()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        var v = await new Verhaal(g).MetMelding();
        (await g.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{Guid.NewGuid()}/bewijs")).Is(404);
        (await g.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{Guid.NewGuid()}/bewijs?wacht=31")).Is(400).Tekst.ShouldContain("wacht");
    }

    [Fact]
    public async Task Een_uitgegeven_log_begint_met_een_tijdstempel_over_niets_en_eindigt_met_een_tijdstempel_over_de_gebeurtenis()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        var pand = g.NieuwPand();
        var id = await StartAsync(g, pand);
        var uitgegeven = await Publicatie.GeefUitAsync(g.Code, id, Ct);

        (await BeleidAsync(g)).Controleer(uitgegeven.Notitie).Getuigen.ShouldBe(["getuige1"]);
        var ankers = await AnkersAsync(g);
        ankers[0].I.ShouldBe(0);
        ankers[0].Omvang.ShouldBe(0);
        var laatste = ankers[^1];
        laatste.Omvang.ShouldBeGreaterThan(1);
        laatste.I.ShouldBeLessThan(uitgegeven.Checkpoint.Maat);
        foreach (var (i, omvang, token) in ankers)
        {
            var blad = Anker.Lees(await InhoudAsync(g, i));
            blad.Maat.ShouldBe(omvang);
            Tijdstempel.Controleer(token, blad.Checkpoint(uitgegeven.Checkpoint.Log).ToString(), (await BeleidAsync(g)).Tijdstempelwortels.ToArray()).ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);
        }
        (await StatusAsync(g, pand)).ShouldBe([Bewijsstatus.Gestempeld]);
    }

    [Fact]
    public async Task Zonder_tijdstempeldienst_gaat_het_werk_door_en_heet_de_tijd_niet_gestempeld()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        Buiten.TijdAan = false;
        try
        {
            var pand = g.NieuwPand();
            (await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, pand), Ct)).Getuigen.ShouldBe(1);
            (await AnkersAsync(g)).ShouldBeEmpty();
            (await StatusAsync(g, pand)).ShouldBe([Bewijsstatus.Ondertekend]);
        }
        finally
        {
            Buiten.TijdAan = true;
        }
        (await Publicatie.VerankerAsync(g.Code, dringend: true, Ct)).ShouldBeTrue();
        (await AnkersAsync(g)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Zonder_getuige_wordt_ondertekend_maar_het_bewijs_wacht_tot_de_getuige_er_weer_is()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        var poort = Buiten.Getuige.Adres.Port;
        await Buiten.Getuige.DoodAsync();
        var v = await new Verhaal(g).MetMelding();
        var gebeurtenis = (await GeschiedenisAsync(v))[0]!["gebeurtenis"]!.GetValue<Guid>();
        (await Publicatie.GeefUitAsync(g.Code, gebeurtenis, Ct)).Getuigen.ShouldBe(0);
        var nogNiet = await g.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{gebeurtenis}/bewijs");
        nogNiet.Is(503).Tekst.ShouldContain("nog-niet-geborgd");

        await Buiten.StartGetuigeAsync(poort);
        (await Publicatie.WachtAsync(g.Code, gebeurtenis, Langst, Ct)).ShouldNotBeNull().Controleer(await BladAsync(g, (await Publicatie.WachtAsync(g.Code, gebeurtenis, Langst, Ct))!.Index), await BeleidAsync(g));
    }

    [Fact]
    public async Task Zonder_ondertekenaar_wordt_vastgelegd_en_geboekt_en_alles_ondertekend_zodra_hij_er_weer_is()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        var poort = Buiten.Ondertekenaar.Adres.Port;
        await Buiten.Ondertekenaar.DoodAsync();
        var pand = g.NieuwPand();
        var id = await StartAsync(g, pand);
        await Should.ThrowAsync<GeenOndertekenaarException>(() => Publicatie.GeefUitAsync(g.Code, id, Ct));
        (await StatusAsync(g, pand)).ShouldBe([Bewijsstatus.Geborgd]);

        await Buiten.StartOndertekenaarAsync(poort);
        (await Publicatie.WachtAsync(g.Code, id, Langst, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Een_ondertekenaar_die_zijn_geheugen_kwijt_is_wordt_niet_stil_geloofd()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct);
        var (poort, geheugen) = (Buiten.Ondertekenaar.Adres.Port, Buiten.Ondertekenaar.Geheugenmap);
        await Buiten.Ondertekenaar.DoodAsync();
        var weg = geheugen + ".weg";
        Directory.Move(geheugen, weg);
        Directory.CreateDirectory(geheugen);
        await Buiten.StartOndertekenaarAsync(poort);
        try
        {
            (await Should.ThrowAsync<VolgenGeweigerdException>(async () => await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct))).Message.ShouldContain("geheugen");
        }
        finally
        {
            // The other tests go on with the memory that they had.
            await Buiten.Ondertekenaar.DoodAsync();
            Directory.Delete(geheugen, recursive: true);
            Directory.Move(weg, geheugen);
            await Buiten.StartOndertekenaarAsync(poort);
        }
    }

    [Fact]
    public async Task Een_ondertekenaar_onder_dezelfde_gebruiker_heet_niet_gescheiden_wat_de_instelling_ook_zegt() =>
        (await toepassing.Host.Services.GetRequiredService<Ondertekendienst>().IsGescheidenAsync(Ct)).ShouldBeFalse();

    [Fact]
    public async Task Een_teruggezette_kortere_geschiedenis_tekent_de_ondertekenaar_niet()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        for (var nr = 0; nr < 3; nr++) await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct);
        var voor = (await Publicatie.PubliceerAsync(g.Code, Ct))!.Checkpoint.Maat;
        await AlsSuperuserAsync(g, "delete from borging.checkpoint where gemeente = $1 and omvang > 2; delete from borging.anker where gemeente = $1 and i >= 2; delete from borging.post where gemeente = $1 and i >= 2; delete from borging.schakel where gemeente = $1 and i >= 2;");
        await ZetStandAsync(g, 2);
        // The stored checkpoint of that day is still good; the first thing that is recorded brings it out.
        (await Should.ThrowAsync<VolgenGeweigerdException>(async () => await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct))).Maat.ShouldBe(voor);
    }

    [Fact]
    public async Task Een_herschreven_log_van_dezelfde_of_een_grotere_omvang_tekent_de_ondertekenaar_niet()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct);
        await AlsSuperuserAsync(g, "update borging.post set blad = decode(repeat('ab', 32), 'hex') where gemeente = $1 and i = 1; delete from borging.checkpoint where gemeente = $1;");
        var omvang = (long)(await toepassing.Database.VraagAsync("select omvang from borging.stand where gemeente = $1", null, g.Code))!;
        await ZetStandAsync(g, omvang);
        await Should.ThrowAsync<VolgenGeweigerdException>(() => Publicatie.PubliceerAsync(g.Code, Ct));
        await Should.ThrowAsync<VolgenGeweigerdException>(async () => await Publicatie.GeefUitAsync(g.Code, await StartAsync(g, g.NieuwPand()), Ct));
        toepassing.Log.Regels.ShouldContain(r => r.Tekst.Contains("De ondertekenaar weigert het log", StringComparison.Ordinal) && r.Tekst.Contains(g.Code, StringComparison.Ordinal));
    }

    private static async Task<System.Text.Json.Nodes.JsonArray> GeschiedenisAsync(Verhaal v) => (await v.Gemeente.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis")).Is(200).Json["regels"]!.AsArray();

    private async Task<IReadOnlyList<Bewijsstatus>> StatusAsync(Gemeente g, string pand)
    {
        var status = await toepassing.Host.Services.GetRequiredService<Bewijslezer>().VanAsync(g.Code, pand, Ct);
        return [status.Van(1)];
    }

    private async Task<Beleid> BeleidAsync(Gemeente g) => Beleid.Lees(Encoding.UTF8.GetBytes(await toepassing.Host.Services.GetRequiredService<Beleidstekst>().MaakAsync(g.Code, Ct)));

    private async Task<byte[]> BladAsync(Gemeente g, long i) => (byte[])(await toepassing.Database.VraagAsync("select blad from borging.post where gemeente = $1 and i = $2", null, g.Code, i))!;

    private async Task<byte[]> InhoudAsync(Gemeente g, long i) => (byte[])(await toepassing.Database.VraagAsync("select inhoud from borging.post where gemeente = $1 and i = $2", null, g.Code, i))!;

    private async Task<List<(long I, long Omvang, byte[] Token)>> AnkersAsync(Gemeente g)
    {
        await using var verbinding = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await verbinding.OpenAsync(Ct);
        return await verbinding.LijstAsync("select i, omvang, token from borging.anker where gemeente = $1 order by i", r => (r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2)), Ct, g.Code);
    }

    private static async Task<Guid> StartAsync(Gemeente g, string pand)
    {
        await using var sessie = g.Schrijf();
        var stroom = sessie.Events.StartStream<Pand>(pand, Melding());
        await sessie.SaveChangesAsync(Ct);
        return stroom.Events[0].Id;
    }

    /// <summary>Whoever owns the database: no trigger holds him.</summary>
    private async Task AlsSuperuserAsync(Gemeente g, string sql)
    {
        await using var verbinding = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await verbinding.OpenAsync(Ct);
        await using var tx = await verbinding.BeginTransactionAsync(Ct);
        foreach (var tabel in (string[])["post", "schakel", "knoop", "checkpoint", "anker"]) await verbinding.VoerUitAsync($"alter table borging.{tabel} disable trigger alleen_toevoegen", Ct);
        foreach (var opdracht in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) await verbinding.VoerUitAsync(opdracht, Ct, g.Code);
        foreach (var tabel in (string[])["post", "schakel", "knoop", "checkpoint", "anker"]) await verbinding.VoerUitAsync($"alter table borging.{tabel} enable always trigger alleen_toevoegen", Ct);
        await tx.CommitAsync(Ct);
    }

    /// <summary>The attacker also makes the kept frontier fit.</summary>
    private async Task ZetStandAsync(Gemeente g, long omvang)
    {
        var grens = Handhaving.Bewijs.Boom.Grens.Leeg;
        for (var i = 0L; i < omvang; i++) grens = grens.Met(await BladAsync(g, i));
        await using var verbinding = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await verbinding.OpenAsync(Ct);
        await verbinding.VoerUitAsync("update borging.stand set omvang = $2, rand = $3 where gemeente = $1", Ct, g.Code, omvang, grens.Rand.ToArray());
    }
}
