using Handhaving.Bewijs.Bladen;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>How the kluis stands to one commitment of an event.</summary>
internal enum Kluisstand
{
    /// <summary>The row opens, and holds what the event committed to.</summary>
    Klopt,

    /// <summary>The key of the person was erased.</summary>
    Gewist,

    /// <summary>There is no row, or no key.</summary>
    Ontbreekt,

    /// <summary>Row, key or place do not belong together, or the value is not what the event committed to.</summary>
    Geschonden,
}

/// <summary>
/// Holds the kluis to the commitments in the events. A value is opened in memory to compare it and goes nowhere, so this is
/// no access of someone to personal data and leaves no record of one.
/// </summary>
internal sealed class Kluiscontrole(ISleutelbewaring bewaring)
{
    /// <param name="verbinding">On which the caller reads the events, so that both are of one moment.</param>
    /// <param name="toezeggingen">The commitment, with the event and the path that it stands in.</param>
    public async Task<IReadOnlyDictionary<string, Kluisstand>> ControleerAsync(NpgsqlConnection verbinding, string gemeente, IReadOnlyDictionary<string, (Guid Gebeurtenis, string Pad)> toezeggingen, CancellationToken ct)
    {
        var standen = toezeggingen.Keys.ToDictionary(t => t, _ => Kluisstand.Ontbreekt, StringComparer.Ordinal);
        await using var vraag = new NpgsqlCommand($"""
            select k.commitment, k.betrokkene, k.gebeurtenis, k.pad, k.inhoud, s.omwikkeld, s.betrokkene is not null, k.klasse, s.tijdvak
            from {Kluisschema.Kluis} k left join {Kluisschema.Sleutel} s on s.gemeente = k.gemeente and s.betrokkene = k.betrokkene and s.klasse = k.klasse where k.gemeente = $1 and k.commitment = any($2)
            """, verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = toezeggingen.Keys.ToArray() } } };
        // Row by row: a value may be a whole document.
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var (toezegging, betrokkene) = (r.GetString(0), r.GetGuid(1));
            standen[toezegging] = (r.GetGuid(2), r.GetString(3)) != toezeggingen[toezegging] ? Kluisstand.Geschonden
                : !r.GetBoolean(6) ? Kluisstand.Ontbreekt
                : r.IsDBNull(5) ? Kluisstand.Gewist
                : Opent(new(gemeente, r.GetGuid(2), r.GetString(3), toezegging), new(gemeente, betrokkene, r.GetString(7), r.IsDBNull(8) ? null : r.GetInt32(8), r.GetFieldValue<byte[]>(5)), r.GetFieldValue<byte[]>(4)) ? Kluisstand.Klopt : Kluisstand.Geschonden;
        }
        return standen;
    }

    /// <summary>The row opens with this key, and holds what the event committed to.</summary>
    public bool Opent(Kluisplaats plaats, Sleutelrij sleutel, byte[] geheim)
    {
        try
        {
            var inhoud = Gcm.Ontsleutel(sleutel.Open(bewaring), geheim, plaats.Aad);
            return inhoud.Length >= Toezegging.Zoutlengte && Toezegging.Klopt(plaats.Commitment, inhoud.AsSpan(0, Toezegging.Zoutlengte), plaats.Pad, inhoud.AsSpan(Toezegging.Zoutlengte));
        }
        catch (Exception e) when (e is KluisGeschondenException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
