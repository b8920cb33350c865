using Handhaving.Partners;
using Handhaving.Platform;

namespace Handhaving.Opdrachten;

/// <summary>The commands with which someone tries out how partners connect.</summary>
internal static class Partneropdrachten
{
    public static Opdracht Partner { get; } = new("partner", "partner proef|verklaring MAP [--oin 00000099000000001000] [--client GM0150.…] [--uitgever https://localhost:8443]",
        "proef: maakt in MAP een wortel, een certificaat voor deze server en een voor een partner, een aanmeldsleutel en de instellingen die erbij horen. verklaring: ondertekent met die sleutel een aanmelding voor /token. Alleen Development.", VoerUitAsync);

    private static Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        if (!app.Environment.IsDevelopment()) throw new OpdrachtMislukt("Proefcertificaten bestaan alleen in Development. In productie heeft een partner een certificaat van PKIoverheid.");
        Dictionary<string, string> opties = new(StringComparer.Ordinal);
        List<string> woorden = [];
        for (var i = 0; i < args.Length; i++)
            if (args[i].StartsWith("--", StringComparison.Ordinal)) opties[args[i]] = args[++i];
            else woorden.Add(args[i]);
        var klok = app.Services.GetRequiredService<TimeProvider>();
        try
        {
            switch (woorden)
            {
                case ["proef", var map]:
                    new Proefaansluiting(map, klok).Maak(opties.GetValueOrDefault("--oin", "00000099000000001000"));
                    Console.WriteLine($"Alles voor een proef staat in {Path.GetFullPath(map)}. Lees docs/aansluiten-lsi.md voor de volgende stap.");
                    return Task.FromResult(0);
                case ["verklaring", var map]:
                    Console.WriteLine(new Proefaansluiting(map, klok).Verklaar(opties.GetValueOrDefault("--client", ""), opties.GetValueOrDefault("--uitgever", "https://localhost:8443")));
                    return Task.FromResult(0);
                default:
                    throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving partner proef MAP, of ops/handhaving partner verklaring MAP --client CLIENTID.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpdrachtMislukt("De map is niet te lezen of te schrijven.");
        }
    }
}
