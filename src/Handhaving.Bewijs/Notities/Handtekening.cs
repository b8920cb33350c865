using System.Buffers.Binary;

namespace Handhaving.Bewijs.Notities;

/// <summary>One signature line of a note.</summary>
/// <param name="Waarde">The signature without the key id.</param>
public sealed record Handtekening(string Naam, uint SleutelId, byte[] Waarde)
{
    /// <summary>Reads <c>base64(key id || signature)</c>.</summary>
    public static Handtekening Lees(string naam, string base64)
    {
        var bytes = Base64.Lees(base64);
        return bytes.Length > 4
            ? new(naam, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : throw new OngeldigBewijsException("een handtekening is te kort");
    }

    /// <summary>The time of a witness's cosignature in seconds since 1970, or null when this cannot be one.</summary>
    public long? Tijdstip() => Waarde.Length == 8 + 64 && BinaryPrimitives.ReadUInt64BigEndian(Waarde) is <= long.MaxValue and var tijd ? (long)tijd : null;

    /// <summary>The signature line, with its newline.</summary>
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(id, SleutelId);
        return $"— {Naam} {Convert.ToBase64String([.. id, .. Waarde])}\n";
    }
}
