using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Meldingen;

/// <param name="Buurtcode">CBS code; needed when the pand is not known yet.</param>
/// <param name="ZaakId">An open zaak to which this melding belongs; left out, the melding starts one of its own.</param>
/// <param name="GebeurdOp">When it was received; left out: now.</param>
public sealed record OntvangMelding(
    Kanaal Kanaal, Onderwerp Onderwerp, string Omschrijving, Melderopgave? Melder = null, bool MelderBeschermd = false,
    string? Buurtcode = null, string? VerblijfsobjectId = null, Guid? ZaakId = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<OntvangMelding>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Omschrijving).Tekst();
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Melder!).SetValidator(new Melderopgave.Validator()).When(x => x.Melder is not null);
            RuleFor(x => x.MelderBeschermd).Must((x, beschermd) => !beschermd || x.Melder is not null)
                .WithMessage("kan alleen als er een melder is. Laat het weg bij een anonieme melding.");
        }
    }
}

/// <summary>Who reports; left out means anonymous.</summary>
/// <param name="Betrokkene">The reference under which this person is known already.</param>
public sealed record Melderopgave(string Naam, string? Telefoon = null, string? Email = null, Guid? Betrokkene = null) : Persoonlijk
{
    public Persoonsgegeven<Melder> AlsGegeven() => Persoonsgegeven.Over(Betrokkene ?? Guid.NewGuid(), new Melder(Naam, Telefoon, Email));

    internal sealed class Validator : AbstractValidator<Melderopgave>
    {
        public Validator()
        {
            RuleFor(x => x.Naam).NotEmpty().WithMessage("is leeg. Laat melder weg bij een anonieme melding.").MaximumLength(200);
            RuleFor(x => x.Telefoon).MaximumLength(40);
            RuleFor(x => x.Email).MaximumLength(200);
        }
    }
}

public sealed record MeldingVastgelegd(string PandId, Guid ZaakId, Guid MeldingId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class OntvangMeldingEndpoint
{
    public static ProblemDetails Validate(OntvangMelding opdracht, Pand? pand, Uitvoerder wie, Gebieden gebieden) =>
        NieuwPand.Controleer(pand, opdracht.Buurtcode, wie.Gemeente, gebieden) is { Status: not (null or 200) } probleem ? probleem
        : opdracht.ZaakId is { } zaakId && pand?.Zaak(zaakId) is null ? Problemen.Ongeldig("zaakId", "is geen zaak van dit pand. Laat het weg om een eigen zaak te beginnen.")
        : opdracht.ZaakId is { } bestaand ? Problemen.Weiger(Zaakkeuze.Toets(pand?.Zaak(bestaand)))
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/meldingen"), Mag(Toegangsrecht.MeldingRegistreren), LegtVast(typeof(PandOpgenomen), typeof(MeldingOntvangen))]
    public static (MeldingVastgelegd, Events) Post(
        OntvangMelding opdracht, string pandId, [Vergrendeld("pandId", Required = false)] Pand? pand, Gebieden gebieden, TimeProvider klok)
    {
        var op = klok.Moment(opdracht.GebeurdOp);
        var zaakId = opdracht.ZaakId ?? Guid.NewGuid();
        var melding = new MeldingOntvangen(
            zaakId, Guid.CreateVersion7(klok.GetUtcNow()), opdracht.VerblijfsobjectId, opdracht.Kanaal, opdracht.Onderwerp, opdracht.Melder is null, opdracht.MelderBeschermd,
            opdracht.Melder?.AlsGegeven(), Persoonsgegeven.Over(zaakId, opdracht.Omschrijving))
        { GebeurdOp = op };

        return (new MeldingVastgelegd(pandId, zaakId, melding.MeldingId), [.. NieuwPand.Opname(pandId, pand, opdracht.Buurtcode, gebieden, op), melding]);
    }
}
