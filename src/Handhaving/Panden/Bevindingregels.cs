using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>
/// What findings must be to carry a decision. Asked when a conclusion is drawn from them and again by each decision that rests on
/// that conclusion: what was registered since may have taken the evidence away.
/// </summary>
public static class Bevindingregels
{
    /// <param name="datumFeit">The day on which the norm is judged: one of them must have been made on it.</param>
    public static Weigering? Dragen(Zaak zaak, IReadOnlyCollection<Guid> bevindingen, DateOnly datumFeit)
    {
        List<Ruimte> gebruikt = [];
        foreach (var id in bevindingen)
        {
            if (zaak.Controles.Values.FirstOrDefault(c => c.Ruimten.Exists(r => r.Id == id)) is not { } controle)
                return new("DC13-bevinding", "Awb 3:2", "Een van de bevindingen staat niet in het dossier van deze zaak, of is herroepen.", "Stel de overtreding vast op ruimten die in deze zaak zijn opgenomen.");
            if (Rechtmatigheid.VanBevindingen(zaak, controle)[id] is [var gebrek, ..])
                return new("E1-uitgesloten", gebrek.Grondslag, $"Een bevinding is uitgesloten van besluiten: {gebrek.Omschrijving}", "Stel de overtreding vast zonder haar, of laat een jurist de regel gemotiveerd terzijde stellen.");
            if (!zaak.ProcessenVerbaal.Values.Any(p => p.ControleId == controle.Id && p.Ondertekenaar is not null))
                return new("E1-ondertekend", "RVS:2012:BW8183", "Van de controle met deze bevinding is geen ondertekend proces-verbaal.", "Laat het proces-verbaal opmaken en ondertekenen.");
            if (!controle.Uitgevoerd)
                return new("E1-bezoek", "Awb 3:2; RVS:2012:BW8183", "De controle met deze bevinding is herroepen.", "Stel de overtreding vast op bevindingen van een controle die is uitgevoerd.");
            gebruikt.Add(controle.Ruimten.Find(r => r.Id == id)!);
        }
        return gebruikt.Exists(r => r.Op.Dag() == datumFeit) ? null
            : new("N1-feit", "Awb 3:2, 5:4 lid 2", $"Op {Besluitregels.Dag(datumFeit)}, de dag van het feit, is geen van de genoemde bevindingen gedaan.", "Stel de overtreding vast op de dag van een bevinding; de norm die toen gold, is van toepassing.");
    }
}
