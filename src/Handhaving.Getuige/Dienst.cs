using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Handhaving.Getuige;

/// <param name="Getoond">The text as it came, for the log when it contradicts what was signed before.</param>
/// <param name="Teken">Makes the signature; called when the state is on disk.</param>
internal sealed record Aanvraag(Checkpoint Checkpoint, string Getoond, Func<Handtekening> Teken);

/// <summary>Refused before the memory was asked.</summary>
internal sealed class NietAanvaardException(int code, string melding) : Exception(melding)
{
    public int Code => code;
}

/// <summary>What a witness and a signer differ in: whom they hear, what they accept, with what they sign.</summary>
internal interface IVolgdienst
{
    bool Mag(HttpRequest verzoek);

    /// <exception cref="OngeldigBewijsException">Not a checkpoint that this service signs.</exception>
    /// <exception cref="NietAanvaardException">A checkpoint, but not of a log or key that is known here.</exception>
    Aanvraag Aanvaard(Volgverzoek verzoek, ILogger log);

    /// <summary>What may be asked with GET: path and answer.</summary>
    IReadOnlyDictionary<string, Func<HttpRequest, string>> Vragen { get; }
}

/// <summary>The HTTP of C2SP tlog-witness, over <see cref="Volger"/>, which decides.</summary>
internal sealed partial class Dienst(IVolgdienst dienst, string geheugenmap, ILogger log)
{
    /// <summary>For reading the request and waiting for the memory together.</summary>
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(15);

    private readonly Volger _volger = new(new Geheugen(geheugenmap));

    /// <summary>Until TERM or Ctrl-C.</summary>
    public static async Task DraaiAsync(string url, string geheugenmap, IVolgdienst soort, TextWriter uit)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var adres) || adres.Scheme != Uri.UriSchemeHttp || adres.PathAndQuery != "/")
            throw new OnbruikbaarException($"{url} is geen adres als http://127.0.0.1:5090; versleuteling en een pad zijn zaak van de webserver ervoor");
        await EisGeheugenAsync(geheugenmap);

        // Empty: settings of another program in the environment must not reach this one.
        var bouwer = WebApplication.CreateEmptyBuilder(new());
        bouwer.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(Begrens);
        bouwer.Services.AddRoutingCore();
        bouwer.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        bouwer.Logging.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat, o.ColorBehavior) = (true, true, "yyyy-MM-ddTHH:mm:ssZ ", LoggerColorBehavior.Disabled));
        bouwer.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

        await using var web = bouwer.Build();
        var zelf = new Dienst(soort, geheugenmap, web.Services.GetRequiredService<ILoggerFactory>().CreateLogger("getuige"));
        web.MapPost("/add-checkpoint", zelf.AddCheckpointAsync);
        web.MapGet("/gezond", http => Directory.Exists(geheugenmap) ? Antwoord(http, StatusCodes.Status200OK, "in orde") : Antwoord(http, StatusCodes.Status500InternalServerError, "het geheugen is weg"));
        foreach (var (pad, vraag) in soort.Vragen) web.MapGet(pad, http => zelf.VraagAsync(http, vraag));
        try
        {
            await web.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new OnbruikbaarException($"kan niet luisteren op {url}; is de poort bezet, of mag deze gebruiker daar niet luisteren?");
        }
        await uit.WriteLineAsync($"Luistert op {web.Urls.First()}");
        await uit.FlushAsync();
        await web.WaitForShutdownAsync();
    }

    private static void Begrens(KestrelServerOptions opties)
    {
        opties.AddServerHeader = false;
        opties.Limits.MaxRequestBodySize = Volgverzoek.MaximaleOmvang;
        opties.Limits.MaxConcurrentConnections = 200;
        opties.Limits.MaxRequestHeadersTotalSize = 8 << 10;
        opties.Limits.RequestHeadersTimeout = Langst;
    }

    /// <summary>An absent memory is not a new one: whoever lost it must notice now, and not by what was signed twice.</summary>
    private static async Task EisGeheugenAsync(string map)
    {
        if (!Directory.Exists(map)) throw new OnbruikbaarException($"de map {map} is er niet; maak haar alleen de eerste keer (mkdir -m 700 {map}), en zoek haar anders terug: zonder geheugen kan tweemaal iets anders worden getekend");
        using var tijd = new CancellationTokenSource(Langst);
        try
        {
            using var beurt = await new Geheugen(map).NeemAsync(tijd.Token);
        }
        catch (OperationCanceledException)
        {
            throw new OnbruikbaarException($"de map {map} is niet te gebruiken: een ander houdt haar bezet");
        }
    }

    private async Task AddCheckpointAsync(HttpContext http)
    {
        if (!dienst.Mag(http.Request))
        {
            await WeigerToegangAsync(http);
            return;
        }
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        tijd.CancelAfter(Langst);
        Volgverzoek verzoek;
        Aanvraag aanvraag;
        try
        {
            verzoek = Volgverzoek.Lees(await LeesAsync(http.Request, tijd.Token));
            aanvraag = dienst.Aanvaard(verzoek, log);
        }
        catch (Exception e) when (e is OngeldigBewijsException or NietAanvaardException or BadHttpRequestException or OperationCanceledException)
        {
            var (code, reden) = e switch
            {
                NietAanvaardException niet => (niet.Code, niet.Message),
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, "het verzoek is te groot"),
                OngeldigBewijsException => (StatusCodes.Status400BadRequest, e.Message),
                _ => (StatusCodes.Status408RequestTimeout, "het verzoek kwam niet op tijd heel aan"),
            };
            NietAanvaard(log, code, reden);
            await Antwoord(http, code, reden);
            return;
        }
        await VolgAsync(http, verzoek, aanvraag, tijd.Token);
    }

    private async Task VolgAsync(HttpContext http, Volgverzoek verzoek, Aanvraag aanvraag, CancellationToken ct)
    {
        var checkpoint = aanvraag.Checkpoint;
        try
        {
            if (!Directory.Exists(geheugenmap)) throw new DirectoryNotFoundException("de map is weg");
            var handtekening = await _volger.VolgAsync(verzoek.Oud, verzoek.Samenhang, checkpoint, aanvraag.Teken, ct);
            Getekend(log, checkpoint.Log, verzoek.Oud, checkpoint.Maat);
            await Antwoord(http, StatusCodes.Status200OK, handtekening.ToString().TrimEnd('\n'));
        }
        catch (VolgenGeweigerdException e)
        {
            Geweigerd(log, (int)e.Reden, checkpoint.Log, verzoek.Oud, checkpoint.Maat, e.Maat, e.Message);
            // Whoever knows the size that was signed and cannot show growth from it may hold another history: keep what he showed.
            if (verzoek.Oud == e.Maat && e.Reden != Volgweigering.Kleiner) Strijdig(log, checkpoint.Log, aanvraag.Getoond.Replace("\n", "\\n", StringComparison.Ordinal));
            if (e.Reden != Volgweigering.AndereStand) await Antwoord(http, (int)e.Reden, e.Message);
            else await Antwoord(http, (int)e.Reden, e.Maat.ToString(CultureInfo.InvariantCulture), "text/x.tlog.size");
        }
        catch (OperationCanceledException)
        {
            await Antwoord(http, StatusCodes.Status503ServiceUnavailable, "het geheugen is bezet; probeer het opnieuw");
        }
        catch (Exception e) when (e is OngeldigBewijsException or IOException or UnauthorizedAccessException)
        {
            // Never as if the log were new.
            GeheugenStuk(log, checkpoint.Log, e.Message);
            await Antwoord(http, StatusCodes.Status500InternalServerError, "het geheugen van dit log is niet te gebruiken; er wordt niet getekend");
        }
    }

    private async Task VraagAsync(HttpContext http, Func<HttpRequest, string> vraag)
    {
        if (!dienst.Mag(http.Request))
        {
            await WeigerToegangAsync(http);
            return;
        }
        try
        {
            var antwoord = vraag(http.Request);
            await Antwoord(http, StatusCodes.Status200OK, antwoord.TrimEnd('\n'), antwoord[0] == '{' ? "application/json" : Tekst);
        }
        catch (OngeldigBewijsException e)
        {
            await Antwoord(http, StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private Task WeigerToegangAsync(HttpContext http)
    {
        NietAanvaard(log, StatusCodes.Status401Unauthorized, "zonder geldige toegang");
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Antwoord(http, StatusCodes.Status401Unauthorized, "zonder geldige toegang wordt niet getekend");
    }

    /// <summary>The server itself stops at the size that is allowed.</summary>
    private static async Task<byte[]> LeesAsync(HttpRequest verzoek, CancellationToken ct)
    {
        using var uit = new MemoryStream();
        await verzoek.Body.CopyToAsync(uit, ct);
        return uit.ToArray();
    }

    private const string Tekst = "text/plain; charset=utf-8";

    private static Task Antwoord(HttpContext http, int code, string regel, string soort = Tekst)
    {
        var bytes = Encoding.UTF8.GetBytes($"{regel}\n");
        (http.Response.StatusCode, http.Response.ContentType, http.Response.ContentLength) = (code, soort, bytes.Length);
        return http.Response.Body.WriteAsync(bytes).AsTask();
    }

    [LoggerMessage(1, LogLevel.Information, "{Logboek}: getekend, van {Oud} naar {Maat}.")]
    private static partial void Getekend(ILogger log, string logboek, long oud, long maat);

    [LoggerMessage(2, LogLevel.Warning, "{Code}: {Reden}.")]
    private static partial void NietAanvaard(ILogger log, int code, string reden);

    [LoggerMessage(3, LogLevel.Warning, "{Code} voor {Logboek}: van {Oud} naar {Maat} terwijl {Getekend} is getekend: {Reden}.")]
    private static partial void Geweigerd(ILogger log, int code, string logboek, long oud, long maat, long getekend, string reden);

    [LoggerMessage(4, LogLevel.Error, "{Logboek}: niet aangetoond dat het log alleen is aangevuld. Bewaar wat werd getoond: {Getoond}")]
    private static partial void Strijdig(ILogger log, string logboek, string getoond);

    [LoggerMessage(5, LogLevel.Critical, "Het geheugen van {Logboek} is niet te gebruiken: {Reden}. Er wordt niet getekend.")]
    private static partial void GeheugenStuk(ILogger log, string logboek, string reden);
}
