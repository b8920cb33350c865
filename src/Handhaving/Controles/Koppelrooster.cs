using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;

namespace Handhaving.Controles;

/// <summary>
/// All that planning a visit leans on beside the zaak: the locked rosters of the two and of whoever they replace, who may
/// inspect, and which norms are in force.
/// </summary>
public sealed record Koppelrooster(IReadOnlyDictionary<Guid, IEventStream<Rooster>> Roosters, Toezichthouderregister Toezichthouders, Normenregister Normen)
{
    /// <summary>Locks in one fixed order, so that two plans never wait for each other.</summary>
    public static async Task<Koppelrooster> LaadAsync(IDocumentSession sessie, IEnumerable<Guid> koppel, CancellationToken ct)
    {
        var roosters = new Dictionary<Guid, IEventStream<Rooster>>();
        foreach (var medewerker in koppel.Distinct().Order())
            roosters[medewerker] = await sessie.Events.FetchForExclusiveWriting<Rooster>(Rooster.Stroom(medewerker), ct);
        return new(roosters,
            await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg,
            await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg);
    }

    /// <summary>The guards of a plan, in the order in which a planner would meet them.</summary>
    public Weigering? Toets(Planning planning, Guid normId, Gebied gebied, Guid controleId, Werktijden werktijden, DateTimeOffset nu)
    {
        if (planning.Dienst is not Dienst.Nacht && planning.Einde <= planning.Begin)
            return new("T8-dienst", "productkeuze", "Het einde van de controle ligt niet na het begin; alleen een nachtdienst loopt door tot na middernacht.", "Geef een einde na het begin.");
        if (planning.BeginOp < nu)
            return new("T8-verleden", "productkeuze", "Het begin van de controle ligt in het verleden.", "Plan een later tijdstip; een controle die al is geweest legt u vast of neemt u over.");
        if (Normen.Normen.GetValueOrDefault(normId) is not { } norm)
            return new("N1", "Awb 5:4", "Deze norm bestaat niet in het register van de gemeente.", "Kies een norm uit het register (GET /v1/normen).");
        if (!norm.Geldt(planning.Datum))
            return new("N1", "Awb 5:4", "De norm geldt niet op de dag van de controle.", "Kies een norm die dan van kracht is (GET /v1/normen).");
        if (!norm.GeldtIn(gebied.Wijkcode))
            return new("N3", "Hw 21 lid 1 onder c", "De norm is niet van toepassing in de wijk van dit pand.", "Kies een norm die voor deze wijk geldt.");
        if (planning.Koppel.Any(lid => !Toezichthouders.MagToezien(lid, planning.Datum, norm.Wet)))
            return new("T1", "Awb 5:11, Hw 33", $"Niet elk lid van het koppel is op die dag aangewezen als toezichthouder voor de {norm.Wet}.", "Kies een ander koppel of leg eerst het aanwijzingsbesluit vast.");
        return planning.Koppel.Select(lid => werktijden.Toets(planning, Roosters[lid].Aggregate?.Zonder(controleId) ?? [])).FirstOrDefault(w => w is not null);
    }

    /// <summary>Puts the visit on the rosters of its couple and takes it off those of others.</summary>
    public void RoosterIn(Guid controleId, Planning planning, DateTimeOffset op)
    {
        foreach (var (medewerker, rooster) in Roosters)
            rooster.AppendOne(planning.Koppel.Contains(medewerker)
                ? new DienstIngeroosterd(controleId, planning) { GebeurdOp = op }
                : new DienstVervallen(controleId) { GebeurdOp = op });
    }
}
