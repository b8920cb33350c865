using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Dossiers;

/// <summary>A judgement of the jurist about personal values, in place of what the product proposes (<see cref="Geheimhoudingsregels.Voorstel"/>).</summary>
/// <param name="Gebeurtenis">The event in which they stand; left out, every event of this <paramref name="Soort"/>.</param>
/// <param name="Soort">Stored name of the kind of event, as the legal history shows it.</param>
/// <param name="Pad">Place of the value in the event, as the legal history shows it; left out, all of them.</param>
/// <param name="Reden">Why it is kept back; left out, it is handed out.</param>
public sealed record Afwijking(Guid? Gebeurtenis = null, string? Soort = null, string? Pad = null, Geheimhouding? Reden = null) : Persoonlijk;

/// <summary>
/// Closes a dossier of this zaak for bezwaar or beroep: all that is recorded up to here, readable and with evidence. The answer names
/// it; <see cref="OpenDossier"/> hands it out.
/// </summary>
/// <param name="Afwijkingen">Of two about the same value the one that names the event holds, and else the last.</param>
/// <param name="MedewerkersOpen">Opens who recorded each event, as an opaque reference; role and mandate are told in any case.</param>
/// <param name="Beperking">Why values of someone who is restricted have to go out (AVG art. 18 lid 2); else keep them back by <paramref name="Afwijkingen"/>.</param>
public sealed record MaakDossier(Dossierdoel Doel, IReadOnlyList<Afwijking>? Afwijkingen = null, bool MedewerkersOpen = false, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<MaakDossier>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
            RuleForEach(x => x.Afwijkingen).ChildRules(a =>
            {
                a.RuleFor(x => x.Reden).IsInEnum().NotEqual(Geheimhouding.EerderDossier);
                a.RuleFor(x => x.Soort).Must((x, soort) => soort is null != x.Gebeurtenis is null).WithMessage("en gebeurtenis: noem precies een van beide.");
                a.RuleFor(x => x.Soort).MaximumLength(100);
                a.RuleFor(x => x.Pad).MaximumLength(200);
            });
            RuleFor(x => x.Afwijkingen).Must(a => a is null or { Count: <= 1_000 }).WithMessage("zijn er meer dan duizend. Wijk af per soort.");
        }
    }
}

/// <param name="N">Its place in the chain of the pand: so many events the dossier accounts for.</param>
public sealed record DossierGemaakt(string PandId, Guid ZaakId, Guid DossierId, long N) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class MaakDossierEndpoint
{
    public static ProblemDetails Validate(MaakDossier opdracht, Pand pand, Zaak zaak) => Openbaarheid.Toets(opdracht, Zaakstroom.Van(pand.Stroom, zaak.Id));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/dossiers"), Mag(Toegangsrecht.DossierMaken), LegtVast(typeof(DossierGeexporteerd))]
    [Verwerkt(Activiteit.BezwaarEnBeroep)]
    public static async Task<(DossierGemaakt, DossierGeexporteerd)> Post(
        MaakDossier opdracht, [Vergrendeld] Pand pand, Zaak zaak, HttpContext http, Verantwoording verantwoording, Uitvoerder uitvoerder, Dossieruitgifte uitgifte, CancellationToken ct)
    {
        var (gesloten, _) = await uitgifte.SluitAsync(pand, zaak.Id, opdracht, new(uitvoerder, verantwoording.Van(http, Opener.Handeling, Raadpleegdoel.BezwaarEnBeroep, zaak.Id).MetUitzondering(opdracht.Beperking), http.User.MagZien), Belofte.Alles, ct);
        return (new DossierGemaakt(pand.Id, zaak.Id, gesloten.DossierId, gesloten.N), gesloten);
    }
}
