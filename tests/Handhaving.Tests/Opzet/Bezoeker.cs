using System.Net;
using System.Text.RegularExpressions;

namespace Handhaving.Tests.Opzet;

/// <summary>Someone with a browser: pages, forms and cookies.</summary>
public static class Bezoeker
{
    public static async Task<HttpClient> Aangemeld(Toepassing toepassing, string rol, string gemeente = "GM0150")
    {
        var klant = new HttpClient(new Koekjes(new CookieContainer()) { InnerHandler = toepassing.Host.Server.CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
        (await klant.VulInAsync("/aanmelden", "/aanmelden/ontwikkeling", new() { ["rol"] = rol, ["gemeente"] = gemeente, ["medewerker"] = "1", ["terug"] = "/" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return klant;
    }

    /// <summary>Reads a page, and sends a form from it.</summary>
    public static async Task<HttpResponseMessage> VulInAsync(this HttpClient klant, string pagina, string adres, Dictionary<string, string> velden)
    {
        var tekst = await klant.GetStringAsync(new Uri(pagina, UriKind.Relative), TestContext.Current.CancellationToken);
        var bewijs = Regex.Match(tekst, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var formulier = new FormUrlEncodedContent(new Dictionary<string, string>(velden) { ["__RequestVerificationToken"] = bewijs });
        return await klant.PostAsync(new Uri(adres, UriKind.Relative), formulier, TestContext.Current.CancellationToken);
    }

    /// <summary>The test server has no cookies of its own.</summary>
    private sealed class Koekjes(CookieContainer koekjes) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (koekjes.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kop) request.Headers.Add("Cookie", kop);
            var antwoord = await base.SendAsync(request, cancellationToken);
            if (antwoord.Headers.TryGetValues("Set-Cookie", out var gezet))
                foreach (var koek in gezet) koekjes.SetCookies(request.RequestUri!, koek);
            return antwoord;
        }
    }
}
