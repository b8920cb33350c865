using Handhaving.Bewaring;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Opdrachten;

/// <summary>After a restore: what was erased must be erased again before anyone sees personal data.</summary>
internal static class Wissingsopdrachten
{
    public static Opdracht Persoonsgegevens { get; } = new("persoonsgegevens", "persoonsgegevens herhaal-wissingen",
        "Herhaalt na een herstel uit een reservekopie elke wissing van de wislijst. Kan herhaald worden. Code 1 als de wislijst ontbreekt of beschadigd is; dan blijven persoonsgegevens gesloten.", VoerUitAsync);

    private static async Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        if (args is not ["herhaal-wissingen"]) throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving persoonsgegevens herhaal-wissingen.");
        try
        {
            var herhaling = await app.Services.GetRequiredService<Wissingsdienst>().HerhaalAsync(CancellationToken.None);
            Console.WriteLine($"De wislijst noemt {herhaling.Regels} gewiste persoonsgegevens; {herhaling.Herhaald} daarvan stonden nog in deze database en zijn nu weer gewist.");
            return 0;
        }
        catch (WislijstException e)
        {
            throw new OpdrachtMislukt(e.Message);
        }
    }
}
