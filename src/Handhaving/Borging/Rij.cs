using System.Text;
using Handhaving.Toegang;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>An event as it stands in the table. Never the .NET object: that changes with every upcaster, the evidence does not.</summary>
/// <param name="Voorgeschiedenis">It carries no tag itself: it is of before the log, or nobody admitted it.</param>
internal sealed record Rij(
    long SeqId, Guid Id, string Stroom, long Versie, string Soort, DateTime Geregistreerd, byte[] Data, string? Medewerker, string? Rol, string? Mandaat, string? Samenhang, string? Toelating, bool Voorgeschiedenis = false)
{
    public static readonly string Kolommen = $"""
        e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data::text, e.user_name, e.headers->>'{Herkomst.Rol}', e.headers->>'{Herkomst.Mandaat}', e.correlation_id, coalesce(e.headers->>'{Borging.Toelating.Kopregel}', (select merk from {Borgingsschema.Overgang} o where o.gemeente = e.tenant_id and o.seq_id = e.seq_id)),
        e.headers->>'{Borging.Toelating.Kopregel}' is null
        """;

    public static Rij Lees(NpgsqlDataReader r, int vanaf = 0)
    {
        return new(
            r.GetInt64(vanaf), r.GetGuid(vanaf + 1), r.GetString(vanaf + 2), r.GetInt64(vanaf + 3), r.GetString(vanaf + 4), r.GetDateTime(vanaf + 5),
            Encoding.UTF8.GetBytes(r.GetString(vanaf + 6)), Tekst(7), Tekst(8), Tekst(9), Tekst(10), Tekst(11), r.GetBoolean(vanaf + 12));

        string? Tekst(int kolom) => r.IsDBNull(vanaf + kolom) ? null : r.GetString(vanaf + kolom);
    }
}

/// <summary>Where the rows of a log are: those of the second log of a gemeente have the form of events in a view.</summary>
internal static class Logbron
{
    public const string Gebeurtenissen = "handhaving.mt_events", Raadplegingen = "raadpleging.gebeurtenis", Tellers = "raadpleging.teller", Logregels = "raadpleging.logregel", Auditregels = "raadpleging.auditregel";

    public static string Van(string gemeente) => IsRaadplegingen(gemeente) ? Raadplegingen : Gebeurtenissen;

    public static bool IsRaadplegingen(string gemeente) => gemeente.EndsWith(Borgingsinstellingen.Raadplegingen, StringComparison.Ordinal);

    /// <summary>The gemeente to whom a log belongs.</summary>
    public static string Gemeente(string log) => IsRaadplegingen(log) ? log[..^Borgingsinstellingen.Raadplegingen.Length] : log;
}
