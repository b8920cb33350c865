using System.IO.Compression;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tests;

namespace Handhaving.Verificatie.Tests;

public class DossierTests
{
    private static void EisTijdstempels() => Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");

    private static void Verwacht(IEnumerable<(string Naam, byte[] Zip, int Code, string Regel)> gevallen, string? beleid = null)
    {
        var lijst = gevallen.ToList();
        var uitslagen = Keuringsproef.Keur([.. lijst.Select(g => (g.Naam, g.Zip))], beleid ?? Dossierbouwer.Beleidtekst());
        lijst.Zip(uitslagen).Where(p => (p.Second.Csharp.Code, p.Second.Csharp.Regel) != (p.First.Code, p.First.Regel) || p.Second.Python is { } py && (py.Code, py.Regel) != (p.First.Code, p.First.Regel))
            .Select(p => $"{p.First.Naam}: verwacht {p.First.Code} {p.First.Regel}; C# {p.Second.Csharp}; Python {p.Second.Python}").ShouldBeEmpty();
    }

    [Fact]
    public void Een_goed_dossier_is_bewezen()
    {
        EisTijdstempels();
        var zip = new Dossierbouwer().Zip();
        var (_, csharp, python) = Keuringsproef.Keur([("goed", zip)], Dossierbouwer.Beleidtekst()).Single();
        csharp.ShouldBe((0, "", "bewezen, 4 velden gewist / niet verstrekt"));
        if (Keuringsproef.HeeftPython) python.ShouldBe(csharp);
    }

    [Fact]
    public void Hetzelfde_dossier_geeft_dezelfde_bytes()
    {
        var bouwer = new Dossierbouwer();
        var dossier = bouwer.Bouw();
        dossier.Schrijf().ShouldBe(dossier.Schrijf());
        new Dossierbouwer { Nu = bouwer.Nu }.Bouw().Schrijf().ShouldBe(dossier.Schrijf());
    }

    [Fact]
    public void Opnieuw_ingepakt_blijft_het_bewezen()
    {
        EisTijdstempels();
        var bestanden = Zip.Lees(new Dossierbouwer().Zip());
        using var uit = new MemoryStream();
        using (var zip = new ZipArchive(uit, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (naam, inhoud) in bestanden.Reverse())
            {
                using var bestand = zip.CreateEntry(naam, CompressionLevel.SmallestSize).Open();
                bestand.Write(inhoud);
            }
        Verwacht([("ingepakt", uit.ToArray(), 0, "")]);
    }

    [Fact]
    public void Zonder_tijdstempels_is_de_tijd_niet_bewezen() => Verwacht([("geen ankers", new Dossierbouwer { MetTijdstempels = false }.Zip(), 2, "tijd")]);

    [Fact]
    public void Zonder_tijdstempeldienst_in_het_beleid_ook_niet()
    {
        Verwacht([("geen tsa", new Dossierbouwer().Zip(), 2, "tijd")], Dossierbouwer.Beleidtekst(tsa: false));
        Verwacht([("geen max_anchor_lag", new Dossierbouwer().Zip(), 2, "tijd")], Dossierbouwer.Beleidtekst(ankertijd: ""));
    }

    [Fact]
    public void Een_beleid_spreekt_alleen_over_zijn_eigen_tijd()
    {
        EisTijdstempels();
        Verwacht([("geldig", new Dossierbouwer().Zip(), 0, "")], Dossierbouwer.Beleidtekst("valid_from 2020-01-01T00:00:00Z\nvalid_until 2090-01-01T00:00:00Z"));
        Verwacht([("voorbij", new Dossierbouwer().Zip(), 2, "beleid")], Dossierbouwer.Beleidtekst("valid_until 2020-01-01T00:00:00Z"));
        Verwacht([("nog niet", new Dossierbouwer().Zip(), 2, "beleid")], Dossierbouwer.Beleidtekst("valid_from 2090-01-01T00:00:00Z"));
    }

    /// <summary>Whoever holds the log's key can sign anything; the rest of the format must notice.</summary>
    [Fact]
    public void Aanvallen_met_de_sleutel_van_het_log_worden_bij_hun_regel_herkend()
    {
        EisTijdstempels();
        var vreemd = new Ondertekenaar(Dossierbouwer.Oorsprong, Dossierbouwer.Zaad("vreemd"));
        Verwacht(
        [
            ("ander log tekent", new Dossierbouwer { Notitie = n => vreemd.Teken(n.Tekst) }.Zip(), 1, "checkpoint"),
            ("geen getuige", new Dossierbouwer { Notitie = n => n with { Handtekeningen = [n.Handtekeningen[0]] } }.Zip(), 1, "checkpoint"),
            ("één getuige is genoeg", new Dossierbouwer { Notitie = n => n with { Handtekeningen = [.. n.Handtekeningen.Take(2)] } }.Zip(), 0, ""),
            ("een onbekende tekent mee", new Dossierbouwer { Notitie = n => n.Met(vreemd.Teken(n.Tekst).Handtekeningen[0] with { Naam = "onbekend.example" }) }.Zip(), 0, ""),
            ("getuige tekende een andere stand", new Dossierbouwer { Notitie = n => new Notitie(n.Tekst, [n.Handtekeningen[0], Dossierbouwer.Getuigen[0].Medeonderteken("x\n", DateTimeOffset.UnixEpoch)]) }.Zip(), 1, "checkpoint"),
            ("101 handtekeningen", new Dossierbouwer { Notitie = n => n with { Handtekeningen = [.. Enumerable.Repeat(n.Handtekeningen[0], 101)] } }.Zip(), 1, "checkpoint"),
            ("notitie van 2 MB", new Dossierbouwer { Dossiergreep = d => d with { Checkpoint = new byte[2_000_000] } }.Zip(), 1, "checkpoint"),
            ("regel erbij in het checkpoint", new Dossierbouwer { Checkpoint = c => c with { Uitbreidingen = ["extra"] } }.Zip(), 1, "checkpoint"),
            ("andere oorsprong", new Dossierbouwer { Checkpoint = c => c with { Log = "ander.example" } }.Zip(), 1, "checkpoint"),
            ("andere wortel", new Dossierbouwer { Checkpoint = c => c with { Wortel = Dossierbouwer.Zaad("w") } }.Zip(), 1, "anker"),
            ("kleinere boom", new Dossierbouwer { Checkpoint = c => c with { Maat = 5 } }.Zip(), 1, "anker"),
            ("ander log in een blad", new Dossierbouwer { Kop = (n, k) => n == 4 ? k with { Log = "ander.example" } : k }.Zip(), 1, "keten"),
            ("verkeerde index in een blad", new Dossierbouwer { Kop = (n, k) => n == 4 ? k with { I = k.I + 1 } : k }.Zip(), 1, "keten"),
            ("gat in de keten", new Dossierbouwer { Kop = (n, k) => n >= 5 ? Hernummer(k, n + 1) : k }.Zip(), 1, "keten"),
            ("verkeerde vorige", new Dossierbouwer { Kop = (n, k) => n == 5 ? k with { Ketens = [k.Ketens[0] with { Vorige = Dossierbouwer.Zaad("v") }] } : k }.Zip(), 1, "keten"),
            ("keten van een ander pand", new Dossierbouwer { Kop = (n, k) => n == 5 ? k with { Ketens = [k.Ketens[0] with { Id = Dossierbouwer.Zaad("v") }] } : k }.Zip(), 1, "keten"),
            ("andere inhoud bij het blad", new Dossierbouwer { Kop = (n, k) => n == 5 ? k with { Inhoudhash = Dossierbouwer.Zaad("v") } : k }.Zip(), 1, "keten"),
            ("dezelfde gebeurtenis tweemaal", new Dossierbouwer { Inhoud = (n, i) => n == 5 ? i with { Gebeurtenis = Guid.Parse("0199f000-0000-7000-8000-000000000104") } : i }.Zip(), 1, "keten"),
            ("stroomversie terug", new Dossierbouwer { Inhoud = (n, i) => n == 5 ? i with { Versie = 4 } : i }.Zip(), 1, "keten"),
            ("keten afgekapt", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Take(8)] } }.Zip(), 1, "afsluiting"),
            ("keten begint later", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Skip(1)] } }.Zip(), 1, "keten"),
            ("twee gebeurtenissen verwisseld", new Dossierbouwer { Dossiergreep = d => d with { Keten = [d.Keten[1], d.Keten[0], .. d.Keten.Skip(2)] } }.Zip(), 1, "keten"),
            ("een gebeurtenis ertussenuit", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Where((_, i) => i != 3)] } }.Zip(), 1, "keten"),
            ("lege keten", new Dossierbouwer { Dossiergreep = d => d with { Keten = [], Ankers = [] } }.Zip(), 1, "keten"),
            ("inhoud achtergehouden", new Dossierbouwer { Dossiergreep = d => d with { Keten = [d.Keten[0], d.Keten[1] with { Inhoud = null }, .. d.Keten.Skip(2)] } }.Zip(), 1, "veld"),
            ("afsluiting zonder inhoud", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Take(8), d.Keten[8] with { Inhoud = null }] } }.Zip(), 1, "veld"),
            ("niet de afsluiting", new Dossierbouwer { Afsluittekst = () => "iets-anders.v1" }.Zip(), 1, "afsluiting"),
            ("afsluiting met ander aantal", new Dossierbouwer { Afsluitnummer = n => n - 1 }.Zip(), 1, "afsluiting"),
            ("reden achteraf gewijzigd", new Dossierbouwer { ExportDaarna = e => e with { Weggelaten = new Dictionary<long, Sluiting>(e.Weggelaten) { [3] = new(Reden.Avg) } } }.Zip(), 1, "afsluiting"),
            ("ondertekenaar achteraf gescheiden", new Dossierbouwer { ExportDaarna = e => e with { Gescheiden = false } }.Zip(), 1, "afsluiting"),
            ("zaak achteraf gewijzigd", new Dossierbouwer { ExportDaarna = e => e with { Zaak = Guid.Empty } }.Zip(), 1, "afsluiting"),
            ("ander pand genoemd", new Dossierbouwer { ExportDaarna = e => e with { PandId = "0150100000012346" } }.Zip(), 1, "keten"),
            ("andere waarde geopend", new Dossierbouwer { Export = e => Open(e, 5, "/overtreders/0/naam", o => o with { Waarde = "Iemand anders" }) }.Zip(), 1, "veld"),
            ("andere r", new Dossierbouwer { Export = e => Open(e, 5, "/overtreders/0/naam", o => o with { R = new byte[32] }) }.Zip(), 1, "veld"),
            ("waarde onder een ander pad", new Dossierbouwer { Export = e => e with { Geopend = new Dictionary<long, IReadOnlyDictionary<string, Opening>>(e.Geopend) { [5] = e.Geopend[5].ToDictionary(o => o.Key == "/overtreders/0/naam" ? "/overtreders/1/naam" : o.Key, o => o.Value) } } }.Zip(), 1, "veld"),
            ("veld niet genoemd", new Dossierbouwer { Export = e => e with { Gesloten = new Dictionary<long, IReadOnlyDictionary<string, Sluiting>> { [1] = e.Gesloten[1] } } }.Zip(), 1, "veld"),
            ("wissing die niet is vastgelegd", new Dossierbouwer { Export = e => e with { Gesloten = new Dictionary<long, IReadOnlyDictionary<string, Sluiting>>(e.Gesloten) { [5] = new Dictionary<string, Sluiting> { ["/overtreders/1/naam"] = new(Reden.Gewist, 7) } } } }.Zip(), 1, "veld"),
            ("wissing door een eerdere", new Dossierbouwer { Inhoud = (n, i) => n == 1 ? i with { Soort = Dossier.Wissing } : i, Export = e => Sluit(e, 1, "/melder/telefoon", new(Reden.Gewist, 1)) }.Zip(), 1, "veld"),
            ("vernietiging die niet is vastgelegd", new Dossierbouwer { Export = e => e with { Weggelaten = new Dictionary<long, Sluiting> { [3] = new(Reden.Vernietigd, 8), [6] = new(Reden.Vernietigd, 8) } } }.Zip(), 1, "veld"),
            ("velden van de afsluiting zelf", new Dossierbouwer { Export = e => Sluit(e, 9, "actor", new(Reden.Avg)) }.Zip(), 1, "keten"),
            ("gebeurtenis die er niet is weggelaten", new Dossierbouwer { Export = e => e with { Weggelaten = new Dictionary<long, Sluiting>(e.Weggelaten) { [77] = new(Reden.Avg) } } }.Zip(), 1, "keten"),
            ("ander bestand", new Dossierbouwer { Dossiergreep = d => Bestand(d, Dossier.Pdf, "%PDF anders"u8) }.Zip(), 1, "bestand"),
            ("andere pagina", new Dossierbouwer { Dossiergreep = d => Bestand(d, Dossier.Html, "<!DOCTYPE html> anders"u8) }.Zip(), 1, "bestand"),
            ("zonder pagina", new Dossierbouwer { Export = e => e with { Bestanden = e.Bestanden.Where(b => b.Key != Dossier.Html).ToDictionary() }, Dossiergreep = d => d with { Bestanden = d.Bestanden.Where(b => b.Key != Dossier.Html).ToDictionary() } }.Zip(), 0, ""),
            ("pagina die niet is genoemd", new Dossierbouwer { Export = e => e with { Bestanden = e.Bestanden.Where(b => b.Key != Dossier.Html).ToDictionary() } }.Zip(), 1, "bestand"),
            ("pagina onder een andere naam", new Dossierbouwer { Export = e => e with { Bestanden = e.Bestanden.ToDictionary(b => b.Key == Dossier.Html ? "dossier.htm" : b.Key, b => b.Value) }, Dossiergreep = d => d with { Bestanden = d.Bestanden.ToDictionary(b => b.Key == Dossier.Html ? "dossier.htm" : b.Key, b => b.Value) } }.Zip(), 1, "bestand"),
            ("andere foto", new Dossierbouwer { Dossiergreep = d => Bestand(d, "stukken/004-foto.jpg", [0xFF, 0xD8, 0xFF, 0]) }.Zip(), 1, "veld"),
            ("bestand te veel", new Dossierbouwer { Dossiergreep = d => Bestand(d, "extra.txt", "x"u8) }.Zip(), 1, "bestand"),
            ("token te veel", new Dossierbouwer { Dossiergreep = d => Bestand(d, "tokens/999.tst", "x"u8) }.Zip(), 1, "bestand"),
            ("stuk bij geen gebeurtenis", new Dossierbouwer { Export = e => e with { Bestanden = new Dictionary<string, Bestandsregel>(e.Bestanden) { ["stukken/x.txt"] = Bestandsregel.Van("x"u8.ToArray()) } }, Dossiergreep = d => Bestand(d, "stukken/x.txt", "x"u8) }.Zip(), 1, "bestand"),
            ("geen leesmij", new Dossierbouwer { Export = e => e with { Bestanden = e.Bestanden.Where(b => b.Key != Dossier.Leesmij).ToDictionary() }, Dossiergreep = d => d with { Bestanden = d.Bestanden.Where(b => b.Key != Dossier.Leesmij).ToDictionary() } }.Zip(), 1, "bestand"),
            ("token van een andere dienst", new Dossierbouwer { Stempelaar = _ => "vreemdetsa" }.Zip(), 1, "anker"),
            ("token met verlopen certificaat", new Dossierbouwer { Stempelaar = k => k == 1 ? "verlopen" : "goed" }.Zip(), 1, "anker"),
            ("anker met andere omvang", new Dossierbouwer { Anker = (k, a) => k == 1 ? a with { Maat = a.Maat - 1 } : a }.Zip(), 1, "anker"),
            ("anker met andere wortel", new Dossierbouwer { Anker = (k, a) => k == 1 ? a with { Wortel = Dossierbouwer.Zaad("w") } : a }.Zip(), 1, "anker"),
            ("anker over niets met een wortel", new Dossierbouwer { Anker = (k, a) => k == 0 ? a with { Wortel = Dossierbouwer.Zaad("w") } : a }.Zip(), 1, "anker"),
            ("anker over een latere boom", new Dossierbouwer { Anker = (k, a) => k == 1 ? a with { Maat = 12 } : a }.Zip(), 1, "anker"),
            ("token verwisseld", new Dossierbouwer { Dossiergreep = d => d with { Ankers = [d.Ankers[0] with { Token = d.Ankers[1].Token }, .. d.Ankers.Skip(1)] } }.Zip(), 1, "anker"),
            ("anker weggelaten", new Dossierbouwer { Dossiergreep = d => d with { Ankers = [.. d.Ankers.Skip(1)] } }.Zip(), 1, "anker"),
            ("anker nergens genoemd", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Select(k => k with { AnkerVoor = null })] } }.Zip(), 1, "anker"),
            ("verkeerd anker ervoor", new Dossierbouwer { Dossiergreep = d => d with { Keten = [d.Keten[0] with { AnkerVoor = d.Ankers[2].Kop.I }, .. d.Keten.Skip(1)] } }.Zip(), 1, "anker"),
            ("verkeerd anker erna", new Dossierbouwer { Dossiergreep = d => d with { Keten = [.. d.Keten.Take(8), d.Keten[8] with { AnkerNa = d.Ankers[1].Kop.I }] } }.Zip(), 1, "anker"),
            ("één gebeurtenis zonder grens", new Dossierbouwer { Dossiergreep = d => d with { Keten = [d.Keten[0] with { AnkerNa = null }, .. d.Keten.Skip(1)] } }.Zip(), 2, "tijd"),
            ("geantedateerd", new Dossierbouwer { Kop = (n, k) => n == 5 ? k with { T = k.T.AddHours(-1) } : k, Inhoud = (n, i) => n == 5 ? i with { Vastgelegd = i.Vastgelegd.AddHours(-1) } : i }.Zip(), 2, "tijd"),
            ("gepostdateerd", new Dossierbouwer { Kop = (n, k) => n == 5 ? k with { T = k.T.AddHours(1) } : k, Inhoud = (n, i) => n == 5 ? i with { Vastgelegd = i.Vastgelegd.AddHours(1) } : i }.Zip(), 2, "tijd"),
            ("een heel jaar achteraf gemaakt", new Dossierbouwer { Nu = DateTimeOffset.UtcNow.AddDays(-365) }.Zip(), 2, "tijd"),
            ("registratie geantedateerd", new Dossierbouwer { Inhoud = (n, i) => n == 2 ? i with { Vastgelegd = i.Vastgelegd.AddYears(-6) } : i }.Zip(), 2, "tijd"),
            ("registratie na opname", new Dossierbouwer { Inhoud = (n, i) => n == 2 ? i with { Vastgelegd = i.Vastgelegd.AddMinutes(1) } : i }.Zip(), 2, "tijd"),
        ]);
    }

    private static Kop Hernummer(Kop kop, int n) => kop with { Ketens = [kop.Ketens[0] with { N = n }] };

    private static Export Open(Export e, long n, string pad, Func<Opening, Opening> greep) => e with
    {
        Geopend = new Dictionary<long, IReadOnlyDictionary<string, Opening>>(e.Geopend) { [n] = e.Geopend[n].ToDictionary(o => o.Key, o => o.Key == pad ? greep(o.Value) : o.Value) },
    };

    private static Export Sluit(Export e, long n, string pad, Sluiting sluiting) => e with
    {
        Gesloten = new Dictionary<long, IReadOnlyDictionary<string, Sluiting>>(e.Gesloten) { [n] = new Dictionary<string, Sluiting>(e.Gesloten.GetValueOrDefault(n) ?? new Dictionary<string, Sluiting>()) { [pad] = sluiting } },
    };

    private static Dossier Bestand(Dossier d, string naam, ReadOnlySpan<byte> inhoud) => d with { Bestanden = new Dictionary<string, byte[]>(d.Bestanden) { [naam] = inhoud.ToArray() } };

    [Fact]
    public void Duizend_gebeurtenissen_zijn_gewoon()
    {
        EisTijdstempels();
        var zip = new Dossierbouwer { Extra = 1_000 }.Zip();
        zip.Length.ShouldBeLessThan(4 << 20);
        var klok = System.Diagnostics.Stopwatch.StartNew();
        Verwacht([("duizend", zip, 0, ""), ("duizend en een gat", new Dossierbouwer { Extra = 1_000, Dossiergreep = d => d with { Keten = [.. d.Keten.Where((_, i) => i != 500)] } }.Zip(), 1, "keten")]);
        klok.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Een_vreemde_sleutel_of_een_ander_beleid_wijst_af()
    {
        var ander = new Ondertekenaar("ander.example/log", Dossierbouwer.Zaad("x"));
        Verwacht([("ander log", new Dossierbouwer().Zip(), 1, "checkpoint")], Dossierbouwer.Beleidtekst().Replace(Dossierbouwer.Log.Sleutel.ToString(), ander.Sleutel.ToString(), StringComparison.Ordinal));
        Verwacht([("beide getuigen nodig en een mist", new Dossierbouwer { Notitie = n => n with { Handtekeningen = [.. n.Handtekeningen.Take(2)] } }.Zip(), 1, "checkpoint")],
            Dossierbouwer.Beleidtekst().Replace("beide 1", "beide all", StringComparison.Ordinal));
    }

    /// <summary>The policy is the one thing a reader trusts: both programs must read it alike.</summary>
    [Fact]
    public void Beide_lezen_het_beleid_gelijk()
    {
        Assert.SkipWhen(!Keuringsproef.HeeftPython || Tijdstempeldienst.Vind is null, "openssl of python3 staat niet op deze machine");
        var (zip, goed) = (Path.GetTempFileName(), Dossierbouwer.Beleidtekst());
        File.WriteAllBytes(zip, new Dossierbouwer().Zip());
        var regels = goed.Split('\n');
        List<string> beleid =
        [
            goed, goed + "quorum none\n", goed.TrimEnd('\n'), goed + "iets\n", goed + "\r\n", goed + "# \u0001\n", goed + "# é\n \t# x\n\n", goed + "skew 1\n", goed + "valid_from 2026-01-01\n", goed + "valid_from 2026-01-01T00:00:00Z extra\n", goed + "valid_from 2026-02-30T00:00:00Z\n",
            goed.Replace("skew 5", "skew 05", StringComparison.Ordinal), goed.Replace("skew 5", "skew 316224001", StringComparison.Ordinal), goed.Replace("skew 5", "skew 316224000", StringComparison.Ordinal), goed.Replace("skew 5", "skew -5", StringComparison.Ordinal), goed.Replace("skew 5", "skew 5 5", StringComparison.Ordinal), goed.Replace("skew 5", "skew ٥", StringComparison.Ordinal),
            goed.Replace("beide 1", "beide 2", StringComparison.Ordinal), goed.Replace("beide 1", "beide 3", StringComparison.Ordinal), goed.Replace("beide 1", "beide 0", StringComparison.Ordinal), goed.Replace("beide 1", "beide any", StringComparison.Ordinal), goed.Replace("beide 1", "beide all", StringComparison.Ordinal), goed.Replace("1 a b", "1 a a", StringComparison.Ordinal),
            goed.Replace("group beide", "group a", StringComparison.Ordinal), goed.Replace("group beide", "group none", StringComparison.Ordinal), goed.Replace("quorum beide", "quorum c", StringComparison.Ordinal), goed.Replace("quorum beide", "quorum b", StringComparison.Ordinal), goed.Replace("quorum beide", "quorum none", StringComparison.Ordinal), goed.Replace("witness b", "witness a", StringComparison.Ordinal),
            goed.Replace("log ", "log\t ", StringComparison.Ordinal), goed.Replace("quorum", "  quorum", StringComparison.Ordinal), goed.Replace(" a ", " ä ", StringComparison.Ordinal), goed.Replace(" a ", " a+ ", StringComparison.Ordinal), "quorum none\n", "", "\n", string.Concat(Enumerable.Repeat("\n", 1022)) + "quorum none\n", string.Concat(Enumerable.Repeat("\n", 1024)) + "quorum none\n", goed + new string('#', 300_000) + "\n",
            .. regels.Select(weg => string.Join('\n', regels.Where(r => r != weg)) + "\n"), .. regels.Where(r => r.Length > 0).Select(dubbel => $"{dubbel}\n{goed}"), .. regels.Where(r => r.Length > 9).Select(r => goed.Replace(r, r[..^1] + "A", StringComparison.Ordinal)), .. regels.Where(r => r.Length > 40).Select(r => goed.Replace(r, r[..40] + (r[40] == 'x' ? 'y' : 'x') + r[41..], StringComparison.Ordinal)),
        ];
        foreach (var tekst in beleid)
        {
            var pad = Path.GetTempFileName();
            File.WriteAllText(pad, tekst);
            using StringWriter uit = new(), fout = new();
            var code = Opdracht.Voer([zip, "--beleid", pad, "--zonder-geheugen"], uit, fout);
            var (python, pythoncode) = Keuringsproef.Draai(zip, "--beleid", pad);
            (pythoncode, python.Split(':', '\n')[0]).ShouldBe((code, uit.ToString().Split(':', '\n')[0]), $"{tekst}\n{uit}\n{python}");
        }
    }

    [Fact]
    public void Grenzen_in_tijd_en_geheugen_houden()
    {
        EisTijdstempels();
        var goed = Zip.Lees(new Dossierbouwer().Zip());
        byte[] Met(string naam, byte[] inhoud) => Zip.Schrijf(new Dictionary<string, byte[]>(goed) { [naam] = inhoud });
        var json = Encoding.UTF8.GetString(goed[Dossier.Json]);
        var klok = System.Diagnostics.Stopwatch.StartNew();
        Verwacht(
        [
            ("zipbom", Bom(), 1, "zip"),
            ("33 MB JSON", Met(Dossier.Json, new byte[33 << 20]), 1, "vorm"),
            ("diepe JSON", Met(Dossier.Json, Encoding.UTF8.GetBytes(new string('[', 1_000_000))), 1, "vorm"),
            ("bewijs van 65 hashes", Met(Dossier.Json, Encoding.UTF8.GetBytes(json.Replace("\"lidmaatschap\":[", $"\"lidmaatschap\":[{string.Concat(Enumerable.Repeat($"\"{new string('0', 64)}\",", 65))}", StringComparison.Ordinal))), 1, "vorm"),
            ("10 MB notitie", Met(Dossier.Checkpointbestand, new byte[10_000_000]), 1, "checkpoint"),
            ("groot token", Met("tokens/0.tst", new byte[10_000_000]), 1, "anker"),
            ("6000 bestanden", Zip.Schrijf(Enumerable.Range(0, 6000).ToDictionary(i => $"f{i}", _ => Array.Empty<byte>())), 1, "zip"),
            ("leeg", [], 1, "zip"), ("geen zip", new byte[10_000], 1, "zip"),
        ]);
        klok.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));

        static byte[] Bom()
        {
            using var uit = new MemoryStream();
            using (var zip = new ZipArchive(uit, ZipArchiveMode.Create, leaveOpen: true))
                for (var k = 0; k < 6; k++)
                {
                    using var bestand = zip.CreateEntry($"bom{k}").Open();
                    for (var i = 0; i < 100; i++) bestand.Write(new byte[1 << 20]);
                }
            return uit.ToArray();
        }
    }
}
