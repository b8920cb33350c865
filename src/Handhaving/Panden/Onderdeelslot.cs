using Handhaving.Platform;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Panden;

/// <summary>
/// Middleware of every command on a part of a zaak: the part must belong to every parent that stands before it in the path.
/// Without this a right on one visit would open the record of another.
/// </summary>
public static class Onderdeelslot
{
    /// <summary>What each id in a path names, and under which parents that stands in its zaak; null when it is not there.</summary>
    private static readonly Dictionary<string, (string Naam, Func<Zaak, Guid, IEnumerable<(string Ouder, Guid Id)>?> Ouders)> Onderdelen = new(StringComparer.OrdinalIgnoreCase)
    {
        ["meldingId"] = ("De melding", (z, id) => z.Meldingen.ContainsKey(id) ? [] : null),
        ["controleId"] = ("De controle", (z, id) => z.Controles.ContainsKey(id) ? [] : null),
        ["procesVerbaalId"] = ("Het proces-verbaal", (z, id) => z.ProcessenVerbaal.TryGetValue(id, out var pv) ? [("controleId", pv.ControleId)] : null),
        ["toestemmingId"] = ("De toestemming", (z, id) => InControle(z, c => c.Toestemmingen.Exists(t => t.Id == id))),
        ["ruimteId"] = ("De ruimte", (z, id) => InControle(z, c => c.Ruimten.Exists(r => r.Id == id))),
        ["verslagId"] = ("Het verslag", (z, id) => InControle(z, c => c.Verslagen.ContainsKey(id))),
        ["machtigingId"] = ("De machtiging", (z, id) => z.Machtigingen.ContainsKey(id) ? [] : null),
        ["stukId"] = ("Het stuk", (z, id) => z.Stukken.ContainsKey(id) ? [] : null),
        ["dossierId"] = ("Het dossier", (z, id) => z.Dossiers.Contains(id) ? [] : null),
        ["wissingId"] = ("De wissing", (z, id) => z.Wissingen.ContainsKey(id) ? [] : null),
        ["overtredingId"] = ("De overtreding", (z, id) => z.Overtredingen.ContainsKey(id) ? [] : null),
        ["overtrederId"] = ("De overtreder", (z, id) => z.Overtreders.ContainsKey(id) ? [] : null),
        ["waarschuwingId"] = ("De waarschuwing", (z, id) => z.Waarschuwingen.Contains(id) ? [] : null),
        ["voornemenId"] = ("Het voornemen", (z, id) => z.Voornemens.TryGetValue(id, out var v) ? [("overtrederId", v.OvertrederId), ("overtredingId", v.OvertredingId ?? Guid.Empty), ("lastId", v.LastId ?? Guid.Empty)] : null),
        ["zienswijzeId"] = ("De zienswijze", (z, id) => z.Voornemens.Values.FirstOrDefault(v => v.Zienswijzen.ContainsKey(id)) is { } v ? [("voornemenId", v.Id)] : null),
        ["lastId"] = ("De last", (z, id) => z.Lasten.TryGetValue(id, out var l) ? [("overtrederId", l.OvertrederId), ("overtredingId", l.OvertredingId)] : null),
        ["beschikkingId"] = ("De invorderingsbeschikking", (z, id) => OnderLast(z, l => l.Beschikkingen.ContainsKey(id))),
        ["besluitId"] = ("Het besluit", (z, id) => z.Besluit(id) is { } b ? [("overtrederId", b.OvertrederId)] : null),
        ["dwangbevelId"] = ("Het dwangbevel", (z, id) => OnderLast(z, l => l.Dwangbevelen.ContainsKey(id))),
        ["uitstelId"] = ("Het uitstel", (z, id) => OnderLast(z, l => l.Journaal.Exists(r => r.Verwijzing == id && r.Soort is Journaalsoort.Uitstel))),
    };

    /// <summary>Is this the id of a part, and not of the pand or the zaak itself?</summary>
    public static bool IsOnderdeel(string parameter) => parameter is not ("pandId" or "zaakId");

    public static bool Kent(string parameter) => Onderdelen.ContainsKey(parameter);

    public static ProblemDetails Before(HttpContext http, Zaak zaak)
    {
        var pad = http.Request.RouteValues;
        foreach (var (naam, waarde) in pad.Where(p => IsOnderdeel(p.Key)))
        {
            if (!Onderdelen.TryGetValue(naam, out var onderdeel)) throw new InvalidOperationException($"Van {naam} zegt {nameof(Onderdeelslot)} niet waar het in de zaak hoort.");
            if (!Guid.TryParse($"{waarde}", out var id) || onderdeel.Ouders(zaak, id) is not { } ouders
                || ouders.Any(o => pad.TryGetValue(o.Ouder, out var ouder) && (!Guid.TryParse($"{ouder}", out var gevraagd) || gevraagd != o.Id)))
                return Problemen.Onbekend(onderdeel.Naam);
        }
        return WolverineContinue.NoProblems;
    }

    private static IEnumerable<(string, Guid)>? InControle(Zaak zaak, Func<Controle, bool> bevat) => zaak.Controles.Values.FirstOrDefault(bevat) is { } c ? [("controleId", c.Id)] : null;

    private static IEnumerable<(string, Guid)>? OnderLast(Zaak zaak, Func<Lastdossier, bool> bevat) => zaak.Lasten.Values.FirstOrDefault(bevat) is { } l ? [("lastId", l.Id)] : null;
}
