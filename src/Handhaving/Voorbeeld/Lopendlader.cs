using System.Collections.Immutable;
using Handhaving.Meldingen;
using Handhaving.Platform;
using Handhaving.Toegang;

namespace Handhaving.Voorbeeld;

/// <summary>Brings the running zaken to where they should be. The zaak itself tells how far it is, also weeks later.</summary>
internal sealed class Lopendlader(Voorbeeldklant klant, Voorbeeldplan plan, ImmutableArray<Guid> koppel, Guid norm, DateOnly vandaag)
{
    public async Task LaadAsync(CancellationToken ct)
    {
        var (dag, later) = (Werkdag(2), Werkdag(3));

        if (await klant.Lees($"/v1/panden/{plan.Vrij[0].PandId}", ct) is { Tekst: null })
            await klant.Post(Rol.Coordinator, $"/v1/panden/{plan.Vrij[0].PandId}/meldingen", Lopend.TeBeoordelen(plan.Vrij[0].Buurtcode, vandaag), ct);
        await GeplandAsync(plan.Vrij[1], Lopend.TeControleren(plan.Vrij[1].Buurtcode, vandaag, 9), dag, new(10, 0), null, ct);
        await GeplandAsync(plan.Vrij[2], Lopend.TeControleren(plan.Vrij[2].Buurtcode, vandaag, 12), dag, new(13, 15), null, ct);
        await GeplandAsync(plan.Vrij[3], Lopend.TeControleren(plan.Vrij[3].Buurtcode, vandaag, 15), later, new(9, 30), Werkdag(5), ct);
        await DezeWeekAsync(plan.Vrij[4], ct);
        if (await klant.Lees($"/v1/panden/{plan.Vrij[5].PandId}", ct) is { Tekst: null })
            await klant.Post(Rol.Coordinator, $"/v1/panden/{plan.Vrij[5].PandId}/zaken", Lopend.Wijkplan(plan.Vrij[5].Buurtcode), ct);
        await IntakeAsync(plan.Vrij[6], ct);
    }

    /// <summary>From melding to a planned visit, and when asked on to another day with the reason kept.</summary>
    private async Task GeplandAsync(Plaats plaats, OntvangMelding melding, DateOnly dag, TimeOnly begin, DateOnly? verzetNaar, CancellationToken ct)
    {
        var pand = $"/v1/panden/{plaats.PandId}";
        if (await klant.Lees(pand, ct) is { Tekst: null }) await klant.Post(Rol.Coordinator, $"{pand}/meldingen", melding, ct);
        var pad = $"{pand}/zaken/{(await klant.Lees(pand, ct)).Tekst.Lijst("zaken").Single().Id("zaakId")}";

        var (zaak, versie) = await klant.Lees(pad, ct);
        if (zaak.Lijst("meldingen").Single() is var gemeld && gemeld["uitkomst"] is null)
        {
            await klant.Post(Rol.Coordinator, $"{pad}/meldingen/{gemeld.Id("id")}/beoordelingen", Lopend.Beoordeling(vandaag, 5), ct, versie);
            (zaak, versie) = await klant.Lees(pad, ct);
        }
        if (!zaak.Lijst("controles").Any())
        {
            await klant.Post(Rol.Coordinator, $"{pad}/controles", Lopend.Controle(norm, koppel, dag, begin), ct, versie);
            (zaak, versie) = await klant.Lees(pad, ct);
        }
        var controle = zaak.Lijst("controles").Single();
        if (verzetNaar is { } naar && controle["planning"]!["dienst"]!.GetValue<string>() == "Dag")
            await klant.Post(Rol.Coordinator, $"{pad}/controles/{controle.Id("controleId")}/verzettingen", Lopend.Verzet(koppel, naar), ct, versie);
    }

    /// <summary>Taken over on the day that the koppel changed to this product; findings and report are made in it.</summary>
    private async Task DezeWeekAsync(Plaats plaats, CancellationToken ct)
    {
        var pand = $"/v1/panden/{plaats.PandId}";
        if (await klant.Lees(pand, ct) is { Tekst: null })
            await klant.Post(Rol.Beheerder, $"{pand}/overnames/controles", Lopend.DezeWeek(plan, plaats.Buurtcode, norm, koppel, Werkdag(-1)), ct);
        var pad = $"{pand}/zaken/{(await klant.Lees(pand, ct)).Tekst.Lijst("zaken").Single().Id("zaakId")}";

        var (zaak, versie) = await klant.Lees(pad, ct);
        var controle = zaak.Lijst("controles").Single();
        var controlepad = $"{pad}/controles/{controle.Id("controleId")}";
        var dag = controle["betredingen"]![0]!["op"]!.GetValue<DateTimeOffset>().Dag();
        var gezien = controle.Lijst("bevindingen").Select(b => b["ruimte"]!.GetValue<string>()).ToHashSet();
        foreach (var ruimte in Lopend.Bevindingen(dag).Where(r => !gezien.Contains(r.Bevinding.Ruimte)))
        {
            await klant.Post(Rol.Toezichthouder, $"{controlepad}/ruimten", ruimte, ct, versie);
            (zaak, versie) = await klant.Lees(pad, ct);
        }
        if (zaak.Lijst("processenVerbaal").Any()) return;

        await klant.Post(Rol.Toezichthouder, $"{pad}/zorgsignalen", Lopend.Zorgsignaal(dag), ct, "*");
        await klant.Post(Rol.Toezichthouder, $"{controlepad}/processen-verbaal", Lopend.Verbaal(dag), ct, "*");
    }

    private async Task IntakeAsync(Plaats plaats, CancellationToken ct)
    {
        if (await klant.Lees($"/v1/panden/{plaats.PandId}", ct) is { Tekst: not null }) return;

        var intake = await klant.Post(Rol.Coordinator, "/v1/meldingen", Lopend.ZonderPand(vandaag), ct);
        await klant.Post(Rol.Coordinator, $"/v1/meldingen/{intake.Id("meldingId")}/koppelingen", new KoppelMelding(plaats.PandId, plaats.Buurtcode), ct);
    }

    /// <summary>So many weekdays from today, not counting the ends of the year.</summary>
    private DateOnly Werkdag(int aantal)
    {
        var dag = vandaag;
        for (var stap = 0; stap < Math.Abs(aantal);)
        {
            dag = dag.AddDays(Math.Sign(aantal));
            if (dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && dag is not ({ Month: 12, Day: >= 24 and <= 26 or 31 } or { Month: 1, Day: 1 })) stap++;
        }
        return dag;
    }
}
