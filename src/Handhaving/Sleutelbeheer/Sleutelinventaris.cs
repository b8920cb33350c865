using System.Data;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Npgsql;

namespace Handhaving.Sleutelbeheer;

/// <summary>What one inventory came to.</summary>
/// <param name="Waarden">Values that open.</param>
/// <param name="Gewist">Keys that were erased.</param>
internal sealed record Inventaris(long Waarden, long Gewist, Bevindinglijst Bevindingen);

/// <summary>
/// Lays kluis, keys, epochs and the list of erasures side by side: all that lives opens, nothing that was erased does, and
/// nothing stands alone. Values are opened in memory and go nowhere. One snapshot, row by row; changes nothing.
/// </summary>
internal sealed class Sleutelinventaris(NpgsqlDataSource bron, ISleutelbewaring bewaring, Wislijst lijst)
{
    public async Task<Inventaris> ControleerAsync(CancellationToken ct)
    {
        var bevindingen = new Bevindinglijst();
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        foreach (var gebrek in bewaring.Gebreken()) bevindingen.Meld("sleutelbestand-open", gebrek);
        await TijdvakkenAsync(verbinding, bevindingen, ct);
        var waarden = await WaardenAsync(verbinding, bevindingen, ct);
        await SleutelsAsync(verbinding, bevindingen, ct);
        await WissingenAsync(verbinding, bevindingen, ct);
        return new(waarden, await verbinding.WaardeAsync<long>($"select count(*) from {Kluisschema.Sleutel} where omwikkeld is null", ct), bevindingen);
    }

    private async Task TijdvakkenAsync(NpgsqlConnection verbinding, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var (tijdvakken, huidig) = (bewaring.Tijdvakken(), bewaring.Huidig());
        foreach (var (nr, aantal) in await verbinding.LijstAsync($"select coalesce(tijdvak, {Tijdvak.Eerste}), count(*) from {Kluisschema.Sleutel} where omwikkeld is not null group by 1 order by 1", r => (r.GetInt32(0), r.GetInt64(1)), ct))
            if (!tijdvakken.Any(t => t.Nr == nr && t.Vernietigd is null)) bevindingen.Meld("tijdvak-ontbreekt", $"{aantal} sleutels staan onder tijdvak {nr}, en de sleutel daarvan is er niet; zet hem terug uit de reservekopie", waar: Kluisschema.Sleutel);
            else if (nr < huidig) bevindingen.Meld("rotatie-onaf", $"{aantal} sleutels staan nog onder tijdvak {nr}; maak de rotatie af met: ops/handhaving sleutels roteer", waar: Kluisschema.Sleutel, ernst: Ernst.Aandachtspunt);
    }

    private async Task<long> WaardenAsync(NpgsqlConnection verbinding, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var (waarden, kluis) = (0L, new Kluiscontrole(bewaring));
        await using var vraag = verbinding.Vraag($"""
            select k.gemeente, k.gebeurtenis, k.pad, k.commitment, k.betrokkene, k.klasse, s.tijdvak, s.omwikkeld, s.betrokkene is not null, e.id is not null, k.inhoud
            from {Kluisschema.Kluis} k left join {Kluisschema.Sleutel} s on s.gemeente = k.gemeente and s.betrokkene = k.betrokkene and s.klasse = k.klasse
            left join handhaving.mt_events e on e.id = k.gebeurtenis and e.tenant_id = k.gemeente order by k.gemeente, k.gebeurtenis, k.pad
            """);
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var plaats = new Kluisplaats(r.GetString(0), r.GetGuid(1), r.GetString(2), r.GetString(3));
            if (!r.GetBoolean(9)) Meld("kluis-zonder-gebeurtenis", "deze waarde hoort bij geen gebeurtenis");
            if (!r.GetBoolean(8)) Meld("sleutel-ontbreekt", "van deze waarde is de sleutel weg zonder dat er gewist is");
            else if (r.IsDBNull(7)) continue;
            else if (kluis.Opent(plaats, new(plaats.Gemeente, r.GetGuid(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetInt32(6), r.GetFieldValue<byte[]>(7)), r.GetFieldValue<byte[]>(10))) waarden++;
            else Meld("kluis-geschonden", "deze waarde opent niet, of is niet wat de gebeurtenis heeft toegezegd");

            void Meld(string code, string zin) => bevindingen.Meld(code, $"{zin}: {plaats.Pad}", waar: $"{plaats.Gemeente} {plaats.Gebeurtenis}");
        }
        return waarden;
    }

    /// <summary>A command that failed after it made a first key leaves that key: to know, and no sign of a change.</summary>
    private static async Task SleutelsAsync(NpgsqlConnection verbinding, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (gemeente, betrokkene, klasse) in await verbinding.LijstAsync($"""
            select s.gemeente, s.betrokkene, s.klasse from {Kluisschema.Sleutel} s where s.omwikkeld is not null
              and not exists (select from {Kluisschema.Kluis} k where k.gemeente = s.gemeente and k.betrokkene = s.betrokkene and k.klasse = s.klasse) order by 1, 2, 3
            """, r => (r.GetString(0), r.GetGuid(1), r.GetString(2)), ct))
            bevindingen.Meld("sleutel-zonder-waarde", $"deze sleutel ({klasse}) heeft geen enkele waarde", waar: $"{gemeente} {betrokkene}", ernst: Ernst.Aandachtspunt);
    }

    /// <summary>What the list outside the database says was erased must not open: a backup put back without it would do that.</summary>
    private async Task WissingenAsync(NpgsqlConnection verbinding, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var regels = await LeesAsync(verbinding, bevindingen, ct);
        foreach (var (gemeente, gebeurtenis, pad) in await verbinding.LijstAsync($"""
            select k.gemeente, k.gebeurtenis, k.pad from unnest($1::text[], $2::uuid[], $3::text[]) l(gemeente, gebeurtenis, pad) join {Kluisschema.Kluis} k using (gemeente, gebeurtenis, pad)
            join {Kluisschema.Sleutel} s on s.gemeente = k.gemeente and s.betrokkene = k.betrokkene and s.klasse = k.klasse where s.omwikkeld is not null order by 1, 2, 3
            """, r => (r.GetString(0), r.GetGuid(1), r.GetString(2)), ct, regels.Select(r => r.Gemeente).ToArray(), regels.Select(r => r.Gebeurtenis).ToArray(), regels.Select(r => r.Pad).ToArray()))
            bevindingen.Meld("wissing-ongedaan", $"de lijst van wissingen noemt dit, en het is nog te openen; herhaal de wissingen (docs/beheer/herstellen.md): {pad}", waar: $"{gemeente} {gebeurtenis}");
    }

    private async Task<IReadOnlyList<Wisregel>> LeesAsync(NpgsqlConnection verbinding, Bevindinglijst bevindingen, CancellationToken ct)
    {
        try
        {
            if (lijst.Bestaat) return lijst.Lees(heel: false);
            if (await verbinding.WaardeAsync<bool>($"select exists (select from {Kluisschema.Wissing} where gewist) or exists (select from {Kluisschema.Kluis})", ct)) bevindingen.Meld("wislijst-ontbreekt", "de lijst van wissingen is er niet; persoonsgegevens blijven gesloten", waar: Path.GetFileName(lijst.Bestand));
        }
        catch (WislijstException)
        {
            bevindingen.Meld("wislijst-onleesbaar", "de lijst van wissingen is beschadigd", waar: Path.GetFileName(lijst.Bestand));
        }
        return [];
    }
}
