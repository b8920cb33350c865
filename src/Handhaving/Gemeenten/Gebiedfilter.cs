using System.Security.Claims;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Gemeenten;

/// <summary>The areas by which a list is asked: an empty list because of a slip reads as if there were nothing.</summary>
internal static class Gebiedfilter
{
    public static ProblemDetails? Onbekend(this Gebieden gebieden, string? wijkcode, string? buurtcode, ClaimsPrincipal wie)
    {
        var gemeente = wie.FindFirstValue(Claims.Gemeente)!;
        return wijkcode is not null && !(wijkcode.StartsWith("WK", StringComparison.Ordinal) && gebieden.IsVan(wijkcode, gemeente)) ? Problemen.Ongeldig("wijkcode", "is geen wijk van deze gemeente. Zoek de code op bij GET /v1/gebieden.")
            : buurtcode is not null && gebieden.Van(buurtcode, gemeente) is null ? Problemen.Ongeldig("buurtcode", "is geen buurt van deze gemeente. Zoek de code op bij GET /v1/gebieden.")
            : null;
    }
}
