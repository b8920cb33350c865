using System.Collections;
using System.Reflection;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>That something under this id lies in the compartment of a project; never what it says.</summary>
public sealed record Compartimentsgegeven(Guid Id, Guid ProjectId);

/// <summary>Kept in the transaction of the receipt: the next command must see it.</summary>
public sealed partial class CompartimentProjectie : MultiStreamProjection<Compartimentsgegeven, Guid>
{
    public CompartimentProjectie()
    {
        Name = nameof(Compartimentsgegeven);
        Identity<GegevensOntvangen>(o => o.OntvangstId);
    }

    public override Compartimentsgegeven? Evolve(Compartimentsgegeven? snapshot, Guid id, IEvent e) => e.Data is GegevensOntvangen o ? new(o.OntvangstId, o.ProjectId) : snapshot;
}

/// <summary>
/// Middleware of every command on a zaak that can name something: what a partner supplied in a project cannot be cited, linked or
/// copied to a zaak unless a besluit lets it (SUWI art. 64, AVG art. 5 lid 1 onder b). One place, so that a later command is held as well.
/// </summary>
public static class Compartiment
{
    /// <summary>Has a request of this type room for a reference?</summary>
    public static bool KanNoemen(Type soort) => Noemt(soort, []);

    public static async Task<ProblemDetails> EisAsync<T>(T verzoek, Zaak zaak, IDocumentSession sessie, CancellationToken ct) where T : notnull
    {
        var genoemd = Verwijzingen(verzoek).Except(zaak.Vrijgegeven).ToArray();
        return genoemd.Length > 0 && (await sessie.LoadManyAsync<Compartimentsgegeven>(ct, genoemd)).Count > 0 ? Problemen.Weiger(Doelbinding) : WolverineContinue.NoProblems;
    }

    public static Weigering Doelbinding { get; } = new("LS-doelbinding", "SUWI art. 64; AVG art. 5 lid 1 onder b",
        "Dit gegeven is van een partner in een interventieproject en hoort niet in deze zaak.", "Laat een jurist een doelbindingsbesluit voorstellen, of gebruik eigen bewijs.");

    /// <summary>Every reference in a request, however deep.</summary>
    public static IEnumerable<Guid> Verwijzingen(object? waarde) => waarde switch
    {
        null or string or byte[] => [],
        Guid id => id == Guid.Empty ? [] : [id],
        IEnumerable delen => Delen(delen).SelectMany(Verwijzingen),
        _ when waarde.GetType().Assembly == typeof(Compartiment).Assembly && !waarde.GetType().IsEnum => Velden(waarde.GetType()).SelectMany(p => Verwijzingen(p.GetValue(waarde))),
        _ => [],
    };

    /// <summary>An array that was never filled cannot be walked.</summary>
    private static IEnumerable<object?> Delen(IEnumerable delen) =>
        delen.GetType().GetProperty("IsDefault") is { } leeg && leeg.GetValue(delen) is true ? [] : delen.Cast<object?>();

    private static bool Noemt(Type soort, HashSet<Type> gezien) =>
        soort == typeof(Guid) || (soort.IsGenericType && soort.GetGenericArguments().Any(t => Noemt(t, gezien))) || (soort.HasElementType && Noemt(soort.GetElementType()!, gezien))
        || (soort.Assembly == typeof(Compartiment).Assembly && !soort.IsEnum && gezien.Add(soort) && Velden(soort).Any(p => Noemt(p.PropertyType, gezien)));

    private static IEnumerable<PropertyInfo> Velden(Type soort) => soort.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0);
}
