using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Lsi;

/// <summary>Proposes that an interventieteam looks at a problem.</summary>
public sealed record MeldProjectAan(Thema Thema, string Omschrijving) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<MeldProjectAan>
    {
        public Validator()
        {
            RuleFor(x => x.Thema).IsInEnum();
            RuleFor(x => x.Omschrijving).Tekst();
        }
    }
}

public sealed record ProjectVastgelegd(Guid ProjectId) : CreationResponse($"/v1/lsi/projecten/{ProjectId}");

public static class MeldProjectAanEndpoint
{
    [WolverinePost("/v1/lsi/projecten"), Mag(Toegangsrecht.LsiProjectBeheren), LegtVast(typeof(LsiProjectAangemeld))]
    public static (ProjectVastgelegd, IStartStream) Post(MeldProjectAan opdracht, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new ProjectVastgelegd(id), MartenOps.StartStream<LsiProject>(LsiProject.Stroom(id), new LsiProjectAangemeld(id, opdracht.Thema, Persoonsgegeven.Over(id, opdracht.Omschrijving)) { GebeurdOp = klok.GetUtcNow() }));
    }
}
