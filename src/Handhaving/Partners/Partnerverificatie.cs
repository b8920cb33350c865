using System.Text.Encodings.Web;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Handhaving.Partners;

/// <summary>
/// A bearer token of ours, over the certificate for which it was given (RFC 6750, RFC 8705 section 3), of a partner who is active now. The
/// caller hears that his token is not valid, not why.
/// </summary>
internal sealed class Partnerverificatie(
    IOptionsMonitor<AuthenticationSchemeOptions> opties, ILoggerFactory logs, UrlEncoder encoder, IDocumentStore opslag, Toegangstokens tokens, Beslissingen beslissingen, Partnerinstellingen instellingen, TimeProvider klok)
    : AuthenticationHandler<AuthenticationSchemeOptions>(opties, logs, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0) return AuthenticateResult.NoResult();
        Context.Transactie();
        var certificaat = Context.Partnercertificaat();
        var token = instellingen.Uitgever is not null && Request.Headers.Authorization is [{ } kop] && kop.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await tokens.LeesAsync(kop[Bearer.Length..].Trim()) : null;
        Partner? partner = null;
        if (token is not null)
        {
            await using var sessie = opslag.QuerySession(token.Client.Gemeente);
            partner = await sessie.LoadAsync<Partner>(Partner.Stroom(token.Client.PartnerId), Context.RequestAborted);
        }
        if (Bezwaar(token, certificaat, partner, klok.GetUtcNow()) is { } reden)
        {
            await beslissingen.WeigerAsync(new(token?.Client.Gemeente ?? Beslissing.Nergens, partner?.PartnerId, partner?.Version, Beslissoort.Verzoek, null, null, reden, Beslissingen.Spoor(Context), Context.Transactie(), certificaat?.Vingerafdruk, token?.Id),
                eigen: partner is not null && partner.Oin == certificaat?.Oin, Partnerruimte.Beller(Context));
            return AuthenticateResult.Fail("Geen geldig token.");
        }
        var aansluiting = new Aansluiting(token!.Client.Gemeente, partner!.PartnerId, partner.Version, token.Client.ToString(), partner.Oin, certificaat!.Vingerafdruk, token.Id, token.Feeds);
        return AuthenticateResult.Success(new AuthenticationTicket(aansluiting.AlsPrincipal(), MagPartnerAttribute.Schema));
    }

    /// <summary>Pure: what stands in the way of this token, over this connection, of this partner, now.</summary>
    internal static Beslisreden? Bezwaar(Toegangstoken? token, Partnercertificaat? certificaat, Partner? partner, DateTimeOffset nu) =>
        token is null ? Beslisreden.OngeldigToken
        : certificaat is null ? Beslisreden.GeenGeldigCertificaat
        : partner is null ? Beslisreden.OnbekendePartner
        : token.Vingerafdruk != certificaat.Vingerafdruk ? Beslisreden.AnderCertificaat
        : partner.Oin != certificaat.Oin || token.Oin != partner.Oin ? Beslisreden.AnderOin
        : partner.Status is not Partnerstatus.Actief ? Beslisreden.NietActief
        // A token counts in whole seconds.
        : partner.TokensVanaf is { } vanaf && token.Uitgegeven.ToUnixTimeSeconds() <= vanaf.ToUnixTimeSeconds() ? Beslisreden.TokenVervallen
        : partner.Sleutels.GetValueOrDefault(token.Sleutel) is not { } sleutel || !sleutel.Geldt(nu) ? Beslisreden.SleutelGeldtNiet
        : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        // RFC 6750 section 3.1: who sent nothing gets no error code.
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
