using Npgsql;

namespace Handhaving.Borging;

internal static class Sql
{
    public static NpgsqlCommand Vraag(this NpgsqlConnection verbinding, string sql, params object?[] waarden)
    {
        var vraag = new NpgsqlCommand(sql, verbinding);
        foreach (var waarde in waarden) vraag.Parameters.Add(new NpgsqlParameter { Value = waarde ?? DBNull.Value });
        return vraag;
    }

    public static async Task<T?> WaardeAsync<T>(this NpgsqlConnection verbinding, string sql, CancellationToken ct, params object?[] waarden)
    {
        await using var vraag = verbinding.Vraag(sql, waarden);
        return await vraag.ExecuteScalarAsync(ct) is { } waarde and not DBNull ? (T)waarde : default;
    }

    public static async Task<int> VoerUitAsync(this NpgsqlConnection verbinding, string sql, CancellationToken ct, params object?[] waarden)
    {
        await using var vraag = verbinding.Vraag(sql, waarden);
        return await vraag.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<T>> LijstAsync<T>(this NpgsqlConnection verbinding, string sql, Func<NpgsqlDataReader, T> lees, CancellationToken ct, params object?[] waarden)
    {
        await using var vraag = verbinding.Vraag(sql, waarden);
        List<T> lijst = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) lijst.Add(lees(r));
        return lijst;
    }
}
