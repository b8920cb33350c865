using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Handhaving.Gemeenten;

public abstract record Normgebeurtenis : Gebeurtenis;

/// <summary>A norm as it stood in a period: what may not be, by which article, who decides, and whether entering is regulated.</summary>
/// <param name="Fictief">For the example and for tests: no verordening that anyone adopted.</param>
/// <param name="DrempelPersonen">From this many persons on a pand counts as kamerverhuurpand; product of the verordening, not of the statute.</param>
/// <param name="BinnentredenZonderToestemming">The statute allows entry without consent (Hw 34), so that a machtiging can rest on it (Awbi 4).</param>
public sealed record Norm(
    Guid Id, string Naam, string Wet, string Artikel, string Regeling, string Regelingversie, bool Fictief, DateOnly GeldigVanaf, DateOnly GeldigTotEnMet,
    int DrempelPersonen, int DrempelBijInwonendeEigenaar, ImmutableArray<string> Wijkcodes, string BevoegdOrgaan, bool BinnentredenZonderToestemming)
{
    public bool Geldt(DateOnly op) => op >= GeldigVanaf && op <= GeldigTotEnMet;

    /// <summary>No wijk named means the whole gemeente.</summary>
    public bool GeldtIn(string wijkcode) => Wijkcodes.IsEmpty || Wijkcodes.Contains(wijkcode);
}

[Gebeurtenisnaam("norm-vastgesteld.v1", "Een norm is in het register opgenomen.", Artikel = "Awb 5:4, Hw 4")]
public sealed record NormVastgesteld(Norm Norm) : Normgebeurtenis;

[Gebeurtenisnaam("norm-ingetrokken.v1", "Een norm is ingetrokken.")]
public sealed record NormIngetrokken(Guid NormId, DateOnly Per) : Normgebeurtenis;

/// <summary>The norms of a gemeente with their validity.</summary>
public sealed record Normenregister(string Id, long Version, ImmutableDictionary<Guid, Norm> Normen)
{
    public const string Stroom = "normen";

    public static Normenregister Leeg { get; } = new(Stroom, 0, ImmutableDictionary<Guid, Norm>.Empty);

    public static Normenregister Na(Normenregister? register, IEvent e)
    {
        register ??= Leeg;
        return (e.Data switch
        {
            NormVastgesteld v => register with { Normen = register.Normen.SetItem(v.Norm.Id, v.Norm) },
            NormIngetrokken i => register with { Normen = register.Normen.SetItem(i.NormId, register.Normen[i.NormId] with { GeldigTotEnMet = i.Per.AddDays(-1) }) },
            _ => register,
        }) with
        { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public static class Normen
{
    public static async Task<Normenregister> LaadAsync(IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg;
}

public sealed partial class NormenregisterProjectie : SingleStreamProjection<Normenregister, string>
{
    public NormenregisterProjectie()
    {
        Name = nameof(Normenregister);
        IncludeType<Normgebeurtenis>();
    }

    public override Normenregister? Evolve(Normenregister? snapshot, string id, IEvent e) => Normenregister.Na(snapshot, e);
}
