using System.Collections;

namespace Handhaving.Platform.Waarneming;

/// <summary>Stands before every log provider, so that the console, OTLP and any later one get the same clean lines.</summary>
internal sealed class Schoonloggerfabriek(ILoggerFactory onder, Zuivering zuivering) : ILoggerFactory
{
    /// <summary>These write the address of a request or the parameters of a query below the level of a warning; traces tell the same without.</summary>
    private static readonly string[] VanafWaarschuwing = ["Microsoft.AspNetCore", "Marten", "Npgsql"];

    public void AddProvider(ILoggerProvider provider) => onder.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => new Schoonlogger(onder.CreateLogger(categoryName), zuivering, Ondergrens(categoryName));

    public void Dispose() => onder.Dispose();

    private static LogLevel Ondergrens(string categorie) =>
        IsOpdracht(categorie) ? LogLevel.None
        : VanafWaarschuwing.Any(c => categorie == c || categorie.StartsWith(c + ".", StringComparison.Ordinal)) ? LogLevel.Warning
        : LogLevel.Trace;

    /// <summary>Wolverine logs a body that it cannot read as an error, under the name of the command. It is the caller's error, and he is told.</summary>
    private static bool IsOpdracht(string categorie) => categorie.StartsWith("Handhaving.", StringComparison.Ordinal) && typeof(Schoonlogger).Assembly.GetType(categorie + "Endpoint") is not null;
}

internal sealed class Schoonlogger(ILogger onder, Zuivering zuivering, LogLevel ondergrens) : ILogger
{
    /// <summary>Values that quote a request or a row, whatever they hold.</summary>
    private static readonly HashSet<string> Weggelaten = new(StringComparer.OrdinalIgnoreCase)
        { "Path", "PathBase", "RequestPath", "QueryString", "Url", "Uri", "Target", "Params", "Parameters", "Body", "Value", "RawValue" };

    public bool IsEnabled(LogLevel logLevel) => logLevel >= ondergrens && onder.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => onder.BeginScope(Regel(state, state.ToString() ?? ""));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var regel = Regel(state, formatter(state, exception));
        var fout = exception is null ? null : new GezuiverdeFout(zuivering.Kop(exception), zuivering.Fout(exception));
        onder.Log(logLevel, eventId, regel, fout, static (r, _) => r.ToString());
    }

    private Logregel Regel<TState>(TState state, string tekst)
    {
        List<KeyValuePair<string, object?>> velden = [];
        foreach (var (naam, waarde) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (waarde is null or bool or int or long or double or Guid or Enum || naam == "{OriginalFormat}") velden.Add(new(naam, waarde));
            else if (!Weggelaten.Contains(naam)) velden.Add(new(naam, zuivering.Schoon(waarde.ToString() ?? "")));
            else if (waarde.ToString() is { Length: > 1 } weg) tekst = tekst.Replace(weg, "(weggelaten)", StringComparison.Ordinal);
        }
        return new Logregel(zuivering.Schoon(tekst), velden);
    }

    private sealed class Logregel(string tekst, IReadOnlyList<KeyValuePair<string, object?>> velden) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public KeyValuePair<string, object?> this[int index] => velden[index];

        public int Count => velden.Count;

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => velden.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => tekst;
    }

    private sealed class GezuiverdeFout(string kop, string tekst) : Exception(kop)
    {
        public override string? StackTrace => tekst;

        public override string ToString() => tekst;
    }
}
