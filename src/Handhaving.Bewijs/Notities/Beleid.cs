using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Handhaving.Bewijs.Notities;

/// <summary>A checkpoint that satisfied the policy.</summary>
/// <param name="Getuigen">The names, in the policy, of the witnesses that cosigned.</param>
public sealed record GoedCheckpoint(Checkpoint Checkpoint, Notitie Notitie, Sleutel Log, IReadOnlyList<string> Getuigen);

/// <summary>
/// Whom the reader trusts: a C2SP tlog-policy file (<c>log</c>, <c>witness</c>, <c>group</c>, <c>quorum</c>) with the lines that a dossier
/// needs besides (<c>tsa</c>, <c>max_lag</c>, <c>skew</c>, <c>max_anchor_lag</c>, <c>valid_from</c>, <c>valid_until</c>). It reaches the reader by
/// another road than the dossier; nothing inside a dossier is trusted.
/// </summary>
public sealed record Beleid
{
    public const int MaximaleOmvang = 256 << 10, MeesteRegels = 1024;
    private const string Geen = "none";
    private const long LangsteDuur = 10L * 366 * 24 * 3600;

    private readonly Dictionary<string, Sleutel> _getuigen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Drempel, string[] Leden)> _groepen = new(StringComparer.Ordinal);
    private readonly List<Sleutel> _logs = [];
    private readonly List<X509Certificate2> _wortels = [];

    private Beleid() { }

    public IReadOnlyList<Sleutel> Logs => _logs;

    /// <summary>The witnesses by their name in this policy.</summary>
    public IReadOnlyDictionary<string, Sleutel> Getuigen => _getuigen;

    public string Quorum { get; private set; } = Geen;

    /// <summary>The root certificates of the time stamping authorities.</summary>
    public IReadOnlyList<X509Certificate2> Tijdstempelwortels => _wortels;

    /// <summary>The most that may lie between the registration that an event claims and its sequencing (<c>max_lag</c>).</summary>
    public TimeSpan? Verwerkingstijd { get; private set; }

    /// <summary>The most that two honest clocks differ (<c>skew</c>).</summary>
    public TimeSpan Klokverschil { get; private set; }

    /// <summary>The most that may lie between a leaf and the anchor before or the time stamp after it (<c>max_anchor_lag</c>).</summary>
    public TimeSpan? Ankertijd { get; private set; }

    /// <summary>The policy judges what was exported from this moment on.</summary>
    public DateTimeOffset? GeldigVanaf { get; private set; }

    /// <summary>And until this moment.</summary>
    public DateTimeOffset? GeldigTot { get; private set; }

    /// <exception cref="OngeldigBewijsException">An unknown line, a wrong key, a name that is not defined, or no quorum.</exception>
    public static Beleid Lees(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximaleOmvang) throw new OngeldigBewijsException("het beleid is te groot");
        foreach (var b in bytes)
            if (b is not ((byte)'\t' or (byte)'\n' or (>= 0x20 and <= 0x7e) or >= 0x80)) throw new OngeldigBewijsException("het beleid bevat een besturingsteken");
        // Octets above 0x7F are opaque: Latin-1 keeps each as one char, and a key name is compared as it was written.
        var regels = Encoding.Latin1.GetString(bytes).Split('\n');
        if (regels[^1].Length > 0) throw new OngeldigBewijsException("het beleid eindigt niet met een regeleinde");
        if (regels.Length > MeesteRegels) throw new OngeldigBewijsException("het beleid heeft te veel regels");

        var (beleid, eenmalig, ingedeeld) = (new Beleid(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (regel, nummer) in regels.Select((r, i) => (r, i + 1)))
        {
            var woorden = regel.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (woorden.Length == 0 || woorden[0][0] == '#') continue;
            try
            {
                if (woorden[0] is not ("log" or "witness" or "group" or "tsa") && !eenmalig.Add(woorden[0])) throw new OngeldigBewijsException($"{woorden[0]} staat er tweemaal");
                beleid.Regel(woorden, ingedeeld);
            }
            catch (OngeldigBewijsException e)
            {
                throw new OngeldigBewijsException($"regel {nummer} van het beleid: {e.Message}", e);
            }
        }
        return eenmalig.Contains("quorum") ? beleid : throw new OngeldigBewijsException("het beleid noemt geen quorum");
    }

    private void Regel(string[] woorden, HashSet<string> ingedeeld)
    {
        switch (woorden)
        {
            // The address at the end is for those who talk to the log or the witness; a reader offline does not need it.
            case ["log", _] or ["log", _, _]:
                _logs.Add(Nieuw(woorden[1], _logs, Sleutelsoort.Ed25519));
                break;
            case ["witness", _, _] or ["witness", _, _, _]:
                EisVrij(woorden[1]);
                _getuigen.Add(woorden[1], Nieuw(woorden[2], _getuigen.Values, Sleutelsoort.Medeondertekening));
                break;
            case ["group", var naam, var drempel, .. { Length: > 0 } leden]:
                EisVrij(naam);
                foreach (var lid in leden)
                {
                    EisBekend(lid);
                    if (!ingedeeld.Add(lid)) throw new OngeldigBewijsException("een naam is lid van twee groepen");
                }
                var k = drempel switch { "any" => 1, "all" => leden.Length, _ => Checkpoint.Getal(drempel) };
                if (k < 1 || k > leden.Length) throw new OngeldigBewijsException("de drempel ligt niet tussen 1 en het aantal leden");
                _groepen.Add(naam, ((int)k, leden));
                break;
            case ["quorum", var naam]:
                if (naam != Geen) EisBekend(naam);
                Quorum = naam;
                break;
            case ["tsa", _, var certificaat]:
                _wortels.Add(Certificaat(certificaat));
                break;
            case ["max_lag", var duur]: Verwerkingstijd = Duur(duur); break;
            case ["skew", var duur]: Klokverschil = Duur(duur); break;
            case ["max_anchor_lag", var duur]: Ankertijd = Duur(duur); break;
            case ["valid_from", var moment]: GeldigVanaf = Bladen.Moment.LeesSeconden(moment); break;
            case ["valid_until", var moment]: GeldigTot = Bladen.Moment.LeesSeconden(moment); break;
            default: throw new OngeldigBewijsException("een onbekende regel");
        }
    }

    private static Sleutel Nieuw(string tekst, IEnumerable<Sleutel> bestaand, Sleutelsoort soort)
    {
        var sleutel = Sleutel.Lees(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(tekst)));
        if (sleutel.Soort != soort) throw new OngeldigBewijsException("de sleutel is van de verkeerde soort");
        return bestaand.Any(s => s.Publiek.AsSpan().SequenceEqual(sleutel.Publiek)) ? throw new OngeldigBewijsException("dezelfde sleutel staat er tweemaal") : sleutel;
    }

    private bool IsBekend(string naam) => _getuigen.ContainsKey(naam) || _groepen.ContainsKey(naam);

    private void EisVrij(string naam)
    {
        if (naam == Geen || IsBekend(naam)) throw new OngeldigBewijsException("de naam is al in gebruik");
    }

    private void EisBekend(string naam)
    {
        if (!IsBekend(naam)) throw new OngeldigBewijsException("de naam is nog niet genoemd");
    }

    private static TimeSpan Duur(string seconden) =>
        Checkpoint.Getal(seconden) is <= LangsteDuur and var s ? TimeSpan.FromSeconds(s) : throw new OngeldigBewijsException("de duur is te lang");

    private static X509Certificate2 Certificaat(string base64)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Base64.Lees(base64));
        }
        catch (CryptographicException e)
        {
            throw new OngeldigBewijsException("geen leesbaar certificaat", e);
        }
    }

    /// <summary>Whether these witnesses (by their name here) are enough.</summary>
    public bool IsQuorum(IReadOnlyCollection<string> getuigen) => Quorum == Geen || Telt(Quorum, getuigen);

    private bool Telt(string naam, IReadOnlyCollection<string> getuigen) => _groepen.TryGetValue(naam, out var groep)
        ? groep.Leden.Count(lid => Telt(lid, getuigen)) >= groep.Drempel
        : getuigen.Contains(naam);

    /// <summary>Reads a note as a checkpoint of one of the logs of this policy, cosigned by its quorum.</summary>
    /// <exception cref="OngeldigBewijsException">No checkpoint, not signed by the log of that name, a bad signature, or too few witnesses.</exception>
    public GoedCheckpoint Controleer(Notitie notitie)
    {
        var checkpoint = Checkpoint.Lees(notitie.Tekst);
        var goed = notitie.Controleer([.. _logs, .. _getuigen.Values]);
        // Key name and origin may differ in the format; a log of this policy is the one whose key bears the name of the origin.
        var log = goed.FirstOrDefault(s => s.Soort == Sleutelsoort.Ed25519 && s.Naam == checkpoint.Log && _logs.Contains(s))
            ?? throw new OngeldigBewijsException("het checkpoint is niet getekend door een log uit het beleid");
        var getuigen = _getuigen.Where(g => goed.Contains(g.Value)).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        return IsQuorum(getuigen)
            ? new(checkpoint, notitie, log, getuigen)
            : throw new OngeldigBewijsException("te weinig getuigen uit het beleid hebben het checkpoint medeondertekend");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"beleid met {_logs.Count} log(s) en {_getuigen.Count} getuige(n)");
}
