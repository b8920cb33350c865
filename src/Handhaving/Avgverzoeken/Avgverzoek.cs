using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Avgverzoeken;

/// <summary>How far a request is.</summary>
public enum Verzoekfase { InBehandeling, Besloten, Uitgevoerd, Ingetrokken, Afgehandeld }

/// <param name="AangekondigdOp">When the person was told that it would be lifted.</param>
public sealed record Beperking(Guid Id, Guid Betrokkene, Guid? Zaak, Beperkingsgrond Grond, DateTimeOffset Sinds, DateOnly? AangekondigdOp = null, DateTimeOffset? OpgehevenOp = null);

/// <summary>Someone else who got data of the person.</summary>
public sealed record Ontvanger(Guid Id, string Aanduiding, DateOnly VerstrektOp, DateOnly? InKennisGesteldOp = null, DateOnly? BevestigenVoor = null, DateOnly? BevestigdOp = null, bool AchterwegeGelaten = false)
{
    /// <summary>Told, or rightly not.</summary>
    public bool IsKlaar => InKennisGesteldOp is not null || AchterwegeGelaten;
}

public sealed record Wijziging(Guid Betrokkene, Wijzigingssoort Soort, ImmutableArray<Wisveld> Velden);

public sealed record Kopie(Guid Id, string Sha256);

public sealed record Verzoekbesluit(Verzoekuitkomst Uitkomst, ImmutableArray<Afwijzingsgrond> Gronden, Ondertekening Ondertekening, DateOnly? BekendgemaaktOp = null, Rekendatum? Bezwaartermijn = null);

/// <summary>The write model of one request of a betrokkene; it holds references and no names.</summary>
[GeeftVersie]
public sealed record Avgverzoek(string Id, long Version, Guid VerzoekId, Verzoeksoort Soort, DateOnly OntvangenOp, Rekendatum? Termijn)
{
    /// <summary>The day from which the term runs.</summary>
    public DateOnly TermijnVanaf { get; init; }

    public ImmutableArray<Guid> Betrokkenen { get; init; } = [];

    public Identiteitswijze? Identiteit { get; init; }

    public DateOnly? InformatieGevraagdOp { get; init; }

    public bool Verlengd { get; init; }

    public Verzoekbesluit? Besluit { get; init; }

    public ImmutableList<Tekstvrijgave> Teksten { get; init; } = [];

    public ImmutableList<Kopie> Kopieen { get; init; } = [];

    public DateOnly? UitgevoerdOp { get; init; }

    public bool Ingetrokken { get; init; }

    public bool Afgehandeld { get; init; }

    public ImmutableList<Beperking> Beperkingen { get; init; } = [];

    public ImmutableList<Ontvanger> Ontvangers { get; init; } = [];

    public ImmutableList<Wijziging> Wijzigingen { get; init; } = [];

    public Verzoekfase Fase => Afgehandeld ? Verzoekfase.Afgehandeld : Ingetrokken ? Verzoekfase.Ingetrokken : UitgevoerdOp is not null ? Verzoekfase.Uitgevoerd : Besluit is not null ? Verzoekfase.Besloten : Verzoekfase.InBehandeling;

    public static string Stroom(Guid verzoekId) => $"avg-verzoek-{verzoekId:N}";

    public static Avgverzoek Na(Avgverzoek? verzoek, IEvent e)
    {
        verzoek ??= new(e.StreamKey!, 0, Guid.Empty, default, default, null);
        var na = e.Data switch
        {
            AvgVerzoekOntvangen o => verzoek with { VerzoekId = o.VerzoekId, Soort = o.Soort, OntvangenOp = o.OntvangenOp, TermijnVanaf = o.OntvangenOp, Termijn = o.Termijn },
            BetrokkenenGekozen b => verzoek with { Betrokkenen = b.Betrokkenen },
            IdentiteitVastgesteld i => verzoek with { Identiteit = i.Wijze, Termijn = i.Termijn ?? verzoek.Termijn, TermijnVanaf = i.Termijn is null ? verzoek.TermijnVanaf : i.Op },
            AanvullendeInformatieGevraagd a => verzoek with { InformatieGevraagdOp = verzoek.InformatieGevraagdOp ?? a.Op },
            VerzoektermijnVerlengd v => verzoek with { Verlengd = true, Termijn = v.Termijn },
            AvgVerzoekBesloten b => verzoek with { Besluit = new(b.Uitkomst, b.Gronden, b.Ondertekening) },
            AvgBesluitBekendgemaakt b when verzoek.Besluit is { } besluit => verzoek with { Besluit = besluit with { BekendgemaaktOp = b.Op, Bezwaartermijn = b.Bezwaartermijn } },
            TekstenBeoordeeld t => verzoek with { Teksten = [.. verzoek.Teksten.Where(o => t.Oordelen.All(n => n.Veld != o.Veld)), .. t.Oordelen] },
            KopieGemaakt k => verzoek with { Kopieen = verzoek.Kopieen.Add(new(k.KopieId, k.Sha256)) },
            AvgVerzoekUitgevoerd u => verzoek with { UitgevoerdOp = u.Op },
            AvgVerzoekIngetrokken => verzoek with { Ingetrokken = true },
            AvgVerzoekAfgehandeld => verzoek with { Afgehandeld = true },
            VerwerkingBeperkt b => verzoek with { Beperkingen = verzoek.Beperkingen.Add(new(b.BeperkingId, b.Betrokkene, b.Zaak, b.Grond, b.GebeurdOp)) },
            OpheffingAangekondigd o => verzoek.Beperk(o.BeperkingId, b => b with { AangekondigdOp = o.Op }),
            BeperkingOpgeheven o => verzoek.Beperk(o.BeperkingId, b => b with { OpgehevenOp = o.GebeurdOp }),
            // Whoever was told of what changed before must hear of this too.
            WijzigingVoorOntvangers w => verzoek with { Wijzigingen = verzoek.Wijzigingen.Add(new(w.Betrokkene, w.Soort, w.Velden)), Ontvangers = [.. verzoek.Ontvangers.Select(o => o with { InKennisGesteldOp = null, BevestigenVoor = null, BevestigdOp = null })] },
            OntvangerVastgelegd o => verzoek with { Ontvangers = verzoek.Ontvangers.Add(new(o.OntvangerId, o.Aanduiding, o.VerstrektOp)) },
            OntvangerInKennisGesteld o => verzoek.Ontvang(o.OntvangerId, x => x with { InKennisGesteldOp = o.Op, BevestigenVoor = o.BevestigenVoor }),
            KennisgevingBevestigd b => verzoek.Ontvang(b.OntvangerId, x => x with { BevestigdOp = b.Op }),
            KennisgevingAchterwegeGelaten a => verzoek.Ontvang(a.OntvangerId, x => x with { AchterwegeGelaten = true }),
            _ => verzoek,
        };
        return na with { Version = e.Version > 0 ? e.Version : verzoek.Version + 1 };
    }

    private Avgverzoek Beperk(Guid id, Func<Beperking, Beperking> hoe) => this with { Beperkingen = [.. Beperkingen.Select(b => b.Id == id ? hoe(b) : b)] };

    private Avgverzoek Ontvang(Guid id, Func<Ontvanger, Ontvanger> hoe) => this with { Ontvangers = [.. Ontvangers.Select(o => o.Id == id ? hoe(o) : o)] };
}

public sealed partial class AvgverzoekProjectie : SingleStreamProjection<Avgverzoek, string>
{
    public AvgverzoekProjectie()
    {
        Name = nameof(Avgverzoek);
        IncludeType<Verzoekgebeurtenis>();
    }

    public override Avgverzoek? Evolve(Avgverzoek? snapshot, string id, IEvent e) => Avgverzoek.Na(snapshot, e);
}
