using FluentValidation;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using JasperFx.Events;
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
            RuleFor(x => x.Naam).NotEmpty().When(x => x.Geboortedatum is null && x.Bsn is null).WithMessage("ontbreekt, en geboortedatum en bsn ook. Noem ten minste een van de drie.");
            RuleFor(x => x.Naam).MaximumLength(200).Must(n => Zoekvorm.Naamwoorden(n).Count > 0).When(x => !string.IsNullOrEmpty(x.Naam)).WithMessage("bevat geen woord. Geef ten minste één naam.");
            RuleFor(x => x.Bsn).Must(b => Zoekvorm.Bsn(b) is not null).When(x => x.Bsn is not null).WithMessage("is geen BSN: het voldoet niet aan de elfproef. Controleer de cijfers.");
        }
    }
}

/// <param name="PandId">Left out when it is not in a pand, such as a melding that waits for one.</param>
public sealed record Vindplaats(string? PandId, Guid? ZaakId, Guid Gebeurtenis);

/// <summary>Someone who was found, by reference alone: to see more, open the event.</summary>
/// <param name="Betrokkene">A reference of this person.</param>
/// <param name="Verwijzingen">All under which he stands in these places, when that is more than one.</param>
/// <param name="Beperkt">The processing of his data is restricted (AVG art. 18): what stands under it is not shown.</param>
public sealed record GevondenBetrokkene(Guid Betrokkene, IReadOnlyList<Vindplaats> Vindplaatsen, IReadOnlyList<Guid>? Verwijzingen = null, bool Beperkt = false);

/// <param name="MeerDanGetoond">There are more; say more of the person.</param>
public sealed record GevondenBetrokkenen(IReadOnlyList<GevondenBetrokkene> Betrokkenen, bool MeerDanGetoond);

public static class ZoekBetrokkenenEndpoint
{
    [WolverinePost("/v1/betrokkenen/_zoek"), NonTransactional, Mag(Toegangsrecht.BetrokkeneZoeken)]
    [Verwerkt(Activiteit.Handhaving, Activiteit.Toezicht, Activiteit.MeldingBehandelen, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Invordering, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GevondenBetrokkenen> Post(ZoekBetrokkenen opdracht, HttpContext http, Verantwoording verantwoording, Zoekindex index, IQuerySession sessie, CancellationToken ct)
    {
        var hoofden = (await Personenregister.LaadAsync(sessie, ct)).Hoofden();
        Guid Hoofd(Guid betrokkene) => hoofden.GetValueOrDefault(betrokkene, betrokkene);
        Dictionary<Guid, IEvent> gebeurtenissen = [];
        var (treffers, beperkt, meer) = await index.ZoekAsync(verantwoording.Van(http, "Betrokkene zoeken", opdracht.Doel, null), new(opdracht.Naam, opdracht.Geboortedatum, opdracht.Bsn), ZichtbaarAsync, hoofden, ct);
        // Restricted in one zaak only, and it is that one.
        var getoond = treffers.Where(t => t.Gebeurtenis != Guid.Empty && !beperkt.Any(b => Hoofd(b.Betrokkene) == Hoofd(t.Betrokkene) && b.Zaak is not null && b.Geldt((gebeurtenissen[t.Gebeurtenis].Data as Zaakgebeurtenis)?.ZaakId)));
        return new(
            [.. treffers.Where(t => t.Gebeurtenis == Guid.Empty).Select(t => new GevondenBetrokkene(t.Betrokkene, [], Beperkt: true)),
                .. getoond.GroupBy(t => Hoofd(t.Betrokkene)).Select(b => (Personen: b.Select(t => t.Betrokkene).Distinct().Order().ToList(), Plaatsen: b)).Select(b => new GevondenBetrokkene(b.Personen[0],
                    [.. b.Plaatsen.Select(t => gebeurtenissen[t.Gebeurtenis]).Distinct().OrderBy(e => e.Sequence).Select(e => new Vindplaats(e.Data is Pandgebeurtenis ? e.StreamKey : null, (e.Data as Zaakgebeurtenis)?.ZaakId, e.Id))],
                    b.Personen.Count > 1 ? b.Personen : null, beperkt.Any(x => Hoofd(x.Betrokkene) == b.Plaatsen.Key)))],
            meer);

        // Where a person stands shielded (who reported under protection), also that he stands there is.
        async Task<IReadOnlyList<Treffer>> ZichtbaarAsync(IReadOnlyList<Treffer> treffers)
        {
            var ids = treffers.Select(t => t.Gebeurtenis).Distinct().ToArray();
            gebeurtenissen = (await sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && ids.Contains(e.Id)).ToListAsync(ct)).ToDictionary(e => e.Id);
            return [.. treffers.Where(t => gebeurtenissen.TryGetValue(t.Gebeurtenis, out var e) && Persoonsgegeven.In(e.Data).FirstOrDefault(g => g.Pad == t.Pad).Gegeven is { } gegeven && http.User.MagZien(e.Data, gegeven))];
        }
    }
}
