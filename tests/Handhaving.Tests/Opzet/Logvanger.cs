using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Handhaving.Tests.Opzet;

public sealed record Logregel(LogLevel Niveau, string Categorie, string Tekst);

/// <summary>Keeps every log line of every category with its values and scopes, so that a test can search them.</summary>
public sealed class Logvanger : ILoggerProvider
{
    private readonly ConcurrentQueue<Logregel> _regels = new();

    public IReadOnlyCollection<Logregel> Regels => _regels;

    public string Alles => string.Join('\n', _regels);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _regels);

    public void Dispose() { }

    private sealed class Logger(string categorie, ConcurrentQueue<Logregel> regels) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            regels.Enqueue(new(LogLevel.Trace, categorie, $"scope {state} {Waarden(state)}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            regels.Enqueue(new(logLevel, categorie, $"{formatter(state, exception)} {Waarden(state)} {exception}"));

        /// <summary>What a structured log keeps beside the line.</summary>
        private static string Waarden(object? state) => state is IEnumerable<KeyValuePair<string, object?>> waarden ? string.Join(' ', waarden.Select(w => $"{w.Key}={w.Value}")) : "";
    }
}
