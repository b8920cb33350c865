using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Handhaving.Verwerkingen;

/// <summary>
/// The register of processing activities (AVG art. 30): which versions of which activity there are, and their addresses. An address
/// names one version for ever, so that a record of the access log needs no more (Logboek Dataverwerkingen,
/// <c>dpl.core.processing_activity_id</c>).
/// </summary>
public sealed partial class Register(Uri basis)
{
    public const string Pad = "/v1/verwerkingsactiviteiten";

    private static readonly JsonSerializerOptions Opties = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Part of the program and no file beside it: what an address means must not change under a running log.</summary>
    private static readonly FrozenDictionary<Activiteit, IReadOnlyList<Activiteitversie>> Versies = Lees();

    private static readonly FrozenDictionary<Guid, Activiteit> Kenmerken = Versies.ToFrozenDictionary(v => v.Value[0].ActiviteitId, v => v.Key);

    private readonly string _basis = basis.AbsoluteUri.TrimEnd('/');

    /// <summary>All activities, each with its versions from the first to the last.</summary>
    public static IEnumerable<IReadOnlyList<Activiteitversie>> Alle => Versies.OrderBy(v => v.Key).Select(v => v.Value);

    /// <summary>The versions of one activity; null when it is unknown.</summary>
    public static IReadOnlyList<Activiteitversie>? Van(Guid activiteitId) => Kenmerken.TryGetValue(activiteitId, out var activiteit) ? Versies[activiteit] : null;

    /// <summary>The version that held at a moment. What was done before the register existed is accounted for under the first.</summary>
    public Activiteitversie Op(Activiteit activiteit, DateTimeOffset moment) =>
        Versies[activiteit].LastOrDefault(v => v.Inhoud.GeldigVanaf <= moment) ?? Versies[activiteit][0];

    /// <summary>The address of the version that held at a moment.</summary>
    public Uri Adres(Activiteit activiteit, DateTimeOffset moment) => Adres(Op(activiteit, moment));

    public Uri Adres(Activiteitversie versie) => new(string.Create(CultureInfo.InvariantCulture, $"{_basis}{Pad}/{versie.ActiviteitId}/versies/{versie.Inhoud.Nr}"));

    /// <summary>The address of a term with which the access log says what an identifier is of.</summary>
    public Uri Adres(Begrip begrip) => new($"{_basis}{Begrip.Pad}/{begrip.Naam}");

    /// <summary>
    /// What an address means; null when it is none of this register. The id decides and not the host: that may have been another when the
    /// address was written down.
    /// </summary>
    public Activiteitversie? Van(Uri adres) =>
        adres.IsAbsoluteUri && Adresvorm().Match(adres.AbsolutePath) is { Success: true } m
            ? Van(Guid.Parse(m.Groups[1].Value))?.FirstOrDefault(v => v.Inhoud.Nr.ToString(CultureInfo.InvariantCulture) == m.Groups[2].Value)
            : null;

    /// <summary>May a person to whom it matters not hear of it? An address that this register does not know might be such a one.</summary>
    public bool IsVertrouwelijk(Uri adres) => Van(adres) is not { Vertrouwelijk: null };

    private static FrozenDictionary<Activiteit, IReadOnlyList<Activiteitversie>> Lees()
    {
        using var bron = typeof(Register).Assembly.GetManifestResourceStream("verwerkingsactiviteiten.json")!;
        return JsonSerializer.Deserialize<List<Bron>>(bron, Opties)!.ToFrozenDictionary(a => a.Activiteit,
            a => (IReadOnlyList<Activiteitversie>)[.. a.Versies.Select(v => new Activiteitversie(a.Activiteit, a.Id, v.Inhoud, v.Vertrouwelijk))]);
    }

    private sealed record Bron(Activiteit Activiteit, Guid Id, IReadOnlyList<Bronversie> Versies);

    private sealed record Bronversie(Verwerkingsversie Inhoud, Vertrouwelijkheid? Vertrouwelijk = null);

    [GeneratedRegex("/v1/verwerkingsactiviteiten/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/versies/([1-9][0-9]{0,3})$")]
    private static partial Regex Adresvorm();
}
