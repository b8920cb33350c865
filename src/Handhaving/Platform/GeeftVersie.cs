namespace Handhaving.Platform;

/// <summary>An endpoint that works on this answers with its version as an ETag; the description of the API says so from here.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GeeftVersieAttribute : Attribute;
