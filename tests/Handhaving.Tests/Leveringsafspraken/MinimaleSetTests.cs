using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Handhaving.Leveringsafspraken;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Velden;
using Handhaving.Velden;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Leveringsafspraken;

/// <summary>
/// Deny by default: of a record that holds everything, an agreement lets out what it grants and nothing else, whatever it grants
/// (AVG art. 5 lid 1 onder c, art. 25).
/// </summary>
public class MinimaleSetTests
{
    private static readonly Uri Basis = new("https://handhaving.example.nl/");

    private static readonly Leverveld[] Velden = Enum.GetValues<Leverveld>();

    private static readonly Guid Persoon = Guid.Parse("00000000-0000-0000-0000-0000000000ab");

    /// <summary>Every field filled, with more in the kluis than any field asks for.</summary>
    private static readonly (Bronrecord Bron, IReadOnlyDictionary<string, GeopendeWaarde?> Open) Alles = Vol();

    public static TheoryData<Partnersoort> Partners => [.. Enum.GetValues<Partnersoort>()];

    [Fact]
    public void Het_volle_record_vult_elk_veld()
    {
        Veldcatalogus.Alle.Keys.Order().ShouldBe(Velden);
        Alles.Bron.Waarden.Keys.Order().ShouldBe(Velden);
        var json = Leveringsrecord.Van(Alles.Bron, Velden, _ => true).Json(Alles.Open);
        json.Select(v => v.Key).ShouldBe(Velden.Select(v => v.Definitie().Naam));
        json.Where(v => v.Value is null or JsonArray { Count: 0 }).Select(v => v.Key).ShouldBeEmpty();
    }

    /// <summary>All 2^n agreements there can be, for whoever may have everything.</summary>
    [Fact]
    public void Van_elke_deelverzameling_staat_er_precies_wat_is_toegekend()
    {
        for (var keuze = 0; keuze < 1 << Velden.Length; keuze++)
        {
            var k = keuze;
            var toegekend = Velden.Where((_, i) => (k & (1 << i)) != 0).ToArray();
            var json = Leveringsrecord.Van(Alles.Bron, toegekend, _ => true).Json(Alles.Open);
            if (!json.Select(v => v.Key).SequenceEqual(toegekend.Select(v => v.Definitie().Naam))) json.Select(v => v.Key).ShouldBe(toegekend.Select(v => v.Definitie().Naam));
        }
    }

    /// <summary>For every partner and any agreement, lawful or not: the schema takes what was made, and nothing with one field more or less.</summary>
    [Theory, MemberData(nameof(Partners))]
    public void Het_schema_past_op_wat_eruit_komt_en_op_niets_meer(Partnersoort soort) =>
        Gen.Bool.Array[Velden.Length].Sample(keuze =>
        {
            var toegekend = Velden.Where((_, i) => keuze[i]).ToImmutableArray();
            var (afspraak, versie) = Afspraak(soort, toegekend);
            var json = JsonNode.Parse(afspraak.Beperk(versie, Alles.Bron).Json(Alles.Open).ToJsonString())!.AsObject();
            var schema = afspraak.Schema(versie, Basis);

            Jsonschema.Fouten(schema, json).ShouldBeEmpty();
            foreach (var veld in toegekend.Where(v => !v.Definitie().Toegestaan(soort))) (json[veld.Definitie().Naam] is null or JsonArray { Count: 0 }).ShouldBeTrue(veld.ToString());
            foreach (var vreemd in Velden.Except(toegekend).Select(v => v.Definitie().Naam).Append("taal"))
            {
                var meer = json.DeepClone().AsObject();
                meer[vreemd] = "x";
                Jsonschema.Fouten(schema, meer).ShouldBe([$"$.{vreemd}: additionalProperties"]);
            }
            foreach (var (naam, _) in json)
            {
                var minder = json.DeepClone().AsObject();
                minder.Remove(naam);
                Jsonschema.Fouten(schema, minder).ShouldBe([$"$.{naam}: required"]);
            }
        }, iter: 100);

    /// <summary>A person in a list has the parts that the field names; what else was opened, such as an explanation or a gemachtigde, stays.</summary>
    [Fact]
    public void Ook_binnen_een_veld_gaat_alleen_mee_wat_is_genoemd()
    {
        var (afspraak, versie) = Afspraak(Partnersoort.Belastingdienst, [Leverveld.Bewoners, Leverveld.Overtreders]);
        var json = afspraak.Beperk(versie, Alles.Bron).Json(Alles.Open);

        json["bewoners"]![0]!.AsObject().Select(v => v.Key).ShouldBe(["naam", "geboortedatum", "aangetroffenOp"], ignoreOrder: true);
        json["overtreders"]![0]!.AsObject().Select(v => v.Key).ShouldBe(["naam", "adres", "rol", "persoon"], ignoreOrder: true);
        json.ToJsonString().ShouldNotContain("GEHEIM");
        json["bewoners"]![0]!["toelichting"] = "x";
        Jsonschema.Fouten(afspraak.Schema(versie, Basis), json).ShouldBe(["$.bewoners[0].toelichting: additionalProperties"]);
    }

    [Theory, MemberData(nameof(Partners))]
    public void Alleen_toegekende_persoonsgegevens_worden_geopend(Partnersoort soort)
    {
        foreach (var veld in Velden)
        {
            var (afspraak, versie) = Afspraak(soort, [veld]);
            var record = afspraak.Beperk(versie, Alles.Bron);
            record.TeOpenen.Count.ShouldBe(veld.Definitie() is { Herleidbaarheid: Herleidbaarheid.Persoon } d && d.Toegestaan(soort) ? 1 : 0);
            record.IsPersoonlijk.ShouldBe(veld.Definitie().IsPersoonsgegeven);
        }
    }

    [Fact]
    public void Wie_is_gewist_staat_er_niet_meer_in()
    {
        var (afspraak, versie) = Afspraak(Partnersoort.Belastingdienst, [Leverveld.Bewoners, Leverveld.Overtreders]);
        var json = afspraak.Beperk(versie, Alles.Bron).Json(Alles.Open.ToDictionary(o => o.Key, _ => default(GeopendeWaarde)));
        json.ToJsonString().ShouldBe("""{"overtreders":[],"bewoners":[]}""");
        Jsonschema.Fouten(afspraak.Schema(versie, Basis), json).ShouldBeEmpty();
    }

    /// <summary>The form of the answer tells what was granted; what is not known stands there as null or as an empty list.</summary>
    [Fact]
    public void Een_zaak_waarvan_nog_niets_bekend_is_past_ook()
    {
        var (afspraak, versie) = Afspraak(Partnersoort.Belastingdienst, [.. Velden]);
        var json = afspraak.Beperk(versie, Bronrecord.Van(Pand(Melding()), ZaakId, null)).Json(Alles.Open);
        json.Count.ShouldBe(Velden.Length);
        Jsonschema.Fouten(afspraak.Schema(versie, Basis), json).ShouldBeEmpty();
    }

    [Fact]
    public void Het_schema_heet_naar_zijn_afspraak_en_versie()
    {
        var (afspraak, versie) = Afspraak(Partnersoort.Uwv, [Leverveld.PandId, Leverveld.AantalBewoners]);
        var schema = afspraak.Schema(versie, Basis);
        schema["$id"]!.GetValue<string>().ShouldBe($"https://handhaving.example.nl/v1/leveringsafspraken/{afspraak.AfspraakId}/dataschemas/1");
        schema["$schema"]!.GetValue<string>().ShouldBe(Dataschema.Dialect);
        schema["properties"]!["pandId"]!.ToJsonString().ShouldContain("\"pattern\":\"^[0-9]{16}$\"");
    }

    internal static (Leveringsafspraak Afspraak, Afspraakversie Versie) Afspraak(Partnersoort soort, ImmutableArray<Leverveld> velden)
    {
        var versie = new Afspraakversie(1, new(velden, new([], [], false), new(2026, 1, 1), new(2026, 12, 31), 30), Anna, Nu, Bert, Nu);
        return (new("levering-1", 2, Guid.Parse("00000000-0000-0000-0000-00000000af01"), Guid.Parse("00000000-0000-0000-0000-00000000fe01"), Guid.Empty, new("00000099000000001000", "proef", soort), default, default, [versie]), versie);
    }

    private static (Bronrecord, IReadOnlyDictionary<string, GeopendeWaarde?>) Vol()
    {
        var bewoner = Verzegeld<Aangetroffene>(1);
        var overtreder = Verzegeld<Overtredergegevens>(2);
        var bron = Bronrecord.Van(
            Pand(
            [
                Melding(), Beoordeeld(), Gepland(), Legitimatie(), Doel(), Toestemming(), Betreding(), Ruimte(),
                new BewonerAangetroffen(ZaakId, ControleId, null, bewoner) { GebeurdOp = Op(4) }, Vertrek(8), Uitgevoerd(),
                new OvertredingVastgesteld(ZaakId, Guid.NewGuid(), NormId, "0150010000000001", new(2026, 6, 10), 5, false, Vergunningstand.Geen, new(2026, 6, 10), [], Tekst()) { GebeurdOp = Op(60) },
                new OvertrederAangemerkt(ZaakId, Guid.NewGuid(), Overtrederrol.FysiekPleger, Persoonsoort.Natuurlijk, [], [], new(2026, 6, 10), overtreder) { GebeurdOp = Op(70) },
            ]), ZaakId, new DateOnly(2026, 6, 1));
        // A last takes a long way; here only the day on which it was made known counts.
        bron = bron with { Waarden = bron.Waarden.SetItem(Leverveld.LastBekendgemaaktOp, new Veldwaarde.Feit("2026-07-01")) };
        return (bron, new Dictionary<string, GeopendeWaarde?>
        {
            [bewoner.Commitment] = Open("""{"geboortedatum":"1990-01-02","naam":"Fictieve Bewoner","toelichting":"GEHEIM"}"""),
            [overtreder.Commitment] = Open("""{"adres":"Fictiefstraat 1","gemachtigde":"GEHEIM","naam":"Fictieve Verhuurder"}"""),
        });
    }

    private static Persoonsgegeven<T> Verzegeld<T>(int nr) where T : notnull => System.Text.Json.JsonSerializer.Deserialize<Persoonsgegeven<T>>($$"""{"betrokkene":"{{Persoon}}","commitment":"commitment-{{nr}}"}""")!;

    private static GeopendeWaarde Open(string canoniek) => new([], Encoding.UTF8.GetBytes(canoniek));
}
