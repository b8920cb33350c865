using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bevindingen;

public sealed record MaakProcesVerbaalOp(string Tekst, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<MaakProcesVerbaalOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Tekst).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public sealed record ProcesVerbaalVastgelegd(string PandId, Guid ZaakId, Guid ControleId, Guid ProcesVerbaalId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class MaakProcesVerbaalOpEndpoint
{
    public static Task<Verbalisantschap> LoadAsync(Controle controle, IDocumentSession sessie, CancellationToken ct) => Verbalisantschap.LaadAsync(controle, sessie, ct);

    public static ProblemDetails Validate(Controle controle, Zaak zaak, Verbalisantschap verbalisantschap, Uitvoerder wie) => Problemen.Weiger(
        !controle.Uitgevoerd ? new("E1", "ABRvS 2012:BW8183", "De controle is nog niet afgerond.", "Rond de controle eerst af; een proces-verbaal gaat over wat is waargenomen.") : null,
        zaak.ProcessenVerbaal.Values.Any(p => p.ControleId == controle.Id)
            ? new("E1-eigen", "productkeuze", "Deze controle heeft al een proces-verbaal.", "Vul het bestaande proces-verbaal aan na ondertekening.") : null,
        verbalisantschap.Toets(wie.Medewerker));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/processen-verbaal"), Mag(Toegangsrecht.ProcesVerbaalOpmaken)]
    public static (ProcesVerbaalVastgelegd, ProcesVerbaalOpgemaakt) Post(
        MaakProcesVerbaalOp opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Uitvoerder wie, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var bevindingen = Rechtmatigheid.VanBevindingen(zaak, controle);
        return (
            new ProcesVerbaalVastgelegd(pand.Id, zaak.Id, controle.Id, id),
            new ProcesVerbaalOpgemaakt(zaak.Id, controle.Id, id, wie.Medewerker, [.. controle.Ruimten.Select(r => r.Id)], [.. bevindingen.Where(b => !b.Value.IsEmpty).Select(b => b.Key).Order()],
                Persoonsgegeven.Over(zaak.Id, opdracht.Tekst))
            { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}

/// <summary>Who may draw up and sign: one of the couple who saw it, designated on the day of the visit.</summary>
public sealed record Verbalisantschap(Controle Controle, Norm? Norm, Toezichthouderregister Toezichthouders)
{
    public static async Task<Verbalisantschap> LaadAsync(Controle controle, IDocumentSession sessie, CancellationToken ct) => new(
        controle,
        (await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct))?.Normen.GetValueOrDefault(controle.NormId),
        await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg);

    public Weigering? Toets(Guid medewerker) =>
        Controle.Dag is not { } dag || !Controle.Koppel.Contains(medewerker)
            ? new("E1-waarnemer", "ABRvS 2017:1179", "Alleen wie bij de controle was kan dit proces-verbaal opmaken, ondertekenen of aanvullen.", "Laat een lid van het koppel dit doen.")
        : Norm is null || !Toezichthouders.MagToezien(medewerker, dag, Norm.Wet)
            ? new("T1", "Awb 5:11, Hw 33", "Deze toezichthouder was op de dag van de controle niet aangewezen voor deze wet.", "Laat het andere lid van het koppel ondertekenen, of leg het aanwijzingsbesluit vast.")
        : null;
}
