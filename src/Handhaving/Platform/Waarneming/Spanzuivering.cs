using System.Diagnostics;
using OpenTelemetry;

namespace Handhaving.Platform.Waarneming;

/// <summary>Cleans every span before it is exported: the route instead of the address, and nothing that points at a person or a home.</summary>
internal sealed class Spanzuivering : BaseProcessor<Activity>
{
    private static readonly string[] Weg =
    [
        "url.query", "url.full", "http.target", "http.url", "enduser.id", "client.address", "network.peer.address", "user_agent.original", "db.npgsql.data_source", "db.npgsql.connection_id",
    ];

    private readonly Zuivering _zuivering;
    private readonly ActivityListener _uitzonderingen;

    public Spanzuivering(Zuivering zuivering)
    {
        _zuivering = zuivering;
        // An exception on a span can no longer be changed there; this is the runtime's own place to say what is recorded of it.
        _uitzonderingen = new ActivityListener
        {
            ShouldListenTo = _ => true,
            ExceptionRecorder = (Activity _, Exception fout, ref TagList tags) =>
            {
                tags.Add("exception.type", fout.GetType().FullName);
                tags.Add("exception.message", _zuivering.Kop(fout));
                tags.Add("exception.stacktrace", _zuivering.Fout(fout));
            },
        };
        ActivitySource.AddActivityListener(_uitzonderingen);
    }

    public override void OnEnd(Activity data)
    {
        foreach (var naam in Weg) data.SetTag(naam, null);
        if (data.GetTagItem("url.path") is not null) data.SetTag("url.path", data.GetTagItem("http.route") ?? "(onbekend adres)");
        foreach (var (naam, waarde) in data.TagObjects.ToArray())
            if (waarde is string tekst && _zuivering.Schoon(tekst) is var schoon && !ReferenceEquals(schoon, tekst)) data.SetTag(naam, schoon);
        data.DisplayName = _zuivering.Schoon(data.DisplayName);
        // Set by the frameworks from the message of an exception.
        if (data.StatusDescription is not null) data.SetStatus(ActivityStatusCode.Error);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _uitzonderingen.Dispose();
        base.Dispose(disposing);
    }
}
