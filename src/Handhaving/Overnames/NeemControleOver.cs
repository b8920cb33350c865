using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Overnames;

/// <summary>How the koppel got in, as the source tells it.</summary>
public enum Binnenkomst { Toestemming, Geweigerd, ZonderToestemming, GeenGehoor }

/// <summary>
/// Takes over a visit of before this product: the same facts as an ordinary visit, judged by the same rules. What the source
/// does not tell is not recorded, and bars findings as it would have then.
/// </summary>
/// <param name="Zaakkenmerk">The source's key of the zaak; records that share it come into one zaak.</param>
/// <param name="Koppel">The references of exactly two toezichthouders.</param>
/// <param name="BinnengetredenOp">Left out: at the begin, when they got in.</param>
/// <param name="VerlatenOp">Left out: at the end, when they got in.</param>
public sealed record NeemControleOver(
    Bronvermelding Bron, string Zaakkenmerk, Guid NormId, DateTimeOffset Begin, DateTimeOffset Einde, ImmutableArray<Guid> Koppel,
    Controleresultaat Resultaat, Binnenkomst Binnenkomst,
    DateTimeOffset? GelegitimeerdOp = null, DateTimeOffset? DoelMeegedeeldOp = null, bool DoelBegrepen = true, Tolkopgave? Tolk = null,
    IReadOnlyList<Toestemmingopgave>? Toestemmingen = null, DateTimeOffset? BinnengetredenOp = null, DateTimeOffset? VerlatenOp = null, bool BewonerAanwezig = true,
    IReadOnlyList<Bewoneropgave>? Bewoners = null, IReadOnlyList<Ruimteopgave>? Ruimten = null, string? Toelichting = null,
    string? Buurtcode = null, string? VerblijfsobjectId = null, Aanleiding Aanleiding = Aanleiding.Ambtshalve) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemControleOver>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bron).SetValidator(new Bronvermelding.Validator(klok));
            RuleFor(x => x.Zaakkenmerk).NotEmpty().Kenmerk();
            RuleFor(x => x.Koppel).Koppel();
            RuleFor(x => (DateTimeOffset?)x.Einde).NietInDeToekomst(klok).OverridePropertyName("einde");
            RuleFor(x => x.Einde).Must((x, einde) => einde > x.Begin && einde <= x.Begin + Bezoek.Langste).WithMessage("ligt niet na begin, of meer dan 24 uur later.");
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
            RuleFor(x => x.GelegitimeerdOp).Must(Binnen).WithMessage(Buiten);
            RuleFor(x => x.DoelMeegedeeldOp).Must(Binnen).WithMessage(Buiten);
            RuleFor(x => x.BinnengetredenOp).Must(Binnen).WithMessage(Buiten);
            RuleFor(x => x.VerlatenOp).Must(Binnen).WithMessage(Buiten);
            RuleForEach(x => x.Toestemmingen).SetValidator(new Toestemmingopgave.Validator()).Must((x, t) => Binnen(x, t.GebeurdOp)).WithMessage(Buiten);
            RuleForEach(x => x.Ruimten).SetValidator(new Ruimteopgave.Validator()).Must((x, r) => Binnen(x, r.GebeurdOp)).WithMessage(Buiten);
            RuleForEach(x => x.Bewoners).SetValidator(new Bewoneropgave.Validator());
            RuleFor(x => x.Tolk!).SetValidator(new Tolkopgave.Validator()).When(x => x.Tolk is not null);
        }

        private const string Buiten = "ligt buiten de controle. Geef een moment tussen begin en einde.";

        private static bool Binnen(NeemControleOver x, DateTimeOffset? op) => op is null || op >= x.Begin && op <= x.Einde;
    }
}

/// <summary>What an import leans on beside the pand: an earlier import of the record, the registers, and visits near in time.</summary>
public sealed record Overnamegrond(IEvent? Eerder, Norm? Norm, Toezichthouderregister Toezichthouders, IReadOnlyList<Bezoek> Bezoeken)
{
    private const int Versie = 1;

    /// <summary>What is odd. No reason to refuse: it is what the source says that happened.</summary>
    public IEnumerable<Gebrek> Opmerkingen(NeemControleOver c)
    {
        var dag = c.Begin.Dag();
        if (!Norm!.Geldt(dag))
            yield return new("N1", Versie, "Awb 5:4", "De norm gold niet op de dag van de controle.", "Een overtreding van die dag is niet op deze norm te baseren.");
        if (c.Koppel.Any(lid => !Toezichthouders.MagToezien(lid, dag, Norm.Wet)))
            yield return new("T1", Versie, "Awb 5:11, Hw 33", "Niet elk lid van het koppel was op de dag van de controle aangewezen als toezichthouder.", "Wie niet was aangewezen kan het proces-verbaal niet ondertekenen.");
        foreach (var ander in Bezoeken.Where(b => b.Overlapt(c.Begin, c.Einde, c.Koppel)).OrderBy(b => b.Begin))
            yield return new("T8-overlap", Versie, "ABRvS 2012:BW8183", $"Een lid van het koppel was volgens controle {ander.ControleId} in die tijd ergens anders.", "Zoek uit welke tijden kloppen en corrigeer die; anders is betwistbaar wie wat zag.");
    }
}

public static class NeemControleOverEndpoint
{
    public static async Task<Overnamegrond> LoadAsync(NeemControleOver opdracht, Uitvoerder wie, IDocumentSession sessie, CancellationToken ct) => new(
        await sessie.GebeurtenisAsync(Bronsleutel.Gebeurtenis<ControleUitgevoerd>(Bronsleutel.Controle(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk)), ct),
        (await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct))?.Normen.GetValueOrDefault(opdracht.NormId),
        await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg,
        await Bezoek.RondAsync(sessie, opdracht.Begin, opdracht.Einde, ct));

    public static ProblemDetails Validate(NeemControleOver opdracht, string pandId, Pand? pand, Overnamegrond grond, Uitvoerder wie, Gebieden gebieden) =>
        Overgenomen.ZelfdePand(grond.Eerder, pandId) is { Status: not (null or 200) } ander ? ander
        : NieuwPand.Controleer(pand, opdracht.Buurtcode, wie.Gemeente, gebieden) is { Status: not (null or 200) } probleem ? probleem
        : grond.Norm is null ? Problemen.Ongeldig("normId", "is geen norm van deze gemeente. Neem de norm die toen gold eerst op in het register.")
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/overnames/controles"), Mag(Toegangsrecht.GeschiedenisOvernemen),
     LegtVast(typeof(ControleUitgevoerd), typeof(ZaakGeopend), typeof(PandOpgenomen), typeof(LegitimatieGetoond), typeof(DoelMeegedeeld), typeof(TolkIngezet), typeof(ToestemmingVerleend), typeof(ToestemmingGeweigerd), typeof(GeenGehoor), typeof(BewonerAangetroffen), typeof(WoningBinnengetreden), typeof(RuimteOpgenomen), typeof(WoningVerlaten))]
    public static (OvernameVastgelegd, Events) Post(
        NeemControleOver opdracht, string pandId, [Vergrendeld("pandId", Required = false)] Pand? pand, Overnamegrond grond, Uitvoerder wie, Gebieden gebieden)
    {
        if (grond.Eerder?.Data is ControleUitgevoerd al) return (new OvernameVastgelegd(pandId, al.ZaakId, true, [], ControleId: al.ControleId), []);

        var id = Bronsleutel.Controle(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk);
        var zaakId = Bronsleutel.Zaak(wie.Gemeente, opdracht.Bron.Naam, pandId, opdracht.Zaakkenmerk);
        var opname = NieuwPand.Opname(pandId, pand, opdracht.Buurtcode, gebieden, opdracht.Begin.ToUniversalTime());
        return (
            new OvernameVastgelegd(pandId, zaakId, false, [.. grond.Opmerkingen(opdracht)], ControleId: id),
            [.. opname.Concat(Overgenomencontrole.Gebeurtenissen(opdracht, zaakId, id, pand?.Zaak(zaakId))).UitBron(opdracht.Bron, id)]);
    }
}
