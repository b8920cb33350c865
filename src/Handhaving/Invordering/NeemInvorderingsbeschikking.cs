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

namespace Handhaving.Invordering;

/// <summary>Decides to collect forfeited dwangsommen, after hearing on precisely those.</summary>
/// <param name="Verbeurten">The dwangsommen, each by the day on which it forfeited.</param>
/// <param name="Motivering">Which special circumstances were put forward and what they weigh (RVS:2019:624).</param>
public sealed record NeemInvorderingsbeschikking(ImmutableArray<DateOnly> Verbeurten, string Motivering, Ondertekenopgave Ondertekening, Guid? VoornemenId = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemInvorderingsbeschikking>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
        }
    }
}

public sealed record BeschikkingVastgelegd(string PandId, Guid ZaakId, Guid LastId, Guid BeschikkingId, long BedragCent) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class NeemInvorderingsbeschikkingEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(NeemInvorderingsbeschikking opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last")
        : opdracht.VoornemenId is { } id && !zaak.Voornemens.ContainsKey(id) ? Problemen.Onbekend("Het voornemen")
        : Problemen.Weiger(
            Verbeurteregels.Bekend(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Verbeurteregels.NietVerjaard(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Invorderbaar(opdracht, last),
            Verbeurteregels.GeenUitstel(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            Gehoord(opdracht, zaak, last),
            Eerder(opdracht, last),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Invorderingsbeschikking),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.Invorderen, opdracht.Ondertekening, zaak));

    /// <summary>Hearing on these dwangsommen; the financial exception of Awb 4:12 is no way out (RVS:2018:2956).</summary>
    private static Weigering? Gehoord(NeemInvorderingsbeschikking opdracht, Zaak zaak, Lastdossier last)
    {
        if (opdracht.VoornemenId is not { } id)
            return opdracht.Verbeurten.All(dag => zaak.AfgezienVanHoren.Any(a => a.DektInvordering(last.Id, dag, opdracht.Ondertekening.Dagtekening)))
                ? null
                : new("DC44", "Awb 4:8; RVS:2018:2956", "De overtreder is niet over elk van deze dwangsommen gehoord, en daarvan is ook niet afgezien.", "Verzend eerst een voornemen tot invordering, of zie gemotiveerd af van horen op een grond van Awb 4:11.");
        var voornemen = zaak.Voornemens[id];
        if (voornemen.Ingetrokken || voornemen.LastId != last.Id || opdracht.Verbeurten.Except(voornemen.Verbeurten).Any())
            return new("DC44-dekt", "Awb 4:8; RVS:2018:2956", "Het voornemen is ingetrokken of noemt niet elk van deze dwangsommen.", "Verzend een voornemen voor de dwangsommen die u wilt invorderen.");
        if (!voornemen.TermijnVoorbij(opdracht.Ondertekening.Dagtekening))
            return new("DC27", "Awb 4:8, 3:2", $"De termijn voor een zienswijze loopt tot en met {Besluitregels.Dag(voornemen.Termijn)}.", $"Neem het besluit na {Besluitregels.Dag(voornemen.Termijn)}.");
        return voornemen.IsBeantwoordOp(opdracht.Ondertekening.Dagtekening) ? null
            : new("DC28", "Awb 3:46, 3:47", "Een zienswijze die voor het besluit binnenkwam, was op de dag van het besluit nog niet beantwoord.", "Beoordeel elk argument en neem het besluit op of na die dag.");
    }

    /// <summary>Still owed, and with the visit that proves it in the file.</summary>
    private static Weigering? Invorderbaar(NeemInvorderingsbeschikking opdracht, Lastdossier last)
    {
        var posten = Verbeurteregels.Posten(last, opdracht.Ondertekening.Dagtekening);
        foreach (var dag in opdracht.Verbeurten.Where(posten.ContainsKey))
        {
            if (posten[dag].OpenstaandCent == 0)
                return new("V3-voldaan", "Awb 5:37 lid 1", $"Van de dwangsom van {Besluitregels.Dag(dag)} staat niets meer open: zij is voldaan of er is van afgezien.", "Laat deze dwangsom weg.");
            if (!last.Bewezen(dag))
                return new("DC43-bewijs", "Awb 5:33, 5:37 lid 1", $"Van de dwangsom van {Besluitregels.Dag(dag)} is niet vastgelegd welke controle haar bewijst, of dat bewijs is vervallen.", "Toets de hercontrole opnieuw aan de last (POST …/hercontroles).");
        }
        return null;
    }

    private static Weigering? Eerder(NeemInvorderingsbeschikking opdracht, Lastdossier last) =>
        last.Beschikkingen.Values.SelectMany(b => b.Posten).FirstOrDefault(p => opdracht.Verbeurten.Contains(p.VerbeurdOp)) is { } al
            ? new("V3-eerder", "Awb 5:37 lid 1", $"Over de dwangsom van {Besluitregels.Dag(al.VerbeurdOp)} is al een invorderingsbeschikking genomen.", "Laat deze dwangsom weg.")
            : null;

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/invorderingsbeschikkingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (BeschikkingVastgelegd, InvorderingsbeschikkingGenomen) Post(
        NeemInvorderingsbeschikking opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var last = zaak.Lasten[lastId];
        var posten = Verbeurteregels.Posten(last, klok.Vandaag());
        var genomen = new InvorderingsbeschikkingGenomen(
            zaak.Id, lastId, id, opdracht.VoornemenId, [.. opdracht.Verbeurten.Order().Select(d => new Invorderingspost(d, posten[d].Verbeurte.BedragCent, last.Verbeurd.GetValueOrDefault(d)))],
            opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.Invorderen), opdracht.Ondertekening.StukId, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) };
        return (new BeschikkingVastgelegd(pand.Id, zaak.Id, lastId, id, genomen.Posten.Sum(p => p.BedragCent)), genomen);
    }
}
