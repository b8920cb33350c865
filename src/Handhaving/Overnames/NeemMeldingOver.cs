using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
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

/// <summary>Takes over a melding of before this product, with how it was assessed.</summary>
/// <param name="Zaakkenmerk">The source's key of the zaak; records that share it come into one zaak.</param>
/// <param name="Buurtcode">CBS code; needed when the pand is not known yet.</param>
public sealed record NeemMeldingOver(
    Bronvermelding Bron, string Zaakkenmerk, Kanaal Kanaal, Onderwerp Onderwerp, string Omschrijving, DateTimeOffset OntvangenOp,
    Melderopgave? Melder = null, bool MelderBeschermd = false, Beoordelingopgave? Beoordeling = null, string? Buurtcode = null, string? VerblijfsobjectId = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemMeldingOver>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bron).SetValidator(new Bronvermelding.Validator(klok));
            RuleFor(x => x.Zaakkenmerk).NotEmpty().Kenmerk();
            RuleFor(x => x.Omschrijving).Tekst();
            RuleFor(x => (DateTimeOffset?)x.OntvangenOp).NietInDeToekomst(klok).OverridePropertyName("ontvangenOp");
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
            RuleFor(x => x.Melder!).SetValidator(new Melderopgave.Validator()).When(x => x.Melder is not null);
            RuleFor(x => x.MelderBeschermd).Must((x, beschermd) => !beschermd || x.Melder is not null)
                .WithMessage("kan alleen als er een melder is. Laat het weg bij een anonieme melding.");
            RuleFor(x => x.Beoordeling!).SetValidator(new Beoordelingopgave.Validator(klok)).When(x => x.Beoordeling is not null);
        }
    }
}

public sealed record Beoordelingopgave(MeldingUitkomst Uitkomst, Prioriteit Prioriteit, string Motivering, DateTimeOffset GebeurdOp) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Beoordelingopgave>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => (DateTimeOffset?)x.GebeurdOp).NietInDeToekomst(klok).OverridePropertyName("gebeurdOp");
        }
    }
}

public static class NeemMeldingOverEndpoint
{
    public static async Task<IEvent?> LoadAsync(NeemMeldingOver opdracht, Uitvoerder wie, IDocumentSession sessie, CancellationToken ct) =>
        await sessie.GebeurtenisAsync(Bronsleutel.Gebeurtenis<MeldingOntvangen>(Bronsleutel.Melding(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk)), ct);

    public static ProblemDetails Validate(NeemMeldingOver opdracht, string pandId, Pand? pand, IEvent? eerder, Uitvoerder wie, Gebieden gebieden) =>
        Overgenomen.ZelfdePand(eerder, pandId) is { Status: not (null or 200) } probleem ? probleem
        : NieuwPand.Controleer(pand, opdracht.Buurtcode, wie.Gemeente, gebieden);

    [WolverinePost("/v1/panden/{pandId}/overnames/meldingen"), Mag(Toegangsrecht.GeschiedenisOvernemen),
     LegtVast(typeof(MeldingOntvangen), typeof(MeldingBeoordeeld), typeof(PandOpgenomen))]
    public static (OvernameVastgelegd, Events) Post(
        NeemMeldingOver opdracht, string pandId, [Vergrendeld("pandId", Required = false)] Pand? pand, IEvent? eerder, Uitvoerder wie, Gebieden gebieden)
    {
        if (eerder?.Data is MeldingOntvangen al) return (new OvernameVastgelegd(pandId, al.ZaakId, true, [], al.MeldingId), []);

        var id = Bronsleutel.Melding(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk);
        var zaakId = Bronsleutel.Zaak(wie.Gemeente, opdracht.Bron.Naam, pandId, opdracht.Zaakkenmerk);
        return (
            new OvernameVastgelegd(pandId, zaakId, false,
                opdracht.Beoordeling?.GebeurdOp < opdracht.OntvangenOp ? [new("M1", 1, "Awb 3:2", "De beoordeling ligt voor de ontvangst van de melding.", "Zoek uit welk moment klopt en corrigeer de ontvangst.")] : [], id),
            [.. Gebeurtenissen(opdracht, id, zaakId, NieuwPand.Opname(pandId, pand, opdracht.Buurtcode, gebieden, opdracht.OntvangenOp.ToUniversalTime())).UitBron(opdracht.Bron, id)]);
    }

    private static IEnumerable<Pandgebeurtenis> Gebeurtenissen(NeemMeldingOver m, Guid id, Guid zaakId, IEnumerable<Pandgebeurtenis> opname)
    {
        foreach (var o in opname) yield return o;
        yield return new MeldingOntvangen(
            zaakId, id, m.VerblijfsobjectId, m.Kanaal, m.Onderwerp, m.Melder is null, m.MelderBeschermd, m.Melder?.AlsGegeven(), Persoonsgegeven.Over(zaakId, m.Omschrijving))
        { GebeurdOp = m.OntvangenOp.ToUniversalTime() };
        if (m.Beoordeling is { } b)
            yield return new MeldingBeoordeeld(zaakId, id, b.Uitkomst, b.Prioriteit, Persoonsgegeven.Over(zaakId, b.Motivering)) { GebeurdOp = b.GebeurdOp.ToUniversalTime() };
    }
}
