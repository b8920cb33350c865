using System.Security.Cryptography;
using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Stories;
using Handhaving.Toegang;
using JasperFx.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Dossiers;

/// <summary>A dossier of a case that was really led, with values that really were in the kluis.</summary>
public class DossierverhaalTests(Tijdreis toepassing) : IClassFixture<Tijdreis>
{
    [Fact]
    public async Task Het_dossier_van_een_last_vertelt_de_zaak_en_niets_van_een_andere()
    {
        var ct = TestContext.Current.CancellationToken;
        var h = await new Hoofdlijn(toepassing.NieuweGemeente()).TotLast();
        h.Op(2026, 3, 27);
        await h.Hercontrole();
        // Another zaak in the same pand, with a reporter and a text of its own.
        var ander = (await h.Gemeente.Coordinator.Post($"/v1/panden/{h.Verhaal.PandId}/meldingen",
            new OntvangMelding(Kanaal.Partner, Onderwerp.Brandveiligheid, "Vreemde meldtekst over de kelder.", new Melderopgave("Meldster Buurvrouw", "0611111111", null), true, h.Gemeente.Buurt))).Is(201).Id("zaakId");

        await using var sessie = h.Gemeente.Lees();
        var stand = (await toepassing.Host.Services.GetRequiredService<Registratieklok>().StandAsync(null, ct))!;
        var stroom = await sessie.Events.FetchStreamAsync(h.Verhaal.PandId, token: ct);
        var waarden = await Geopend(h, stroom, ct);
        var inhoud = Dossierinhoud.Van(stroom, h.Verhaal.ZaakId, stand, new(Guid.NewGuid(), Dossierdoel.Bezwaar, stand.BekendOp, "Gemeente Fictiestad"), waarden, Bewijsstand.Geen);
        var d = Leesdossier.Maak(inhoud);

        inhoud.AndereZaken.ShouldBe(1);
        var alles = d.Alles();
        var pdf = d.Pdf.Leestekst();
        foreach (var deel in (string[])["Een last onder dwangsom is opgelegd.", "Het bedrag ligt boven de huuropbrengst.", "Vijf personen die elkaar niet kennen", "Fictieve Verhuurder", "Fictiefstraat 1, 7400 AA Deventer",
            "€ 2.500", "25 maart 2026", "Awb 5:9, 5:32, 5:32a, 5:32b", "niet verstrekt (gegevens van een derde"]) pdf.ShouldContain(Leesproef.Kaal(deel));
        foreach (var geheim in (string[])["Vreemde meldtekst", "Meldster", "0611111111", "brandveiligheid", "Fictieve Bewoner", ander.ToString(), h.Gemeente.Jurist.Verwijzing.ToString(), h.Gemeente.Toezichthouder.Verwijzing.ToString()])
            alles.ShouldNotContain(Leesproef.Kaal(geheim), Case.Insensitive);
        inhoud.Inventaris.ShouldAllBe(s => s.Bestand is Openlegging.AlsBestand);
        pdf.ShouldContain(Convert.ToHexStringLower(SHA256.HashData("%PDF-1.7 fictief"u8)));
    }

    /// <summary>What an export will do: open what may go out, each access recorded, and leave the rest closed.</summary>
    private async Task<Dictionary<Vindplaats, Openlegging>> Geopend(Hoofdlijn h, IReadOnlyList<IEvent> stroom, CancellationToken ct)
    {
        var sleuteldienst = toepassing.Host.Services.GetRequiredService<Sleuteldienst>();
        var raadpleging = new Raadpleging(h.Gemeente.Code, h.Gemeente.Jurist.Verwijzing, Rol.Handhavingsjurist, Raadpleegdoel.BezwaarEnBeroep, h.Verhaal.ZaakId, Opzet.Gegeven.EenHandeling);
        Dictionary<Vindplaats, Openlegging> waarden = [];
        foreach (var e in Zaakstroom.Van(stroom, h.Verhaal.ZaakId))
            foreach (var (pad, gegeven) in Persoonsgegeven.In(e.Data))
                waarden[new(e.Id, pad)] = (Geheimhoudingsregels.Voorstel((Gebeurtenis)e.Data, pad), e.Data) switch
                {
                    ({ } reden, _) => new Openlegging.NietVerstrekt(reden),
                    (_, StukOpgenomen s) => new Openlegging.AlsBestand($"stukken/{s.StukId:N}.pdf", Convert.ToHexStringLower(SHA256.HashData((await sleuteldienst.OpenAsync(raadpleging, s.Bestand, ct)).Inhoud))),
                    _ => new Openlegging.Verstrekt((await sleuteldienst.OpenWaardeAsync(raadpleging, gegeven, ct)).Als<System.Text.Json.JsonElement>()),
                };
        return waarden;
    }
}
