using System.Text.Json.Nodes;
using Handhaving.Borging;
using Handhaving.Persoonsgegevens;
using Handhaving.Verwerkingen;
using Npgsql;

namespace Handhaving.Raadplegingen;

/// <summary>What someone wants to know of the access log. Each part that is given narrows it.</summary>
/// <param name="Sleutels">The person, by his references in the events.</param>
/// <param name="Onderwerpen">The person, by his pseudonyms in the log.</param>
/// <param name="Vroeger">Also lines under these older references that tell of these values, which turned out to be this person's.</param>
/// <param name="Voor">Only lines with a lower number: how a next page is asked.</param>
public sealed record Raadpleegvraag(
    string? TraceId = null, string? Activiteit = null, IReadOnlyList<string>? Onderwerpen = null, string? Onderwerpsoort = null, IReadOnlyList<Guid>? Sleutels = null, (IReadOnlyList<Guid> Oud, IReadOnlyList<Panden.Wisveld> Velden)? Vroeger = null, Guid? Zaak = null, Guid? Medewerker = null, DateTimeOffset? Van = null, DateTimeOffset? Tot = null, long? Voor = null);

/// <summary>A line of the access log with what belongs to it.</summary>
/// <param name="Sleutel">The chain in which it stands: of one person, or of actions without one.</param>
/// <param name="N">Its place in that chain: 1, 2, 3 … without a hole.</param>
public sealed record Raadpleegregel(long Nr, string Sleutel, long N, DateTimeOffset Op, JsonObject Regel, Guid? Medewerker, string? Rol, string? Mandaat, JsonObject? Audit)
{
    public Guid? Betrokkene => Guid.TryParse(Sleutel, out var betrokkene) ? betrokkene : null;

    /// <summary>Of what the key of this chain is: as the line says, or for a line of before there were kinds as far as its zaak tells.</summary>
    public Sleutelsoort Soort => Begrip.Van(Regel["attributes"]?["dpl.core.data_subject_id_type"]?.GetValue<string>() ?? "") is { } soort and not Sleutelsoort.Betrokkene ? soort
        : Audit?["zaak"]?.GetValue<string>() == Sleutel ? Sleutelsoort.Zaak : Sleutelsoort.Betrokkene;
}

/// <summary>
/// Reads the access log. That is itself an access to the data of everyone in the answer, so it is recorded in the transaction in which it
/// reads: one line per person, before anything is given. What it gives is what the log took in: the form of <see cref="Raadpleegschema.Gebeurtenis"/>,
/// and nothing that stands beside it.
/// </summary>
public sealed class Raadpleeglezer(Kluisverbinding kluis, IRaadpleegboek boek)
{
    /// <summary>The most lines in one answer: an answer is recorded person by person.</summary>
    public const int Hoogstens = 500;

    /// <param name="nietAlsMeer">When there are more, none are given: the question was too wide.</param>
    /// <returns>The newest lines, and whether there are more.</returns>
    public async Task<(IReadOnlyList<Raadpleegregel> Regels, bool Meer)> LeesAsync(Raadpleging raadpleging, Raadpleegvraag vraag, int hoogstens, CancellationToken ct, bool nietAlsMeer = false)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var gevonden = await LeesAsync(verbinding, raadpleging.Gemeente, vraag, hoogstens + 1, ct);
        var meer = gevonden.Count > hoogstens;
        var regels = meer && nietAlsMeer ? [] : gevonden.Take(hoogstens).ToList();
        // Whom one follows is a person in this log too. Whom nobody here knows is none.
        var soorten = regels.Where(r => r.Betrokkene is not null).GroupBy(r => r.Betrokkene!.Value).ToDictionary(g => g.Key, g => g.Max(r => r.Soort));
        foreach (var gevraagd in vraag.Sleutels ?? [])
            if (await Raadpleeglog.KentAsync(verbinding, raadpleging.Gemeente, gevraagd, ct)) soorten.TryAdd(gevraagd, Sleutelsoort.Betrokkene);
        if (vraag.Medewerker is { } gevolgd && await IsMedewerkerAsync(verbinding, raadpleging.Gemeente, gevolgd, ct)) soorten.TryAdd(gevolgd, Sleutelsoort.Medewerker);
        await boek.SchrijfAsync(verbinding, raadpleging with { Sleutels = soorten },
            [.. soorten.Keys.Select(b => (Guid?)b).DefaultIfEmpty(null).Select(b => new Persoonsinzage(b, meer && nietAlsMeer ? Uitkomst.Geweigerd : Uitkomst.Geopend, []))], ct);
        await tx.CommitAsync(ct);
        return (regels, meer);
    }

    /// <summary>Does the log know him as one who looked?</summary>
    private static Task<bool> IsMedewerkerAsync(NpgsqlConnection verbinding, string gemeente, Guid medewerker, CancellationToken ct) =>
        verbinding.WaardeAsync<bool>($"select exists (select from {Raadpleegschema.Auditregel} where gemeente = $1 and medewerker = $2)", ct, gemeente, medewerker);

    private static async Task<List<Raadpleegregel>> LeesAsync(NpgsqlConnection verbinding, string gemeente, Raadpleegvraag vraag, int hoogstens, CancellationToken ct)
    {
        var waar = new List<string> { "l.log = $1", "l.gemeente = $2" };
        await using var lees = new NpgsqlCommand { Connection = verbinding, Parameters = { new() { Value = Raadpleeglog.Log(gemeente) }, new() { Value = gemeente } } };
        Als(vraag.TraceId, "l.trace =");
        Als(vraag.Onderwerpen?.ToArray(), "l.onderwerp = any", een: true);
        Als(vraag.Onderwerpsoort, "l.regel->'attributes'->>'dpl.core.data_subject_id_type' =");
        Als(vraag.Activiteit, $"{Raadpleegschema.Activiteit} =");
        if (vraag.Sleutels is { } sleutels)
        {
            var (oud, velden) = vraag.Vroeger ?? ([], []);
            var nr = lees.Parameters.Count;
            foreach (var deel in (string[][])[[.. sleutels.Select(s => s.ToString())], [.. oud.Select(s => s.ToString())], [.. velden.Select(v => $"{v.Gebeurtenis}{v.Pad}")]]) lees.Parameters.Add(new() { Value = deel });
            waar.Add($"(l.sleutel = any(${nr + 1}) or (l.sleutel = any(${nr + 2}) and exists (select from jsonb_path_query(a.gegevens, '$.velden[*]') v where (v->>'gebeurtenis') || (v->>'pad') = any(${nr + 3}))))");
        }
        Als(vraag.Zaak, "a.zaak =");
        Als(vraag.Medewerker, "a.medewerker =");
        Als(vraag.Van?.ToUnixTimeMilliseconds(), "(l.regel->>'start_time')::bigint >=");
        Als(vraag.Tot?.ToUnixTimeMilliseconds(), "(l.regel->>'end_time')::bigint <=");
        Als(vraag.Voor, "l.nr <");
        lees.CommandText = $"""
            select l.nr, l.sleutel, l.n, l.op, (e.data->'logregel')::text, l.medewerker, l.rol, l.mandaat, nullif(e.data->'audit', 'null')::text
            from (select l.log, l.nr, l.sleutel, l.n, l.op, a.medewerker, a.rol, a.mandaat
              from {Raadpleegschema.Logregel} l left join {Raadpleegschema.Auditregel} a on a.gemeente = l.gemeente and a.logregel = l.id
              where {string.Join(" and ", waar)} order by l.nr desc limit {hoogstens}) l
            join {Raadpleegschema.Gebeurtenis} e on e.tenant_id = l.log and e.seq_id = l.nr order by l.nr desc
            """;
        List<Raadpleegregel> uit = [];
        await using var r = await lees.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            uit.Add(new(r.GetInt64(0), r.GetString(1), r.GetInt64(2), new(r.GetDateTime(3), TimeSpan.Zero), Voorwerp(r.GetString(4)), r.IsDBNull(5) ? null : r.GetGuid(5),
                r.IsDBNull(6) ? null : r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7), r.IsDBNull(8) ? null : Voorwerp(r.GetString(8))));
        return uit;

        void Als(object? waarde, string voorwaarde, bool een = false)
        {
            if (waarde is null) return;
            lees.Parameters.Add(new() { Value = waarde });
            waar.Add(een ? $"{voorwaarde}(${lees.Parameters.Count})" : $"{voorwaarde} ${lees.Parameters.Count}");
        }
    }

    private static JsonObject Voorwerp(string json) => JsonNode.Parse(json)!.AsObject();
}
