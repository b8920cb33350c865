using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Holds a visit against the last. What forfeited by operation of law follows from it; nobody decides that.</summary>
/// <param name="DektLast">What was found is precisely what the last forbids: the address, the rooms, the number of persons.</param>
/// <param name="VoortdurendSindsEindeTermijn">It shows that the violation never stopped since the term.</param>
public sealed record ToetsHercontrole(Guid ControleId, bool Overtreding, bool DektLast, bool VoortdurendSindsEindeTermijn = false)
{
    internal sealed class Validator : AbstractValidator<ToetsHercontrole>
    {
        public Validator() => RuleFor(x => x.ControleId).NotEmpty();
    }
}

/// <summary>A dwangsom that this visit proves, with what follows from it.</summary>
public sealed record Verbeurtebeeld(DateOnly VerbeurdOp, long BedragCent, Rekendatum BetalenUiterlijk, Rekendatum LaatsteDagRechtsvordering);

/// <param name="Gebreken">Why the visit proves nothing, when it does not.</param>
/// <param name="Verbeurd">What it proves to be forfeited.</param>
/// <param name="ResterendTotMaximumCent">What can still forfeit, in euro cents.</param>
public sealed record HercontroleVastgelegd(Guid ZaakId, Guid LastId, Guid ControleId, ImmutableArray<Gebrek> Gebreken, ImmutableArray<Verbeurtebeeld> Verbeurd, long ResterendTotMaximumCent);

public static class ToetsHercontroleEndpoint
{
    public static async Task<Toetsingskader> LoadAsync(IDocumentSession sessie, CancellationToken ct) => new(
        await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg,
        await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg);

    public static ProblemDetails Validate(ToetsHercontrole opdracht, Zaak zaak, Guid lastId) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last")
        : !zaak.Controles.TryGetValue(opdracht.ControleId, out var controle) ? Problemen.Onbekend("De controle")
        : Problemen.Weiger(
            last is { BekendgemaaktOp: null, BekendmakingVervallen: false } ? new("D5", "Awb 3:40", "De last is nog niet bekendgemaakt en werkt nog niet.", "Maak haar eerst bekend.") : null,
            !controle.Uitgevoerd ? new("DC42-uitgevoerd", "Awb 5:33", "Deze controle is nog niet afgerond.", "Rond de controle eerst af.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/hercontroles"), Mag(Toegangsrecht.OvertredingVaststellen), LegtVast(typeof(HercontroleUitgevoerd), typeof(DwangsomVerbeurd))]
    public static (HercontroleVastgelegd, Wolverine.Marten.Events) Post(
        ToetsHercontrole opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Toetsingskader kader, TimeProvider klok)
    {
        var (last, controle, vandaag) = (zaak.Lasten[lastId], zaak.Controles[opdracht.ControleId], klok.Vandaag());
        var dag = controle.Dag!.Value;
        var gebreken = Gebreken(opdracht, zaak, controle, last, dag, kader);
        var constatering = new HercontroleUitgevoerd(zaak.Id, lastId, controle.Id, dag, opdracht.Overtreding, opdracht.DektLast, opdracht.VoortdurendSindsEindeTermijn, gebreken,
            [.. Rechtmatigheid.VanBevindingen(zaak, controle).Where(b => b.Value.IsEmpty).Select(b => b.Key).Order()])
        { GebeurdOp = controle.Afloop[^1].Op };
        var stand = last.StandMet(Journaalregel.Uit(constatering), vandaag);
        var nieuw = (stand?.Posten ?? []).Where(p => !last.Bewezen(p.Verbeurte.VerbeurdOp) && last.Verbeurd.GetValueOrDefault(p.Verbeurte.VerbeurdOp) != controle.Id).Select(p => Verbeurd(zaak.Id, lastId, controle.Id, p)).ToImmutableArray();
        return (
            new HercontroleVastgelegd(zaak.Id, lastId, controle.Id, [.. gebreken, .. stand is null ? [] : Signalen(stand, dag)],
                [.. nieuw.Select(v => new Verbeurtebeeld(v.VerbeurdOp, v.BedragCent, v.BetalenUiterlijk, v.LaatsteDagRechtsvordering))], stand?.ResterendTotMaximumCent ?? last.Voorwaarden.MaximumCent),
            [constatering, .. nieuw]);
    }

    private static DwangsomVerbeurd Verbeurd(Guid zaakId, Guid lastId, Guid bewijs, Post post) => new(
        zaakId, lastId, post.Verbeurte.VerbeurdOp, post.Verbeurte.BedragCent, bewijs,
        Rekendatum.Van(Betaaltermijn.VanDwangsom(post.Verbeurte.VerbeurdOp), b => b.BetalenUiterlijk),
        Rekendatum.Van(Verjaring.VanDwangsom(post.Verbeurte.VerbeurdOp), v => v.LaatsteDagRechtsvordering!.Value),
        [.. post.Verbeurte.Signalen])
    { GebeurdOp = post.Verbeurte.VerbeurdOp.Om(TimeOnly.MinValue) };

    /// <summary>What a judge asks of a constatering before money follows from it (DC01, DC13, DC43).</summary>
    private static ImmutableArray<Gebrek> Gebreken(ToetsHercontrole opdracht, Zaak zaak, Controle controle, Lastdossier last, DateOnly dag, Toetsingskader kader)
    {
        var gebreken = ImmutableArray.CreateBuilder<Gebrek>();
        if (Bekendmakingregels.Staat(last) is { } vervallen)
            gebreken.Add(Gebrek(vervallen.Regel, vervallen.Grondslag, vervallen.Reden));
        if (!zaak.ProcessenVerbaal.Values.Any(p => p.ControleId == controle.Id && p.Ondertekenaar is not null))
            gebreken.Add(Gebrek("DC13", "RVS:2012:BW8183; RVS:2017:1179", "Van deze controle is geen ondertekend proces-verbaal."));
        var norm = zaak.Overtredingen.GetValueOrDefault(last.OvertredingId) is { } o ? kader.Normen.Normen.GetValueOrDefault(o.NormId) : null;
        if (norm is not null && controle.Koppel.Any(lid => !kader.Toezichthouders.MagToezien(lid, dag, norm.Wet)))
            gebreken.Add(Gebrek("T1", "Awb 5:11, Hw 33", "Niet elke toezichthouder was op de dag van de controle aangewezen voor deze wet."));
        if (opdracht.Overtreding && !opdracht.DektLast)
            gebreken.Add(Gebrek("DC43", "Awb 5:33; RVS:2017:2666", "Wat is geconstateerd, is niet precies wat de last verbiedt."));
        var bevindingen = Rechtmatigheid.VanBevindingen(zaak, controle);
        if (opdracht.Overtreding && !bevindingen.Values.Any(g => g.IsEmpty))
            gebreken.Add(bevindingen.IsEmpty
                ? Gebrek("E1-bevinding", "Awb 3:2, 5:33; RVS:2012:BW8183", "Bij deze controle is geen enkele bevinding gedaan waaruit de overtreding blijkt.")
                : Gebrek("E1-uitgesloten", bevindingen.Values.First()[0].Grondslag, "Alle bevindingen van deze controle zijn uitgesloten van besluiten."));
        return gebreken.ToImmutable();
    }

    /// <summary>What the ledger says about this very day, such as a visit within the term or before the unit was over.</summary>
    private static IEnumerable<Gebrek> Signalen(Stand stand, DateOnly dag) => stand.Grootboek.Signalen.Where(s => s.Datum == dag && s.Verbeurte is null && s.Code is not "CONSTATERING_ONDEUGDELIJK")
        .Select(s => s.Code is Signaal.LastNageleefd
            ? new Gebrek("DC43", 1, "Awb 5:33; RVS:2017:2666", Zin(s), "Hieruit volgt geen verbeurte.")
            : new Gebrek("DC42", 1, "Awb 5:32a, 5:32b, 5:33", Zin(s), "Hieruit volgt geen verbeurte."));

    private static string Zin(Signaal signaal) => $"{char.ToUpperInvariant(signaal.Tekst[0])}{signaal.Tekst[1..]}";

    private static Gebrek Gebrek(string regel, string grondslag, string omschrijving) =>
        new(regel, 1, grondslag, omschrijving, "Deze constatering bewijst geen verbeurte; herstel het gebrek en toets opnieuw, of plan een nieuwe hercontrole.");
}

/// <summary>The registers that a constatering is held against.</summary>
public sealed record Toetsingskader(Normenregister Normen, Toezichthouderregister Toezichthouders);
