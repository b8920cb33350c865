using System.Collections.Frozen;
using System.Text.Json;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;

namespace Handhaving.Panden;

/// <summary>What is done with a value that is not right or not whole (AVG art. 16).</summary>
public enum Rectificatiesoort
{
    /// <summary>It is wrong, and this is the right one.</summary>
    Verbetering,

    /// <summary>It stays as it is, with what the person states about it (art. 16, second sentence).</summary>
    AanvullendeVerklaring,
}

/// <summary>The right value in place of a wrong one, in the form that the wrong one had. Only ever inside the kluis.</summary>
/// <param name="Soort">Which form.</param>
public sealed record Verbetering(string Soort, JsonElement Waarde) : Persoonlijk, IVindbaar
{
    private static readonly JsonSerializerOptions Opties = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly FrozenDictionary<string, Type> Vormen = new[] { typeof(string), typeof(Melder), typeof(Aangetroffene), typeof(Overtredergegevens), typeof(Tolkgegevens) }.ToFrozenDictionary(t => t.Name);

    public Zoekgegevens Zoekgegevens() => (Waarde.Deserialize(Vormen[Soort], Opties) as IVindbaar)?.Zoekgegevens() ?? new();

    /// <summary>The right value for what stands here; null when it has another form, or stands for something that is corrected otherwise, such as a document.</summary>
    public static Verbetering? Van(Persoonsgegeven onjuist, JsonElement waarde)
    {
        if (!Vormen.TryGetValue(onjuist.Soort.Name, out var vorm)) return null;
        try
        {
            return waarde.Deserialize(vorm, Opties) is null or "" ? null : new(vorm.Name, waarde);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// A personal value is not right or not whole (AVG art. 16). The old one stays as it was and readable as of its own moment; from here on whatever opens
/// it says that it is wrong.
/// </summary>
/// <param name="VerzoekId">The request on which it was decided.</param>
/// <param name="Veld">The value: its event and its place there.</param>
/// <param name="Beschermd">The old value was shielded, and so is this.</param>
[Gebeurtenisnaam("gegeven-gerectificeerd.v1", "Een persoonsgegeven is gerectificeerd of aangevuld op verzoek van de betrokkene.", Artikel = "AVG art. 16")]
public sealed record GegevenGerectificeerd(
    Guid ZaakId, Guid VerzoekId, Guid RectificatieId, Wisveld Veld, Rectificatiesoort Soort, bool Beschermd,
    [property: Afgeschermd(Toegangsrecht.BeschermdeMelderInzien, Als = nameof(GegevenGerectificeerd.Beschermd))] Persoonsgegeven<Verbetering>? Waarde,
    [property: Afgeschermd(Toegangsrecht.BeschermdeMelderInzien, Als = nameof(GegevenGerectificeerd.Beschermd))] Persoonsgegeven<string>? Verklaring) : Zaakgebeurtenis(ZaakId);
