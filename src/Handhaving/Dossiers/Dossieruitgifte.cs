using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;
using Handhaving.Borging;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Toegang;
using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;
using Oordeel = Handhaving.Bewijs.Dossiers.Oordeel;

namespace Handhaving.Dossiers;

/// <summary>For whom values are opened, what the access log says of it, and which he may see.</summary>
internal sealed record Opener(Uitvoerder Wie, Raadpleging Raadpleging, Func<object, Persoonsgegeven, bool> MagZien)
{
    /// <summary>What this is called in the access log.</summary>
    public const string Handeling = "Dossier maken";
}

/// <summary>What the text of a dossier may say of its evidence at most.</summary>
internal sealed record Belofte(bool Tijd, bool Getuige)
{
    public static Belofte Alles { get; } = new(true, true);
}

/// <param name="Uitslag">What the product's own verifier says of it.</param>
internal sealed record UitgegevenDossier(Guid DossierId, byte[] Zip, Uitslag Uitslag)
{
    public string Bestandsnaam => $"dossier-{DossierId:D}.zip";
}

/// <summary>The evidence turned out to show less than the text of the dossier says. It is not handed out.</summary>
internal sealed class TeVeelBeloofdException(Belofte over) : Exception("Het bewijs toont minder dan de tekst van het dossier zegt.")
{
    /// <summary>What can be said.</summary>
    public Belofte Over => over;
}

/// <summary>
/// Makes dossiers: first all that is stated, whose hash goes into the closing entry; then, when that entry is in the log and others
/// vouched for it, the evidence. Nothing leaves that the product's own verifier does not accept.
/// </summary>
public sealed partial class Dossieruitgifte(
    IDocumentStore opslag, NpgsqlDataSource bron, Sleuteldienst sleuteldienst, IUitgifte uitgifte, Boekhouding boekhouding, Borgingsinstellingen instellingen, Registratieklok registratie, Gebieden gebieden,
    TimeProvider klok, ILogger<Dossieruitgifte> log)
{
    private const int Pogingen = 5;

    private static readonly TimeSpan Kijk = TimeSpan.FromMilliseconds(50), Boekgeduld = TimeSpan.FromSeconds(15);

    internal static readonly Lazy<byte[]> Script = new(() =>
    {
        using var bron = typeof(Dossieruitgifte).Assembly.GetManifestResourceStream(Dossier.Script)!;
        using var bytes = new MemoryStream();
        bron.CopyTo(bytes);
        return bytes.ToArray();
    });

    /// <summary>Closes and hands out in one go; begins again when another recorded something meanwhile, or when less is proven than the text says.</summary>
    internal async Task<UitgegevenDossier> MaakAsync(string pandId, Guid zaakId, MaakDossier opdracht, Opener opener, CancellationToken ct)
    {
        var geopend = new Geheugen();
        try
        {
            return await MaakAsync(pandId, zaakId, opdracht, opener, geopend, ct);
        }
        catch
        {
            await NietGegevenAsync(opener.Raadpleging, geopend);
            throw;
        }
    }

    private async Task<UitgegevenDossier> MaakAsync(string pandId, Guid zaakId, MaakDossier opdracht, Opener opener, Geheugen geopend, CancellationToken ct)
    {
        var belofte = Belofte.Alles;
        for (var poging = 1; ; poging++)
        {
            await using var sessie = opslag.LightweightSession(opener.Wie.Gemeente);
            Herkomst.Zet(sessie, opener.Wie);
            var stroom = await sessie.Events.FetchForWriting<Pand>(pandId, ct);
            if (stroom.Aggregate?.Zaak(zaakId) is null) throw new ProbleemException(Problemen.Onbekend("De zaak"));
            if (Openbaarheid.Toets(opdracht, Zaakstroom.Van(stroom.Aggregate.Stroom, zaakId)) is { Status: >= 400 } bezwaar) throw new ProbleemException(bezwaar);
            var (gesloten, dossier) = await SluitAsync(stroom.Aggregate, zaakId, opdracht, opener, belofte, ct, geopend);
            stroom.AppendOne(gesloten);
            try
            {
                await sessie.SaveChangesAsync(ct);
                return await GeefUitAsync(stroom.Events[^1].Id, gesloten, dossier, opener.Wie.Gemeente, ct);
            }
            catch (Exception e) when (poging < Pogingen && e is ConcurrencyException or EventStreamUnexpectedMaxEventIdException) { }
            catch (TeVeelBeloofdException e) when (poging < Pogingen)
            {
                // That closing entry stays, as the entry of a dossier that nobody got.
                belofte = e.Over;
            }
        }
    }

    /// <summary>Everything that a dossier states, and the event that closes it. The event must be the next of the pand.</summary>
    /// <param name="pand">As it stands, with nothing after it.</param>
    /// <param name="geopend">What an earlier attempt opened.</param>
    internal async Task<(DossierGeexporteerd Gebeurtenis, Gesloten Dossier)> SluitAsync(Pand pand, Guid zaakId, MaakDossier opdracht, Opener opener, Belofte hooguit, CancellationToken ct, Geheugen? geopend = null)
    {
        var gemeente = opener.Wie.Gemeente;
        var stand = await MetOndertekenaar(() => uitgifte.StandAsync(gemeente, ct));
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var keten = await WachtAsync(verbinding, gemeente, pand, ct);
        var eigen = Zaakstroom.Van(pand.Stroom, zaakId);
        opener = opener with { Raadpleging = opener.Raadpleging.In(eigen.Select(e => e.Data)) };
        var (id, moment) = (Guid.CreateVersion7(klok.GetUtcNow()), klok.Moment(null));

        var velden = await OpenAsync(eigen, Wissingen.Van(keten.Posten), opdracht, opener, geopend ?? new(), ct);
        var medewerkers = opdracht.MedewerkersOpen ? eigen.ToDictionary(e => new Vindplaats(e.Id, Toezegging.Medewerkerpad), e => Medewerker(e, keten)) : [];
        var verdeling = await Geborgd(() => Task.FromResult(Verdeling.Van(keten.Posten, eigen.Select(e => e.Id).ToHashSet(), velden.Open.Concat(medewerkers).ToDictionary(), velden.Dicht)));

        var gegeven = keten.Posten.Where(p => !verdeling.Weggelaten.ContainsKey(p.N)).ToList();
        var tijd = hooguit.Tijd && stand is { Tijdstempels: true, Tijdregels: { } regels } && await Bewijshelft.TijdIsBewezenAsync(verbinding, gemeente, gegeven, Beleid(stand.Sleutel, regels), instellingen.Klok.GetUtcNow(), ct);
        var bewijs = new Bewijsstand(keten.Posten[^1].Kop.Log, stand.Gescheiden, tijd, hooguit.Getuige && stand.Getuigen);
        var kennis = (await registratie.StandAsync(null, ct))! with { Voorlopig = false };
        var inhoud = Dossierinhoud.Van(pand.Stroom, zaakId, kennis, new(id, opdracht.Doel, moment, $"Gemeente {gebieden.Naam(gemeente)}"), velden.Leesbaar, bewijs);
        var leesbaar = Leesdossier.Maak(inhoud);

        var helft = new Dossierhelft([], leesbaar.Pdf, leesbaar.Html, leesbaar.Leesmij, Script.Value);
        var bestanden = Bestanden(helft, velden.Stukken);
        if (bestanden.Sum(b => (long)b.Value.Length) > Zip.MaximaleOmvang - Dossier.MaximaleJson || bestanden.Count > Zip.MeesteBestanden / 2 || pand.Version >= Dossier.LangsteKeten)
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status409Conflict, "dossier-te-groot", "Het dossier is te groot", "De stukken van deze zaak passen niet in één dossier (512 MiB). Laat stukken weg en geef ze apart, of vraag de beheerder om een dossier in delen."));
        var export = new Export(id, bewijs.Log!, zaakId, pand.Id, keten.Zout, stand.Gescheiden, RandomNumberGenerator.GetBytes(Merkle.Hashlengte),
            bestanden.ToDictionary(b => b.Key, b => Bestandsregel.Van(b.Value)), verdeling.Weggelaten, verdeling.Geopend, verdeling.Gesloten);
        return (new DossierGeexporteerd(
            zaakId, id, opdracht.Doel, pand.Version + 1, Hex.Schrijf(export.Hash()), gegeven.Count, verdeling.Weggelaten.Values.Count(w => w.Reden == Reden.AndereZaak),
            verdeling.Geopend.Values.Sum(v => v.Count), verdeling.Gesloten.Values.Sum(v => v.Count), velden.Stukken.Count, bewijs.TijdBewezen, bewijs.Getuige,
            Persoonsgegeven.Over(id, helft with { Export = Bladprofiel.Bytes(export.Json()) }))
        { GebeurdOp = moment }, new(export, bestanden));
    }

    /// <summary>Hands out a dossier that was closed before: the same statement, with the evidence of now.</summary>
    /// <param name="afsluiting">The closing entry.</param>
    internal async Task<UitgegevenDossier> GeefOpnieuwAsync(IEvent afsluiting, Raadpleging raadpleging, IReadOnlyList<IEvent> stroom, CancellationToken ct)
    {
        var gesloten = (DossierGeexporteerd)afsluiting.Data;
        var geopend = new Geheugen();
        try
        {
            geopend.Voeg([gesloten.Helft], await sleuteldienst.OpenAllesAsync(raadpleging, [gesloten.Helft], ct));
            var helft = Waarde(gesloten.Helft).Als<Dossierhelft>();
            var export = Export.Lees(Bladprofiel.Lees(helft.Export, Dossier.MaximaleJson));
            var bestanden = Bestanden(helft, new Dictionary<string, byte[]>());
            // Whose values it shows is recorded as if they were opened one by one, which is what they are.
            var waarden = export.Geopend.SelectMany(g => g.Value.Where(v => v.Key != Toezegging.Medewerkerpad).Select(v => (Plaats: new Wisveld(stroom.Single(e => e.Version == g.Key).Id, v.Key), v.Value.Bestand, Persoonsgegeven.In(stroom.Single(e => e.Version == g.Key).Data).Single(w => w.Pad == v.Key).Gegeven))).ToList();
            // One that is gone takes the dossier along: then the others are not opened either.
            var dicht = Wissing.Dicht(stroom);
            if (waarden.Find(w => dicht.Contains(w.Plaats)) is { Gegeven: { } weg }) throw new GegevenGewistException(weg.Betrokkene);
            geopend.Voeg(waarden.Select(w => w.Gegeven), await sleuteldienst.OpenAllesAsync(raadpleging, [.. waarden.Select(w => w.Gegeven)], ct));
            foreach (var (_, bestand, gegeven) in waarden)
                if (Waarde(gegeven) is var waarde && bestand is not null) bestanden[bestand] = waarde.Als<Bestand>().Inhoud;
            return await GeefUitAsync(afsluiting.Id, gesloten, new(export, bestanden), raadpleging.Gemeente, ct);
        }
        catch
        {
            await NietGegevenAsync(raadpleging, geopend);
            throw;
        }

        GeopendeWaarde Waarde(Persoonsgegeven gegeven) => geopend.Waarden[gegeven.Commitment] ?? throw new GegevenGewistException(gegeven.Betrokkene);
    }

    /// <summary>What was opened for a dossier that then did not come about: the log says so, also when the caller has gone away.</summary>
    private async Task NietGegevenAsync(Raadpleging raadpleging, Geheugen geopend)
    {
        if (geopend.Gegevens.Count == 0) return;
        using var grens = new CancellationTokenSource(Boekgeduld);
        try
        {
            await sleuteldienst.NietGegevenAsync(raadpleging, geopend.Gegevens, grens.Token);
        }
        // What went wrong first is what the caller must hear; the lines that it was opened are there.
        catch (Exception e)
        {
            NietVastgelegd(e.GetType().Name);
        }
    }

    private async Task<UitgegevenDossier> GeefUitAsync(Guid afsluiting, DossierGeexporteerd gesloten, Gesloten dossier, string gemeente, CancellationToken ct)
    {
        var (stand, uitgegeven) = await MetOndertekenaar(async () => (await uitgifte.StandAsync(gemeente, ct), await uitgifte.GeefUitAsync(gemeente, afsluiting, ct)));
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var zip = (await Geborgd(() => Bewijshelft.LeesAsync(verbinding, gemeente, dossier.Export, gesloten.N, uitgegeven, dossier.Bestanden, ct))).Schrijf();

        var uitslag = Keuring.Keur(zip, Beleid(stand.Sleutel));
        if (uitslag.Oordeel is Oordeel.Afgewezen)
        {
            Afgewezen(gesloten.DossierId, uitslag.Regel);
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status500InternalServerError, "dossier-afgewezen", "Het dossier is niet goed",
                $"De eigen controle wijst dit dossier af (regel {uitslag.Regel}). Het is niet verstrekt. Meld dossier {gesloten.DossierId:D} aan de beheerder."));
        }
        if (stand.Tijdregels is { } regels) uitslag = Keuring.Keur(zip, Beleid(stand.Sleutel, regels));
        var waar = new Belofte(uitslag.Oordeel is Oordeel.Bewezen, uitgegeven.Getuigen >= stand.Quorum);
        return (gesloten.MetTijdstempels && !waar.Tijd) || (gesloten.MetGetuigen && !waar.Getuige) || (dossier.Export.Gescheiden && !stand.Gescheiden)
            ? throw new TeVeelBeloofdException(waar)
            : new(gesloten.DossierId, zip, uitslag);
    }

    /// <summary>Opens what goes out, with one access record per person.</summary>
    private async Task<Geopend> OpenAsync(IReadOnlyList<IEvent> eigen, Wissingen gewist, MaakDossier opdracht, Opener opener, Geheugen geopend, CancellationToken ct)
    {
        var (besluiten, uit) = (Openbaarheid.Besluiten(opdracht, eigen), new Geopend([], [], [], []));
        List<(IEvent Gebeurtenis, Vindplaats Plaats, Persoonsgegeven Gegeven)> mee = [];
        // Confirmed and closed, and the entry that explains the gap is a moment away.
        if (Wissing.Dicht(eigen).Any(v => !gewist.Velden.ContainsKey(new(v.Gebeurtenis, v.Pad))))
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status409Conflict, "wissing-loopt", "Er loopt een wissing", "In deze zaak worden op dit moment persoonsgegevens gewist. Maak het dossier over enkele minuten opnieuw."));
        foreach (var e in eigen)
            foreach (var (pad, gegeven) in Persoonsgegeven.In(e.Data))
            {
                var plaats = new Vindplaats(e.Id, pad);
                if (gewist.Velden.ContainsKey(plaats)) uit.Leesbaar[plaats] = new Openlegging.Gewist();
                else if ((besluiten[plaats] ?? (opener.MagZien(e.Data, gegeven) ? null : Geheimhouding.NietBeoordeeld)) is { } reden)
                    (uit.Leesbaar[plaats], uit.Dicht[plaats]) = (new Openlegging.NietVerstrekt(reden), reden.Bewijsreden(opdracht.Doel));
                else mee.Add((e, plaats, gegeven));
            }
        var nieuw = mee.FindAll(m => !geopend.Waarden.ContainsKey(m.Gegeven.Commitment));
        if (nieuw.Count > 0 || geopend.Gegevens.Count == 0) geopend.Voeg(nieuw.Select(m => m.Gegeven), await OpenAsync(opener.Raadpleging, nieuw, ct));
        foreach (var (e, plaats, gegeven) in mee) uit.Voeg(plaats, e, geopend.Waarden[gegeven.Commitment] ?? throw Onverklaard(e, plaats, nameof(Uitkomst.Gewist)));
        return uit;
    }

    private async Task<IReadOnlyDictionary<string, GeopendeWaarde?>> OpenAsync(Raadpleging raadpleging, List<(IEvent Gebeurtenis, Vindplaats Plaats, Persoonsgegeven Gegeven)> mee, CancellationToken ct)
    {
        try
        {
            return await sleuteldienst.OpenAllesAsync(raadpleging, [.. mee.Select(m => m.Gegeven)], ct);
        }
        catch (KluisGeschondenException e)
        {
            var (gebeurtenis, plaats, _) = mee.First(m => m.Gegeven.Commitment == e.Commitment);
            throw Onverklaard(gebeurtenis, plaats, nameof(Uitkomst.Geschonden));
        }
    }

    private ProbleemException Onverklaard(IEvent e, Vindplaats plaats, string fout)
    {
        NietTeOpenen(plaats.Gebeurtenis, plaats.Pad, fout);
        return new(Problemen.Maak(StatusCodes.Status500InternalServerError, "waarde-onverklaard-weg", "Een waarde is weg zonder verklaring",
            $"Het gegeven '{Weergave.Veld(plaats.Pad)}' van nr. {e.Version.ToString(CultureInfo.InvariantCulture)} is niet te openen, en geen latere gebeurtenis vermeldt dat het is gewist. Zolang dat niet is opgehelderd, kan van deze zaak geen dossier worden gemaakt waarin het open zou zijn. Meld het aan de beheerder."));
    }

    private static Dictionary<string, byte[]> Bestanden(Dossierhelft helft, IReadOnlyDictionary<string, byte[]> stukken) =>
        new(stukken) { [Dossier.Leesmij] = helft.Leesmij, [Dossier.Pdf] = helft.Pdf, [Dossier.Html] = helft.Html, [Dossier.Script] = helft.Script };

    private static Opening Medewerker(IEvent e, Pandketen keten) => new(
        keten.Posten.Single(p => p.Gebeurtenis == e.Id).Opening, Bladinhoud.Vastlegger(e.UserName, e.GetHeader(Herkomst.Rol)?.ToString(), e.GetHeader(Herkomst.Mandaat)?.ToString()));

    /// <summary>Until the log holds all that the pand has recorded.</summary>
    private async Task<Pandketen> WachtAsync(NpgsqlConnection verbinding, string gemeente, Pand pand, CancellationToken ct)
    {
        for (var begin = instellingen.Klok.GetTimestamp(); ;)
        {
            if (await Pandketen.LeesAsync(verbinding, gemeente, pand.Id, ct) is { } keten && keten.Posten.Count >= pand.Version)
                // What came after was recorded meanwhile: then the closing event will find that it is not the next.
                return keten.Posten.Zip(pand.Stroom).All(p => p.First.Gebeurtenis == p.Second.Id) ? keten with { Posten = [.. keten.Posten.Take((int)pand.Version)] } : throw NietGeborgd("De keten van dit pand in het log is een andere dan zijn geschiedenis.");
            if (await Pandketen.BezwaarAsync(verbinding, gemeente, pand.Id, ct) is { } bezwaar) throw NietGeborgd($"Het log weigert een gebeurtenis van dit pand: {bezwaar}.");
            if (instellingen.Klok.GetElapsedTime(begin) > Boekgeduld) throw NietGeborgd("Het log loopt achter; kijk of de borging loopt.");
            if (await boekhouding.BoekPartijAsync(gemeente, ct) == 0) await Task.Delay(Kijk, instellingen.Klok, ct);
        }
    }

    /// <summary>A policy that trusts this log alone.</summary>
    internal static Beleid Beleid(Sleutel sleutel, string regels = "") => Bewijs.Notities.Beleid.Lees(Encoding.UTF8.GetBytes($"log {sleutel}\nquorum none\n{regels}"));

    internal static async Task<T> MetOndertekenaar<T>(Func<Task<T>> vraag)
    {
        try
        {
            return await Geborgd(vraag);
        }
        // The alarm was raised where it was refused.
        catch (VolgenGeweigerdException)
        {
            throw NietGeborgd("De ondertekenaar weigert dit log, omdat het niet is wat hij eerder tekende.");
        }
        catch (GeenOndertekenaarException e)
        {
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status503ServiceUnavailable, "geen-ondertekenaar", "Het log kan niet worden ondertekend",
                $"{e.Message} Zonder ondertekening wordt er niets verstrekt. Probeer het later opnieuw."));
        }
    }

    internal static async Task<T> Geborgd<T>(Func<Task<T>> vraag)
    {
        try
        {
            return await vraag();
        }
        catch (NietGeborgdException e)
        {
            throw NietGeborgd(e.Message);
        }
    }

    internal static ProbleemException NietGeborgd(string waarom) => new(Problemen.Maak(StatusCodes.Status500InternalServerError, "niet-geborgd", "Niet alles is geborgd",
        $"{waarom} Daarom wordt er nu niets verstrekt. Meld het aan de beheerder."));

    [LoggerMessage(LogLevel.Critical, "Dossier {DossierId} is door de eigen controle afgewezen op regel {Regel}.")]
    private partial void Afgewezen(Guid dossierId, string regel);

    [LoggerMessage(LogLevel.Critical, "Een waarde van gebeurtenis {Gebeurtenis} op {Pad} is niet te openen ({Fout}), zonder vastgelegde wissing.")]
    private partial void NietTeOpenen(Guid gebeurtenis, string pad, string fout);

    [LoggerMessage(LogLevel.Error, "Dat een dossier niet is verstrekt kon niet in het raadpleeglog ({Fout}); wat daarvoor is geopend staat er wel.")]
    private partial void NietVastgelegd(string fout);

    /// <summary>What is opened is opened once, in however many attempts, so that the access log tells it once.</summary>
    internal sealed class Geheugen
    {
        public Dictionary<string, GeopendeWaarde?> Waarden { get; } = new(StringComparer.Ordinal);

        public List<Persoonsgegeven> Gegevens { get; } = [];

        public void Voeg(IEnumerable<Persoonsgegeven> gegevens, IReadOnlyDictionary<string, GeopendeWaarde?> waarden)
        {
            foreach (var (commitment, waarde) in waarden) Waarden[commitment] = waarde;
            Gegevens.AddRange(gegevens.Where(g => Waarden[g.Commitment] is not null));
        }
    }

    /// <summary>What is stated, with its files.</summary>
    internal sealed record Gesloten(Export Export, IReadOnlyDictionary<string, byte[]> Bestanden);

    /// <summary>The same values for both halves: as people read them, and as the evidence opens or closes them.</summary>
    private sealed record Geopend(Dictionary<Vindplaats, Openlegging> Leesbaar, Dictionary<Vindplaats, Opening> Open, Dictionary<Vindplaats, Reden> Dicht, Dictionary<string, byte[]> Stukken)
    {
        public void Voeg(Vindplaats plaats, IEvent e, GeopendeWaarde waarde)
        {
            if (e.Data is not StukOpgenomen stuk)
            {
                (Leesbaar[plaats], Open[plaats]) = (new Openlegging.Verstrekt(waarde.Als<System.Text.Json.JsonElement>()), new(waarde.R, CanoniekeJson.Lees(waarde.Canoniek, waarde.Canoniek.Length)));
                return;
            }
            var bestand = waarde.Als<Bestand>();
            var naam = string.Create(CultureInfo.InvariantCulture, $"{Dossier.Stukken}{e.Version:000}-{Weergave.Woorden(stuk.Soort.ToString()).Replace(' ', '-')}.{bestand.Mediatype switch { Mediatype.Pdf => "pdf", Mediatype.Jpeg => "jpg", _ => "png" }}");
            Stukken[naam] = bestand.Inhoud;
            (Leesbaar[plaats], Open[plaats]) = (new Openlegging.AlsBestand(naam, Convert.ToHexStringLower(SHA256.HashData(bestand.Inhoud))), Opening.Document(waarde.R, naam, bestand.Mediatype.ToString()));
        }
    }
}
