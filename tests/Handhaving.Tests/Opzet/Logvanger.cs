using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Handhaving.Tests.Opzet;

/// <summary>Keeps every log line of every category, so that a test can search them.</summary>
public sealed class Logvanger : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _regels = new();

    public string Alles => string.Join('\n', _regels);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _regels);

    public void Dispose() { }

    private sealed class Logger(string categorie, ConcurrentQueue<string> regels) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            regels.Enqueue($"{logLevel} {categorie}: {formatter(state, exception)} {exception}");
    }
}
