using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <summary>Concludes that a norm was violated on a day, on findings that may be used.</summary>
/// <param name="DatumFeit">The day on which the norm is judged; at least one of the findings was made on it.</param>
/// <param name="Bevindingen">The findings on which it rests, by the ids of the rooms.</param>
/// <param name="GeenHuishouden">They are no household together; the motivering says why.</param>
/// <param name="Rechtvaardiging">There was a ground that justifies the conduct.</param>
/// <param name="Motivering">Number, rooms, ties, rent and duration: why this is what the norm forbids.</param>
public sealed record StelOvertredingVast(
    Guid NormId, DateOnly DatumFeit, int AantalPersonen, bool EigenaarWoontErZelf, bool GeenHuishouden, bool Rechtvaardiging, Vergunningstand Vergunning, DateOnly VergunningGeraadpleegdOp,
    ImmutableArray<Guid> Bevindingen, string Motivering, string? VerblijfsobjectId = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelOvertredingVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.DatumFeit).Geweest(klok);
            RuleFor(x => x.AantalPersonen).InclusiveBetween(0, 500);
            RuleFor(x => x.Vergunning).IsInEnum();
            RuleFor(x => x.VergunningGeraadpleegdOp).Geweest(klok);
            RuleFor(x => x.Bevindingen).Must(b => !b.IsDefaultOrEmpty).WithMessage("is leeg. Noem de bevindingen waarop de vaststelling rust.");
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.VerblijfsobjectId).Verblijfsobject();
        }
    }
}

public sealed record OvertredingVastgelegd(string PandId, Guid ZaakId, Guid OvertredingId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class StelOvertredingVastEndpoint
{
    public static async Task<Normenregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg;

    public static ProblemDetails Validate(StelOvertredingVast opdracht, Pand pand, Zaak zaak, Normenregister normen) => Problemen.Weiger(
        Zaakregels.Open(zaak),
        Norm(opdracht, pand, normen.Normen.GetValueOrDefault(opdracht.NormId)),
        opdracht.Rechtvaardiging ? new("N8", "Awb 5:5", "Er is een rechtvaardigingsgrond; dan volgt geen sanctie.", "Stel vast dat er geen overtreding is, of motiveer waarom de grond niet opgaat.") : null,
        !opdracht.GeenHuishouden
            ? new("DC19", "RBNNE:2024:1053; RBDHA:2025:16031", "Niet is vastgesteld dat de bewoners samen geen huishouden vormen.", "Onderzoek samenstelling, band, huurbetaling en duur, en leg de conclusie vast.") : null,
        Vergunning(opdracht),
        Bevindingregels.Dragen(zaak, opdracht.Bevindingen, opdracht.DatumFeit));

    /// <summary>The threshold of the verordening; lower when the owner lives there himself (recht.md N4).</summary>
    private static Weigering? Norm(StelOvertredingVast opdracht, Pand pand, Norm? norm)
    {
        if (norm is null || !norm.Geldt(opdracht.DatumFeit))
            return new("N1", "Awb 5:4 lid 2", $"De norm gold niet op {Besluitregels.Dag(opdracht.DatumFeit)}.", "Kies de norm die op de dag van het feit van kracht was (GET /v1/normen).");
        if (!norm.GeldtIn(pand.Gebied.Wijkcode))
            return new("N3", "Hw 21 lid 1 onder c", "De norm is niet van toepassing in de wijk van dit pand.", "Kies een norm die voor deze wijk geldt.");
        var drempel = opdracht.EigenaarWoontErZelf ? norm.DrempelBijInwonendeEigenaar : norm.DrempelPersonen;
        return opdracht.AantalPersonen < drempel
            ? new("N4", $"{norm.Regeling}, versie {norm.Regelingversie}", $"Er is pas een overtreding vanaf {drempel} personen{(opdracht.EigenaarWoontErZelf ? " als de eigenaar er zelf woont" : "")}; vastgesteld zijn er {opdracht.AantalPersonen}.",
                "Stel vast dat er geen overtreding is, of onderzoek nader.")
            : null;
    }

    private static Weigering? Vergunning(StelOvertredingVast opdracht) =>
        opdracht.VergunningGeraadpleegdOp < opdracht.DatumFeit
            ? new("DC22", "Awb 3:2; Hw 21, 25", "De registers van vergunningen zijn voor de dag van het feit geraadpleegd.", "Raadpleeg ze opnieuw, ook op vergunning van rechtswege en overgangsrecht.")
        : opdracht.Vergunning is not Vergunningstand.Geen
            ? new("DC22-vergund", "Hw 21", $"Volgens de registers is er een vergunning of overgangsrecht ({opdracht.Vergunning}).", "Stel vast dat er geen overtreding is, of handhaaf op een andere norm.")
        : null;

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/overtredingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (OvertredingVastgelegd, OvertredingVastgesteld) Post(StelOvertredingVast opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new OvertredingVastgelegd(pand.Id, zaak.Id, id), new OvertredingVastgesteld(
            zaak.Id, id, opdracht.NormId, opdracht.VerblijfsobjectId, opdracht.DatumFeit, opdracht.AantalPersonen, opdracht.EigenaarWoontErZelf,
            opdracht.Vergunning, opdracht.VergunningGeraadpleegdOp, opdracht.Bevindingen, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
