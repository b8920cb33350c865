using System.Collections.Immutable;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>A decision takes effect when it was sent or handed over to its addressee and did not come back (Awb 3:40, 3:41).</summary>
public static class Bekendmakingregels
{
    /// <summary>The day of the first dispatch that did not come back; null when there is none.</summary>
    public static DateOnly? Dag(Zaak zaak, Guid besluitId) =>
        zaak.Verzendingen.Where(v => v.BesluitId == besluitId && !v.Retour).Select(v => (DateOnly?)v.TeltVanaf).Min();

    public static Weigering? Toets(Zaak zaak, Guid besluitId) =>
        !zaak.Verzendingen.Exists(v => v.BesluitId == besluitId)
            ? new("D5", "Awb 3:40, 3:41", "Het besluit is nog niet aan de overtreder verzonden of uitgereikt.", "Leg eerst de verzending vast, met het bewijs.")
        : Dag(zaak, besluitId) is null
            ? new("D6-retour", "Awb 3:41; RVS:2014:1626", "Het besluit kwam retour en is niet opnieuw verzonden.", "Verzend opnieuw naar het juiste adres en leg dat vast.")
        : null;

    /// <summary>The recorded day is still that of the dispatch; after a retour or a corrected dispatch it is another, and the bekendmaking moves.</summary>
    public static Weigering? Eerder(Zaak zaak, Guid besluitId, DateOnly? bekendgemaaktOp) => bekendgemaaktOp is { } al && Dag(zaak, besluitId) == al
        ? new("D5-eerder", "Awb 3:40", $"Dit besluit is al bekendgemaakt op {Besluitregels.Dag(al)}, de dag van de verzending.", "Lees de zaak opnieuw.")
        : null;

    /// <summary>Nothing builds on a last that came back and was not made known anew.</summary>
    public static Weigering? Staat(Lastdossier last) => last.BekendmakingVervallen
        ? new("DC41", "Awb 3:40, 3:41; RVS:2014:1626", "De bekendmaking van de last houdt geen stand: elke verzending kwam retour of ging later uit dan was vastgelegd.", "Verzend de last opnieuw en maak haar opnieuw bekend.")
        : null;

    /// <summary>The same for a decision to collect, for each of these dwangsommen that stands in one.</summary>
    public static Weigering? Staat(Lastdossier last, ImmutableArray<DateOnly> dagen) =>
        last.Beschikkingen.Values.Where(b => b.BekendmakingVervallen).SelectMany(b => b.Posten).FirstOrDefault(p => dagen.Contains(p.VerbeurdOp)) is { } post
            ? new("DC41", "Awb 3:40, 3:41; RVS:2014:1626", $"De bekendmaking van de invorderingsbeschikking over de dwangsom van {Besluitregels.Dag(post.VerbeurdOp)} houdt geen stand: elke verzending kwam retour of ging later uit dan was vastgelegd.",
                "Verzend de beschikking opnieuw en maak haar opnieuw bekend.")
            : Staat(last);
}
