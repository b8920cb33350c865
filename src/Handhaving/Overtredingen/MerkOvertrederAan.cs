using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <summary>Says who committed it, in which role, and by what that is proven.</summary>
/// <param name="Beschikken">Proof that he could decide over the conduct; each item refers to something in this file.</param>
/// <param name="Aanvaarden">Proof that he accepted it or lacked the care to prevent it.</param>
/// <param name="Betrokkene">The reference that he already has in another zaak or pand; left out, he gets a new one.</param>
public sealed record MerkOvertrederAan(
    Overtrederrol Rol, Persoonsoort Persoon, string Naam, string Adres, ImmutableArray<Bewijsmiddel> Beschikken, ImmutableArray<Bewijsmiddel> Aanvaarden, DateOnly RegistersGeraadpleegdOp,
    string? Gemachtigde = null, Guid? Betrokkene = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<MerkOvertrederAan>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Rol).IsInEnum();
            RuleFor(x => x.Persoon).IsInEnum();
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Adres).NotEmpty().MaximumLength(500);
            RuleFor(x => x.Gemachtigde).MaximumLength(500);
            RuleFor(x => x.RegistersGeraadpleegdOp).Geweest(klok);
            RuleFor(x => x.Beschikken).Must(b => !b.IsDefault).WithMessage("ontbreekt. Geef een lijst met bewijsmiddelen.");
            RuleFor(x => x.Aanvaarden).Must(b => !b.IsDefault).WithMessage("ontbreekt. Geef een lijst met bewijsmiddelen.");
        }
    }
}

public sealed record OvertrederVastgelegd(string PandId, Guid ZaakId, Guid OvertrederId, Guid Betrokkene) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class MerkOvertrederAanEndpoint
{
    public static ProblemDetails Validate(MerkOvertrederAan opdracht, Zaak zaak) => Problemen.Weiger(
        Zaakregels.Open(zaak),
        zaak.Overtredingen.IsEmpty ? new("N5-overtreding", "Awb 5:1 lid 1", "Er is nog geen overtreding vastgesteld.", "Stel eerst de overtreding vast.") : null,
        opdracht.Beschikken.IsEmpty
            ? new("DC23-beschikken", "Awb 5:1 lid 2; RVS:2023:2071", "Er is geen bewijs dat deze persoon over de gedraging kon beschikken.", "Noem een stuk of bevinding waaruit dat blijkt, zoals eigendom of een huurovereenkomst.") : null,
        opdracht.Aanvaarden.IsEmpty
            ? new("DC23-aanvaarden", "Awb 5:1 lid 2; RVS:2023:2067", "Er is geen bewijs dat deze persoon de gedraging aanvaardde of niet de zorg betrachtte die van hem kon worden gevergd.", "Noem een stuk waaruit kennis of gebrek aan zorg blijkt, zoals een eerdere brief of controle.") : null,
        opdracht.Beschikken.Concat(opdracht.Aanvaarden).Any(b => !zaak.Kent(b.Verwijzing))
            ? new("DC23-dossier", "Awb 3:2", "Een bewijsmiddel verwijst naar iets dat niet in het dossier van deze zaak staat.", "Neem het stuk eerst op in het dossier.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/overtreders"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (OvertrederVastgelegd, OvertrederAangemerkt) Post(MerkOvertrederAan opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        var betrokkene = opdracht.Betrokkene ?? Guid.NewGuid();
        return (new OvertrederVastgelegd(pand.Id, zaak.Id, id, betrokkene), new OvertrederAangemerkt(
            zaak.Id, id, opdracht.Rol, opdracht.Persoon, opdracht.Beschikken, opdracht.Aanvaarden, opdracht.RegistersGeraadpleegdOp,
            Persoonsgegeven.Over(betrokkene, new Overtredergegevens(opdracht.Naam, opdracht.Adres, opdracht.Gemachtigde)))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
