using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Gemeenten;

public abstract record Toezichthoudergebeurtenis : Gebeurtenis;

/// <param name="Medewerker">Opaque reference, the same as on the events that he records.</param>
/// <param name="Aanwijzingsbesluit">Number of the decision, without personal data.</param>
/// <param name="Wetten">The statutes for which he was designated, such as <c>Hw</c>.</param>
[BewaarAls(Bewaarklasse.Medewerker)]
[Gebeurtenisnaam("toezichthouder-aangewezen.v1", "Een toezichthouder is aangewezen.", Artikel = "Awb 5:11, Hw 33")]
public sealed record ToezichthouderAangewezen(
    Guid Medewerker, Persoonsgegeven<string> Naam, string Aanwijzingsbesluit, ImmutableArray<string> Wetten, DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet)
    : Toezichthoudergebeurtenis;

[Gebeurtenisnaam("aanwijzing-ingetrokken.v1", "De aanwijzing van een toezichthouder is ingetrokken.", Artikel = "Awb 5:11")]
public sealed record AanwijzingIngetrokken(Guid Medewerker, DateOnly Per) : Toezichthoudergebeurtenis;

public sealed record Aanwijzing(Guid Medewerker, string Besluit, ImmutableArray<string> Wetten, DateOnly GeldigVanaf, DateOnly? GeldigTotEnMet)
{
    public bool Geldt(DateOnly op, string wet) => Wetten.Contains(wet) && Geldt(op);

    public bool Geldt(DateOnly op) => op >= GeldigVanaf && (GeldigTotEnMet is null || op <= GeldigTotEnMet);
}

/// <summary>The designated toezichthouders of a gemeente, each with all his designations.</summary>
public sealed record Toezichthouderregister(string Id, long Version, ImmutableList<Aanwijzing> Aanwijzingen)
{
    public const string Stroom = "toezichthouders";

    public static Toezichthouderregister Leeg { get; } = new(Stroom, 0, []);

    public bool MagToezien(Guid medewerker, DateOnly op, string wet) => Aanwijzingen.Any(a => a.Medewerker == medewerker && a.Geldt(op, wet));

    public static Toezichthouderregister Na(Toezichthouderregister? register, IEvent e)
    {
        register ??= Leeg;
        return (e.Data switch
        {
            ToezichthouderAangewezen a => register with { Aanwijzingen = register.Aanwijzingen.Add(new(a.Medewerker, a.Aanwijzingsbesluit, a.Wetten, a.GeldigVanaf, a.GeldigTotEnMet)) },
            AanwijzingIngetrokken i => register with
            {
                Aanwijzingen = [.. register.Aanwijzingen.Select(a => a.Medewerker == i.Medewerker && (a.GeldigTotEnMet is null || a.GeldigTotEnMet >= i.Per) ? a with { GeldigTotEnMet = i.Per.AddDays(-1) } : a)],
            },
            _ => register,
        }) with
        { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public sealed partial class ToezichthouderregisterProjectie : SingleStreamProjection<Toezichthouderregister, string>
{
    public ToezichthouderregisterProjectie()
    {
        Name = nameof(Toezichthouderregister);
        IncludeType<Toezichthoudergebeurtenis>();
    }

    public override Toezichthouderregister? Evolve(Toezichthouderregister? snapshot, string id, IEvent e) => Toezichthouderregister.Na(snapshot, e);
}
