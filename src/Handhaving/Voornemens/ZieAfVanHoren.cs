using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>Leaves out hearing, on one of the grounds of the statute and with the facts that carry it.</summary>
/// <param name="LastId">Before a decision to collect: the last under which was forfeited. Left out before the last itself.</param>
public sealed record ZieAfVanHoren(Guid OvertrederId, Afziengrond Grond, string Motivering, Guid? LastId = null, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<ZieAfVanHoren>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class ZieAfVanHorenEndpoint
{
    public static ProblemDetails Validate(ZieAfVanHoren opdracht, Zaak zaak, TimeProvider klok) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder")
        : opdracht.LastId is { } last && zaak.Lasten.GetValueOrDefault(last)?.OvertrederId != opdracht.OvertrederId ? Problemen.Onbekend("De last van deze overtreder")
        : Problemen.Weiger(
            Zaakregels.Open(zaak),
            // Heard, or given the opportunity and silent; and on this: a zienswijze on the last says nothing about its collection.
            opdracht.Grond is Afziengrond.EerderGehoord && !zaak.Voornemens.Values.Any(v => v.OvertrederId == opdracht.OvertrederId && v.LastId == opdracht.LastId && !v.Ingetrokken
                && (!v.Zienswijzen.IsEmpty || v.TermijnVoorbij(klok.Moment(opdracht.GebeurdOp).Dag())))
                ? new("Z3", "Awb 4:11 onder b", "Uit het dossier blijkt niet dat deze overtreder eerder is gehoord.", "Verzend een voornemen, of kies een andere grond die de feiten draagt.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/afzieningen-van-horen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, AfgezienVanHoren) Post(ZieAfVanHoren opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new AfgezienVanHoren(zaak.Id, opdracht.OvertrederId, opdracht.LastId, opdracht.Grond, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
