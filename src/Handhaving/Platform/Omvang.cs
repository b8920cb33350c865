namespace Handhaving.Platform;

/// <summary>How large a request to this address may be, in bytes, where that is more than a command of text.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OmvangAttribute(int bytes) : Attribute
{
    public int Bytes => bytes;
}

public static class Omvang
{
    /// <summary>A command holds text.</summary>
    public const int Opdracht = 1024 * 1024;

    /// <summary>A document of ten megabytes, as base64, with its description.</summary>
    public const int Stuk = 14 * 1024 * 1024;
}
