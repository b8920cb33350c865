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

/// <param name="Meer">There are more than these; ask for a shorter period.</param>
public sealed record Patronenlijst(IReadOnlyList<Patroon> Items, bool Meer);

/// <summary>Looks in the access log for what may deserve a question.</summary>
public sealed class Patroonzoeker(Kluisverbinding kluis, IDocumentStore opslag, IRaadpleegboek boek, Register register, Patroongrenzen grenzen, TimeProvider klok)
{
    private const int Hoogstens = 200, Meeste = 2000;

    /// <summary>What asks, in its order: from <c>regel</c> whose, in which zaak, how many, from when, until when, and the reason that was given.</summary>
    private static readonly (Patroonsoort Soort, string Sql)[] Vragen =
    [
        (Patroonsoort.BuitenWerktijd, "select medewerker, null::uuid, count(*), min(op), max(op), null from regel where uitkomst = 'Geopend' and (extract(isodow from plaatselijk) > 5 or plaatselijk::time < $5 or plaatselijk::time >= $6) group by medewerker, plaatselijk::date"),
        (Patroonsoort.ZonderTaak, """
            select medewerker, zaak, count(*), min(op), max(op), null from regel where zaak is not null and uitkomst = 'Geopend' and not exists (
              select from handhaving.mt_events e where e.tenant_id = $1 and e.user_name = regel.medewerker::text and e.data->>'zaakId' = regel.zaak::text)
            group by medewerker, zaak
            """),
        (Patroonsoort.VeelPersonen, "select medewerker, null::uuid, count(distinct sleutel), min(op), max(op), null from regel where uitkomst = 'Geopend' and sleutel <> 'zonder-betrokkene' group by medewerker, date_trunc('hour', op) having count(distinct sleutel) >= $7"),
        (Patroonsoort.VaakGeweigerd, "select medewerker, null::uuid, count(*), min(op), max(op), null from regel where uitkomst = 'Geweigerd' group by medewerker, plaatselijk::date having count(*) >= $8"),
        (Patroonsoort.Noodtoegang, "select medewerker, zaak, count(*), min(op), max(op), nood from regel where nood is not null group by medewerker, zaak, nood, plaatselijk::date"),
        (Patroonsoort.LopendOnderzoek, "select medewerker, zaak, count(*), min(op), max(op), null from regel where uitkomst = 'Geopend' and activiteit like '%/' || $9 || '/versies/%' group by medewerker, zaak, plaatselijk::date"),
    ];

    public async Task<Patronenlijst> ZoekAsync(Raadpleging raadpleging, DateTimeOffset van, DateTimeOffset tot, CancellationToken ct)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        // The lines are read once for all questions.
        var gevonden = await verbinding.LijstAsync($"""
            with regel as materialized (select l.nr, l.sleutel, l.op, a.medewerker, a.zaak, {Raadpleegschema.Activiteit} activiteit, a.gegevens->>'uitkomst' uitkomst, a.gegevens->>'nood' nood,
                l.op at time zone 'Europe/Amsterdam' plaatselijk
              from {Raadpleegschema.Logregel} l join {Raadpleegschema.Auditregel} a on a.gemeente = l.gemeente and a.logregel = l.id
              where l.log = $1 || '{Raadpleeglog.Achtervoegsel}' and l.gemeente = $1 and l.op >= $2 and l.op < $3 and {Raadpleegschema.Activiteit} not like '%/' || $4 || '/versies/%')
            {string.Join("\nunion all ", Vragen.Select((v, i) => $"(select {i}, v.* from ({v.Sql}) v(medewerker, zaak, aantal, van, tot, nood) order by v.van limit {Meeste + 1})"))}
            """, r => Van(Vragen[r.GetInt32(0)].Soort, r.GetGuid(1), r.IsDBNull(2) ? null : r.GetGuid(2), r.GetInt64(3), new(r.GetDateTime(4), TimeSpan.Zero), new(r.GetDateTime(5), TimeSpan.Zero), r.IsDBNull(6) ? null : r.GetString(6)), ct,
            raadpleging.Gemeente, van.UtcDateTime, tot.UtcDateTime, register.Op(Activiteit.ToezichtOpRaadpleging, tot).ActiviteitId.ToString(), grenzen.Van, grenzen.Tot, grenzen.PersonenPerUur, grenzen.WeigeringenPerDag,
            register.Op(Activiteit.LopendOnderzoek, tot).ActiviteitId.ToString());
        var metTaak = await MetTaakAsync(raadpleging.Gemeente, gevonden.Where(p => p.Soort is Patroonsoort.ZonderTaak).Select(p => p.Zaak!.Value), ct);
        var soorten = gevonden.GroupBy(p => p.Soort).Select(g => (Meer: g.Count() > Meeste, Alle: g.Where(p => p.Soort is not Patroonsoort.ZonderTaak || !metTaak.Contains((p.Zaak!.Value, p.Medewerker))).ToList())).ToList();
        var uit = soorten.SelectMany(s => s.Alle.Take(Hoogstens)).OrderBy(p => p.Van).ToList();

        // Who is named is a person in this log as well.
        var genoemd = uit.Select(p => p.Medewerker).Distinct().ToList();
        await boek.SchrijfAsync(verbinding, raadpleging with { Sleutels = genoemd.ToDictionary(m => m, _ => Sleutelsoort.Medewerker) }, [.. genoemd.Select(m => (Guid?)m).DefaultIfEmpty(null).Select(m => new Persoonsinzage(m, Uitkomst.Geopend, []))], ct);
        await tx.CommitAsync(ct);
        return new(uit, soorten.Exists(s => s.Meer || s.Alle.Count > Hoogstens));
    }

    private Patroon Van(Patroonsoort soort, Guid medewerker, Guid? zaak, long aantal, DateTimeOffset van, DateTimeOffset tot, string? nood) => new(soort, soort switch
    {
        Patroonsoort.BuitenWerktijd => $"Waarom zijn {aantal} keer persoonsgegevens bekeken buiten {grenzen.Van:HH\\:mm}-{grenzen.Tot:HH\\:mm} op werkdagen? Een avonddienst of een spoedgeval kan het verklaren.",
        Patroonsoort.ZonderTaak => $"Waarvoor was dit nodig? {aantal} keer keek iemand in een zaak waarin hij niets heeft vastgelegd en waarvan hij geen taak heeft.",
        Patroonsoort.VeelPersonen => $"Waarvoor zijn binnen een uur de gegevens van {aantal} personen of zaken bekeken?",
        Patroonsoort.VaakGeweigerd => $"Wat zocht iemand die op een dag {aantal} keer werd geweigerd? Misschien klopt zijn rol niet.",
        Patroonsoort.Noodtoegang => $"Noodtoegang is gebruikt, met als reden: {Spelling.Woorden(nood!)}. Beoordeel of er nood was, en of de betrokkene het moet weten.",
        _ => $"{aantal} keer is gekeken voor een lopend onderzoek, dat de betrokkene niet te zien krijgt. Loopt het nog, en is dat per geval gemotiveerd?",
    }, medewerker, zaak, aantal, van, tot);

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
        // Every line of the period is read.
        : (tot.Value.Year - 1, tot.Value.Month, tot.Value.Day).CompareTo((van.Value.Year, van.Value.Month, van.Value.Day)) > 0 ? Problemen.Ongeldig("tot", "ligt meer dan een jaar na van. Vraag hoogstens een jaar.")
        : WolverineContinue.NoProblems;

    /// <summary>Patterns in the access log, each as a question to a human.</summary>
    /// <param name="van">First day.</param>
    /// <param name="tot">Last day.</param>
    [WolverineGet("/v1/raadplegingen/patronen"), NonTransactional, Mag(Toegangsrecht.RaadpleeglogInzien), Verwerkt(Activiteit.ToezichtOpRaadpleging)]
    public static async Task<Patronenlijst> Get(DateOnly? van, DateOnly? tot, HttpContext http, Verantwoording verantwoording, Patroonzoeker zoeker, CancellationToken ct) =>
        await zoeker.ZoekAsync(verantwoording.Van(http, "Patronen in het raadpleeglog zoeken", Raadpleegdoel.Controle, null), van!.Value.Om(TimeOnly.MinValue), tot!.Value.Einde(), ct);
}
