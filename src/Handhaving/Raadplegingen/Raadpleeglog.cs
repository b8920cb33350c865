using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Borging;
using Handhaving.Persoonsgegevens;
using Handhaving.Verwerkingen;
using Npgsql;

namespace Handhaving.Raadplegingen;

/// <summary>
/// Writes the access log: one line per action and per person, in the form of Logboek Dataverwerkingen, and beside it who did it and why. Both
/// carry the admission tag of the application, so the log that takes them in knows what it did not write itself.
/// </summary>
public sealed class Raadpleeglog(Toelating toelating, Betrokkenepseudoniem pseudoniem, Register register, TimeProvider klok) : IRaadpleegboek
{
    /// <summary>Behind the code of the gemeente: how the log of its accesses is told from the log of its panden.</summary>
    public const string Achtervoegsel = Borgingsinstellingen.Raadplegingen;

    /// <summary>Stream of actions that concern no person whom the key service knows, such as a refusal at the door.</summary>
    public const string ZonderBetrokkene = "zonder-betrokkene";

    private static readonly JsonSerializerOptions Opties = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static string Log(string gemeente) => gemeente + Achtervoegsel;

    public async Task SchrijfAsync(NpgsqlConnection verbinding, Raadpleging raadpleging, IReadOnlyList<Persoonsinzage> inzagen, CancellationToken ct)
    {
        // A lock that is held too long costs an answer, not all of them.
        await using (var geduld = new NpgsqlCommand("set local lock_timeout = '10s'", verbinding)) await geduld.ExecuteNonQueryAsync(ct);
        // In one order, so that two actions over the same persons wait for each other instead of locking each other out.
        foreach (var inzage in inzagen.OrderBy(Sleutel, StringComparer.Ordinal)) await SchrijfAsync(verbinding, raadpleging, inzage, Soort(inzage), null, ct);
    }

    /// <summary>The line with which an export of all lines about one person closes: it counts them and holds the hash of what the export states.</summary>
    /// <returns>Its id in the log.</returns>
    public Task<Guid> SluitAsync(NpgsqlConnection verbinding, Raadpleging raadpleging, Guid betrokkene, string export, long n, CancellationToken ct) =>
        SchrijfAsync(verbinding, raadpleging, new(betrokkene, Uitkomst.Geopend, []), Bewijs.Dossiers.Dossier.Afsluiting, new JsonObject { ["export"] = export, ["n"] = n }, ct);

    private async Task<Guid> SchrijfAsync(NpgsqlConnection verbinding, Raadpleging raadpleging, Persoonsinzage inzage, string soort, JsonObject? afsluiting, CancellationToken ct)
    {
        var (id, span, sleutel) = (Guid.CreateVersion7(klok.GetUtcNow()), Spoor.NieuwSpan(), Sleutel(inzage));
        var logregel = Logregel.Van(raadpleging, inzage, span, pseudoniem, register, klok.GetUtcNow());
        var regel = JsonSerializer.SerializeToNode(logregel, Opties)!;
        var audit = JsonSerializer.SerializeToNode(Auditgegevens.Van(raadpleging, inzage, span), Opties)!;
        var data = new JsonObject { ["audit"] = audit.DeepClone(), ["logregel"] = regel.DeepClone() };
        foreach (var (naam, waarde) in afsluiting ?? []) data[naam] = waarde?.DeepClone();
        var merk = toelating.Merk(Log(raadpleging.Gemeente), sleutel, id, soort, raadpleging.Medewerker.ToString(), raadpleging.Rol, raadpleging.Handeling.Mandaat, Encoding.UTF8.GetBytes(data.ToJsonString()));
        await using var schrijf = new NpgsqlCommand($"""
            with teller as (insert into {Raadpleegschema.Teller} as t (gemeente, sleutel, n) values ($1, $2, 1) on conflict (gemeente, sleutel) do update set n = t.n + 1 returning n),
              regel as (insert into {Raadpleegschema.Logregel} (log, gemeente, id, sleutel, n, soort, trace, onderwerp, regel, merk, afsluiting) select $12, $1, $3, $2, n, $4, $13, $14, $5::jsonb, $6, $11::jsonb from teller returning id)
            insert into {Raadpleegschema.Auditregel} (gemeente, logregel, medewerker, rol, mandaat, zaak, gegevens) select $1, id, $7, $8, $9, $15, $10::jsonb from regel
            """, verbinding);
        foreach (var waarde in (object?[])[raadpleging.Gemeente, sleutel, id, soort, regel.ToJsonString(), merk, raadpleging.Medewerker, raadpleging.Rol, raadpleging.Handeling.Mandaat, audit.ToJsonString(), afsluiting?.ToJsonString(),
            Log(raadpleging.Gemeente), logregel.TraceId, logregel.Attributen.Betrokkene, raadpleging.Zaak])
            schrijf.Parameters.Add(new NpgsqlParameter { Value = waarde ?? DBNull.Value });
        // Something in the database could swallow a line in silence; then nothing opens.
        if (await schrijf.ExecuteNonQueryAsync(ct) != 1) throw new InvalidOperationException("Het raadpleeglog heeft een regel niet opgenomen.");
        return id;
    }

    /// <summary>Is there a key of this person, or a line about him? One who was erased leaves the first, a medewerker who was followed only the second.</summary>
    public static Task<bool> KentAsync(NpgsqlConnection verbinding, string gemeente, Guid betrokkene, CancellationToken ct) => verbinding.WaardeAsync<bool>(
        $"select exists (select from {Kluisschema.Sleutel} where gemeente = $1 and betrokkene = $2) or exists (select from {Raadpleegschema.Teller} where gemeente = $1 and sleutel = $2::text)", ct, gemeente, betrokkene);

    /// <summary>The chain in which a line stands: that of the key with which it opened, without a hole.</summary>
    private static string Sleutel(Persoonsinzage inzage) => inzage.Betrokkene?.ToString() ?? ZonderBetrokkene;

    private static string Soort(Persoonsinzage inzage) => inzage.Uitkomst == Uitkomst.Geweigerd ? "inzage-geweigerd.v1" : "gegevens-geopend.v1";
}

/// <summary>
/// Whose data it was, for the access log: the same person always the same, and nobody to be found from it without the key (LDV
/// <c>dpl.core.data_subject_id</c>).
/// </summary>
public sealed class Betrokkenepseudoniem(Hoofdsleutel hoofdsleutel)
{
    private readonly Lazy<byte[]> _sleutel = new(() => hoofdsleutel.Afgeleid("betrokkene.v1"));

    public string Van(string gemeente, Guid betrokkene) => "v1:" + Convert.ToHexStringLower(HMACSHA256.HashData(_sleutel.Value, Encoding.UTF8.GetBytes($"{gemeente}|{betrokkene}")));
}
