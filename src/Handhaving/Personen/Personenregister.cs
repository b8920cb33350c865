using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Handhaving.Personen;

/// <summary>How it is known that two references are one person. A closed list: a free text about it would itself be about the person.</summary>
public enum Samenvoeggrond { Identiteitsbewijs, Basisregistratie, OpgaveBetrokkene, Dossiervergelijking }

/// <summary>How it is known that one reference is two persons, or that two were taken for one.</summary>
public enum Splitsgrond { Identiteitsbewijs, Basisregistratie, OpgaveBetrokkene, Naamgenoot, Vergissing }

public abstract record Personengebeurtenis : Gebeurtenis;

/// <summary>Two references are the same person. Both stay what they are: keys, commitments and lines of the access log keep their own.</summary>
[Gebeurtenisnaam("personen-samengevoegd.v1", "Twee verwijzingen blijken dezelfde persoon te zijn.", Artikel = "AVG art. 5 lid 1 onder d")]
public sealed record PersonenSamengevoegd(Guid SamenvoegingId, Guid Betrokkene, Guid Ander, Samenvoeggrond Grond) : Personengebeurtenis;

[Gebeurtenisnaam("samenvoeging-ongedaan-gemaakt.v1", "Een samenvoeging van personen is ongedaan gemaakt.", Artikel = "AVG art. 5 lid 1 onder d")]
public sealed record SamenvoegingOngedaanGemaakt(Guid SamenvoegingId, Splitsgrond Grond) : Personengebeurtenis;

/// <summary>These values are about somebody else. In the same transaction they came under the key of the new reference; their commitments did not change.</summary>
/// <param name="Betrokkene">Whose they were taken to be.</param>
/// <param name="Nieuw">Whose they are.</param>
[Gebeurtenisnaam("persoon-gesplitst.v1", "Een verwijzing blijkt twee personen te zijn.", Artikel = "AVG art. 5 lid 1 onder d")]
public sealed record PersoonGesplitst(Guid SplitsingId, Guid Betrokkene, Guid Nieuw, Splitsgrond Grond, ImmutableArray<Wisveld> Velden) : Personengebeurtenis;

/// <param name="OngedaanOp">Since when it does not count any more.</param>
public sealed record Samenvoeging(Guid Id, Guid Betrokkene, Guid Ander, Samenvoeggrond Grond, DateTimeOffset Op, DateTimeOffset? OngedaanOp);

public sealed record Splitsing(Guid Id, Guid Betrokkene, Guid Nieuw, Splitsgrond Grond, DateTimeOffset Op, ImmutableArray<Wisveld> Velden);

/// <summary>Which references are one person, and which values are another's than their event says. No name stands in it.</summary>
public sealed record Personenregister(string Id, long Version, ImmutableDictionary<Guid, Samenvoeging> Samenvoegingen, ImmutableArray<Splitsing> Splitsingen)
{
    public const string Stroom = "personen";

    public static Personenregister Leeg { get; } = new(Stroom, 0, ImmutableDictionary<Guid, Samenvoeging>.Empty, []);

    public static async Task<Personenregister> LaadAsync(IQuerySession sessie, CancellationToken ct) => Van(await sessie.Events.FetchStreamAsync(Stroom, token: ct));

    /// <summary>The register as these events leave it: with those of before a moment, as it was known then.</summary>
    public static Personenregister Van(IEnumerable<IEvent> stroom) => stroom.Aggregate(Leeg, Na);

    /// <summary>All references of this person, this one included, in one order.</summary>
    public IReadOnlyList<Guid> Verwijzingen(Guid betrokkene)
    {
        var (gevonden, wachtend) = (new SortedSet<Guid> { betrokkene }, new Queue<Guid>([betrokkene]));
        while (wachtend.TryDequeue(out var een))
            foreach (var s in Samenvoegingen.Values.Where(s => s.OngedaanOp is null && (s.Betrokkene == een || s.Ander == een)))
                if (gevonden.Add(s.Betrokkene == een ? s.Ander : s.Betrokkene)) wachtend.Enqueue(s.Betrokkene == een ? s.Ander : s.Betrokkene);
        return [.. gevonden];
    }

    public bool IsZelfde(Guid een, Guid ander) => een == ander || Verwijzingen(een).Contains(ander);

    /// <summary>Whose this value is now.</summary>
    /// <param name="vastgelegd">Whose it is according to its event.</param>
    public Guid Van(Wisveld veld, Guid vastgelegd) => Splitsingen.LastOrDefault(s => s.Velden.Contains(veld))?.Nieuw ?? vastgelegd;

    /// <summary>Of every reference that stands for more than itself, one that stands for all: always the same one as long as nothing changes.</summary>
    public IReadOnlyDictionary<Guid, Guid> Hoofden() => Samenvoegingen.Values.Where(s => s.OngedaanOp is null).SelectMany(s => (Guid[])[s.Betrokkene, s.Ander]).Distinct().ToDictionary(b => b, b => Verwijzingen(b)[0]);

    /// <summary>Lines of the access log of before a split stand under the old reference; these are the values by which they are this person's, and where to look.</summary>
    public (IReadOnlyList<Guid> Oud, IReadOnlyList<Wisveld> Velden) Vroeger(IReadOnlyCollection<Guid> verwijzingen)
    {
        var eigen = Splitsingen.Where(s => verwijzingen.Contains(s.Nieuw)).SelectMany(s => s.Velden).Where(v => verwijzingen.Contains(Van(v, Guid.Empty))).ToHashSet();
        return ([.. Splitsingen.Where(s => s.Velden.Any(eigen.Contains)).SelectMany(s => Ooit(s.Betrokkene)).Except(verwijzingen)], [.. eigen]);
    }

    /// <summary>Two that were one person when something was proposed about them are so no longer.</summary>
    public bool IsUiteenSinds(DateTimeOffset moment, IReadOnlyCollection<Guid> betrokkenen) =>
        Samenvoegingen.Values.Any(s => s.OngedaanOp > moment && (betrokkenen.Contains(s.Betrokkene) || betrokkenen.Contains(s.Ander)))
        || Splitsingen.Any(s => s.Op > moment && (betrokkenen.Contains(s.Nieuw) || betrokkenen.Contains(s.Betrokkene)));

    public static Personenregister Na(Personenregister? register, IEvent e)
    {
        register ??= Leeg;
        return (e.Data switch
        {
            PersonenSamengevoegd s => register with { Samenvoegingen = register.Samenvoegingen.SetItem(s.SamenvoegingId, new(s.SamenvoegingId, s.Betrokkene, s.Ander, s.Grond, s.GebeurdOp, null)) },
            SamenvoegingOngedaanGemaakt o when register.Samenvoegingen.TryGetValue(o.SamenvoegingId, out var s) => register with { Samenvoegingen = register.Samenvoegingen.SetItem(s.Id, s with { OngedaanOp = o.GebeurdOp }) },
            PersoonGesplitst g => register with { Splitsingen = register.Splitsingen.Add(new(g.SplitsingId, g.Betrokkene, g.Nieuw, g.Grond, g.GebeurdOp, g.Velden)) },
            _ => register,
        }) with
        { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }

    /// <summary>Also what was joined to it only for a time: a value may have stood under any of them.</summary>
    private List<Guid> Ooit(Guid betrokkene) => [betrokkene, .. Samenvoegingen.Values.Where(s => s.Betrokkene == betrokkene || s.Ander == betrokkene).SelectMany(s => (Guid[])[s.Betrokkene, s.Ander])];
}

public sealed partial class PersonenregisterProjectie : SingleStreamProjection<Personenregister, string>
{
    public PersonenregisterProjectie()
    {
        Name = nameof(Personenregister);
        IncludeType<Personengebeurtenis>();
    }

    public override Personenregister? Evolve(Personenregister? snapshot, string id, IEvent e) => Personenregister.Na(snapshot, e);
}
