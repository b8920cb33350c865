using Marten;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>Why values of a person may not be used for the time being (AVG art. 18 lid 1).</summary>
public enum Beperkingsgrond
{
    /// <summary>He contests that they are right: art. 18 lid 1 onder a.</summary>
    JuistheidBetwist,

    /// <summary>The processing is unlawful and he opposes erasure: art. 18 lid 1 onder b.</summary>
    OnrechtmatigGeenWissing,

    /// <summary>The gemeente no longer needs them and he does, for a legal claim: art. 18 lid 1 onder c.</summary>
    NodigVoorRechtsvordering,

    /// <summary>He objected, and it is not decided yet: art. 18 lid 1 onder d, art. 21 lid 1.</summary>
    BezwaarGemaakt,
}

/// <summary>For what restricted values may be used all the same (AVG art. 18 lid 2). A closed list.</summary>
public enum Uitzonderingsgrond { Toestemming, Rechtsvordering, RechtenVanAnder, AlgemeenBelang }

/// <summary>Says why restricted values have to open now. It stands in the access log.</summary>
/// <param name="Kenmerk">Of the paper in which the reason stands, such as <c>Z/2026-00123</c>: a free text in the access log would itself hold personal data.</param>
public sealed record Beperkingsuitzondering(Uitzonderingsgrond Grond, string Kenmerk) : Persoonlijk
{
    /// <summary>As the access log has it.</summary>
    public string Regel() => $"{Grond} {Kenmerk}";
}

/// <summary>A value of a person whose processing is restricted (AVG art. 18): it was not opened, and the refusal is on record.</summary>
public sealed class GegevenBeperktException(Guid betrokkene) : Exception($"De verwerking van de persoonsgegevens van betrokkene {betrokkene} is beperkt.");

/// <summary>
/// Which persons are restricted, and which values turned out to be wrong: beside the values, so that the key service reads it in
/// the same query as the value. There is no moment at which a restricted value opens.
/// </summary>
public sealed class Beperkingsregister(NpgsqlDataSource db)
{
    /// <summary>Restricts a person in the transaction of the session: everywhere, or in one zaak.</summary>
    internal static void Beperk(IDocumentSession sessie, Guid beperking, Guid betrokkene, Guid? zaak, Beperkingsgrond grond) =>
        sessie.QueueSqlCommand($"insert into {Kluisschema.Beperking} (gemeente, beperking, betrokkene, zaak, grond) values (?, ?, ?, nullif(?, '')::uuid, ?) on conflict do nothing",
            sessie.TenantId, beperking, betrokkene, zaak?.ToString() ?? "", grond.ToString());

    /// <summary>Lifts it, in the transaction of the session.</summary>
    internal static void HefOp(IDocumentSession sessie, Guid beperking) =>
        sessie.QueueSqlCommand($"update {Kluisschema.Beperking} set opgeheven = true where gemeente = ? and beperking = ?", sessie.TenantId, beperking);

    /// <summary>From this transaction on this value is known to be wrong. It still opens, and says so.</summary>
    internal static void MerkOnjuist(IDocumentSession sessie, string commitment, Guid rectificatie) =>
        sessie.QueueSqlCommand($"insert into {Kluisschema.Rectificatie} (gemeente, commitment, rectificatie) values (?, ?, ?) on conflict (gemeente, commitment) do update set rectificatie = excluded.rectificatie",
            sessie.TenantId, commitment, rectificatie);

    /// <summary>Those of these persons who are restricted, with the zaak when it is only there and the ground.</summary>
    public async Task<IReadOnlyList<Beperkt>> VanAsync(string gemeente, IReadOnlyCollection<Guid> betrokkenen, CancellationToken ct)
    {
        await using var verbinding = await db.OpenConnectionAsync(ct);
        return await VanAsync(verbinding, gemeente, betrokkenen, ct);
    }

    internal static async Task<IReadOnlyList<Beperkt>> VanAsync(NpgsqlConnection verbinding, string gemeente, IReadOnlyCollection<Guid> betrokkenen, CancellationToken ct)
    {
        await using var vraag = new NpgsqlCommand($"select betrokkene, zaak, grond from {Kluisschema.Beperking} where gemeente = $1 and betrokkene = any($2) and not opgeheven", verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = betrokkenen.ToArray() } } };
        List<Beperkt> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add(new(r.GetGuid(0), await r.IsDBNullAsync(1, ct) ? null : r.GetGuid(1), Enum.Parse<Beperkingsgrond>(r.GetString(2))));
        return uit;
    }

    /// <summary>
    /// References that are closed because another reference of the same person is restricted: two that were found to be one person are
    /// restricted together, whichever of them was named.
    /// </summary>
    /// <param name="zaak">Of the access; null: everything.</param>
    internal static async Task<Guid[]> MeegeslotenAsync(NpgsqlConnection verbinding, string gemeente, Guid? zaak, CancellationToken ct)
    {
        var beperkt = (await ParenAsync(verbinding, $"select betrokkene, betrokkene from {Kluisschema.Beperking} where gemeente = $1 and not opgeheven and (zaak is null or $2 or zaak = $3)", ct, gemeente, zaak is null, zaak ?? Guid.Empty)).ConvertAll(p => p.Een);
        if (beperkt.Count == 0) return [];
        var samen = await ParenAsync(verbinding, """
            select (data->>'betrokkene')::uuid, (data->>'ander')::uuid from handhaving.mt_events e where tenant_id = $1 and type = 'personen-samengevoegd.v1'
              and not exists (select from handhaving.mt_events o where o.tenant_id = $1 and o.type = 'samenvoeging-ongedaan-gemaakt.v1' and o.data->>'samenvoegingId' = e.data->>'samenvoegingId')
            """, ct, gemeente);
        HashSet<Guid> dicht = [.. beperkt];
        while (samen.Where(s => dicht.Contains(s.Een) != dicht.Contains(s.Ander)).Select(s => dicht.Contains(s.Een) ? s.Ander : s.Een).ToList() is { Count: > 0 } nieuw) dicht.UnionWith(nieuw);
        return [.. dicht.Except(beperkt)];
    }

    private static async Task<List<(Guid Een, Guid Ander)>> ParenAsync(NpgsqlConnection verbinding, string sql, CancellationToken ct, params object[] waarden)
    {
        await using var vraag = new NpgsqlCommand(sql, verbinding);
        foreach (var waarde in waarden) vraag.Parameters.Add(new() { Value = waarde });
        List<(Guid, Guid)> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add((r.GetGuid(0), r.GetGuid(1)));
        return uit;
    }

    /// <summary>Every place where these persons stand, with what was erased. Places alone: no value opens.</summary>
    public async Task<IReadOnlyList<Betrokkeneplaats>> PlaatsenAsync(string gemeente, IReadOnlyCollection<Guid> betrokkenen, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            select k.betrokkene, k.gebeurtenis, k.pad, k.klasse, w.commitment is not null from {Kluisschema.Kluis} k
              left join {Kluisschema.Wissing} w on w.gemeente = k.gemeente and w.commitment = k.commitment where k.gemeente = $1 and k.betrokkene = any($2)
            union select w.betrokkene, w.gebeurtenis, w.pad, '', true from {Kluisschema.Wissing} w
              where w.gemeente = $1 and w.betrokkene = any($2) and not exists (select from {Kluisschema.Kluis} k where k.gemeente = w.gemeente and k.commitment = w.commitment)
            order by 2, 3
            """);
        vraag.Parameters.AddWithValue(gemeente);
        vraag.Parameters.AddWithValue(betrokkenen.ToArray());
        List<Betrokkeneplaats> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add(new(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetBoolean(4)));
        return uit;
    }
}

/// <param name="Zaak">Only there; left out, everywhere.</param>
public sealed record Beperkt(Guid Betrokkene, Guid? Zaak, Beperkingsgrond Grond)
{
    /// <summary>Values of him in this zaak are closed. Where it is not known in which zaak something stands, they are.</summary>
    public bool Geldt(Guid? zaak) => Zaak is null || zaak is null || Zaak == zaak;

    /// <summary>He does not want them erased (AVG art. 18 lid 1 onder b en c).</summary>
    public bool VerzetZichTegenWissing => Grond is Beperkingsgrond.OnrechtmatigGeenWissing or Beperkingsgrond.NodigVoorRechtsvordering;
}

/// <param name="Klasse">Retention class; empty for what is gone.</param>
/// <param name="Gewist">Erased, or about to be: it opens for nobody.</param>
public sealed record Betrokkeneplaats(Guid Betrokkene, Guid Gebeurtenis, string Pad, string Klasse, bool Gewist);
