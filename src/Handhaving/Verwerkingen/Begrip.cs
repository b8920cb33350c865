using Handhaving.Persoonsgegevens;
using Handhaving.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;

namespace Handhaving.Verwerkingen;

/// <summary>
/// A term that the access log names by its address (Logboek Dataverwerkingen, <c>dpl.core.data_subject_id_type</c> and
/// <c>dpl.core.foreign_operation.processor</c>). The address answers with what it means, to anyone.
/// </summary>
/// <param name="Naam">The last part of its address, which never changes.</param>
public sealed record Begrip(string Naam, string Betekenis)
{
    /// <summary>Beside the API: the log held these addresses before it was told what they mean.</summary>
    public const string Pad = "/begrippen";

    public static Begrip OnbekendeToepassing { get; } = new("onbekende-toepassing", "Een toepassing die namens een medewerker aanroept en waarvan de gemeente nog geen adres heeft ingesteld.");

    private static readonly Dictionary<Sleutelsoort, Begrip> Soorten = new()
    {
        [Sleutelsoort.Betrokkene] = new("betrokkene", "Pseudoniem van een natuurlijk persoon. Regels van vóór de andere soorten noemen ook een zaak, een melding of een dossier zo."),
        [Sleutelsoort.Zaak] = new("zaak", "Pseudoniem van een zaak, voor tekst die over een zaak gaat en waarin personen kunnen voorkomen."),
        [Sleutelsoort.Melding] = new("melding", "Pseudoniem van een melding die nog op haar pand wachtte, voor tekst waarin personen kunnen voorkomen."),
        [Sleutelsoort.Dossier] = new("dossier", "Pseudoniem van een verstrekt dossier, waarin personen voorkomen."),
        [Sleutelsoort.Medewerker] = new("medewerker", "Pseudoniem van een medewerker wiens eigen raadplegingen zijn bekeken."),
    };

    public static IEnumerable<Begrip> Alle => Soorten.Values.Append(OnbekendeToepassing);

    /// <summary>What an identifier of this kind is called.</summary>
    public static Begrip Van(Sleutelsoort soort) => Soorten[soort];

    /// <summary>Of what an identifier is, by the address that a line of the access log gives.</summary>
    public static Sleutelsoort? Van(string adres) => Soorten.Where(s => adres.EndsWith($"{Pad}/{s.Value.Naam}", StringComparison.Ordinal)).Select(s => (Sleutelsoort?)s.Key).FirstOrDefault();
}

internal static class Begripadres
{
    public static void MapBegrippen(this IEndpointRouteBuilder app) => app.MapGet(Begrip.Pad + "/{begrip}", [AllowAnonymous, EnableCors(Openbaar.Beleid)] (string begrip) =>
        Begrip.Alle.FirstOrDefault(b => b.Naam == begrip) is { } gevonden ? Results.Ok(gevonden) : Results.NotFound()).ExcludeFromDescription();
}
