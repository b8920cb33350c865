using System.Net.Http.Headers;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tijdstempels;

namespace Handhaving.Borging;

/// <summary>A time stamping authority (RFC 3161 over HTTP). When it is down the work goes on, and time is not called proven.</summary>
public sealed partial class Stempeldienst(IHttpClientFactory http, Borgingsinstellingen instellingen, ILogger<Stempeldienst> log)
{
    private DateTimeOffset _rustTot = DateTimeOffset.MinValue;

    public bool IsIngericht => instellingen.Tijdstempels is not null;

    /// <summary>Whether the last request was answered.</summary>
    public bool IsBereikbaar { get; private set; } = true;

    /// <param name="dringend">Ask even when it failed a moment ago.</param>
    /// <returns>A token that is valid under the configured root; null when there is none to be had.</returns>
    public async Task<byte[]?> StempelAsync(Checkpoint checkpoint, bool dringend, CancellationToken ct)
    {
        if (instellingen.Tijdstempels is not { } adres || (!dringend && instellingen.Klok.GetUtcNow() < _rustTot)) return null;
        try
        {
            var (tekst, client) = (checkpoint.ToString(), http.CreateClient(Configuratie.Buitenpost));
            var vraag = Tijdstempel.Vraag(tekst);
            using var inhoud = new ByteArrayContent(vraag.Encode());
            inhoud.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var antwoord = await client.PostAsync(adres.Url.ToString().TrimEnd('/'), inhoud, ct);
            antwoord.EnsureSuccessStatusCode();
            var token = Tijdstempel.Token(vraag, await antwoord.Content.ReadAsByteArrayAsync(ct));
            Tijdstempel.Controleer(token, tekst, [adres.Wortel]);
            IsBereikbaar = true;
            return token;
        }
        catch (Exception e) when (e is HttpRequestException or OngeldigBewijsException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            _rustTot = instellingen.Klok.GetUtcNow() + instellingen.Rust;
            IsBereikbaar = false;
            Onbereikbaar(e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "De tijdstempeldienst gaf geen bruikbaar tijdstempel ({Fout}); zolang dat duurt is de tijd niet bewezen.")]
    private partial void Onbereikbaar(string fout);
}
