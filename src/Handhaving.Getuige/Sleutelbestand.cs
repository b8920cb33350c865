using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Getuige;

/// <summary>The private key on disk: for its owner alone, and made once.</summary>
internal static class Sleutelbestand
{
    public const int Lengte = 32;
    private const int MaximaleOmvang = 4096;
    private const UnixFileMode Anderen = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <returns>What the world may know.</returns>
    public static Sleutel MaakGetuige(string bestand, string naam)
    {
        var getuige = new Ondertekenaar(naam, RandomNumberGenerator.GetBytes(Lengte), Sleutelsoort.Medeondertekening);
        Schrijf(bestand, getuige.Geheim());
        return getuige.Sleutel;
    }

    public static void MaakOndertekenaar(string bestand) => Schrijf(bestand, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Lengte)));

    public static Ondertekenaar LeesGetuige(string bestand)
    {
        var tekst = Lees(bestand);
        try
        {
            if (Ondertekenaar.Lees(tekst) is { Sleutel.Soort: Sleutelsoort.Medeondertekening } getuige) return getuige;
        }
        catch (OngeldigBewijsException)
        {
            // Nothing of what was read goes into the answer.
        }
        throw new OnbruikbaarException($"{bestand} is geen sleutel van een getuige; maak er een met: getuige sleutel BESTAND --naam NAAM");
    }

    /// <returns>The secret from which the key of each log follows.</returns>
    public static byte[] LeesOndertekenaar(string bestand)
    {
        var tekst = Lees(bestand);
        try
        {
            return Base64.Lees(tekst.TrimEnd('\n'), Lengte);
        }
        catch (OngeldigBewijsException)
        {
            throw new OnbruikbaarException($"{bestand} is geen sleutel van een ondertekenaar; maak er een met: getuige sleutel BESTAND --soort ondertekenaar");
        }
    }

    private static string Lees(string bestand)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(bestand) & Anderen) != 0)
            throw new OnbruikbaarException($"de sleutel {bestand} is ook voor anderen toegankelijk; sluit haar af met: chmod 600 {bestand}");
        return new FileInfo(bestand).Length <= MaximaleOmvang ? File.ReadAllText(bestand) : throw new OnbruikbaarException($"{bestand} is te groot voor een sleutel");
    }

    private static void Schrijf(string bestand, string tekst)
    {
        if (Path.Exists(bestand)) throw new OnbruikbaarException($"{bestand} bestaat al en wordt niet overschreven: een verloren sleutel komt niet terug");
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stroom = new FileStream(bestand, opties);
        stroom.Write(Encoding.UTF8.GetBytes(tekst + "\n"));
        stroom.Flush(flushToDisk: true);
    }
}
