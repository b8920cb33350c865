using System.Text.Json;
using Handhaving.Meldingen;
using Handhaving.Panden;
using JasperFx.Descriptors;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Npgsql;
using SessionOptions = Marten.Services.SessionOptions;

namespace Handhaving.Borging.Controle;

/// <summary>
/// Rebuilds in memory what the screens read, with the projections themselves, and compares it with the stored documents. All
/// read models that are registered take part, those of this moment and those on the background; a projection that is itself
/// wrong is not found so.
/// </summary>
internal sealed class Leesmodelcontrole(DocumentStore opslag, string gemeente, Bevindinglijst bevindingen)
{
    private const int Partij = 200;

    private readonly IProjectionSource<IDocumentOperations, IQuerySession>[] _bronnen = [.. opslag.Options.Projections.All.Where(p => p.Lifecycle is ProjectionLifecycle.Inline or ProjectionLifecycle.Async)];
    private readonly Dictionary<Type, long> _vergeleken = [];
    private readonly SortedSet<string> _ingehaald = new(StringComparer.Ordinal);

    public async Task<(long Vergeleken, IReadOnlyList<string> Ingehaald)> ControleerAsync(NpgsqlConnection verbinding, NpgsqlTransaction tx, CancellationToken ct)
    {
        var standen = (await verbinding.LijstAsync("select name, coalesce(last_seq_id, 0) from handhaving.mt_event_progression", r => (r.GetString(0), r.GetInt64(1)), ct)).ToDictionary();
        var opties = SessionOptions.ForTransaction(tx);
        opties.TenantId = gemeente;
        await using var sessie = opslag.LightweightSession(opties);
        var na = "";
        while (true)
        {
            // What stands in the stream of tombstones is no history, and no read model shows it.
            var stromen = await verbinding.LijstAsync($"select id from handhaving.mt_streams where tenant_id = $1 and id > $2 and id <> '{Borgingscontrole.Grafstroom}' order by id limit {Partij}", r => r.GetString(0), ct, gemeente, na);
            if (stromen.Count == 0) break;
            foreach (var stroom in stromen) await StroomAsync(verbinding, sessie, stroom, standen, ct);
            na = stromen[^1];
        }
        foreach (var soort in _bronnen.SelectMany(b => b.PublishedTypes()).Distinct()) await TabelAsync(verbinding, soort, ct);
        return (_vergeleken.Values.Sum(), [.. _ingehaald]);
    }

    private async Task StroomAsync(NpgsqlConnection verbinding, IDocumentSession sessie, string stroom, Dictionary<string, long> standen, CancellationToken ct)
    {
        try
        {
            var gebeurtenissen = await SamenAsync(sessie, stroom, ct);
            if (gebeurtenissen.Count == 0) return;
            var laatste = gebeurtenissen.Max(e => e.Sequence);
            foreach (var bron in _bronnen)
            {
                if (bron.Lifecycle is ProjectionLifecycle.Async && bron.ShardNames().Any(s => standen.GetValueOrDefault(s.Identity) < laatste))
                {
                    _ingehaald.Add(bron.Name);
                    continue;
                }
                await VergelijkAsync(verbinding, stroom, await HerbouwAsync(bron, sessie, gebeurtenissen, ct), ct);
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException))
        {
            // The type alone: what went wrong may quote an event.
            bevindingen.Meld("leesmodel-herbouw", $"uit deze stroom is geen leesmodel te herbouwen ({e.GetType().Name})", waar: stroom);
            foreach (var bron in _bronnen) _ingehaald.Add(bron.Name);
        }
    }

    /// <summary>The events of a stream, with those of the meldingen that waited for this pand: together they make whole documents.</summary>
    private static async Task<IReadOnlyList<IEvent>> SamenAsync(IQuerySession sessie, string stroom, CancellationToken ct)
    {
        List<IEvent> alle = [.. await sessie.Events.FetchStreamAsync(stroom, token: ct)];
        if (alle.Any(e => e.Data is MeldingAanPandGekoppeld)) return [];
        foreach (var meldingId in alle.Select(e => e.Data).OfType<MeldingGekoppeld>().Where(m => m.VanZaakId is null).Select(m => m.MeldingId).Distinct().ToList())
            alle.AddRange(await sessie.Events.FetchStreamAsync(Intake.Stroom(meldingId), token: ct));
        return [.. alle.OrderBy(e => e.Sequence)];
    }

    private static async Task<Dictionary<(Type Soort, object Id), object>> HerbouwAsync(IProjectionSource<IDocumentOperations, IQuerySession> bron, IDocumentSession sessie, IReadOnlyList<IEvent> gebeurtenissen, CancellationToken ct)
    {
        // As the store itself does; to an empty list everything belongs.
        var soorten = bron is EventFilterable { IncludedEventTypes: { Count: > 0 } genoemd } ? genoemd : [typeof(object)];
        gebeurtenissen = [.. gebeurtenissen.Where(e => soorten.Any(s => s.IsInstanceOfType(e.Data)))];
        switch (bron)
        {
            case ISteppableAggregation<IQuerySession> vouw:
                var eind = new Eindstanden(bron.PublishedTypes().Single());
                await vouw.BuildTimelinesAsync(gebeurtenissen, sessie, eind.Zie, e => new EventRecord(e.Id, e.Sequence, e.Version, e.EventTypeName, e.StreamKey ?? "", default, null, e.Timestamp, e.TenantId, null!), eind, ct);
                return eind.Standen;
            case EventProjection rijen:
                await rijen.EnrichEventsAsync(sessie, gebeurtenissen, ct);
                foreach (var e in gebeurtenissen) await rijen.ApplyAsync(sessie, e, ct);
                Dictionary<(Type, object), object> documenten = [];
                foreach (var document in sessie.PendingChanges.Inserts().Concat(sessie.PendingChanges.Updates())) documenten[(document.GetType(), Kenmerk(document))] = document;
                sessie.EjectAllPendingChanges();
                return documenten;
            default:
                throw new NotSupportedException($"Het leesmodel {bron.Name} is niet te controleren.");
        }
    }

    private async Task VergelijkAsync(NpgsqlConnection verbinding, string stroom, Dictionary<(Type Soort, object Id), object> herbouwd, CancellationToken ct)
    {
        foreach (var soort in herbouwd.GroupBy(h => h.Key.Soort))
        {
            var (tabel, ids) = (Tabel(soort.Key), soort.Select(h => h.Key.Id).ToArray());
            object zoek = ids[0] is Guid ? ids.Cast<Guid>().ToArray() : ids.Cast<string>().ToArray();
            var opgeslagen = (await verbinding.LijstAsync($"select id::text, data::text from {tabel} where tenant_id = $1 and id = any($2)", r => (r.GetString(0), r.GetString(1)), ct, gemeente, zoek)).ToDictionary();
            foreach (var (sleutel, document) in soort)
            {
                if (!opgeslagen.TryGetValue(sleutel.Id.ToString()!, out var tekst))
                {
                    bevindingen.Meld("leesmodel-ontbreekt", $"in {tabel} ontbreekt document {sleutel.Id}", waar: stroom);
                    continue;
                }
                _vergeleken[soort.Key] = _vergeleken.GetValueOrDefault(soort.Key) + 1;
                using var echt = JsonDocument.Parse(opslag.Options.Serializer().ToJson(document));
                using var getoond = JsonDocument.Parse(tekst);
                if (!JsonElement.DeepEquals(echt.RootElement, getoond.RootElement))
                    bevindingen.Meld("leesmodel-anders", $"document {sleutel.Id} in {tabel} is niet wat uit de gebeurtenissen volgt", waar: stroom);
            }
        }
    }

    /// <summary>No documents more than were rebuilt, and no column beside a document that says something else than the document.</summary>
    private async Task TabelAsync(NpgsqlConnection verbinding, Type soort, CancellationToken ct)
    {
        var tabel = Tabel(soort);
        var aantal = await verbinding.WaardeAsync<long>($"select count(*) from {tabel} where tenant_id = $1", ct, gemeente);
        if (aantal > _vergeleken.GetValueOrDefault(soort) && !_bronnen.Any(b => b.PublishedTypes().Contains(soort) && _ingehaald.Contains(b.Name)))
            bevindingen.Meld("leesmodel-overtollig", $"er staan {aantal - _vergeleken.GetValueOrDefault(soort)} documenten waar geen gebeurtenis bij hoort", waar: tabel);

        var kolommen = await verbinding.LijstAsync($"""
            select attname, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = to_regclass('{tabel}') and attnum > 0 and not attisdropped and attname not in ('id', 'data', 'tenant_id') and attname not like 'mt\_%'
            """, r => (Naam: r.GetString(0), Soort: r.GetString(1)), ct);
        foreach (var (naam, type) in kolommen)
        {
            var veld = soort.GetProperties().FirstOrDefault(p => string.Equals(p.Name, naam.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))?.Name;
            if (veld is null) continue;
            foreach (var id in await verbinding.LijstAsync($"select id::text from {tabel} where tenant_id = $1 and {Anders(naam, type)} order by id limit 100", r => r.GetString(0), ct, gemeente, JsonNamingPolicy.CamelCase.ConvertName(veld)))
                bevindingen.Meld("leesmodel-anders", $"de kolom {naam} van document {id} in {tabel} zegt iets anders dan het document", waar: tabel);
        }
    }

    /// <summary>A moment has a digit more in the document than in a column.</summary>
    private static string Anders(string kolom, string type) => type.StartsWith("timestamp", StringComparison.Ordinal)
        ? $"({kolom} is distinct from (data->>$2)::{type} and not coalesce({kolom} between (data->>$2)::{type} - interval '1 microsecond' and (data->>$2)::{type} + interval '1 microsecond', false))"
        : $"{kolom} is distinct from (data->>$2)::{type}";

    private string Tabel(Type soort) => ((IReadOnlyStoreOptions)opslag.Options).FindOrResolveDocumentType(soort).TableName.QualifiedName;

    private static object Kenmerk(object document) => document.GetType().GetProperty("Id")!.GetValue(document)!;

    /// <summary>The state of each document after its last event, as objects: writing each step out would cost the square of a stream.</summary>
    private sealed class Eindstanden(Type soort) : IProjectionStepObserver
    {
        private object? _laatste;

        public Dictionary<(Type Soort, object Id), object> Standen { get; } = [];

        public JsonElement? Zie(object? stand)
        {
            _laatste = stand;
            return null;
        }

        public ValueTask ObserveAsync(string identity, ProjectionStepResultRaw step, CancellationToken cancellation)
        {
            if (step.Error is not null) throw new InvalidOperationException("Een gebeurtenis is niet toe te passen.");
            if (_laatste is { } stand) Standen[(soort, Kenmerk(stand))] = stand;
            return ValueTask.CompletedTask;
        }
    }
}
