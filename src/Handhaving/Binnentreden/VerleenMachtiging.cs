using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Geldigheid = Handhaving.Recht.Termijnen.Machtiging;

namespace Handhaving.Binnentreden;

/// <summary>Gives the machtiging that was asked for, or a narrower one.</summary>
/// <param name="Woningen">Left out: those that were asked for.</param>
/// <param name="Clausules">Left out: as asked for.</param>
/// <param name="GebeurdOp">When it was given; left out: now. Its day is the day of issue; demanded when that is not today.</param>
public sealed record VerleenMachtiging(
    Ondertekenopgave Ondertekening, ImmutableArray<Woning>? Woningen = null, Clausules? Clausules = null, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<VerleenMachtiging>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleForEach(x => x.Woningen ?? ImmutableArray<Woning>.Empty).SetValidator(new Woningregel()).OverridePropertyName("woningen");
            RuleFor(x => x.Woningen).Must(w => w is null or { IsDefaultOrEmpty: false }).WithMessage("is leeg. Noem de woning, of laat het veld weg voor die van de aanvraag.");
            RuleFor(x => x.Clausules).Must(c => c is null || !c.Vergezellers.IsDefault).WithMessage("mist vergezellers. Geef een lijst, zo nodig leeg.");
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            // From midnight on it would cover an entry of earlier that day.
            RuleFor(x => x.GebeurdOp).NotNull().When(x => x.Ondertekening.Dagtekening != klok.Vandaag()).WithMessage("ontbreekt. Geef het tijdstip waarop de machtiging is afgegeven, als dat niet vandaag was.");
            RuleFor(x => x.GebeurdOp).Must((x, op) => op is null || op.Value.Dag() == x.Ondertekening.Dagtekening).WithMessage("ligt op een andere dag dan de dagtekening. De machtiging geldt vanaf haar afgifte.");
        }
    }
}

public sealed record MachtigingGegeven(Guid ZaakId, Guid MachtigingId, Rekendatum GeldigTotEnMet);

public static class VerleenMachtigingEndpoint
{
    public static Task<Machtigingskader> LoadAsync(IDocumentSession sessie, CancellationToken ct) => VraagMachtigingAanEndpoint.LoadAsync(sessie, ct);

    public static ProblemDetails Validate(VerleenMachtiging opdracht, Zaak zaak, Guid machtigingId, Machtigingskader kader) =>
        !zaak.Machtigingen.TryGetValue(machtigingId, out var gevraagd) ? Problemen.Onbekend("De machtiging") : Problemen.Weiger(
            Machtigingbesluit.Open(gevraagd),
            Machtigingregels.Bevoegdheid(gevraagd.NormId, gevraagd.Gemachtigden, kader, opdracht.Ondertekening.Dagtekening),
            NaAanvraag(opdracht, gevraagd),
            // The necessity must still be there when it is given.
            Machtigingregels.Vermoeden(gevraagd.Feiten, zaak, opdracht.Ondertekening.Dagtekening),
            Ruimer(opdracht, gevraagd),
            Machtigingregels.Omvang(opdracht.Woningen ?? gevraagd.Woningen, opdracht.Clausules ?? gevraagd.Clausules),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Machtiging),
            Besluitregels.Bevoegd(kader.Mandaten, Bevoegdheidsoort.MachtigingVerlenen, opdracht.Ondertekening, zaak));

    private static Weigering? NaAanvraag(VerleenMachtiging opdracht, Machtiging gevraagd) => opdracht.Ondertekening.Dagtekening < gevraagd.AangevraagdOp
        ? new("B5-volgorde", "Awbi 3 lid 3", $"De machtiging is van {Besluitregels.Dag(opdracht.Ondertekening.Dagtekening)}, maar pas op {Besluitregels.Dag(gevraagd.AangevraagdOp.Value)} aangevraagd.", "Controleer de dagtekening, of de dag van de aanvraag.")
        : null;

    /// <summary>What nobody asked for was not motivated either.</summary>
    private static Weigering? Ruimer(VerleenMachtiging opdracht, Machtiging gevraagd) =>
        (opdracht.Woningen ?? gevraagd.Woningen).Except(gevraagd.Woningen).Any()
        || opdracht.Clausules is { } c && ((c.Nacht && !gevraagd.Clausules.Nacht) || (c.Afwezigheid && !gevraagd.Clausules.Afwezigheid) || c.Vergezellers.Except(gevraagd.Clausules.Vergezellers).Any())
            ? new("B5-ruimer", "Awbi 3 lid 3; RVS:2022:1540", "De machtiging gaat verder dan de aanvraag die haar noodzaak motiveert.", "Verleen wat is gevraagd of minder, of laat een nieuwe aanvraag doen.")
            : null;

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/machtigingen/{machtigingId}/verleningen"), Mag(Toegangsrecht.MachtigingBeslissen)]
    public static (MachtigingGegeven, MachtigingVerleend) Post(
        VerleenMachtiging opdracht, Guid machtigingId, [Vergrendeld] Pand pand, Zaak zaak, Machtigingskader kader, TimeProvider klok)
    {
        var gevraagd = zaak.Machtigingen[machtigingId];
        var geldig = Rekendatum.Van(Geldigheid.Geldigheid(opdracht.Ondertekening.Dagtekening), m => m.LaatsteGeldigeDag);
        return (new MachtigingGegeven(zaak.Id, machtigingId, geldig), new MachtigingVerleend(
            zaak.Id, machtigingId, gevraagd.NormId, opdracht.Woningen ?? gevraagd.Woningen, gevraagd.Gemachtigden, opdracht.Clausules ?? gevraagd.Clausules,
            opdracht.Ondertekening.AlsOndertekening(kader.Mandaten, Bevoegdheidsoort.MachtigingVerlenen), geldig, opdracht.Ondertekening.StukId)
        { GebeurdOp = opdracht.GebeurdOp?.ToUniversalTime() ?? klok.Op(opdracht.Ondertekening.Dagtekening) });
    }
}

internal static class Machtigingbesluit
{
    public static Weigering? Open(Machtiging machtiging) => machtiging.Status is Machtigingstatus.Aangevraagd
        ? null
        : new("B5-beslist", "Awbi 3", "Op deze aanvraag is al beslist, of zij is vervallen.", "Doe zo nodig een nieuwe aanvraag met de feiten van nu.");
}
