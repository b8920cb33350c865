using System.Collections.Immutable;

namespace Handhaving.Panden;

/// <summary>A stuk of the zaak: what it is, never what it says.</summary>
public sealed record Stuk(Guid Id, Stuksoort Soort, Mediatype Mediatype);

public sealed record Overtreding(Guid Id, Guid NormId, DateOnly DatumFeit, string? VerblijfsobjectId, ImmutableArray<Guid> Bevindingen);

/// <param name="Betrokkene">The person, under the same reference in every pand.</param>
public sealed record Overtreder(Guid Id, Guid Betrokkene, Overtrederrol Rol, DateOnly RegistersGeraadpleegdOp)
{
    /// <summary>The event that recorded it.</summary>
    public Guid Gebeurtenis { get; init; }

    public DateOnly AangemerktOp { get; init; }
}

/// <param name="Op">The day on which it was judged.</param>
public sealed record Legalisatie(bool AanvraagLoopt, bool ConcreetZicht, DateOnly Op);

/// <param name="Op">The day on which it was weighed.</param>
public sealed record Evenredigheid(Guid OvertrederId, DateOnly Op, bool Geschikt, bool Noodzakelijk, bool Evenwichtig)
{
    public bool Doorstaan => Geschikt && Noodzakelijk && Evenwichtig;
}

/// <param name="Op">The day on which hearing was left out: it covers no decision of before.</param>
/// <param name="LastId">Null before the last itself.</param>
/// <param name="OvertredingId">What the last would be about; null: any.</param>
/// <param name="Verbeurten">The dwangsommen that would be collected; null: any.</param>
public sealed record Afzien(Guid OvertrederId, DateOnly Op, Guid? LastId, Afziengrond Grond, Guid? OvertredingId = null, ImmutableArray<DateOnly>? Verbeurten = null)
{
    /// <summary>Hearing was left out before a last of this day about this overtreding.</summary>
    public bool DektLast(Guid overtreder, Guid overtreding, DateOnly dagtekening) => Op <= dagtekening && LastId is null && OvertrederId == overtreder && (OvertredingId ?? overtreding) == overtreding;

    /// <summary>Hearing was left out before a decision of this day to collect this dwangsom: leaving it out for one says nothing about another.</summary>
    public bool DektInvordering(Guid lastId, DateOnly verbeurdOp, DateOnly dagtekening) => Op <= dagtekening && LastId == lastId && Verbeurten?.Contains(verbeurdOp) != false;
}

/// <summary>A dispatch of a decision.</summary>
/// <param name="Gebeurtenis">The event that recorded it.</param>
public sealed record Besluitverzending(Guid Gebeurtenis, Guid BesluitId, Guid OvertrederId, DateOnly TeltVanaf, bool Retour);

/// <summary>What a dispatch needs to know about a decision.</summary>
public sealed record Besluit(Guid Id, Guid OvertrederId, DateOnly Dagtekening);
