using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

public enum Machtigingstatus { Aangevraagd, Verleend, Geweigerd, Vervallen }

/// <summary>One machtiging tot binnentreden as it stands.</summary>
/// <param name="GegevenOp">The day of issue, once it is granted.</param>
/// <param name="VerleendOp">The moment of registration of the grant; an entry before it was made without.</param>
/// <param name="GeldigTotEnMet">The last day on which it holds.</param>
public sealed record Machtiging(
    Guid Id, Guid NormId, Machtigingstatus Status, ImmutableArray<Woning> Woningen, ImmutableArray<Guid> Gemachtigden, Clausules Clausules,
    DateOnly? GegevenOp = null, DateTimeOffset? VerleendOp = null, DateOnly? GeldigTotEnMet = null, DateTimeOffset? VervallenOp = null)
{
    /// <summary>How the last day on which it holds was worked out when it was granted.</summary>
    public Rekendatum? Geldigheid { get; init; }

    /// <summary>The day of the request.</summary>
    public DateOnly? AangevraagdOp { get; init; }

    /// <summary>The facts on which the request rests; their days are looked up when they count, because a correction can move them.</summary>
    public ImmutableArray<Guid> Feiten { get; init; } = [];

    /// <summary>Names this dwelling. A room in it is a dwelling by itself, and must be named by itself.</summary>
    public bool Noemt(Woning woning) => Woningen.Contains(woning);

    public static Machtiging? Na(Machtiging? eerder, IEvent e) => e.Data switch
    {
        MachtigingAangevraagd a => new(a.MachtigingId, a.NormId, Machtigingstatus.Aangevraagd, a.Woningen, a.Gemachtigden, a.Clausules) { AangevraagdOp = a.GebeurdOp.Dag(), Feiten = a.Feiten },
        MachtigingVerleend v => new(v.MachtigingId, v.NormId, Machtigingstatus.Verleend, v.Woningen, v.Gemachtigden, v.Clausules, v.Ondertekening.Dagtekening, v.GebeurdOp, v.GeldigTotEnMet.Datum)
        {
            Geldigheid = v.GeldigTotEnMet,
            AangevraagdOp = eerder?.AangevraagdOp,
            Feiten = eerder?.Feiten ?? [],
        },
        MachtigingGeweigerd => eerder is null ? null : eerder with { Status = Machtigingstatus.Geweigerd },
        MachtigingVervallen v => eerder is null ? null : eerder with { Status = Machtigingstatus.Vervallen, VervallenOp = v.GebeurdOp },
        _ => eerder,
    };
}

/// <summary>A report of an entry without consent, and to whom it went.</summary>
public sealed record Verslag(Guid Id, Guid Betreding, ImmutableDictionary<Verslagontvanger, DateOnly> Verzonden)
{
    /// <summary>When they entered, as the report says.</summary>
    public DateTimeOffset BinnenOp { get; init; }

    /// <summary>Who went along, as the report says.</summary>
    public ImmutableArray<Vergezeller> Vergezellers { get; init; } = [];
}
