using System.IO.Compression;
using FluentValidation;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Dossiers;

/// <summary>
/// Asks for everything that the access log holds about one person, with evidence, as one zip that the offline verifier accepts. That it was
/// asked is itself one of the lines. Of a person with more than one reference it is a zip with one such zip for each: every reference has a chain of its own.
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
    public static async Task<IResult> Post(MaakRaadpleegoverzicht opdracht, HttpContext http, Verantwoording verantwoording, Raadpleegdossier dossiers, Register register, IQuerySession sessie, CancellationToken ct)
    {
        List<UitgegevenDossier> delen = [];
        foreach (var betrokkene in (await Personenregister.LaadAsync(sessie, ct)).Verwijzingen(opdracht.Betrokkene))
            delen.Add(await dossiers.MaakAsync(verantwoording.Van(http, Raadpleegdossier.Handeling, Raadpleegdoel.Controle, null), betrokkene, a => !opdracht.MedewerkersOpen && register.IsVertrouwelijk(a), opdracht.MedewerkersOpen, ct));
        return delen is [var een] ? Results.File(een.Zip, "application/zip", Naam(een)) : Results.File(Bundel(delen), "application/zip", $"raadplegingen-{delen.Count}-verwijzingen.zip");
    }

    private static byte[] Bundel(List<UitgegevenDossier> delen)
    {
        using var uit = new MemoryStream();
        using (var zip = new ZipArchive(uit, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var deel in delen)
            {
                using var stroom = zip.CreateEntry(Naam(deel), CompressionLevel.NoCompression).Open();
                stroom.Write(deel.Zip);
            }
        return uit.ToArray();
    }

    private static string Naam(UitgegevenDossier dossier) => $"raadplegingen-{dossier.DossierId:D}.zip";
}
