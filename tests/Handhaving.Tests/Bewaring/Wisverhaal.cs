using Handhaving.Bewaring;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;

namespace Handhaving.Tests.Bewaring;

/// <summary>Given by API: a closed zaak with a melder, and the steps of an erasure.</summary>
public sealed class Wisverhaal(Gemeente gemeente)
{
    public Guid Melder { get; } = Guid.NewGuid();

    public Verhaal Verhaal { get; } = new(gemeente);

    public Guid WissingId { get; private set; }

    public string Pad => $"{Verhaal.Zaakpad}/wissingen/{WissingId}";

    public Medewerker Functionaris => gemeente.Als(Rol.FunctionarisGegevensbescherming);

    /// <summary>A melding that is not taken up, so that its zaak is closed at once.</summary>
    public async Task<Wisverhaal> Gesloten(string naam = "Fictieve Melder", string omschrijving = "Er wonen veel mensen.", MeldingUitkomst uitkomst = MeldingUitkomst.NietInBehandeling)
    {
        await Verhaal.MetMelding(omschrijving, new Melderopgave(naam, "06", null, Melder));
        await Verhaal.Voeg(gemeente.Jurist, $"{Verhaal.Zaakpad}/meldingen/{Verhaal.MeldingId}/beoordelingen", new BeoordeelMelding(uitkomst, Prioriteit.Normaal, "Geen aanwijzingen."));
        return this;
    }

    /// <summary>The melder told it before the pand was known, so what he told stands in a stream of its own.</summary>
    /// <returns>The melding.</returns>
    public async Task<Guid> MetIntake()
    {
        await Verhaal.MetMelding();
        var intake = (await gemeente.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Email, Onderwerp.Overlast, "Bij de brug.", "Veel fietsen.", new Melderopgave("Fictieve Melder", "06", null, Melder)))).Is(201).Id("meldingId");
        (await gemeente.Jurist.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(Verhaal.PandId, null, Verhaal.ZaakId))).Is(201);
        Verhaal.Versie = (await gemeente.Jurist.Get(Verhaal.Zaakpad)).Versie;
        return intake;
    }

    public async Task<Antwoord> Stel(Wisgrond grond = Wisgrond.VerkeerdePersoon)
    {
        var antwoord = await Verhaal.Voeg(gemeente.Jurist, $"{Verhaal.Zaakpad}/wissingen", new StelWissingVoor(grond, false, Melder));
        WissingId = antwoord.Id("wissingId");
        return antwoord;
    }

    /// <summary>Somebody else proposed it; from here on this is the erasure of the story.</summary>
    public void Voorgesteld(Antwoord voorstel) => (WissingId, Verhaal.Versie) = (voorstel.Id("wissingId"), voorstel.Versie);

    public async Task<Antwoord> StelVernietiging()
    {
        var antwoord = await Verhaal.Voeg(gemeente.Jurist, $"{Verhaal.Zaakpad}/vernietigingen", new StelVernietigingVoor(false));
        WissingId = antwoord.Id("wissingId");
        return antwoord;
    }

    /// <summary>Judges every text that waits: this one place goes as it is told, the rest stays.</summary>
    public async Task Beoordeel(string pad = "", Tekstkeuze keuze = Tekstkeuze.Behouden, string? vervanging = null)
    {
        var teksten = (await gemeente.Jurist.Get(Pad)).Is(200).Json["teksten"]!.AsArray().Where(t => t!["oordeel"] is null).ToList();
        await Verhaal.Voeg(gemeente.Jurist, $"{Pad}/oordelen", new BeoordeelVrijeTekst([.. teksten.Select(t =>
            new Tekstbesluit(t!["gebeurtenis"]!.GetValue<Guid>(), t["pad"]!.GetValue<string>(), t["pad"]!.GetValue<string>() == pad ? keuze : Tekstkeuze.Behouden, t["pad"]!.GetValue<string>() == pad ? vervanging : null))]));
    }

    public Task<Antwoord> Bevestig() => Verhaal.Voeg(Functionaris, $"{Pad}/bevestigingen", new BevestigWissing(false));

    /// <summary>Up to the commit from which nothing opens.</summary>
    public async Task<Wisverhaal> TotBevestigd(string naam = "Fictieve Melder", string omschrijving = "Er wonen veel mensen.")
    {
        await Gesloten(naam, omschrijving);
        await Stel();
        await Beoordeel();
        await Bevestig();
        return this;
    }

    public Task<Antwoord> OpenMelding(Guid? melding = null) => gemeente.Jurist.Post($"/v1/panden/{Verhaal.PandId}/meldingen/{melding ?? Verhaal.MeldingId}/_open", new OpenMelding(Handhaving.Persoonsgegevens.Raadpleegdoel.Handhaving));

    public async Task<long> InKluis() => (long)(await gemeente.VraagAsync($"select count(*) from persoonsgegevens.kluis where gemeente = :gemeente and betrokkene = '{Melder}'"))!;
}

internal static class Wisantwoord
{
    /// <summary>The melder does not open; when all of the melding was erased, nothing does.</summary>
    public static void ZonderMelder(this Antwoord antwoord)
    {
        if ((int)antwoord.Status == 410) return;
        antwoord.Is(200).Json["gewist"]!.AsArray().Select(v => v!.GetValue<string>()).ShouldContain("melder");
        antwoord.Json["melder"].ShouldBeNull();
    }
}
