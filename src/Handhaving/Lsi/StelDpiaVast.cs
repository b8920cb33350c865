using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Records the DPIA of the project.</summary>
public sealed record StelDpiaVast(DateOnly Op, string Kenmerk, bool FunctionarisGeadviseerd, bool HoogRestrisico, bool VoorafGeraadpleegd)
{
    internal sealed class Validator : AbstractValidator<StelDpiaVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Kenmerk).NotEmpty().Kenmerk();
        }
    }
}

public static class StelDpiaVastEndpoint
{
    public static ProblemDetails Validate(StelDpiaVast opdracht, LsiProject project) =>
        Problemen.Weiger(Projectregels.Fase<DpiaVastgesteld>(project.Fase), Projectregels.Dpia(opdracht.FunctionarisGeadviseerd, opdracht.HoogRestrisico, opdracht.VoorafGeraadpleegd));

    [WolverinePost("/v1/lsi/projecten/{projectId}/effectbeoordelingen"), Mag(Toegangsrecht.LsiProjectVaststellen)]
    public static (Projectvastlegging, DpiaVastgesteld) Post(StelDpiaVast opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) => (
        new(project.ProjectId),
        new(project.ProjectId, opdracht.Op, opdracht.Kenmerk, opdracht.FunctionarisGeadviseerd, opdracht.HoogRestrisico, opdracht.VoorafGeraadpleegd) { GebeurdOp = klok.Op(opdracht.Op) });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
