using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Leveringsafspraken;

/// <summary>Middleware of every command on an agreement: finds it, holds the caller to the version that he read, and answers with the one that he made.</summary>
public static class Afspraakslot
{
    public static ProblemDetails Before(HttpContext http, Leveringsafspraak? afspraak, IEventStream<Leveringsafspraak> stroom)
    {
        if (afspraak is null) return Problemen.Onbekend("De leveringsafspraak");
        var probleem = Versies.Vergelijk(http.Request, afspraak.Version);
        if (probleem.Status is null or 200) Versies.MeldNa(http, () => stroom.Events.Count == 0 ? afspraak.Version : stroom.CurrentVersion ?? afspraak.Version);
        return probleem;
    }
}

/// <summary>The answer to a command on an agreement that made nothing new to point at.</summary>
/// <param name="Versie">The version that it was about; left out when it was about the agreement itself.</param>
public sealed record Afspraakvastlegging(Guid AfspraakId, int? Versie = null);
