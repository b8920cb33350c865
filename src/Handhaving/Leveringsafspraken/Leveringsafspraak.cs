using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Velden;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Leveringsafspraken;

/// <summary>One version of an agreement. Once approved it never changes, and neither does its schema.</summary>
/// <param name="Goedkeurder">Null as long as nobody approved it.</param>
public sealed record Afspraakversie(int Nr, Afspraakinhoud Inhoud, Guid Voorsteller, DateTimeOffset VoorgesteldOp, Guid? Goedkeurder = null, DateTimeOffset? GoedgekeurdOp = null);

/// <summary>
/// What one partner may get in one project, for one purpose and on one ground. Decides what a record becomes; whether the project lets
/// data out at all is asked of the project, each time (<see cref="Leveringsregels"/>).
/// </summary>
/// <param name="FeedId">Random name of its feed.</param>
/// <param name="OpgeschortDoor">Who suspended it; null while it is not suspended.</param>
/// <param name="BeeindigdOp">Null while it is not ended.</param>
[GeeftVersie]
public sealed record Leveringsafspraak(
    string Id, long Version, Guid AfspraakId, Guid FeedId, Guid ProjectId, Partnerverwijzing Partner, Leveringsdoel Doel, Leveringsgrond Grond, ImmutableList<Afspraakversie> Versies,
    Guid? OpgeschortDoor = null, Opschortreden? Opschortreden = null, DateTimeOffset? BeeindigdOp = null, Beeindigingsreden? Beeindigingsreden = null)
{
    public static string Stroom(Guid afspraakId) => $"levering-{afspraakId:N}";

    public Afspraakversie? Versie(int nr) => Versies.Find(v => v.Nr == nr);

    /// <summary>The version under which may be delivered on a day; null: nothing goes out. An older version does not come back when a newer one has ended.</summary>
    public Afspraakversie? GeldigOp(DateOnly dag) =>
        OpgeschortDoor is null && BeeindigdOp is null && Versies.FindLast(v => v.Goedkeurder is not null && v.Inhoud.GeldigVanaf <= dag) is { } laatste && dag <= laatste.Inhoud.GeldigTotEnMet ? laatste : null;

    /// <summary>Whether a zaak goes along under a version. Only addresses that the project selected ever do.</summary>
    public static bool Omvat(Afspraakversie versie, Bronrecord bron)
    {
        var filter = versie.Inhoud.Filter;
        return Feit(bron, Leverveld.GeselecteerdOp) is not null
            && (filter.Wijkcodes.IsEmpty || (Feit(bron, Leverveld.Wijkcode) is { } wijk && filter.Wijkcodes.Contains(wijk)))
            && (filter.Controleresultaten.IsEmpty || filter.Controleresultaten.Any(r => Feit(bron, Leverveld.Controleresultaat) == r.ToString()))
            && (!filter.AlleenNaOvertreding || Feit(bron, Leverveld.OvertredingVastgesteldOp) is not null);
    }

    /// <summary>The part of a record that this partner gets: what was agreed, as far as the law lets him have it.</summary>
    public Leveringsrecord Beperk(Afspraakversie versie, Bronrecord bron) => Leveringsrecord.Van(bron, versie.Inhoud.Velden, d => d.Toegestaan(Partner.Soort));

    /// <param name="basis">Start of the addresses of this product.</param>
    public Uri Schemaadres(int versie, Uri basis) => new($"{basis.AbsoluteUri.TrimEnd('/')}/v1/leveringsafspraken/{AfspraakId}/dataschemas/{versie}");

    /// <summary>What an event of this version can hold, at most.</summary>
    public JsonObject Schema(Afspraakversie versie, Uri basis) => Dataschema.Maak(Schemaadres(versie.Nr, basis), $"Levering {FeedId} versie {versie.Nr}", versie.Inhoud.Velden);

    public static Leveringsafspraak? Na(Leveringsafspraak? eerder, IEvent e) => (e.Data switch
    {
        LeveringsafspraakVoorgesteld v => new(e.StreamKey!, 0, v.AfspraakId, v.FeedId, v.ProjectId, v.Partner, v.Doel, v.Grond, [new(1, v.Inhoud, v.Voorsteller, v.GebeurdOp)]),
        _ when eerder is null => null,
        LeveringsafspraakGewijzigd w => eerder with { Versies = eerder.Versies.Add(new(w.Versie, w.Inhoud, w.Voorsteller, w.GebeurdOp)) },
        LeveringsafspraakGoedgekeurd g => eerder with { Versies = [.. eerder.Versies.Select(v => v.Nr == g.Versie ? v with { Goedkeurder = g.Goedkeurder, GoedgekeurdOp = g.GebeurdOp } : v)] },
        LeveringOpgeschort o => eerder with { OpgeschortDoor = o.Door, Opschortreden = o.Reden },
        LeveringHervat => eerder with { OpgeschortDoor = null, Opschortreden = null },
        LeveringsafspraakBeeindigd b => eerder with { BeeindigdOp = b.GebeurdOp, Beeindigingsreden = b.Reden },
        _ => eerder,
    }) is { } na ? na with { Version = e.Version > 0 ? e.Version : (eerder?.Version ?? 0) + 1 } : null;

    private static string? Feit(Bronrecord bron, Leverveld veld) => (bron.Waarden.GetValueOrDefault(veld) as Veldwaarde.Feit)?.Waarde?.ToString();
}

/// <summary>Stored with its events, so that a feed finds the agreements of a gemeente without folding each of them.</summary>
public sealed partial class LeveringsafspraakProjectie : SingleStreamProjection<Leveringsafspraak, string>
{
    public LeveringsafspraakProjectie()
    {
        Name = nameof(Leveringsafspraak);
        IncludeType<Afspraakgebeurtenis>();
    }

    public override Leveringsafspraak? Evolve(Leveringsafspraak? snapshot, string id, IEvent e) => Leveringsafspraak.Na(snapshot, e);
}
