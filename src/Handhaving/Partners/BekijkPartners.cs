using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <param name="Vingerafdruk">SHA-256 of the public key (SubjectPublicKeyInfo) in hexadecimals: what one reads out to each other before confirming.</param>
public sealed record Sleutelbeeld(
    Guid SleutelId, string Kid, Sleutelalgoritme Algoritme, string Vingerafdruk, DateTimeOffset GeldigVanaf, DateTimeOffset GeldigTot, ImmutableArray<string> Certificaten, Sleutelstatus Status, Guid Voorsteller);

/// <summary>A partner as its gemeente sees it.</summary>
/// <param name="ClientId">What the partner calls himself when he asks for a token.</param>
public sealed record Partnerbeeld(Guid PartnerId, string ClientId, string Oin, string Organisatie, Partnersoort Soort, Partnerstatus Status, Guid Voorsteller, IReadOnlyList<Sleutelbeeld> Sleutels)
{
    internal static Partnerbeeld Van(Partner p, string gemeente) => new(p.PartnerId, new Clientnaam(gemeente, p.PartnerId).ToString(), p.Oin, p.Organisatie, p.Soort, p.Status, p.Voorsteller,
        [.. p.Sleutels.Values.OrderBy(s => s.Opgave.GeldigVanaf).ThenBy(s => s.Opgave.SleutelId).Select(s => new Sleutelbeeld(
            s.Opgave.SleutelId, s.Opgave.Kid, s.Opgave.Algoritme, Sleutelvorm.Vingerafdruk(s.Opgave.Publiek), s.Opgave.GeldigVanaf, s.Opgave.GeldigTot, s.Opgave.Certificaten, s.Status, s.Voorsteller))]);
}

/// <summary>The organisations that are connected, or were.</summary>
public sealed record Partnerlijst(IReadOnlyList<Partnerbeeld> Items);

public static class BekijkPartnersEndpoint
{
    [WolverineGet("/v1/partners"), NonTransactional, Mag(Toegangsrecht.PartnersInzien)]
    public static async Task<Partnerlijst> Get(IQuerySession sessie, CancellationToken ct) =>
        new([.. (await sessie.Query<Partner>().ToListAsync(ct)).OrderBy(p => p.PartnerId).Select(p => Partnerbeeld.Van(p, sessie.TenantId))]);
}

public static class BekijkPartnerEndpoint
{
    public static async Task<(ProblemDetails, Partner?)> LoadAsync(Guid partnerId, IQuerySession sessie, HttpContext http, CancellationToken ct)
    {
        if (await sessie.LoadAsync<Partner>(Partner.Stroom(partnerId), ct) is not { } partner) return (Problemen.Onbekend("De partner"), null);
        Versies.MeldNa(http, () => partner.Version);
        return (WolverineContinue.NoProblems, partner);
    }

    [WolverineGet("/v1/partners/{partnerId}"), NonTransactional, Mag(Toegangsrecht.PartnersInzien)]
    public static Partnerbeeld Get(Partner partner, IQuerySession sessie) => Partnerbeeld.Van(partner, sessie.TenantId);
}
