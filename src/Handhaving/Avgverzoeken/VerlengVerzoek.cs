using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that the term is two months longer, and that the person was told so with the reasons within the first month (AVG art. 12 lid 3).</summary>
public sealed record VerlengVerzoek(Verlengingsreden Reden, DateOnly MeegedeeldOp, string Toelichting) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VerlengVerzoek>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Reden).IsInEnum();
            RuleFor(x => x.MeegedeeldOp).Geweest(klok);
            RuleFor(x => x.Toelichting).Tekst();
        }
    }
}

public static class VerlengVerzoekEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(VerlengVerzoek opdracht, Behandeling behandeling) =>
        Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek), Verzoekregels.NogOnbeslist(behandeling.Verzoek), Verzoekregels.Verlenging(behandeling.Verzoek, opdracht.MeegedeeldOp));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/verlengingen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(VerzoektermijnVerlengd))]
    public static VerzoekVastgelegd Post(VerlengVerzoek opdracht, Behandeling behandeling, TimeProvider klok) => behandeling.Leg(
        new VerzoektermijnVerlengd(behandeling.Id, opdracht.Reden, opdracht.MeegedeeldOp, Verzoekregels.Termijn(behandeling.Verzoek.TermijnVanaf, verlengd: true), Persoonsgegeven.Over(behandeling.Id, opdracht.Toelichting)) { GebeurdOp = klok.Op(opdracht.MeegedeeldOp) });
}
