using System.Net.Http.Headers;
using System.Text.Json;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Http.Metadata;

namespace Handhaving.Tests.Platform;

/// <summary>What holds for every command: safe to repeat, and never over the work of another.</summary>
public class SchrijfregelsTests(Toepassing toepassing)
{
    private readonly Gemeente _gemeente = toepassing.NieuweGemeente();

    [Fact]
    public Task Zonder_herhaalsleutel_geen_opdracht() => Adres.Elk(toepassing, a => a.Schrijft, async adres =>
    {
        var antwoord = (await adres.MetRecht(_gemeente).Stuur(adres.Verzoek(sleutel: false))).IsProbleem(400);
        antwoord.Json["errors"]!["Idempotency-Key"].ShouldNotBeNull(antwoord.Tekst);
    });

    [Fact]
    public Task Een_herhaalsleutel_van_de_verkeerde_vorm_wordt_geweigerd() => Adres.Elk(toepassing, a => a.Schrijft, async adres =>
    {
        foreach (var sleutel in (string[])[new('a', 129), "jan@example.nl", "\"open", "a b"])
        {
            using var verzoek = adres.Verzoek(sleutel: false);
            verzoek.Headers.TryAddWithoutValidation("Idempotency-Key", sleutel);
            (await adres.MetRecht(_gemeente).Stuur(verzoek)).IsProbleem(400).Tekst.ShouldNotContain(sleutel.Trim('"'));
        }
        using var twee = adres.Verzoek();
        twee.Headers.TryAddWithoutValidation("Idempotency-Key", "b");
        (await adres.MetRecht(_gemeente).Stuur(twee)).IsProbleem(400);
    });

    [Fact]
    public async Task Een_opdracht_op_een_zaak_vraagt_de_versie_die_nu_geldt()
    {
        var v = await Verhaal.TotControle(_gemeente);
        var voor = await Aantal();
        await Adres.Elk(toepassing, a => a.OpZaak, async adres =>
        {
            (await adres.MetRecht(_gemeente).Stuur(adres.Verzoek(v))).IsProbleem(428);
            using var oud = adres.Verzoek(v);
            oud.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            (await adres.MetRecht(_gemeente).Stuur(oud)).IsProbleem(412);
        });
        (await Aantal()).ShouldBe(voor);
    }

    /// <summary>Sends every command of a whole story twice, and once more with another content.</summary>
    [Fact]
    public async Task Herhalen_met_dezelfde_sleutel_geeft_hetzelfde_antwoord_en_schrijft_niets()
    {
        var v = await (await new Verhaal(_gemeente).MetRegisters()).MetMelding();
        await Herhaald(_gemeente.Coordinator, $"/v1/panden/{_gemeente.NieuwPand()}/meldingen", new OntvangMelding(Kanaal.Telefoon, Onderwerp.Kamerverhuur, "Veel mensen.", Buurtcode: _gemeente.Buurt), null);
        await Herhaald(_gemeente.Coordinator, "/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Telefoon, Onderwerp.Kamerverhuur, "Ergens in de buurt.", "Veel mensen."), null);
        await v.InOnderzoek();
        await v.MetControle();
        await Feit("legitimaties", new ToonLegitimatie());
        await Feit("doelmededelingen", new DeelDoelMee(Begrepen: true));
        await Feit("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner"));
        await Feit("betredingen", new TreedBinnen(Binnentreedgrond.Toestemming, true));
        await Feit("ruimten", new NeemRuimteOp(new Ruimtebevinding("keuken-1", Ruimtesoort.Keuken, Privevertrek: false, VanBuitenaf: false, 0, false, false, false)));
        await Feit("vertrekken", new VerlaatWoning());

        async Task Feit(string feit, object opdracht) => v.Versie = await Herhaald(_gemeente.Toezichthouder, $"{v.Controlepad}/{feit}", opdracht, v.Versie);
    }

    /// <summary>What is kept to answer a retry outlives the request, outside the kluis: it has no room for personal data.</summary>
    [Fact]
    public Task Wat_voor_een_herhaling_wordt_bewaard_kan_geen_persoonsgegevens_bevatten() => Adres.Elk(toepassing, a => a.Schrijft, adres =>
    {
        foreach (var soort in adres.Endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Where(p => p.StatusCode < 300 && p.Type is not null).Select(p => p.Type!)) Loop(soort, soort.Name);
        return Task.CompletedTask;

        static void Loop(Type soort, string pad)
        {
            var kaal = Nullable.GetUnderlyingType(soort) ?? soort;
            if (kaal.IsEnum || kaal.IsPrimitive || kaal == typeof(Guid) || kaal == typeof(DateTimeOffset) || kaal == typeof(DateOnly) || kaal == typeof(Gebrek) || kaal == typeof(Rekendatum)) return;
            if (kaal == typeof(string)) VasteTeksten.ShouldContain(pad.Split('.')[^1], pad);
            else if (kaal.IsGenericType && kaal.GetInterfaces().Append(kaal).Any(i => i == typeof(System.Collections.IEnumerable))) Loop(kaal.GetGenericArguments()[0], pad);
            else foreach (var veld in kaal.GetProperties()) Loop(veld.PropertyType, $"{pad}.{veld.Name}");
        }
    });

    /// <summary>Beside a <see cref="Gebrek"/> and a <see cref="Rekendatum"/>, whose sentences are the product's own: ids and an address of the API.</summary>
    private static readonly string[] VasteTeksten = ["PandId", "Url", "TaakId"];

    private async Task<string?> Herhaald(Medewerker wie, string pad, object opdracht, string? versie)
    {
        var sleutel = Guid.NewGuid().ToString();
        var eerste = await wie.Post(pad, opdracht, versie, sleutel);
        ((int)eerste.Status).ShouldBeInRange(200, 201, eerste.Tekst);
        var aantal = await Aantal();

        foreach (var vorm in (string[])[sleutel, $"\"{sleutel}\""])
        {
            var herhaling = (await wie.Post(pad, opdracht, versie, vorm)).Is((int)eerste.Status).VoldoetAanDeRegels();
            herhaling.Tekst.ShouldBe(eerste.Tekst, pad);
            herhaling.Koppen.GetValueOrDefault("Location").ShouldBe(eerste.Koppen.GetValueOrDefault("Location"), pad);
        }
        (await wie.Post(pad, Anders(opdracht), versie, sleutel)).IsProbleem(422);
        (await Aantal()).ShouldBe(aantal, pad);
        return eerste.Versie;
    }

    [Fact]
    public async Task Twee_schrijvers_tegelijk_op_een_versie_geven_een_feit_en_een_verouderde_versie()
    {
        var v = await Verhaal.TotControle(_gemeente);
        var voor = await Aantal();
        var antwoorden = await Task.WhenAll(
            _gemeente.Toezichthouder.Post($"{v.Controlepad}/legitimaties", new ToonLegitimatie(), v.Versie),
            _gemeente.Collega.Post($"{v.Controlepad}/legitimaties", new ToonLegitimatie(), v.Versie));

        antwoorden.Count(a => (int)a.Status is 200 or 201).ShouldBe(1, string.Join('\n', antwoorden.Select(a => a.Tekst)));
        antwoorden.Single(a => (int)a.Status is not (200 or 201)).IsProbleem(412);
        (await Aantal()).ShouldBe(voor + 1);
    }

    [Fact]
    public async Task Dezelfde_opdracht_twee_keer_tegelijk_gebeurt_een_keer()
    {
        var v = await Verhaal.TotControle(_gemeente);
        var voor = await Aantal();
        var sleutel = Guid.NewGuid().ToString();
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _gemeente.Toezichthouder.Post($"{v.Controlepad}/legitimaties", new ToonLegitimatie(), v.Versie, sleutel)));

        antwoorden.ShouldContain(a => (int)a.Status == 200 || (int)a.Status == 201);
        antwoorden.ShouldAllBe(a => (int)a.Status == 200 || (int)a.Status == 201 || (int)a.Status == 409 || (int)a.Status == 412);
        (await Aantal()).ShouldBe(voor + 1);
        (await _gemeente.Toezichthouder.Post($"{v.Controlepad}/legitimaties", new ToonLegitimatie(), v.Versie, sleutel)).Tekst.ShouldBe(antwoorden.First(a => (int)a.Status < 300).Tekst);
    }

    [Fact]
    public async Task Twee_eerste_schrijvers_op_een_nieuw_pand_verliezen_niets()
    {
        for (var ronde = 0; ronde < 5; ronde++)
        {
            var pand = _gemeente.NieuwPand();
            var opdracht = new OntvangMelding(Kanaal.Telefoon, Onderwerp.Kamerverhuur, "Veel mensen.", Buurtcode: _gemeente.Buurt);
            var sleutels = Enumerable.Range(0, 4).Select(_ => Guid.NewGuid().ToString()).ToArray();
            foreach (var (sleutel, antwoord) in sleutels.Zip(await Task.WhenAll(sleutels.Select(s => _gemeente.Coordinator.Post($"/v1/panden/{pand}/meldingen", opdracht, sleutel: s)))))
            {
                if ((int)antwoord.Status is 201) continue;
                antwoord.IsProbleem(409).Koppen["Retry-After"].ShouldBe("1");
                (await _gemeente.Coordinator.Post($"/v1/panden/{pand}/meldingen", opdracht, sleutel: sleutel)).Is(201);
            }
            (await _gemeente.Jurist.Get($"/v1/panden/{pand}")).Is(200).Json["zaken"]!.AsArray().Count.ShouldBe(4);
        }
    }

    [Fact]
    public async Task Alle_vormfouten_komen_in_een_keer_zonder_een_waarde_te_noemen()
    {
        var pad = $"/v1/panden/{_gemeente.NieuwPand()}/meldingen";
        var antwoord = (await _gemeente.Coordinator.Post(pad, """{"kanaal":"Jansen-Geheim","melder":{"telefoon":612345678,"bijnaam":"Jansen-Geheim"},"gebeurdOp":"Jansen-Geheim","vreemd":1}""")).IsProbleem(400);
        foreach (var veld in (string[])["kanaal", "onderwerp", "omschrijving", "melder.naam", "melder.telefoon", "melder.bijnaam", "gebeurdOp", "vreemd"])
            antwoord.Json["errors"]![veld].ShouldNotBeNull($"{veld}\n{antwoord.Tekst}");
        antwoord.Tekst.ShouldNotContain("Geheim");
        antwoord.Tekst.ShouldNotContain("612345678");

        foreach (var inhoud in (string[])["", "{", "[]", "\"Jansen-Geheim\"", "{\"omschrijving\": Jansen-Geheim}", "null"])
            (await _gemeente.Coordinator.Post(pad, inhoud)).IsProbleem(400).Tekst.ShouldNotContain("Geheim");
    }

    [Fact]
    public Task Een_te_grote_opdracht_wordt_niet_gelezen() => Adres.Elk(toepassing, a => a.Methode == "POST" && !a.VanPartner, async adres =>
    {
        foreach (var metLengte in (bool[])[true, false])
        {
            using var verzoek = adres.Verzoek();
            var inhoud = new MemoryStream(new byte[(adres.Endpoint.Metadata.GetMetadata<OmvangAttribute>()?.Bytes ?? Omvang.Opdracht) + 1]);
            verzoek.Content = new StreamContent(inhoud);
            verzoek.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (!metLengte) verzoek.Headers.TransferEncodingChunked = true;
            (await adres.MetRecht(_gemeente).Stuur(verzoek)).IsProbleem(413);
        }
    });

    private static string Anders(object opdracht) => JsonSerializer.Serialize(opdracht, opdracht.GetType()) + " ";

    private async Task<long> Aantal() => (long)(await _gemeente.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente"))!;
}
