using Handhaving.Borging;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Npgsql;

namespace Handhaving.Bewaring;

/// <param name="Regels">What the list holds.</param>
/// <param name="Herhaald">Values that the database still had.</param>
public sealed record Herhaling(int Regels, int Herhaald);

/// <summary>
/// Carries out what was confirmed. Three steps, each of which may be the last before a crash: confirmed (nothing opens any more);
/// on the list outside the database; and then, in one transaction, the values and keys gone with the event that says so. Beginning
/// again does no harm: the list takes each value once, and what is gone cannot go twice.
/// </summary>
public sealed partial class Wissingsdienst(IDocumentStore opslag, NpgsqlDataSource bron, Wislijst lijst, Medewerkerverwijzing verwijzing, TimeProvider klok, ILogger<Wissingsdienst> log)
{
    /// <summary>The name under which the command line acts.</summary>
    private const string Onderwerp = "opdrachtregel";

    /// <summary>Carries out all that is confirmed, of every gemeente. One that fails does not keep the others waiting.</summary>
    /// <returns>How many are still to do.</returns>
    public async Task<int> VoltooiAllesAsync(CancellationToken ct)
    {
        var over = 0;
        foreach (var (gemeente, stroom, wissing) in await OpenAsync(ct))
            try
            {
                await VoltooiAsync(gemeente, stroom, wissing, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                over++;
                Onderbroken(wissing, e is WislijstException ? e.Message : e.GetType().Name);
            }
        return over;
    }

    private async Task<IReadOnlyList<(string Gemeente, string Stroom, Guid Wissing)>> OpenAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync($"select distinct gemeente, stroom, wissing from {Kluisschema.Wissing} where not gewist", r => (r.GetString(0), r.GetString(1), r.GetGuid(2)), ct);
    }

    /// <summary>Two nodes that do the same wait for each other at the stream of the pand, and the second finds nothing to do.</summary>
    private async Task VoltooiAsync(string gemeente, string pandId, Guid wissingId, CancellationToken ct)
    {
        await using var sessie = opslag.LightweightSession(gemeente);
        if (!Invoer.IsBagObject(pandId))
        {
            await VoltooiBuitenPandAsync(sessie, gemeente, wissingId, ct);
            return;
        }
        var stroom = await sessie.Events.FetchForExclusiveWriting<Pand>(pandId, ct);
        if (stroom.Aggregate?.Zaken.Values.FirstOrDefault(z => z.Wissingen.ContainsKey(wissingId)) is not { } zaak || zaak.Wissingen[wissingId] is not { Fase: Wisfase.Aangevraagd } wissing) return;

        var waarden = await WaardenAsync(gemeente, wissingId, ct);
        lijst.Voeg([.. waarden.Select(w => new Wisregel(gemeente, w.Veld.Gebeurtenis, w.Veld.Pad, w.Betrokkene, klok.GetUtcNow(), wissing.Grond.ToString(), zaak.Id, wissing.Id))]);

        var aanvraag = stroom.Aggregate.Stroom.Last(e => e.Data is WissingAangevraagd a && a.WissingId == wissing.Id);
        Herkomst.Zet(sessie, new(gemeente, wissing.Bevestiger!.Value, aanvraag.GetHeader(Herkomst.Rol)?.ToString() ?? Rol.FunctionarisGegevensbescherming, null));
        Wisregister.Wis(sessie, wissing.Id, [.. waarden.Select(w => w.Commitment)], Sleutels(waarden, zaak.Id, wissing.Grond));
        stroom.AppendOne(new PersoonsgegevensGewist(zaak.Id, wissing.Id, wissing.Grond, wissing.Velden) { GebeurdOp = klok.GetUtcNow() });
        await sessie.SaveChangesAsync(ct);
        Gewist(wissing.Id, waarden.Count);
    }

    /// <summary>
    /// The compartment of an interventieproject: the event that closed the values already says that they were destroyed, so here they only go,
    /// with every key that opens nothing any more.
    /// </summary>
    private async Task VoltooiBuitenPandAsync(IDocumentSession sessie, string gemeente, Guid wissingId, CancellationToken ct)
    {
        var waarden = await WaardenAsync(gemeente, wissingId, ct);
        if (waarden.Count == 0) return;
        lijst.Voeg([.. waarden.Select(w => new Wisregel(gemeente, w.Veld.Gebeurtenis, w.Veld.Pad, w.Betrokkene, klok.GetUtcNow(), nameof(Wisgrond.BewaartermijnVerstreken), w.Betrokkene, wissingId))]);
        Wisregister.Wis(sessie, wissingId, [.. waarden.Select(w => w.Commitment)], [.. waarden.Select(w => w.Betrokkene).Distinct().Order()]);
        await sessie.SaveChangesAsync(ct);
        Gewist(wissingId, waarden.Count);
    }

    private async Task<List<Wiswaarde>> WaardenAsync(string gemeente, Guid wissingId, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync($"select w.commitment, coalesce(k.betrokkene, w.betrokkene), w.gebeurtenis, w.pad from {Kluisschema.Wissing} w left join {Kluisschema.Kluis} k on k.gemeente = w.gemeente and k.commitment = w.commitment where w.gemeente = $1 and w.wissing = $2 and not w.gewist",
            r => new Wiswaarde(r.GetString(0), r.GetGuid(1), new(r.GetGuid(2), r.GetString(3))), ct, gemeente, wissingId);
    }

    /// <summary>
    /// A person without values loses his key. The key of the zaak itself stays, because its course goes on, until the whole zaak is
    /// destroyed.
    /// </summary>
    private static Guid[] Sleutels(IEnumerable<Wiswaarde> waarden, Guid zaakId, Wisgrond grond) =>
        [.. waarden.Select(w => w.Betrokkene).Distinct().Where(b => b != zaakId || grond is Wisgrond.BewaartermijnVerstreken).Order()];

    /// <summary>
    /// Does again, on a database that was restored from before them, all erasures of the list, and records each in the zaak where it
    /// was. What the database already did is left alone.
    /// </summary>
    /// <exception cref="WislijstException">The list is not there, or damaged.</exception>
    public async Task<Herhaling> HerhaalAsync(CancellationToken ct)
    {
        var regels = lijst.Lees(heel: true);
        var herhaald = 0;
        foreach (var wissing in regels.GroupBy(r => (r.Gemeente, r.Wissing)))
            foreach (var (stroom, waarden) in await TeruggekomenAsync(wissing.Key.Gemeente, [.. wissing], ct))
            {
                await HerhaalAsync(wissing.Key.Gemeente, stroom, wissing.First(), waarden, ct);
                herhaald += waarden.Count;
            }
        var over = await VoltooiAllesAsync(ct);
        return over == 0 ? new(regels.Count, herhaald) : throw new WislijstException($"Van {over} bevestigde wissingen is de uitvoering niet gelukt; het logboek zegt waarom.");
    }

    private async Task HerhaalAsync(string gemeente, string pandId, Wisregel regel, IReadOnlyList<Wiswaarde> waarden, CancellationToken ct)
    {
        var grond = Enum.TryParse<Wisgrond>(regel.Grond, out var g) ? g : throw new WislijstException($"De wislijst noemt een grond die deze versie niet kent: {regel.Wissing}.");
        await using var sessie = opslag.LightweightSession(gemeente);
        Herkomst.Zet(sessie, new(gemeente, verwijzing.Van(gemeente, Onderwerp), Rol.Beheerder, null));
        Wisregister.Sluit(sessie, regel.Wissing, pandId, waarden.Select(w => (w.Veld.Gebeurtenis, w.Veld.Pad, w.Betrokkene, w.Commitment)));
        Wisregister.Wis(sessie, regel.Wissing, [.. waarden.Select(w => w.Commitment)], Sleutels(waarden, regel.Zaak, grond));
        // A melding that had no pand yet when the backup was made: there is no zaak to record it in, and the kluis alone is made good.
        if (Invoer.IsBagObject(pandId))
            (await sessie.Events.FetchForExclusiveWriting<Pand>(pandId, ct)).AppendOne(new PersoonsgegevensGewist(regel.Zaak, regel.Wissing, grond, [.. waarden.Select(w => w.Veld)], Herhaald: true, EerstOp: regel.Op) { GebeurdOp = klok.GetUtcNow() });
        await sessie.SaveChangesAsync(ct);
    }

    /// <summary>What the kluis has of these, by the pand in whose stream it is recorded that they go.</summary>
    private async Task<IReadOnlyList<(string Pand, List<Wiswaarde> Waarden)>> TeruggekomenAsync(string gemeente, IReadOnlyList<Wisregel> regels, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var gevonden = await verbinding.LijstAsync($"""
            select coalesce(k.data->>'pandId', e.stream_id), v.commitment, v.betrokkene, v.gebeurtenis, v.pad
            from unnest($2::uuid[], $3::text[]) l(gebeurtenis, pad) join {Kluisschema.Kluis} v on v.gemeente = $1 and (v.gebeurtenis, v.pad) = (l.gebeurtenis, l.pad)
            join handhaving.mt_events e on e.tenant_id = $1 and e.id = v.gebeurtenis
            left join handhaving.mt_events k on k.tenant_id = $1 and k.stream_id = e.stream_id and k.type = 'melding-aan-pand-gekoppeld.v1'
            where not exists (select from {Kluisschema.Wissing} w where w.gemeente = v.gemeente and w.commitment = v.commitment)
            """, r => (Pand: r.GetString(0), Waarde: new Wiswaarde(r.GetString(1), r.GetGuid(2), new(r.GetGuid(3), r.GetString(4)))), ct,
            gemeente, regels.Select(r => r.Gebeurtenis).ToArray(), regels.Select(r => r.Pad).ToArray());
        return [.. gevonden.GroupBy(g => g.Pand, g => g.Waarde, (pand, waarden) => (pand, waarden.ToList()))];
    }

    private sealed record Wiswaarde(string Commitment, Guid Betrokkene, Wisveld Veld);

    [LoggerMessage(LogLevel.Critical, "Wissing {Wissing} is nog niet voltooid ({Fout}); de gegevens zijn dicht en het wordt opnieuw geprobeerd.")]
    private partial void Onderbroken(Guid wissing, string fout);

    [LoggerMessage(LogLevel.Information, "Wissing {Wissing} is voltooid: {Aantal} waarden.")]
    private partial void Gewist(Guid wissing, int aantal);
}

/// <summary>Completes what was confirmed, also what a crash left behind; and begins the list of a new installation.</summary>
public sealed partial class Wisser(Wissingsdienst dienst, Wislijst lijst, Wislijstwacht wacht, ILogger<Wisser> log) : BackgroundService
{
    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klok = new PeriodicTimer(Ronde);
        var gemeld = "";
        do
            try
            {
                // Only where there is nothing yet: a list that went missing must not be begun anew.
                if (!lijst.Bestaat) await wacht.BeginAlsLeegAsync(stoppingToken);
                await wacht.EisAsync(stoppingToken);
                await dienst.VoltooiAllesAsync(stoppingToken);
            }
            catch (WislijstException) { }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Every round anew, but said once.
                if (gemeld != (gemeld = e.GetType().Name)) Onderbroken(gemeld);
            }
        while (await klok.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Het uitvoeren van wissingen is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
