using Wolverine.Marten;

namespace Handhaving.Panden;

/// <summary>
/// The write model of a command, with its stream locked until the commit. Two commands on one pand wait for each other
/// instead of failing, and a version that was compared stays true.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class VergrendeldAttribute : WriteAggregateAttribute
{
    public VergrendeldAttribute() => LoadStyle = ConcurrencyStyle.Exclusive;

    /// <param name="routeOrParameterName">Where the id of the stream comes from.</param>
    public VergrendeldAttribute(string routeOrParameterName) : base(routeOrParameterName) => LoadStyle = ConcurrencyStyle.Exclusive;
}

/// <summary>The answer to a command that made nothing new to point at.</summary>
public sealed record Vastgelegd(Guid ZaakId, Guid? ControleId = null);
