using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>Everything that a collector of traces and metrics would get, of every source in the process.</summary>
public sealed class Sporenvanger : IDisposable
{
    private readonly ConcurrentQueue<string> _regels = new();
    private readonly ActivityListener _sporen;
    private readonly MeterListener _meters;

    public Sporenvanger()
    {
        _sporen = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref ActivityCreationOptions<string> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => _regels.Enqueue(Regel(a)),
        };
        ActivitySource.AddActivityListener(_sporen);

        _meters = new MeterListener { InstrumentPublished = (meter, luisteraar) => luisteraar.EnableMeasurementEvents(meter) };
        _meters.SetMeasurementEventCallback<long>((meter, _, merken, _) => Noteer(meter, merken));
        _meters.SetMeasurementEventCallback<int>((meter, _, merken, _) => Noteer(meter, merken));
        _meters.SetMeasurementEventCallback<double>((meter, _, merken, _) => Noteer(meter, merken));
        _meters.Start();
    }

    public string Alles => string.Join('\n', _regels);

    public void Dispose()
    {
        _sporen.Dispose();
        _meters.Dispose();
    }

    private void Noteer(Instrument meter, ReadOnlySpan<KeyValuePair<string, object?>> merken)
    {
        if (merken.Length > 0) _regels.Enqueue($"{meter.Meter.Name} {meter.Name} {Paren(merken.ToArray())}");
    }

    private static string Regel(Activity a) => string.Join(' ',
        [
            a.Source.Name, a.OperationName, a.DisplayName, a.StatusDescription, a.TraceStateString, Paren(a.TagObjects), Paren(a.Baggage.Select(b => new KeyValuePair<string, object?>(b.Key, b.Value))),
            .. a.Events.Select(e => $"{e.Name} {Paren(e.Tags)}"), .. a.Links.Select(l => Paren(l.Tags ?? [])),
        ]);

    private static string Paren(IEnumerable<KeyValuePair<string, object?>> paren) =>
        string.Join(' ', paren.Select(p => $"{p.Key}={(p.Value is System.Collections.IEnumerable rij and not string ? string.Join(',', rij.Cast<object?>()) : p.Value)}"));
}
