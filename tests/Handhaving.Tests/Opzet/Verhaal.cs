using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Tests.Opzet;

/// <summary>Given by API: brings one zaak of a fresh gemeente to where a test begins, and keeps the ETag at hand.</summary>
public sealed class Verhaal(Gemeente gemeente)
{
    public Gemeente Gemeente => gemeente;

    public string PandId { get; } = gemeente.NieuwPand();

    public Guid NormId { get; set; }

    public Guid ZaakId { get; private set; }

    public Guid MeldingId { get; private set; }

    public Guid ControleId { get; private set; }

    public string? Versie { get; set; }

    public string Zaakpad => $"/v1/panden/{PandId}/zaken/{ZaakId}";

    public string Controlepad => $"{Zaakpad}/controles/{ControleId}";

    /// <summary>A norm in force and two designated toezichthouders.</summary>
    public async Task<Verhaal> MetRegisters()
    {
        NormId = (await gemeente.Beheerder.Post("/v1/normen", Norm())).Is(201).Id("normId");
        foreach (var lid in (Medewerker[])[gemeente.Toezichthouder, gemeente.Collega])
            (await gemeente.Beheerder.Post("/v1/toezichthouders", new WijsToezichthouderAan(lid.Inlognaam, "Fictieve Toezichthouder", "awb-2024-1", ["Hw"], new DateOnly(2020, 1, 1)))).Is(201);
        return this;
    }

    public static StelNormVast Norm() => new("Verbod op omzetten zonder vergunning", "Hw", "21 lid 1 onder c", "Huisvestingsverordening (fictief)", "1", true,
        DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(54)), DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(58)).AddDays(-1), 3, 2, "college", true);

    public async Task<Verhaal> MetMelding(string omschrijving = "Er wonen veel mensen in een kleine woning.", Melderopgave? melder = null, bool beschermd = false)
    {
        var antwoord = (await gemeente.Coordinator.Post($"/v1/panden/{PandId}/meldingen",
            new OntvangMelding(Kanaal.Telefoon, Onderwerp.Kamerverhuur, omschrijving, melder, beschermd, gemeente.Buurt))).Is(201);
        (ZaakId, MeldingId, Versie) = (antwoord.Id("zaakId"), antwoord.Id("meldingId"), antwoord.Versie);
        return this;
    }

    public async Task<Verhaal> InOnderzoek()
    {
        await Voeg(gemeente.Jurist, $"{Zaakpad}/meldingen/{MeldingId}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.InOnderzoek, Prioriteit.Normaal, "Aanwijzingen voor kamerverhuur."));
        return this;
    }

    public PlanControle Plan(int overDagen = 2, int uur = 10) => new(NormId, gemeente.Toepassing.Klok.Vandaag().AddDays(overDagen), new TimeOnly(uur, 0), new TimeOnly(uur + 1, 0), Dienst.Dag,
        [gemeente.Toezichthouder.Verwijzing, gemeente.Collega.Verwijzing]);

    public async Task<Verhaal> MetControle(int overDagen = 2)
    {
        ControleId = (await Voeg(gemeente.Coordinator, $"{Zaakpad}/controles", Plan(overDagen))).Id("controleId");
        return this;
    }

    /// <summary>Sends a command on the zaak with the version at hand, expects success and keeps the new version.</summary>
    public async Task<Antwoord> Voeg(Medewerker wie, string pad, object opdracht)
    {
        var antwoord = await wie.Post(pad, opdracht, Versie);
        ((int)antwoord.Status).ShouldBeInRange(200, 201, $"{antwoord.Verzoek}\n{antwoord.Tekst}");
        Versie = antwoord.Versie;
        return antwoord;
    }

    public Task<Antwoord> Leg(string feit, object opdracht) => Voeg(gemeente.Toezichthouder, $"{Controlepad}/{feit}", opdracht);

    public static async Task<Verhaal> TotControle(Gemeente gemeente) =>
        await (await (await (await new Verhaal(gemeente).MetRegisters()).MetMelding()).InOnderzoek()).MetControle();
}
