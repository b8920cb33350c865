using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Dossiers;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;

namespace Handhaving.Avgverzoeken;

/// <summary>One value as the person gets it.</summary>
/// <param name="Waarde">Left out for a document, which is in the zip under <paramref name="Bestand"/>.</param>
/// <param name="Onjuist">It was rectified; the correction is a value of its own in this copy.</param>
internal sealed record Inzagewaarde(
    string Wat, string Vastlegging, JsonElement? Waarde, string? Bestand, bool Vernietigd, bool Onjuist, DateTimeOffset GebeurdOp, DateTimeOffset VastgelegdOp, string? Pand, Guid? Zaak, string Verwerking, string Bewaarklasse, string Bewaren) : Persoonlijk;

internal sealed record GemaakteKopie(Guid KopieId, byte[] Zip, string Sha256, int Waarden)
{
    public override string ToString() => nameof(GemaakteKopie);
}

/// <summary>
/// The copy that a person gets of his data (AVG art. 15): readable and for a machine, with who looked at it. Opening it is recorded first, under the
/// activity that deals with requests; a restriction of his own data does not stand in his way.
/// </summary>
public sealed class Inzagekopie(
    IDocumentStore opslag, Sleuteldienst sleuteldienst, Beperkingsregister register, Raadpleegdossier raadplegingen, Register verwerkingen, Verwerkingsinstellingen instellingen, Bewaartermijnen termijnen, Gebieden gebieden, TimeProvider klok)
{
    private const string Handeling = "Kopie voor de betrokkene maken";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What may not be told now of this activity (AVG art. 23, UAVG art. 41).</summary>
    internal bool Vertrouwelijk(Activiteit activiteit) => verwerkingen.Op(activiteit, klok.GetUtcNow()).Vertrouwelijk is not null;

    internal Task<Inzagebron> BronAsync(IQuerySession sessie, Avgverzoek verzoek, CancellationToken ct) => Inzagebron.LaadAsync(sessie, register, verzoek.Betrokkenen, Vertrouwelijk, ct);

    internal async Task<GemaakteKopie> MaakAsync(Guid verzoekId, Uitvoerder wie, Func<string, Raadpleging> verantwoord, CancellationToken ct)
    {
        Avgverzoek verzoek;
        Inzagebron bron;
        List<Ontvanger> ontvangers;
        await using (var lees = opslag.QuerySession(wie.Gemeente))
        {
            verzoek = Toets(await lees.LoadAsync<Avgverzoek>(Avgverzoek.Stroom(verzoekId), ct));
            bron = await BronAsync(lees, verzoek, ct);
            // Those of whom was said at any request of this person that they got his data (AVG art. 15 lid 1 onder c, art. 19).
            ontvangers = [.. (await lees.Query<Avgverzoek>().ToListAsync(ct)).Where(v => v.Betrokkenen.Intersect(verzoek.Betrokkenen).Any()).SelectMany(v => v.Ontvangers).DistinctBy(o => (o.Aanduiding, o.VerstrektOp)).OrderBy(o => o.VerstrektOp)];
        }
        var mag = verzoek.Teksten.Where(t => t.Verstrekken).Select(t => t.Veld).ToHashSet();
        var mee = bron.Plaatsen.Where(p => p.Gegeven is not null && (p.IsTekst ? mag.Contains(p.Veld) : p.Eigen)).ToList();
        var open = await sleuteldienst.OpenAllesAsync(verantwoord(Handeling).In(mee.Select(p => p.Bron.Data)) with { Eigen = [.. verzoek.Betrokkenen] }, [.. mee.Select(p => p.Gegeven!)], ct);

        Dictionary<string, byte[]> bestanden = [];
        List<Inzagewaarde> waarden = [];
        foreach (var p in bron.Plaatsen.Where(p => p.Eigen || mag.Contains(p.Veld)).OrderBy(p => p.Bron.Timestamp).ThenBy(p => p.Veld.Pad, StringComparer.Ordinal))
            if (p.Gegeven is null) waarden.Add(Regel(bron, p, null, null));
            else if (open.TryGetValue(p.Gegeven.Commitment, out var waarde)) waarden.Add(waarde is null ? Regel(bron, p, null, null) : Regel(bron, p, waarde, Stuk(p, waarde, bestanden), toelichting: mag.Contains(p.Veld)));
        var weggelaten = bron.Teksten.Count(p => p.Eigen && !mag.Contains(p.Veld));

        var id = Guid.CreateVersion7(klok.GetUtcNow());
        bestanden["gegevens.html"] = Encoding.UTF8.GetBytes(Html.Van(Inzagestuk.Van(id, verzoek.VerzoekId, ontvangers, waarden, weggelaten, [.. bron.Plaatsen.Where(p => p.Eigen).Select(p => p.Activiteit).Distinct().Order().Select(a => verwerkingen.Op(a, klok.GetUtcNow()).Inhoud)],
            instellingen.Verantwoordelijken.FirstOrDefault(v => v.Gemeentecode == wie.Gemeente) ?? instellingen.Verantwoordelijken[0], $"Gemeente {gebieden.Naam(wie.Gemeente)}", klok.GetUtcNow())));
        bestanden["gegevens.json"] = JsonSerializer.SerializeToUtf8Bytes(new { Kopie = id, Verzoek = verzoekId, OpgemaaktOp = klok.GetUtcNow(), Gegevens = waarden.Select(w => (object)w), Ontvangers = ontvangers.Select(o => new { o.Aanduiding, o.VerstrektOp }) }, Json);
        foreach (var (betrokkene, nr) in verzoek.Betrokkenen.Select((b, i) => (b, i + 1)))
        {
            // A copy for the person: who looked stays closed, and lines of a confidential activity are counted and not told, as for every such overview.
            var overzicht = await raadplegingen.MaakAsync(verantwoord(Raadpleegdossier.Handeling), betrokkene, verwerkingen.IsVertrouwelijk, medewerkersOpen: false, ct);
            bestanden[string.Create(CultureInfo.InvariantCulture, $"raadplegingen-{nr}.zip")] = overzicht.Zip;
        }
        var zip = Zip.Schrijf(bestanden);
        var kopie = new GemaakteKopie(id, zip, Convert.ToHexStringLower(SHA256.HashData(zip)), waarden.Count);
        await LegVastAsync(verzoekId, wie, kopie, ct);
        return kopie;
    }

    /// <summary>Once more under the lock: a request that was withdrawn meanwhile gives nothing.</summary>
    private async Task LegVastAsync(Guid verzoekId, Uitvoerder wie, GemaakteKopie kopie, CancellationToken ct)
    {
        await using var sessie = opslag.LightweightSession(wie.Gemeente);
        Herkomst.Zet(sessie, wie);
        var stroom = await sessie.Events.FetchForExclusiveWriting<Avgverzoek>(Avgverzoek.Stroom(verzoekId), ct);
        Toets(stroom.Aggregate);
        stroom.AppendOne(new KopieGemaakt(verzoekId, kopie.KopieId, kopie.Sha256, kopie.Waarden) { GebeurdOp = klok.GetUtcNow() });
        await sessie.SaveChangesAsync(ct);
    }

    private static Avgverzoek Toets(Avgverzoek? verzoek)
    {
        if (verzoek is null) throw new ProbleemException(Problemen.Onbekend("Het verzoek"));
        var probleem = Problemen.Weiger(Verzoekregels.Loopt(verzoek), Verzoekregels.Soort(verzoek, Verzoeksoort.Inzage), Verzoekregels.Identiteit(verzoek), Verzoekregels.Betrokkenen(verzoek), Verzoekregels.Toegewezen(verzoek));
        return probleem.Status is null or 200 ? verzoek : throw new ProbleemException(probleem);
    }

    private Inzagewaarde Regel(Inzagebron bron, Inzageplaats p, GeopendeWaarde? waarde, string? bestand, bool toelichting = false)
    {
        var gebeurtenis = (Gebeurtenis)p.Bron.Data;
        return new(Weergave.Veld(p.Veld.Pad), Gebeurtenissoorten.Van(gebeurtenis).Zin, waarde is null || bestand is not null ? null : Toon(waarde, toelichting), bestand, waarde is null, waarde?.Rectificatie is not null,
            gebeurtenis.GebeurdOp, p.Bron.Timestamp, p.PandId, p.ZaakId, verwerkingen.Op(p.Activiteit, klok.GetUtcNow()).Naam, p.Klasse, bron.Bewaartermijn(p, termijnen));
    }

    /// <summary>What may name someone else among the facts.</summary>
    private static readonly string[] OverAnderen = ["toelichting", "vertegenwoordiger"];

    /// <summary>Without the remark that an employee made beside the facts and without who acted for him, unless a human read it.</summary>
    private static JsonElement Toon(GeopendeWaarde waarde, bool toelichting)
    {
        var json = waarde.Als<JsonElement>();
        return toelichting || json.ValueKind is not JsonValueKind.Object ? json
            : JsonSerializer.SerializeToElement(json.EnumerateObject().Where(v => !OverAnderen.Contains(v.Name)).ToDictionary(v => v.Name, v => v.Value));
    }

    private static string? Stuk(Inzageplaats p, GeopendeWaarde waarde, Dictionary<string, byte[]> bestanden)
    {
        if (p.Gegeven is not Persoonsgegeven<Bestand>) return null;
        var bestand = waarde.Als<Bestand>();
        var naam = string.Create(CultureInfo.InvariantCulture, $"stukken/{bestanden.Count + 1:000}.{bestand.Mediatype switch { Mediatype.Pdf => "pdf", Mediatype.Jpeg => "jpg", _ => "png" }}");
        bestanden[naam] = bestand.Inhoud;
        return naam;
    }
}
