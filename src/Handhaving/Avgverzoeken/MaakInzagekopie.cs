using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>
/// Makes the copy for the person (AVG art. 15 lid 3), as one zip: a page, the same for a machine, and who looked. The access is recorded before
/// anything opens, and the request keeps the hash of what was made. Asked again it makes a new copy of what is there then.
/// </summary>
public sealed record MaakInzagekopie;

public static class MaakInzagekopieEndpoint
{
    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/kopieen/_open"), NonTransactional, Mag(Toegangsrecht.AvgVerzoekBeslissen), Verwerkt(Activiteit.InzageBetrokkene), ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, "application/zip")]
    public static async Task<IResult> Post(MaakInzagekopie opdracht, Guid verzoekId, HttpContext http, Verantwoording verantwoording, Inzagekopie kopieen, CancellationToken ct)
    {
        var kopie = await kopieen.MaakAsync(verzoekId, Uitvoerder.Van(http.User, Toegangsrecht.AvgVerzoekBeslissen), naam => verantwoording.Van(http, naam, Raadpleegdoel.InzageBetrokkene, null), ct);
        return Results.File(kopie.Zip, "application/zip", $"kopie-{kopie.KopieId:D}.zip");
    }
}
