using System.Net;

namespace Handhaving.Partners;

/// <summary>What happens when it cannot be known whether a certificate was revoked.</summary>
public enum Intrekkingseis
{
    /// <summary>Without a list in force of each issuer, nobody of that issuer gets in (Digikoppeling PKI002, PKI003).</summary>
    Verplicht,

    /// <summary>A list that is there counts; where there is none, nothing is asked. Said at every start.</summary>
    AlsAanwezig,
}

/// <summary>Partners over the network (section <c>Partners</c>). Without <c>Uitgever</c> nobody gets a token.</summary>
/// <param name="Uitgever">Our issuer (RFC 8414): the https address, without path, at which partners reach us.</param>
/// <param name="Tokenduur">How long an access token lives.</param>
/// <param name="Sleutelversie">Which of our own signing keys is in use; raise it to rotate. Tokens of the one before are still believed.</param>
public sealed record Partnerinstellingen(string? Uitgever, TimeSpan Tokenduur, int Sleutelversie, Partnervertrouwen Vertrouwen, Partnergrenzen Grenzen, IReadOnlyList<IPAddress> Proxies)
{
    private static readonly TimeSpan Langst = TimeSpan.FromMinutes(10);

    /// <summary>For whom an access token is meant: the API as partners reach it.</summary>
    public string Publiek => $"{Uitgever}/v1";

    public string Tokenadres => $"{Uitgever}{Tokeneindpunt.Pad}";

    public static Partnerinstellingen Van(IConfiguration configuratie)
    {
        var deel = configuratie.GetSection("Partners");
        var uitgever = deel["Uitgever"] is { Length: > 0 } u ? u : null;
        if (uitgever is not null && (!Uri.TryCreate(uitgever, UriKind.Absolute, out var adres) || adres.Scheme != Uri.UriSchemeHttps || adres.GetLeftPart(UriPartial.Authority) != uitgever))
            throw new InvalidOperationException("Partners:Uitgever is geen https-adres zonder pad en zonder schuine streep aan het einde, zoals https://partners.gemeente.nl.");
        var duur = deel.GetValue("Tokenduur", TimeSpan.FromMinutes(5));
        if (duur <= TimeSpan.Zero || duur > Langst) throw new InvalidOperationException("Partners:Tokenduur is geen tijd tot en met tien minuten, zoals 00:05:00.");
        var vertrouwen = deel.GetSection("Vertrouwen");
        return new(uitgever, duur, deel.GetValue("Sleutelversie", 1),
            new(vertrouwen.GetSection("Wortels").Get<string[]>() ?? [], vertrouwen.GetSection("Tussencertificaten").Get<string[]>() ?? [], vertrouwen["Intrekkingslijsten"], vertrouwen.GetValue("Intrekking", Intrekkingseis.Verplicht)),
            deel.GetSection("Grenzen").Get<Partnergrenzen>() ?? new Partnergrenzen(), [.. (deel.GetSection("Proxies").Get<string[]>() ?? []).Select(IPAddress.Parse)]);
    }
}

/// <summary>Which certificates are believed. Nothing of what the operating system trusts counts.</summary>
/// <param name="Wortels">PEM files with the roots (PKIoverheid: the Private Root alone).</param>
/// <param name="Tussencertificaten">PEM files with intermediates, for partners that do not send them.</param>
/// <param name="Intrekkingslijsten">Folder with revocation lists (.crl, DER or PEM). Whoever fills it does so from the addresses in the certificates; this product asks nobody.</param>
public sealed record Partnervertrouwen(IReadOnlyList<string> Wortels, IReadOnlyList<string> Tussencertificaten, string? Intrekkingslijsten, Intrekkingseis Intrekking);

/// <summary>How much one may ask in a minute, on each node.</summary>
public sealed record Partnergrenzen
{
    /// <summary>Calls for a token per certificate, and per partner.</summary>
    public int Tokens { get; init; } = 30;

    /// <summary>Requests per partner.</summary>
    public int Verzoeken { get; init; } = 300;

    /// <summary>Refusals per certificate that are still recorded one by one.</summary>
    public int Weigeringen { get; init; } = 60;

    /// <summary>Refusals of callers that no certificate ties to a partner, in an hour, of all of them together; the rest is counted only.</summary>
    public int Vreemden { get; init; } = 120;
}
