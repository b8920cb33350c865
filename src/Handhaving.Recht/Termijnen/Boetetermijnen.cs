using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Tot wanneer een bestuurlijke boete kan worden opgelegd (art. 5:45 Awb).</summary>
/// <param name="LaatsteDag">De laatste dag van de bevoegdheid.</param>
public sealed record VervaltermijnBoete(DateOnly LaatsteDag)
{
    /// <summary>De eerste dag waarop de bevoegdheid is vervallen.</summary>
    public DateOnly VervallenVanaf => LaatsteDag.AddDays(1);

    /// <summary>Vijf jaar na de overtreding als een boete boven de grens van art. 5:53 kan worden opgelegd, anders drie jaar.</summary>
    /// <param name="overtredingOp">De dag van de overtreding.</param>
    /// <param name="hoogsteBoeteCent">De hoogste boete in eurocenten; <c>null</c> rekent op een boete boven de grens.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<VervaltermijnBoete> Bereken(DateOnly overtredingOp, long? hoogsteBoeteCent = null, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var regel = Regelboek.VervaltermijnBoete;
        List<Waarschuwing> waarschuwingen = [.. regel.Geldigheidswaarschuwing(overtredingOp)];
        var grens = gegevens.Bedragen.Zoek("boetegrens-lichte-procedure", overtredingOp);
        if (grens is null)
            waarschuwingen.Add(gegevens.Bedragen.Ontbreekt("boetegrens-lichte-procedure", overtredingOp));
        var licht = hoogsteBoeteCent is { } boete && grens is not null && boete <= grens.Waarde;
        if (hoogsteBoeteCent is null)
            waarschuwingen.Add(new(Waarschuwing.Beoordelen, "zonder hoogste boete is gerekend met vijf jaar; bij ten hoogste € 340 zijn het er drie (art. 5:45 lid 2 Awb)."));
        var duur = new Duur(licht ? 3 : 5, Tijdseenheid.Jaren);
        var waarde = new VervaltermijnBoete(duur.Na(overtredingOp));
        var uitleg = $"De bevoegdheid om voor de overtreding van {Schrijfwijze.Voluit(overtredingOp)} een boete op te leggen vervalt na {duur} ({(licht ? "art. 5:45 lid 2" : "art. 5:45 lid 1 in samenhang met art. 5:53")} Awb), zodat {Schrijfwijze.Voluit(waarde.LaatsteDag)} de laatste dag is, zonder verlenging omdat de termijn in jaren is omschreven (art. 4 onder a Atw), en bezwaar of beroep tegen de boete de termijn opschort (art. 5:45 lid 3 Awb).";
        return new(waarde, regel, gegevens.Kalender.Versie, uitleg, waarschuwingen);
    }
}
