using System.Diagnostics.Metrics;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>What the alarms in ops/otel/alarmregels.yml look at.</summary>
public sealed class Borgingsmeters
{
    public const string Naam = "Handhaving.Borging";

    private readonly Counter<long> _weigeringen;
    private Meting _laatste = new(0, 0, 0, 0);

    public Borgingsmeters(IMeterFactory fabriek)
    {
        var meter = fabriek.Create(Naam);
        _weigeringen = meter.CreateCounter<long>("handhaving.borging.weigeringen", description: "How often a signer or witness refused a log that is not what it saw before");
        meter.CreateObservableGauge("handhaving.borging.wachtrij", () => _laatste.Wachtrij, "s", "Age of the oldest event that is not in the log yet");
        meter.CreateObservableGauge("handhaving.borging.geweigerd", () => _laatste.Geweigerd, description: "Events that the log refused");
        meter.CreateObservableGauge("handhaving.borging.ongetekend", () => _laatste.Ongetekend, "s", "How long the log that waits longest for a signature is without one");
        meter.CreateObservableGauge("handhaving.borging.anker", () => _laatste.Anker, "s", "Age of the oldest of the last time stamps of all logs; 0 without an authority");
    }

    public void Geweigerd(string door) => _weigeringen.Add(1, new KeyValuePair<string, object?>("door", door));

    internal async Task MeetAsync(NpgsqlDataSource bron, bool metTijdstempels, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        _laatste = (await verbinding.LijstAsync($"""
            select (select coalesce(extract(epoch from clock_timestamp() - min(aangeboden)), 0) from {Borgingsschema.Inbox} where geweigerd is null)::double precision,
              (select count(*) from {Borgingsschema.Inbox} where geweigerd is not null),
              (select coalesce(extract(epoch from clock_timestamp() - min(coalesce(c.op, s.t))), 0) from {Borgingsschema.Stand} s
                left join lateral (select omvang, op from {Borgingsschema.Checkpoint} c where c.gemeente = s.gemeente order by omvang desc, getuigen desc limit 1) c on true where c.omvang is distinct from s.omvang)::double precision,
              (select coalesce(extract(epoch from clock_timestamp() - min(coalesce(a.op, 'epoch'))), 0) from {Borgingsschema.Stand} s
                left join lateral (select op from {Borgingsschema.Anker} a where a.gemeente = s.gemeente order by i desc limit 1) a on true)::double precision
            """, r => new Meting(r.GetDouble(0), r.GetInt64(1), r.GetDouble(2), metTijdstempels ? r.GetDouble(3) : 0), ct))[0];
    }

    private sealed record Meting(double Wachtrij, long Geweigerd, double Ongetekend, double Anker);
}
