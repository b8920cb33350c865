using System.Net.Http.Headers;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Authorization;

namespace Handhaving.Tests.Platform;

/// <summary>The run-time rules of the API that hold for every endpoint, checked on every endpoint there is.</summary>
public class HttpRegelsTests(Toepassing toepassing)
{
    /// <summary>What anyone may ask, and why that is safe: it knows nothing of a gemeente but what that makes public. Whoever adds one says so here.</summary>
    private static readonly string[] ZonderRecht =
    [
        "/v1/dwangsommen/_bereken", "/v1/openapi.json", "/v1/termijnen/_bereken",
        "/v1/verwerkingsactiviteiten", "/v1/verwerkingsactiviteiten/{activiteitId}", "/v1/verwerkingsactiviteiten/{activiteitId}/versies/{versie}", "/v1/verwerkingsactiviteiten/{activiteitId}/versies/{versie}/rvva",
    ];

    private readonly Gemeente _gemeente = toepassing.NieuweGemeente();

    [Fact]
    public void Elk_adres_noemt_precies_een_recht()
    {
        foreach (var adres in Adres.Alle(toepassing).Where(a => !a.VanPartner && !ZonderRecht.Contains(a.Patroon)))
        {
            var eisen = adres.Endpoint.Metadata.OfType<IAuthorizeData>().ToList();
            eisen.OfType<MagAttribute>().Count().ShouldBe(1, adres.ToString());
            eisen.ShouldAllBe(e => e is MagAttribute || (e.Policy == null && e.Roles == null), adres.ToString());
            adres.Endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(adres.ToString());
        }
    }

    [Fact]
    public void Alleen_de_rekenaars_het_register_van_verwerkingen_en_het_document_zijn_open() =>
        Adres.Alle(toepassing).Where(a => a is { Beveiligd: false, VanPartner: false }).Select(a => a.Patroon).Distinct().ShouldBe(ZonderRecht, ignoreOrder: true);

    /// <summary>An employee is no partner, whatever his role; not even the one that is called so.</summary>
    [Fact]
    public Task Wat_van_partners_is_opent_niet_voor_een_medewerker() => Adres.Elk(toepassing, a => a.VanPartner && a.Methode != "HEAD", async adres =>
    {
        adres.Endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull();
        adres.Beveiligd.ShouldBeFalse();
        (await Anoniem(adres.Verzoek())).IsProbleem(401).Koppen["WWW-Authenticate"].ShouldBe("Bearer");
        foreach (var rol in Rol.Alle) (await _gemeente.Als(rol).Stuur(adres.Verzoek())).IsProbleem(401).Koppen["WWW-Authenticate"].ShouldStartWith("Bearer");
    });

    [Fact]
    public Task Zonder_token_komt_niemand_erin() => Adres.Elk(toepassing, a => a.Beveiligd, async adres =>
    {
        var antwoord = await Anoniem(adres.Verzoek());
        if (adres.Methode == "HEAD") antwoord.Is(401).VoldoetAanDeRegels();
        else antwoord.IsProbleem(401).Koppen["WWW-Authenticate"].ShouldStartWith("Bearer");
    });

    [Fact]
    public Task Een_rol_zonder_het_recht_krijgt_te_horen_wie_het_wel_mag() => Adres.Elk(toepassing, a => a.Beveiligd && a.Methode != "HEAD", async adres =>
    {
        foreach (var rol in Rol.Alle.Except(Toegangsmatrix.Rollen[adres.Recht]))
        {
            var detail = (await _gemeente.Als(rol).Stuur(adres.Verzoek())).IsProbleem(403).Detail();
            foreach (var wel in Toegangsmatrix.Rollen[adres.Recht]) detail.ShouldContain(wel);
        }
    });

    [Fact]
    public Task Een_rol_met_het_recht_wordt_niet_geweigerd() => Adres.Elk(toepassing, a => a.Beveiligd && a.Methode != "HEAD", async adres =>
    {
        foreach (var rol in Toegangsmatrix.Rollen[adres.Recht])
            ((int)(await _gemeente.Als(rol).Stuur(adres.Verzoek())).VoldoetAanDeRegels().Status).ShouldNotBeOneOf(401, 403, 500);
    });

    /// <summary>What exists elsewhere answers exactly as what exists nowhere, whatever one sends, and leaves no access behind.</summary>
    [Fact]
    public async Task Een_andere_gemeente_ziet_niets()
    {
        var v = await Verhaal.TotControle(_gemeente);
        await v.Leg("toestemmingen", new Handhaving.Binnentreden.VerleenToestemming(Handhaving.Panden.Reikwijdte.Woning, Handhaving.Panden.Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner"));
        var gebeurtenissen = (await _gemeente.Jurist.Get($"/v1/panden/{v.PandId}/rechtsgeschiedenis")).Is(200).Json["regels"]!.AsArray().Select(r => r!["gebeurtenis"]!.GetValue<Guid>()).ToList();
        gebeurtenissen.Count.ShouldBeGreaterThan(4);
        var ander = toepassing.NieuweGemeente();
        var nergens = ander.NieuwPand();
        await Adres.Elk(toepassing, a => a.Beveiligd && a.Methode != "HEAD" && a.Ids.Contains("pandId"), async adres =>
        {
            foreach (var gebeurtenis in adres.Ids.Contains("gebeurtenisId") ? gebeurtenissen : [Guid.NewGuid()])
            {
                var hier = await Vraag(adres.PadMet(id => id switch { "pandId" => v.PandId, "zaakId" => v.ZaakId, "controleId" => v.ControleId, "meldingId" => v.MeldingId, "gebeurtenisId" => gebeurtenis, _ => Guid.NewGuid() }));
                var elders = await Vraag(adres.PadMet(id => id is "pandId" ? nergens : Guid.NewGuid()));
                (hier.Status, hier.Tekst).ShouldBe((elders.Status, elders.Tekst));
                // What builds on something that is there finds nothing; what starts something stumbles over its empty form.
                ((int)hier.Status).ShouldBe(adres.Ids is ["pandId"] && adres.Methode == "POST" ? 400 : 404, hier.Tekst);
                hier.Tekst.ShouldNotContain(v.PandId);
            }

            Task<Antwoord> Vraag(string pad)
            {
                var verzoek = adres.Verzoek(pad, inhoud: adres.Patroon.Split('/')[^1] switch { "_open" => """{"doel":"Handhaving"}""", "_noodtoegang" => """{"reden":"GevaarVoorPersoon"}""", _ => "{}" });
                verzoek.Headers.TryAddWithoutValidation("If-Match", "*");
                return adres.MetRecht(ander).Stuur(verzoek);
            }
        });
        (await ander.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente")).ShouldBe(0L);
    }

    /// <summary>Registers, rosters and waiting meldingen are streams too; their keys are no panden.</summary>
    [Fact]
    public async Task Alleen_een_BAG_object_gaat_door_voor_een_pand()
    {
        await new Verhaal(_gemeente).MetRegisters();
        var melding = (await _gemeente.Coordinator.Post("/v1/meldingen", new Handhaving.Meldingen.OntvangMeldingZonderPand(
            Handhaving.Panden.Kanaal.Telefoon, Handhaving.Panden.Onderwerp.Overlast, "Ergens.", "Veel mensen.", new("Geheime Melder"), MelderBeschermd: true))).Is(201).Id("meldingId");
        await Adres.Elk(toepassing, a => a.Beveiligd && a.Methode != "HEAD" && a.Ids.Contains("pandId"), async adres =>
        {
            foreach (var stroom in (string[])[$"intake-{melding:N}", "toezichthouders", "normen", $"rooster-{_gemeente.Toezichthouder.Verwijzing:N}", "0150990000000001", "015010000000000", "%30150100000000001%20"])
                (await adres.MetRecht(_gemeente).Stuur(adres.Verzoek(adres.PadMet(id => id is "pandId" ? stroom : Guid.NewGuid())))).IsProbleem(404).Detail().ShouldContain("BAG-id");
        });
    }

    /// <summary>Every id under a zaak is known to the slot that holds it to its parents; a new one must be told where it belongs.</summary>
    [Fact]
    public void Van_elk_onderdeel_in_een_adres_staat_vast_waar_het_hoort() =>
        Adres.Alle(toepassing).Where(a => a.Ids.Contains("zaakId")).SelectMany(a => a.Ids).Where(Handhaving.Panden.Onderdeelslot.IsOnderdeel).Distinct()
            .Where(id => !Handhaving.Panden.Onderdeelslot.Kent(id)).ShouldBeEmpty();

    /// <summary>A part is found under its own parents only: the rest of the path is right, one parent is another one that exists too.</summary>
    [Fact]
    public async Task Een_onderdeel_hoort_bij_elke_ouder_in_zijn_adres()
    {
        var eigen = await Verhaal.TotControle(_gemeente);
        var (pand, zaak) = (eigen.PandId, eigen.ZaakId);
        var ids = await Onderdelen();
        // A second visit in the same zaak, and a whole other zaak in the same pand.
        await eigen.MetControle(5);
        var tweede = await Onderdelen();
        await eigen.MetMelding();
        await eigen.InOnderzoek();
        await eigen.MetControle(9);
        var andereZaak = await Onderdelen();

        var geprobeerd = 0;
        await Adres.Elk(toepassing, a => a.OpZaak && a.Ids.Count > 2, async adres =>
        {
            foreach (var ouder in adres.Ids.Skip(1).SkipLast(1))
                foreach (var vreemd in (Dictionary<string, Guid>[])[tweede, andereZaak])
                {
                    if (adres.Ids.Skip(1).Any(id => !ids.ContainsKey(id)) || vreemd[ouder] == ids[ouder]) continue;
                    using var verzoek = adres.Verzoek(adres.PadMet(id => id is "pandId" ? pand : id == ouder ? vreemd[id] : ids[id]));
                    verzoek.Headers.TryAddWithoutValidation("If-Match", "*");
                    (await adres.MetRecht(_gemeente).Stuur(verzoek)).IsProbleem(404);
                    geprobeerd++;
                }
        });
        geprobeerd.ShouldBeGreaterThan(15);

        async Task<Dictionary<string, Guid>> Onderdelen()
        {
            var toestemming = (await eigen.Leg("toestemmingen", new Handhaving.Binnentreden.VerleenToestemming(Handhaving.Panden.Reikwijdte.Woning, Handhaving.Panden.Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner"))).Id("toestemmingId");
            await eigen.Leg("afrondingen", new Handhaving.Controles.RondControleAf(Handhaving.Panden.Controleresultaat.OvertredingWaargenomen));
            var pv = (await eigen.Leg("processen-verbaal", new Handhaving.Bevindingen.MaakProcesVerbaalOp("Wij zagen."))).Id("procesVerbaalId");
            return new() { ["zaakId"] = eigen.ZaakId, ["meldingId"] = eigen.MeldingId, ["controleId"] = eigen.ControleId, ["toestemmingId"] = toestemming, ["procesVerbaalId"] = pv };
        }
    }

    [Fact]
    public Task Een_schuine_streep_aan_het_einde_is_niet_gevonden() => Adres.Elk(toepassing, a => a.Methode == "GET" || a.Schrijft, async adres =>
    {
        using var verzoek = adres.Verzoek();
        verzoek.RequestUri = new Uri(adres.Pad() + "/", UriKind.Relative);
        var antwoord = adres.Beveiligd ? await adres.MetRecht(_gemeente).Stuur(verzoek) : await Anoniem(verzoek);
        antwoord.IsProbleem(404).Koppen.GetValueOrDefault("Location").ShouldBeNull();
    });

    [Fact]
    public Task Een_methode_die_er_niet_is_noemt_die_er_wel_zijn() => Adres.Elk(toepassing, a => a.Methode != "HEAD", async adres =>
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Delete, adres.Pad());
        var allow = (await _gemeente.Jurist.Stuur(verzoek)).IsProbleem(405).Koppen["Allow"];
        allow.ShouldContain(adres.Methode);
        if (adres.Methode == "GET") allow.ShouldContain("HEAD");
    });

    [Fact]
    public async Task HEAD_geeft_dezelfde_koppen_als_GET()
    {
        var v = await Verhaal.TotControle(_gemeente);
        await Adres.Elk(toepassing, a => a.Methode == "GET", async adres =>
        {
            Adres.Alle(toepassing).ShouldContain(a => a.Methode == "HEAD" && a.Patroon == adres.Patroon);
            var get = await Stuur(adres, adres.Verzoek(v));
            var head = await Stuur(adres, new HttpRequestMessage(HttpMethod.Head, adres.Pad(v)));
            head.Status.ShouldBe(get.Status);
            head.Tekst.ShouldBeEmpty();
            Vast(head).ShouldBe(Vast(get));
        });

        static string Vast(Antwoord a) => string.Join('\n', a.Koppen.Where(k => k.Key is not ("Content-Length" or "Transfer-Encoding" or "Date")).OrderBy(k => k.Key).Select(k => $"{k.Key}: {k.Value}"));
    }

    [Fact]
    public async Task Wie_de_versie_al_heeft_krijgt_haar_niet_nog_eens()
    {
        var v = await Verhaal.TotControle(_gemeente);
        var geteld = 0;
        await Adres.Elk(toepassing, a => a.Methode == "GET", async adres =>
        {
            if ((await Stuur(adres, adres.Verzoek(v))).Versie is not { } versie) return;
            geteld++;
            foreach (var kop in (string[])[versie, $"\"x\", W/{versie}", "*"])
            {
                using var verzoek = adres.Verzoek(v);
                verzoek.Headers.TryAddWithoutValidation("If-None-Match", kop);
                var antwoord = (await Stuur(adres, verzoek)).Is(304).VoldoetAanDeRegels();
                antwoord.Versie.ShouldBe(versie);
                antwoord.Tekst.ShouldBeEmpty();
            }
            using var ouder = adres.Verzoek(v);
            ouder.Headers.TryAddWithoutValidation("If-None-Match", "\"0\"");
            (await Stuur(adres, ouder)).Is(200).Tekst.ShouldNotBeEmpty();
        });
        geteld.ShouldBeGreaterThan(1);
    }

    [Fact]
    public Task Een_opdracht_die_geen_JSON_is_wordt_niet_gelezen() => Adres.Elk(toepassing, a => a.Methode == "POST", async adres =>
    {
        foreach (var soort in (string?[])["text/plain", "application/xml", "multipart/form-data; boundary=x", null])
        {
            using var verzoek = adres.Verzoek();
            verzoek.Content!.Headers.ContentType = soort is null ? null : MediaTypeHeaderValue.Parse(soort);
            (await Stuur(adres, verzoek)).IsProbleem(415);
        }
    });

    [Fact]
    public Task Een_antwoordsoort_die_er_niet_is_wordt_geweigerd() => Adres.Elk(toepassing, a => a.Methode == "POST" || a.Beveiligd && a.Methode != "HEAD", async adres =>
    {
        using var verzoek = adres.Verzoek();
        verzoek.Headers.Accept.ParseAdd("application/x-onbekend");
        (await Stuur(adres, verzoek)).IsProbleem(406);
    });

    [Fact]
    public Task Een_onbekende_parameter_wordt_genoemd() => Adres.Elk(toepassing, a => a.Methode == "POST" || a.Beveiligd && a.Methode != "HEAD", async adres =>
    {
        using var verzoek = adres.Verzoek();
        verzoek.RequestUri = new Uri(adres.Pad() + "?onbekendVeld=geheim", UriKind.Relative);
        var antwoord = (await Stuur(adres, verzoek)).IsProbleem(400);
        antwoord.Detail().ShouldContain("onbekendVeld");
        antwoord.Tekst.ShouldNotContain("geheim");
    });

    [Fact]
    public async Task Een_adres_dat_er_niet_is_is_ook_een_probleem_in_het_Nederlands()
    {
        foreach (var pad in (string[])["/v1", "/v1/bestaat-niet", "/v1/panden/x/y", "/V1/panden/0150100000000001"])
            (await _gemeente.Jurist.Get(pad)).IsProbleem(404).Detail().ShouldContain("adres");
    }

    [Fact]
    public async Task Een_onbekend_pand_wordt_niet_nagezegd()
    {
        var antwoord = (await _gemeente.Jurist.Get("/v1/panden/0150100000999999")).IsProbleem(404);
        antwoord.Tekst.ShouldNotContain("0150100000999999");
        antwoord.Tekst.ShouldNotContain("Unknown");
    }

    private Task<Antwoord> Stuur(Adres adres, HttpRequestMessage verzoek) => adres.Beveiligd ? adres.MetRecht(_gemeente).Stuur(verzoek) : Anoniem(verzoek);

    private async Task<Antwoord> Anoniem(HttpRequestMessage verzoek)
    {
        using (verzoek)
        {
            using var klant = toepassing.Host.Server.CreateClient();
            return await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
        }
    }
}
