namespace Handhaving.Samenstelling;

/// <summary>What this process is among those on its database (section <c>Knooppunt</c>).</summary>
/// <param name="Alleen">
/// There is no other: it takes the work at once. Otherwise it waits for the nodes that the database still names, and one
/// that was killed counts as alive for a minute.
/// </param>
/// <param name="Leesmodellen">It carries read models. Not so a command beside a running application that is alone.</param>
internal sealed record Knooppunt(bool Alleen, bool Leesmodellen)
{
    public static Knooppunt Van(IConfiguration config) => new(config.GetValue("Knooppunt:Alleen", false), config.GetValue("Knooppunt:Leesmodellen", true));
}
