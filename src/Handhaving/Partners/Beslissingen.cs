using System.Security.Claims;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Who is connected in this request, as the partners' scheme found it.</summary>
/// <param name="Feeds">What his token is for. Whether it is still granted is decided by <see cref="Beslissingen.ToetsAsync"/>.</param>
public sealed record Aansluiting(string Gemeente, Guid PartnerId, long Versie, string ClientId, string Oin, string Certificaat, Guid Token, IReadOnlyList<string> Feeds)
{
    private const string Partner = "partner", Registerversie = "partnerversie", Client = "client_id", Oinclaim = "oin", Afdruk = "x5t#S256", Tokenclaim = "jti", Scope = "scope";

    public static Aansluiting? Van(ClaimsPrincipal wie) => wie.Identities.FirstOrDefault(i => i is { IsAuthenticated: true, AuthenticationType: MagPartnerAttribute.Schema }) is { } i
        ? new(i.FindFirst(Claims.Gemeente)!.Value, Guid.Parse(i.FindFirst(Partner)!.Value), long.Parse(i.FindFirst(Registerversie)!.Value, System.Globalization.CultureInfo.InvariantCulture), i.FindFirst(Client)!.Value,
            i.FindFirst(Oinclaim)!.Value, i.FindFirst(Afdruk)!.Value, Guid.Parse(i.FindFirst(Tokenclaim)!.Value), [.. i.FindAll(Scope).Select(c => c.Value)])
        : null;

    /// <summary>Without a subject or a role: an employee is somebody else.</summary>
    internal ClaimsPrincipal AlsPrincipal() => new(new ClaimsIdentity(
    [
        new(Claims.Gemeente, Gemeente), new(Partner, PartnerId.ToString()), new(Registerversie, Versie.ToString(System.Globalization.CultureInfo.InvariantCulture)), new(Client, ClientId), new(Oinclaim, Oin),
        new(Afdruk, Certificaat), new(Tokenclaim, Token.ToString()), .. Feeds.Select(f => new Claim(Scope, f)),
    ], MagPartnerAttribute.Schema));
}

/// <summary>A partner who may, with the agreement by which; its decision is recorded.</summary>
/// <param name="Recht">Null when no feed was asked for.</param>
/// <param name="Beslissing">Id of the recorded decision, to refer to from what is delivered.</param>
public sealed record Feedtoegang(Aansluiting Partner, Feedrecht? Recht, Guid Beslissing, Guid Transactie);

/// <summary>
/// Decides on feeds and records every decision before an answer leaves: no record, no answer. An endpoint for partners looks like this, and
/// a test holds each to it:
/// <code>
/// public static Task&lt;(ProblemDetails, Feedtoegang?)&gt; LoadAsync(string feed, Beslissingen beslissingen, HttpContext http, CancellationToken ct) =&gt; beslissingen.ToetsAsync(http, feed, ct);
///
/// [WolverineGet("/v1/feeds/{feed}"), NonTransactional, MagPartner]
/// public static Feedpagina Get(string feed, Feedtoegang toegang) =&gt; …
/// </code>
/// Refusals are recorded one by one when the certificate ties the caller to the partner, up to a number a minute; of all others together a
/// number an hour is, and the rest is counted (<see cref="Partnermeters"/>), so that nobody fills the log who has no name in it.
/// </summary>
public sealed partial class Beslissingen
{
    private readonly NpgsqlDataSource _bron;
    private readonly IAfspraken _afspraken;
    private readonly Partnerruimte _ruimte;
    private readonly TimeProvider _klok;
    private readonly ILogger<Beslissingen> _log;

    internal Beslissingen(NpgsqlDataSource bron, IAfspraken afspraken, Partnerruimte ruimte, TimeProvider klok, ILogger<Beslissingen> log) =>
        (_bron, _afspraken, _ruimte, _klok, _log) = (bron, afspraken, ruimte, klok, log);

    /// <param name="feed">Which feed is asked for; null for what every partner may.</param>
    public async Task<(ProblemDetails, Feedtoegang?)> ToetsAsync(HttpContext http, string? feed, CancellationToken ct)
    {
        var partner = Aansluiting.Van(http.User) ?? throw new InvalidOperationException("Dit adres is voor partners, maar heeft geen [MagPartner].");
        var recht = feed is null ? null : (await _afspraken.VanAsync(partner.Gemeente, partner.PartnerId, ct)).FirstOrDefault(r => r.Feed == feed);
        var reden = feed is null ? Beslisreden.Toegestaan
            : recht is null ? Beslisreden.GeenAfspraak
            : !partner.Feeds.Contains(feed) ? Beslisreden.ScopeNietVerleend
            : Beslisreden.Toegestaan;
        var beslissing = new Beslissing(partner.Gemeente, partner.PartnerId, partner.Versie, feed is null ? Beslissoort.Verzoek : Beslissoort.Feed, recht?.Feed, recht, reden, Spoor(http), http.Transactie(), partner.Certificaat, partner.Token);
        if (reden is Beslisreden.Toegestaan)
        {
            await using var verbinding = await _bron.OpenConnectionAsync(ct);
            return (WolverineContinue.NoProblems, new(partner, recht, await SchrijfAsync(verbinding, beslissing, ct), beslissing.Transactie));
        }
        await WeigerAsync(beslissing, eigen: true, Partnerruimte.Beller(http));
        // One word for all: which feeds there are is not told to who has none of them.
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return (Problemen.Maak(StatusCodes.Status403Forbidden, "geen-recht", "Geen recht", "Uw token en uw leveringsafspraak geven geen recht op deze feed. Vraag een token met de goede scope, of overleg met de gemeente."), null);
    }

    /// <summary>In the transaction of what it decides on, when there is one.</summary>
    internal async Task<Guid> SchrijfAsync(NpgsqlConnection verbinding, Beslissing b, CancellationToken ct)
    {
        var nu = _klok.GetUtcNow();
        var id = Guid.CreateVersion7(nu);
        await using var rij = new NpgsqlCommand($"insert into {Partnerschema.Beslissing} (gemeente, id, partner, soort, feed, toegestaan, reden, transactie, trace, regel) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)", verbinding);
        foreach (var waarde in new object?[] { b.Gemeente, id, b.Partner, b.Soort.ToString(), b.Feed, b.Toegestaan, b.Reden.ToString(), b.Transactie, b.Spoor.TraceId, b.Adl(nu, Persoonsgegevens.Spoor.NieuwSpan()).ToJsonString() })
            rij.Parameters.Add(new NpgsqlParameter { Value = waarde ?? DBNull.Value });
        await rij.ExecuteNonQueryAsync(ct);
        return id;
    }

    /// <summary>A refusal does not depend on its record: what cannot be recorded is still refused.</summary>
    /// <param name="eigen">The certificate proves that the caller is this partner.</param>
    /// <param name="beller">Whose room it takes.</param>
    internal async Task WeigerAsync(Beslissing beslissing, bool eigen, string beller)
    {
        Partnermeters.Geweigerd(beslissing.Reden);
        if (!(eigen ? _ruimte.WeigeringVan(beller) : _ruimte.VanVreemde())) return;
        try
        {
            // Not with the request: who hangs up does not stay out of the log.
            await using var verbinding = await _bron.OpenConnectionAsync(CancellationToken.None);
            await SchrijfAsync(verbinding, beslissing, CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            NietVastgelegd(beslissing.Reden, e.GetType().Name);
        }
    }

    internal static Spoor Spoor(HttpContext http) => Persoonsgegevens.Spoor.Van(http.Request.Headers.TraceParent is [var kop] ? kop : null);

    [LoggerMessage(LogLevel.Error, "Een partner is geweigerd ({Reden}), maar dat kon niet worden vastgelegd ({Fout}).")]
    private partial void NietVastgelegd(Beslisreden reden, string fout);
}
