using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Handhaving.Partners;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Partners;

/// <summary>Over real sockets, with real certificates, from where a partner and an attacker stand.</summary>
public sealed class PartnertoegangTests(Partnertoepassing toepassing) : IClassFixture<Partnertoepassing>
{
    [Fact]
    public async Task Een_partner_vraagt_een_token_en_ziet_wie_hij_is()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();

        var antwoord = (await partner.Vraag(beller)).Is(200);
        antwoord.Koppen["Cache-Control"].ShouldBe("no-store");
        antwoord.Json["token_type"]!.GetValue<string>().ShouldBe("Bearer");
        antwoord.Json["expires_in"]!.GetValue<int>().ShouldBe(300);
        var token = antwoord.Json["access_token"]!.GetValue<string>();
        var (kop, inhoud) = Delen(token);
        kop["typ"]!.GetValue<string>().ShouldBe("at+jwt");
        inhoud["cnf"]!["x5t#S256"]!.GetValue<string>().ShouldBe(System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(partner.Certificaat.RawData)));
        inhoud["iss"]!.GetValue<string>().ShouldBe("https://partners.test");
        inhoud["aud"]!.GetValue<string>().ShouldBe("https://partners.test/v1");
        inhoud["client_id"]!.GetValue<string>().ShouldBe(partner.Client);
        (inhoud["exp"]!.GetValue<long>() - inhoud["iat"]!.GetValue<long>()).ShouldBe(300);

        var zelf = (await Proefpartner.Kijk(beller, token)).Is(200);
        zelf.Json["oin"]!.GetValue<string>().ShouldBe(partner.Oin);
        zelf.Json["gemeente"]!.GetValue<string>().ShouldBe(partner.Gemeente.Code);
        (await partner.Gemeente.VraagAsync("select count(*) from partners.beslissing where gemeente = :gemeente and toegestaan")).ShouldBe(2L);
        // On another node as well: the key of the tokens is one.
        using var elders = partner.Beller(toepassing.TweedeDeur);
        (await Proefpartner.Kijk(elders, token)).Is(200);
    }

    [Fact]
    public async Task De_beschrijving_zegt_hoe_men_een_token_krijgt()
    {
        using var klant = toepassing.Host.Server.CreateClient();
        var json = JsonNode.Parse(await klant.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative), TestContext.Current.CancellationToken))!;
        json["issuer"]!.GetValue<string>().ShouldBe("https://partners.test");
        json["token_endpoint"]!.GetValue<string>().ShouldBe("https://partners.test/token");
        json["tls_client_certificate_bound_access_tokens"]!.GetValue<bool>().ShouldBeTrue();
        json["token_endpoint_auth_methods_supported"]!.AsArray().Single()!.GetValue<string>().ShouldBe("private_key_jwt");
        var sleutels = JsonNode.Parse(await klant.GetStringAsync(new Uri("/jwks", UriKind.Relative), TestContext.Current.CancellationToken))!["keys"]!.AsArray();
        sleutels.Single()!["kty"]!.GetValue<string>().ShouldBe("EC");
        sleutels.Single()!.AsObject().ContainsKey("d").ShouldBeFalse();
    }

    [Fact]
    public async Task Met_een_verkeerd_certificaat_gaat_de_deur_niet_open()
    {
        var keten = toepassing.Keten;
        using var vreemd = new Proefketen();
        var ingetrokken = keten.Blad();
        keten.SchrijfLijst("tussen", keten.Tussen, [ingetrokken]);
        foreach (var (wat, blad, mee) in new[]
        {
            ("verlopen", keten.Blad(van: keten.Nu.AddDays(-5), tot: keten.Nu.AddDays(-1)), keten.Tussen), ("nog niet geldig", keten.Blad(van: keten.Nu.AddDays(1)), keten.Tussen), ("andere wortel", vreemd.Blad(), vreemd.Tussen),
            ("zelf ondertekend", keten.Blad(zelf: true), keten.Tussen), ("ander gebruik", keten.Blad(eku: Proefketen.Server), keten.Tussen), ("ingetrokken", ingetrokken, keten.Tussen), ("zonder tussencertificaat", keten.Blad(), null),
            ("OIN als naam", keten.Blad(Proefketen.Naam([("2.5.4.3", Proefketen.Oin, System.Formats.Asn1.UniversalTagNumber.UTF8String)])), keten.Tussen),
        })
        {
            using var beller = mee is null ? toepassing.Deur.Beller(blad) : toepassing.Deur.Beller(blad, mee);
            (await Gesloten(beller)).ShouldBeTrue(wat);
        }
        using var zonder = toepassing.Deur.Beller(null);
        (await Gesloten(zonder)).ShouldBeTrue("zonder certificaat");
        using var goed = toepassing.Deur.Beller(keten.Blad(), keten.Tussen);
        (await Proefpartner.Kijk(goed, null)).IsProbleem(401);

        static async Task<bool> Gesloten(HttpClient beller)
        {
            try
            {
                await beller.GetAsync(new Uri("/v1/aansluiting", UriKind.Relative), TestContext.Current.CancellationToken);
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task Een_verklaring_werkt_een_keer_ook_tegelijk_bij_twee_deuren()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var een = partner.Beller();
        using var twee = partner.Beller(toepassing.TweedeDeur);
        var verklaring = partner.Verklaring();

        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => partner.Vraag(i % 2 == 0 ? een : twee, verklaring)));

        antwoorden.Count(a => a.Status is HttpStatusCode.OK).ShouldBe(1);
        antwoorden.Where(a => a.Status is not HttpStatusCode.OK).ShouldAllBe(a => a.Json["error"]!.GetValue<string>() == "invalid_client");
        (await partner.Gemeente.VraagAsync("select count(*) from partners.beslissing where gemeente = :gemeente and reden = 'Herhaald'")).ShouldBe(11L);
        (await partner.Gemeente.VraagAsync("select count(*) from partners.verklaring where gemeente = :gemeente")).ShouldBe(1L);
    }

    [Fact]
    public async Task Wat_er_ook_mis_is_met_de_aanmelding_het_antwoord_is_een_en_hetzelfde()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        var ander = await Proefpartner.Sluit(toepassing, Proefketen.AndereOin, partner.Gemeente);
        await ander.Geef(ander.Sleutel, "alleen-van-ander");
        using var vreemde = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var beller = partner.Beller();
        var nu = toepassing.Klok.GetUtcNow();
        foreach (var (reden, verklaring) in new (string?, string)[]
        {
            ("OngeldigeHandtekening", partner.Verklaring(vreemde)),
            ("OngeldigeHandtekening", partner.Verklaring(ander.Sleutel)),
            ("OnbekendeSleutel", partner.Verklaring(ander.Sleutel, "alleen-van-ander")),
            ("OnbekendeSleutel", partner.Verklaring(kid: "k2")),
            ("VerkeerdPubliek", partner.Verklaring(anders: i => i["aud"] = "https://partners.test/v1")),
            ("Verlopen", partner.Verklaring(anders: i => (i["iat"], i["exp"]) = (nu.AddMinutes(-6).ToUnixTimeSeconds(), nu.AddMinutes(-2).ToUnixTimeSeconds()))),
            ("TeLangGeldig", partner.Verklaring(anders: i => i["exp"] = nu.AddMinutes(20).ToUnixTimeSeconds())),
            ("NogNietGeldig", partner.Verklaring(anders: i => (i["iat"], i["exp"]) = (nu.AddMinutes(2).ToUnixTimeSeconds(), nu.AddMinutes(4).ToUnixTimeSeconds()))),
            (null, "onzin"),
            (null, Proefjwt.Maak(new { alg = "none", kid = "k1" }, Proefjwt.Inhoud(partner.Client, nu), _ => [])),
            (null, Proefjwt.Maak(new { alg = "HS256", kid = "k1" }, Proefjwt.Inhoud(partner.Client, nu), b => HMACSHA256.HashData(partner.Sleutel.ExportSubjectPublicKeyInfo(), b))),
            (null, new string('a', 9000)),
        })
        {
            var antwoord = (await partner.Vraag(beller, verklaring)).Is(401);
            antwoord.Json["error"]!.GetValue<string>().ShouldBe("invalid_client");
            antwoord.Koppen["Cache-Control"].ShouldBe("no-store");
            antwoord.Tekst.ShouldNotContain("handtekening");
            if (reden is not null) (await partner.LaatsteReden()).ShouldBe(reden);
        }
        // His own assertion, over the certificate of another partner; and one in the name of another.
        using var over = ander.Beller();
        (await partner.Vraag(over)).Is(401);
        (await partner.Vraag(beller, ander.Verklaring())).Is(401);
        (await partner.Vraag(beller)).Is(200);
    }

    [Fact]
    public async Task Een_verzoek_dat_niet_de_goede_vorm_heeft_wordt_niet_gewogen()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        var goed = Proefpartner.Formulier(partner.Verklaring());
        string Form(IEnumerable<KeyValuePair<string, string>> velden) => string.Join('&', velden.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}"));
        async Task Fout(string code, string tekst, string adres = "/token", string soort = "application/x-www-form-urlencoded", string? aanmelding = null)
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, adres) { Content = new StringContent(tekst, new MediaTypeHeaderValue(soort)) };
            if (aanmelding is not null) verzoek.Headers.TryAddWithoutValidation("Authorization", aanmelding);
            var antwoord = await Antwoord.Van(await beller.SendAsync(verzoek, TestContext.Current.CancellationToken));
            antwoord.Json["error"]!.GetValue<string>().ShouldBe(code, antwoord.Tekst);
        }

        await Fout("invalid_request", Form(goed) + "&" + Form(goed.Where(v => v.Key == "client_assertion")));
        await Fout("invalid_request", Form(goed), "/token?client_assertion=x");
        await Fout("invalid_request", Form(goed), "/token?scope=x");
        await Fout("invalid_request", Form(goed), aanmelding: "Basic eDp5");
        await Fout("invalid_request", Form(goed) + "&client_secret=x");
        await Fout("invalid_request", """{"grant_type":"client_credentials"}""", soort: "application/json");
        await Fout("invalid_request", Form(goed) + "&x=" + new string('a', 20_000));
        await Fout("invalid_request", Form(goed.Where(v => v.Key != "grant_type")));
        await Fout("unsupported_grant_type", Form(goed.Select(v => v.Key == "grant_type" ? new("grant_type", "authorization_code") : v)));
        await Fout("invalid_client", Form(goed.Where(v => v.Key != "client_assertion")));
        await Fout("invalid_client", Form(goed.Where(v => v.Key != "client_assertion_type")));
        await Fout("invalid_client", Form(goed) + $"&client_id={partner.Gemeente.Code}.{Guid.NewGuid():N}");
        await Fout("invalid_scope", Form(goed) + "&scope=wijkcijfers");
        // None of these used up the assertion.
        (await partner.Vraag(beller, goed["client_assertion"])).Is(200);
    }

    [Fact]
    public async Task Een_gestolen_token_werkt_niet_over_een_ander_certificaat()
    {
        var (partner, dief) = (await Proefpartner.Sluit(toepassing), await Proefpartner.Sluit(toepassing, Proefketen.AndereOin));
        using var eigen = partner.Beller();
        using var ander = dief.Beller();
        using var vernieuwd = toepassing.Deur.Beller(toepassing.Keten.Blad(Proefketen.Onderwerp()), toepassing.Keten.Tussen);
        var token = await partner.Token(eigen);

        foreach (var beller in (HttpClient[])[ander, vernieuwd])
            (await Proefpartner.Kijk(beller, token)).IsProbleem(401).Koppen["WWW-Authenticate"].ShouldBe("Bearer error=\"invalid_token\"");
        // Without any certificate, at the ordinary door.
        using var binnen = toepassing.TweedeDeur.Binnen();
        (await Proefpartner.Kijk(binnen, token)).IsProbleem(401);
        (await Proefpartner.Kijk(eigen, token)).Is(200);
    }

    [Fact]
    public async Task Een_token_dat_niet_van_ons_is_of_niet_voor_hier_wordt_niet_geloofd()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        var buur = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        var token = await partner.Token(beller);
        var (kop, inhoud) = Delen(token);
        using var vreemde = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string Na(Action<JsonNode, JsonNode> anders)
        {
            var (k, i) = (kop.DeepClone(), inhoud.DeepClone());
            anders(k, i);
            return Proefjwt.Maak(k, i, Proefjwt.Es256(vreemde));
        }

        foreach (var slecht in (string[])
        [
            "x", "", token[..^4] + "AAAA", token + "A", Na((_, _) => { }), Na((k, _) => k["alg"] = "none"), Na((k, _) => k.AsObject().Remove("kid")),
            token.Split('.')[0] + "." + token.Split('.')[1] + ".", Proefjwt.B64("""{"alg":"none","typ":"at+jwt"}""") + "." + token.Split('.')[1] + ".",
            // The gemeente of another in a token that was signed for this one.
            token.Split('.')[0] + "." + Proefjwt.B64(inhoud.ToJsonString().Replace(partner.Gemeente.Code, buur.Gemeente.Code, StringComparison.Ordinal)) + "." + token.Split('.')[2],
            // What only logs in, and what an employee has.
            partner.Verklaring(), partner.Gemeente.Beheerder.Token, new string('a', 10_000),
        ])
            (await Proefpartner.Kijk(beller, slecht)).IsProbleem(401).Koppen["WWW-Authenticate"].ShouldStartWith("Bearer");
        // In the address or twice it is no login.
        using var inAdres = await beller.GetAsync(new Uri($"/v1/aansluiting?access_token={token}", UriKind.Relative), TestContext.Current.CancellationToken);
        inAdres.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Proefpartner.Kijk(beller, token, v => v.Headers.TryAddWithoutValidation("Authorization", "Basic eDp5"))).Is(401);
    }

    [Fact]
    public async Task Een_token_van_een_partner_opent_niets_van_een_medewerker()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        var token = await partner.Token(beller);
        using var gewoon = toepassing.Deur.Binnen();
        foreach (var pad in (string[])["/v1/normen", "/v1/partners", "/v1/werkvoorraad", "/v1/zaken"])
        {
            (await Vraag(gewoon, pad, token)).IsProbleem(401);
            // Through the door of partners they are not even there, nor for an employee.
            (await Vraag(beller, pad, token)).IsProbleem(404);
            (await Vraag(beller, pad, partner.Gemeente.Jurist.Token)).IsProbleem(404);
            (await Vraag(gewoon, pad, partner.Gemeente.Jurist.Token)).Is(200);
        }
        foreach (var pad in (string[])["/", "/aanmelden", "/v1/openapi.json"]) (await Vraag(beller, pad, token)).Is(404);

        static async Task<Antwoord> Vraag(HttpClient klant, string pad, string token)
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Get, pad);
            verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Schorsen_werkt_meteen_bij_elke_deur_en_een_oud_token_komt_niet_terug()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        using var elders = partner.Beller(toepassing.TweedeDeur);
        var token = await partner.Token(beller);
        (await Proefpartner.Kijk(elders, token)).Is(200);

        (await partner.Gemeente.Beheerder.Post($"{partner.Pad}/schorsingen", new SchorsPartner(Schorsingsreden.SleutelUitgelekt), "*")).Is(200);
        (await Proefpartner.Kijk(beller, token)).IsProbleem(401);
        (await Proefpartner.Kijk(elders, token)).IsProbleem(401);
        (await partner.Vraag(elders)).Is(401);
        (await partner.LaatsteReden()).ShouldBe("NietActief");

        (await partner.Gemeente.Beheerder.Post($"{partner.Pad}/hervattingen", new HervatPartner(), "*")).GeweigerdDoor("P-vierogen");
        (await partner.Gemeente.Jurist.Post($"{partner.Pad}/hervattingen", new HervatPartner(), "*")).Is(200);
        (await Proefpartner.Kijk(beller, token)).IsProbleem(401);
        (await partner.LaatsteReden()).ShouldBe("TokenVervallen");
    }

    [Fact]
    public async Task Een_sleutel_wordt_gewisseld_zonder_dat_iemand_buiten_staat()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        using var nieuw = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var oudToken = await partner.Token(beller);
        await partner.Geef(nieuw, "k2");

        (await partner.Vraag(beller, partner.Verklaring(nieuw, "k2"))).Is(200);
        (await partner.Vraag(beller)).Is(200);
        (await partner.Gemeente.Jurist.Post($"{partner.Pad}/sleutels/{partner.SleutelId}/intrekkingen", new TrekPartnersleutelIn(), "*")).Is(200);
        (await partner.Vraag(beller)).Is(401);
        (await Proefpartner.Kijk(beller, oudToken)).IsProbleem(401);
        (await partner.Vraag(beller, partner.Verklaring(nieuw, "k2"))).Is(200);
        // A key that is tied to a certificate works over that one alone.
        using var vast = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await partner.Geef(vast, "k3", certificaten: new string('a', 43));
        (await partner.Vraag(beller, partner.Verklaring(vast, "k3"))).Is(401);
        (await partner.LaatsteReden()).ShouldBe("AnderCertificaat");
    }

    [Fact]
    public async Task Een_doorgegeven_certificaat_telt_alleen_van_een_bekende_proxy()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        var (kop, keten) = ($":{Convert.ToBase64String(partner.Certificaat.RawData)}:", $":{Convert.ToBase64String(toepassing.Keten.Tussen.RawData)}:");
        async Task<Antwoord> Vraag(HttpClient beller, params string[] koppen)
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, "/token") { Content = new FormUrlEncodedContent(Proefpartner.Formulier(partner.Verklaring())) };
            foreach (var k in koppen) verzoek.Headers.TryAddWithoutValidation(Certificaatbron.Kop, k);
            verzoek.Headers.TryAddWithoutValidation(Certificaatbron.Ketenkop, keten);
            return await Antwoord.Van(await beller.SendAsync(verzoek, TestContext.Current.CancellationToken));
        }
        using var bekend = toepassing.AchterProxy.Binnen();
        using var onbekend = toepassing.TweedeDeur.Binnen();

        var goed = (await Vraag(bekend, kop)).Is(200);
        (await Proefpartner.Kijk(bekend, goed.Json["access_token"]!.GetValue<string>(), v =>
        {
            v.Headers.TryAddWithoutValidation(Certificaatbron.Kop, kop);
            v.Headers.TryAddWithoutValidation(Certificaatbron.Ketenkop, keten);
        })).Is(200);
        (await Vraag(onbekend, kop)).Is(401);
        // Another partner's certificate on the connection and this one in the header: the connection counts.
        var ander = await Proefpartner.Sluit(toepassing, Proefketen.AndereOin);
        using var spoof = ander.Beller(toepassing.TweedeDeur);
        (await Vraag(spoof, kop)).Is(401);
        // And a proxy's own certificate is never taken for a partner's.
        using var eigen = partner.Beller(toepassing.AchterProxy);
        (await Vraag(eigen)).Is(401);
        (await Vraag(eigen, kop)).Is(200);
        foreach (var slecht in (string[][])[[], [kop, kop], [kop.Trim(':')], [":x:"], [":AAAA:"]]) (await Vraag(bekend, slecht)).Is(401);
        using var vreemd = new Proefketen();
        (await Vraag(bekend, $":{Convert.ToBase64String(vreemd.Blad().RawData)}:")).Is(401);
    }

    [Fact]
    public async Task De_transactie_van_FSC_wordt_overgenomen_en_vastgelegd()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        var token = await partner.Token(beller);
        var transactie = Guid.CreateVersion7();
        const string Spoor = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
        var antwoord = (await Proefpartner.Kijk(beller, token, v =>
        {
            v.Headers.Add(Fsc.Transactiekop, transactie.ToString());
            v.Headers.Add("traceparent", Spoor);
        })).Is(200);
        antwoord.Koppen[Fsc.Transactiekop].ShouldBe(transactie.ToString());
        antwoord.Json["transactie"]!.GetValue<Guid>().ShouldBe(transactie);
        var regel = JsonNode.Parse((string)(await partner.Gemeente.VraagAsync($"select regel::text from partners.beslissing where gemeente = :gemeente and transactie = '{transactie}'"))!)!;
        regel["event_name"]!.GetValue<string>().ShouldBe("adl.access_evaluation");
        regel["trace_id"]!.GetValue<string>().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        regel["parent_span_id"]!.GetValue<string>().ShouldBe("b7ad6b7169203331");
        regel["status"]!.GetValue<string>().ShouldBe("Unset");
        regel["attributes"]!["adl.fsc.transaction_id"]!.GetValue<Guid>().ShouldBe(transactie);
        regel["body"]!["adl.core.response"]!["decision"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var vreemd in (string[])["x", Guid.NewGuid().ToString(), Guid.Empty.ToString(), $"{{{transactie}}}"])
        {
            var nieuw = (await Proefpartner.Kijk(beller, token, v => v.Headers.TryAddWithoutValidation(Fsc.Transactiekop, vreemd))).Koppen[Fsc.Transactiekop];
            nieuw.ShouldNotBe(vreemd);
            Fsc.IsVersie7(Guid.Parse(nieuw)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Over_een_feed_beslist_de_afspraak_van_nu_en_elke_beslissing_staat_er()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        var (afspraak, feeds) = (Guid.CreateVersion7(), toepassing.Feeds.Van);
        feeds[partner.Id] = [new("wijkcijfers", afspraak, 3), new("signalen", afspraak, 3)];
        using var beller = partner.Beller();
        (await partner.Vraag(beller, scope: "wijkcijfers iets-anders")).Is(400).Json["error"]!.GetValue<string>().ShouldBe("invalid_scope");
        (await partner.Vraag(beller)).Is(200).Json["scope"]!.GetValue<string>().ShouldBe("signalen wijkcijfers");
        var smal = Delen(await partner.Token(beller, "wijkcijfers")).Inhoud;
        smal["scope"]!.GetValue<string>().ShouldBe("wijkcijfers");

        var http = new DefaultHttpContext { RequestServices = toepassing.Host.Services, User = new Aansluiting(partner.Gemeente.Code, partner.Id, 4, partner.Client, partner.Oin, "afdruk", Guid.CreateVersion7(), ["wijkcijfers"]).AlsPrincipal() };
        var beslissingen = toepassing.Host.Services.GetRequiredService<Beslissingen>();
        (await beslissingen.ToetsAsync(http, "wijkcijfers", TestContext.Current.CancellationToken)).Item2.ShouldNotBeNull().Recht.ShouldBe(new Feedrecht("wijkcijfers", afspraak, 3));
        await Geweigerd("signalen", "ScopeNietVerleend");
        await Geweigerd("bestaat-niet", "GeenAfspraak");
        feeds[partner.Id] = [];
        await Geweigerd("wijkcijfers", "GeenAfspraak");
        var beleid = (string)(await partner.Gemeente.VraagAsync("select regel #>> '{attributes,adl.core.policies}' from partners.beslissing where gemeente = :gemeente and soort = 'Feed' and toegestaan"))!;
        beleid.ShouldContain($"handhaving:leveringsafspraak:{afspraak}:3");
        beleid.ShouldContain($"handhaving:partner:{partner.Id}:4");
        // And the gemeente reads them back, page by page.
        var eerste = (await partner.Gemeente.Als(Rol.Auditor).Get($"{partner.Pad}/beslissingen?limit=2")).Is(200);
        eerste.Json["items"]!.AsArray().Select(b => b!["reden"]!.GetValue<string>()).ShouldBe(["GeenAfspraak", "GeenAfspraak"]);
        var tweede = (await partner.Gemeente.Als(Rol.Auditor).Get(eerste.Naar("next")!)).Is(200);
        var toegestaan = tweede.Json["items"]![1]!;
        toegestaan["afspraak"]!.GetValue<Guid>().ShouldBe(afspraak);
        toegestaan["versie"]!.GetValue<int>().ShouldBe(3);
        (await partner.Gemeente.Als(Rol.Auditor).Get(tweede.Naar("prev")!)).Is(200).Tekst.ShouldBe(eerste.Tekst);
        (await partner.Gemeente.Als(Rol.Auditor).Get($"{partner.Pad}/beslissingen?cursor=x")).IsProbleem(400);

        async Task Geweigerd(string feed, string reden)
        {
            var (probleem, toegang) = await beslissingen.ToetsAsync(http, feed, TestContext.Current.CancellationToken);
            probleem.Status.ShouldBe(403);
            toegang.ShouldBeNull();
            http.Response.Headers.WWWAuthenticate.ToString().ShouldBe("Bearer error=\"insufficient_scope\"");
            (await partner.LaatsteReden()).ShouldBe(reden);
        }
    }

    [Fact]
    public async Task Niemand_wijzigt_een_beslissing()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var beller = partner.Beller();
        await partner.Token(beller);
        foreach (var sql in (string[])["update partners.beslissing set toegestaan = false", "delete from partners.beslissing", "truncate partners.beslissing"])
            foreach (var login in (string[])[toepassing.Database.AlsApp, toepassing.Database.AlsEigenaar])
                (await Should.ThrowAsync<Npgsql.PostgresException>(() => toepassing.Database.VraagAsync(sql, login))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Wie_geen_naam_heeft_vult_het_log_niet_en_wie_te_veel_vraagt_wacht()
    {
        var partner = await Proefpartner.Sluit(toepassing);
        using var vreemde = toepassing.TweedeDeur.Beller(toepassing.Keten.Blad(Proefketen.Onderwerp(Proefketen.AndereOin)), toepassing.Keten.Tussen);
        for (var i = 0; i < 12; i++) (await partner.Vraag(vreemde)).Is(401);
        ((long)(await partner.Gemeente.VraagAsync("select count(*) from partners.beslissing where gemeente = :gemeente"))!).ShouldBeLessThanOrEqualTo(5);

        using var beller = partner.Beller();
        var token = await partner.Token(beller);
        Antwoord antwoord;
        var aantal = 0;
        do antwoord = await Proefpartner.Kijk(beller, token);
        while (antwoord.Status is HttpStatusCode.OK && ++aantal < 60);
        antwoord.IsProbleem(429);
        int.Parse(antwoord.Koppen["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        // The room of one partner is not that of another.
        var ander = await Proefpartner.Sluit(toepassing);
        using var buur = ander.Beller();
        (await Proefpartner.Kijk(buur, await ander.Token(buur))).Is(200);
    }

    [Fact]
    public async Task Een_partner_wordt_met_versie_en_herhaalsleutel_beheerd()
    {
        var gemeente = toepassing.NieuweGemeente();
        var gemaakt = (await gemeente.Beheerder.Post("/v1/partners", new StelPartnerVoor(Proefketen.Oin, "Proefpartner", Partnersoort.Svb))).Is(201);
        var pad = gemaakt.Koppen["Location"];
        var gelezen = (await gemeente.Jurist.Get(pad)).Is(200);
        gelezen.Json["clientId"]!.GetValue<string>().ShouldBe($"{gemeente.Code}.{gemaakt.Id("partnerId"):N}");
        (await gemeente.Jurist.Post($"{pad}/bevestigingen", new BevestigPartner())).IsProbleem(428);
        (await gemeente.Jurist.Post($"{pad}/bevestigingen", new BevestigPartner(), "\"9\"")).IsProbleem(412);
        (await gemeente.Beheerder.Post($"{pad}/bevestigingen", new BevestigPartner(), gelezen.Versie)).GeweigerdDoor("P-vierogen");
        var sleutel = Guid.NewGuid().ToString();
        var eerst = (await gemeente.Jurist.Post($"{pad}/bevestigingen", new BevestigPartner(), gelezen.Versie, sleutel)).Is(200);
        eerst.Versie.ShouldBe("\"2\"");
        (await gemeente.Jurist.Post($"{pad}/bevestigingen", new BevestigPartner(), gelezen.Versie, sleutel)).Is(200).Tekst.ShouldBe(eerst.Tekst);
        (await gemeente.Als(Rol.Auditor).Get("/v1/partners")).Is(200).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await toepassing.NieuweGemeente().Jurist.Get(pad)).IsProbleem(404);
        (await gemeente.Jurist.Post($"/v1/partners/{Guid.NewGuid()}/bevestigingen", new BevestigPartner(), "*")).IsProbleem(404);
    }

    private static (JsonNode Kop, JsonNode Inhoud) Delen(string token)
    {
        var delen = token.Split('.').Take(2).Select(d => JsonNode.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(d)))!).ToList();
        return (delen[0], delen[1]);
    }
}
