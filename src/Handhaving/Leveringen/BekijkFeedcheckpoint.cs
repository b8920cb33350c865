using System.Text.Json.Nodes;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Leveringsafspraken;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringen;

/// <summary>How large a feed is and over what, signed by the signer of the logs, so that nobody can later say that it was otherwise.</summary>
/// <param name="Sleutel">The public key of this feed, as a verifier key of a signed note.</param>
/// <param name="Notitie">The signed checkpoint (C2SP tlog-checkpoint).</param>
public sealed record Feedcheckpoint(string Sleutel, string Notitie);

public static class BekijkFeedcheckpointEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverineGet("/v1/feeds/{feedId}/checkpoint"), NonTransactional, MagPartner]
    public static async Task<Feedcheckpoint> Get(Guid feedId, Feedtoegang toegang, Feedboom boom, CancellationToken ct)
    {
        try
        {
            return await boom.OndertekenAsync(toegang.Partner.Gemeente, feedId, ct);
        }
        catch (GeenOndertekenaarException)
        {
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status503ServiceUnavailable, "niet-ondertekend", "Niet ondertekend",
                "De ondertekenaar van de gemeente is niet bereikbaar, of er is geen. De feed zelf gaat door; vraag het checkpoint later opnieuw."));
        }
    }
}

/// <summary>One leaf of the tree of a feed.</summary>
/// <param name="Hash">Of the leaf, in base64. Also of a row that is no longer in the feed.</param>
/// <param name="Merken">By field, what stands in the leaf for each personal value; left out when the row is gone.</param>
public sealed record Feedblad(string Id, string Hash, JsonObject? Merken);

/// <summary>The leaves in their order, without one missing.</summary>
public sealed record Feedbladen(IReadOnlyList<Feedblad> Items);

public static class BekijkFeedbladenEndpoint
{
    public const int Hoogstens = 1000;

    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverineGet("/v1/feeds/{feedId}/bladen"), NonTransactional, MagPartner]
    public static Task<Feedbladen> Get(Guid feedId, string? since, Feedtoegang toegang, Feedboom boom, CancellationToken ct) =>
        boom.BladenAsync(toegang.Partner.Gemeente, feedId, Volgnummer.Lees("since", since) ?? 0, Hoogstens, ct);
}

/// <summary>The tree of each feed. It says nothing about who stands in it, and it holds when rows go and values are erased.</summary>
public sealed class Feedboom(NpgsqlDataSource bron, IDocumentStore opslag, Hoofdsleutel hoofdsleutel, Ondertekendienst ondertekenaar, Borgingsinstellingen instellingen)
{
    public string Log(string gemeente, Guid feed) => $"{instellingen.Oorsprong}/{gemeente}/feed/{feed}";

    /// <exception cref="GeenOndertekenaarException">There is no signer, or it cannot be reached.</exception>
    public async Task<Feedcheckpoint> OndertekenAsync(string gemeente, Guid feed, CancellationToken ct)
    {
        if (!ondertekenaar.IsIngericht) throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld (Borging:Ondertekenaar:Url).");
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var grens = await verbinding.LijstAsync($"select head, rand from {Leveringsschema.Feed} where gemeente = $1 and feed = $2", r => new Grens(r.GetInt64(0), r.GetFieldValue<byte[][]>(1)), ct, gemeente, feed) is [var g]
            ? g : throw new ProbleemException(Problemen.Onbekend("De feed"));
        var laatste = (await verbinding.LijstAsync($"select omvang, notitie from {Leveringsschema.Checkpoint} where gemeente = $1 and feed = $2 order by omvang desc limit 1", r => (Omvang: r.GetInt64(0), Notitie: r.GetString(1)), ct, gemeente, feed)).FirstOrDefault();
        try
        {
            var sleutel = (await ondertekenaar.SleutelAsync(Log(gemeente, feed), ct)).ToString();
            if (laatste.Notitie is not null && laatste.Omvang >= grens.Maat) return new(sleutel, laatste.Notitie);
            var notitie = await ondertekenaar.TekenAsync(laatste.Omvang, oud => SamenhangAsync(verbinding, gemeente, feed, oud, grens.Maat, ct), new Checkpoint(Log(gemeente, feed), grens.Maat, grens.Wortel()), ct);
            await verbinding.VoerUitAsync($"insert into {Leveringsschema.Checkpoint} (gemeente, feed, omvang, notitie) values ($1, $2, $3, $4) on conflict do nothing", ct, gemeente, feed, grens.Maat, notitie.ToString());
            return new(sleutel, notitie.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or Handhaving.Bewijs.OngeldigBewijsException or IOException or UnauthorizedAccessException)
        {
            throw new GeenOndertekenaarException("De ondertekenaar is niet bereikbaar of antwoordt iets anders dan een handtekening.", e);
        }
    }

    public async Task<Feedbladen> BladenAsync(string gemeente, Guid feed, long na, int hoeveel, CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(gemeente);
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var id = await verbinding.WaardeAsync<Guid>($"select afspraak from {Leveringsschema.Feed} where gemeente = $1 and feed = $2", ct, gemeente, feed);
        var afspraak = await sessie.LoadAsync<Leveringsafspraak>(Leveringsafspraak.Stroom(id), ct) ?? throw new ProbleemException(Problemen.Onbekend("De feed"));
        var sleutel = Feedsleutel.Van(hoofdsleutel, gemeente, afspraak);
        return new(await verbinding.LijstAsync($"""
            select k.nr + 1, k.hash, r.data::text from {Leveringsschema.Knoop} k left join {Leveringsschema.Regel} r on r.gemeente = k.gemeente and r.feed = k.feed and r.nr = k.nr + 1
            where k.gemeente = $1 and k.feed = $2 and k.niveau = 0 and k.nr >= $3 order by k.nr limit $4
            """, r => new Feedblad(Volgnummer.Schrijf(r.GetInt64(0)), Convert.ToBase64String(r.GetFieldValue<byte[]>(1)), r.IsDBNull(2) ? null : Feedrecord.Merken(JsonNode.Parse(r.GetString(2))!.AsObject(), sleutel)), ct, gemeente, feed, na, hoeveel));
    }

    private static async Task<byte[][]> SamenhangAsync(NpgsqlConnection verbinding, string gemeente, Guid feed, long oud, long nieuw, CancellationToken ct)
    {
        if (oud == 0) return [];
        var plan = Merkle.Samenhangplan(oud, nieuw);
        var plaatsen = plan.SelectMany(p => p).Distinct().ToArray();
        var hashes = (await verbinding.LijstAsync($"select k.niveau, k.nr, k.hash from {Leveringsschema.Knoop} k join unnest($3::integer[], $4::bigint[]) p(niveau, nr) on p.niveau = k.niveau and p.nr = k.nr where k.gemeente = $1 and k.feed = $2",
            r => (new Plaats(r.GetInt32(0), r.GetInt64(1)), r.GetFieldValue<byte[]>(2)), ct, gemeente, feed, plaatsen.Select(p => p.Niveau).ToArray(), plaatsen.Select(p => p.Index).ToArray())).ToDictionary();
        return [.. plan.Select(deel => Merkle.Vouw([.. deel.Select(p => hashes[p])]))];
    }
}
