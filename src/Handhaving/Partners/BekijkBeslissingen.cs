using Handhaving.Borging;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <param name="Versie">Of the agreement on which was decided.</param>
/// <param name="Transactie">As the partner knows it (Fsc-Transaction-Id).</param>
public sealed record Beslissingregel(Guid BeslissingId, DateTimeOffset GeregistreerdOp, Beslissoort Soort, string? Feed, Guid? Afspraak, int? Versie, bool Toegestaan, Beslisreden Reden, Guid Transactie);

public static class BekijkBeslissingenEndpoint
{
    public static ProblemDetails Validate(string? cursor, int? limit) =>
        cursor is not null && !(Cursor.Lees(cursor) is { Sleutel: var s } && Guid.TryParseExact(s, "D", out _)) ? Problemen.Ongeldig("cursor", "is geen cursor van deze lijst. Volg de koppen Link, of begin opnieuw zonder cursor.") : Bladeren.Controleer(cursor, limit);

    public static async Task<ProblemDetails> LoadAsync(Guid partnerId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Partner>(Partner.Stroom(partnerId), ct) is null ? Problemen.Onbekend("De partner") : WolverineContinue.NoProblems;

    /// <summary>What was decided about a partner, newest first. An attempt in his name over another's certificate stands among it, as far as it was kept.</summary>
    /// <param name="transactie">Only what belongs to this Fsc-Transaction-Id.</param>
    [WolverineGet("/v1/partners/{partnerId}/beslissingen"), NonTransactional, Mag(Toegangsrecht.PartnersInzien)]
    public static async Task<Pagina<Beslissingregel>> Get(Guid partnerId, Guid? transactie, string? cursor, int? limit, NpgsqlDataSource bron, HttpContext http, CancellationToken ct)
    {
        var plaats = Cursor.Lees(cursor);
        var terug = plaats is { Terug: true };
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var gevonden = await verbinding.LijstAsync(
            $"""
            select id, op, soort, feed, toegestaan, reden, transactie, regel #>> array['attributes', 'adl.core.policies', '2'] from {Partnerschema.Beslissing}
            where gemeente = $1 and partner = $2 and ($3::uuid is null or transactie = $3) and ($4::uuid is null or id {(terug ? ">" : "<")} $4)
            order by id {(terug ? "asc" : "desc")} limit $5
            """,
            r => Regel(r), ct, http.User.FindFirst(Claims.Gemeente)!.Value, partnerId, transactie, plaats is null ? null : Guid.Parse(plaats.Sleutel), (limit ?? Bladeren.Standaard) + 1);
        return Bladeren.Pagina(http, gevonden, b => b.BeslissingId.ToString(), plaats, limit);
    }

    private static Beslissingregel Regel(NpgsqlDataReader r)
    {
        var afspraak = r.IsDBNull(7) ? null : r.GetString(7).Split(':');
        return new(r.GetGuid(0), new(r.GetDateTime(1)), Enum.Parse<Beslissoort>(r.GetString(2)), r.IsDBNull(3) ? null : r.GetString(3), afspraak is null ? null : Guid.Parse(afspraak[2]),
            afspraak is null ? null : int.Parse(afspraak[3], System.Globalization.CultureInfo.InvariantCulture), r.GetBoolean(4), Enum.Parse<Beslisreden>(r.GetString(5)), r.GetGuid(6));
    }
}
