using System.Reflection;
using System.Security.Claims;
using Handhaving.Persoonsgegevens;

namespace Handhaving.Toegang;

/// <summary>
/// Stands on a personal value of an event that not everyone may open who may open personal data. The one declaration of who
/// may; every door to the kluis asks <see cref="Inzage.MagZien"/>.
/// </summary>
/// <param name="recht">What one needs to see it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AfgeschermdAttribute(Toegangsrecht recht) : Attribute
{
    public Toegangsrecht Recht => recht;

    /// <summary>The field of the event that says whether the value is shielded; left out, it always is.</summary>
    public string? Als { get; init; }
}

public static class Inzage
{
    /// <summary>Is this value of this event shielded now from some who may open personal data?</summary>
    public static bool IsAfgeschermd(object gebeurtenis, Persoonsgegeven gegeven) => gebeurtenis.GetType().GetProperties()
        .Where(p => p.IsDefined(typeof(AfgeschermdAttribute)) && ReferenceEquals(p.GetValue(gebeurtenis), gegeven))
        .Any(p => p.GetCustomAttribute<AfgeschermdAttribute>()!.Als is not { } veld || gebeurtenis.GetType().GetProperty(veld)!.GetValue(gebeurtenis) is not false);

    /// <summary>May someone who may open personal data open this value of this event?</summary>
    public static bool MagZien(this ClaimsPrincipal wie, object gebeurtenis, Persoonsgegeven gegeven) => gebeurtenis.GetType().GetProperties()
        .Where(p => p.IsDefined(typeof(AfgeschermdAttribute)) && ReferenceEquals(p.GetValue(gebeurtenis), gegeven))
        .Select(p => p.GetCustomAttribute<AfgeschermdAttribute>()!)
        .All(a => wie.Mag(a.Recht) || (a.Als is { } veld && gebeurtenis.GetType().GetProperty(veld)!.GetValue(gebeurtenis) is false));
}
