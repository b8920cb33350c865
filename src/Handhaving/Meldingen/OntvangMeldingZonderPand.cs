using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Meldingen;

/// <param name="Plaatsaanduiding">Where the reporter says that it is; kept in the kluis, because it can name a person.</param>
public sealed record OntvangMeldingZonderPand(
    Kanaal Kanaal, Onderwerp Onderwerp, string Plaatsaanduiding, string Omschrijving, Melderopgave? Melder = null, bool MelderBeschermd = false, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<OntvangMeldingZonderPand>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Plaatsaanduiding).Tekst();
            RuleFor(x => x.Omschrijving).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Melder!).SetValidator(new Melderopgave.Validator()).When(x => x.Melder is not null);
            RuleFor(x => x.MelderBeschermd).Must((x, beschermd) => !beschermd || x.Melder is not null)
                .WithMessage("kan alleen als er een melder is. Laat het weg bij een anonieme melding.");
        }
    }
}

public sealed record IntakeVastgelegd(Guid MeldingId) : CreationResponse($"/v1/meldingen/{MeldingId}");

public static class OntvangMeldingZonderPandEndpoint
{
    [WolverinePost("/v1/meldingen"), Mag(Toegangsrecht.MeldingRegistreren), LegtVast(typeof(MeldingZonderPandOntvangen))]
    public static (IntakeVastgelegd, IStartStream) Post(OntvangMeldingZonderPand opdracht, TimeProvider klok)
    {
        var meldingId = Guid.CreateVersion7(klok.GetUtcNow());
        return (new IntakeVastgelegd(meldingId), MartenOps.StartStream<Intake>(Intake.Stroom(meldingId), new MeldingZonderPandOntvangen(
            meldingId, opdracht.Kanaal, opdracht.Onderwerp, opdracht.Melder is null, opdracht.MelderBeschermd, opdracht.Melder?.AlsGegeven(),
            Persoonsgegeven.Over(meldingId, opdracht.Plaatsaanduiding), Persoonsgegeven.Over(meldingId, opdracht.Omschrijving))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) }));
    }
}
