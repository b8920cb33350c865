using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>Leaves out hearing, on one of the grounds of the statute and with the facts that carry it.</summary>
/// <param name="OvertredingId">Before the last itself: what it is about.</param>
/// <param name="LastId">Before a decision to collect: the last under which was forfeited. Left out before the last itself.</param>
/// <param name="Verbeurten">Before a decision to collect: the dwangsommen, each by the day on which it forfeited.</param>
public sealed record ZieAfVanHoren(
    Guid OvertrederId, Afziengrond Grond, string Motivering, Guid? OvertredingId = null, Guid? LastId = null, ImmutableArray<DateOnly>? Verbeurten = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<ZieAfVanHoren>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.OvertredingId).Must((x, o) => o is null == x.LastId is not null).WithMessage("hoort bij het afzien voor een last, en alleen daarbij. Voor een invordering: geef lastId en verbeurten.");
            RuleFor(x => x.Verbeurten).Must((x, v) => v is null == x.LastId is null).WithMessage("hoort bij het afzien voor een invordering, en alleen daarbij. Noem elke dwangsom bij de dag van verbeurte.");
            RuleFor(x => x.Verbeurten!.Value).Verbeurtedagen().When(x => x.Verbeurten is not null).OverridePropertyName("verbeurten");
        }
    }
}

public static class ZieAfVanHorenEndpoint
{
    public static ProblemDetails Validate(ZieAfVanHoren opdracht, Zaak zaak, TimeProvider klok) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder")
        : opdracht.OvertredingId is { } overtreding && !zaak.Overtredingen.ContainsKey(overtreding) ? Problemen.Onbekend("De overtreding")
        : opdracht.LastId is { } last && zaak.Lasten.GetValueOrDefault(last)?.OvertrederId != opdracht.OvertrederId ? Problemen.Onbekend("De last van deze overtreder")
        : Problemen.Weiger(
            Zaakregels.Open(zaak),
            opdracht is { LastId: { } van, Verbeurten: { } dagen } ? Verbeurteregels.Bekend(zaak.Lasten[van], dagen, klok.Vandaag()) : null,
            // Heard, or given the opportunity and silent; and on this: a zienswijze on the last says nothing about its collection.
            opdracht.Grond is Afziengrond.EerderGehoord && !zaak.Voornemens.Values.Any(v => v.OvertrederId == opdracht.OvertrederId && v.LastId == opdracht.LastId && v.OvertredingId == opdracht.OvertredingId && !v.Ingetrokken
                && (!v.Zienswijzen.IsEmpty || v.TermijnVoorbij(klok.Moment(opdracht.GebeurdOp).Dag())))
                ? new("Z3", "Awb 4:11 onder b", "Uit het dossier blijkt niet dat deze overtreder eerder is gehoord.", "Verzend een voornemen, of kies een andere grond die de feiten draagt.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/afzieningen-van-horen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, AfgezienVanHoren) Post(ZieAfVanHoren opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new AfgezienVanHoren(zaak.Id, opdracht.OvertrederId, opdracht.LastId, opdracht.Grond, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering), opdracht.OvertredingId, opdracht.Verbeurten) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
