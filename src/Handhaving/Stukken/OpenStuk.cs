using System.Security.Cryptography;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Stukken;

/// <summary>Asks for a document itself. The access is recorded before it is opened.</summary>
/// <param name="Beperking">Why a document of someone who is restricted has to open (AVG art. 18 lid 2).</param>
public sealed record OpenStuk(Raadpleegdoel Doel, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<OpenStuk>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
        }
    }
}

/// <param name="Sha256">Of the bytes, in hexadecimals: to compare with a copy on paper or in mail.</param>
/// <param name="Inhoud">The bytes, as base64.</param>
public sealed record GeopendStuk(Guid StukId, Stuksoort Soort, Mediatype Mediatype, string Sha256, byte[] Inhoud) : Persoonlijk;

public static class OpenStukEndpoint
{
    public static async Task<(ProblemDetails, StukOpgenomen?)> LoadAsync(string pandId, Guid zaakId, Guid stukId, IQuerySession sessie, CancellationToken ct)
    {
        var stroom = await sessie.Events.FetchStreamAsync(pandId, token: ct);
        return stroom.Select(e => e.Data).OfType<StukOpgenomen>().FirstOrDefault(s => s.ZaakId == zaakId && s.StukId == stukId) is { } stuk
            ? (WolverineContinue.NoProblems, stuk)
            : (Problemen.Onbekend("Het stuk"), null);
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/stukken/{stukId}/_open"), NonTransactional, Mag(Toegangsrecht.StukInzien)]
    [Verwerkt(Activiteit.Handhaving, Activiteit.Toezicht, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Invordering, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GeopendStuk> Post(OpenStuk opdracht, StukOpgenomen stuk, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var bestand = await sleuteldienst.OpenAsync(verantwoording.Van(http, "Stuk openen", opdracht.Doel, stuk.ZaakId).MetUitzondering(opdracht.Beperking), stuk.Bestand, ct);
        return new(stuk.StukId, stuk.Soort, bestand.Mediatype, Convert.ToHexStringLower(SHA256.HashData(bestand.Inhoud)), bestand.Inhoud);
    }
}
