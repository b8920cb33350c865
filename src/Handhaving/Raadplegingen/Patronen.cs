using Handhaving.Borging;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Handhaving.Werkvoorraad;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Raadplegingen;

/// <summary>What may deserve a question. A pattern is never a verdict: behind each may lie ordinary work.</summary>
public enum Patroonsoort { BuitenWerktijd, ZonderTaak, VeelPersonen, VaakGeweigerd, Noodtoegang, LopendOnderzoek }

/// <summary>Where a question begins; all choices of the product (section <c>Raadpleging</c>).</summary>
public sealed record Patroongrenzen
{
    /// <summary>Dutch clock time between which work is usual, Monday to Friday.</summary>
    public TimeOnly Van { get; init; } = new(7, 0);

    public TimeOnly Tot { get; init; } = new(19, 0);

    /// <summary>So many persons within one hour is much.</summary>
    public int PersonenPerUur { get; init; } = 50;

    /// <summary>So many refusals on one day is often.</summary>
    public int WeigeringenPerDag { get; init; } = 5;
}

/// <param name="Vraag">What to ask, and of whom.</param>
/// <param name="Aantal">How many lines, or for many persons how many of those.</param>
/// <param name="Van">The first of these lines.</param>
/// <param name="Tot">The last of these lines.</param>
public sealed record Patroon(Patroonsoort Soort, string Vraag, Guid Medewerker, Guid? Zaak, long Aantal, DateTimeOffset Van, DateTimeOffset Tot);

public sealed record Patronenlijst(IReadOnlyList<Patroon> Items);

/// <summary>Looks in the access log for what may deserve a question.</summary>
public sealed class Patroonzoeker(Kluisverbinding kluis, IDocumentStore opslag, IRaadpleegboek boek, Register register, Patroongrenzen grenzen, TimeProvider klok)
{
    private const int Hoogstens = 200, Meeste = 2000;

    public async Task<IReadOnlyList<Patroon>> ZoekAsync(Raadpleging raadpleging, DateTimeOffset van, DateTimeOffset tot, CancellationToken ct)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        const string regels = $"""
            with regel as materialized (select l.nr, l.sleutel, l.op, a.medewerker, a.zaak, l.regel->'attributes'->>'dpl.core.processing_activity_id' activiteit, a.gegevens->>'uitkomst' uitkomst, a.gegevens->>'nood' nood,
                l.op at time zone 'Europe/Amsterdam' plaatselijk
              from {Raadpleegschema.Logregel} l join {Raadpleegschema.Auditregel} a on a.gemeente = l.gemeente and a.logregel = l.id
              where l.gemeente = $1 and l.op >= $2 and l.op < $3 and l.regel->'attributes'->>'dpl.core.processing_activity_id' not like '%/' || $4 || '/versies/%')
            """;
        List<Patroon> uit = [];
        async Task Vind(Patroonsoort soort, string sql, Func<Guid, Guid?, long, string> vraag, params object[] waarden) => uit.AddRange(await verbinding.LijstAsync($"{regels} {sql} limit {Meeste}",
            r => new Patroon(soort, vraag(r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.GetInt64(2)), r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.GetInt64(2),
                new(r.GetDateTime(3), TimeSpan.Zero), new(r.GetDateTime(4), TimeSpan.Zero)), ct, [raadpleging.Gemeente, van.UtcDateTime, tot.UtcDateTime, register.Op(Activiteit.ToezichtOpRaadpleging, tot).ActiviteitId.ToString(), .. waarden]));

        await Vind(Patroonsoort.BuitenWerktijd, "select medewerker, null::uuid, count(*), min(op), max(op) from regel where extract(isodow from plaatselijk) > 5 or plaatselijk::time < $5 or plaatselijk::time >= $6 group by medewerker, plaatselijk::date order by 4",
            (_, _, aantal) => $"Waarom zijn {aantal} keer persoonsgegevens bekeken buiten {grenzen.Van:HH\\:mm}-{grenzen.Tot:HH\\:mm} op werkdagen? Een avonddienst of een spoedgeval kan het verklaren.", grenzen.Van, grenzen.Tot);
        await Vind(Patroonsoort.ZonderTaak, """
            select medewerker, zaak, count(*), min(op), max(op) from regel where zaak is not null and uitkomst = 'Geopend' and not exists (
              select from handhaving.mt_events e where e.tenant_id = $1 and e.user_name = regel.medewerker::text and e.data->>'zaakId' = regel.zaak::text)
            group by medewerker, zaak order by 4
            """, (_, _, aantal) => $"Waarvoor was dit nodig? {aantal} keer keek iemand in een zaak waarin hij niets heeft vastgelegd en waarvan hij geen taak heeft.");
        await Vind(Patroonsoort.VeelPersonen, "select medewerker, null::uuid, count(distinct sleutel), min(op), max(op) from regel where sleutel <> 'zonder-betrokkene' group by medewerker, date_trunc('hour', op) having count(distinct sleutel) >= $5 order by 4",
            (_, _, aantal) => $"Waarvoor zijn binnen een uur de gegevens van {aantal} personen of zaken bekeken?", grenzen.PersonenPerUur);
        await Vind(Patroonsoort.VaakGeweigerd, "select medewerker, null::uuid, count(*), min(op), max(op) from regel where uitkomst = 'Geweigerd' group by medewerker, plaatselijk::date having count(*) >= $5 order by 4",
            (_, _, aantal) => $"Wat zocht iemand die op een dag {aantal} keer werd geweigerd? Misschien klopt zijn rol niet.", grenzen.WeigeringenPerDag);
        await Vind(Patroonsoort.Noodtoegang, "select medewerker, zaak, count(*), min(op), max(op) from regel where nood is not null group by medewerker, zaak, nood, plaatselijk::date order by 4",
            (_, _, _) => "Noodtoegang is gebruikt. Beoordeel of er nood was, en of de betrokkene het moet weten.");
        await Vind(Patroonsoort.LopendOnderzoek, "select medewerker, zaak, count(*), min(op), max(op) from regel where activiteit like '%/' || $5 || '/versies/%' group by medewerker, zaak, plaatselijk::date order by 4",
            (_, _, aantal) => $"{aantal} keer is gekeken voor een lopend onderzoek, dat de betrokkene niet te zien krijgt. Loopt het nog, en is dat per geval gemotiveerd?", register.Op(Activiteit.LopendOnderzoek, tot).ActiviteitId.ToString());

        await boek.SchrijfAsync(verbinding, raadpleging, [new(null, Uitkomst.Geopend, [])], ct);
        await tx.CommitAsync(ct);
        var metTaak = await MetTaakAsync(raadpleging.Gemeente, uit.Where(p => p.Soort is Patroonsoort.ZonderTaak).Select(p => p.Zaak!.Value), ct);
        return [.. uit.Where(p => p.Soort is not Patroonsoort.ZonderTaak || !metTaak.Contains((p.Zaak!.Value, p.Medewerker))).OrderBy(p => p.Van).GroupBy(p => p.Soort).SelectMany(g => g.Take(Hoogstens)).OrderBy(p => p.Van)];
    }

    /// <summary>Who has a task in which of these zaken.</summary>
    private async Task<HashSet<(Guid Zaak, Guid Medewerker)>> MetTaakAsync(string gemeente, IEnumerable<Guid> zaken, CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(gemeente);
        var taken = (await sessie.LoadManyAsync<Zaakwerk>(ct, zaken.Distinct().ToArray())).SelectMany(w => w.TakenOp(klok.Vandaag()), (w, t) => (Zaak: w.Id, Stroom: Taaktoewijzing.Stroom(t.Id))).ToList();
        var aan = (await sessie.LoadManyAsync<Taaktoewijzing>(ct, taken.Select(t => t.Stroom).Distinct().ToArray())).Where(t => t.Aan is not null).ToDictionary(t => t.Id, t => t.Aan!.Value);
        return [.. taken.Where(t => aan.ContainsKey(t.Stroom)).Select(t => (t.Zaak, aan[t.Stroom]))];
    }
}

public static class BekijkPatronenEndpoint
{
    public static ProblemDetails Validate(DateOnly? van, DateOnly? tot) =>
        van is null ? Problemen.Ongeldig("van", "ontbreekt. Geef de eerste dag.")
        : tot is null ? Problemen.Ongeldig("tot", "ontbreekt. Geef de laatste dag.")
        : tot < van ? Problemen.Ongeldig("tot", "ligt voor van. Draai ze om.")
        : WolverineContinue.NoProblems;

    /// <summary>Patterns in the access log, each as a question to a human.</summary>
    /// <param name="van">First day.</param>
    /// <param name="tot">Last day.</param>
    [WolverineGet("/v1/raadplegingen/patronen"), NonTransactional, Mag(Toegangsrecht.RaadpleeglogInzien), Verwerkt(Activiteit.ToezichtOpRaadpleging)]
    public static async Task<Patronenlijst> Get(DateOnly? van, DateOnly? tot, HttpContext http, Verantwoording verantwoording, Patroonzoeker zoeker, CancellationToken ct) =>
        new(await zoeker.ZoekAsync(verantwoording.Van(http, "Patronen in het raadpleeglog zoeken", Raadpleegdoel.Controle, null), van!.Value.Om(TimeOnly.MinValue), tot!.Value.Einde(), ct));
}
