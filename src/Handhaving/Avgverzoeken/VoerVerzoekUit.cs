using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that what was granted was done, and told or given to the person. Rectification, restriction and erasure have commands of their own, that come first.</summary>
/// <param name="KopieId">Of inzage: which copy he got.</param>
public sealed record VoerVerzoekUit(Berichtwijze Wijze, DateOnly Op, Guid? KopieId = null)
{
    internal sealed class Validator : AbstractValidator<VoerVerzoekUit>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class VoerVerzoekUitEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(VoerVerzoekUit opdracht, Behandeling behandeling)
    {
        var v = behandeling.Verzoek;
        return v.Soort is Verzoeksoort.Inzage != opdracht.KopieId is not null ? Problemen.Ongeldig("kopieId", "hoort bij een verzoek om inzage, en daar altijd bij.")
            : v.Besluit is { } b && opdracht.Op < b.Ondertekening.Dagtekening ? Problemen.Ongeldig("op", "ligt voor de dagtekening van het besluit.")
            : Problemen.Weiger(
                Verzoekregels.Loopt(v), Verzoekregels.Identiteit(v), Verzoekregels.Toegewezen(v),
                v.UitgevoerdOp is null ? null : new("AV-uitgevoerd", "productkeuze", "Aan dit verzoek is al gevolg gegeven.", "Leg een nieuw verzoek vast als de betrokkene opnieuw iets vraagt."),
                opdracht.KopieId is not { } kopie || v.Kopieen.Exists(k => k.Id == kopie) ? null : new("AV15-kopie", "AVG art. 15 lid 3", "Deze kopie is bij dit verzoek niet gemaakt.", "Maak de kopie (POST …/_open) en noem haar kenmerk."),
                v.Soort is not Verzoeksoort.Rectificatie || v.Wijzigingen.Exists(w => w.Soort is Wijzigingssoort.Gerectificeerd) ? null : new("AV16-uitvoering", "AVG art. 16", "Er is nog niets gerectificeerd.", "Rectificeer het gegeven in zijn zaak (POST …/rectificaties)."),
                v.Soort is not Verzoeksoort.Beperking || v.Beperkingen.Count > 0 ? null : new("AV18-uitvoering", "AVG art. 18 lid 1", "Er is nog niets beperkt.", "Beperk de verwerking (POST …/beperkingen)."));
    }

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/uitvoeringen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(AvgVerzoekUitgevoerd), typeof(WijzigingVoorOntvangers))]
    public static VerzoekVastgelegd Post(VoerVerzoekUit opdracht, Behandeling behandeling, TimeProvider klok)
    {
        var (v, op) = (behandeling.Verzoek, klok.Op(opdracht.Op));
        IEnumerable<Verzoekgebeurtenis> gewist = v.Soort is Verzoeksoort.Wissing ? v.Betrokkenen.Select(b => new WijzigingVoorOntvangers(v.VerzoekId, b, Wijzigingssoort.Gewist, []) { GebeurdOp = op }) : [];
        return behandeling.Leg([new AvgVerzoekUitgevoerd(v.VerzoekId, opdracht.Op, opdracht.Wijze, opdracht.KopieId, v.Kopieen.Find(k => k.Id == opdracht.KopieId)?.Sha256) { GebeurdOp = op }, .. gewist]);
    }
}
