namespace Handhaving.Bewijs;

/// <summary>What was offered as evidence is malformed or false. The message is Dutch, for a reader, and holds no personal data.</summary>
public sealed class OngeldigBewijsException : Exception
{
    public OngeldigBewijsException(string melding) : base(melding) { }

    public OngeldigBewijsException(string melding, Exception oorzaak) : base(melding, oorzaak) { }
}
