namespace Handhaving.Recht.Contract;

/// <summary>De invoer is niet te lezen. De melding is Nederlands en noemt het veld, de regel en wat te doen.</summary>
public sealed class OngeldigeInvoerException : Exception
{
    /// <summary>Een fout zonder nadere gegevens.</summary>
    public OngeldigeInvoerException()
        : this("invoer", "onbekend", "is ongeldig", "geef een object met soort en invoer")
    {
    }

    /// <summary>Een fout met alleen een melding.</summary>
    public OngeldigeInvoerException(string message)
        : base(message) => (Veld, Regel, Fout, WatTeDoen) = ("invoer", "onbekend", message, message);

    /// <summary>Een fout met een melding en een oorzaak.</summary>
    public OngeldigeInvoerException(string message, Exception innerException)
        : base(message, innerException) => (Veld, Regel, Fout, WatTeDoen) = ("invoer", "onbekend", message, message);

    /// <summary>Een fout in een veld.</summary>
    /// <param name="veld">Het pad van het veld: <c>invoer.bekendmaking</c>.</param>
    /// <param name="regel">De id van de regel die het veld nodig heeft.</param>
    /// <param name="fout">Wat er mis is: "ontbreekt".</param>
    /// <param name="watTeDoen">Wat de gebruiker moet doen.</param>
    public OngeldigeInvoerException(string veld, string regel, string fout, string watTeDoen)
        : base($"Veld '{veld}' {fout} (regel {regel}): {watTeDoen}.") => (Veld, Regel, Fout, WatTeDoen) = (veld, regel, fout, watTeDoen);

    /// <summary>Het pad van het veld.</summary>
    public string Veld { get; }

    /// <summary>De id van de regel die het veld nodig heeft.</summary>
    public string Regel { get; }

    /// <summary>Wat er mis is: "ontbreekt".</summary>
    public string Fout { get; }

    /// <summary>Wat de gebruiker moet doen.</summary>
    public string WatTeDoen { get; }
}
