using System.Text.Json.Nodes;
using Handhaving.Borging;
using Npgsql;

namespace Handhaving.Leveringen;

/// <summary>
/// What a feed lets go, once a day. A row of which there is a later one goes after a week. A removal goes after the term of the agreement; then
/// every row before it goes too, and what still holds is said once more at the end. So who begins at the beginning never stands before the
/// border, and who stands before it knows that he must begin again.
/// </summary>
internal sealed class Feedopruiming(NpgsqlConnection verbinding, string gemeente, Feed feed, Leveringsinstellingen instellingen, DateTimeOffset nu)
{
    /// <param name="voeg">Adds a row at the end.</param>
    public async Task RuimOpAsync(Func<Feed, string, int, Reden, Guid?, JsonObject?, long> voeg, CancellationToken ct)
    {
        await verbinding.VoerUitAsync($"""
            delete from {Leveringsschema.Regel} r where r.gemeente = $1 and r.feed = $2 and r.op < $3 and not r.verwijderd
              and exists (select from {Leveringsschema.Regel} n where n.gemeente = r.gemeente and n.feed = r.feed and n.onderwerp = r.onderwerp and n.nr > r.nr)
            """, ct, gemeente, feed.Id, (nu - instellingen.Opeenvolging).UtcDateTime);
        var grens = await verbinding.WaardeAsync<long>($"select coalesce(max(nr), 0) from {Leveringsschema.Regel} where gemeente = $1 and feed = $2 and verwijderd and op < $3",
            ct, gemeente, feed.Id, (nu - TimeSpan.FromDays(feed.Afspraak.Versies[^1].Inhoud.BewaardagenFeed)).UtcDateTime);
        if (grens == 0) return;
        var levend = await verbinding.LijstAsync($"""
            select o.zaak, o.pand, o.afdruk, r.onderwerp, r.versie, r.data::text from {Leveringsschema.Onderwerp} o join {Leveringsschema.Regel} r on r.gemeente = o.gemeente and r.feed = o.feed and r.nr = o.nr
            where o.gemeente = $1 and o.feed = $2 and o.nr <= $3 order by o.nr
            """, r => (Zaak: r.GetGuid(0), Pand: r.GetString(1), Afdruk: r.GetFieldValue<byte[]>(2), Onderwerp: r.GetString(3), Versie: r.GetInt32(4), Data: r.GetString(5)), ct, gemeente, feed.Id, grens);
        foreach (var l in levend.Where(l => !feed.Onderwerpen.TryGetValue(l.Pand, out var p) || (p.TryGetValue(l.Zaak, out var s) && s.Nr <= grens)))
        {
            var nr = voeg(feed, l.Onderwerp, l.Versie, Reden.Herhaling, null, JsonNode.Parse(l.Data)!.AsObject());
            if (!feed.Onderwerpen.TryGetValue(l.Pand, out var pand))
                feed.Onderwerpen[l.Pand] = pand = (await verbinding.LijstAsync($"select zaak, nr, afdruk from {Leveringsschema.Onderwerp} where gemeente = $1 and feed = $2 and pand = $3",
                    r => (r.GetGuid(0), new Stand(r.GetInt64(1), r.GetFieldValue<byte[]>(2))), ct, gemeente, feed.Id, l.Pand)).ToDictionary();
            pand[l.Zaak] = new(nr, l.Afdruk);
        }
        await verbinding.VoerUitAsync($"delete from {Leveringsschema.Regel} where gemeente = $1 and feed = $2 and nr <= $3", ct, gemeente, feed.Id, grens);
        feed.Grens = grens;
    }
}
