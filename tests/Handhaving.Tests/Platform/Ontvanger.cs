using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Handhaving.Tests.Platform;

/// <summary>A collector on this machine: keeps the bytes that come in over OTLP/HTTP, per signal.</summary>
public sealed class Ontvanger : IAsyncDisposable
{
    private readonly HttpListener _luisteraar = new();
    private readonly ConcurrentQueue<(string Signaal, byte[] Inhoud)> _ontvangen = new();
    private readonly Task _lus;

    public Ontvanger()
    {
        using (var vrij = new TcpListener(IPAddress.Loopback, 0))
        {
            vrij.Start();
            Adres = $"http://127.0.0.1:{((IPEndPoint)vrij.LocalEndpoint).Port}/";
        }
        _luisteraar.Prefixes.Add(Adres);
        _luisteraar.Start();
        _lus = OntvangAsync();
    }

    public string Adres { get; }

    /// <summary>All that came in for a signal, byte for byte as a text: strings stand in it as they are.</summary>
    public string Alles(string signaal) => string.Join('\n', _ontvangen.Where(o => o.Signaal == signaal).Select(o => Encoding.UTF8.GetString(o.Inhoud)));

    public async ValueTask DisposeAsync()
    {
        _luisteraar.Stop();
        await _lus;
        _luisteraar.Close();
    }

    private async Task OntvangAsync()
    {
        while (_luisteraar.IsListening)
        {
            try
            {
                var verzoek = await _luisteraar.GetContextAsync();
                using var inhoud = new MemoryStream();
                await verzoek.Request.InputStream.CopyToAsync(inhoud);
                _ontvangen.Enqueue((verzoek.Request.Url!.AbsolutePath.Split('/')[^1], inhoud.ToArray()));
                verzoek.Response.ContentType = "application/x-protobuf";
                verzoek.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
