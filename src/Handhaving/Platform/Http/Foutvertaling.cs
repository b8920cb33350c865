using Handhaving.Persoonsgegevens;
using JasperFx;
using JasperFx.Events;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Handhaving.Platform.Http;

/// <summary>
/// Exceptions that tell the caller something: another was first, or try again. Every one of them left nothing behind, so
/// a retry with the same Idempotency-Key is safe. All others are a 500 with nothing but a trace id.
/// </summary>
internal sealed class Foutvertaling(IProblemDetailsService problemen) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (http.RequestAborted.IsCancellationRequested) return true;
        if (Keten(exception).Select(e => Probleem(http, e)).FirstOrDefault(p => p is not null) is not { } probleem) return false;
        http.Response.StatusCode = probleem.Status!.Value;
        return await problemen.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = probleem, Exception = exception });
    }

    private static IEnumerable<Exception> Keten(Exception? fout)
    {
        for (; fout is not null; fout = fout.InnerException) yield return fout;
    }

    private static ProblemDetails? Probleem(HttpContext http, Exception fout) => fout switch
    {
        // A stream that two commands start at once: the other one made it.
        Marten.Exceptions.ExistingStreamIdCollisionException or JasperFx.Events.ExistingStreamIdCollisionException => Gelijktijdig(http),
        Marten.Exceptions.StreamLockedException or JasperFx.Events.StreamLockedException => Gelijktijdig(http),
        ConcurrencyException or EventStreamUnexpectedMaxEventIdException => Problemen.VersieVerouderd(),
        GegevenGewistException => Problemen.Gewist(),
        GegevenBeperktException => Problemen.Beperkt(),
        WislijstException => Problemen.KluisGesloten(),
        ProbleemException e => e.Probleem,
        BadHttpRequestException e => Standaardproblemen.Maak(http, e.StatusCode),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Gelijktijdig(http),
        // A value that another erased or moved while this waited to move it.
        PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "sleutel" } => Gelijktijdig(http),
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } => Bezet(http),
        NpgsqlException { IsTransient: true } => Bezet(http),
        TimeoutException => Bezet(http),
        _ => null,
    };

    private static ProblemDetails Bezet(HttpContext http) => Standaardproblemen.Maak(http, StatusCodes.Status503ServiceUnavailable);

    private static ProblemDetails Gelijktijdig(HttpContext http) => Standaardproblemen.Opnieuw(http, StatusCodes.Status409Conflict, "gelijktijdig", "Gelijktijdig gewijzigd",
        "Een ander legde op hetzelfde moment iets vast; uw opdracht is niet uitgevoerd. Herhaal haar met dezelfde Idempotency-Key.");
}
