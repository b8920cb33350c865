using System.Collections.Frozen;
using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Bewaring;

/// <summary>What a ground for erasure may take.</summary>
/// <param name="VoorEinde">Before the end of the retention term of the zaak, or at that end.</param>
/// <param name="Stukken">Also what the gemeente decided or reported.</param>
/// <param name="OpenZaak">Also from a zaak that is not closed.</param>
internal sealed record Wisgrondregel(string Artikel, bool VoorEinde, bool Stukken, bool OpenZaak);

/// <summary>When values may not be erased (AVG art. 17 lid 3), and on which article they may. Pure.</summary>
public static class Wisregels
{
    /// <summary>Every ground, with what it may take. A test holds that none is missing.</summary>
    internal static FrozenDictionary<Wisgrond, Wisgrondregel> Gronden { get; } = new Dictionary<Wisgrond, Wisgrondregel>
    {
        [Wisgrond.NietLangerNodig] = new("AVG art. 17 lid 1 onder a", VoorEinde: false, Stukken: false, OpenZaak: false),
        [Wisgrond.BezwaarBetrokkene] = new("AVG art. 17 lid 1 onder c, art. 21 lid 1", VoorEinde: false, Stukken: false, OpenZaak: false),
        [Wisgrond.GegrondBezwaar] = new("AVG art. 17 lid 1 onder c, art. 21 lid 1", VoorEinde: true, Stukken: false, OpenZaak: true),
        [Wisgrond.OnrechtmatigVerwerkt] = new("AVG art. 17 lid 1 onder d", VoorEinde: true, Stukken: false, OpenZaak: true),
        [Wisgrond.VerkeerdePersoon] = new("AVG art. 5 lid 1 onder d, art. 17 lid 1 onder d", VoorEinde: true, Stukken: false, OpenZaak: true),
        [Wisgrond.WettelijkePlicht] = new("AVG art. 17 lid 1 onder e, art. 58 lid 2 onder g", VoorEinde: true, Stukken: true, OpenZaak: true),
        [Wisgrond.BewaartermijnVerstreken] = new("Archiefwet 1995 art. 3 en 5; AVG art. 5 lid 1 onder e", VoorEinde: true, Stukken: true, OpenZaak: false),
    }.ToFrozenDictionary();

    public static string Artikel(this Wisgrond grond) => Gronden[grond].Artikel;

    /// <summary>The first thing that stands in the way.</summary>
    /// <param name="pand">All zaken of the pand: a value may be used in more than one.</param>
    /// <param name="zaakId">The zaak in which it is asked.</param>
    /// <param name="waarden">What would go.</param>
    /// <param name="procedureLoopt">A bezwaar, beroep or other procedure is pending, as the asker says: the product does not know of them.</param>
    internal static Weigering? Toets(Pand pand, Guid zaakId, IReadOnlyList<Zaakwaarde> waarden, Wisgrond grond, bool procedureLoopt, DateOnly vandaag)
    {
        if (procedureLoopt) return new("W-procedure", "AVG art. 17 lid 3 onder e", "Er loopt bezwaar, beroep of een andere procedure waarin deze gegevens nodig kunnen zijn.", "Wacht tot onherroepelijk is beslist.");
        if (Gebruikers(pand, zaakId, waarden).Select(z => Rechtsvordering(z, vandaag) ?? Openstaand(z, grond)).OfType<Weigering>().FirstOrDefault() is { } weigering) return weigering;
        if (!Gronden[grond].VoorEinde)
            return new("W-bewaren", "AVG art. 17 lid 3 onder b en d; Archiefwet 1995 art. 3", "De gegevens horen bij een zaak die tot het einde van haar bewaartermijn bewaard moet blijven.",
                "Laat de zaak na het einde van de termijn als geheel vernietigen (POST …/vernietigingen).");
        return Stukken(waarden, grond);
    }

    /// <summary>Of one of these persons the processing is restricted because he does not want his data erased.</summary>
    internal static Weigering? Beperking(IReadOnlyList<Beperkt> beperkt, Guid zaakId, Wisgrond grond) =>
        grond is not Wisgrond.WettelijkePlicht && beperkt.Any(b => b.VerzetZichTegenWissing && b.Geldt(zaakId))
            ? new("W-beperking", "AVG art. 18 lid 1 onder b en c", "Van een betrokkene is de verwerking beperkt omdat hij niet wil dat deze gegevens worden gewist.", "Hef de beperking op nadat hij is ingelicht (art. 18 lid 3), of laat zijn gegevens weg.")
            : null;

    /// <summary>What the gemeente decided or reported stays as it was issued.</summary>
    internal static Weigering? Stukken(IReadOnlyList<Zaakwaarde> waarden, Wisgrond grond) =>
        !Gronden[grond].Stukken && waarden.Where(IsStuk).Select(w => w.Bron.Version).Distinct().ToList() is { Count: > 0 } nummers
            ? new("W-stuk", "Archiefwet 1995 art. 3; AVG art. 17 lid 3 onder b en e", $"Een besluit, proces-verbaal of verslag blijft zoals het is vastgesteld (nr. {string.Join(", ", nummers)}).",
                "Laat deze plaatsen weg, en leg een aanvulling of een nieuw besluit vast. Alleen een bevel van de rechter of de AP wist ook deze.") : null;

    /// <summary>The zaken whose course or proof includes one of these values.</summary>
    private static IEnumerable<Zaak> Gebruikers(Pand pand, Guid zaakId, IReadOnlyList<Zaakwaarde> waarden)
    {
        var bronnen = waarden.Select(w => w.Veld.Gebeurtenis).ToHashSet();
        return pand.Zaken.Values.Where(z => z.Id == zaakId || Zaakstroom.Van(pand.Stroom, z.Id).Any(e => bronnen.Contains(e.Id)));
    }

    private static Weigering? Rechtsvordering(Zaak zaak, DateOnly vandaag) =>
        zaak.Lasten.Values.Any(l => l.StandOp(vandaag)?.Waarde is { } s && (s.OpenstaandCent > 0 || s.NogTerugTeBetalenCent > 0))
            ? new("W-vordering", "AVG art. 17 lid 3 onder e", "Er staat nog een vordering open, of er moet nog worden terugbetaald.", "Vorder in, zie er gemotiveerd van af, of betaal terug.")
        : zaak.Lasten.Values.Any(l => !l.Beeindigd && !l.Uitgewerkt && !(l.Nageleefd && !l.GestaaktHouden))
            ? new("W-last", "AVG art. 17 lid 3 onder b en e; Awb 5:32", "Er werkt nog een last onder dwangsom.", "Trek de last in, of wacht tot zij is uitgewerkt.")
        : zaak.Lasten.Values.Any(l => Loopt(l.Bezwaartermijn, vandaag) || l.Beschikkingen.Values.Any(b => b.BekendgemaaktOp is null || Loopt(b.Bezwaartermijn, vandaag)))
            ? new("W-termijn", "AVG art. 17 lid 3 onder e; Awb 6:7", "Tegen een besluit in deze zaak staat nog bezwaar open.", "Wacht tot de bezwaartermijn voorbij is en er geen bezwaar is gemaakt.")
        : null;

    private static Weigering? Openstaand(Zaak zaak, Wisgrond grond) => zaak.Fase is Fase.Afgesloten || Gronden[grond].OpenZaak ? null
        : new("W-zaak", "AVG art. 17 lid 3 onder b", "De zaak waarin deze gegevens worden gebruikt is niet afgesloten.", "Sluit de zaak af. Zijn de gegevens onrechtmatig verwerkt of van een ander, kies dan die grond.");

    private static bool Loopt(Rekendatum? termijn, DateOnly vandaag) => termijn?.Datum >= vandaag;

    private static bool IsStuk(Zaakwaarde waarde) => waarde.Bron.Data switch
    {
        ProcesVerbaalOpgemaakt or ProcesVerbaalAangevuld or VerslagBinnentredenOpgemaakt => true,
        LastOnderDwangsomOpgelegd or LastGewijzigd or LastIngetrokken or LastOpgeheven or BegunstigingstermijnVerlengd or InvorderingsbeschikkingGenomen or VanInvorderingAfgezien => waarde.Veld.Pad != "/verzending/adres",
        StukOpgenomen s => s.Soort is not (Stuksoort.Zienswijze or Stuksoort.Hoorverslag or Stuksoort.Bewijsstuk or Stuksoort.Overig),
        _ => false,
    };
}
