using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Records to whom the report went, and when. Too late is recorded as too late.</summary>
public sealed record VerzendVerslag(Verslagontvanger Aan, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<VerzendVerslag>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Aan).IsInEnum();
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public sealed record Verslagverzending(Guid ZaakId, Guid ControleId, Guid VerslagId, Rekendatum Uiterlijk, ImmutableArray<Gebrek> Gebreken);

public static class VerzendVerslagEndpoint
{
    public static ProblemDetails Validate(VerzendVerslag opdracht, Zaak zaak, Controle controle, Guid verslagId) =>
        !controle.Verslagen.TryGetValue(verslagId, out var verslag) ? Problemen.Onbekend("Het verslag")
        : opdracht.Verzending.Op < Verslagregels.BinnenOp(controle, verslag).Dag() ? Problemen.Ongeldig("verzending.op", "ligt voor de dag van het binnentreden. Controleer de dag van verzending.")
        : Problemen.Weiger(Besluitregels.Verzonden(zaak, opdracht.Verzending));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/verslagen/{verslagId}/verzendingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Verslagverzending, VerslagBinnentredenVerzonden) Post(VerzendVerslag opdracht, Guid verslagId, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var uiterlijk = Verslagregels.Uiterlijk(Verslagregels.BinnenOp(controle, controle.Verslagen[verslagId]));
        var verzending = opdracht.Verzending.Aan(zaak.Id, klok.Vandaag());
        ImmutableArray<Gebrek> gebreken = verzending.TeltVanaf > uiterlijk.Datum
            ? [new("B13", 1, "Awbi 11", $"Het verslag had uiterlijk {Besluitregels.Dag(uiterlijk.Datum)} moeten zijn verzonden.", "De late toezending staat in het dossier; zij maakt het binnentreden op zichzelf niet onrechtmatig.")]
            : [];
        return (new Verslagverzending(zaak.Id, controle.Id, verslagId, uiterlijk, gebreken),
            new VerslagBinnentredenVerzonden(zaak.Id, controle.Id, verslagId, opdracht.Aan, verzending, uiterlijk, gebreken) { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }
}

internal static class Verslagregels
{
    /// <summary>The fourth day after the entry; the safe one, because whether the Termijnenwet moves it is not settled (Awbi 11).</summary>
    public static Rekendatum Uiterlijk(Betreding betreding) => Uiterlijk(betreding.Op);

    public static Rekendatum Uiterlijk(DateTimeOffset binnenOp) => Rekendatum.Van(Termijnberekening.Bereken(Regelboek.AwbiVerslagTermijn, binnenOp.Dag()), t => t.VeiligeDatum);

    /// <summary>The entry that this report is about, as it is known now; when that was herroepen, the moment that the report itself gives.</summary>
    public static DateTimeOffset BinnenOp(Controle controle, Verslag verslag) => controle.Betredingen.Find(b => b.Gebeurtenis == verslag.Betreding)?.Op ?? verslag.BinnenOp;
}
