using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Handhaving.Panden;

namespace Handhaving.Lasten;

/// <summary>Checks that read the measures when the command runs. The texts go into the kluis; the outcome and its version go into the event.</summary>
internal static partial class Lastteksten
{
    /// <summary>Raised whenever a list below changes.</summary>
    public const int Versie = 1;

    /// <summary>A measure that is no more than a loose term leaves the addressee in the dark (DC36).</summary>
    public static bool Vaag(string tekst) => VageTerm().IsMatch(tekst) && !Concreet().IsMatch(tekst);

    /// <summary>A last speaks of use and household, never of where someone comes from (DC25).</summary>
    public static bool Herkomst(string tekst) => Herkomstwoord().IsMatch(tekst);

    /// <summary>A measure that says to end or undo something, which is more than to prevent repetition (L4).</summary>
    public static bool Beeindigt(string tekst) => Eindwoord().IsMatch(tekst);

    public static ImmutableArray<Tekstcontrole> Controles(ImmutableArray<Maatregelopgave> maatregelen) =>
    [
        new("DC36", Versie, !maatregelen.Any(m => Vaag(m.WatMoet))),
        new("DC25", Versie, !maatregelen.Any(m => Herkomst(m.WatMoet) || Herkomst(m.WatMag))),
    ];

    [GeneratedRegex(@"\b(kamerverhuurpand|kamerverhuur|illega(al|le) (gebruik|bewoning|situatie|kamerverhuur)|strijdig(e)? gebruik|overtreding)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VageTerm();

    [GeneratedRegex(@"\b(be(ë|e)indig(en|t)?|staak|staken|staakt|stop(t|pen)?|verwijder(en|t)?|ontruim(en|t)?|ongedaan|verlaat|verlaten)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Eindwoord();

    /// <summary>A number of persons or households, or named rooms: something that can be measured.</summary>
    [GeneratedRegex(@"\b((\d+|een|één|twee|drie|vier) (of meer |of minder )?(persoon|personen|huishouden|huishoudens|bewoner|bewoners)|ten hoogste|hooguit|maximaal|niet meer dan|slaapplaats(en)?|slaapkamer(s)?|zolder|kelder|keukenblok(ken)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concreet();

    [GeneratedRegex(@"\b(arbeidsmigrant(en)?|nationaliteit|buitenlander(s|se)?|buitenlandse|allochto(on|nen)|migrant(en)?|oost-europe(aan|anen|se)|(pool|polen|poolse|roemeen|roemenen|roemeense|bulgaar|bulgaren|bulgaarse|oekra(ï|i)ner(s)?|oekra(ï|i)ense|hongaar|hongaren|hongaarse|turk(en|se)?|marokka(an|nen|anse)|syri(ë|e)r(s)?|spanjaard(en)?|portuge(es|zen|se)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Herkomstwoord();
}
