using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Voorbeeld;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Voorbeeld;

/// <summary>The example, loaded once for all tests, and broken off three times on the way: answers got lost after the work was done.</summary>
public sealed class GeladenVoorbeeld(Toepassing toepassing) : IAsyncLifetime
{
    public const int Zaad = 2023;

    internal static Voorbeeldplan Plan { get; } = Voorbeeldplan.Maak(Zaad);

    public Toepassing Toepassing => toepassing;

    public Gemeente Deventer { get; } = new(toepassing, Voorbeeldlader.Gemeente);

    public IReadOnlyList<IEvent> Gebeurtenissen { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var geteld = 0;
        await Should.ThrowAsync<Exception>(() => LaadAsync(_ => Interlocked.Increment(ref geteld) == 400));
        await Should.ThrowAsync<Exception>(() => LaadAsync(verzoek => verzoek is { Method.Method: "POST", RequestUri.AbsolutePath: "/v1/meldingen" }));
        await Should.ThrowAsync<Exception>(() => LaadAsync(verzoek => verzoek is { Method.Method: "POST" } && verzoek.RequestUri!.AbsolutePath.EndsWith("/invorderingsbeschikkingen", StringComparison.Ordinal)));
        (await LaadAsync(_ => false)).ShouldBeGreaterThan(0);
        Gebeurtenissen = await LeesAsync();
    }

    public async Task<IReadOnlyList<IEvent>> LeesAsync()
    {
        await using var sessie = Deventer.Lees();
        return [.. (await sessie.Events.QueryAllRawEvents().ToListAsync()).OrderBy(e => e.Sequence)];
    }

    /// <param name="breekAf">After which request the line breaks.</param>
    public async Task<long> LaadAsync(Func<HttpRequestMessage, bool> breekAf, int zaad = Zaad)
    {
        var diensten = toepassing.Host.Services;
        using var http = new HttpClient(new Lijn(breekAf) { InnerHandler = toepassing.Host.Server.CreateHandler() }) { BaseAddress = toepassing.Host.Server.BaseAddress };
        return await new Voorbeeldlader(http, diensten.GetRequiredService<Ontwikkeluitgever>(), diensten.GetRequiredService<IDocumentStore>(), diensten.GetRequiredService<Medewerkerverwijzing>(), toepassing.Klok)
            .LaadAsync(zaad == Zaad ? Plan : Voorbeeldplan.Maak(zaad), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Lijn(Func<HttpRequestMessage, bool> breekAf) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var antwoord = await base.SendAsync(request, cancellationToken);
            return breekAf(request) ? throw new HttpRequestException("De lijn is verbroken.") : antwoord;
        }
    }
}
