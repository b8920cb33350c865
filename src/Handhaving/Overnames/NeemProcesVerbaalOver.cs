using FluentValidation;
using Handhaving.Bevindingen;
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

/// <summary>Takes over the proces-verbaal of a visit that was taken over from the same source.</summary>
/// <param name="Controlekenmerk">The source's key of the visit on which it reports.</param>
/// <param name="OndertekendOp">Left out: not signed in the source; it can be signed here.</param>
public sealed record NeemProcesVerbaalOver(
    Bronvermelding Bron, string Controlekenmerk, Guid Opsteller, string Tekst, DateTimeOffset OpgemaaktOp,
    DateTimeOffset? OndertekendOp = null, Guid? Ondertekenaar = null, bool OpAmbtseed = false) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemProcesVerbaalOver>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bron).SetValidator(new Bronvermelding.Validator(klok));
            RuleFor(x => x.Controlekenmerk).NotEmpty().Kenmerk();
            RuleFor(x => x.Tekst).Tekst();
            RuleFor(x => (DateTimeOffset?)x.OpgemaaktOp).NietInDeToekomst(klok).OverridePropertyName("opgemaaktOp");
            RuleFor(x => x.OndertekendOp).NietInDeToekomst(klok).Must((x, op) => op is null || op >= x.OpgemaaktOp).WithMessage("ligt voor opgemaaktOp. Een proces-verbaal wordt ondertekend nadat het is opgemaakt.");
            RuleFor(x => x.Ondertekenaar).Must((x, wie) => (wie is null) == (x.OndertekendOp is null)).WithMessage("hoort bij ondertekendOp. Geef beide of geen van beide.");
        }
    }
}

/// <summary>An earlier import of the record, its visit, and who may report on that.</summary>
public sealed record Verbaalgrond(IEvent? Eerder, Controle? Controle, Zaak? Zaak, Verbalisantschap? Verbalisantschap);

public static class NeemProcesVerbaalOverEndpoint
{
    public static async Task<Verbaalgrond> LoadAsync(NeemProcesVerbaalOver opdracht, Pand pand, Uitvoerder wie, IDocumentSession sessie, CancellationToken ct)
    {
        var id = Bronsleutel.ProcesVerbaal(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk);
        var controleId = Bronsleutel.Controle(wie.Gemeente, opdracht.Bron.Naam, opdracht.Controlekenmerk);
        var zaak = pand.Zaken.Values.FirstOrDefault(z => z.Controles.ContainsKey(controleId));
        var controle = zaak?.Controles[controleId];
        return new(
            await sessie.GebeurtenisAsync(Bronsleutel.Gebeurtenis<ProcesVerbaalOpgemaakt>(id), ct), controle, zaak,
            controle is null ? null : await Verbalisantschap.LaadAsync(controle, sessie, ct));
    }

    public static ProblemDetails Validate(NeemProcesVerbaalOver opdracht, string pandId, Verbaalgrond grond)
    {
        if (Overgenomen.ZelfdePand(grond.Eerder, pandId) is { Status: not (null or 200) } ander) return ander;
        if (grond.Eerder is not null) return WolverineContinue.NoProblems;
        if (grond is not { Controle: { } controle, Zaak: { } zaak, Verbalisantschap: { } verbalisantschap })
            return Problemen.Ongeldig("controlekenmerk", "is bij dit pand niet uit deze bron overgenomen. Neem eerst de controle over.");

        return Problemen.Weiger(
            !controle.Uitgevoerd || controle.Afloop[^1].Einde > opdracht.OpgemaaktOp
                ? new("E1", "ABRvS 2012:BW8183", "Het proces-verbaal is opgemaakt voordat de controle was afgelopen.", "Controleer de tijden in de bron; een proces-verbaal gaat over wat is waargenomen.") : null,
            zaak.ProcessenVerbaal.Values.Any(p => p.ControleId == controle.Id)
                ? new("E1-eigen", "productkeuze", "Deze controle heeft al een proces-verbaal.", "Leg een tweede stuk vast als aanvulling.") : null,
            verbalisantschap.Toets(opdracht.Opsteller),
            opdracht.Ondertekenaar is { } ondertekenaar ? verbalisantschap.Toets(ondertekenaar) : null);
    }

    [WolverinePost("/v1/panden/{pandId}/overnames/processen-verbaal"), Mag(Toegangsrecht.GeschiedenisOvernemen),
     LegtVast(typeof(ProcesVerbaalOpgemaakt), typeof(ProcesVerbaalOndertekend))]
    public static (OvernameVastgelegd, Events) Post(NeemProcesVerbaalOver opdracht, string pandId, [Vergrendeld] Pand pand, Verbaalgrond grond, Uitvoerder wie)
    {
        if (grond.Eerder?.Data is ProcesVerbaalOpgemaakt al)
            return (new OvernameVastgelegd(pandId, al.ZaakId, true, [], ControleId: al.ControleId, ProcesVerbaalId: al.ProcesVerbaalId), []);

        var id = Bronsleutel.ProcesVerbaal(wie.Gemeente, opdracht.Bron.Naam, opdracht.Bron.Kenmerk);
        var (zaak, zaakId, controle) = (grond.Zaak!, grond.Zaak!.Id, grond.Controle!);
        return (new OvernameVastgelegd(pandId, zaakId, false, [], ControleId: controle.Id, ProcesVerbaalId: id), [.. Gebeurtenissen().UitBron(opdracht.Bron, id)]);

        IEnumerable<Pandgebeurtenis> Gebeurtenissen()
        {
            yield return new ProcesVerbaalOpgemaakt(zaakId, controle.Id, id, opdracht.Opsteller, [.. controle.Ruimten.Select(r => r.Id)],
                [.. Rechtmatigheid.VanBevindingen(zaak, controle).Where(b => !b.Value.IsEmpty).Select(b => b.Key).Order()], Persoonsgegeven.Over(zaakId, opdracht.Tekst))
            { GebeurdOp = opdracht.OpgemaaktOp.ToUniversalTime() };
            if (opdracht is { OndertekendOp: { } op, Ondertekenaar: { } wieTekende })
                yield return new ProcesVerbaalOndertekend(zaakId, controle.Id, id, wieTekende, opdracht.OpAmbtseed) { GebeurdOp = op.ToUniversalTime() };
        }
    }
}
