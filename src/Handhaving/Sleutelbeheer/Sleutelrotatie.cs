using System.Globalization;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Marten;
using Npgsql;

namespace Handhaving.Sleutelbeheer;

/// <summary>What one rotation did.</summary>
/// <param name="Hervat">It finished one that was broken off, and began no epoch.</param>
/// <param name="Mislukt">Keys that do not open, and so stay where they are.</param>
internal sealed record Rotatieverslag(int Tijdvak, bool Hervat, int Omgewikkeld, int Mislukt);

/// <summary>
/// Takes all keys of persons to a new epoch, and destroys what is left of an old one. A deleted row lives on in the files, the
/// write-ahead log and the backups of the database; only a destroyed epoch makes that unreadable.
/// </summary>
internal sealed class Sleutelrotatie(Kluisverbinding kluis, ISleutelbewaring bewaring, Borgingscontrole gemeenten, IDocumentStore opslag, Sleutelinstellingen instellingen, TimeProvider klok)
{
    private const int Partij = 500;

    /// <summary>How old the epoch is under which keys are wrapped now.</summary>
    public TimeSpan Leeftijd => klok.GetUtcNow() - bewaring.Tijdvakken().Single(t => t.Nr == bewaring.Huidig()).Begonnen;

    /// <summary>
    /// Each batch is one statement, so that it can break off anywhere and go on later. Readers find each key whole, under the one
    /// epoch or the other, and both are there until the old one is destroyed.
    /// </summary>
    /// <exception cref="OpdrachtMislukt">Another rotation is at work.</exception>
    public async Task<Rotatieverslag> RoteerAsync(CancellationToken ct)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var slot = await Slot.NeemAsync(verbinding, ct);
        var (huidig, hervat) = (bewaring.Huidig(), true);
        var ronde = await WikkelOmAsync(verbinding, huidig, ct);
        if (ronde.Omgewikkeld == 0)
        {
            (huidig, hervat) = (bewaring.Begin(), false);
            ronde = await WikkelOmAsync(verbinding, huidig, ct);
        }
        // A key that opens for nobody needs no epoch. One that was added after an epoch was closed (by who had looked up its number before) makes
        // that moment a later one.
        var inGebruik = (await verbinding.LijstAsync($"select coalesce(tijdvak, {Tijdvak.Eerste}), count(*) from {Kluisschema.Sleutel} where omwikkeld is not null group by 1", r => (Nr: r.GetInt32(0), Aantal: r.GetInt64(1)), ct))
            .Where(t => t.Aantal > ronde.Mislukt.GetValueOrDefault(t.Nr)).Select(t => t.Nr).ToHashSet();
        foreach (var oud in bewaring.Tijdvakken().Where(t => t.Nr < huidig && t.Vernietigd is null && !inGebruik.Contains(t.Nr) && (t.Afgesloten is null || ronde.Van.Contains(t.Nr)))) bewaring.SluitAf(oud.Nr, klok.GetUtcNow());
        return new(huidig, hervat, ronde.Omgewikkeld, ronde.Mislukt.Values.Sum());
    }

    /// <summary>Destroys the key first and records it after; broken off between the two, the command can be given again.</summary>
    /// <param name="verlies">How many keys under it do not open, and are given up with it.</param>
    /// <exception cref="OpdrachtMislukt">Something may still need the key.</exception>
    public async Task VernietigAsync(int nr, CancellationToken ct, int verlies = 0)
    {
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var slot = await Slot.NeemAsync(verbinding, ct);
        var tijdvak = bewaring.Tijdvakken().FirstOrDefault(t => t.Nr == nr) ?? throw new OpdrachtMislukt($"Tijdvak {nr} bestaat niet; ops/handhaving sleutels lijst noemt ze.");
        if (tijdvak.Vernietigd is null) await VernietigAsync(verbinding, tijdvak, verlies, ct);
        await LegVastAsync(bewaring.Tijdvakken().Single(t => t.Nr == nr), ct);
    }

    private async Task VernietigAsync(NpgsqlConnection verbinding, Tijdvak tijdvak, int verlies, CancellationToken ct)
    {
        if (tijdvak.Nr == bewaring.Huidig()) throw new OpdrachtMislukt($"Tijdvak {tijdvak.Nr} is in gebruik; begin eerst een volgend met: ops/handhaving sleutels roteer.");
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        // Until the key is gone nobody adds a row that needs it.
        await verbinding.VoerUitAsync($"lock table {Kluisschema.Sleutel} in share mode", ct);
        var rijen = await verbinding.LijstAsync($"select gemeente, betrokkene, klasse, tijdvak, omwikkeld from {Kluisschema.Sleutel} where omwikkeld is not null and coalesce(tijdvak, {Tijdvak.Eerste}) = $1", Rij, ct, tijdvak.Nr);
        var open = rijen.Count(Opent);
        if (open > 0) throw new OpdrachtMislukt($"Onder tijdvak {tijdvak.Nr} staan nog {open} sleutels; maak de rotatie af met: ops/handhaving sleutels roteer.");
        if (rijen.Count != verlies)
            throw new OpdrachtMislukt($"Onder tijdvak {tijdvak.Nr} staan nog {rijen.Count} sleutels die niet openen; ops/handhaving sleutels inventaris noemt wat eronder ligt. Zijn zij ook uit een reservekopie niet te herstellen, geef ze dan op met: ops/handhaving sleutels vernietig {tijdvak.Nr} --verlies {rijen.Count}.");
        if (tijdvak.Afgesloten is not { } sinds) throw new OpdrachtMislukt($"Tijdvak {tijdvak.Nr} is niet afgesloten; maak de rotatie af met: ops/handhaving sleutels roteer.");
        if (klok.GetUtcNow() < sinds + instellingen.Reservekopie)
            throw new OpdrachtMislukt(string.Create(CultureInfo.InvariantCulture, $"Er kunnen nog reservekopieën zijn die tijdvak {tijdvak.Nr} nodig hebben; vernietigen kan vanaf {sinds + instellingen.Reservekopie:yyyy-MM-dd HH:mm} UTC (Persoonsgegevens:Sleutels:ReservekopieDagen)."));
        bewaring.Vernietig(tijdvak.Nr, klok.GetUtcNow());
        await tx.CommitAsync(ct);
    }

    private async Task LegVastAsync(Tijdvak tijdvak, CancellationToken ct)
    {
        foreach (var gemeente in await gemeenten.GemeentenAsync(ct))
        {
            await using var sessie = opslag.LightweightSession(gemeente);
            var stroom = await sessie.Events.FetchForWriting<Sleutelregister>(Sleutelregister.Stroom, ct);
            if (stroom.Aggregate?.Vernietigd.Contains(tijdvak.Nr) is true) continue;
            stroom.AppendOne(new SleuteltijdvakVernietigd(tijdvak.Nr, tijdvak.Afgesloten ?? tijdvak.Vernietigd!.Value) { GebeurdOp = tijdvak.Vernietigd!.Value });
            await sessie.SaveChangesAsync(ct);
        }
    }

    private static Sleutelrij Rij(NpgsqlDataReader r) => new(r.GetString(0), r.GetGuid(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetInt32(3), r.GetFieldValue<byte[]>(4));

    private bool Opent(Sleutelrij rij)
    {
        try
        {
            _ = rij.Open(bewaring);
            return true;
        }
        catch (KluisGeschondenException)
        {
            return false;
        }
    }

    /// <returns>How many keys went along, from which epochs, and per epoch how many do not open.</returns>
    private async Task<(int Omgewikkeld, HashSet<int> Van, Dictionary<int, int> Mislukt)> WikkelOmAsync(NpgsqlConnection verbinding, int naar, CancellationToken ct)
    {
        var (omgewikkeld, van, mislukt, na) = (0, new HashSet<int>(), new Dictionary<int, int>(), new Sleutelrij("", Guid.Empty, "", null, []));
        while (true)
        {
            var partij = await verbinding.LijstAsync($"""
                select gemeente, betrokkene, klasse, tijdvak, omwikkeld from {Kluisschema.Sleutel}
                where omwikkeld is not null and coalesce(tijdvak, {Tijdvak.Eerste}) <> $1 and (gemeente, betrokkene, klasse) > ($2, $3, $4) order by gemeente, betrokkene, klasse limit {Partij}
                """, Rij, ct, naar, na.Gemeente, na.Betrokkene, na.Klasse);
            if (partij.Count == 0) return (omgewikkeld, van, mislukt);
            na = partij[^1];
            List<(Sleutelrij Oud, Sleutelrij Nieuw)> om = [];
            foreach (var rij in partij)
                try
                {
                    om.Add((rij, rij.Naar(bewaring, naar)));
                }
                // The inventory names it; the others must not wait for it.
                catch (KluisGeschondenException)
                {
                    mislukt[rij.Tijdvak ?? Tijdvak.Eerste] = mislukt.GetValueOrDefault(rij.Tijdvak ?? Tijdvak.Eerste) + 1;
                }
            van.UnionWith(om.Select(o => o.Oud.Tijdvak ?? Tijdvak.Eerste));
            // Only what is still as it was read: an erasure in the meantime must stay one.
            omgewikkeld += await verbinding.VoerUitAsync($"""
                update {Kluisschema.Sleutel} s set omwikkeld = n.nieuw, tijdvak = $1
                from unnest($2::text[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[]) n(gemeente, betrokkene, klasse, oud, nieuw)
                where s.gemeente = n.gemeente and s.betrokkene = n.betrokkene and s.klasse = n.klasse and s.omwikkeld = n.oud
                """, ct, naar, om.Select(o => o.Oud.Gemeente).ToArray(), om.Select(o => o.Oud.Betrokkene).ToArray(), om.Select(o => o.Oud.Klasse).ToArray(), om.Select(o => o.Oud.Omwikkeld).ToArray(), om.Select(o => o.Nieuw.Omwikkeld).ToArray());
        }
    }

    /// <summary>One at a time on this database; freed with the connection when its holder dies.</summary>
    private sealed class Slot(NpgsqlConnection verbinding) : IAsyncDisposable
    {
        public static async Task<Slot> NeemAsync(NpgsqlConnection verbinding, CancellationToken ct) =>
            await verbinding.WaardeAsync<bool>("select pg_try_advisory_lock(hashtextextended('sleutelrotatie', 0))", ct)
                ? new(verbinding)
                : throw new OpdrachtMislukt("Er wordt al aan de sleutels gewerkt; probeer het opnieuw als dat klaar is.");

        public async ValueTask DisposeAsync() => await verbinding.VoerUitAsync("select pg_advisory_unlock(hashtextextended('sleutelrotatie', 0))", CancellationToken.None);
    }
}
