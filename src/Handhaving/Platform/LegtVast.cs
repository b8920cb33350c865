namespace Handhaving.Platform;

/// <summary>Names the events of a command whose signature does not show them, for the generated model.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LegtVastAttribute(params Type[] soorten) : Attribute
{
    public IReadOnlyList<Type> Soorten => soorten;
}
