using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Handhaving.Persoonsgegevens;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace Handhaving.Platform.Http;

/// <summary>
/// What every request to the API must comply with, whoever answers it. Runs after the policy point, so that nobody
/// learns anything without a right, and before the endpoint.
/// </summary>
internal sealed partial class Verzoekregels(RequestDelegate verder, IApiDescriptionGroupCollectionProvider beschrijvingen, IProblemDetailsService problemen, Hoofdsleutel hoofdsleutel)
{
    public const string Sleutelkop = "Idempotency-Key";

    private readonly Lazy<byte[]> _herhaalsleutel = new(() => hoofdsleutel.Afgeleid("herhaling.v1"));

    private readonly Lazy<Dictionary<(string, string), HashSet<string>>> _parameters = new(() => beschrijvingen.ApiDescriptionGroups.Items
        .SelectMany(g => g.Items)
        .GroupBy(d => (d.HttpMethod ?? "", Routepad(d.RelativePath)))
        .ToDictionary(g => g.Key, g => g
            .SelectMany(d => d.ParameterDescriptions)
            .Where(p => p.Source == BindingSource.Query)
            .Select(p => p.Name)
            .ToHashSet(StringComparer.Ordinal)));

    public async Task InvokeAsync(HttpContext http)
    {
        // Also of a page: its questions reach the same store.
        if (Nultekens.InAdres(http) is { } nul)
        {
            await SchrijfAsync(http, nul);
            return;
        }
        if (http.GetEndpoint() is not RouteEndpoint endpoint || !Kopregels.IsApi(http.Request.Path) || await Afwijking(http, endpoint) is not { } probleem)
        {
            await verder(http);
            return;
        }
        await SchrijfAsync(http, probleem);
    }

    private ValueTask SchrijfAsync(HttpContext http, ProblemDetails probleem)
    {
        http.Response.StatusCode = probleem.Status!.Value;
        return problemen.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = probleem });
    }

    private async Task<ProblemDetails?> Afwijking(HttpContext http, RouteEndpoint endpoint)
    {
        if (!KanLezen(http.Request.GetTypedHeaders().Accept, endpoint)) return Standaardproblemen.Maak(http, StatusCodes.Status406NotAcceptable);
        if (OnbekendeParameters(http.Request, endpoint) is { } onbekend) return onbekend;
        if (BuitenKalender(http.Request.Query) is { } dag) return dag;
        if (Sleutel(http.Request) is { } sleutel) return sleutel;
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is null) return null;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var soort) || !soort.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return Standaardproblemen.Maak(http, StatusCodes.Status415UnsupportedMediaType);
        if (!await LeesIn(http, endpoint.Metadata.GetMetadata<OmvangAttribute>()?.Bytes ?? Omvang.Opdracht)) return Standaardproblemen.Maak(http, StatusCodes.Status413PayloadTooLarge);
        if (Nultekens.InInhoud((MemoryStream)http.Request.Body) is { } nul) return nul;
        Verzegel((MemoryStream)http.Request.Body);
        return IsNull((MemoryStream)http.Request.Body) ? Problemen.Ongeldig("inhoud", "mag niet null zijn. Stuur een JSON-object; {} als u niets in te vullen hebt.") : null;
    }

    private static bool KanLezen(IList<MediaTypeHeaderValue> gevraagd, RouteEndpoint endpoint)
    {
        if (gevraagd.Count == 0) return true;
        var soorten = endpoint.Metadata.SelectMany(Soorten).DefaultIfEmpty("application/json");
        return soorten.Select(s => MediaTypeHeaderValue.Parse(s)).Any(soort => gevraagd.Any(g => g.Quality is not 0 && soort.IsSubsetOf(new MediaTypeHeaderValue(g.MediaType))));
    }

    /// <summary>What an endpoint says of itself in code, or by an attribute: the two have nothing in common.</summary>
    private static IEnumerable<string> Soorten(object gegeven)
    {
        if (gegeven is IProducesResponseTypeMetadata { StatusCode: < 300 } produceert) return produceert.ContentTypes;
        if (gegeven is not IApiResponseMetadataProvider { StatusCode: < 300 } attribuut) return [];
        var soorten = new MediaTypeCollection();
        attribuut.SetContentTypes(soorten);
        return soorten;
    }

    private ProblemDetails? OnbekendeParameters(HttpRequest verzoek, RouteEndpoint endpoint)
    {
        if (verzoek.Query.Count == 0) return null;
        var methode = HttpMethods.IsHead(verzoek.Method) ? HttpMethods.Get : verzoek.Method;
        var bekend = _parameters.Value.GetValueOrDefault((methode, Routepad(endpoint.RoutePattern.RawText)), []);
        var onbekend = verzoek.Query.Keys.Where(k => !bekend.Contains(k)).Select(k => Naamvorm().IsMatch(k) ? k : "(geen geldige naam)").ToHashSet();
        if (onbekend.Count == 0) return null;
        var keuze = bekend.Count == 0 ? "Dit adres kent geen parameters." : $"Bekend zijn: {string.Join(", ", bekend.Order(StringComparer.Ordinal))}.";
        return Problemen.Ongeldig(onbekend.ToDictionary(k => k, _ => (string[])[$"is geen parameter van dit adres. Laat hem weg. {keuze}"]));
    }

    /// <summary>What starts as a date is one, in every parameter there is.</summary>
    private static ProblemDetails? BuitenKalender(IQueryCollection vraag) => vraag.Where(q => q.Value.Any(w => w is { Length: >= 10 }
        && DateOnly.TryParseExact(w[..10], "yyyy-MM-dd", out var dag) && !dag.BinnenKalender())).Select(q => q.Key).ToList() is [_, ..] velden
        ? Problemen.Ongeldig(velden.ToDictionary(v => v, _ => (string[])[$"ligt niet tussen {Tijd.EersteJaar} en {Tijd.LaatsteJaar}. Controleer het jaar."]))
        : null;

    /// <summary>
    /// The draft standard writes the key in quotes, most clients write it bare: both are the same key, so a retry through
    /// another client library stays a retry.
    /// </summary>
    private static ProblemDetails? Sleutel(HttpRequest verzoek)
    {
        var sleutels = verzoek.Headers[Sleutelkop];
        if (sleutels.Count == 0 || string.IsNullOrWhiteSpace(sleutels.ToString())) return null;
        var sleutel = sleutels.ToString().Trim();
        if (sleutel is ['"', .. var binnen, '"']) sleutel = binnen;
        if (sleutels.Count > 1 || !Sleutelvorm().IsMatch(sleutel))
            return Problemen.Ongeldig(Sleutelkop, "is niet van de goede vorm. Stuur één sleutel van 1 tot 128 letters, cijfers, punten, dubbele punten, streepjes of onderstrepingen, zoals een uuid.");
        verzoek.Headers[Sleutelkop] = sleutel;
        return null;
    }

    /// <summary>
    /// Holds the body in memory: a retry needs its fingerprint, a refusal its shape. The framework's own buffer would
    /// write a large one, with the personal data in it, to a file.
    /// </summary>
    private static async Task<bool> LeesIn(HttpContext http, int hoogstens)
    {
        if (http.Request.ContentLength > hoogstens) return false;
        var inhoud = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        http.Response.RegisterForDispose(inhoud);
        var stuk = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(stuk, http.RequestAborted) is > 0 and var aantal)
        {
            if (inhoud.Length + aantal > hoogstens) return false;
            inhoud.Write(stuk, 0, aantal);
        }
        inhoud.Position = 0;
        http.Request.Body = inhoud;
        return true;
    }

    /// <summary>
    /// For a retry the framework keeps a plain SHA-256 of the request, and a name or a BSN in it could be guessed from that. So behind the
    /// JSON comes white space that only who has the key can make: an HMAC of what was sent, a bit in each blank. The same request
    /// still gives the same hash.
    /// </summary>
    private void Verzegel(MemoryStream inhoud)
    {
        var merk = Merk(_herhaalsleutel.Value, inhoud.GetBuffer().AsSpan(0, (int)inhoud.Length));
        inhoud.Position = inhoud.Length;
        inhoud.Write(merk);
        inhoud.Position = 0;
    }

    internal static byte[] Merk(byte[] sleutel, ReadOnlySpan<byte> inhoud) =>
        [.. HMACSHA256.HashData(sleutel, inhoud).SelectMany(b => Enumerable.Range(0, 8).Select(i => (b >> i & 1) == 1 ? (byte)' ' : (byte)'\t'))];

    /// <summary>JSON null reads as no command at all, on which no validator can run.</summary>
    private static bool IsNull(MemoryStream inhoud) => inhoud.GetBuffer().AsSpan(0, (int)inhoud.Length).Trim(" \t\r\n"u8).SequenceEqual("null"u8);

    private static string Routepad(string? patroon) => (patroon ?? "").Trim('/');

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex Naamvorm();

    [GeneratedRegex("^[A-Za-z0-9._:-]{1,128}$")]
    private static partial Regex Sleutelvorm();
}
