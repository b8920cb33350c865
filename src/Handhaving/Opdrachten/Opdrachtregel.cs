using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Betrokkenen;
using Handhaving.Borging;
using Handhaving.Dossiers;
using Handhaving.Platform;
using Handhaving.Platform.OpenApi;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Regels;
using Handhaving.Toegang;
using Handhaving.Voorbeeld;
using JasperFx;
using Marten;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>One command of the product, beside those of the framework.</summary>
/// <param name="Gebruik">How to type it.</param>
/// <param name="Uitleg">What it does, in one Dutch line.</param>
internal sealed record Opdracht(string Naam, string Gebruik, string Uitleg, Func<WebApplication, string[], Task<int>> VoerUit);

/// <summary>The command line: the answer alone on standard output, everything else on standard error.</summary>
internal static partial class Opdrachtregel
{
    private const string Termijnen = "termijnen", Dwangsommen = "dwangsommen";

    private static readonly JsonSerializerOptions Leesbaar = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Opdracht[] Opdrachten =
    [
        new("database-inrichten", "database-inrichten", "Maakt rollen, database, schema en rechten, of werkt ze bij. Kan herhaald worden.",
            (app, _) => app.RunJasperFxCommands(["db-apply"])),
        new("token", "token --rol ROL [--gemeente GM0150] [--medewerker 1] [--uren 8]", $"Geeft een token om mee te proberen (alleen Development). Rollen: {string.Join(", ", Rol.Alle)}.", TokenAsync),
        new("voorbeeld", "voorbeeld deventer [--zaad 2023]", "Laadt twee verzonnen jaren handhaving in Deventer en veertien zaken langs de hoofdlijn (alleen Development). Kan herhaald worden; duurt een minuut.", VoorbeeldAsync),
        new("dossier", "dossier ZAAKID --doel bezwaar|beroep [--uit BESTAND]", "Maakt het procesdossier van een zaak, met bewijs, als zip. Wat het product voorstelt achter te houden blijft dicht; anders kiezen kan de jurist, via de API.", DossierAsync),
        new(Termijnen, $"{Termijnen} BESTAND", "Berekent de termijnen in een bestand met gevallen (- leest van standaardinvoer), als JSON. Zonder database. Code 1 als een geval is geweigerd.", (_, args) => RekenAsync(args, Termijnrekenaar.Bereken)),
        new(Dwangsommen, $"{Dwangsommen} BESTAND", "Berekent dwangsommen en wettelijke rente in een bestand met gevallen (- leest van standaardinvoer), als JSON. Zonder database. Code 1 als een geval is geweigerd.", (_, args) => RekenAsync(args, Dwangsomrekenaar.Bereken)),
        new("beleid", "beleid [GM0150] [--log panden|raadplegingen]", "Geeft het beleid waarmee een buitenstaander dossiers van deze gemeente controleert, of overzichten uit haar raadpleeglog. Maak het bekend langs een andere weg dan het dossier.", BeleidAsync),
        Borgingsopdrachten.Borging,
        Raadpleegopdracht.Raadpleging,
        Sleutelopdrachten.Sleutels,
        Wissingsopdrachten.Persoonsgegevens,
        Partneropdrachten.Partner,
        new("zoekindex", "zoekindex", "Vult de zoekindex van betrokkenen aan met wat is vastgelegd voordat hij er was. Kan herhaald worden.", async (app, _) =>
        {
            Console.WriteLine($"{await app.Services.GetRequiredService<Zoekindexvulling>().VulAsync(CancellationToken.None)} persoonsgegevens zijn in de zoekindex opgenomen.");
            return 0;
        }),
        new("gebeurtenismodel", "gebeurtenismodel [BESTAND]", "Beschrijft gebeurtenissen, opdrachten en rechten uit de code, als Markdown.", (_, args) => Schrijf(args, Gebeurtenismodel.Beschrijf())),
        new("databaseschema", "databaseschema [BESTAND]", "Geeft het schema van gebeurtenissen, leesmodellen en kluis als SQL, zonder database.",
            (app, args) => Schrijf(args, OpVolgorde(app.Services.GetRequiredService<IDocumentStore>().Storage.ToDatabaseScript()))),
        new("openapi-document", "openapi-document [BESTAND]", "Geeft de beschrijving van de API, zonder database.", (app, args) => Schrijf(args, app.Services.OpenApiTekst())),
    ];

    private static readonly string[] VanHetRaamwerk =
        ["run", "check-env", "codegen", "db-apply", "db-assert", "db-dump", "db-list", "db-patch", "describe", "openapi", "projections", "resources", "storage", "wolverine-diagnostics"];

    /// <summary>Commands that look at nothing but their arguments: no configuration, no log, and an answer at once. Null for all others.</summary>
    public static async Task<int?> ZonderToepassingAsync(string[] args) => args is [Termijnen or Dwangsommen, ..] ? await VoerUitAsync(null!, args) : null;

    public static async Task<int> VoerUitAsync(this WebApplication app, string[] args)
    {
        if (args is ["--help" or "-h" or "help" or "-?", ..]) return Help();
        if (Opdrachten.FirstOrDefault(o => args.FirstOrDefault() == o.Naam) is not { } opdracht)
        {
            if (args is not [[not '-', ..] naam, ..] || VanHetRaamwerk.Contains(naam)) return await app.RunJasperFxCommands(args);
            await Console.Error.WriteLineAsync($"De opdracht {naam} bestaat niet. Kies uit: {string.Join(", ", Opdrachten.Select(o => o.Naam))}; meer zegt --help.");
            return 1;
        }
        if (args.Contains("--help") || args.Contains("-h")) return Help(opdracht);
        try
        {
            Controleer(opdracht, args[1..]);
            return await opdracht.VoerUit(app, args[1..]);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Afgebroken. Wat al was vastgelegd blijft staan; herhaal de opdracht om de rest te doen.");
            return 130;
        }
        catch (Exception e) when (e is OpdrachtMislukt or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Before the host is built: the migration runs with the owner's login.</summary>
    public static async Task<bool> BereidVoorAsync(this WebApplicationBuilder builder, string[] args)
    {
        if (args is not ["database-inrichten"]) return true;
        Console.SetOut(Console.Error);
        try
        {
            await Databaseinrichting.RollenEnDatabaseAsync(builder.Configuration);
        }
        catch (Exception e) when (e is OpdrachtMislukt or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"De database is niet in te richten: {e.Message}");
            return false;
        }
        builder.Configuration["ConnectionStrings:Handhaving"] = builder.Configuration.GetConnectionString("Eigenaar");
        return true;
    }

    /// <summary>Only what the usage line names: a mistyped option must not be ignored in silence.</summary>
    private static void Controleer(Opdracht opdracht, string[] args)
    {
        var woorden = opdracht.Gebruik.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(' ')[1..];
        var plaatsen = woorden.Where((w, i) => !IsOptie(w) && (i == 0 || !IsOptie(woorden[i - 1]))).Count();
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsOptie(args[i]))
            {
                if (--plaatsen < 0) throw new OpdrachtMislukt($"{args[i]} is te veel. Gebruik: ops/handhaving {opdracht.Gebruik}");
            }
            else if (!woorden.Contains(args[i])) throw new OpdrachtMislukt($"De optie {args[i]} bestaat niet. Gebruik: ops/handhaving {opdracht.Gebruik}");
            else if (++i == args.Length) throw new OpdrachtMislukt($"{args[i - 1]} mist een waarde. Gebruik: ops/handhaving {opdracht.Gebruik}");
        }
    }

    private static bool IsOptie(string woord) => woord.StartsWith("--", StringComparison.Ordinal);

    private static int Help()
    {
        Console.WriteLine("Gebruik: ops/handhaving <opdracht> [opties]\n\nOpdrachten:");
        foreach (var o in Opdrachten) Console.WriteLine($"  {o.Naam,-22}{o.Uitleg}");
        Console.WriteLine("\nVan het raamwerk, in het Engels: run, db-apply, db-assert, db-dump, projections, codegen, openapi, describe.\nMeer over een opdracht: ops/handhaving <opdracht> --help");
        return 0;
    }

    private static int Help(Opdracht opdracht)
    {
        Console.WriteLine($"{opdracht.Uitleg}\n\nGebruik: ops/handhaving {opdracht.Gebruik}");
        return 0;
    }

    private static async Task<int> Schrijf(string[] args, string tekst)
    {
        if (args is [var bestand, ..]) await File.WriteAllTextAsync(bestand, tekst);
        else await Console.Out.WriteAsync(tekst);
        return 0;
    }

    private static async Task<int> RekenAsync(string[] args, Func<JsonElement, Rechtsgegevens?, Uitkomst> rekenaar)
    {
        if (args is not [var bestand]) throw new OpdrachtMislukt("Noem één bestand met gevallen, of - voor standaardinvoer.");
        JsonArray uitkomsten;
        try
        {
            await using var stroom = bestand == "-" ? Console.OpenStandardInput() : File.OpenRead(bestand);
            using var json = await JsonDocument.ParseAsync(stroom);
            uitkomsten = Rekenbestand.Bereken(json.RootElement, rekenaar);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpdrachtMislukt($"Het bestand {bestand} is niet te lezen: het bestaat niet, is een map of mag niet worden gelezen.");
        }
        catch (JsonException e)
        {
            throw new OpdrachtMislukt($"Het bestand {bestand} is geen geldige JSON, bij regel {e.LineNumber + 1}.");
        }
        catch (OngeldigeInvoerException e)
        {
            throw new OpdrachtMislukt(e.Message);
        }
        await using (var uit = Console.OpenStandardOutput())
        {
            await JsonSerializer.SerializeAsync(uit, uitkomsten, Leesbaar);
            await uit.WriteAsync("\n"u8.ToArray());
        }
        var geweigerd = uitkomsten.Count(u => u!["fout"] is not null);
        if (geweigerd == 0) return 0;
        await Console.Error.WriteLineAsync($"{geweigerd} van {uitkomsten.Count} gevallen zijn geweigerd; bij elk staat onder fout waarom.");
        return 1;
    }

    /// <summary>The library takes the schemas out of a hash table, in another order at each run.</summary>
    private static string OpVolgorde(string script)
    {
        var (blokken, nr) = (Schemablok().Matches(script).Select(m => m.Value).Order(StringComparer.Ordinal).ToList(), 0);
        return Schemablok().Replace(script, _ => blokken[nr++]);
    }

    [GeneratedRegex(@"IF NOT EXISTS \(SELECT 1 FROM pg_catalog\.pg_namespace WHERE nspname = '\w+'\) THEN.*?END IF;", RegexOptions.Singleline)]
    private static partial Regex Schemablok();

    private static Task<int> TokenAsync(WebApplication app, string[] args)
    {
        var uitgever = app.Services.GetService<Ontwikkeluitgever>() ?? throw new OpdrachtMislukt("Tokens bestaan alleen in Development. In productie geeft de aanmeldvoorziening van de gemeente ze uit.");
        var rol = Optie(args, "--rol") ?? throw new OpdrachtMislukt($"Geef --rol, een van: {string.Join(", ", Rol.Alle)}.");
        var gemeente = Optie(args, "--gemeente") ?? "GM0150";
        if (!Rol.Alle.Contains(rol)) throw new OpdrachtMislukt($"De rol {rol} bestaat niet. Kies uit: {string.Join(", ", Rol.Alle)}.");
        if (!Gemeentecode.IsGeldig(gemeente)) throw new OpdrachtMislukt("--gemeente is geen CBS-code, zoals GM0150.");
        Console.WriteLine(uitgever.Geef(rol, gemeente, Getal(args, "--medewerker", 1, 99), TimeSpan.FromHours(Getal(args, "--uren", 8, 8760))));
        return Task.FromResult(0);
    }

    private static Task<int> VoorbeeldAsync(WebApplication app, string[] args) => args is ["deventer", ..]
        ? Voorbeeldopdracht.VoerUitAsync(app, Getal(args, "--zaad", 2023, int.MaxValue))
        : throw new OpdrachtMislukt("Noem het voorbeeld: ops/handhaving voorbeeld deventer.");

    private static async Task<int> BeleidAsync(WebApplication app, string[] args)
    {
        var gemeente = args is [[not '-', ..] code, ..] ? code : "GM0150";
        if (!Gemeentecode.IsGeldig(gemeente)) throw new OpdrachtMislukt($"{gemeente} is geen CBS-code, zoals GM0150.");
        if (Optie(args, "--log") is { } log) gemeente = log switch { "panden" => gemeente, "raadplegingen" => gemeente + Borgingsinstellingen.Raadplegingen, _ => throw new OpdrachtMislukt("--log is panden of raadplegingen.") };
        try
        {
            await Console.Out.WriteAsync(await app.Services.GetRequiredService<Beleidstekst>().MaakAsync(gemeente, CancellationToken.None));
            return 0;
        }
        catch (Exception e) when (e is GeenOndertekenaarException or HttpRequestException)
        {
            throw new OpdrachtMislukt($"De ondertekenaar is er niet: {e.Message}");
        }
    }

    private static Task<int> DossierAsync(WebApplication app, string[] args) => args.Where((a, i) => !IsOptie(a) && (i == 0 || !IsOptie(args[i - 1]))).FirstOrDefault() is { } zaak
        ? Dossieropdracht.VoerUitAsync(app, zaak, Optie(args, "--doel") ?? "", Optie(args, "--uit"))
        : throw new OpdrachtMislukt("Noem de zaak: ops/handhaving dossier ZAAKID --doel bezwaar.");

    private static string? Optie(string[] args, string naam) => Array.IndexOf(args, naam) is >= 0 and var plaats && plaats + 1 < args.Length ? args[plaats + 1] : null;

    private static int Getal(string[] args, string naam, int anders, int hoogstens) => Optie(args, naam) is not { } tekst ? anders
        : int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) && getal >= 1 && getal <= hoogstens ? getal
        : throw new OpdrachtMislukt(string.Create(CultureInfo.InvariantCulture, $"{naam} is geen geheel getal van 1 tot en met {hoogstens}."));
}
