using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Records the signed gegevensparagraaf: what each partner that signed may get, and whether it supplies.</summary>
public sealed record LegGegevensparagraafVast(DateOnly Op, string Kenmerk, ImmutableArray<Paragraafregel> Regels)
{
    internal sealed class Validator : AbstractValidator<LegGegevensparagraafVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Kenmerk).NotEmpty().Kenmerk();
            RuleFor(x => x.Regels).Must(r => r is { IsDefaultOrEmpty: false, Length: <= 50 }).WithMessage("zijn er geen, of meer dan vijftig. Noem elke partner die heeft ondertekend.");
            RuleFor(x => x.Regels).Must(r => r.IsDefault || r.DistinctBy(x => x?.Oin).Count() == r.Length).WithMessage("noemen een OIN twee keer.");
            RuleForEach(x => x.Regels).ChildRules(r =>
            {
                r.RuleFor(x => x.Oin).Oin();
                r.RuleFor(x => x.MagOntvangen).Must(v => !v.IsDefault).WithMessage("ontbreekt. Geef een lijst van velden, desnoods een lege.");
                r.RuleForEach(x => x.MagOntvangen).IsInEnum();
            });
        }
    }
}

public static class LegGegevensparagraafVastEndpoint
{
    public static ProblemDetails Validate(LegGegevensparagraafVast opdracht, LsiProject project) =>
        Problemen.Weiger(Projectregels.Fase<GegevensparagraafOndertekend>(project.Fase), Projectregels.Paragraaf(project, opdracht.Regels));

    [WolverinePost("/v1/lsi/projecten/{projectId}/gegevensparagrafen"), Mag(Toegangsrecht.LsiProjectVaststellen)]
    public static (Projectvastlegging, GegevensparagraafOndertekend) Post(LegGegevensparagraafVast opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Op, opdracht.Kenmerk, opdracht.Regels) { GebeurdOp = klok.Op(opdracht.Op) });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
