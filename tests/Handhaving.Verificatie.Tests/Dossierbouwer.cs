using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tests;

namespace Handhaving.Verificatie.Tests;

/// <summary>
/// A small log with one pand in it, and the dossier of one of its zaken. What an attacker with the log's key could do differently is a setting.
/// </summary>
internal sealed class Dossierbouwer
{
    public const string Oorsprong = "toezicht.example/gm0150/pandlog", PandId = "0150100000012345";
    public static readonly Guid Zaak = Guid.Parse("0199f000-0000-7000-8000-00000000000a"), DossierId = Guid.Parse("0199f000-0000-7000-8000-00000000000d");
    public static readonly Ondertekenaar Log = new(Oorsprong, Zaad("log"));
    public static readonly Ondertekenaar[] Getuigen = [new("getuige.example/a", Zaad("a"), Sleutelsoort.Medeondertekening), new("getuige.example/b", Zaad("b"), Sleutelsoort.Medeondertekening)];
    public static readonly byte[] Foto = [0xFF, 0xD8, 0xFF, .. "een foto van een kamer"u8];
    private static readonly Dictionary<string, byte[]> Gestempeld = [];

    private readonly Merkleboom _boom = new();
    private readonly List<(Kop Kop, Anker Anker, byte[] Token)> _ankers = [];
    private readonly List<(Kop Kop, Inhoud Inhoud)> _keten = [];

    public DateTimeOffset Nu { get; init; } = DateTimeOffset.UtcNow;

    public bool MetTijdstempels { get; init; } = Tijdstempeldienst.Vind is not null;

    public byte[] Pandzout { get; init; } = Zaad("pand");

    /// <summary>What an attacker changes in a header before it is added: index in the chain (from 1) and the header.</summary>
    public Func<int, Kop, Kop> Kop { get; init; } = (_, kop) => kop;

    public Func<int, Inhoud, Inhoud> Inhoud { get; init; } = (_, inhoud) => inhoud;

    /// <summary>What an attacker changes in an anchor (0, 1, 2) before it is added.</summary>
    public Func<int, Anker, Anker> Anker { get; init; } = (_, anker) => anker;

    /// <summary>Who stamps anchor 0, 1, 2.</summary>
    public Func<int, string> Stempelaar { get; init; } = _ => "goed";

    /// <summary>A time stamping authority of the test's own making, in place of openssl's.</summary>
    public Func<string, byte[]>? Eigenstempel { get; init; }

    public Func<Export, Export> Export { get; init; } = export => export;

    /// <summary>After the closing entry was made: the attacker shows another export than he closed.</summary>
    public Func<Export, Export> ExportDaarna { get; init; } = export => export;

    public Func<string> Afsluittekst { get; init; } = () => Dossier.Afsluiting;

    public Func<long, long> Afsluitnummer { get; init; } = n => n;

    /// <summary>So many plain events more.</summary>
    public int Extra { get; init; }

    public Func<Notitie, Notitie> Notitie { get; init; } = n => n;

    public Func<Checkpoint, Checkpoint> Checkpoint { get; init; } = c => c;

    public Func<Dossier, Dossier> Dossiergreep { get; init; } = d => d;

    public static byte[] Zaad(string naam) => SHA256.HashData(Encoding.UTF8.GetBytes(naam));

    public static string Beleidtekst(string extra = "", bool tsa = true, string ankertijd = "max_anchor_lag 7200\n") => $"""
        log {Log.Sleutel}
        witness a {Getuigen[0].Sleutel}
        witness b {Getuigen[1].Sleutel}
        group beide 1 a b
        quorum beide
        max_lag 600
        skew 5
        {ankertijd}{(tsa && Tijdstempeldienst.Vind is { } dienst ? $"tsa proef {Convert.ToBase64String(dienst.Wortel.RawData)}\n" : "")}{extra}

        """;

    public static Beleid Beleid(string tekst) => Handhaving.Bewijs.Notities.Beleid.Lees(Encoding.UTF8.GetBytes(tekst));

    private static byte[] Stempel(string tekst, string wie)
    {
        lock (Gestempeld) return Gestempeld.TryGetValue(wie + tekst, out var token) ? token : Gestempeld[wie + tekst] = Tijdstempeldienst.Vind!.Stempel(tekst, wie);
    }

    private Kop Voeg(byte[] inhoudhash, IReadOnlyList<Schakel> ketens, DateTimeOffset t, Func<Kop, Kop>? greep = null)
    {
        var kop = new Kop(inhoudhash, ketens, _boom.Maat, Oorsprong, t);
        kop = greep?.Invoke(kop) ?? kop;
        _boom.Voeg(kop.Blad());
        return kop;
    }

    private void Stempel()
    {
        if (!MetTijdstempels && Eigenstempel is null) return;
        var stand = new Checkpoint(Oorsprong, _boom.Maat, _boom.Wortel());
        var token = Eigenstempel?.Invoke(stand.ToString()) ?? Stempel(stand.ToString(), Stempelaar(_ankers.Count));
        var anker = Anker(_ankers.Count, Handhaving.Bewijs.Bladen.Anker.Van(token, stand));
        _ankers.Add((Voeg(anker.Hash(), [], Nu), anker, token));
    }

    /// <summary>An event of another pand: the log is not ours alone.</summary>
    private void Ander(int nummer) => Voeg(Zaad($"inhoud {nummer}"), [new(Zaad("ander pand"), 1 + nummer, nummer == 0 ? null : Zaad("vorige"))], Nu);

    private void Gebeurtenis(string soort, string data, bool medewerker = true)
    {
        var n = _keten.Count + 1;
        var inhoud = Inhoud(n, new Inhoud(medewerker ? Toegezegd(n, Toezegging.Medewerkerpad, Wie) : null, n > 1 ? "aanleiding" : null, (Json.Voorwerp)CanoniekeJson.Lees(Encoding.UTF8.GetBytes(data)),
            Id(n), Nu.AddSeconds(-1), Zaad($"zout {n}"), 100 + n, PandId, soort, n));
        var pand = Pandverwijzing.Van(Pandzout, PandId);
        _keten.Add((Voeg(inhoud.Hash(), [new(pand, n, n == 1 ? null : _keten[^1].Kop.Blad())], Nu, kop => Kop(n, kop)), inhoud));
    }

    private static Guid Id(int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0199f000-0000-7000-8000-{256 + n:x12}"));

    private static readonly Json Wie = Json.Van(("medewerker", "mw-1"), ("rol", "handhavingsjurist"));

    private static byte[] R(int n, string pad) => Zaad($"r {n} {pad}");

    private static string Toegezegd(int n, string pad, Json waarde) => Toezegging.Bereken(R(n, pad), pad, Bladprofiel.Bytes(waarde));

    private static string Gegeven(int n, string pad, Json waarde) => $$"""{"betrokkene":"{{Id(99)}}","commitment":"{{Toegezegd(n, pad, waarde)}}"}""";

    public static Json Document => Json.Van(("inhoud", Convert.ToBase64String(Foto)), ("mediatype", "Jpeg"));

    public byte[] Zip() => Bouw().Schrijf();

    public Dossier Bouw()
    {
        Stempel();
        Ander(0);
        Gebeurtenis("melding-ontvangen.v1", $$"""{"soort":"Kamerverhuur","melder":{"naam":{{Gegeven(1, "/melder/naam", "J. de Vries")}},"telefoon":{{Gegeven(1, "/melder/telefoon", "0570")}} } }""");
        Gebeurtenis("controle-gepland.v1", """{"op":"2026-11-01"}""", medewerker: false);
        Gebeurtenis("melding-ontvangen.v1", """{"soort":"van een andere zaak"}""");
        Ander(1);
        Gebeurtenis("stuk-opgenomen.v1", $$"""{"bestand":{{Gegeven(4, "/bestand", Document)}},"omvang":{{Foto.Length}}}""");
        Gebeurtenis("last-opgelegd.v1", $$"""{"bedragCent":"250000","overtreders":[{"naam":{{Gegeven(5, "/overtreders/0/naam", "Ä. \"Huisbaas\" 😀\n")}}},{"naam":{{Gegeven(5, "/overtreders/1/naam", "B")}} }]}""");
        Stempel();
        Gebeurtenis("melding-ontvangen.v1", """{"soort":"vernietigd"}""");
        Gebeurtenis(Dossier.Wissing, $$"""{"velden":[{"gebeurtenis":"{{Id(1)}}","pad":"/melder/telefoon"}],"grond":"AVG"}""", medewerker: false);
        Gebeurtenis(Dossier.Vernietiging, $$"""{"bladen":["{{Hex.Schrijf(_keten[5].Kop.Blad())}}"]}""", medewerker: false);
        for (var k = 0; k < Extra; k++) Gebeurtenis("hercontrole-uitgevoerd.v1", $$"""{"op":"2026-11-02","nummer":"{{k}}","bevindingen":[{"ruimte":"zolder","in_gebruik":true},{"ruimte":"kelder","in_gebruik":false}]}""", medewerker: false);
        Ander(2);

        byte[] leesmij = "Lees mij."u8.ToArray(), pdf = "%PDF-1.7 proef"u8.ToArray(), html = "<!DOCTYPE html>"u8.ToArray();
        var export = Export(new(DossierId, Oorsprong, Zaak, PandId, Pandzout, true, Zaad("export"),
            new Dictionary<string, Bestandsregel> { [Dossier.Leesmij] = Bestandsregel.Van(leesmij), [Dossier.Pdf] = Bestandsregel.Van(pdf), [Dossier.Html] = Bestandsregel.Van(html), ["stukken/004-foto.jpg"] = Bestandsregel.Van(Foto) },
            new Dictionary<long, Sluiting> { [3] = new(Reden.AndereZaak), [6] = new(Reden.Vernietigd, 8) },
            new Dictionary<long, IReadOnlyDictionary<string, Opening>>
            {
                [1] = new Dictionary<string, Opening> { [Toezegging.Medewerkerpad] = new(R(1, Toezegging.Medewerkerpad), Wie) },
                [4] = new Dictionary<string, Opening> { ["/bestand"] = Opening.Document(R(4, "/bestand"), "stukken/004-foto.jpg", "Jpeg"), [Toezegging.Medewerkerpad] = new(R(4, Toezegging.Medewerkerpad), Wie) },
                [5] = new Dictionary<string, Opening> { ["/overtreders/0/naam"] = new(R(5, "/overtreders/0/naam"), "Ä. \"Huisbaas\" 😀\n"), [Toezegging.Medewerkerpad] = new(R(5, Toezegging.Medewerkerpad), Wie) },
            },
            new Dictionary<long, IReadOnlyDictionary<string, Sluiting>>
            {
                [1] = new Dictionary<string, Sluiting> { ["/melder/naam"] = new(Reden.Awb829), ["/melder/telefoon"] = new(Reden.Gewist, 7) },
                [5] = new Dictionary<string, Sluiting> { ["/overtreders/1/naam"] = new(Reden.Avg) },
            }));
        Gebeurtenis(Afsluittekst(), $$"""{"export":"{{Hex.Schrijf(export.Hash())}}","n":{{Afsluitnummer(9 + Extra)}},"zaakId":"{{Zaak}}"}""");
        Stempel();
        Ander(3);

        var stand = Checkpoint(new(Oorsprong, _boom.Maat, _boom.Wortel()));
        var notitie = Notitie(Getuigen.Aggregate(Log.Teken(stand.ToString()), (n, g) => n.Met(g.Medeonderteken(n.Tekst, Nu))));
        return Dossiergreep(new(ExportDaarna(export), [.. _keten.Select((k, i) => Lid(k.Kop, k.Inhoud, open: i is not (2 or 5)))],
            [.. _ankers.Select(a => new Ankerlid(a.Kop, a.Anker, _boom.Lidmaatschap(Plek(a.Kop)), a.Anker.Maat is > 0 and var m && m <= _boom.Maat ? _boom.Samenhang(m) : [], a.Token))],
            notitie.Bytes(), new Dictionary<string, byte[]> { [Dossier.Leesmij] = leesmij, [Dossier.Pdf] = pdf, [Dossier.Html] = html, ["stukken/004-foto.jpg"] = Foto }));
    }

    private Ketenlid Lid(Kop kop, Inhoud inhoud, bool open) => new(kop, open ? inhoud.Json() : null, _boom.Lidmaatschap(Plek(kop)),
        open ? _ankers.LastOrDefault(a => a.Kop.I < kop.I).Kop?.I : null, open ? _ankers.FirstOrDefault(a => a.Anker.Maat > kop.I).Kop?.I : null);

    /// <summary>Where the leaf really stands, whatever it says.</summary>
    private long Plek(Kop kop) => Enumerable.Range(0, (int)_boom.Maat).First(i => _boom.Hash(new(0, i)).AsSpan().SequenceEqual(kop.Blad()));
}
