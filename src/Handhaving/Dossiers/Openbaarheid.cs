using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Dossiers;

/// <summary>Which personal values of a zaak go into a dossier: the proposal of the product, and what the jurist judged otherwise.</summary>
internal static class Openbaarheid
{
    /// <summary>A judgement that names nothing is a mistake that could give something away; and some things are never handed out.</summary>
    /// <param name="eigen">The events of the zaak.</param>
    public static ProblemDetails Toets(MaakDossier opdracht, IReadOnlyList<IEvent> eigen)
    {
        var velden = Velden(eigen).ToList();
        foreach (var afwijking in opdracht.Afwijkingen ?? [])
        {
            var geraakt = velden.Where(v => Raakt(afwijking, v.Event, v.Pad)).ToList();
            if (geraakt.Count == 0) return Problemen.Ongeldig("afwijkingen", "noemen een gebeurtenis, soort of pad waar in deze zaak geen persoonsgegeven staat. De rechtsgeschiedenis toont ze.");
            // What names a whole kind leaves out what may not be handed out; what names the value itself is told so.
            if (afwijking is { Reden: null, Gebeurtenis: not null } && geraakt.Select(v => Geheimhoudingsregels.Vast((Gebeurtenis)v.Event.Data, v.Pad)).FirstOrDefault(w => w is not null) is { } weigering)
                return weigering.AlsProbleem();
        }
        return WolverineContinue.NoProblems;
    }

    /// <summary>Per value why it is kept back; null: it is handed out.</summary>
    /// <param name="eigen">The events of the zaak.</param>
    public static IReadOnlyDictionary<Vindplaats, Geheimhouding?> Besluiten(MaakDossier opdracht, IReadOnlyList<IEvent> eigen) =>
        Velden(eigen).ToDictionary(v => new Vindplaats(v.Event.Id, v.Pad), v => Besluit(opdracht, v.Event, v.Pad));

    private static Geheimhouding? Besluit(MaakDossier opdracht, IEvent e, string pad)
    {
        var voorstel = Geheimhoudingsregels.Voorstel((Gebeurtenis)e.Data, pad);
        var oordeel = (opdracht.Afwijkingen ?? []).Where(a => Raakt(a, e, pad)).OrderBy(a => a.Gebeurtenis is not null).ThenBy(a => a.Pad is not null).LastOrDefault();
        return oordeel is null || (oordeel.Reden is null && Geheimhoudingsregels.Vast((Gebeurtenis)e.Data, pad) is not null) ? voorstel : oordeel.Reden;
    }

    private static bool Raakt(Afwijking a, IEvent e, string pad) =>
        (a.Gebeurtenis is { } id ? id == e.Id : a.Soort == Gebeurtenissoorten.Van(e.Data).Naam) && (a.Pad is null || a.Pad == pad);

    private static IEnumerable<(IEvent Event, string Pad)> Velden(IReadOnlyList<IEvent> eigen) => eigen.SelectMany(e => Persoonsgegeven.In(e.Data).Select(v => (e, v.Pad)));
}
