namespace Handhaving.Partners;

/// <summary>What kind of body a partner is: from its task follows what it may have, and nothing else does.</summary>
public enum Partnersoort
{
    Gemeente, Arbeidsinspectie, Belastingdienst, Toeslagen, Uwv, Svb, Ind, Politie, OpenbaarMinisterie,

    /// <summary>Supports the process: numbers only, no data of a zaak.</summary>
    VngNaleving,

    /// <summary>No partner of the LSI: under the Wet gegevensverwerking door samenwerkingsverbanden alone, never by this way.</summary>
    Riec,
}

/// <summary>A body outside the gemeente, as projects and agreements name it.</summary>
/// <param name="Oin">Organisatie-identificatienummer: twenty characters, compared and never interpreted.</param>
/// <param name="Code">Short label in this gemeente, such as <c>uwv</c>; without personal data.</param>
public sealed record Partner(string Oin, string Code, Partnersoort Soort);

public static class Samenwerking
{
    /// <summary>Takes part in interventieteams: bound by the Samenwerkingsovereenkomst voor Interventieteams 2017 (Stcrt. 2017, 20624).</summary>
    public static bool IsLsiPartner(this Partnersoort soort) => soort is not (Partnersoort.VngNaleving or Partnersoort.Riec);
}
