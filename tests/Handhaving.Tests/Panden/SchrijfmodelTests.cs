using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using JasperFx.Events;
using Marten;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Panden;

/// <summary>The one fold: the same in memory, in the transaction and in a replay.</summary>
public class SchrijfmodelTests(Toepassing toepassing)
{
    /// <summary>A random story that a real pand could have: a list of choices, each made among what can happen then.</summary>
    private static readonly Gen<IReadOnlyList<IEvent>> Verhalen = Gen.Int[0, 1_000].List[1, 25].Select(keuzes =>
    {
        var pand = Pand(Melding(Guid.NewGuid()));
        foreach (var keuze in keuzes)
        {
            var mogelijk = Mogelijk(pand).ToList();
            pand = pand.Na([mogelijk[keuze % mogelijk.Count]]);
        }
        return (IReadOnlyList<IEvent>)pand.Stroom;
    });

    private static IEnumerable<Gebeurtenis> Mogelijk(Pand pand)
    {
        yield return Melding(Guid.NewGuid());
        yield return Melding(Guid.NewGuid(), AndereZaakId);
        yield return new ZorgsignaalDoorgegeven(ZaakId, Zorgsoort.Jeugd, Zorginstantie.Ggd, Tekst()) { GebeurdOp = Nu };
        yield return new PandOpgenomen(Objectsoort.Pand, pand.Gebied) { GebeurdOp = Nu };
        foreach (var zaak in pand.Zaken.Values)
        {
            foreach (var melding in zaak.Meldingen.Values)
            {
                if (melding.Uitkomst is null) yield return Beoordeeld(melding.Id.GetHashCode() % 2 == 0 ? MeldingUitkomst.InOnderzoek : MeldingUitkomst.NietInBehandeling, melding.Id, zaak.Id);
                yield return new GegevenGecorrigeerd(zaak.Id, melding.Gebeurtenis, melding.Anoniem, melding.Anoniem ? null : Op(-1), Tekst()) { GebeurdOp = Nu };
                var naar = zaak.Id == ZaakId ? AndereZaakId : ZaakId;
                if (pand.Zaak(naar) is not null) yield return new MeldingGekoppeld(naar, melding.Id, zaak.Id, melding.UitIntake, melding.OntvangenOp, melding.Onderwerp, melding.Anoniem, melding.MelderBeschermd, melding.Gebeurtenis, melding.Uitkomst) { GebeurdOp = Nu };
            }
        }
        foreach (var feit in pand.Stroom.Where(e => e.Data is IFeit and Zaakgebeurtenis).Take(6))
        {
            yield return Correctie(feit, null);
            yield return Correctie(feit, Op(-3));
        }
        yield return Gepland();
        yield return new ControleVerzet(ZaakId, ControleId, Planning(2), Verzetreden.Weer, null) { GebeurdOp = Nu };
        yield return Legitimatie();
        yield return Toestemming();
        yield return Ingetrokken(5);
        yield return Betreding();
        yield return Vertrek(8);
        yield return Ruimte(buiten: true);
        yield return new GeenGehoor(ZaakId, ControleId) { GebeurdOp = Nu };
        yield return Uitgevoerd();
        yield return ProcesVerbaal();
        if (pand.Zaak(ZaakId)?.ProcessenVerbaal.ContainsKey(PvId) == true) yield return Ondertekend();
        foreach (var betreding in pand.Zaak(ZaakId)?.Controles.GetValueOrDefault(ControleId)?.Betredingen ?? [])
            yield return new GegevenGecorrigeerd(ZaakId, betreding.Gebeurtenis, true, null, Tekst()) { GebeurdOp = Nu };
    }

    private static GegevenGecorrigeerd Correctie(IEvent feit, DateTimeOffset? wordt) =>
        new(((Zaakgebeurtenis)feit.Data).ZaakId, feit.Id, wordt is null, wordt, Tekst()) { GebeurdOp = Nu };

    /// <summary>
    /// The read models fold each zaak on its own, from its own events, in whatever batches they come; the write model folds the
    /// pand. Both must say the same of every zaak, after moves and corrections too.
    /// </summary>
    [Fact]
    public async Task Elk_leesmodel_van_een_zaak_is_de_zaak_van_het_schrijfmodel()
    {
        List<(Gemeente Gemeente, string PandId)> panden = [];
        await Gen.Select(Verhalen, Gen.Int[1, 6]).SampleAsync(async proef =>
        {
            var (verhaal, stap) = proef;
            var gemeente = toepassing.NieuweGemeente();
            var pandId = gemeente.NieuwPand();
            panden.Add((gemeente, pandId));
            foreach (var deel in verhaal.Chunk(stap))
            {
                await using var schrijf = gemeente.Schrijf();
                (await schrijf.Events.FetchForExclusiveWriting<Pand>(pandId, TestContext.Current.CancellationToken)).AppendMany(deel);
                await schrijf.SaveChangesAsync();
            }
        }, iter: 30, threads: 1);
        await panden[0].Gemeente.BijgewerktAsync();

        var geteld = 0;
        foreach (var (gemeente, pandId) in panden)
        {
            await using var lees = gemeente.Schrijf();
            foreach (var zaak in (await lees.Events.FetchLatest<Pand>(pandId, TestContext.Current.CancellationToken))!.Zaken.Values)
            {
                var verwacht = Json(zaak);
                Json((await lees.LoadAsync<Handhaving.Zaken.Zaakoverzicht>(zaak.Id, TestContext.Current.CancellationToken))!.Stand).ShouldBe(verwacht);
                Json((await lees.LoadAsync<Handhaving.Werkvoorraad.Zaakwerk>(zaak.Id, TestContext.Current.CancellationToken))!.Stand!).ShouldBe(verwacht);
                geteld++;
            }

            string Json(Zaak zaak) => Geordend(JsonNode.Parse(lees.DocumentStore.Options.Serializer().ToJson(zaak))!).ToJsonString();
        }
        geteld.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Elke_gebeurtenis_verhoogt_de_versie_van_het_pand_en_van_haar_zaak() => Verhalen.Sample(verhaal =>
    {
        var pand = Pand();
        foreach (var (e, i) in verhaal.Select((e, i) => (e, i)))
        {
            pand = Handhaving.Panden.Pand.Na(pand, e);
            if (pand.Version != i + 1) return false;
            if (e.Data is Zaakgebeurtenis z && pand.Zaak(z.ZaakId)!.Version != pand.Version) return false;
        }
        return true;
    }, iter: 200);

    [Fact]
    public void Een_melding_hoort_altijd_bij_precies_een_zaak() => Verhalen.Sample(verhaal =>
        verhaal.Aggregate(Pand(), Handhaving.Panden.Pand.Na).Zaken.Values.SelectMany(z => z.Meldingen.Keys).GroupBy(m => m).All(g => g.Count() == 1), iter: 200);

    /// <summary>Whatever the order of what happened at the door: it is recorded, and the model holds every moment of it.</summary>
    [Fact]
    public void Elke_volgorde_van_feiten_in_een_controle_is_vast_te_leggen() =>
        Gen.Int[0, 8].List[1, 30].Sample(keuzes =>
        {
            var feiten = keuzes.Select((k, i) => (Gebeurtenis)(k switch
            {
                0 => Legitimatie(i),
                1 => Doel(i),
                2 => Toestemming(i),
                3 => Ingetrokken(-i),
                4 => Betreding(-i, Binnentreedgrond.Geen),
                5 => Vertrek(i),
                6 => Ruimte(-i),
                7 => Uitgevoerd(),
                _ => new GeenGehoor(ZaakId, ControleId) { GebeurdOp = Op(i) },
            })).ToList();
            var zaak = Pand([Gepland(), .. feiten]).Zaak(ZaakId)!;
            var c = zaak.Controles[ControleId];
            _ = Rechtmatigheid.VanBevindingen(zaak, c);
            return c.Legitimaties.Count + c.Doelen.Count + c.Toestemmingen.Count + c.Intrekkingen.Count + c.Betredingen.Count + c.Verlatingen.Count + c.Ruimten.Count + c.Afloop.Count == feiten.Count(f => f is not GeenGehoor);
        }, iter: 200);

    /// <summary>In the database, in pieces of any size: what was stored with the events is what the events say, then and at every version before.</summary>
    [Fact]
    public async Task Het_bewaarde_model_is_de_vouw_van_de_gebeurtenissen() => await Gen.Select(Verhalen, Gen.Int[1, 6]).SampleAsync(async proef =>
    {
        var (verhaal, stap) = proef;
        var gemeente = toepassing.NieuweGemeente();
        var pandId = gemeente.NieuwPand();
        foreach (var deel in verhaal.Chunk(stap))
        {
            await using var schrijf = gemeente.Schrijf();
            (await schrijf.Events.FetchForExclusiveWriting<Pand>(pandId, TestContext.Current.CancellationToken)).AppendMany(deel);
            await schrijf.SaveChangesAsync();
        }

        await using var lees = gemeente.Lees();
        var gebeurtenissen = await lees.Events.FetchStreamAsync(pandId);
        gebeurtenissen.Select(e => e.Version).ShouldBe(Enumerable.Range(1, verhaal.Count).Select(v => (long)v));
        Pand? gevouwen = null;
        foreach (var e in gebeurtenissen)
        {
            gevouwen = Handhaving.Panden.Pand.Na(gevouwen, e);
            if (e.Version % 5 == 0) Json(await lees.Events.AggregateStreamAsync<Pand>(pandId, e.Version)).ShouldBe(Json(gevouwen));
        }
        await using var lees2 = gemeente.Schrijf();
        Json(await lees2.Events.FetchLatest<Pand>(pandId, TestContext.Current.CancellationToken)).ShouldBe(Json(gevouwen));

        string Json(Pand? pand) => Geordend(JsonNode.Parse(lees.DocumentStore.Options.Serializer().ToJson(pand))!).ToJsonString();
    }, iter: 12, threads: 1);

    private static JsonNode Geordend(JsonNode node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : (JsonNode?)Geordend(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(x => x is null ? null : Geordend(x))]),
        _ => node.DeepClone(),
    };
}
