namespace Handhaving.Platform;

/// <summary>A command that cannot be carried out, with one Dutch line that says why and what to do.</summary>
internal sealed class OpdrachtMislukt(string melding) : Exception(melding);
