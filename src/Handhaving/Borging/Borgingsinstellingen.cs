using System.Security.Cryptography.X509Certificates;
using Handhaving.Bewijs.Notities;
using Handhaving.Platform;

namespace Handhaving.Borging;

/// <summary>How the log is named, and who outside this process vouches for it (section <c>Borging</c>).</summary>
/// <param name="Oorsprong">First part of the name of every log: a domain name of the municipality's own, such as <c>handhaving.deventer.nl</c>. Stands in every entry, so it never changes.</param>
public sealed record Borgingsinstellingen(string Oorsprong)
{
    /// <summary>The booker's own clock, which no test and no database sets.</summary>
    public TimeProvider Klok { get; init; } = TimeProvider.System;

    /// <summary>Null: nothing is signed, and no dossier can be issued.</summary>
    public Ondertekenaarsadres? Ondertekenaar { get; init; }

    public IReadOnlyList<Getuigeadres> Getuigen { get; init; } = [];

    /// <summary>How many witnesses must have cosigned before something counts as published; a choice of the product: one, when there are any.</summary>
    public int Quorum { get; init; }

    /// <summary>Null: time is not proven.</summary>
    public Tijdstempeladres? Tijdstempels { get; init; }

    /// <summary>The most that a signer, witness or time stamping authority may take to answer.</summary>
    public TimeSpan Geduld { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one that failed is left alone.</summary>
    public TimeSpan Rust { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most that may lie between the registration and the booking of an event. Beyond it the booker's clock does not
    /// confirm the time that the database gave: after an outage of the booker, or when a time was forged.
    /// </summary>
    public TimeSpan Verwerkingstijd { get; init; } = TimeSpan.FromMinutes(10);

    /// <exception cref="OpdrachtMislukt">A setting that cannot be used, by its name.</exception>
    public static Borgingsinstellingen Van(IConfiguration config)
    {
        var deel = config.GetSection("Borging");
        var getuigen = deel.GetSection("Getuigen").GetChildren().Select(g => new Getuigeadres(Adres(g, "Url"), Lees(g, "Sleutel", Sleutel.Lees))).ToList();
        return new(deel["Oorsprong"] ?? "handhaving.invalid")
        {
            Ondertekenaar = deel["Ondertekenaar:Url"] is null ? null : new(Adres(deel, "Ondertekenaar:Url"), deel["Ondertekenaar:Toegang"], deel.GetValue("Ondertekenaar:Gescheiden", false)),
            Getuigen = getuigen,
            Quorum = deel.GetValue("Quorum", Math.Min(1, getuigen.Count)) is var quorum && quorum <= getuigen.Count ? quorum : throw new OpdrachtMislukt("Borging:Quorum is groter dan het aantal getuigen."),
            Verwerkingstijd = deel.GetValue("Verwerkingstijd", TimeSpan.FromMinutes(10)),
            Tijdstempels = deel["Tijdstempels:Url"] is null ? null : new(Adres(deel, "Tijdstempels:Url"), Lees(deel, "Tijdstempels:Wortel", X509CertificateLoader.LoadCertificateFromFile))
            {
                Interval = deel.GetValue("Tijdstempels:Interval", Tijdstempeladres.Kwartier),
                Hartslag = deel.GetValue("Tijdstempels:Hartslag", Tijdstempeladres.HalveDag),
            },
        };
    }

    private static Uri Adres(IConfiguration deel, string naam) => Lees(deel, naam, tekst => new Uri(tekst.EndsWith('/') ? tekst : tekst + "/", UriKind.Absolute));

    private static T Lees<T>(IConfiguration deel, string naam, Func<string, T> lees)
    {
        try
        {
            return lees(deel[naam] ?? "");
        }
        catch (Exception e) when (e is Handhaving.Bewijs.OngeldigBewijsException or UriFormatException or System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new OpdrachtMislukt($"De instelling {(deel as IConfigurationSection)?.Path}:{naam} ontbreekt of is niet te lezen.");
        }
    }

    /// <summary>The booker's clock confirms this time of registration.</summary>
    public bool Bevestigt(DateTime geregistreerd, DateTimeOffset geboekt) => (geboekt - new DateTimeOffset(geregistreerd, TimeSpan.Zero)).Duration() <= Verwerkingstijd;

    /// <summary>A gemeente has two logs: that of its panden goes by its code, that of who looked by its code with this behind it.</summary>
    public const string Raadplegingen = "/raadpleging";

    /// <summary>The name of a log; stands in every entry, so that logs cannot be mixed.</summary>
    /// <param name="gemeente">Code of the gemeente, for its second log with <see cref="Raadplegingen"/> behind it.</param>
    public string Log(string gemeente) => gemeente.EndsWith(Raadplegingen, StringComparison.Ordinal) ? $"{Oorsprong}/{gemeente[..^Raadplegingen.Length]}/raadpleeglog" : $"{Oorsprong}/{gemeente}/pandlog";
}

/// <param name="Toegang">File with the word that the signer asks for; only this application and the signer can read it.</param>
/// <param name="Gescheiden">Whoever installed it declares that this application cannot reach the key. Believed only as far as it cannot be disproved here.</param>
public sealed record Ondertekenaarsadres(Uri Url, string? Toegang, bool Gescheiden);

/// <param name="Sleutel">The key by which its cosignatures are known.</param>
public sealed record Getuigeadres(Uri Url, Sleutel Sleutel);

/// <param name="Wortel">Root certificate of the authority; a token that does not lead to it is not accepted.</param>
public sealed record Tijdstempeladres(Uri Url, X509Certificate2 Wortel)
{
    public static readonly TimeSpan Kwartier = TimeSpan.FromMinutes(15), HalveDag = TimeSpan.FromHours(12);

    /// <summary>A log that grew gets a time stamp this often; a choice of the product.</summary>
    public TimeSpan Interval { get; init; } = Kwartier;

    /// <summary>And one that did not grow this often, so that the next event has a recent anchor before it.</summary>
    public TimeSpan Hartslag { get; init; } = HalveDag;

    /// <summary>What a policy may demand with these settings: twice the longest silence.</summary>
    public TimeSpan Ankertijd => 2 * Hartslag;
}
