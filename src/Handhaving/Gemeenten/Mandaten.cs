using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Handhaving.Gemeenten;

/// <summary>Whose power it is. The burgemeester gives machtigingen, the college imposes sanctions: two bodies (Awbi 3 lid 2, Gemeentewet 125 lid 2).</summary>
public enum Orgaan { College, Burgemeester }

/// <summary>What someone may decide and sign.</summary>
public enum Bevoegdheidsoort { MachtigingVerlenen, LastOpleggen, Invorderen, Dwangbevel, BezwaarBeslissen, AvgVerzoekBeslissen }

/// <summary>By himself as the body, or in the name of it.</summary>
public enum Grondslagsoort { EigenBevoegdheid, Mandaat }

public static class Bevoegdheidverdeling
{
    /// <summary>The body that has this power by law.</summary>
    public static Orgaan Orgaan(this Bevoegdheidsoort soort) => soort is Bevoegdheidsoort.MachtigingVerlenen ? Gemeenten.Orgaan.Burgemeester : Gemeenten.Orgaan.College;

    /// <summary>The article that gives it.</summary>
    public static string Artikel(this Bevoegdheidsoort soort) => soort switch
    {
        Bevoegdheidsoort.MachtigingVerlenen => "Awbi 3 lid 2",
        Bevoegdheidsoort.LastOpleggen => "Gemeentewet 125 lid 2, Awb 5:32",
        Bevoegdheidsoort.Invorderen => "Awb 5:37",
        Bevoegdheidsoort.Dwangbevel => "Awb 4:114, 5:10 lid 2",
        Bevoegdheidsoort.AvgVerzoekBeslissen => "AVG art. 12 lid 3; UAVG art. 34",
        _ => "Awb 7:1, 10:3",
    };
}

public abstract record Mandaatgebeurtenis : Gebeurtenis;

/// <param name="Medewerker">Opaque reference of who may sign.</param>
/// <param name="Besluit">Number of the decision by which it was given, without personal data.</param>
[BewaarAls(Bewaarklasse.Medewerker)]
[Gebeurtenisnaam("mandaat-verleend.v1", "Een bevoegdheid om te ondertekenen is in het register opgenomen.", Artikel = "Awb 10:1, 10:3, 10:5")]
public sealed record MandaatVerleend(
    Guid MandaatId, Guid Medewerker, Persoonsgegeven<string> Naam, Orgaan Orgaan, Grondslagsoort Grondslag, ImmutableArray<Bevoegdheidsoort> Bevoegdheden, string Besluit,
    DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet) : Mandaatgebeurtenis;

[Gebeurtenisnaam("mandaat-ingetrokken.v1", "Een bevoegdheid om te ondertekenen is ingetrokken.", Artikel = "Awb 10:8")]
public sealed record MandaatIngetrokken(Guid MandaatId, DateOnly Per) : Mandaatgebeurtenis;

/// <param name="Per">From this day it no longer holds.</param>
public sealed record Mandaat(
    Guid Id, Guid Medewerker, Orgaan Orgaan, Grondslagsoort Grondslag, ImmutableArray<Bevoegdheidsoort> Bevoegdheden, string Besluit, DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet, DateOnly? Per = null)
{
    public bool Geldt(DateOnly op) => op >= GeldigVanaf && (GeldigTotEnMet is null || op <= GeldigTotEnMet) && (Per is null || op < Per);
}

/// <summary>Who may sign what, from when until when.</summary>
public sealed record Mandaatregister(string Id, long Version, ImmutableDictionary<Guid, Mandaat> Mandaten)
{
    public const string Stroom = "mandaten";

    public static Mandaatregister Leeg { get; } = new(Stroom, 0, ImmutableDictionary<Guid, Mandaat>.Empty);

    /// <summary>The entry under which someone may sign this on that day; null when he may not.</summary>
    public Mandaat? Voor(Guid medewerker, Bevoegdheidsoort soort, DateOnly op) => Mandaten.Values.OrderBy(m => m.Grondslag)
        .FirstOrDefault(m => m.Medewerker == medewerker && m.Orgaan == soort.Orgaan() && m.Bevoegdheden.Contains(soort) && m.Geldt(op));

    public static Mandaatregister Na(Mandaatregister? register, IEvent e)
    {
        register ??= Leeg;
        return (e.Data switch
        {
            MandaatVerleend v => register with { Mandaten = register.Mandaten.SetItem(v.MandaatId, new(v.MandaatId, v.Medewerker, v.Orgaan, v.Grondslag, v.Bevoegdheden, v.Besluit, v.GeldigVanaf, v.GeldigTotEnMet)) },
            MandaatIngetrokken i when register.Mandaten.TryGetValue(i.MandaatId, out var m) => register with { Mandaten = register.Mandaten.SetItem(i.MandaatId, m with { Per = i.Per }) },
            _ => register,
        }) with
        { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public static class Mandaten
{
    public static async Task<Mandaatregister> LaadAsync(IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Mandaatregister>(Mandaatregister.Stroom, ct) ?? Mandaatregister.Leeg;
}

public sealed partial class MandaatregisterProjectie : SingleStreamProjection<Mandaatregister, string>
{
    public MandaatregisterProjectie()
    {
        Name = nameof(Mandaatregister);
        IncludeType<Mandaatgebeurtenis>();
    }

    public override Mandaatregister? Evolve(Mandaatregister? snapshot, string id, IEvent e) => Mandaatregister.Na(snapshot, e);
}
