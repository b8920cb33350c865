using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Draws up the proposal that the LSI weighs: who takes part, with what means, and for how long.</summary>
public sealed record StelProjectvoorstelOp(
    Projectaanleiding Aanleiding, ImmutableArray<Partnerverwijzing> Partners, Guid Projectleider, int ProjectleiderHonderdsten, int OndersteuningHonderdsten, bool Ruimte, bool LeverbereidheidToegezegd,
    DateOnly Van, DateOnly TotEnMet, string Onderbouwing) : Persoonlijk
{
    public Projectvoorstel AlsVoorstel() => new(Aanleiding, Partners, Projectleider, ProjectleiderHonderdsten, OndersteuningHonderdsten, Ruimte, LeverbereidheidToegezegd, Van, TotEnMet);

    internal sealed class Validator : AbstractValidator<StelProjectvoorstelOp>
    {
        public Validator()
        {
            RuleFor(x => x.Aanleiding).IsInEnum();
            RuleFor(x => x.Partners).Must(p => !p.IsDefault && p.Length <= 50).WithMessage("ontbreken, of zijn er meer dan vijftig. Noem de partners die meedoen.");
            RuleFor(x => x.Partners).Must(p => p.IsDefault || p.DistinctBy(x => x?.Oin).Count() == p.Length).WithMessage("noemen een OIN twee keer.");
            RuleForEach(x => x.Partners).Partner();
            RuleFor(x => x.Projectleider).NotEqual(Guid.Empty).WithMessage("is leeg. Geef de verwijzing van een medewerker.");
            RuleFor(x => x.ProjectleiderHonderdsten).InclusiveBetween(0, 1_000);
            RuleFor(x => x.OndersteuningHonderdsten).InclusiveBetween(0, 1_000);
            RuleFor(x => x.Van).Datum();
            RuleFor(x => x.TotEnMet).Datum();
            RuleFor(x => x.Onderbouwing).Tekst();
        }
    }
}

public static class StelProjectvoorstelOpEndpoint
{
    public static ProblemDetails Validate(StelProjectvoorstelOp opdracht, LsiProject project) =>
        Problemen.Weiger(Projectregels.Fase<ProjectvoorstelOpgesteld>(project.Fase), Projectregels.Voorstel(opdracht.AlsVoorstel()));

    [WolverinePost("/v1/lsi/projecten/{projectId}/voorstellen"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, ProjectvoorstelOpgesteld) Post(StelProjectvoorstelOp opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) => (
        new(project.ProjectId),
        new(project.ProjectId, opdracht.AlsVoorstel(), Projectregels.Afwijkingen(opdracht.Van, opdracht.TotEnMet, opdracht.OndersteuningHonderdsten), Persoonsgegeven.Over(project.ProjectId, opdracht.Onderbouwing)) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
