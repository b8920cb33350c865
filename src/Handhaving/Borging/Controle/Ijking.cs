using System.Security.Cryptography;
using System.Text.Json;
using Handhaving.Persoonsgegevens;
using Npgsql;

namespace Handhaving.Borging.Controle;

/// <summary>
/// How the database was set up when an administrator last looked at it and found it good. Sealed with a key that the
/// database's administrator does not have, and each to the one before, so that none can be made up or replaced.
/// </summary>
internal sealed record Ijking(long Nr, DateTimeOffset Op, string[] Regels, byte[] Zegel)
{
    public static async Task<List<Ijking>> AlleAsync(NpgsqlConnection verbinding, CancellationToken ct) =>
        await verbinding.LijstAsync($"select nr, op, regels, zegel from {Borgingsschema.Ijking} order by nr", r => new Ijking(r.GetInt64(0), new(r.GetDateTime(1), TimeSpan.Zero), r.GetFieldValue<string[]>(2), r.GetFieldValue<byte[]>(3)), ct);

    public static Ijking Na(Ijking? vorige, string[] regels, DateTimeOffset nu, byte[] sleutel)
    {
        var (nr, op) = ((vorige?.Nr ?? 0) + 1, new DateTimeOffset(nu.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));
        return new(nr, op, regels, Verzegel(nr, op, regels, vorige?.Zegel, sleutel));
    }

    public bool Klopt(Ijking? vorige, byte[] sleutel) => Nr == (vorige?.Nr ?? 0) + 1 && CryptographicOperations.FixedTimeEquals(Zegel, Verzegel(Nr, Op, Regels, vorige?.Zegel, sleutel));

    /// <summary>The key with which an ijking is sealed.</summary>
    public static byte[] Sleutel(Hoofdsleutel hoofdsleutel) => hoofdsleutel.Afgeleid("borging-ijking.v1");

    private static byte[] Verzegel(long nr, DateTimeOffset op, string[] regels, byte[]? vorige, byte[] sleutel) =>
        HMACSHA256.HashData(sleutel, JsonSerializer.SerializeToUtf8Bytes(new object?[] { nr, op.UtcTicks, vorige, regels }));
}
