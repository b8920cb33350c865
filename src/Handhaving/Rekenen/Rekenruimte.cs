using System.Threading.RateLimiting;
using Handhaving.Platform.Http;
using Handhaving.Recht.Contract;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Rekenen;

/// <summary>
/// The room that calculating for strangers gets: as many questions at once as there are processors, and a queue. A place is
/// held while a question is worked out, not while a slow client sends or reads, so that nobody keeps others out.
/// </summary>
public sealed class Rekenruimte(int plaatsen, int wachtenden) : IDisposable
{
    private readonly ConcurrencyLimiter _plaatsen = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = plaatsen,
        QueueLimit = wachtenden,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public static Rekenruimte Gewoon { get; } = new(Environment.ProcessorCount, 50 * Environment.ProcessorCount);

    /// <summary>The answer, or null when even the queue is full.</summary>
    public async Task<T?> RekenAsync<T>(Func<T> vraag, CancellationToken ct) where T : class
    {
        using var plaats = await _plaatsen.AcquireAsync(1, ct);
        return plaats.IsAcquired ? vraag() : null;
    }

    public void Dispose() => _plaatsen.Dispose();

    internal static ProblemDetails Vol(HttpContext http) => Standaardproblemen.Maak(http, StatusCodes.Status429TooManyRequests);
}

/// <summary>What a calculation gave: an answer, or why there is none.</summary>
public sealed record Berekening(Uitkomst? Uitkomst, OngeldigeInvoerException? Fout)
{
    /// <summary>The exception stays inside: its message quotes the input, and an unhandled one would reach the log.</summary>
    public static Berekening Van(Func<Uitkomst> rekenaar)
    {
        try
        {
            return new(rekenaar(), null);
        }
        catch (OngeldigeInvoerException fout)
        {
            return new(null, fout);
        }
    }
}
