using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>The report that every entry without consent asks for (Awbi 10).</summary>
/// <param name="Betreding">Id of the event of the entry, as the zaak and the legal history show it.</param>
/// <param name="Bewoner">Name of the bewoner, as far as known.</param>
/// <param name="Verrichtingen">How they entered, and what was done or happened.</param>
/// <param name="Uitzondering">Use was made of the exceptions for identification, purpose, night or absence.</param>
public sealed record MaakVerslagOp(
    Guid Betreding, bool OpAmbtseed, string Bewoner, string Verrichtingen, DateTimeOffset BuitenOp, ImmutableArray<Vergezeller> Vergezellers, bool Aanhouding, bool Inbeslagneming, bool Uitzondering,
    Guid StukId, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<MaakVerslagOp>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Bewoner).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Verrichtingen).Tekst();
            RuleFor(x => x.Vergezellers).Must(v => !v.IsDefault).WithMessage("ontbreekt. Geef een lijst, zo nodig leeg.");
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

/// <param name="VerzendenUiterlijk">The last day on which it must go to the burgemeester and the bewoner.</param>
/// <param name="Gebreken">What is wrong with the entry, now that the report tells of it as well.</param>
public sealed record VerslagVastgelegd(string PandId, Guid ZaakId, Guid ControleId, Guid VerslagId, Rekendatum VerzendenUiterlijk, ImmutableArray<Gebrek> Gebreken) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class MaakVerslagOpEndpoint
{
    public static ProblemDetails Validate(MaakVerslagOp opdracht, Zaak zaak, Controle controle, Uitvoerder wie)
    {
        if (controle.Betredingen.Find(b => b.Gebeurtenis == opdracht.Betreding) is not { } betreding) return Problemen.Onbekend("De betreding");
        if (opdracht.BuitenOp < betreding.Op) return Problemen.Ongeldig("buitenOp", "ligt voor het binnentreden. Controleer het tijdstip.");
        return Problemen.Weiger(
            controle.Verslagen.Values.Any(v => v.Betreding == betreding.Gebeurtenis) ? new("B12-eerder", "Awbi 10", "Van dit binnentreden is al een verslag opgemaakt.", "Verzend het bestaande verslag.") : null,
            !opdracht.OpAmbtseed ? new("B12-eed", "Awbi 10 lid 1", "Het verslag wordt op ambtseed of ambtsbelofte opgemaakt.", "Laat het opmaken door wie die heeft afgelegd.") : null,
            !(betreding.Toezichthouders ?? controle.Koppel).Contains(wie.Medewerker) ? new("B12", "Awbi 10 lid 1", "Wie niet is binnengetreden, maakt het verslag niet op.", "Laat een van de toezichthouders die binnentraden het verslag opmaken.") : null,
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.VerslagBinnentreden));
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/verslagen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (VerslagVastgelegd, VerslagBinnentredenOpgemaakt) Post(MaakVerslagOp opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Uitvoerder wie, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var betreding = controle.Betredingen.Find(b => b.Gebeurtenis == opdracht.Betreding)!;
        var verslag = new VerslagBinnentredenOpgemaakt(
            zaak.Id, controle.Id, id, betreding.Gebeurtenis, wie.Medewerker, opdracht.OpAmbtseed, betreding.MachtigingId, betreding.Op, opdracht.BuitenOp.ToUniversalTime(),
            opdracht.Vergezellers, opdracht.Aanhouding, opdracht.Inbeslagneming, opdracht.Uitzondering, opdracht.StukId,
            Persoonsgegeven.Over(zaak.Id, new Verslaginhoud(opdracht.Bewoner, opdracht.Verrichtingen)))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) };
        var na = pand.Na([verslag]).Zaak(zaak.Id)!;
        return (new VerslagVastgelegd(pand.Id, zaak.Id, controle.Id, id, Verslagregels.Uiterlijk(betreding), Rechtmatigheid.VanBetreding(na, na.Controles[controle.Id], betreding)), verslag);
    }
}
