using System.Globalization;
using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tijdstempels;

namespace Handhaving.Bewijs.Dossiers;

/// <summary>What a keuring comes to.</summary>
public enum Oordeel
{
    /// <summary>Complete, unaltered, in order, and its times lie within the bounds of the policy.</summary>
    Bewezen = 0,

    /// <summary>Something is malformed or false.</summary>
    Afgewezen = 1,

    /// <summary>Complete, unaltered and in order, but the times are not proven, or the policy does not speak about this dossier.</summary>
    NietTeBeoordelen = 2,
}

/// <param name="Regel">The rule of docs/dossierformaat.md that decided; empty when all was proven.</param>
/// <param name="Reden">One Dutch sentence; empty when all was proven.</param>
/// <param name="Dossier">What was read, as far as reading went.</param>
/// <param name="Checkpoint">The checkpoint, once it satisfied the policy.</param>
public sealed record Uitslag(Oordeel Oordeel, string Regel, string Reden, Dossier? Dossier, GoedCheckpoint? Checkpoint)
{
    /// <summary>Fields that were erased.</summary>
    public int Gewist { get; init; }

    /// <summary>Fields and whole bodies that were not given or were destroyed; other zaken do not count.</summary>
    public int NietVerstrekt { get; init; }

    /// <summary>Events of other zaken in the same pand, of which only the header is given.</summary>
    public int AndereZaken { get; init; }

    /// <summary>The first line of the answer.</summary>
    public override string ToString() => Oordeel switch
    {
        Oordeel.Bewezen when Gewist + NietVerstrekt > 0 => string.Create(CultureInfo.InvariantCulture, $"bewezen, {Gewist + NietVerstrekt} velden gewist / niet verstrekt"),
        Oordeel.Bewezen => "bewezen",
        Oordeel.NietTeBeoordelen => $"{(Regel == Keuring.Tijd ? "tijd niet bewezen" : "niet te beoordelen")}: {Reden}",
        _ => $"afgewezen: {Regel}: {Reden}",
    };
}

/// <summary>Checks a dossier against a policy, in the order of docs/dossierformaat.md. Pure: no clock, no network, no memory of earlier dossiers.</summary>
public sealed class Keuring
{
    public const string Zipregel = "zip", Vormregel = "vorm", Checkpointregel = "checkpoint", Ankerregel = "anker", Ketenregel = "keten", Veldregel = "veld", Bestandregel = "bestand", Afsluitregel = "afsluiting",
        Beleidregel = "beleid", Tijd = "tijd";

    private readonly Beleid _beleid;
    private readonly Dictionary<long, DateTimeOffset> _stempels = [];
    private readonly List<byte[]> _bladen = [];
    private readonly List<Inhoud?> _inhoud = [];
    private string _regel = Zipregel;
    private Dossier? _dossier;
    private GoedCheckpoint? _checkpoint;

    private Keuring(Beleid beleid) => _beleid = beleid;

    public static Uitslag Keur(ReadOnlySpan<byte> zip, Beleid beleid)
    {
        var keuring = new Keuring(beleid);
        try
        {
            return keuring.Keur(Zip.Lees(zip));
        }
        catch (OngeldigBewijsException e)
        {
            return new(Oordeel.Afgewezen, keuring._regel, e.Message, keuring._dossier, keuring._checkpoint);
        }
    }

    private Dossier Dossier => _dossier!;

    private Checkpoint Stand => _checkpoint!.Checkpoint;

    private Uitslag Keur(IReadOnlyDictionary<string, byte[]> bestanden)
    {
        _regel = Vormregel;
        _dossier = Dossiers.Dossier.Lees(bestanden, out var checkpointhash);
        _regel = Checkpointregel;
        Checkpoint(checkpointhash);
        _regel = Ankerregel;
        Ankers();
        _regel = Ketenregel;
        Keten();
        _regel = Veldregel;
        for (var k = 0; k < Dossier.Keten.Count; k++) Velden(k);
        _regel = Bestandregel;
        Bestanden();
        _regel = Afsluitregel;
        Afsluiting();

        var gesloten = Dossier.Export.Gesloten.Values.SelectMany(v => v.Values).ToList();
        var uitslag = new Uitslag(Oordeel.Bewezen, "", "", Dossier, _checkpoint)
        {
            Gewist = gesloten.Count(s => s.Reden == Reden.Gewist),
            NietVerstrekt = gesloten.Count(s => s.Reden != Reden.Gewist) + Dossier.Export.Weggelaten.Values.Count(s => s.Reden != Reden.AndereZaak),
            AndereZaken = Dossier.Export.Weggelaten.Values.Count(s => s.Reden == Reden.AndereZaak),
        };
        var einde = Dossier.Keten[^1].Kop.T;
        if (_beleid.GeldigVanaf > einde || _beleid.GeldigTot <= einde)
            return uitslag with { Oordeel = Oordeel.NietTeBeoordelen, Regel = Beleidregel, Reden = $"het beleid geldt niet op {Moment.Schrijf(einde)}, toen het dossier werd afgesloten" };
        return Tijdtwijfel() is { } twijfel ? uitslag with { Oordeel = Oordeel.NietTeBeoordelen, Regel = Tijd, Reden = twijfel } : uitslag;
    }

    private static void Eis(bool klopt, string fout)
    {
        if (!klopt) throw new OngeldigBewijsException(fout);
    }

    private void Checkpoint(byte[] hash)
    {
        Eis(SHA256.HashData(Dossier.Checkpoint).AsSpan().SequenceEqual(hash), "checkpoint.txt is niet het bestand dat dossier.json noemt");
        var goed = _beleid.Controleer(Notitie.Lees(Dossier.Checkpoint));
        Eis(goed.Checkpoint.Log == Dossier.Export.Log, "het checkpoint is van een ander log dan het dossier");
        Eis(goed.Checkpoint.Uitbreidingen.Count == 0, "het checkpoint heeft regels die dit formaat niet kent");
        _checkpoint = goed;
    }

    /// <summary>Log, place and content of a leaf: the same for an event and an anchor.</summary>
    private void Blad(Kop kop, byte[]? inhoudhash, IReadOnlyList<byte[]> lidmaatschap)
    {
        Eis(kop.Log == Stand.Log, "een blad is van een ander log");
        Eis(Merkle.IsLid(kop.I, Stand.Maat, kop.Blad(), lidmaatschap, Stand.Wortel), $"het blad op plaats {kop.I} staat niet in het log");
        if (inhoudhash is not null) Eis(inhoudhash.AsSpan().SequenceEqual(kop.Inhoudhash), $"de inhoud op plaats {kop.I} is niet die van het blad");
    }

    private void Ankers()
    {
        var vorige = -1L;
        var genoemd = Dossier.Keten.SelectMany(k => (long?[])[k.AnkerVoor, k.AnkerNa]).ToHashSet();
        foreach (var lid in Dossier.Ankers)
        {
            var (kop, anker) = (lid.Kop, lid.Anker);
            Eis(kop.I > vorige, "de ankers staan niet elk eenmaal op volgorde");
            vorige = kop.I;
            Eis(kop.Ketens.Count == 0, "een anker hoort niet in de keten van een pand");
            Blad(kop, anker.Hash(), lid.Lidmaatschap);
            Eis(anker.Maat <= kop.I, "een anker stempelt een boom die er nog niet was");
            Eis(anker.Maat == 0 ? lid.Samenhang.Count == 0 && anker.Wortel.AsSpan().SequenceEqual(Merkle.Leeg()) : Merkle.HangtSamen(anker.Maat, Stand.Maat, anker.Wortel, Stand.Wortel, lid.Samenhang),
                "de gestempelde boom is niet het begin van dit log");
            Eis(SHA256.HashData(lid.Token).AsSpan().SequenceEqual(anker.Token), "het token is niet dat van het anker");
            Eis(genoemd.Contains(kop.I), "een anker begrenst geen enkele gebeurtenis");
            if (_beleid.Tijdstempelwortels.Count > 0) _stempels[kop.I] = Tijdstempel.Controleer(lid.Token, anker.Checkpoint(kop.Log).ToString(), _beleid.Tijdstempelwortels);
        }
        var bekend = Dossier.Ankers.ToDictionary(a => a.Kop.I, a => a.Anker);
        foreach (var lid in Dossier.Keten)
        {
            if (lid.AnkerVoor is { } voor) Eis(bekend.ContainsKey(voor) && voor < lid.Kop.I, "het anker voor een gebeurtenis ontbreekt of ligt er niet voor");
            if (lid.AnkerNa is { } na) Eis(bekend.TryGetValue(na, out var anker) && anker.Maat > lid.Kop.I, "het anker na een gebeurtenis ontbreekt of omvat haar niet");
        }
    }

    private void Keten()
    {
        var pand = Pandverwijzing.Van(Dossier.Export.Pandzout, Dossier.Export.PandId);
        var gezien = new HashSet<Guid>();
        var versies = new Dictionary<string, long>(StringComparer.Ordinal);
        Eis(Dossier.Keten.Count > 0, "de keten is leeg");
        var vorigeI = -1L;
        for (var k = 0; k < Dossier.Keten.Count; k++)
        {
            var lid = Dossier.Keten[k];
            var schakel = lid.Kop.Ketens.FirstOrDefault(s => s.Id.AsSpan().SequenceEqual(pand));
            Eis(schakel is not null, $"gebeurtenis {k + 1} hoort niet bij dit pand");
            Eis(schakel!.N == k + 1, $"de keten springt van {k} naar {schakel.N}");
            Eis(k == 0 || schakel.Vorige!.AsSpan().SequenceEqual(_bladen[k - 1]), $"gebeurtenis {k + 1} volgt niet op gebeurtenis {k}");
            Eis(lid.Kop.I > vorigeI, $"gebeurtenis {k + 1} staat in het log voor gebeurtenis {k}");
            vorigeI = lid.Kop.I;
            Blad(lid.Kop, lid.Inhoud is null ? null : SHA256.HashData(Bladprofiel.Bytes(lid.Inhoud)), lid.Lidmaatschap);
            _bladen.Add(lid.Kop.Blad());
            var inhoud = lid.Inhoud is null ? null : Inhoud.Lees(lid.Inhoud);
            _inhoud.Add(inhoud);
            if (inhoud is null) continue;
            Eis(gezien.Add(inhoud.Gebeurtenis), $"gebeurtenis {k + 1} staat tweemaal in de keten");
            Eis(inhoud.Versie > versies.GetValueOrDefault(inhoud.Stroom), $"gebeurtenis {k + 1} staat niet op haar plaats in de stroom");
            versies[inhoud.Stroom] = inhoud.Versie;
        }
        foreach (var n in Dossier.Export.Weggelaten.Keys.Concat(Dossier.Export.Geopend.Keys).Concat(Dossier.Export.Gesloten.Keys)) Eis(n >= 1 && n < Dossier.Keten.Count, $"er is geen gebeurtenis {n} voor de afsluiting");
    }

    private void Velden(int k)
    {
        var (n, export) = (k + 1L, Dossier.Export);
        var (geopend, gesloten) = (export.Geopend.GetValueOrDefault(n), export.Gesloten.GetValueOrDefault(n));
        if (_inhoud[k] is not { } inhoud)
        {
            Eis(export.Weggelaten.TryGetValue(n, out var weg), $"de inhoud van gebeurtenis {n} ontbreekt zonder reden");
            Eis(geopend is null && gesloten is null, $"gebeurtenis {n} heeft velden maar geen inhoud");
            if (weg!.Reden == Reden.Vernietigd) Eis(Later(k, weg.Door, Dossiers.Dossier.Vernietiging, "bladen", blad => blad is Json.Tekst t && t.Waarde == Hex.Schrijf(_bladen[k])), $"geen latere gebeurtenis vermeldt de vernietiging van gebeurtenis {n}");
            return;
        }
        Eis(!export.Weggelaten.ContainsKey(n), $"de inhoud van gebeurtenis {n} is er en heet weggelaten");
        // What the exporter states about fields is hashed into the closing entry, so it cannot speak about that entry itself.
        if (k == Dossier.Keten.Count - 1) return;

        var toezeggingen = inhoud.Persoonsgegevens.ToDictionary(StringComparer.Ordinal);
        if (inhoud.Medewerker is { } medewerker) toezeggingen.Add(Toezegging.Medewerkerpad, medewerker);
        Eis((geopend?.Count ?? 0) + (gesloten?.Count ?? 0) == toezeggingen.Count, $"niet elk veld van gebeurtenis {n} is precies eenmaal geopend of gesloten");
        foreach (var (pad, toezegging) in toezeggingen)
        {
            if (geopend?.GetValueOrDefault(pad) is { } open)
                Eis(Toezegging.Klopt(toezegging, open.R, pad, CanoniekeJson.Bytes(open.Toegezegd(Bestand))), $"een geopend veld van gebeurtenis {n} is niet wat toen is vastgelegd");
            else if (gesloten?.GetValueOrDefault(pad) is not { } dicht)
                Eis(false, $"niet elk veld van gebeurtenis {n} is precies eenmaal geopend of gesloten");
            else if (dicht.Reden == Reden.Gewist)
                Eis(Later(k, dicht.Door, Dossiers.Dossier.Wissing, "velden", veld => veld is Json.Voorwerp v && v["gebeurtenis"] is Json.Tekst g && g.Waarde == inhoud.Gebeurtenis.ToString("D", CultureInfo.InvariantCulture) && v["pad"] is Json.Tekst p && p.Waarde == pad),
                    $"geen latere gebeurtenis vermeldt de wissing van een veld van gebeurtenis {n}");
        }
    }

    private byte[] Bestand(string naam) => Dossier.Bestanden.GetValueOrDefault(naam) ?? throw new OngeldigBewijsException("een geopend stuk ontbreekt als bestand");

    /// <summary>Whether the entry with this number lies later, is given, is of this type, and its data names what was erased or destroyed.</summary>
    private bool Later(int k, long? door, string soort, string lijst, Func<Json, bool> noemt) =>
        door > k + 1 && door <= _inhoud.Count && _inhoud[(int)door.Value - 1] is { } later && later.Soort == soort && later.Gegevens[lijst] is Json.Rij rij && rij.Delen.Any(noemt);

    private void Bestanden()
    {
        var genoemd = Dossier.Export.Bestanden;
        var stukken = Dossier.Export.Geopend.Values.SelectMany(v => v.Values).Select(o => o.Bestand).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Eis(genoemd.ContainsKey(Dossiers.Dossier.Leesmij), "LEESMIJ.txt ontbreekt");
        foreach (var naam in Dossier.Bestanden.Keys) Eis(genoemd.ContainsKey(naam), "de zip bevat een bestand dat het dossier niet noemt");
        foreach (var (naam, regel) in genoemd)
        {
            Eis(Dossier.Bestanden.TryGetValue(naam, out var inhoud), $"{naam} ontbreekt");
            Eis(regel.Grootte == inhoud!.Length && regel.Sha256.AsSpan().SequenceEqual(SHA256.HashData(inhoud)), $"{naam} is niet het bestand dat is afgesloten");
            Eis(naam is Dossiers.Dossier.Leesmij or Dossiers.Dossier.Pdf or Dossiers.Dossier.Html or Dossiers.Dossier.Script || naam.StartsWith(Dossiers.Dossier.Stukken, StringComparison.Ordinal) && stukken.Contains(naam), $"{naam} hoort niet in een dossier of bij geen gebeurtenis");
        }
        foreach (var stuk in stukken) Eis(stuk.StartsWith(Dossiers.Dossier.Stukken, StringComparison.Ordinal) && genoemd.ContainsKey(stuk), "een geopend stuk staat niet bij de bestanden");
    }

    private void Afsluiting()
    {
        var laatste = _inhoud[^1];
        Eis(laatste?.Soort == Dossiers.Dossier.Afsluiting, "de laatste gebeurtenis is niet de afsluiting van een dossier; er kan een staart ontbreken");
        Eis(laatste!.Gegevens["n"] is Json.Getal { Geheel: true } n && n.Waarde == Dossier.Keten.Count, "de afsluiting noemt een ander aantal gebeurtenissen");
        Eis(laatste.Gegevens["export"] is Json.Tekst hash && hash.Waarde == Hex.Schrijf(Dossier.Export.Hash()), "de afsluiting hoort bij een ander dossier");
    }

    /// <summary>The first reason why the times are not proven: each event whose body is given lies between an anchor before and a stamp after, both near enough.</summary>
    private string? Tijdtwijfel()
    {
        if (_beleid.Tijdstempelwortels.Count == 0 || _beleid.Ankertijd is null) return "het beleid noemt geen tijdstempeldienst of geen max_anchor_lag";
        DateTimeOffset? T(long? i) => i is { } plaats ? _stempels[plaats] : null;
        return Dossier.Keten.Select((lid, k) => _inhoud[k] is { } inhoud ? Tijdtwijfel(_beleid, k + 1, lid.Kop.T, inhoud.Vastgelegd, T(lid.AnkerVoor), T(lid.AnkerNa)) : null).FirstOrDefault(twijfel => twijfel is not null);
    }

    /// <summary>Rule 10 for one event: an exporter asks this before he says that times are proven.</summary>
    /// <param name="n">Its number in the chain.</param>
    /// <param name="opname">When the log took it in.</param>
    /// <param name="vastgelegd">When it was registered.</param>
    /// <param name="voor">The time of the anchor before it.</param>
    /// <param name="na">The time of the stamp after it.</param>
    /// <returns>Null when its time lies within the bounds of the policy.</returns>
    public static string? Tijdtwijfel(Beleid beleid, long n, DateTimeOffset opname, DateTimeOffset vastgelegd, DateTimeOffset? voor, DateTimeOffset? na)
    {
        var skew = beleid.Klokverschil;
        return voor is null ? $"geen anker voor gebeurtenis {n}"
            : na is null ? $"geen tijdstempel na gebeurtenis {n}"
            : voor - opname > skew ? $"gebeurtenis {n} zegt eerder te zijn dan het anker ervoor"
            : opname - na > skew ? $"gebeurtenis {n} zegt later te zijn dan het tijdstempel erna"
            : opname - voor > beleid.Ankertijd ? $"het anker voor gebeurtenis {n} ligt te ver terug"
            : na - opname > beleid.Ankertijd ? $"het tijdstempel na gebeurtenis {n} kwam te laat"
            : vastgelegd - opname > skew ? $"gebeurtenis {n} zegt te zijn vastgelegd na haar opname in het log"
            : beleid.Verwerkingstijd is { } max && opname - vastgelegd > max ? $"gebeurtenis {n} is te laat in het log opgenomen"
            : null;
    }
}
