using System.Globalization;
using System.Security.Cryptography;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Bladen;

/// <summary>
/// The body of an event's leaf: everything the event says, with commitments in place of personal values. It travels only in dossiers; the
/// random salt keeps others from guessing it from its hash.
/// </summary>
/// <param name="Medewerker">The commitment to who acted (<see cref="Toezegging.Medewerkerpad"/>); null when nobody did.</param>
/// <param name="Aanleiding">The causation or correlation that the event names, if any.</param>
/// <param name="Gegevens">The stored JSON of the event, not an upcast object: what is hashed must be what is kept.</param>
/// <param name="Vastgelegd">The registration time of the event's row.</param>
/// <param name="Zout">32 random bytes.</param>
/// <param name="Volgnummer">The sequence number in the event store.</param>
/// <param name="Soort">The event's alias in the store, never the name of a .NET type.</param>
/// <param name="Versie">The version of the stream.</param>
public sealed record Inhoud(string? Medewerker, string? Aanleiding, Json.Voorwerp Gegevens, Guid Gebeurtenis, DateTimeOffset Vastgelegd, byte[] Zout, long Volgnummer, string Stroom, string Soort, long Versie)
{
    /// <summary>A document's bytes are committed to, not included, so a body stays small.</summary>
    public const int MaximaleOmvang = 4 << 20;

    /// <summary>The personal values: path in the data and commitment.</summary>
    public IReadOnlyDictionary<string, string> Persoonsgegevens { get; } = ZoekPersoonsgegevens(Gegevens);

    /// <exception cref="OngeldigBewijsException">The data holds a fraction, a number too large or a name that is not ASCII; or the body is too large.</exception>
    public byte[] Bytes()
    {
        Eis();
        var bytes = Bladprofiel.Bytes(Json());
        return bytes.Length <= MaximaleOmvang ? bytes : throw new OngeldigBewijsException("de inhoud van een blad is te groot");
    }

    /// <summary>The body as a value, to put in a dossier.</summary>
    public Json.Voorwerp Json() => Canoniek.Json.Van(
        ("actor", Medewerker is null ? Canoniek.Json.Niets : Medewerker), ("cause", Aanleiding is null ? Canoniek.Json.Niets : Aanleiding), ("data", Gegevens),
        ("event", Gebeurtenis.ToString("D", CultureInfo.InvariantCulture)),
        ("pii", Canoniek.Json.Van(Persoonsgegevens.Select(p => (p.Key, (Json?)p.Value)))),
        ("recorded", Moment.Schrijf(Vastgelegd)), ("salt", Hex.Schrijf(Zout)), ("seq", Volgnummer.ToString(CultureInfo.InvariantCulture)),
        ("stream", Stroom), ("type", Soort), ("version", Versie));

    public byte[] Hash() => SHA256.HashData(Bytes());

    /// <summary>Reads the canonical bytes of a body and nothing else.</summary>
    /// <exception cref="OngeldigBewijsException">Anything else.</exception>
    public static Inhoud Lees(ReadOnlySpan<byte> bytes) => Lees(Bladprofiel.Lees(bytes, MaximaleOmvang));

    /// <inheritdoc cref="Lees(ReadOnlySpan{byte})"/>
    public static Inhoud Lees(Json waarde)
    {
        var velden = new Vorm(waarde, "inhoud", "actor", "cause", "data", "event", "pii", "recorded", "salt", "seq", "stream", "type", "version");
        var inhoud = new Inhoud(velden.TekstOfNiets("actor"), velden.TekstOfNiets("cause"), velden.Voorwerp("data"), velden.Id("event"), velden.Moment("recorded"),
            velden.Hash("salt"), Checkpoint.Getal(velden.Tekst("seq")), velden.Tekst("stream"), velden.Tekst("type"), velden.Getal("version"));
        inhoud.Eis();
        // Derived, so that no commitment can be left out of the list that a reader goes by.
        var pii = velden.Voorwerp("pii").Velden;
        return pii.Count == inhoud.Persoonsgegevens.Count && inhoud.Persoonsgegevens.All(p => pii.TryGetValue(p.Key, out var v) && v is Json.Tekst t && t.Waarde == p.Value)
            ? inhoud
            : throw new OngeldigBewijsException("pii in inhoud noemt niet precies de persoonsgegevens in data");
    }

    private void Eis()
    {
        if (Medewerker is not null) Toezegging.EisVorm(Medewerker);
        if (Zout.Length != Merkle.Hashlengte) throw new OngeldigBewijsException("het zout van een inhoud heeft 32 bytes");
        if (Stroom.Length == 0 || Soort.Length == 0 || Soort == Anker.Soort || Versie < 1 || Volgnummer < 1) throw new OngeldigBewijsException("een inhoud mist stroom, soort, versie of volgnummer");
    }

    /// <summary>
    /// Every object of exactly <c>betrokkene</c> and <c>commitment</c> stands in for a personal value; its JSON pointer (RFC 6901) is the path that was committed to.
    /// </summary>
    private static Dictionary<string, string> ZoekPersoonsgegevens(Json.Voorwerp gegevens)
    {
        var gevonden = new Dictionary<string, string>(StringComparer.Ordinal);
        Zoek(gegevens, "");
        return gevonden;

        void Zoek(Json waarde, string pad)
        {
            switch (waarde)
            {
                case Json.Voorwerp { Velden.Count: 2 } v when v["betrokkene"] is Json.Tekst && v["commitment"] is Json.Tekst toezegging:
                    Toezegging.EisVorm(toezegging.Waarde);
                    gevonden.Add(pad, toezegging.Waarde);
                    break;
                case Json.Voorwerp v:
                    foreach (var (naam, deel) in v.Velden) Zoek(deel, $"{pad}/{naam.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
                    break;
                case Json.Rij r:
                    for (var i = 0; i < r.Delen.Count; i++) Zoek(r.Delen[i], string.Create(CultureInfo.InvariantCulture, $"{pad}/{i}"));
                    break;
            }
        }
    }
}
