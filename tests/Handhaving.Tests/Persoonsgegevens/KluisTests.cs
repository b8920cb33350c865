using System.Text;
using System.Text.Json;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Persoonsgegevens;

public class KluisTests(Toepassing toepassing)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Sleuteldienst Dienst => toepassing.Host.Services.GetRequiredService<Sleuteldienst>();

    [Fact]
    public async Task Een_gebeurtenis_over_twee_personen_bewaart_alleen_verwijzingen()
    {
        var g = toepassing.NieuweGemeente();
        var melder = Guid.NewGuid();
        var melding = await Leg(g, MetMelder(melder, "Bert \"de Ü\" 😀\n\0"));

        (await Open(g, melding.Melder!)).ShouldBe(new Melder("Bert \"de Ü\" 😀\n\0", "06"));
        (await Open(g, melding.Omschrijving)).ShouldBe("tekst");
        (await g.VraagAsync("select string_agg(pad, ' ' order by pad) from persoonsgegevens.kluis where gemeente = :gemeente")).ShouldBe("/melder /omschrijving");
        (await g.VraagAsync("""
            select count(*) from persoonsgegevens.kluis k join handhaving.mt_events e on e.id = k.gebeurtenis and e.tenant_id = k.gemeente
            where k.gemeente = :gemeente and e.data #> string_to_array(substr(k.pad, 2), '/') = jsonb_build_object('betrokkene', k.betrokkene, 'commitment', k.commitment)
            """)).ShouldBe(2L);
        (await g.VraagAsync("select count(*) from raadpleging.auditregel where gemeente = :gemeente and gegevens->>'doel' = 'Toezicht'")).ShouldBe(2L);
    }

    [Theory]
    [InlineData("update persoonsgegevens.kluis set inhoud = set_byte(inhoud, 20, get_byte(inhoud, 20) # 1) where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.kluis k set inhoud = a.inhoud from persoonsgegevens.kluis a where k.gemeente = :gemeente and a.gemeente = k.gemeente and a.pad <> k.pad returning 1")]
    [InlineData("update persoonsgegevens.kluis set inhoud = substr(inhoud, 1, 27) where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.kluis set inhoud = substr(inhoud, 1, length(inhoud) - 1) where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.kluis set inhoud = '' where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.kluis set pad = '/ander' where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.kluis set gebeurtenis = gen_random_uuid() where gemeente = :gemeente returning 1")]
    [InlineData("update persoonsgegevens.sleutel s set omwikkeld = a.omwikkeld from persoonsgegevens.sleutel a where s.gemeente = :gemeente and a.gemeente = s.gemeente and a.betrokkene <> s.betrokkene returning 1")]
    [InlineData("update persoonsgegevens.sleutel set omwikkeld = '\\x00' where gemeente = :gemeente returning 1")]
    [InlineData("delete from persoonsgegevens.sleutel where gemeente = :gemeente returning 1")]
    [InlineData("delete from persoonsgegevens.kluis where gemeente = :gemeente returning 1")]
    public async Task Knoeien_valt_op(string aanval)
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Leg(g, MetMelder(Guid.NewGuid(), "Anna"));
        (await Open(g, melding.Melder!)).Naam.ShouldBe("Anna");

        (await g.VraagAsync(aanval)).ShouldBe(1);

        await Should.ThrowAsync<KluisGeschondenException>(() => Open(g, melding.Melder!));
    }

    [Fact]
    public async Task Een_andere_gemeente_opent_niets_ook_niet_met_een_gekopieerde_rij()
    {
        var (g, ander) = (toepassing.NieuweGemeente(), toepassing.NieuweGemeente());
        var melding = await Leg(g, MetMelder(Guid.NewGuid(), "Anna"));

        await Should.ThrowAsync<KluisGeschondenException>(() => Open(ander, melding.Melder!));
        await g.VraagAsync($"insert into persoonsgegevens.sleutel select '{ander.Code}', betrokkene, omwikkeld from persoonsgegevens.sleutel where gemeente = :gemeente");
        await g.VraagAsync($"insert into persoonsgegevens.kluis select '{ander.Code}', commitment, betrokkene, gebeurtenis, pad, inhoud from persoonsgegevens.kluis where gemeente = :gemeente");
        await Should.ThrowAsync<KluisGeschondenException>(() => Open(ander, melding.Melder!));
    }

    [Fact]
    public async Task Na_wissing_opent_deze_persoon_nooit_meer_en_een_ander_nog_wel()
    {
        var g = toepassing.NieuweGemeente();
        var (weg, blijft) = (Guid.NewGuid(), Guid.NewGuid());
        var melding = await Leg(g, MetMelder(weg, "vertrekt"));
        var ander = await Leg(g, MetMelder(blijft, "blijft"));
        var voor = await g.VraagAsync("select md5(string_agg(e::text, '|' order by seq_id)) from handhaving.mt_events e where tenant_id = :gemeente");

        await toepassing.Database.WisAsync(g.Code, weg);
        await toepassing.Database.WisAsync(g.Code, weg);

        (await Should.ThrowAsync<GegevenGewistException>(() => Open(g, melding.Melder!))).Message.ShouldNotContain("vertrekt");
        (await Open(g, ander.Melder!)).Naam.ShouldBe("blijft");
        (await g.VraagAsync("select md5(string_agg(e::text, '|' order by seq_id)) from handhaving.mt_events e where tenant_id = :gemeente")).ShouldBe(voor);
        await Should.ThrowAsync<GegevenGewistException>(() => Leg(g, MetMelder(weg, "komt terug")));
        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente")).ShouldBe(2L);
    }

    [Fact]
    public async Task Zonder_aantekening_geen_waarde()
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Leg(g, MetMelder(Guid.NewGuid(), "Anna"));
        using var verbinding = Npgsql.NpgsqlDataSource.Create(toepassing.Database.AlsApp);
        var dienst = new Sleuteldienst(verbinding, toepassing.Host.Services.GetRequiredService<ISleutelbewaring>(), new KapotLog());

        await Should.ThrowAsync<IOException>(() => dienst.OpenAsync(Namens(g), melding.Melder!, Ct));
    }

    [Fact]
    public async Task Een_poging_die_niets_opent_is_ook_aangetekend()
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Leg(g, MetMelder(Guid.NewGuid(), "Anna"));
        await g.VraagAsync("delete from persoonsgegevens.kluis where gemeente = :gemeente");

        await Should.ThrowAsync<KluisGeschondenException>(() => Open(g, melding.Melder!));

        (await g.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente")).ShouldBe(1L);
    }

    [Fact]
    public async Task Wat_mislukt_laat_niets_na()
    {
        var g = toepassing.NieuweGemeente();
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(g.NieuwPand(), MetMelder(Guid.NewGuid(), "Anna"));
        sessie.QueueSqlCommand("insert into persoonsgegevens.kluis (gemeente, commitment) values (?, 'zonder inhoud')", g.Code);

        await Should.ThrowAsync<Exception>(() => sessie.SaveChangesAsync(Ct));

        (await g.VraagAsync("select (select count(*) from persoonsgegevens.kluis where gemeente = :gemeente) + (select count(*) from handhaving.mt_events where tenant_id = :gemeente and type <> 'tombstone')")).ShouldBe(0L);
    }

    [Fact]
    public async Task Wat_niet_te_versleutelen_is_lukt_ook_bij_een_tweede_poging_niet()
    {
        var g = toepassing.NieuweGemeente();
        var weg = Guid.NewGuid();
        await toepassing.Database.WisAsync(g.Code, weg);
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(g.NieuwPand(), MetMelder(weg, "Anna"));

        for (var poging = 0; poging < 2; poging++) await Should.ThrowAsync<GegevenGewistException>(() => sessie.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Een_eerste_sleutel_ontstaat_maar_een_keer()
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();

        var meldingen = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Leg(g, MetMelder(persoon, $"naam {i}"))));

        for (var i = 0; i < 8; i++) (await Open(g, meldingen[i].Melder!)).Naam.ShouldBe($"naam {i}");
        (await g.VraagAsync($"select count(*) from persoonsgegevens.sleutel where gemeente = :gemeente and betrokkene = '{persoon}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Een_verzegelde_waarde_gaat_niet_mee_in_een_andere_gebeurtenis()
    {
        var g = toepassing.NieuweGemeente();
        var melding = await Leg(g, MetMelder(Guid.NewGuid(), "Anna"));

        (await Should.ThrowAsync<InvalidOperationException>(() => Leg(g, melding with { MeldingId = Guid.NewGuid() }))).Message.ShouldContain("verwijzen");
    }

    [Fact]
    public void Een_onverzegelde_waarde_is_niet_te_schrijven_en_niet_te_zien()
    {
        var melding = MetMelder(Guid.NewGuid(), "Anna");

        Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(melding)).Message.ShouldNotContain("Anna");
        Should.Throw<InvalidOperationException>(() => melding.Melder!.Commitment);
        melding.ToString().ShouldNotContain("Anna");
        $"{melding.Melder}".ShouldNotContain("Anna");
        typeof(Persoonsgegeven<string>).GetProperties().Select(p => p.Name).ShouldBe(["Betrokkene", "Commitment"], ignoreOrder: true);
    }

    [Fact]
    public void Een_waarde_die_niet_bij_het_commitment_hoort_valt_op()
    {
        var (commitment, inhoud) = Waarde.Verzegel("/naam", Waarde.Canoniek("Anna"));

        Encoding.UTF8.GetString(Waarde.Open(commitment, "/naam", inhoud).Canoniek).ShouldBe("\"Anna\"");
        Should.Throw<KluisGeschondenException>(() => Waarde.Open(commitment, "/adres", inhoud));
        inhoud[^2] ^= 1;
        Should.Throw<KluisGeschondenException>(() => Waarde.Open(commitment, "/naam", inhoud));
        Should.Throw<KluisGeschondenException>(() => Waarde.Open(commitment, "/naam", [1]));
        Waarde.Verzegel("/naam", Waarde.Canoniek("Anna")).Commitment.ShouldNotBe(commitment);
    }

    /// <summary>Commitments as the first version of the product made them, with r = 0, 1, 2 … 31: what was stored then must open for ever.</summary>
    [Fact]
    public void Een_commitment_van_een_eerdere_versie_blijft_kloppen()
    {
        Klopt("/melder", "Zoë \"O'Neill\" \\ \n\t\u0001\u007f\u2028 <&> 😀", "ZVbTk1TtDez9FaeD83p0NEfegnziC17d1OfWxPYWyAY=");
        Klopt("/aangetroffene", new Aangetroffene("Şahin", new DateOnly(1980, 5, 17)), "BSWSGEi/ervo1+f/8+j6PjKkKFV5/VK92Vz7l/o1/bc=");
        Klopt("/bestand", new Bestand(Mediatype.Jpeg, [0xFF, 0xD8, 0xFF, 0x3E, 0x3F]), "MnKRxpcROqEIh+HKncaZPpx5s4Is9UblhLtnz5D6z+E=");

        static void Klopt<T>(string pad, T waarde, string commitment) =>
            Waarde.Open(commitment, pad, [.. Enumerable.Range(0, 32).Select(i => (byte)i), .. Waarde.Canoniek(waarde)]).Als<T>().ShouldBeEquivalentTo(waarde);
    }

    [Fact]
    public void Een_breuk_heeft_geen_canonieke_vorm()
    {
        Should.Throw<Handhaving.Bewijs.OngeldigBewijsException>(() => Waarde.Canoniek(1.5));
        Encoding.UTF8.GetString(Waarde.Canoniek(new Dictionary<string, object?> { ["b"] = new object?[] { 1, true, null }, ["a"] = "é\u0001\u007f\u2028/<😀", ["A"] = new { } }))
            .ShouldBe("{\"A\":{},\"a\":\"é\\u0001\u007f\u2028/<😀\",\"b\":[1,true,null]}");
    }

    private static MeldingOntvangen MetMelder(Guid betrokkene, string naam) => new(ZaakId, Guid.NewGuid(), null, Kanaal.Brief, Onderwerp.Afval, false, false,
        Persoonsgegeven.Over(betrokkene, new Melder(naam, "06")), Tekst())
    { GebeurdOp = Nu };

    private static async Task<MeldingOntvangen> Leg(Gemeente g, MeldingOntvangen melding)
    {
        var pand = g.NieuwPand();
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(pand, melding);
        await sessie.SaveChangesAsync(Ct);
        await using var lees = g.Lees();
        return (MeldingOntvangen)(await lees.Events.FetchStreamAsync(pand, token: Ct)).Single().Data;
    }

    private Task<T> Open<T>(Gemeente g, Persoonsgegeven<T> gegeven) where T : notnull => Dienst.OpenAsync(Namens(g), gegeven, Ct);

    private static Raadpleging Namens(Gemeente g) => new(g.Code, Anna, "toezichthouder", Raadpleegdoel.Toezicht, ZaakId, EenHandeling);

    private sealed class KapotLog : IRaadpleegboek
    {
        public Task SchrijfAsync(Npgsql.NpgsqlConnection verbinding, Raadpleging raadpleging, IReadOnlyList<Persoonsinzage> inzagen, CancellationToken ct) => throw new IOException("schijf vol");
    }
}
