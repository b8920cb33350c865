using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;

namespace Handhaving.Leveringen;

/// <summary>A poll, which may wait for something to give.</summary>
public sealed class Feedpeiling(Verantwoording verantwoording, Wekker wekker, IHostApplicationLifetime leven)
{
    /// <summary>How long a poll may wait, in milliseconds; a choice of the product.</summary>
    public const int LangsteWacht = 30_000;

    internal async Task<IResult> GeefAsync(HttpContext http, Feedlezer lezer, Feedvraag vraag, int wacht)
    {
        var partner = vraag.Toegang.Partner;
        var raadpleging = verantwoording.Van(new Uitvoerder(partner.Gemeente, partner.PartnerId, Rol.LsiPartner, null), Activiteit.Interventieteam, "Levering aan een partner", Raadpleegdoel.Interventieteam, null, http);
        // A HEAD asks whether it may and gets nothing, so there is nothing to record.
        var stil = HttpMethods.IsHead(http.Request.Method);
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, leven.ApplicationStopping);
        einde.CancelAfter(wacht);
        while (true)
        {
            var wek = wekker.Volgende(vraag.Feed);
            var pagina = await lezer.LeesAsync(raadpleging, stil ? vraag with { Hoeveel = 0 } : vraag, http.RequestAborted);
            if (pagina.Events.Count > 0 || stil || wacht == 0 || einde.IsCancellationRequested) return new Feedantwoord(pagina, ct => lezer.MagNogAsync(partner.Gemeente, vraag, ct));
            // Here nothing is held but memory: no connection and no transaction.
            await ((Task)wek.WaitAsync(einde.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.RequestAborted.ThrowIfCancellationRequested();
        }
    }
}
