namespace Handhaving.Partners;

/// <summary>For which task of the partner. One purpose per agreement: another purpose is another agreement (AVG art. 5 lid 1 onder b).</summary>
public enum Leveringsdoel { Arbeidswetten, BelastingenEnPremies, Toeslagen, SocialeZekerheid, OpenbareOrdeEnVeiligheid, Strafvordering, GemeentelijkeTaak }

/// <summary>What lets the gemeente deliver.</summary>
public enum Leveringsgrond
{
    /// <summary>Cooperation in an interventieteam: SUWI art. 64.</summary>
    Suwi64,

    /// <summary>The same fact is a crime: Awb art. 5:44.</summary>
    Awb544,
}

public static class Doelbinding
{
    public static string Artikel(this Leveringsgrond grond) => grond is Leveringsgrond.Suwi64 ? "SUWI art. 64" : "Awb art. 5:44";

    /// <summary>The purposes that fit the task of a partner; an other purpose has no ground.</summary>
    public static IReadOnlyList<Leveringsdoel> Doelen(this Partnersoort soort) => soort switch
    {
        Partnersoort.NederlandseArbeidsinspectie => [Leveringsdoel.Arbeidswetten],
        Partnersoort.Belastingdienst => [Leveringsdoel.BelastingenEnPremies],
        Partnersoort.DienstToeslagen => [Leveringsdoel.Toeslagen],
        Partnersoort.Uwv or Partnersoort.Svb => [Leveringsdoel.SocialeZekerheid],
        Partnersoort.Politie => [Leveringsdoel.OpenbareOrdeEnVeiligheid],
        Partnersoort.OpenbaarMinisterie => [Leveringsdoel.Strafvordering],
        Partnersoort.Gemeente => [Leveringsdoel.GemeentelijkeTaak],
        _ => [],
    };

    /// <summary>Whether a delivery to this partner may rest on this ground.</summary>
    public static bool Past(this Leveringsgrond grond, Partnersoort soort) => soort.IsLsiPartner() && grond is Leveringsgrond.Awb544 == soort is Partnersoort.OpenbaarMinisterie;
}
