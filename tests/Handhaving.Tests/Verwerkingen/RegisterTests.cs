using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Persoonsgegevens;
using Handhaving.Verwerkingen;
using Microsoft.Extensions.Configuration;

namespace Handhaving.Tests.Verwerkingen;

/// <summary>What the register holds, and what an address in the access log means.</summary>
public class RegisterTests
{
    private static readonly DateTimeOffset Nu = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Vorm = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Every version there ever was, by what it says. A record of the access log refers to it for ever: add a version, never change one.</summary>
    private static readonly Dictionary<string, string> Vastgelegd = new()
    {
        ["MeldingBehandelen 1"] = "e7c47b5bef1f38ca",
        ["Toezicht 1"] = "e3b3c18fcb17418d",
        ["Handhaving 1"] = "b79ba67d427d69e0",
        ["Zienswijze 1"] = "d62d905c8e86ae33",
        ["BezwaarEnBeroep 1"] = "41690956263c5500",
        ["Invordering 1"] = "95c0850c47465adb",
        ["Zorgsignaal 1"] = "bf22695e30b294b6",
        ["InzageBetrokkene 1"] = "e222a3ff32885706",
        ["ToezichtOpRaadpleging 1"] = "7937354b037bd5dd",
        ["ToezichtOpRaadpleging 2"] = "a53e280c83fd086b",
        ["WissingEnVernietiging 1"] = "11ce9457c5a59c4b",
        ["WissingEnVernietiging 2"] = "e094ad719cfd3d51",
        ["Registers 1"] = "267e5180bb7f9b21",
        ["Wijkdashboard 1"] = "f382f7e7d4a5778f",
        ["LopendOnderzoek 1"] = "d49893756f032982",
        ["Interventieteam 1"] = "c5545c42eee56e4c",
        ["Uitbuitingssignaal 1"] = "5fe8939db396eae0",
    };

    private readonly Register _register = new(new Uri("https://handhaving.example.nl/"));

    public static TheoryData<Activiteit> Activiteiten => [.. Enum.GetValues<Activiteit>()];

    [Fact]
    public void Elke_activiteit_staat_een_keer_in_het_register()
    {
        Register.Alle.Select(v => v[0].Activiteit).ShouldBe(Enum.GetValues<Activiteit>());
        Register.Alle.Select(v => v[0].ActiviteitId).Distinct().Count().ShouldBe(Enum.GetValues<Activiteit>().Length);
        Register.Alle.Select(v => v[^1].Naam).Distinct().Count().ShouldBe(Enum.GetValues<Activiteit>().Length);
    }

    /// <summary>AVG art. 30 lid 1 onder a tot en met g, and art. 6 for the ground.</summary>
    [Theory, MemberData(nameof(Activiteiten))]
    public void Een_versie_noemt_alles_wat_de_wet_vraagt(Activiteit activiteit)
    {
        var versies = Register.Alle.Single(v => v[0].Activiteit == activiteit).Select(v => v.Inhoud).ToList();
        versies.Select(v => v.Nr).ShouldBe(Enumerable.Range(1, versies.Count));
        versies.Select(v => v.GeldigVanaf).ShouldBe(versies.Select(v => v.GeldigVanaf).Distinct().Order());
        foreach (var v in versies)
        {
            v.GeldigVanaf.Offset.ShouldBe(TimeSpan.Zero);
            foreach (var tekst in (string[])[v.Naam, v.Doel, v.DoorgifteBuitenEer, v.Bewaring.Klasse, v.Bewaring.Toelichting, .. v.Persoonsgegevens, .. v.Betrokkenen.Select(b => b.Wie), .. v.Ontvangers.Select(o => o.Naam), .. v.Maatregelen.Select(m => m.Wat)])
                tekst.Trim().ShouldNotBeEmpty();
            foreach (var aantal in (int[])[v.Grondslagen.Count, v.Betrokkenen.Count, v.Persoonsgegevens.Count, v.Bewerkingen.Count, v.Ontvangers.Count, v.Maatregelen.Count]) aantal.ShouldBeGreaterThan(0);
            foreach (var g in v.Grondslagen)
                g.Artikel.ShouldStartWith($"AVG art. 6 lid 1 onder {g.Soort switch { Rechtsgrond.WettelijkeVerplichting => "c", Rechtsgrond.VitaalBelang => "d", _ => "e" }}");
        }
    }

    /// <summary>What of the register has no key of a person: no value of the kluis falls under it.</summary>
    private static readonly string[] ZonderSleutel = ["Cijfers", "Raadpleeglog", "Vernietiging"];

    [Fact]
    public void De_bewaarklassen_van_het_register_zijn_die_van_de_sleutels() =>
        Register.Alle.SelectMany(v => v).Select(v => v.Inhoud.Bewaring.Klasse).Distinct().Except(ZonderSleutel).Select(k => k.ToLowerInvariant())
            // What the police supplied lies apart and falls under the term of the project, as the rest of it.
            .ShouldBe(Handhaving.Persoonsgegevens.Bewaarklasse.Alle.Except([Handhaving.Persoonsgegevens.Bewaarklasse.LsiPolitie]), ignoreOrder: true);

    [Fact]
    public void Een_ontvanger_heet_overal_hetzelfde()
    {
        // As the register says it now: an earlier version may have been mistaken.
        var ontvangers = Register.Alle.SelectMany(v => v[^1].Inhoud.Ontvangers).Distinct().ToList();
        ontvangers.Select(o => o.Id).Distinct().Count().ShouldBe(ontvangers.Count);
        ontvangers.Single(o => o.Naam == "De functionaris voor gegevensbescherming").Rol.ShouldBe(Ontvangersrol.FunctionarisGegevensbescherming);
    }

    [Fact]
    public void Een_versie_die_er_was_blijft_zoals_zij_was() =>
        Register.Alle.SelectMany(v => v).ToDictionary(v => $"{v.Activiteit} {v.Inhoud.Nr}", v => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(v, Vorm))).AsSpan(0, 8))).ShouldBe(Vastgelegd, ignoreOrder: true);

    [Theory, MemberData(nameof(Activiteiten))]
    public void Een_adres_wijst_voorgoed_een_versie_aan(Activiteit activiteit)
    {
        var versie = _register.Op(activiteit, Nu);
        versie.Activiteit.ShouldBe(activiteit);
        var adres = _register.Adres(activiteit, Nu);
        adres.AbsoluteUri.ShouldBe($"https://handhaving.example.nl/v1/verwerkingsactiviteiten/{versie.ActiviteitId}/versies/{versie.Inhoud.Nr}");
        _register.Van(adres).ShouldBe(versie);
        // Whoever moved to another address still knows what was written under the old one.
        new Register(new Uri("https://elders.example/toezicht")).Van(adres).ShouldBe(versie);
        _register.Van(new Register(new Uri("https://elders.example/toezicht")).Adres(activiteit, Nu)).ShouldBe(versie);
    }

    [Fact]
    public void Wat_er_eerder_was_dan_het_register_valt_onder_de_eerste_versie() =>
        _register.Op(Activiteit.Toezicht, DateTimeOffset.UnixEpoch).Inhoud.Nr.ShouldBe(1);

    [Theory]
    [InlineData("https://handhaving.example.nl/v1/verwerkingsactiviteiten/00000000-0000-0000-0000-000000000000/versies/1")]
    [InlineData("https://handhaving.example.nl/v1/verwerkingsactiviteiten/{0}/versies/99")]
    [InlineData("https://handhaving.example.nl/v1/verwerkingsactiviteiten/{0}/versies/01")]
    [InlineData("https://handhaving.example.nl/v1/verwerkingsactiviteiten/{0}/versies/1/rvva")]
    [InlineData("https://handhaving.example.nl/v1/verwerkingsactiviteiten/{0}")]
    [InlineData("urn:uuid:{0}")]
    public void Een_onbekend_adres_is_van_geen_activiteit_en_blijft_verborgen(string adres)
    {
        var uri = new Uri(adres.Replace("{0}", _register.Op(Activiteit.Toezicht, Nu).ActiviteitId.ToString(), StringComparison.Ordinal));
        _register.Van(uri).ShouldBeNull();
        _register.IsVertrouwelijk(uri).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Activiteiten))]
    public void Alleen_een_lopend_onderzoek_is_vertrouwelijk_en_zegt_waarom_en_tot_wanneer(Activiteit activiteit)
    {
        _register.IsVertrouwelijk(_register.Adres(activiteit, Nu)).ShouldBe(activiteit is Activiteit.LopendOnderzoek);
        if (_register.Op(activiteit, Nu).Vertrouwelijk is { } v)
        {
            v.Reden.ShouldNotBeEmpty();
            v.Eindigt.ShouldNotBeEmpty();
            v.Grondslag.ShouldContain("AVG art. 23");
            v.Grondslag.ShouldContain("UAVG art. 41");
        }
    }

    /// <summary>The log holds these addresses for ever, also below an address of the gemeente that has a path.</summary>
    [Theory]
    [InlineData("https://handhaving.example.nl", "https://handhaving.example.nl/begrippen/")]
    [InlineData("https://gemeente.example/toezicht/", "https://gemeente.example/toezicht/begrippen/")]
    public void Een_soort_kenmerk_heeft_een_eigen_adres_onder_de_basis(string basis, string begin)
    {
        var register = new Register(new Uri(basis));
        foreach (var soort in Enum.GetValues<Sleutelsoort>())
        {
            var adres = register.Adres(Begrip.Van(soort)).AbsoluteUri;
            adres.ShouldBe(begin + soort.ToString().ToLowerInvariant());
            Begrip.Van(adres).ShouldBe(soort);
        }
        Begrip.Van("https://elders.example/iets").ShouldBeNull();
    }

    [Fact]
    public void Elk_doel_heeft_een_activiteit_en_geldt_alleen_waar_het_kan()
    {
        var alles = new VerwerktAttribute(Enum.GetValues<Activiteit>());
        Enum.GetValues<Raadpleegdoel>().Select(d => alles.Voor(d)).Distinct().Count().ShouldBe(Enum.GetValues<Raadpleegdoel>().Length);
        var dossier = new VerwerktAttribute(Activiteit.BezwaarEnBeroep, Activiteit.InzageBetrokkene);
        dossier.Voor(Raadpleegdoel.InzageBetrokkene).ShouldBe(Activiteit.InzageBetrokkene);
        dossier.Voor(Raadpleegdoel.Toezicht).ShouldBeNull("een ander doel wordt nooit stil vervangen");
        dossier.Doelen.ShouldBe([Raadpleegdoel.BezwaarEnBeroep, Raadpleegdoel.InzageBetrokkene], ignoreOrder: true);
    }

    [Fact]
    public void Zonder_instellingen_staat_er_wat_de_gemeente_moet_invullen()
    {
        var i = Instellingen();
        i.Basis.AbsoluteUri.ShouldBe("https://handhaving.invalid/");
        var wie = i.Verantwoordelijken.ShouldHaveSingleItem();
        wie.Gemeentecode.ShouldBeNull();
        foreach (var tekst in (string[])[wie.Naam, wie.Contact, wie.FunctionarisGegevensbescherming]) tekst.ShouldStartWith("IN TE VULLEN");
    }

    [Fact]
    public void Een_gemeente_vult_in_wie_zij_is_en_hoe_lang_zij_bewaart()
    {
        var i = Instellingen(("Basis", "https://toezicht.example.nl"), ("Verantwoordelijken:GM0150:Naam", "Het college van Deventer"), ("Bewaartermijnen:Zaak", "P10Y"));
        var wie = i.Verantwoordelijken.ShouldHaveSingleItem();
        (wie.Gemeentecode, wie.Naam).ShouldBe(("GM0150", "Het college van Deventer"));
        wie.Contact.ShouldStartWith("IN TE VULLEN");
        var versie = _register.Op(Activiteit.Toezicht, Nu).Inhoud;
        Rvva.Van(versie, i.Bewaartermijnen).Persoonsgegevens.Bewaartermijn.ShouldBe("P10Y");
        Rvva.Van(versie, Instellingen().Bewaartermijnen).Persoonsgegevens.Bewaartermijn.ShouldBeNull();
    }

    [Theory]
    [InlineData("Basis", "/v1", "Basis")]
    [InlineData("Basis", "ftp://handhaving.example.nl", "Basis")]
    [InlineData("Basis", "https://handhaving.example.nl?x=1", "Basis")]
    [InlineData("Bewaartermijnen:Melder", "tien jaar", "Bewaartermijnen:Melder")]
    [InlineData("Bewaartermijnen:Melder", "P", "Bewaartermijnen:Melder")]
    public void Een_verkeerde_instelling_houdt_de_start_tegen(string naam, string waarde, string genoemd) =>
        Should.Throw<InvalidOperationException>(() => Instellingen((naam, waarde))).Message.ShouldContain(genoemd);

    [Fact]
    public void Buiten_ontwikkeling_is_het_eigen_adres_verplicht() =>
        Should.Throw<InvalidOperationException>(() => Verwerkingsinstellingen.Van(new ConfigurationBuilder().Build(), ontwikkeling: false)).Message.ShouldContain("Verwerkingen:Basis");

    private static Verwerkingsinstellingen Instellingen(params (string Naam, string Waarde)[] waarden) => Verwerkingsinstellingen.Van(
        new ConfigurationBuilder().AddInMemoryCollection(waarden.ToDictionary(w => $"Verwerkingen:{w.Naam}", w => (string?)w.Waarde)).Build(), ontwikkeling: true);
}
