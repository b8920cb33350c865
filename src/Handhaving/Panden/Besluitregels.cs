using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>How a document was sent, as its sender tells it.</summary>
/// <param name="Adres">The address that was used; kept in the kluis.</param>
/// <param name="Bewijs">The proof of dispatch, a stuk of this zaak. Without it terms run from the registration.</param>
/// <param name="Bereikbaar">The addressee made known that this kind of message reaches him electronically.</param>
public sealed record Verzendopgave(Verzendwijze Wijze, DateOnly Op, string Adres, Guid? Bewijs = null, bool Bereikbaar = false) : Persoonlijk
{
    /// <param name="betrokkene">To whom it went.</param>
    /// <param name="vandaag">The day of registration.</param>
    public Verzending Aan(Guid betrokkene, DateOnly vandaag) => new(Wijze, Op, TeltVanaf(vandaag), Bewijs, Persoonsgegeven.Over(betrokkene, Adres));

    public DateOnly TeltVanaf(DateOnly vandaag) => Bewijs is null ? vandaag : Op;

    internal sealed class Validator : AbstractValidator<Verzendopgave>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Adres).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>Who signs a decision and on what day; the document itself is a stuk of the zaak.</summary>
public sealed record Ondertekenopgave(Guid Ondertekenaar, DateOnly Dagtekening, Guid StukId)
{
    internal sealed class Validator : AbstractValidator<Ondertekenopgave>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekenaar).NotEmpty();
            RuleFor(x => x.Dagtekening).Geweest(klok);
            RuleFor(x => x.StukId).NotEmpty();
        }
    }
}

/// <summary>What every decision and every letter has to meet, whatever it decides.</summary>
public static class Besluitregels
{
    /// <summary>A decision was taken and a letter sent on a day that has come.</summary>
    public static IRuleBuilderOptions<T, DateOnly> Geweest<T>(this IRuleBuilder<T, DateOnly> regel, TimeProvider klok) => regel.Datum()
        .Must(dag => dag <= klok.Vandaag()).WithMessage("ligt in de toekomst. Leg vast wat al is gebeurd.");

    /// <summary>The mandate in force for this power on the day of signing; not for whoever wrote the report on which it rests.</summary>
    public static Weigering? Bevoegd(Mandaatregister mandaten, Bevoegdheidsoort soort, Ondertekenopgave opgave, Zaak zaak)
    {
        if (mandaten.Voor(opgave.Ondertekenaar, soort, opgave.Dagtekening) is null)
            return new("N7", $"Awb 10:3; {soort.Artikel()}",
                $"De ondertekenaar had op {Dag(opgave.Dagtekening)} geen bevoegdheid namens {(soort.Orgaan() is Orgaan.Burgemeester ? "de burgemeester" : "het college")} voor {Naam(soort)}.",
                "Laat ondertekenen door wie die dag bevoegd was, of leg het mandaatbesluit vast (POST /v1/mandaten).");
        return soort is not Bevoegdheidsoort.MachtigingVerlenen && zaak.Verbalisanten.Contains(opgave.Ondertekenaar)
            ? new("N7-verbalisant", "Awb 10:3 lid 4; voor een herstelsanctie een keuze van het product",
                "Wie in deze zaak controleerde of het proces-verbaal opmaakte, beslist niet over de sanctie.", "Laat een ander met mandaat ondertekenen.")
            : null;
    }

    /// <summary>The issued document is in the file, and is what it should be.</summary>
    public static Weigering? Stuk(Zaak zaak, Guid stukId, params ReadOnlySpan<Stuksoort> soorten) =>
        !zaak.Stukken.TryGetValue(stukId, out var stuk)
            ? new("D4-stuk", "Awb 3:46, 3:47; Archiefwet 1995 art. 3", "Het stuk is niet in het dossier van deze zaak opgenomen.", "Neem eerst het stuk op zoals het is uitgegaan (POST …/stukken).")
        : !soorten.IsEmpty && !soorten.Contains(stuk.Soort)
            ? new("D4-soort", "Awb 3:46, 3:47", $"Dit stuk is in het dossier opgenomen als {stuk.Soort}.", $"Kies een stuk van de soort {string.Join(" of ", soorten.ToArray())}.")
        : null;

    /// <summary>The same for a decision, which cannot have gone out before it was taken.</summary>
    public static Weigering? Verzonden(Zaak zaak, Verzendopgave opgave, DateOnly dagtekening) => opgave.Op < dagtekening
        ? new("D5-datum", "Awb 3:41", $"Het besluit is van {Dag(dagtekening)} en kan niet eerder zijn verzonden.", "Geef de dag van verzending op of na de dagtekening.")
        : Verzonden(zaak, opgave);

    /// <summary>The dispatch can be proven, and electronically only to whoever said that he can be reached so.</summary>
    public static Weigering? Verzonden(Zaak zaak, Verzendopgave opgave) =>
        opgave is { Wijze: Verzendwijze.Elektronisch, Bereikbaar: false }
            ? new("D8", "Awb 2:8", "De geadresseerde heeft niet kenbaar gemaakt dat hij voor dit bericht elektronisch bereikbaar is.", "Verzend per post of reik uit, of leg vast dat hij bereikbaar is.")
        : opgave.Bewijs is { } bewijs && !(zaak.Stukken.TryGetValue(bewijs, out var stuk) && stuk.Soort is Stuksoort.Verzendbewijs)
            ? new("D6", "RVS:2014:1626", "Het bewijs van verzending is geen verzendbewijs in het dossier van deze zaak.", "Neem het verzendbewijs op als stuk, of laat bewijs weg; dan tellen termijnen vanaf vandaag.")
        : null;

    /// <summary>What the register says about this signature; only after <see cref="Bevoegd"/> let it pass.</summary>
    public static Ondertekening AlsOndertekening(this Ondertekenopgave opgave, Mandaatregister mandaten, Bevoegdheidsoort soort) =>
        new(opgave.Ondertekenaar, mandaten.Voor(opgave.Ondertekenaar, soort, opgave.Dagtekening)!.Id, opgave.Dagtekening);

    /// <summary>The day, as a sentence has it.</summary>
    public static string Dag(DateOnly dag) => dag.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"));

    private static string Naam(Bevoegdheidsoort soort) => soort switch
    {
        Bevoegdheidsoort.MachtigingVerlenen => "een machtiging tot binnentreden",
        Bevoegdheidsoort.LastOpleggen => "een last onder dwangsom",
        Bevoegdheidsoort.Invorderen => "invordering",
        Bevoegdheidsoort.Dwangbevel => "een dwangbevel",
        Bevoegdheidsoort.AvgVerzoekBeslissen => "een beslissing op een verzoek van een betrokkene",
        _ => "een beslissing op bezwaar",
    };
}
