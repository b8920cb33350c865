using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Borging;
using Handhaving.Gemeenten;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Rechtsgeschiedenis;
using Npgsql;

namespace Handhaving.Dossiers;

/// <summary>
/// Everything that the access log holds about one person, as a dossier in the format of docs/dossierformaat.md: the chain of his key takes the
/// place of the chain of a pand. Whoever gets it can check that no line is missing, changed or later than it says.
/// </summary>
public sealed class Raadpleegdossier(Kluisverbinding kluis, NpgsqlDataSource bron, Boekhouding boekhouding, IUitgifte uitgifte, Raadpleeglog log, Borgingsinstellingen instellingen, Gebieden gebieden, TimeProvider klok)
{
    public const string Handeling = "Overzicht van raadplegingen maken";

    private const int Pogingen = 5;

    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(15), Kijk = TimeSpan.FromMilliseconds(50);

    /// <param name="achtergehouden">Addresses of activities of which the lines are withheld: for the person himself those that are confidential now (AVG art. 23).</param>
    /// <param name="medewerkersOpen">Opens who looked, as an opaque reference: for the auditor, not for the person.</param>
    internal async Task<UitgegevenDossier> MaakAsync(Raadpleging raadpleging, Guid betrokkene, Func<Uri, bool> achtergehouden, bool medewerkersOpen, CancellationToken ct)
    {
        var (gemeente, sleutel) = (Raadpleeglog.Log(raadpleging.Gemeente), betrokkene.ToString());
        var stand = await Dossieruitgifte.MetOndertekenaar(() => uitgifte.StandAsync(gemeente, ct));
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        // A mistyped reference is not a person about whom there is nothing to tell.
        if (!await Raadpleeglog.KentAsync(verbinding, raadpleging.Gemeente, betrokkene, ct)) throw new ProbleemException(Problemen.Onbekend("De betrokkene"));
        // The reading itself is a line; what comes after it waits until the closing line is there.
        await log.SchrijfAsync(verbinding, raadpleging, [new(betrokkene, Uitkomst.Geopend, [])], ct);
        await tx.CommitAsync(ct);

        // Waits without holding anyone up, and begins again when somebody looked meanwhile.
        Pandketen keten;
        NpgsqlTransaction sluit;
        long n;
        for (var poging = 1; ; poging++)
        {
            n = await TelAsync(verbinding, raadpleging.Gemeente, sleutel, "", ct);
            if (n >= Dossier.LangsteKeten)
                throw new ProbleemException(Problemen.Maak(StatusCodes.Status409Conflict, "overzicht-te-groot", "Het overzicht is te groot", $"Over deze betrokkene zijn meer dan {Dossier.LangsteKeten} regels, en die passen niet in één overzicht. Lees ze per bladzijde met POST /v1/raadplegingen/_zoek."));
            keten = await Dossieruitgifte.Geborgd(() => WachtAsync(gemeente, sleutel, n, ct));
            sluit = await verbinding.BeginTransactionAsync(ct);
            if (await TelAsync(verbinding, raadpleging.Gemeente, sleutel, " for update", ct) == n) break;
            await sluit.RollbackAsync(ct);
            if (poging == Pogingen) throw Bezet();
        }
        var regels = await verbinding.LijstAsync($"select l.regel::text, a.medewerker::text, a.rol, a.mandaat, a.gegevens::text from {Raadpleegschema.Logregel} l join {Raadpleegschema.Auditregel} a on a.gemeente = l.gemeente and a.logregel = l.id where l.log = $1 || '{Raadpleeglog.Achtervoegsel}' and l.gemeente = $1 and l.sleutel = $2 order by l.n",
            r => new Regel(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.GetString(4)), ct, raadpleging.Gemeente, sleutel);
        if (regels.Count != n) throw Dossieruitgifte.NietGeborgd("Het raadpleeglog is niet volledig.");

        var dicht = keten.Posten.Where(p => achtergehouden(regels[(int)p.N - 1].Activiteit)).Select(p => p.N).ToHashSet();
        var open = keten.Posten.Where(p => !dicht.Contains(p.N)).ToList();
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        Dictionary<string, byte[]> bestanden = new() { [Dossier.Leesmij] = Encoding.UTF8.GetBytes(Tekst(id, regels, dicht, gebieden.Naam(raadpleging.Gemeente))), [Dossier.Script] = Dossieruitgifte.Script.Value };
        Dictionary<long, IReadOnlyDictionary<string, Opening>> geopend = [];
        Dictionary<long, IReadOnlyDictionary<string, Sluiting>> gesloten = [];
        foreach (var post in open)
        {
            var r = regels[(int)post.N - 1];
            if (medewerkersOpen) geopend[post.N] = new Dictionary<string, Opening> { [Toezegging.Medewerkerpad] = new(post.Opening, Bladinhoud.Vastlegger(r.Medewerker, r.Rol, r.Mandaat)) };
            else gesloten[post.N] = new Dictionary<string, Sluiting> { [Toezegging.Medewerkerpad] = new(Reden.Avg) };
        }
        var export = new Export(id, keten.Posten[^1].Kop.Log, betrokkene, sleutel, keten.Zout, stand.Gescheiden, RandomNumberGenerator.GetBytes(Merkle.Hashlengte),
            bestanden.ToDictionary(b => b.Key, b => Bestandsregel.Van(b.Value)), dicht.ToDictionary(k => k, _ => new Sluiting(Reden.Avg)), geopend, gesloten);
        var afsluiting = await log.SluitAsync(verbinding, raadpleging, betrokkene, Hex.Schrijf(export.Hash()), n + 1, ct);
        await sluit.CommitAsync(ct);

        var uitgegeven = await Dossieruitgifte.MetOndertekenaar(() => uitgifte.GeefUitAsync(gemeente, afsluiting, ct));
        await using var lees = await bron.OpenConnectionAsync(ct);
        var zip = (await Dossieruitgifte.Geborgd(() => Bewijshelft.LeesAsync(lees, gemeente, export, n + 1, uitgegeven, bestanden, ct))).Schrijf();
        var uitslag = Keuring.Keur(zip, Dossieruitgifte.Beleid(stand.Sleutel, stand.Tijdregels ?? ""));
        return uitslag.Oordeel is Oordeel.Afgewezen
            ? throw Dossieruitgifte.NietGeborgd($"De eigen controle wijst dit overzicht af (regel {uitslag.Regel}).")
            : new(id, zip, uitslag);
    }

    private static ProbleemException Bezet() => new(Problemen.Maak(StatusCodes.Status503ServiceUnavailable, "raadpleeglog-bezet", "Het overzicht kan nu niet worden gemaakt",
        "Er wordt steeds opnieuw naar deze betrokkene gekeken. Probeer het later opnieuw."));

    private static Task<long> TelAsync(NpgsqlConnection verbinding, string gemeente, string sleutel, string slot, CancellationToken ct) =>
        verbinding.WaardeAsync<long>($"select n from {Raadpleegschema.Teller} where gemeente = $1 and sleutel = $2{slot}", ct, gemeente, sleutel);

    /// <summary>Until the log holds the first n lines about this person. What came after is for whoever asks to see or to leave.</summary>
    internal async Task<Pandketen> WachtAsync(string gemeente, string sleutel, long n, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        for (var begin = instellingen.Klok.GetTimestamp(); ;)
        {
            if (await Pandketen.LeesAsync(verbinding, gemeente, sleutel, ct) is { } keten && keten.Posten.Count >= n) return keten with { Posten = [.. keten.Posten.Take((int)n)] };
            if (await Pandketen.BezwaarAsync(verbinding, gemeente, sleutel, ct) is { } bezwaar) throw new NietGeborgdException($"Het log weigert een regel over deze betrokkene: {bezwaar}.");
            if (instellingen.Klok.GetElapsedTime(begin) > Geduld) throw new NietGeborgdException("Het raadpleeglog loopt achter; kijk of de borging loopt.");
            if (await boekhouding.BoekPartijAsync(gemeente, ct) == 0) await Task.Delay(Kijk, instellingen.Klok, ct);
        }
    }

    private static string Tekst(Guid id, List<Regel> regels, HashSet<long> dicht, string gemeente)
    {
        var tekst = new StringBuilder();
        void Zin(string zin = "") => tekst.Append(zin).Append('\n');
        Zin("OVERZICHT VAN RAADPLEGINGEN");
        Zin();
        Zin($"Wie de gegevens van een betrokkene heeft bekeken in de registratie van de gemeente {gemeente}. Nummer van dit overzicht: {id}.");
        Zin($"{regels.Count} {(regels.Count == 1 ? "regel" : "regels")}{(dicht.Count > 0 ? $", waarvan {dicht.Count} nu niet {(dicht.Count == 1 ? "wordt" : "worden")} verstrekt omdat de verwerking vertrouwelijk is (AVG art. 23); {(dicht.Count == 1 ? "zij is" : "zij zijn")} wel geteld" : "")}.");
        Zin();
        for (var k = 0; k < regels.Count; k++)
            Zin(dicht.Contains(k + 1) ? $"{Nr(k)} (niet verstrekt)" : $"{Nr(k)} {Weergave.Moment(regels[k].Begin)}  {regels[k].Naam}  doel: {Weergave.Woorden(regels[k].Doel ?? "NietGezegd")}  rol: {regels[k].Rol}  {Weergave.Woorden(regels[k].Uitkomst)}");
        Zin();
        Zin("Controleren: verifieer DIT-BESTAND --beleid BELEID, of python3 verifieer.py DIT-BESTAND BELEID. Haal het beleid voor het raadpleeglog niet hier vandaan maar van de gemeente.");
        Zin("'bewezen' betekent: van nummer 1 tot en met de afsluiting ontbreekt geen regel en is er geen veranderd. Het bewijst niet dat niemand over een schouder meekeek.");
        return tekst.ToString();

        static string Nr(int k) => string.Create(CultureInfo.InvariantCulture, $"{k + 1,5}");
    }

    private sealed record Regel(string Logregel, string Medewerker, string Rol, string? Mandaat, string Audit)
    {
        private readonly Json.Voorwerp _regel = (Json.Voorwerp)CanoniekeJson.Lees(Encoding.UTF8.GetBytes(Logregel)), _audit = (Json.Voorwerp)CanoniekeJson.Lees(Encoding.UTF8.GetBytes(Audit));

        public Uri Activiteit => new(Veld((Json.Voorwerp)_regel["attributes"]!, "dpl.core.processing_activity_id"));

        public string Naam => Veld(_regel, "name");

        public DateTimeOffset Begin => DateTimeOffset.FromUnixTimeMilliseconds((long)((Json.Getal)_regel["start_time"]!).Waarde);

        public string? Doel => (_audit["doel"] as Json.Tekst)?.Waarde;

        public string Uitkomst => Veld(_audit, "uitkomst");

        private static string Veld(Json.Voorwerp waarde, string naam) => ((Json.Tekst)waarde[naam]!).Waarde;
    }
}
