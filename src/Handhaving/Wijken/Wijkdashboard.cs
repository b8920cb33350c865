using System.Security.Claims;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;

namespace Handhaving.Wijken;

/// <summary>What one asks: a period and an as-of date; what is left out gets a sensible answer.</summary>
public sealed record Dashboardvraag(DateOnly? Van = null, DateOnly? Tot = null, DateOnly? Peildatum = null);

/// <summary>The figures of a gemeente, its wijken and its buurten, as one reader may see them.</summary>
/// <param name="Voorlopig">The peildatum is not over yet: what is registered or corrected today can still change the figures.</param>
/// <param name="Beschermd">Small numbers are hidden from this reader.</param>
/// <param name="Geteld">The facts behind the figures; nothing when small numbers are hidden, because a list can be counted.</param>
public sealed record Wijkdashboard(
    Periode Periode, DateOnly Peildatum, bool Voorlopig, bool Beschermd, string? Toelichting, IReadOnlyList<int> VastgesteldeJaren, Gebiedcijfers Cijfers, IReadOnlyList<Geteld> Geteld)
{
    /// <summary>One question, for the API and the pages alike. The right decides how much of the answer stays.</summary>
    public static async Task<Wijkdashboard> LeesAsync(
        IQuerySession sessie, ClaimsPrincipal wie, Dashboardvraag vraag, Gebieden gebieden, Afscherming afscherming, TimeProvider klok, CancellationToken ct)
    {
        var gemeente = wie.FindFirstValue(Claims.Gemeente)!;
        var lijst = gebieden.Buurten.Values.Where(b => b.Code[2..6] == gemeente[2..]).Select(b => (b.Wijkcode, b.Code)).ToHashSet();
        var vastgesteld = (await sessie.Query<Jaarvaststelling>().ToListAsync(ct)).ToDictionary(v => v.Jaar);
        int[] jaren = [.. vastgesteld.Keys.Order()];

        if (wie.Mag(Toegangsrecht.KleineAantallenZien))
        {
            var (periode, peil, peildatum) = Open(vraag, klok);
            var geteld = await TelAsync(sessie, periode, peil, ct);
            return new(periode, peildatum, peildatum == klok.Vandaag(), false, null, jaren, Gebiedcijfers.Van(gemeente, geteld, lijst), geteld);
        }

        var gevraagd = vraag is { Van: null, Tot: null } && jaren is [.., var laatste] ? Periode.Jaar(laatste) : Open(vraag, klok).Periode;
        if (gevraagd.HeelJaar is { } jaar && vastgesteld.TryGetValue(jaar, out var v) && (vraag.Peildatum is null || vraag.Peildatum == v.VastgesteldOp.Dag()))
        {
            var geteld = await TelAsync(sessie, gevraagd, new Peil(v.VastgesteldOp, v.Volgnummer), ct);
            // Without a list of its own the areas would be those where something happened, and that is told by no one here.
            var verdeel = lijst.Count > 0 && geteld.All(g => lijst.Contains((g.Feit.Gebied.Wijkcode, g.Feit.Gebied.Buurtcode)));
            return new(gevraagd, v.VastgesteldOp.Dag(), false, true, $"Aantallen onder {afscherming.K} zijn afgeschermd, en ook wat ze zou verraden.", jaren,
                afscherming.Pas(Gebiedcijfers.Van(gemeente, geteld, lijst), verdeel), []);
        }
        return new(gevraagd, vraag.Peildatum ?? klok.Vandaag(), false, true, Uitleg(jaren), jaren, Leeg(Gebiedcijfers.Van(gemeente, [], lijst)), []);
    }

    private static (Periode Periode, Peil Peil, DateOnly Peildatum) Open(Dashboardvraag vraag, TimeProvider klok)
    {
        var vandaag = klok.Vandaag();
        var van = vraag.Van ?? new DateOnly((vraag.Tot ?? vandaag).Year, 1, 1);
        var tot = vraag.Tot ?? (van.Year == vandaag.Year ? vandaag : new DateOnly(van.Year, 12, 31));
        return vraag.Peildatum is { } datum && datum < vandaag
            ? (new(van, tot), new Peil(datum.Einde().AddMicroseconds(-1)), datum)
            : (new(van, tot), new Peil(klok.GetUtcNow()), vandaag);
    }

    private static async Task<IReadOnlyList<Geteld>> TelAsync(IQuerySession sessie, Periode periode, Peil peil, CancellationToken ct)
    {
        var correcties = await sessie.Query<Dashboardcorrectie>().ToListAsync(ct);
        var gecorrigeerd = correcties.Select(c => c.Betreft).ToArray();
        var (begin, einde) = (periode.Van.Om(TimeOnly.MinValue), periode.Tot.Einde());
        var feiten = await sessie.Query<Dashboardfeit>().Where(f => (f.GebeurdOp >= begin && f.GebeurdOp < einde) || f.Id.IsOneOf(gecorrigeerd)).ToListAsync(ct);
        HashSet<Guid> zonderBewijs = [];
        foreach (var pandId in feiten.Where(f => f.Soort is Feitsoort.DwangsomVerbeurd).Select(f => f.PandId).Distinct())
            zonderBewijs.UnionWith(Telling.ZonderBewijs(await sessie.Events.FetchStreamAsync(pandId, token: ct), peil));
        return [.. Telling.Van(feiten, correcties, periode, peil, zonderBewijs)];
    }

    private static Gebiedcijfers Leeg(Gebiedcijfers gebied) => gebied with { Aantallen = gebied.Aantallen.ToDictionary(a => a.Key, _ => (int?)null), Kinderen = [.. gebied.Kinderen.Select(Leeg)] };

    private static string Uitleg(int[] jaren) => jaren is []
        ? "Met uw rol ziet u de cijfers van een jaar zodra de coördinator ze heeft vastgesteld. Er is nog geen jaar vastgesteld."
        : $"Met uw rol ziet u alleen vastgestelde jaarcijfers, over een heel kalenderjaar en naar hun eigen peildatum. Kies een van: {string.Join(", ", jaren)}.";
}
