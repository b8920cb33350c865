using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Handhaving.Borging;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Velden;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Handhaving.Leveringen;

/// <summary>One poll.</summary>
/// <param name="Toegang">Who asks, and the decision by which he got in.</param>
/// <param name="Parameter">How this contract calls the cursor.</param>
/// <param name="Na">The last row that it has; null to begin at the beginning.</param>
/// <param name="Hoeveel">How many rows at most.</param>
internal sealed record Feedvraag(Guid Feed, Feedtoegang Toegang, string Parameter, long? Na, int Hoeveel);

/// <summary>What goes out.</summary>
/// <param name="Events">Each as its bytes, without the personal values of whoever was erased.</param>
internal sealed record Feedpagina(IReadOnlyList<byte[]> Events)
{
    /// <summary>A record prints its members; this one holds what is on its way out.</summary>
    public override string ToString() => nameof(Feedpagina);
}

/// <summary>
/// Reads a page of a feed. In one transaction: the agreement as it holds at this moment, locked until the commit; the rows; the keys
/// of the granted values with the line in the access log for each person; and the receipt. Nothing leaves before that commit, so a suspension
/// comes before a delivery or after it, and never in between unseen.
/// </summary>
public sealed class Feedlezer(Sleuteldienst sleuteldienst, Raadpleeglog raadpleeglog, Kluisverbinding kluis, IDocumentStore opslag, Leveringsinstellingen instellingen, TimeProvider klok)
{
    public const int Standaard = 100, Maximum = 500;

    /// <summary>What the rows of one page may take in the table, so that a page fits in memory whatever was asked.</summary>
    private const int Omvang = 512 << 10;

    /// <exception cref="ProbleemException">There is no such feed for this partner, it is suspended, or the cursor does not hold.</exception>
    internal async Task<Feedpagina> LeesAsync(Raadpleging raadpleging, Feedvraag vraag, CancellationToken ct)
    {
        List<(Feedrij Rij, Leveringsrecord? Record)> rijen = [];
        List<byte[]> events = [];
        Leveringsafspraak afspraak = null!;
        Leveringsbesluit besluit = null!;
        try
        {
            await sleuteldienst.OpenAllesAsync(raadpleging, async verbinding =>
            {
                (afspraak, besluit) = await BesluitAsync(verbinding, raadpleging.Gemeente, vraag.Feed, vraag.Toegang.Partner, vergrendel: true, ct);
                if (besluit.Stand is Leverstand.Opgeschort) throw new ProbleemException(Opgeschort());
                rijen = [.. (await RijenAsync(verbinding, raadpleging.Gemeente, vraag, besluit.Stand is Leverstand.AlleenVerwijderingen, ct)).Select(r => (r, r.Data is null ? null : Beperk(afspraak, besluit, r)))];
                return [.. rijen.SelectMany(r => r.Record?.TeOpenen ?? [])];
            },
            async (verbinding, geopend) =>
            {
                if (rijen.Count == 0) return;
                var bron = instellingen.Bron(raadpleging.Gemeente);
                events = [.. rijen.Select(r => Encoding.UTF8.GetBytes(r.Rij.Bericht(bron, afspraak.Schemaadres(r.Rij.Versie, instellingen.Basis), r.Record?.Json(geopend)).ToJsonString()))];
                // What is about an address concerns whoever lives there: also without a name it is a line.
                if (geopend.Count == 0 && rijen.Exists(r => r.Record is not null)) await raadpleeglog.SchrijfAsync(verbinding, raadpleging, [new(null, Uitkomst.Geopend, [])], ct);
                await verbinding.VoerUitAsync($"insert into {Leveringsschema.Levering} (gemeente, feed, id, afnemer, beslissing, versie, na, tot, aantal, sha256, spoor) values ($1, $2, $3, $4, $5, $6::integer, $7, $8, $9, $10, $11)", ct,
                    raadpleging.Gemeente, vraag.Feed, Guid.CreateVersion7(klok.GetUtcNow()), vraag.Toegang.Partner.PartnerId, vraag.Toegang.Beslissing, besluit.Versie?.Nr, vraag.Na ?? 0, rijen[^1].Rij.Nr, rijen.Count, Afdruk(events), raadpleging.Handeling.Spoor.TraceId);
            }, ct);
        }
        catch (ProbleemException e) when (e.Probleem.Status is StatusCodes.Status403Forbidden)
        {
            await NoteerWeigeringAsync(raadpleging, ct);
            throw;
        }
        return new(events);
    }

    /// <summary>Whether what was begun may still go on: asked between the pieces of a page, on every node of the database itself.</summary>
    internal async Task<bool> MagNogAsync(string gemeente, Feedvraag vraag, CancellationToken ct)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        var (_, besluit) = await BesluitAsync(verbinding, gemeente, vraag.Feed, vraag.Toegang.Partner, vergrendel: false, ct);
        return besluit.Stand is Leverstand.Levert;
    }

    /// <summary>The agreement of a feed, for the partner to whom it belongs. Of another's feed it says what it says of one that does not exist.</summary>
    /// <param name="vergrendel">Until the commit nobody suspends, changes or ends it; whoever does comes after.</param>
    /// <exception cref="ProbleemException">There is no such feed for this partner.</exception>
    internal async Task<(Leveringsafspraak Afspraak, Leveringsbesluit Besluit)> BesluitAsync(NpgsqlConnection verbinding, string gemeente, Guid feed, Aansluiting wie, bool vergrendel, CancellationToken ct)
    {
        var slot = vergrendel ? "for share" : "";
        var id = await verbinding.WaardeAsync<Guid>($"select afspraak from {Leveringsschema.Feed} where gemeente = $1 and feed = $2", ct, gemeente, feed);
        var afspraak = await DocumentAsync<Leveringsafspraak>(verbinding, Documenten.Afspraken, gemeente, Leveringsafspraak.Stroom(id), slot, ct);
        if (afspraak is null || afspraak.Partner.Oin != wie.Oin) throw new ProbleemException(Problemen.Onbekend("De feed"));
        var partner = await DocumentAsync<Partner>(verbinding, Documenten.Partners, gemeente, Partner.Stroom(wie.PartnerId), slot, ct);
        if (partner is not { Status: Partnerstatus.Actief }) return (afspraak, new(Leverstand.Opgeschort, null, []));
        var project = await DocumentAsync<LsiProject>(verbinding, Documenten.Projecten, gemeente, LsiProject.Stroom(afspraak.ProjectId), slot, ct);
        return (afspraak, Leveringsbesluit.Van(afspraak, project, klok.Vandaag()));
    }

    private async Task<T?> DocumentAsync<T>(NpgsqlConnection verbinding, string tabel, string gemeente, string id, string slot, CancellationToken ct) where T : class
    {
        var data = await verbinding.WaardeAsync<string>($"select data::text from {tabel} where tenant_id = $1 and id = $2 {slot}", ct, gemeente, id);
        if (data is null) return null;
        using var stroom = new MemoryStream(Encoding.UTF8.GetBytes(data));
        return opslag.Options.Serializer().FromJson<T>(stroom);
    }

    private static async Task<List<Feedrij>> RijenAsync(NpgsqlConnection verbinding, string gemeente, Feedvraag vraag, bool alleenVerwijderd, CancellationToken ct)
    {
        var na = vraag.Na ?? 0;
        // Locked against the writer for as long as this takes: the border and the rows are of one moment.
        var (head, grens) = (await verbinding.LijstAsync($"select head, grens from {Leveringsschema.Feed} where gemeente = $1 and feed = $2 for share", r => (r.GetInt64(0), r.GetInt64(1)), ct, gemeente, vraag.Feed)).Single();
        if (na > head) throw new ProbleemException(Problemen.Ongeldig(vraag.Parameter, "ligt voorbij het einde van deze feed. Gebruik het id van de laatste gebeurtenis die u hebt verwerkt."));
        if (na > 0 && na < grens) throw new ProbleemException(Verlopen());
        return await verbinding.LijstAsync($"""
            select nr, onderwerp, versie, reden, gebeurtenis, spoor, op, data::text from (
              select *, sum(coalesce(octet_length(data::text), 0)) over (order by nr) - coalesce(octet_length(data::text), 0) as ervoor
              from (select * from {Leveringsschema.Regel} where gemeente = $1 and feed = $2 and nr > $3 and (verwijderd or not $5) order by nr limit $4) b) r
            where ervoor < {Omvang} order by nr
            """, r => new Feedrij(r.GetInt64(0), r.GetString(1), r.GetInt32(2), Enum.Parse<Reden>(r.GetString(3)), r.IsDBNull(4) ? null : r.GetGuid(4), r.GetString(5),
                new DateTimeOffset(r.GetDateTime(6), TimeSpan.Zero), r.IsDBNull(7) ? null : JsonNode.Parse(r.GetString(7))!.AsObject()), ct, gemeente, vraag.Feed, na, vraag.Hoeveel, alleenVerwijderd);
    }

    /// <summary>In the form in which it was agreed when it was kept, with only what may go out now.</summary>
    private static Leveringsrecord Beperk(Leveringsafspraak afspraak, Leveringsbesluit besluit, Feedrij rij) => Leveringsrecord.Van(
        Feedrecord.Lees(rij.Data!), afspraak.Versie(rij.Versie)!.Inhoud.Velden, d => d.Toegestaan(afspraak.Partner.Soort) && besluit.Velden.Contains(d.Veld));

    /// <summary>SHA-256 of the page as it goes out, byte by byte.</summary>
    private static byte[] Afdruk(IReadOnlyList<byte[]> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stuk in Feedantwoord.Stukken(events)) hash.AppendData(stuk.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>A refusal is a line as well. It stays one when it cannot be recorded.</summary>
    private async Task NoteerWeigeringAsync(Raadpleging raadpleging, CancellationToken ct)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        await raadpleeglog.SchrijfAsync(verbinding, raadpleging, [new(null, Uitkomst.Geweigerd, [])], ct);
        await tx.CommitAsync(ct);
    }

    private static ProblemDetails Opgeschort() => Problemen.Maak(StatusCodes.Status403Forbidden, "levering-opgeschort", "De levering is opgeschort",
        "De gemeente levert op dit moment niet onder deze afspraak. Bewaar uw cursor; na hervatting gaat de feed verder waar u was. Vraag de coördinator van de gemeente naar de reden.");

    private static ProblemDetails Verlopen() => Problemen.Maak(StatusCodes.Status410Gone, "cursor-verlopen", "De cursor is verlopen",
        "Verwijderingen van na deze cursor staan niet meer in de feed, dus wat u hebt kan te veel zijn. Begin opnieuw zonder cursor en lees tot het einde: u krijgt van elke zaak de hele stand. Verwijder daarna alles van deze feed dat u daarbij niet hebt gekregen.");
}
