using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Kalender;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Asks the burgemeester for a machtiging, with the test whether it is needed.</summary>
/// <param name="NormId">The norm whose statute allows entry without consent.</param>
/// <param name="Woningen">Each dwelling by itself: one, and at most three more.</param>
/// <param name="Gemachtigden">The toezichthouders who are to enter.</param>
/// <param name="Feiten">On what the suspicion rests: meldingen, visits and processen-verbaal of this zaak, by their ids.</param>
/// <param name="LichterMiddelOntoereikend">A lighter means was tried or cannot work; the motivering says which.</param>
/// <param name="Motivering">The serious suspicion, the facts, and why no lighter means will do.</param>
public sealed record VraagMachtigingAan(
    Guid NormId, ImmutableArray<Woning> Woningen, ImmutableArray<Guid> Gemachtigden, Clausules Clausules, ImmutableArray<Guid> Feiten, bool LichterMiddelOntoereikend, string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VraagMachtigingAan>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Woningen).Must(w => !w.IsDefaultOrEmpty).WithMessage("is leeg. Noem de woning waarvoor de machtiging is.");
            RuleForEach(x => x.Woningen).SetValidator(new Woningregel());
            RuleFor(x => x.Gemachtigden).Must(g => !g.IsDefaultOrEmpty).WithMessage("is leeg. Noem wie er zal binnentreden.");
            RuleFor(x => x.Clausules).Must(c => !c.Vergezellers.IsDefault).WithMessage("mist vergezellers. Geef een lijst, zo nodig leeg.");
            RuleFor(x => x.Feiten).Must(f => !f.IsDefault).WithMessage("ontbreekt. Geef de feiten waarop het vermoeden rust.");
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

/// <summary>The form of a dwelling.</summary>
internal sealed class Woningregel : AbstractValidator<Woning>
{
    public Woningregel()
    {
        RuleFor(x => x.VerblijfsobjectId).NotEmpty().Verblijfsobject();
        RuleFor(x => x.Ruimte).Aanduiding();
    }
}

public sealed record MachtigingGevraagd(string PandId, Guid ZaakId, Guid MachtigingId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class VraagMachtigingAanEndpoint
{
    public static async Task<Machtigingskader> LoadAsync(IDocumentSession sessie, CancellationToken ct) => new(
        await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg,
        await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg,
        await Mandaten.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(VraagMachtigingAan opdracht, Zaak zaak, Machtigingskader kader, TimeProvider klok) => Problemen.Weiger(
        Zaakregels.Open(zaak),
        Machtigingregels.Bevoegdheid(opdracht.NormId, opdracht.Gemachtigden, kader, klok.Moment(opdracht.GebeurdOp).Dag()),
        Machtigingregels.Omvang(opdracht.Woningen, opdracht.Clausules),
        Machtigingregels.Vermoeden(opdracht.Feiten, zaak, klok.Moment(opdracht.GebeurdOp).Dag()),
        opdracht.LichterMiddelOntoereikend ? null : new("B14-middel", "Awbi 3 lid 3; RVS:2018:3434", "Niet is vastgesteld dat een lichter middel niet volstaat.", "Vraag eerst om toestemming, of motiveer waarom dat niet kan."));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/machtigingen"), Mag(Toegangsrecht.MachtigingAanvragen)]
    public static (MachtigingGevraagd, MachtigingAangevraagd) Post(VraagMachtigingAan opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new MachtigingGevraagd(pand.Id, zaak.Id, id), new MachtigingAangevraagd(
            zaak.Id, id, opdracht.NormId, opdracht.Woningen, opdracht.Gemachtigden, opdracht.Clausules, opdracht.Feiten,
            Machtigingregels.RecentsteFeit(opdracht.Feiten, zaak)!.Value, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}

/// <summary>The registers that a machtiging is held against.</summary>
public sealed record Machtigingskader(Normenregister Normen, Toezichthouderregister Toezichthouders, Mandaatregister Mandaten);

internal static class Machtigingregels
{
    /// <summary>How old the most recent fact may be; a choice of the product (RVS:2022:1540 asks for little lapse of time).</summary>
    private const int DagenFeiten = 42;

    /// <summary>Only to someone whom a statute lets enter without consent; Awb 5:15 alone does not (Awbi 4).</summary>
    public static Weigering? Bevoegdheid(Guid normId, ImmutableArray<Guid> gemachtigden, Machtigingskader kader, DateOnly dag)
    {
        if (kader.Normen.Normen.GetValueOrDefault(normId) is not { } norm || !norm.Geldt(dag))
            return new("N1", "Awb 5:4", $"De norm geldt niet op {Besluitregels.Dag(dag)}.", "Kies een norm die dan van kracht is (GET /v1/normen).");
        if (!norm.BinnentredenZonderToestemming)
            return new("B6", "Awbi 4", $"De {norm.Wet} geeft geen bevoegdheid een woning zonder toestemming binnen te treden; Awb 5:15 is daarvoor onvoldoende.", "Kies een norm waarvan de wet dat wel doet, zoals Hw 34.");
        return gemachtigden.Any(g => !kader.Toezichthouders.MagToezien(g, dag, norm.Wet))
            ? new("T1", "Awb 5:11, Hw 33", $"Niet elke gemachtigde is die dag aangewezen als toezichthouder voor de {norm.Wet}.", "Machtig alleen aangewezen toezichthouders.")
            : null;
    }

    /// <summary>One named dwelling, at most three more; night and absence only when urgently needed.</summary>
    public static Weigering? Omvang(ImmutableArray<Woning> woningen, Clausules clausules) =>
        woningen.Length > 4 || woningen.Distinct().Count() != woningen.Length
            ? new("B7", "Awbi 5 lid 1", "Een machtiging noemt één woning en ten hoogste drie andere, elk afzonderlijk.", "Splits de machtiging, of noem elke woning eenmaal.")
        : (clausules.Nacht || clausules.Afwezigheid) && !clausules.DringendNoodzakelijk
            ? new("B10", "Awbi 7", "Binnentreden in de nacht of bij afwezigheid vraagt dat dit dringend noodzakelijk is.", "Leg de dringende noodzaak vast en motiveer haar, of laat de clausule weg.")
        : null;

    /// <summary>Serious suspicion on recent facts of this file, not on an anonymous tip alone; on the day of the request, and still on the day of issue (recht.md B14, M4).</summary>
    public static Weigering? Vermoeden(ImmutableArray<Guid> feiten, Zaak zaak, DateOnly dag)
    {
        if (feiten.IsEmpty || feiten.Any(f => !zaak.Kent(f)) || RecentsteFeit(feiten, zaak) is not { } recentst)
            return new("B14", "Awbi 3 lid 3; RVS:2014:1412", "De aanvraag noemt geen feiten uit het dossier van deze zaak waarop het vermoeden rust.", "Noem meldingen, controles of processen-verbaal van deze zaak.");
        if (feiten.All(f => zaak.Meldingen.TryGetValue(f, out var m) && m.Anoniem))
            return new("M4", "Awbi 3 lid 3", "Een anonieme melding alleen is geen grond om binnen te treden.", "Noem een tweede bron, zoals een controle van buitenaf of een niet-anonieme melding.");
        if (recentst > dag)
            return new("B14-later", "Awbi 3 lid 3", $"Een feit is van {Besluitregels.Dag(recentst)}, na {Besluitregels.Dag(dag)}; toen kon het vermoeden er niet op rusten.", "Noem feiten van voor de aanvraag, of geef de aanvraag haar juiste dag.");
        return Tijdsverloop.Dagen(recentst, dag) > DagenFeiten
            ? new("B14-recent", "Awbi 3 lid 3; RVS:2022:1540", $"Het recentste feit is van {Besluitregels.Dag(recentst)}, meer dan {DagenFeiten} dagen voor {Besluitregels.Dag(dag)}.", "Leg een recent feit vast, zoals een nieuw bezoek.")
            : null;
    }

    public static DateOnly? RecentsteFeit(ImmutableArray<Guid> feiten, Zaak zaak) => feiten.Select(f =>
        zaak.Meldingen.TryGetValue(f, out var m) ? m.OntvangenOp.Dag()
        : zaak.Controles.TryGetValue(f, out var c) ? c.Uitgevoerd ? c.Dag : null
        : zaak.ProcessenVerbaal.TryGetValue(f, out var p) ? zaak.Controles.GetValueOrDefault(p.ControleId)?.Dag
        : zaak.Controles.Values.SelectMany(k => k.Ruimten).FirstOrDefault(r => r.Id == f)?.Op.Dag()).Max();
}
