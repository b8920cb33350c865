using Handhaving.Personen;
using Marten;

namespace Handhaving.Eigenaren;

/// <summary>Why something counts as a repetition.</summary>
public enum Recidivesoort { EerdereZaak, NaEerdereLast }

/// <summary>A repetition. Never a finding by itself: it says what was counted, so that a jurist can judge it.</summary>
/// <param name="Betrokkene">The overtreder, by his reference.</param>
/// <param name="Eerder">The earlier zaken, or the earlier lasten in this zaak.</param>
/// <param name="Telling">How it was counted.</param>
public sealed record Recidive(Recidivesoort Soort, Guid Betrokkene, IReadOnlyList<Guid> Eerder, string Telling)
{
    /// <summary>Everything that is needed to say it of these zaken: themselves, and the other zaken of their overtreders.</summary>
    public static async Task<IReadOnlyCollection<Eigenaarszaak>> LaadAsync(IQuerySession sessie, Guid[] zaken, CancellationToken ct)
    {
        var eigen = await sessie.LoadManyAsync<Eigenaarszaak>(ct, zaken);
        var personen = await Personenregister.LaadAsync(sessie, ct);
        var betrokkenen = eigen.SelectMany(z => z.Betrokkenen).Distinct().SelectMany(personen.Verwijzingen).Distinct().ToList();
        if (betrokkenen.Count == 0) return [];
        var hoofden = personen.Hoofden();
        return [.. (await sessie.Query<Eigenaarszaak>().Where(z => z.Betrokkenen.Any(b => betrokkenen.Contains(b))).ToListAsync(ct)).Select(z => z.Met(hoofden))];
    }

    /// <summary>What is repeated in one zaak.</summary>
    /// <param name="bekend">That zaak and the others of its overtreders.</param>
    public static IReadOnlyList<Recidive> Van(Guid zaakId, IReadOnlyCollection<Eigenaarszaak> bekend) =>
        bekend.FirstOrDefault(z => z.Id == zaakId) is { } zaak ? [.. EerdereZaken(zaak, bekend), .. NaLast(zaak)] : [];

    private static IEnumerable<Recidive> EerdereZaken(Eigenaarszaak zaak, IReadOnlyCollection<Eigenaarszaak> bekend) =>
        from betrokkene in zaak.Betrokkenen
        let sinds = Aangemerkt(zaak, betrokkene)
        let eerder = bekend.Where(z => z.Id != zaak.Id && Aangemerkt(z, betrokkene) < sinds).OrderBy(z => Aangemerkt(z, betrokkene)).Select(z => z.Id).ToArray()
        where eerder.Length > 0
        select new Recidive(Recidivesoort.EerdereZaak, betrokkene, eerder,
            $"Deze overtreder is in {(eerder.Length == 1 ? "één andere zaak" : $"{eerder.Length} andere zaken")} van de gemeente op een eerdere dag als overtreder aangemerkt. Geteld is naar de dag van aanmerking, ongeacht de uitkomst; wat is herroepen telt niet mee.");

    private static IEnumerable<Recidive> NaLast(Eigenaarszaak zaak) =>
        from betrokkene in zaak.Betrokkenen
        let lasten = zaak.LastenVan(betrokkene).Where(l => zaak.Stand.Overtredingen.Values.Any(o => o.Id != l.OvertredingId && l.BekendgemaaktOp < o.DatumFeit)).Select(l => l.Id).ToArray()
        where lasten.Length > 0
        select new Recidive(Recidivesoort.NaEerdereLast, betrokkene, lasten,
            "In deze zaak is na de bekendmaking van een eerdere last aan deze overtreder een andere overtreding vastgesteld. Geteld is naar de dag van het feit; een verbeurte onder dezelfde last telt niet als recidive.");

    private static DateOnly? Aangemerkt(Eigenaarszaak zaak, Guid betrokkene) =>
        zaak.Stand.Overtreders.Values.Where(o => o.Betrokkene == betrokkene).Select(o => (DateOnly?)o.AangemerktOp).Min();
}
