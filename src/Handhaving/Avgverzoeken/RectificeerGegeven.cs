using System.Text.Json;
using FluentValidation;
using Handhaving.Bewaring;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>
/// Rectifies a personal value where it stands (AVG art. 16), or adds what the person states about it. The old value stays readable, marked as wrong. A
/// statement may be added also when rectification was refused.
/// </summary>
/// <param name="VerzoekId">The request on which it was decided.</param>
/// <param name="Waarde">The right value, in the form of the wrong one.</param>
/// <param name="Verklaring">What the person states, in place of a right value.</param>
public sealed record RectificeerGegeven(Guid VerzoekId, Guid Gebeurtenis, string Pad, JsonElement? Waarde = null, string? Verklaring = null) : Persoonlijk
{
    public Wisveld Veld => new(Gebeurtenis, Pad);

    internal sealed class Validator : AbstractValidator<RectificeerGegeven>
    {
        public Validator()
        {
            RuleFor(x => x.Pad).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Verklaring).MaximumLength(20_000).Must((x, tekst) => string.IsNullOrWhiteSpace(tekst) != x.Waarde is null).WithMessage("en waarde: geef precies een van beide.");
        }
    }
}

/// <summary>The request on which it rests, and the value that it is about.</summary>
public sealed record Rectificatiegrond(Behandeling? Behandeling, Persoonsgegeven? Onjuist, Guid Van, bool Gewist, bool Beschermd);

public sealed record GegevenRechtgezet(string PandId, Guid ZaakId, Guid RectificatieId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class RectificeerGegevenEndpoint
{
    public static async Task<Rectificatiegrond> LoadAsync(RectificeerGegeven opdracht, string pandId, Guid zaakId, IDocumentSession sessie, CancellationToken ct)
    {
        var verzoek = await sessie.Events.FetchForExclusiveWriting<Avgverzoek>(Avgverzoek.Stroom(opdracht.VerzoekId), ct);
        var stroom = await sessie.Events.FetchStreamAsync(pandId, token: ct);
        var intakes = await Intakes.LaadAsync(sessie, pandId, zaakId, ct);
        var bron = stroom.FirstOrDefault(e => e.Id == opdracht.Gebeurtenis && e.Data is Zaakgebeurtenis z && z.ZaakId == zaakId) ?? intakes.Gebeurtenissen.FirstOrDefault(e => e.Id == opdracht.Gebeurtenis);
        var gegeven = bron is null ? null : Persoonsgegeven.In(bron.Data).FirstOrDefault(v => v.Pad == opdracht.Pad).Gegeven;
        return new(verzoek.Aggregate is null ? null : new(verzoek), gegeven, gegeven is null ? Guid.Empty : (await Personenregister.LaadAsync(sessie, ct)).Van(opdracht.Veld, gegeven.Betrokkene), Wissing.Dicht(stroom).Contains(opdracht.Veld), gegeven is not null && Inzage.IsAfgeschermd(bron!.Data, gegeven));
    }

    public static ProblemDetails Validate(RectificeerGegeven opdracht, Zaak zaak, Rectificatiegrond grond)
    {
        if (grond.Behandeling?.Verzoek is not { } v) return Problemen.Onbekend("Het verzoek");
        if (grond.Onjuist is not { } onjuist) return Problemen.Onbekend("Het persoonsgegeven in deze zaak");
        var verklaring = opdracht.Waarde is null;
        return Problemen.Weiger(
                Verzoekregels.Loopt(v), Verzoekregels.Soort(v, Verzoeksoort.Rectificatie), Verzoekregels.Identiteit(v),
                verklaring && v.Besluit is not null ? null : Verzoekregels.Toegewezen(v),
                v.Betrokkenen.Contains(grond.Van) ? null : new("AV16-ander", "AVG art. 16", "Dit gegeven is niet van de betrokkene om wie het verzoek gaat.", "Kies een gegeven van hemzelf; wat een ander over hem zegt vult hij aan met een verklaring bij zijn eigen gegeven."),
                grond.Gewist || zaak.IsVernietigd ? new("AV16-gewist", "AVG art. 16, art. 17", "Dit gegeven is gewist; er is niets meer te rectificeren.", "Deel de betrokkene mee dat het gegeven niet meer bestaat.") : null)
            is { Status: not (null or 200) } weigering ? weigering
            : !verklaring && Verbetering.Van(onjuist, opdracht.Waarde!.Value) is null ? Problemen.Ongeldig("waarde", "heeft niet de vorm van het gegeven dat onjuist is, of het is een stuk. Bij een stuk hoort een verklaring.")
            : WolverineContinue.NoProblems;
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/rectificaties"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(GegevenGerectificeerd), typeof(WijzigingVoorOntvangers))]
    public static (GegevenRechtgezet, GegevenGerectificeerd) Post(RectificeerGegeven opdracht, [Vergrendeld] Pand pand, Zaak zaak, Rectificatiegrond grond, IDocumentSession sessie, TimeProvider klok)
    {
        var (id, op, wie) = (Guid.CreateVersion7(klok.GetUtcNow()), klok.GetUtcNow(), grond.Van);
        if (opdracht.Waarde is not null) Beperkingsregister.MerkOnjuist(sessie, grond.Onjuist!.Commitment, id);
        grond.Behandeling!.Leg(new WijzigingVoorOntvangers(opdracht.VerzoekId, wie, Wijzigingssoort.Gerectificeerd, [opdracht.Veld]) { GebeurdOp = op });
        return (new GegevenRechtgezet(pand.Id, zaak.Id, id), new GegevenGerectificeerd(
            zaak.Id, opdracht.VerzoekId, id, opdracht.Veld, opdracht.Waarde is null ? Rectificatiesoort.AanvullendeVerklaring : Rectificatiesoort.Verbetering, grond.Beschermd,
            opdracht.Waarde is { } waarde ? Persoonsgegeven.Over(wie, Verbetering.Van(grond.Onjuist!, waarde)!) : null,
            opdracht.Verklaring is { } verklaring ? Persoonsgegeven.Over(wie, verklaring) : null)
        { GebeurdOp = op });
    }
}
