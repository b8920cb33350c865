namespace Handhaving.Persoonsgegevens;

/// <summary>
/// What holds text about a person outside the kluis for a moment: a request, a value on its way in, an answer on its way out. It prints
/// its name alone. A record prints its members, and logs, messages of exceptions, spans and failing tests print records.
/// </summary>
public abstract record Persoonlijk
{
    public sealed override string ToString() => GetType().Name;
}
