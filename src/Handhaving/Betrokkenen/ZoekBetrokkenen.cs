using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Betrokkenen;

/// <summary>
/// Looks for a person by what he can be found by: for a request about his own data (AVG art. 15 to 21), or to see whether he is
/// known. In the body, because an address ends up in logs. The search is recorded, also when it finds no one.
/// </summary>
/// <param name="Naam">All words of it must be in one name; initials, tussenvoegsels, order and accents do not count.</param>
/// <param name="Bsn">Nine digits, by the eleven-proof.</param>
public sealed record ZoekBetrokkenen(Raadpleegdoel Doel, string? Naam = null, DateOnly? Geboortedatum = null, string? Bsn = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<ZoekBetrokkenen>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Naam).NotEmpty().When(x => x.Geboortedatum is null && x.Bsn is null).WithMessage("Geef een naam, een geboortedatum of een BSN.");
            RuleFor(x => x.Naam).MaximumLength(200).Must(n => Zoekvorm.Naamwoorden(n).Count > 0).When(x => !string.IsNullOrEmpty(x.Naam)).WithMessage("De naam moet een woord bevatten.");
            RuleFor(x => x.Bsn).Must(b => Zoekvorm.Bsn(b) is not null).When(x => x.Bsn is not null).WithMessage("Dit is geen BSN: het voldoet niet aan de elfproef.");
        }
    }
}

/// <param name="PandId">Left out when it is not in a pand, such as a melding that waits for one.</param>
public sealed record Vindplaats(string? PandId, Guid? ZaakId, Guid Gebeurtenis);

/// <summary>Someone who was found, by reference alone: to see more, open the event.</summary>
/// <param name="Beperkt">The processing of his data is restricted (AVG art. 18): what stands under it is not shown.</param>
public sealed record GevondenBetrokkene(Guid Betrokkene, IReadOnlyList<Vindplaats> Vindplaatsen, bool Beperkt = false);

/// <param name="MeerDanGetoond">There are more; say more of the person.</param>
public sealed record GevondenBetrokkenen(IReadOnlyList<GevondenBetrokkene> Betrokkenen, bool MeerDanGetoond);

public static class ZoekBetrokkenenEndpoint
{
    [WolverinePost("/v1/betrokkenen/_zoek"), NonTransactional, Mag(Toegangsrecht.BetrokkeneZoeken)]
    [Verwerkt(Activiteit.Handhaving, Activiteit.Toezicht, Activiteit.MeldingBehandelen, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Invordering, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GevondenBetrokkenen> Post(ZoekBetrokkenen opdracht, HttpContext http, Verantwoording verantwoording, Zoekindex index, IQuerySession sessie, CancellationToken ct)
    {
        var (treffers, beperkt, meer) = await index.ZoekAsync(verantwoording.Van(http, "Betrokkene zoeken", opdracht.Doel, null), new(opdracht.Naam, opdracht.Geboortedatum, opdracht.Bsn), ct);
        var ids = treffers.Select(t => t.Gebeurtenis).Distinct().ToArray();
        var gebeurtenissen = (await sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && ids.Contains(e.Id)).ToListAsync(ct)).ToDictionary(e => e.Id);
        // Where a person stands shielded (who reported under protection), also that he stands there is.
        var zichtbaar = treffers.Where(t => gebeurtenissen.TryGetValue(t.Gebeurtenis, out var e) && Persoonsgegeven.In(e.Data).FirstOrDefault(g => g.Pad == t.Pad).Gegeven is { } gegeven && http.User.MagZien(e.Data, gegeven));
        // Restricted in one zaak only, and it is that one.
        zichtbaar = zichtbaar.Where(t => !beperkt.Any(b => b.Betrokkene == t.Betrokkene && b.Zaak is not null && b.Geldt((gebeurtenissen[t.Gebeurtenis].Data as Zaakgebeurtenis)?.ZaakId)));
        return new(
            [.. treffers.Where(t => t.Gebeurtenis == Guid.Empty).Select(t => new GevondenBetrokkene(t.Betrokkene, [], Beperkt: true)), .. zichtbaar.GroupBy(t => t.Betrokkene).Select(b => new GevondenBetrokkene(b.Key,
                [.. b.Select(t => gebeurtenissen[t.Gebeurtenis]).Distinct().OrderBy(e => e.Sequence).Select(e => new Vindplaats(e.Data is Pandgebeurtenis ? e.StreamKey : null, (e.Data as Zaakgebeurtenis)?.ZaakId, e.Id))], beperkt.Any(x => x.Betrokkene == b.Key)))],
            meer);
    }
}
