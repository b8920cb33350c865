using System.Security.Cryptography;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;
using Plaats = Handhaving.Bewijs.Boom.Plaats;

namespace Handhaving.Borging.Controle;

/// <summary>An entry as it is stored.</summary>
/// <param name="SeqId">Null, with the three after it, for an entry about the log itself.</param>
internal sealed record Post(long I, long? SeqId, Guid? Gebeurtenis, string? Stroom, long? Versie, byte[] Kop, byte[] Inhoud, byte[] Blad, byte[] Opening);

/// <summary>What the judge has to know besides the rows.</summary>
/// <param name="Log">Name of the log.</param>
/// <param name="Toegelaten">Whether the admission tag of this row is the application's.</param>
/// <param name="Bevestigt">Whether the clock of the log confirms this time of registration.</param>
/// <param name="Vernietigd">Leaf hashes of entries whose event was lawfully destroyed.</param>
/// <param name="Sleutels">Keys of which one must have signed each checkpoint; empty when none is known here.</param>
internal sealed record Maatstaf(
    string Log, Func<Rij, bool> Toegelaten, Func<DateTime, DateTimeOffset, bool> Bevestigt, IReadOnlySet<string> Vernietigd, IReadOnlyList<Sleutel> Sleutels);

/// <summary>
/// Judges the entries of one log, in order, each with the event row that it stands for. Keeps the frontier and the head of
/// each chain, not the entries: a log of a million fits.
/// </summary>
internal sealed class Logkeuring(Maatstaf maatstaf, Bevindinglijst bevindingen)
{
    private readonly Dictionary<string, Ketenkop> _ketens = [];
    private readonly Dictionary<string, string> _ketenVanStroom = [];
    private readonly Dictionary<long, byte[]> _wortels = [];
    private readonly List<(Plaats Plaats, byte[] Hash)> _knopen = [];
    private readonly List<(string Keten, long N, long I)> _schakels = [];
    private readonly List<(long I, Anker Anker, DateTimeOffset? T)> _ankers = [];
    private readonly HashSet<long> _gevraagd = [];
    private IReadOnlyList<Sleutel> _getuigen = [];
    private long _volgende;

    public Grens Grens { get; private set; } = Grens.Leeg;

    public DateTimeOffset? T { get; private set; }

    /// <summary>The nodes that must be kept, since the last time that they were asked for.</summary>
    public (Plaats Plaats, byte[] Hash)[] NeemKnopen() => Leeg(_knopen);

    /// <summary>The links that must be kept, since the last time that they were asked for.</summary>
    public (string Keten, long N, long I)[] NeemSchakels() => Leeg(_schakels);

    /// <summary>The anchors of which the time stamp must be kept, since the last time that they were asked for, each with when it was taken in.</summary>
    public (long I, Anker Anker, DateTimeOffset? T)[] NeemAnkers() => Leeg(_ankers);

    /// <summary>The chain of a stream as the entries have it.</summary>
    public (string Naam, long N, byte[] Hoofd)? Keten(string stroom) =>
        _ketenVanStroom.TryGetValue(stroom, out var naam) ? (naam, _ketens[naam].N, _ketens[naam].Blad) : null;

    public int Ketens => _ketenVanStroom.Count;

    /// <param name="rij">The event row with the sequence number of the entry; null when there is none.</param>
    /// <returns>What the entry says; null for an entry about the log itself, or one that cannot be read.</returns>
    public Inhoud? Neem(Post post, Rij? rij)
    {
        var i = post.I;
        if (i != _volgende) Meld("nummering", $"hier hoort post {_volgende}; de posten lopen niet door", post, i);
        _volgende = i + 1;
        var blad = Merkle.Blad(post.Kop);
        if (!blad.AsSpan().SequenceEqual(post.Blad)) Meld("blad-hash", "de bladhash is niet die van de kop", post, i);
        Grens = Grens.Met(blad, (plaats, hash) => { if (plaats.Niveau > 0 && plaats.Niveau % Logboek.Sprong == 0) _knopen.Add((plaats, hash)); });
        if (_gevraagd.Contains(Grens.Maat)) _wortels[Grens.Maat] = Grens.Wortel();

        var kop = Lees(() => Kop.Lees(post.Kop));
        if (kop is null) Meld("kop-vorm", "de kop is niet te lezen", post, i);
        else OverKop(post, kop, i);

        if (post.SeqId is null)
        {
            OverLogzelf(post, kop, i);
            return null;
        }
        var inhoud = Lees(() => Inhoud.Lees(post.Inhoud));
        if (inhoud is null) Meld("inhoud-vorm", "de inhoud is niet te lezen", post, i);
        else if ((inhoud.Volgnummer, inhoud.Gebeurtenis, inhoud.Stroom, inhoud.Versie) != (post.SeqId, post.Gebeurtenis, post.Stroom, post.Versie))
            Meld("post-kolommen", "de kolommen van de post zeggen iets anders dan haar inhoud", post, i);
        if (kop is not null) OverKeten(post, kop, inhoud, blad, i);
        OverRij(post, kop, inhoud, blad, rij, i);
        return inhoud;
    }

    private void OverKop(Post post, Kop kop, long i)
    {
        if (kop.I != i) Meld("nummering", $"de kop zegt post {kop.I} te zijn", post, i);
        if (kop.Log != maatstaf.Log) Meld("log-naam", "de kop hoort bij een ander log", post, i);
        if (!kop.Inhoudhash.AsSpan().SequenceEqual(SHA256.HashData(post.Inhoud))) Meld("blad-inhoud", "de inhoud is niet die waarvan de hash in de kop staat", post, i);
        if (T is { } eerder && kop.T < eerder) Meld("tijd-terug", "de post is volgens haar kop eerder opgenomen dan de post ervoor", post, i);
        T = kop.T;
    }

    /// <summary>The chain of the stream: dense, each link with the leaf before it, and one only.</summary>
    private void OverKeten(Post post, Kop kop, Inhoud? inhoud, byte[] blad, long i)
    {
        if (kop.Ketens is not [var schakel])
        {
            Meld("keten", "een gebeurtenis hoort in precies één keten", post, i);
            return;
        }
        var naam = Hex.Schrijf(schakel.Id);
        var stroom = inhoud?.Stroom ?? post.Stroom ?? "";
        _schakels.Add((naam, schakel.N, i));
        if (_ketenVanStroom.TryGetValue(stroom, out var eigen) && eigen != naam) Meld("tweede-keten", "deze stroom heeft al een keten; een tweede verbergt een deel van de geschiedenis", post, i);
        var bekend = _ketens.TryGetValue(naam, out var vorige);
        if (bekend && vorige!.Stroom != stroom) Meld("tweede-keten", "deze keten is al die van een andere stroom", post, i);
        if (schakel.N != (bekend ? vorige!.N : 0) + 1 || (bekend ? !schakel.Vorige.AsSpan().SequenceEqual(vorige!.Blad) : schakel.Vorige is not null))
            Meld("keten", "deze schakel sluit niet aan op de vorige van haar keten", post, i);
        if (inhoud is not null && inhoud.Versie != (bekend ? vorige!.Versie : 0) + 1) Meld("stroom-volgorde", $"versie {inhoud.Versie} sluit niet aan op wat van deze stroom is geboekt", post, i);
        _ketens[naam] = new(stroom, schakel.N, blad, inhoud?.Versie ?? post.Versie ?? 0);
        _ketenVanStroom.TryAdd(stroom, naam);
    }

    /// <summary>The row of today, with the random values that were kept, must give the same bytes.</summary>
    private void OverRij(Post post, Kop? kop, Inhoud? inhoud, byte[] blad, Rij? rij, long i)
    {
        if (rij is null)
        {
            if (!maatstaf.Vernietigd.Contains(Hex.Schrijf(blad))) Meld("post-zonder-gebeurtenis", "de gebeurtenis van deze post is er niet meer, en geen vernietiging verklaart dat", post, i);
            return;
        }
        if (inhoud is null) return;
        var opnieuw = Lees(() => Bladinhoud.Van(rij, inhoud.Zout, post.Opening));
        if (opnieuw is null) Meld("gebeurtenis-gewijzigd", "de gebeurtenis heeft geen canonieke vorm meer", post, i);
        else if (!opnieuw.AsSpan().SequenceEqual(post.Inhoud)) Meld("gebeurtenis-gewijzigd", $"de gebeurtenis is na het borgen gewijzigd: {Verschil(inhoud, Inhoud.Lees(opnieuw))}", post, i);
        if (!maatstaf.Toegelaten(rij)) Meld("toelating", "het toelatingsmerk van de gebeurtenis klopt niet", post, i);
        if (rij.Voorgeschiedenis) return;
        if (kop is not null && !maatstaf.Bevestigt(inhoud.Vastgelegd.UtcDateTime, kop.T))
            Meld("tijdstip-niet-bevestigd", "het tijdstip van registratie wijkt te veel af van de klok van het log; dat kan een onderbreking van de borging zijn of een vals tijdstip", post, i, Ernst.Aandachtspunt);
    }

    private static string Verschil(Inhoud oud, Inhoud nieuw)
    {
        (string Wat, bool Anders)[] delen =
        [
            ("de gegevens", !Bladprofiel.Bytes(oud.Gegevens).AsSpan().SequenceEqual(Bladprofiel.Bytes(nieuw.Gegevens))), ("de soort", oud.Soort != nieuw.Soort), ("de stroom", oud.Stroom != nieuw.Stroom),
            ("de versie", oud.Versie != nieuw.Versie), ("het kenmerk", oud.Gebeurtenis != nieuw.Gebeurtenis), ("het tijdstip van registratie", oud.Vastgelegd != nieuw.Vastgelegd),
            ("wie haar vastlegde", oud.Medewerker != nieuw.Medewerker), ("de samenhang", oud.Aanleiding != nieuw.Aanleiding),
        ];
        return string.Join(", ", delen.Where(d => d.Anders).Select(d => d.Wat).DefaultIfEmpty("de vorm"));
    }

    /// <summary>At these sizes an anchor was made; its entry comes later and names the root of then.</summary>
    public void OnthoudWortels(IEnumerable<long> omvangen)
    {
        _gevraagd.UnionWith(omvangen);
        if (_gevraagd.Contains(0)) _wortels[0] = Merkle.Leeg();
    }

    private void OverLogzelf(Post post, Kop? kop, long i)
    {
        var anker = Lees(() => Anker.Lees(post.Inhoud));
        if (anker is not null) _ankers.Add((i, anker, kop?.T));
        if (anker is null) Meld("inhoud-vorm", "een post zonder gebeurtenis is geen anker", post, i);
        else if (kop is { Ketens.Count: > 0 }) Meld("keten", "een anker staat buiten de ketens", post, i);
        else if (anker.Maat > i || !_wortels.TryGetValue(anker.Maat, out var wortel) || !wortel.AsSpan().SequenceEqual(anker.Wortel))
            Meld("anker", "het anker is niet over een eerdere stand van dit log, of zijn tijdstempel ontbreekt", post, i);
    }

    /// <summary>The keys of these witnesses are known, from elsewhere than the database.</summary>
    public void KenGetuigen(IEnumerable<Sleutel> getuigen) => _getuigen = [.. getuigen];

    /// <summary>A checkpoint of the size that was just reached (or of the empty log, before the first entry).</summary>
    /// <param name="getuigen">How many witnesses the stored row says to have cosigned: what counts as published is decided by it.</param>
    public void OverCheckpoint(string notitie, int getuigen)
    {
        try
        {
            var n = Notitie.Lees(System.Text.Encoding.UTF8.GetBytes(notitie));
            var checkpoint = Checkpoint.Lees(n.Tekst);
            if (checkpoint.Log != maatstaf.Log || checkpoint.Maat != Grens.Maat || !checkpoint.Wortel.AsSpan().SequenceEqual(Grens.Wortel()))
                bevindingen.Meld("checkpoint-wortel", $"het checkpoint van omvang {Grens.Maat} is over een ander log dan hier staat", Grens.Maat == 0 ? null : Grens.Maat - 1);
            if (getuigen < 0 || getuigen > Medeondertekenaars(n) || _getuigen.Any(g => n.Handtekeningen.Any(h => g.HoortBij(h) && !g.Controleer(n.Tekst, h))))
                bevindingen.Meld("checkpoint-getuigen", $"het checkpoint van omvang {Grens.Maat} is niet door {getuigen} getuigen medeondertekend", Grens.Maat == 0 ? null : Grens.Maat - 1);
            if (maatstaf.Sleutels.Count > 0) n.Controleer(maatstaf.Sleutels);
        }
        catch (OngeldigBewijsException)
        {
            bevindingen.Meld("checkpoint-handtekening", $"het checkpoint van omvang {Grens.Maat} is niet geldig ondertekend", Grens.Maat == 0 ? null : Grens.Maat - 1);
        }
    }

    /// <summary>Of a witness that is no longer among the settings only the line is left to count; the same line twice is one witness.</summary>
    private int Medeondertekenaars(Notitie n) =>
        n.Handtekeningen.Where(h => h.Naam != maatstaf.Log && !maatstaf.Sleutels.Any(s => s.HoortBij(h))).Select(h => (h.Naam, h.SleutelId)).Distinct().Count();

    /// <summary>After the last entry: the state from which the booker goes on.</summary>
    public void Sluit((long Omvang, byte[][] Rand, DateTimeOffset T)? stand)
    {
        if (stand is null && Grens.Maat == 0) return;
        if (stand is not { } s || s.Omvang != Grens.Maat || s.Rand.Length != Grens.Rand.Count || s.Rand.Zip(Grens.Rand).Any(p => !p.First.AsSpan().SequenceEqual(p.Second)))
            bevindingen.Meld("stand", $"de bewaarde stand is niet die van de {Grens.Maat} posten", waar: Borgingsschema.Stand);
        else if (T is { } t && s.T != t) bevindingen.Meld("stand", "het tijdstip van de bewaarde stand is niet dat van de laatste post", waar: Borgingsschema.Stand);
    }

    private void Meld(string code, string zin, Post post, long i, Ernst ernst = Ernst.Afwijking) => bevindingen.Meld(code, zin, i, post.SeqId, post.Stroom, ernst);

    private static T[] Leeg<T>(List<T> lijst)
    {
        T[] alles = [.. lijst];
        lijst.Clear();
        return alles;
    }

    private static T? Lees<T>(Func<T> lees) where T : class
    {
        try
        {
            return lees();
        }
        catch (OngeldigBewijsException)
        {
            return null;
        }
    }

    private sealed record Ketenkop(string Stroom, long N, byte[] Blad, long Versie);
}
