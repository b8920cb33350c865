using System.Reflection;

namespace Handhaving.Platform;

/// <summary>Every event type of the product with its pinned name.</summary>
public static class Gebeurtenissoorten
{
    public static IReadOnlyDictionary<Type, GebeurtenisnaamAttribute> Alle { get; } = typeof(Gebeurtenis).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(Gebeurtenis)))
        .ToDictionary(t => t, t => t.GetCustomAttribute<GebeurtenisnaamAttribute>()
            ?? throw new InvalidOperationException($"{t.Name} heeft geen [Gebeurtenisnaam]; zonder vaste naam kan hij niet bewaard worden."));

    public static GebeurtenisnaamAttribute Van(object gebeurtenis) => Alle[gebeurtenis.GetType()];
}
