using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// A value as the kluis keeps it: r || canonical JSON, together inside the ciphertext: whoever has r can guess a BSN. Form and
/// commitment are those of the evidence (<see cref="Bladprofiel"/>, <see cref="Toezegging"/>), so a dossier opens it as it is.
/// </summary>
internal static class Waarde
{
    /// <summary>Pinned here, apart from Marten's options: a commitment must not change with a setting.</summary>
    private static readonly JsonSerializerOptions Opties = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <exception cref="Handhaving.Bewijs.OngeldigBewijsException">A fraction, a number too large or a name that is not ASCII.</exception>
    public static byte[] Canoniek<T>(T waarde)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(waarde, Opties);
        return Bladprofiel.Bytes(CanoniekeJson.Lees(json, json.Length));
    }

    public static T Lees<T>(ReadOnlySpan<byte> canoniek) => JsonSerializer.Deserialize<T>(canoniek, Opties)!;

    public static object Lees(ReadOnlySpan<byte> canoniek, Type soort) => JsonSerializer.Deserialize(canoniek, soort, Opties)!;

    /// <returns>The commitment for the event, and what goes into the kluis.</returns>
    public static (string Commitment, byte[] Inhoud) Verzegel(string pad, byte[] canoniek)
    {
        var r = RandomNumberGenerator.GetBytes(Toezegging.Zoutlengte);
        return (Toezegging.Bereken(r, pad, canoniek), [.. r, .. canoniek]);
    }

    /// <summary>Parts what the kluis kept, after it was proved to be what the event committed to.</summary>
    /// <exception cref="KluisGeschondenException">It is something else.</exception>
    public static GeopendeWaarde Open(string commitment, string pad, byte[] inhoud) =>
        inhoud.Length >= Toezegging.Zoutlengte && new GeopendeWaarde(inhoud[..Toezegging.Zoutlengte], inhoud[Toezegging.Zoutlengte..]) is var waarde && Toezegging.Klopt(commitment, waarde.R, pad, waarde.Canoniek)
            ? waarde
            : throw new KluisGeschondenException("De waarde in de kluis hoort niet bij het commitment in de gebeurtenis.");
}

/// <summary>A value with what opens its commitment to others.</summary>
/// <param name="R">The random bytes of the commitment.</param>
/// <param name="Canoniek">The value as canonical JSON.</param>
public sealed record GeopendeWaarde(byte[] R, byte[] Canoniek)
{
    /// <summary>The correction that says that this is wrong (AVG art. 16); null as long as nothing does.</summary>
    public Guid? Rectificatie { get; init; }

    public T Als<T>() => Waarde.Lees<T>(Canoniek);

    /// <summary>Never the value.</summary>
    public override string ToString() => nameof(GeopendeWaarde);
}
