using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Lsi;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Leveringsafspraken;

/// <summary>Proposes what one partner may get in one project, for one purpose. Nothing is delivered until a second person approves.</summary>
/// <param name="Oin">Of a partner of the project.</param>
/// <param name="Noodzaak">Why each field is necessary for the purpose.</param>
public sealed record StelLeveringsafspraakVoor(Guid ProjectId, string Oin, Leveringsdoel Doel, Leveringsgrond Grond, Afspraakinhoud Inhoud, string Noodzaak) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelLeveringsafspraakVoor>
    {
        public Validator()
        {
            RuleFor(x => x.Oin).Oin();
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Inhoud).Afspraak();
            RuleFor(x => x.Noodzaak).Tekst();
        }
    }
}

internal static class Afspraakvorm
{
    public static IRuleBuilderOptions<T, Afspraakinhoud> Afspraak<T>(this IRuleBuilder<T, Afspraakinhoud> regel) => regel.ChildRules(i =>
    {
        i.RuleFor(x => x.Velden).Must(v => !v.IsDefaultOrEmpty).WithMessage("zijn er geen. Noem wat de partner krijgt.");
        i.RuleForEach(x => x.Velden).IsInEnum();
        i.RuleFor(x => x.Filter.Wijkcodes).Must(w => w is { IsDefault: false, Length: <= 200 }).WithMessage("ontbreken, of zijn er meer dan tweehonderd. Geef een lijst; een lege betekent overal.");
        i.RuleFor(x => x.Filter.Controleresultaten).Must(c => !c.IsDefault).WithMessage("ontbreken. Geef een lijst; een lege betekent elk resultaat.");
        i.RuleForEach(x => x.Filter.Controleresultaten).IsInEnum();
        i.RuleFor(x => x.GeldigVanaf).Datum();
        i.RuleFor(x => x.GeldigTotEnMet).Datum();
        i.RuleFor(x => x.GeldigTotEnMet).Must((x, tot) => tot >= x.GeldigVanaf).WithMessage("ligt voor geldigVanaf.");
        i.RuleFor(x => x.BewaardagenFeed).InclusiveBetween(1, Leveringsregels.LangsteBewaring);
    });

    public static ProblemDetails? Wijken(Afspraakinhoud inhoud, string gemeente, Gebieden gebieden) =>
        inhoud.Filter.Wijkcodes.All(w => w.StartsWith("WK", StringComparison.Ordinal) && gebieden.IsVan(w, gemeente)) ? null : Problemen.Ongeldig("inhoud.filter.wijkcodes", "noemen een wijk die niet van deze gemeente is.");

    /// <summary>Each field once, in the order of the catalogue.</summary>
    public static Afspraakinhoud Geordend(this Afspraakinhoud inhoud) => inhoud with { Velden = [.. inhoud.Velden.Distinct().Order()] };
}

public sealed record AfspraakVastgelegd(Guid AfspraakId, Guid FeedId) : CreationResponse($"/v1/leveringsafspraken/{AfspraakId}");

public static class StelLeveringsafspraakVoorEndpoint
{
    /// <summary>The project, which a proposal only reads.</summary>
    public static async Task<(ProblemDetails, Projectstand?)> LoadAsync(StelLeveringsafspraakVoor opdracht, IDocumentSession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<LsiProject>(LsiProject.Stroom(opdracht.ProjectId), ct) is not { } project ? (Problemen.Ongeldig("projectId", "is geen project van deze gemeente."), null)
        : project.Partner(opdracht.Oin) is not { } partner ? (Problemen.Ongeldig("oin", "is geen partner van dit project."), null)
        : (WolverineContinue.NoProblems, new(project, partner));

    public static ProblemDetails Validate(StelLeveringsafspraakVoor opdracht, Projectstand stand, Uitvoerder wie, Gebieden gebieden) =>
        Afspraakvorm.Wijken(opdracht.Inhoud, wie.Gemeente, gebieden) ?? Problemen.Weiger(Leveringsregels.Inhoud(stand.Partner, opdracht.Doel, opdracht.Grond, opdracht.Inhoud));

    [WolverinePost("/v1/leveringsafspraken"), Mag(Toegangsrecht.LeveringsafspraakVoorstellen), LegtVast(typeof(LeveringsafspraakVoorgesteld))]
    public static (AfspraakVastgelegd, IStartStream) Post(StelLeveringsafspraakVoor opdracht, Projectstand stand, Uitvoerder wie, TimeProvider klok)
    {
        // Random, unlike the agreement's own id: the name of a feed tells nothing, not even when it began.
        var (id, feed) = (Guid.CreateVersion7(klok.GetUtcNow()), Guid.NewGuid());
        return (new(id, feed), MartenOps.StartStream<Leveringsafspraak>(Leveringsafspraak.Stroom(id), new LeveringsafspraakVoorgesteld(
            id, feed, opdracht.ProjectId, stand.Partner, opdracht.Doel, opdracht.Grond, opdracht.Inhoud.Geordend(), wie.Medewerker, Persoonsgegeven.Over(id, opdracht.Noodzaak))
        { GebeurdOp = klok.GetUtcNow() }));
    }
}

/// <summary>What a proposal needs to know of the project.</summary>
public sealed record Projectstand(LsiProject Project, Partnerverwijzing Partner);
