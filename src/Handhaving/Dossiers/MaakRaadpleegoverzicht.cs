using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Dossiers;

/// <summary>
/// Asks for everything that the access log holds about one person, with evidence, as one zip that the offline verifier accepts. That it was
/// asked is itself one of the lines.
/// </summary>
/// <param name="Betrokkene">Reference of the person, as it stands in the events.</param>
/// <param name="MedewerkersOpen">Opens who looked, as an opaque reference; for the auditor. Without it, it is a copy for the person: lines of a confidential activity are counted and not told (AVG art. 23).</param>
public sealed record MaakRaadpleegoverzicht(Guid Betrokkene, bool MedewerkersOpen = false)
{
    internal sealed class Validator : AbstractValidator<MaakRaadpleegoverzicht>
    {
        public Validator() => RuleFor(x => x.Betrokkene).NotEqual(Guid.Empty);
    }
}

public static class MaakRaadpleegoverzichtEndpoint
{
    [WolverinePost("/v1/raadplegingen/_open"), NonTransactional, Mag(Toegangsrecht.RaadpleeglogInzien), Verwerkt(Activiteit.ToezichtOpRaadpleging), ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, "application/zip")]
    public static async Task<IResult> Post(MaakRaadpleegoverzicht opdracht, HttpContext http, Verantwoording verantwoording, Raadpleegdossier dossiers, Register register, CancellationToken ct)
    {
        var dossier = await dossiers.MaakAsync(verantwoording.Van(http, Raadpleegdossier.Handeling, Raadpleegdoel.Controle, null), opdracht.Betrokkene, a => !opdracht.MedewerkersOpen && register.IsVertrouwelijk(a), opdracht.MedewerkersOpen, ct);
        return Results.File(dossier.Zip, "application/zip", $"raadplegingen-{dossier.DossierId:D}.zip");
    }
}
