using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wolverine.Http;

namespace Handhaving.Platform;

/// <summary>One page of a list. Where the next one is stands in the header Link (RFC 8288).</summary>
public sealed record Pagina<T>(IReadOnlyList<T> Items)
{
    [JsonIgnore] public Cursor? Vorige { get; init; }

    [JsonIgnore] public Cursor? Volgende { get; init; }
}

/// <summary>
/// A place in a list: after or before the item with this key. A key is part of the item, so a list that grows meanwhile
/// neither skips nor repeats one.
/// </summary>
public sealed record Cursor(bool Terug, string Sleutel)
{
    public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes((Terug ? "<" : ">") + Sleutel));

    public static Cursor? Lees(string? tekst)
    {
        try
        {
            return tekst is not null && Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(tekst)) is ['<' or '>', _, ..] inhoud && !inhoud.Contains('\0', StringComparison.Ordinal) ? new(inhoud[0] == '<', inhoud[1..]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Cursor pagination, the same for every list.</summary>
public static class Bladeren
{
    public const int Standaard = 50, Maximum = 200;

    public static ProblemDetails Controleer(string? cursor, int? limit) =>
        limit is < 1 or > Maximum ? Problemen.Ongeldig("limit", $"ligt niet tussen 1 en {Maximum}. Laat het weg voor {Standaard}.")
        : cursor is not null && Cursor.Lees(cursor) is null ? Problemen.Ongeldig("cursor", "is geen cursor van deze lijst. Volg de koppen Link, of begin opnieuw zonder cursor.")
        : WolverineContinue.NoProblems;

    /// <summary>A page of a list that is in memory, in the ordinal order of its keys.</summary>
    public static Pagina<T> Blader<T>(this IEnumerable<T> lijst, HttpContext http, Func<T, string> sleutel, string? cursor, int? limit)
    {
        var plaats = Cursor.Lees(cursor);
        var geordend = lijst.OrderBy(sleutel, StringComparer.Ordinal);
        var vanaf = plaats switch
        {
            null => geordend,
            { Terug: true } => geordend.Reverse().Where(x => string.CompareOrdinal(sleutel(x), plaats.Sleutel) < 0),
            _ => geordend.Where(x => string.CompareOrdinal(sleutel(x), plaats.Sleutel) > 0),
        };
        return Pagina(http, [.. vanaf.Take((limit ?? Standaard) + 1)], sleutel, plaats, limit);
    }

    /// <param name="gevonden">From the cursor on in its own direction, one more than the page holds when there is more.</param>
    public static Pagina<T> Pagina<T>(HttpContext http, IReadOnlyList<T> gevonden, Func<T, string> sleutel, Cursor? plaats, int? limit)
    {
        var aantal = limit ?? Standaard;
        var meer = gevonden.Count > aantal;
        var terug = plaats is { Terug: true };
        T[] items = [.. gevonden.Take(aantal)];
        if (terug) Array.Reverse(items);

        var pagina = new Pagina<T>(items)
        {
            Vorige = items.Length > 0 && (terug ? meer : plaats is not null) ? new(true, sleutel(items[0])) : null,
            Volgende = items.Length > 0 && (terug || meer) ? new(false, sleutel(items[^1])) : null,
        };
        List<string> links = [Link(http, "first", null)];
        if (pagina.Vorige is not null) links.Add(Link(http, "prev", pagina.Vorige));
        if (pagina.Volgende is not null) links.Add(Link(http, "next", pagina.Volgende));
        http.Response.Headers.Link = string.Join(", ", links);
        return pagina;
    }

    /// <summary>A key that sorts as text the way the number sorts.</summary>
    public static string AlsSleutel(this long getal) => getal.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>A key that sorts as text the way the moment sorts, and is unique by the id.</summary>
    public static string AlsSleutel(this DateTimeOffset moment, object id) => string.Create(CultureInfo.InvariantCulture, $"{moment.UtcTicks:D19}.{id}");

    private static string Link(HttpContext http, string rel, Cursor? cursor)
    {
        var vraag = new QueryBuilder(http.Request.Query.Where(q => q.Key != "cursor"));
        if (cursor is not null) vraag.Add("cursor", cursor.ToString());
        return $"<{http.Request.PathBase}{http.Request.Path}{vraag}>; rel=\"{rel}\"";
    }
}
