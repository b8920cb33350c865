using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Tests;

/// <summary>De beschrijving van de vragen is gelijk aan wat de rekenaars lezen; anders liegen formulier en documentatie.</summary>
public sealed class VraagTests
{
    private static readonly Vraag[] Alle = [.. Vraag.Termijnen, Vraag.Dwangsommen, Vraag.Rente];

    public static TheoryData<string> Soorten => [.. Alle.Select(v => v.Soort)];

    [Fact]
    public void Elke_soort_is_een_keer_beschreven() =>
        Vraag.Termijnen.Select(v => v.Soort).Order(StringComparer.Ordinal).ShouldBe(Termijnrekenaar.Soorten);

    [Theory]
    [MemberData(nameof(Soorten))]
    public void De_beschreven_velden_zijn_precies_de_gelezen_velden(string soort)
    {
        var vraag = Zoek(soort);
        var gelezen = Varianten(vraag).SelectMany(i => Gelezen(vraag, i)).Distinct().Order(StringComparer.Ordinal);
        gelezen.ShouldBe(Paden(vraag.Velden, "invoer").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Soorten))]
    public void Elke_ingevulde_vraag_wordt_beantwoord_zonder_onbekend_veld(string soort)
    {
        var vraag = Zoek(soort);
        foreach (var invoer in Varianten(vraag).Append(vraag.Voorbeeld()))
            Bereken(vraag, invoer).Codes().ShouldNotContain(Waarschuwing.OnbekendVeld, invoer.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Soorten))]
    public void Een_verplicht_veld_weglaten_wordt_geweigerd_en_een_ander_niet(string soort)
    {
        var vraag = Zoek(soort);
        foreach (var invoer in Varianten(vraag))
            foreach (var (velden, houder, pad) in Plaatsen(vraag.Velden, invoer, "invoer"))
                foreach (var veld in velden.Where(v => houder(invoer).ContainsKey(Sleutel(v))))
                {
                    var zonder = invoer.DeepClone().AsObject();
                    houder(zonder).Remove(Sleutel(veld));
                    if (veld.Verplicht && !velden.Any(v => v.Soort == Veldsoort.Keuze && houder(invoer)[v.Naam]?.GetValue<string>() == (veld.NietNodigBij ?? "\0")))
                    {
                        var fout = Should.Throw<OngeldigeInvoerException>(() => Bereken(vraag, zonder), $"{pad}.{veld.Naam}: {zonder.ToJsonString()}");
                        velden.Where(v => v == veld || (veld.EenVan is not null && v.EenVan == veld.EenVan)).SelectMany(v => v.Soort == Veldsoort.Lengte ? [.. v.Keuzes.Select(k => k.Waarde)] : new[] { v.Naam })
                            .Select(n => $"{pad}.{n}").ShouldContain(fout.Veld);
                        fout.Message.ShouldContain("ontbreekt");
                    }
                    else
                        Should.NotThrow(() => Bereken(vraag, zonder), $"{pad}.{veld.Naam}");
                }
    }

    [Theory]
    [MemberData(nameof(Soorten))]
    public void De_keuzes_zijn_die_van_de_rekenaar(string soort)
    {
        var vraag = Zoek(soort);
        foreach (var (velden, houder, pad) in Plaatsen(vraag.Velden, Varianten(vraag).First(), "invoer"))
            foreach (var veld in velden.Where(v => v.Soort == Veldsoort.Keuze && v.Naam is not "soort" || vraag.Soort == "dwangsommen" && v.Soort == Veldsoort.Keuze))
            {
                var anders = Varianten(vraag).First();
                houder(anders)[veld.Naam] = "bestaatNiet";
                var fout = Should.Throw<OngeldigeInvoerException>(() => Bereken(vraag, anders));
                fout.Veld.ShouldBe($"{pad}.{veld.Naam}");
                fout.WatTeDoen["geef een van: ".Length..].Split(", ").Order(StringComparer.Ordinal).ShouldBe(veld.Keuzes.Select(k => k.Waarde).Order(StringComparer.Ordinal));
            }
    }

    [Fact]
    public void Elke_vector_gebruikt_alleen_beschreven_velden()
    {
        foreach (var vector in Vectorbestand.Lees("termijnen.json").GetProperty("vectoren").EnumerateArray())
            Beschreven(Zoek(vector.GetProperty("soort").GetString()!), vector);
        foreach (var vector in Vectorbestand.Lees("dwangsommen.json").GetProperty("vectoren").EnumerateArray())
            Beschreven(Vraag.Dwangsommen, vector);
        foreach (var vector in Vectorbestand.Lees("dwangsommen.json").GetProperty("rente").EnumerateArray())
            Beschreven(Vraag.Rente, vector);

        static void Beschreven(Vraag vraag, JsonElement vector) =>
            Gebruikt(vector.GetProperty("invoer"), "invoer").Except(Paden(vraag.Velden, "invoer")).ShouldBeEmpty($"{vector.GetProperty("id")}");
    }

    [Theory]
    [MemberData(nameof(Soorten))]
    public void Elk_veld_heeft_een_label_en_elke_naam_is_op_haar_plaats_enig(string soort)
    {
        var vraag = Zoek(soort);
        vraag.Titel.ShouldEndWith("?");
        foreach (var (pad, veld, _) in vraag.Formuliervelden(_ => null, _ => 1))
        {
            veld.Label.ShouldMatch("^[A-Z]", pad);
            veld.Hulp?.ShouldMatch(@"\.\)?$", pad);
            if (veld.Soort is Veldsoort.Keuze or Veldsoort.Lengte)
                veld.Keuzes.Select(k => k.Waarde).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData("1500", "1500")]
    [InlineData("€ 1.500", "1500")]
    [InlineData("1.500,50", "1500.50")]
    [InlineData("1500,5", "1500.5")]
    [InlineData("1500.50", "1500.50")]
    [InlineData("12.500.000", "12500000")]
    [InlineData("-5", "-5")]
    [InlineData("vijf", "\"vijf\"")]
    public void Een_bedrag_leest_zoals_een_Nederlander_het_schrijft(string tekst, string json) =>
        Vraag.Rente.Invoer(pad => pad == "hoofdsom" ? tekst : null, _ => 0)["hoofdsom"]!.ToJsonString().ShouldBe(json);

    [Theory]
    [InlineData("2026-11-24T23:59", "2026-11-24T23:59:00+01:00")]
    [InlineData("2026-07-01T10:00", "2026-07-01T10:00:00+02:00")]
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-11-24T22:59:00Z", "2026-11-24T22:59:00Z")]
    public void Een_tijdstip_zonder_offset_is_Nederlandse_tijd(string tekst, string verwacht) =>
        Zoek("meldingDatalek").Invoer(_ => tekst, _ => 0)["bekendOp"]!.GetValue<string>().ShouldBe(verwacht);

    [Fact]
    public void Een_dag_in_Nederlandse_volgorde_telt_ook() =>
        Zoek("bezwaartermijn").Invoer(_ => "3-9-2026", _ => 0)["bekendmaking"]!.GetValue<string>().ShouldBe("2026-09-03");

    [Fact]
    public void Wat_ontbreekt_wordt_in_een_keer_genoemd()
    {
        var velden = new Dictionary<string, string?> { ["last.modaliteit"] = "perTijdseenheid", ["gebeurtenissen.0.soort"] = "Constatering" };
        Vraag.Dwangsommen.Ontbrekend(velden.GetValueOrDefault, _ => 1).Select(o => o.Pad).ShouldBe(
            ["last.tijdseenheidDagen", "last.bedrag", "last.maximum", "last.bekendmaking", "gebeurtenissen.0.datum", "gebeurtenissen.0.overtreding", "gebeurtenissen.0.deugdelijk", "peildatum"]);
        velden["last.modaliteit"] = "ineens";
        Vraag.Dwangsommen.Ontbrekend(velden.GetValueOrDefault, _ => 0).Select(o => o.Pad).ShouldBe(["last.bedrag", "last.bekendmaking", "peildatum"]);
        Zoek("begunstigingstermijn").Ontbrekend(pad => pad == "laatsteDag" ? "2026-12-01" : null, _ => 0).Select(o => o.Pad).ShouldBe(["bekendmaking"]);
        Zoek("begunstigingstermijn").Ontbrekend(_ => null, _ => 0).Select(o => o.Pad).ShouldBe(["bekendmaking", "lengte"]);
    }

    [Theory]
    [InlineData("dwangsommen", "invoer.gebeurtenissen[0].datum", "gebeurtenissen.0.datum")]
    [InlineData("dwangsommen", "invoer.last.bedrag", "last.bedrag")]
    [InlineData("begunstigingstermijn", "invoer.wekenNaBekendmaking", "lengte")]
    [InlineData("begunstigingstermijn", "invoer.laatsteDag", "laatsteDag")]
    [InlineData("zienswijzetermijn", "invoer.dagen", "lengte")]
    public void Een_geweigerd_veld_wijst_zijn_plaats_in_het_formulier(string soort, string veld, string pad) =>
        Zoek(soort).Formulierpad(veld, _ => null, _ => 1).ShouldBe(pad);

    [Fact]
    public void Elk_veld_van_een_antwoord_over_een_termijn_of_rente_heeft_een_label()
    {
        string[] vast = ["soort", "regel", "kalenderversie", "zekerheid", "betrouwbaarheid", "uitleg", "waarschuwingen"];
        var gegeven = Alle.Where(v => v != Vraag.Dwangsommen).SelectMany(v => Varianten(v).Append(v.Voorbeeld()).SelectMany(i => Bereken(v, i).NaarJson().Select(k => k.Key)))
            .Concat(Vectorbestand.Lees("termijnen.json").GetProperty("vectoren").EnumerateArray().SelectMany(v => Termijnrekenaar.Bereken(v).NaarJson().Select(k => k.Key))).Except(vast).Distinct();
        gegeven.Order().ShouldBe(Antwoordvelden.Volgorde.Order());
        foreach (var veld in Antwoordvelden.Volgorde)
            Antwoordvelden.Label(veld).ShouldMatch("^[A-Z]");
    }

    private static Vraag Zoek(string soort) => Alle.Single(v => v.Soort == soort);

    private static Uitkomst Bereken(Vraag vraag, JsonObject invoer)
    {
        var geval = JsonSerializer.SerializeToElement(new JsonObject { ["soort"] = vraag.Soort, ["invoer"] = invoer.DeepClone() });
        return vraag.Soort is "dwangsommen" or "rente" ? Dwangsomrekenaar.Bereken(geval) : Termijnrekenaar.Bereken(geval);
    }

    private static IEnumerable<string> Gelezen(Vraag vraag, JsonObject invoer)
    {
        var lezer = new Invoer(JsonSerializer.SerializeToElement(invoer), "invoer", vraag.Soort);
        if (vraag.Soort == "dwangsommen")
            Dwangsomrekenaar.Ledger(lezer, null);
        else if (vraag.Soort == "rente")
            Dwangsomrekenaar.Rente(lezer, null);
        else
            Termijnsoorten.Alle[vraag.Soort](lezer, Rechtsgegevens.Standaard);
        return lezer.GelezenVelden();
    }

    /// <summary>Invoer waarin elk veld, elke keuze en elk alternatief voorkomt: één vraag per keuze.</summary>
    private static IEnumerable<JsonObject> Varianten(Vraag vraag)
    {
        var keuzes = vraag.Formuliervelden(_ => null, _ => 1).Where(v => v.Veld.Soort is Veldsoort.Keuze).SelectMany(v => v.Veld.Keuzes.Select(k => (v.Pad, Waarde: (string?)k.Waarde)));
        var alternatieven = vraag.Formuliervelden(_ => null, _ => 1).Where(v => v.Veld.EenVan is not null).Select(v => (v.Pad, Waarde: (string?)null));
        foreach (var (pad, waarde) in keuzes.Concat(alternatieven).DefaultIfEmpty(("", null)))
        {
            string? Lees(string p)
            {
                if (p.EndsWith(Vraaginvoer.Eenheid, StringComparison.Ordinal))
                    return null;
                if (p == pad && waarde is not null)
                    return waarde;
                var (_, veld, ernaast) = vraag.Formuliervelden(q => q == p ? null : Kies(q), _ => 1).First(v => v.Pad == p);
                var gekozen = ernaast.FirstOrDefault(v => p[..^veld.Naam.Length] + v.Naam == pad);
                return veld.EenVan is { } merk && ((gekozen?.EenVan == merk ? gekozen : ernaast.First(v => v.EenVan == merk)) != veld) ? null : veld.Voorbeeld ?? Vulling(veld);
            }

            string? Kies(string q) => q == pad && waarde is not null ? waarde : vraag.Formuliervelden(_ => null, _ => 1).FirstOrDefault(v => v.Pad == q).Veld?.Voorbeeld;
            yield return vraag.Invoer(Lees, _ => 1);
        }
    }

    private static string Vulling(Vraagveld veld) => veld.Soort switch
    {
        Veldsoort.Datum or Veldsoort.DatumOfTijdstip => "2027-06-01",
        Veldsoort.Tijd => "17:00",
        Veldsoort.JaNee => "true",
        Veldsoort.Percentage => "6",
        Veldsoort.Getal or Veldsoort.Lengte or Veldsoort.Bedrag => "7",
        _ => throw new InvalidOperationException(veld.Naam),
    };

    /// <summary>Elke groep velden die in de invoer voorkomt, met de weg naar haar object.</summary>
    private static IEnumerable<(IReadOnlyList<Vraagveld> Velden, Func<JsonObject, JsonObject> Houder, string Pad)> Plaatsen(IReadOnlyList<Vraagveld> velden, JsonObject invoer, string pad)
    {
        IReadOnlyList<Vraagveld> hier = [.. velden, .. velden.SelectMany(v => v.Keuzes.FirstOrDefault(k => k.Waarde == (invoer[v.Naam] as JsonValue)?.ToString())?.Velden ?? [])];
        yield return (hier, i => i, pad);
        foreach (var veld in hier.Where(v => v.Soort is Veldsoort.Groep or Veldsoort.Lijst && invoer.ContainsKey(v.Naam)))
        {
            Func<JsonObject, JsonObject> binnen = veld.Soort == Veldsoort.Groep ? i => i[veld.Naam]!.AsObject() : i => i[veld.Naam]![0]!.AsObject();
            foreach (var (v, h, p) in Plaatsen(veld.Velden, binnen(invoer), $"{pad}.{veld.Naam}{(veld.Soort == Veldsoort.Lijst ? "[0]" : "")}"))
                yield return (v, i => h(binnen(i)), p);
        }
    }

    private static string Sleutel(Vraagveld veld) => veld.Soort == Veldsoort.Lengte ? veld.Keuzes[0].Waarde : veld.Naam;

    private static IEnumerable<string> Paden(IEnumerable<Vraagveld> velden, string pad) => velden.SelectMany(v => (v.Soort switch
    {
        Veldsoort.Lengte => v.Keuzes.Select(k => $"{pad}.{k.Waarde}"),
        Veldsoort.Groep => Paden(v.Velden, $"{pad}.{v.Naam}").Prepend($"{pad}.{v.Naam}"),
        Veldsoort.Lijst => Paden(v.Velden, $"{pad}.{v.Naam}[]").Prepend($"{pad}.{v.Naam}"),
        _ => [$"{pad}.{v.Naam}"],
    }).Concat(v.Soort == Veldsoort.Lengte ? [] : Paden(v.Keuzes.SelectMany(k => k.Velden), pad)));

    private static IEnumerable<string> Gebruikt(JsonElement element, string pad) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(p => p.Name is not ("opmerking" or "toelichting")).SelectMany(p => Gebruikt(p.Value, $"{pad}.{p.Name}").Prepend($"{pad}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).SelectMany(e => Gebruikt(e, pad + "[]")),
        _ => [],
    };
}
