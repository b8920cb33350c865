using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Personen;

/// <summary>When references may be joined or parted. Pure.</summary>
internal static class Personenregels
{
    /// <summary>A zaak, a melding and an employee have references too, and keys under them.</summary>
    public static Weigering? IsPersoon(Persoonsstanden standen, params ReadOnlySpan<Guid> betrokkenen)
    {
        foreach (var b in betrokkenen)
            if (standen.IsAnders(b))
                return new("P-soort", "productkeuze", "Een van de verwijzingen is die van een zaak, een melding of een medewerker, en niet van een betrokkene.", "Noem de verwijzing van een betrokkene; zoeken (POST /v1/betrokkenen/_zoek) noemt haar.");
        return null;
    }

    /// <summary>What points at someone who was erased would point at him again.</summary>
    public static Weigering? NietGewist(Persoonsstanden standen, params ReadOnlySpan<Guid> betrokkenen)
    {
        foreach (var b in betrokkenen)
            if (!standen.Open.Any(w => w.Waarde.Betrokkene == b))
                return new("P-gewist", "AVG art. 17 lid 1", "Van een van de verwijzingen is alles gewist, of wordt alles gewist.", "Laat haar los staan: wie gewist is, wordt niet opnieuw herleidbaar gemaakt.");
        return null;
    }

    public static Weigering? NogTwee(Personenregister? register, Guid een, Guid ander) => register?.IsZelfde(een, ander) is not true ? null
        : new("P-samen", "productkeuze", "Deze verwijzingen zijn al dezelfde persoon.", "Er is niets te doen; GET /v1/personenregister noemt de samenvoegingen.");

    public static Weigering? NogSamen(Samenvoeging samenvoeging) => samenvoeging.OngedaanOp is null ? null
        : new("P-ongedaan", "productkeuze", "Deze samenvoeging is al ongedaan gemaakt.", "Er is niets te doen; voeg opnieuw samen als het toch een persoon is.");

    public static Weigering? NietGesloten(Persoonsstanden standen, IReadOnlyList<Wisveld> velden) => !velden.Any(standen.Gesloten.Contains) ? null
        : new("P-gewist", "AVG art. 17 lid 1", "Een van deze gegevens is gewist, of wordt gewist.", "Laat die plaats weg.");

    public static Weigering? LaatIetsOver(Persoonsstanden standen, IReadOnlyList<Wisveld> velden) => standen.Open.Any(w => !velden.Contains(w.Veld)) ? null
        : new("P-alles", "AVG art. 5 lid 1 onder d", "Van de eerste persoon zou niets overblijven, en dan is er niets te splitsen.", "Noem alleen wat van de ander is.");
}

/// <summary>What the kluis has of some references: where, and never what.</summary>
/// <param name="Alle">As they were asked for, each with whether the kluis ever had anything of it.</param>
/// <param name="Open">Their values that open.</param>
/// <param name="Gesloten">What was erased of them, or is about to be.</param>
public sealed record Persoonsstanden(IReadOnlyList<(Guid Betrokkene, bool Bekend)> Alle, IReadOnlyList<(Wisveld Veld, Persoonswaarde Waarde)> Open, IReadOnlySet<Wisveld> Gesloten, IReadOnlyDictionary<Guid, IEvent> Bronnen)
{
    internal static async Task<Persoonsstanden> LaadAsync(IDocumentSession sessie, Omsleuteling omsleuteling, IReadOnlyList<Guid> betrokkenen, CancellationToken ct)
    {
        var waarden = await omsleuteling.WaardenAsync(sessie.TenantId, betrokkenen, ct);
        var ids = waarden.Where(w => !w.Gesloten).DistinctBy(w => w.Betrokkene).Select(w => w.Gebeurtenis).ToArray();
        var bronnen = await sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && ids.Contains(e.Id)).ToListAsync(ct);
        return new(
            [.. betrokkenen.Select(b => (b, waarden.Any(w => w.Betrokkene == b)))], [.. waarden.Where(w => !w.Gesloten).Select(w => (new Wisveld(w.Gebeurtenis, w.Pad), w))],
            waarden.Where(w => w.Gesloten).Select(w => new Wisveld(w.Gebeurtenis, w.Pad)).ToHashSet(), bronnen.ToDictionary(e => e.Id));
    }

    public bool Ontbreekt(Guid betrokkene) => !Alle.Any(a => a.Betrokkene == betrokkene && a.Bekend);

    public bool IsAnders(Guid betrokkene) => Open.FirstOrDefault(w => w.Waarde.Betrokkene == betrokkene).Waarde is { } waarde
        && (waarde.Klasse == Bewaarklasse.Medewerker || (Bronnen.TryGetValue(waarde.Gebeurtenis, out var e) && ((string[])["ZaakId", "MeldingId", "Medewerker"]).Any(n => e.Data.GetType().GetProperty(n)?.GetValue(e.Data) is Guid id && id == betrokkene)));
}

/// <summary>What the commands on the register share.</summary>
internal static class Personenslot
{
    public static ProblemDetails OnbekendePersoon(string veld) => Problemen.Ongeldig(veld, "is in deze gemeente van niemand. Zoeken (POST /v1/betrokkenen/_zoek) noemt de verwijzingen.");

    public static void Meld(HttpContext http, Personenregister? register) => Versies.MeldNa(http, () => (register?.Version ?? 0) + 1);

    /// <summary>The first that is a problem.</summary>
    public static ProblemDetails Eerst(params ReadOnlySpan<Func<ProblemDetails>> keuringen)
    {
        foreach (var keuring in keuringen)
            if (keuring() is var probleem && !ReferenceEquals(probleem, WolverineContinue.NoProblems))
                return probleem;
        return WolverineContinue.NoProblems;
    }
}
