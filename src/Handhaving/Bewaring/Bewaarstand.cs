using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;

namespace Handhaving.Bewaring;

/// <summary>How long a closed zaak is kept. Pure; every day of it is worked out by Handhaving.Recht.</summary>
/// <param name="Geeindigd">The day on which the zaak and all that could be brought against it came to an end.</param>
/// <param name="LaatsteDag">The last day on which it must be kept; null as long as no term was set for this result.</param>
internal sealed record Bewaarstand(Bewaarresultaat Resultaat, Bewaarklasse Klasse, DateOnly Geeindigd, Rekendatum? LaatsteDag)
{
    public bool IsVerstreken(DateOnly vandaag) => LaatsteDag?.Datum < vandaag;

    /// <summary>Null as long as the zaak is not closed: the term has not begun.</summary>
    public static Bewaarstand? Van(Pand pand, Zaak zaak, Bewaartermijnen tabel)
    {
        if (zaak.Fase is not Fase.Afgesloten) return null;
        // What was erased from it meanwhile is no part of its course.
        var verloop = pand.Stroom.Select(e => e.Data).OfType<Zaakgebeurtenis>().Where(g => g.ZaakId == zaak.Id && g is not Wissinggebeurtenis).ToList();
        var dagen = verloop.Select(g => g.GebeurdOp.Dag())
            .Concat(zaak.Lasten.Values.SelectMany(l => l.Beschikkingen.Values.Select(b => b.Bezwaartermijn).Append(l.Bezwaartermijn)).OfType<Rekendatum>().Select(r => r.Datum));
        var (resultaat, geeindigd) = (Resultaatvan(zaak, verloop), dagen.Max());
        return new(resultaat, tabel.Klasse(resultaat.ToString()), geeindigd, tabel.LaatsteDag(resultaat.ToString(), geeindigd) is { } laatste ? Rekendatum.Van(laatste, t => t.Einddatum) : null);
    }

    /// <summary>Whether the term is over: asked at the proposal and again at the confirmation, because in between a zaak can be reopened and run on.</summary>
    public static Weigering? Toets(Pand pand, Zaak zaak, Bewaartermijnen tabel, DateOnly vandaag) => Van(pand, zaak, tabel) switch
    {
        { LaatsteDag: null } s => new("W-ongesteld", "Archiefwet 1995 art. 5", $"Voor het resultaat '{s.Klasse.Naam}' is geen bewaartermijn gesteld.", "Laat de archivaris de termijn en de categorie van de selectielijst bevestigen, en stel ze in."),
        { } s when !s.IsVerstreken(vandaag) => new("W-bewaartermijn", "Archiefwet 1995 art. 3 en 5", "De bewaartermijn van deze zaak is nog niet voorbij.", $"Wacht tot na de laatste dag. {s.LaatsteDag!.Uitleg}"),
        _ => null,
    };

    private static Bewaarresultaat Resultaatvan(Zaak zaak, List<Zaakgebeurtenis> verloop) =>
        zaak.Lasten.Values.Any(l => !l.Verbeurd.IsEmpty || !l.Beschikkingen.IsEmpty) ? Bewaarresultaat.Invordering
        : !zaak.Lasten.IsEmpty ? Bewaarresultaat.LastOpgelegd
        : verloop.FindLast(g => g is ZaakAfgesloten or GeenOvertredingVastgesteld) switch
        {
            ZaakAfgesloten { Reden: Afsluitreden.GeenOvertreding } or GeenOvertredingVastgesteld => Bewaarresultaat.GeenOvertreding,
            ZaakAfgesloten { Reden: Afsluitreden.Gelegaliseerd } => Bewaarresultaat.Gelegaliseerd,
            ZaakAfgesloten { Reden: Afsluitreden.NietHandhaven } => Bewaarresultaat.NietGehandhaafd,
            ZaakAfgesloten => Bewaarresultaat.OvertredingBeeindigd,
            _ => Bewaarresultaat.NietInBehandeling,
        };
}
