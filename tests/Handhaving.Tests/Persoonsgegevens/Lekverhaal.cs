using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Zaken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>A whole story with a planted value in every field that can hold a person, and with everything that can fail on the way.</summary>
public sealed class Lekverhaal(Toepassing toepassing) : IAsyncLifetime
{
    private readonly Sporenvanger _sporen = new();

    /// <summary>Part of every planted text, and of nothing else in the world.</summary>
    public string Merk { get; } = $"zq{Guid.NewGuid():N}"[..16];

    /// <summary>A date cannot hold a mark; nobody else here was born on this day.</summary>
    public DateOnly Geboortedatum { get; } = new(1903, 2, 17);

    public Zoeker Zoeker => new(Merk, "1903-02-17", "17-02-1903", "2/17/1903");

    public Vindplaatsen Vindplaatsen { get; private set; } = null!;

    public Verhaal Verhaal { get; private set; } = null!;

    public List<Antwoord> Mislukt { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Vindplaatsen = new(toepassing, _sporen);
        await Vindplaatsen.BeginAsync();
        var g = toepassing.NieuweGemeente();
        Verhaal = new Verhaal(g);
        await VoorspoedAsync(g, Verhaal);
        await TegenspoedAsync(g, Verhaal);
        await StoringAsync(g, Verhaal);
        await MetEigenTokenAsync(g, Verhaal);
    }

    public ValueTask DisposeAsync()
    {
        _sporen.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Plant(string wat) => $"Ünal d'Été {Merk} \"{wat}\" <&> 😀";

    private async Task VoorspoedAsync(Gemeente g, Verhaal v)
    {
        await v.MetRegisters();
        (await g.Beheerder.Post("/v1/toezichthouders", new WijsToezichthouderAan(Plant("inlognaam"), Plant("toezichthouder"), "awb-2024-2", ["Hw"], new DateOnly(2024, 1, 1)))).Is(201);
        await v.MetMelding(Plant("melding"), new Melderopgave(Plant("melder"), $"06 {Merk}", $"{Merk}@voorbeeld.invalid"), beschermd: true);
        var intake = (await g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Email, Onderwerp.Overlast, Plant("plaats"), Plant("intake"), new Melderopgave(Plant("melder"), $"06 {Merk}")))).Is(201).Id("meldingId");
        (await g.Jurist.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(v.PandId, null, v.ZaakId))).Is(201);
        v.Versie = (await g.Jurist.Get(v.Zaakpad)).Versie;
        await v.Voeg(g.Jurist, $"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.InOnderzoek, Prioriteit.Spoed, Plant("motivering")));
        (await g.Jurist.Post($"/v1/panden/{v.PandId}/zaken", new OpenZaak(Aanleiding.Wijkplan, Plant("zaak")))).Is(201);
        v.Versie = (await g.Jurist.Get(v.Zaakpad)).Versie;
        await v.Voeg(g.Toezichthouder, $"{v.Zaakpad}/zorgsignalen", new GeefZorgsignaalDoor(Zorgsoort.Jeugd, Zorginstantie.VeiligThuis, Plant("zorg")));
        await v.MetControle();
        await v.Voeg(g.Coordinator, $"{v.Zaakpad}/controles", v.Plan(4) with { Reden = Plant("planreden") });
        await v.Voeg(g.Coordinator, $"{v.Controlepad}/verzettingen", Verzet(v) with { Toelichting = Plant("verzet") });

        await v.Leg("geen-gehoor", new MeldGeenGehoor());
        await v.Leg("legitimaties", new ToonLegitimatie());
        await v.Leg("tolken", new ZetTolkIn(Tolkwijze.Telefonisch, Plant("tolk"), Plant("taal")));
        await v.Leg("doelmededelingen", new DeelDoelMee(Begrepen: true));
        await v.Leg("bewoners", new TrefBewonerAan(Plant("bewoner"), Geboortedatum, Plant("toelichting bij de bewoner"), "slaapkamer-1"));
        await v.Leg("weigeringen", new WeigerToestemming(Reikwijdte.Woning, null, Plant("weigering")));
        var toestemming = (await v.Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Verhuurder, true, true, Plant("verlener")))).Id("toestemmingId");
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Toestemming, true, Plant("betreding")));
        await v.Leg("ruimten", new NeemRuimteOp(new("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, 3, true, true, false), Plant("ruimte")));
        await v.Leg($"toestemmingen/{toestemming}/intrekkingen", new TrekToestemmingIn());
        await v.Leg("vertrekken", new VerlaatWoning());
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
        var gebrek = (await g.Jurist.Get(v.Zaakpad)).Json["controles"]!.AsArray().Single(c => c!["controleId"]!.GetValue<Guid>() == v.ControleId)!["bevindingen"]![0]!["gebreken"]![0]!["regel"]!.GetValue<string>();
        await v.Voeg(g.Jurist, $"{v.Controlepad}/terzijdestellingen", new StelRegelTerzijde(gebrek, Plant("terzijde")));
        var pv = (await v.Leg("processen-verbaal", new MaakProcesVerbaalOp(Plant("proces-verbaal")))).Id("procesVerbaalId");
        await v.Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true));
        await v.Leg($"processen-verbaal/{pv}/aanvullingen", new VulProcesVerbaalAan(Plant("aanvulling")));
        await v.Voeg(g.Jurist, $"{v.Zaakpad}/correcties", new CorrigeerFeit(await GebeurtenisAsync(g, v), Plant("correctie"), Herroepen: true));

        // What is opened goes to the one who asked, and nowhere else.
        (await g.Jurist.Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", new OpenMelding(Raadpleegdoel.Handhaving))).Is(200).Tekst.ShouldContain(Merk);
        (await g.Jurist.Get($"/v1/panden/{v.PandId}")).Is(200).Tekst.ShouldNotContain(Merk);
        (await g.Jurist.Get(v.Zaakpad)).Is(200).Tekst.ShouldNotContain(Merk);
        await g.BijgewerktAsync();
    }

    private static VerzetControle Verzet(Verhaal v)
    {
        var plan = v.Plan(3);
        return new(plan.Datum, plan.Begin, plan.Einde, plan.Dienst, plan.Koppel, Verzetreden.Overig);
    }

    private static async Task<Guid> GebeurtenisAsync(Gemeente g, Verhaal v)
    {
        await using var lees = g.Lees();
        return (await lees.Events.FetchStreamAsync(v.PandId)).First(e => e.Data is GeenGehoor).Id;
    }

    private async Task TegenspoedAsync(Gemeente g, Verhaal v)
    {
        var meldingen = $"/v1/panden/{v.PandId}/meldingen";
        string[] gebroken =
        [
            $"{{\"kanaal\":\"{Merk}\",\"onderwerp\":\"Afval\",\"omschrijving\":\"x\"}}",
            $"{{\"omschrijving\":\"{Merk}",
            $"{{\"omschrijving\":{Merk}}}",
            $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":\"x\",\"gebeurdOp\":\"{Merk}\"}}",
            $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":\"x\",\"zaakId\":\"{Merk}\"}}",
            $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":\"x\",\"verblijfsobjectId\":\"{Merk}\",\"buurtcode\":\"{Merk}\"}}",
            $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":[\"{Merk}\"]}}",
            $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":\"{Merk} \\ud800\"}}",
            $"\"{Merk}\"", $"{Merk}", "null",
        ];
        foreach (var json in gebroken) await Mislukt_(g.Coordinator.Post(meldingen, json));
        // A field that does not exist is named to the one who sent it; not to the log.
        foreach (var json in (string[])[$"{{\"{Merk}\":1}}", $"{{\"kanaal\":\"Telefoon\",\"onderwerp\":\"Afval\",\"omschrijving\":\"x\",\"melder\":{{\"naam\":\"x\",\"{Merk}\":true}}}}"])
            (await g.Coordinator.Post(meldingen, json)).Is(400);
        await Mislukt_(g.Coordinator.Post(meldingen, new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, Plant(new string('x', 20_000)), new Melderopgave(Plant(new string('x', 200))))));
        await Mislukt_(g.Auditor().Post(meldingen, new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, Plant("mag niet"))));
        await Mislukt_(g.Coordinator.Post(meldingen, new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, Plant("zonder sleutel")), sleutel: ""));
        await Mislukt_(g.Toezichthouder.Post($"{v.Controlepad}/bewoners", new TrefBewonerAan(Plant("verouderd"), Geboortedatum), "\"1\""));
        await Mislukt_(g.Toezichthouder.Post($"{v.Controlepad}/bewoners", new TrefBewonerAan(Plant("zonder versie"), Geboortedatum)));
        await Mislukt_(g.Toezichthouder.Post($"{v.Zaakpad}/controles/{Guid.NewGuid()}/bewoners", new TrefBewonerAan(Plant("onbekende controle"), Geboortedatum), v.Versie));
        await Mislukt_(g.Toezichthouder.Post($"{v.Controlepad}/bewoners", new TrefBewonerAan(Plant("ruimte"), Geboortedatum, Ruimte: Merk.ToUpperInvariant()), v.Versie));
        await Mislukt_(g.Toezichthouder.Post($"{v.Controlepad}/processen-verbaal", new MaakProcesVerbaalOp(Plant("tweede")), v.Versie));
        await Mislukt_(g.Coordinator.Post($"{v.Controlepad}/verzettingen", Verzet(v) with { Toelichting = Plant("te laat") }, v.Versie));
        await Mislukt_(g.Jurist.Post($"{v.Controlepad}/terzijdestellingen", new StelRegelTerzijde(Merk, Plant("onbekende regel")), v.Versie));
    }

    /// <summary>What breaks in the middle: the kluis, and a person who was erased.</summary>
    private async Task StoringAsync(Gemeente g, Verhaal v)
    {
        var naam = $"storing_{g.Code}".ToLowerInvariant();
        await g.VraagAsync($"create function public.{naam}() returns trigger language plpgsql as $$ begin raise exception 'storing'; end $$");
        foreach (var tabel in (string[])["persoonsgegevens.kluis", "handhaving.mt_events"])
        {
            var kolom = tabel.EndsWith("events", StringComparison.Ordinal) ? "tenant_id" : "gemeente";
            await g.VraagAsync($"create trigger {naam} before insert or update on {tabel} for each row when (new.{kolom} = :gemeente) execute function public.{naam}()");
            await MisluktOfFout(() => g.Toezichthouder.Post($"{v.Controlepad}/bewoners", new TrefBewonerAan(Plant("storing"), Geboortedatum), v.Versie));
            await g.VraagAsync($"drop trigger {naam} on {tabel}");
        }
        await g.VraagAsync($"drop function public.{naam}()");

        var gewist = Guid.NewGuid();
        await toepassing.Database.WisAsync(g.Code, gewist);
        await MisluktOfFout(() => g.Toezichthouder.Post($"{v.Controlepad}/bewoners", new TrefBewonerAan(Plant("gewist"), Geboortedatum, Betrokkene: gewist), v.Versie));
    }

    /// <summary>An identity provider sends more than is asked for.</summary>
    private async Task MetEigenTokenAsync(Gemeente g, Verhaal v)
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Ontwikkeluitgever.Naam,
            Audience = Ontwikkeluitgever.Naam,
            Expires = toepassing.Klok.GetUtcNow().AddHours(1).UtcDateTime,
            Subject = new ClaimsIdentity([new("sub", Merk), new("rol", Rol.Coordinator), new("gemeente", g.Code), new("name", Plant("name")), new("email", $"{Merk}@x.nl"), new("preferred_username", Merk)]),
            SigningCredentials = new SigningCredentials(toepassing.Host.Services.GetRequiredService<Ontwikkeluitgever>().Sleutel, SecurityAlgorithms.HmacSha256),
        });
        foreach (var (versie, verwacht) in ((string, int)[])[(v.Versie!, 201), ("\"1\"", 412)])
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{v.Zaakpad}/controles")
            {
                Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { v.NormId, Datum = v.Plan(9).Datum, Begin = "10:00", Einde = "11:00", Dienst = "Dag", v.Plan().Koppel, Reden = Merk }, System.Text.Json.JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
            };
            verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            verzoek.Headers.TryAddWithoutValidation("If-Match", versie);
            verzoek.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
            using var klant = toepassing.Host.Server.CreateClient();
            using var antwoord = await klant.SendAsync(verzoek);
            ((int)antwoord.StatusCode).ShouldBe(verwacht, await antwoord.Content.ReadAsStringAsync());
        }
    }

    private async Task Mislukt_(Task<Antwoord> antwoord)
    {
        Mislukt.Add(await antwoord);
        ((int)Mislukt[^1].Status).ShouldBeInRange(400, 599, Mislukt[^1].Tekst);
    }

    /// <summary>The test server hands an exception that nobody caught to its caller.</summary>
    private async Task MisluktOfFout(Func<Task<Antwoord>> verzoek)
    {
        try
        {
            await Mislukt_(verzoek());
        }
        catch (Exception e) when (e is not Shouldly.ShouldAssertException)
        {
            Mislukt.Add(new("fout", System.Net.HttpStatusCode.InternalServerError, null, e.ToString(), new Dictionary<string, string>()));
        }
    }
}

internal static class Rollen
{
    public static Medewerker Auditor(this Gemeente gemeente) => gemeente.Als(Rol.Auditor);
}
