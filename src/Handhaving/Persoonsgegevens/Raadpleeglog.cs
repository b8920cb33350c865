using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>Who opens personal data, in which gemeente, for which purpose and in which zaak.</summary>
public sealed record Raadpleging(string Gemeente, Guid Medewerker, string Rol, Raadpleegdoel Doel, Guid? Zaak);

/// <summary>Why someone looks. A closed list: a free text in the access log would itself hold personal data.</summary>
public enum Raadpleegdoel { Toezicht, Handhaving, Zienswijze, BezwaarEnBeroep, Invordering, Zorg, InzageBetrokkene, Controle }

/// <summary>Must have stored the record durably before it returns; when it throws, nothing is opened.</summary>
public interface IRaadpleeglog
{
    Task NoteerAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct);
}

internal sealed class Raadpleeglog(NpgsqlDataSource db) : IRaadpleeglog
{
    public async Task NoteerAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct)
    {
        await using var noteer = db.CreateCommand(
            $"insert into {Kluisschema.Raadpleging} (id, gemeente, medewerker, rol, doel, zaak, betrokkene, commitment) values ($1, $2, $3, $4, $5, $6, $7, $8)");
        foreach (var waarde in (object?[])[Guid.CreateVersion7(), raadpleging.Gemeente, raadpleging.Medewerker.ToString(), raadpleging.Rol, raadpleging.Doel.ToString(),
            raadpleging.Zaak, gegeven.Betrokkene, gegeven.Commitment])
            noteer.Parameters.AddWithValue(waarde ?? DBNull.Value);
        await noteer.ExecuteNonQueryAsync(ct);
    }
}
