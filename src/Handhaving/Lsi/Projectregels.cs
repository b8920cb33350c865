using System.Collections.Frozen;
using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Recht.Samenwerking;
using Handhaving.Velden;
using static Handhaving.Lsi.Projectfase;

namespace Handhaving.Lsi;

/// <summary>What may be decided, selected and exchanged in a project, and when (recht of the LSI, SUWI art. 64, AVG). Pure.</summary>
public static class Projectregels
{
    public const int Versie = 1;

    private const string Overeenkomst = "Samenwerkingsovereenkomst voor Interventieteams 2017 (Stcrt. 2017, 20624)";

    private static readonly Projectfase[] Lopend = [Gestart, Selectie, Uitvoering, Nazorg], Bestaand = [Aangemeld, Projectfase.ProjectvoorstelOpgesteld, Projectfase.CollegebesluitGenomen, TerWegingBijLsi, Aangehouden, Goedgekeurd, .. Lopend];

    /// <summary>In which phases each decision can be taken. What is not here is a fact: it is recorded in any phase, and marked.</summary>
    public static FrozenDictionary<Type, Projectfase[]> Wanneer { get; } = new Dictionary<Type, Projectfase[]>
    {
        [typeof(LsiProjectAangemeld)] = [Gesignaleerd],
        [typeof(ProjectvoorstelOpgesteld)] = [Aangemeld, Projectfase.ProjectvoorstelOpgesteld, Aangehouden],
        [typeof(CollegebesluitGenomen)] = [Projectfase.ProjectvoorstelOpgesteld],
        [typeof(LsiWegingAangevraagd)] = [Projectfase.CollegebesluitGenomen],
        [typeof(LsiProjectGoedgekeurd)] = [TerWegingBijLsi, Aangehouden],
        [typeof(LsiProjectAfgewezen)] = [TerWegingBijLsi, Aangehouden],
        [typeof(LsiProjectAangehouden)] = [TerWegingBijLsi],
        [typeof(ProjectteamVastgesteld)] = [.. Bestaand, Afgesloten, Gerapporteerd],
        [typeof(GegevensparagraafOndertekend)] = Bestaand,
        [typeof(DpiaVastgesteld)] = Bestaand,
        [typeof(LsiProjectGestart)] = [Goedgekeurd],
        [typeof(ProjectfaseBegonnen)] = [Gestart, Selectie, Uitvoering],
        [typeof(AdresGeselecteerd)] = [Gestart, Selectie, Uitvoering],
        [typeof(SelectieIngetrokken)] = [Selectie, Uitvoering, Nazorg],
        [typeof(GegevensVerstrekt)] = [Selectie, Uitvoering, Nazorg],
        [typeof(DoelbindingsbesluitVoorgesteld)] = [Goedgekeurd, .. Lopend, Afgesloten, Gerapporteerd],
        [typeof(LsiGegevensVrijgegeven)] = [Goedgekeurd, .. Lopend, Afgesloten, Gerapporteerd],
        [typeof(LsiProjectAfgesloten)] = [Nazorg],
        [typeof(ResultaatGerapporteerd)] = [Afgesloten],
        [typeof(LsiGegevensVernietigd)] = [Gerapporteerd],
    }.ToFrozenDictionary();

    public static Weigering? Fase<T>(Projectfase fase) where T : Projectgebeurtenis => Fase(typeof(T), fase);

    public static Weigering? Fase(Type besluit, Projectfase fase) => !Wanneer.TryGetValue(besluit, out var fasen) || fasen.Contains(fase) ? null
        : new("LS-fase", $"SUWI art. 64; {Overeenkomst}; productkeuze", $"Dit kan niet in de fase {fase}.", $"Het kan in {string.Join(", ", fasen)}.");

    /// <summary>Visits follow on a selection; what follows on them can begin at any time.</summary>
    public static Weigering? Vervolg(LsiProject project, Projectfase naar) => naar is Nazorg || (naar is Uitvoering && project.Fase is Selectie) ? null
        : new("LS-vervolg", "productkeuze", $"Na {project.Fase} komt niet {naar}.", "Uitvoering volgt op Selectie; Nazorg kan vanuit Gestart, Selectie en Uitvoering.");

    /// <summary>The conditions of the LSI for a gemeente.</summary>
    public static Weigering? Voorstel(Projectvoorstel voorstel) =>
        !voorstel.Partners.Any(p => p.Soort.IsLsiPartner())
            ? new("LS-partner", Overeenkomst, "Er doet naast de gemeente geen andere LSI-partner mee.", "Vind minstens een partner van de LSI die meedoet. VNG Naleving ondersteunt alleen.")
        : voorstel.ProjectleiderHonderdsten < 50
            ? new("LS-capaciteit", Overeenkomst, "Er is te weinig capaciteit voor de projectleider.", "Maak minstens een halve fte vrij.")
        : !voorstel.Ruimte
            ? new("LS-ruimte", Overeenkomst, "Er is geen ruimte voor het team.", "Regel een werkruimte.")
        : !voorstel.LeverbereidheidToegezegd
            ? new("LS-bereidheid", Overeenkomst, "De diensten hebben niet toegezegd gegevens te leveren voor de bestandsvergelijking.", "Vraag hun toezegging.")
        : Duur(voorstel.Van, voorstel.TotEnMet);

    public static Weigering? Duur(DateOnly van, DateOnly totEnMet) => Projectduur.Beoordeel(van, totEnMet) is not Projectduuroordeel.TeLang ? null
        : new("LS-duur", Overeenkomst, "Een project duurt hoogstens vierentwintig maanden.", "Kies een eerder einde, en begin zo nodig later een nieuw project.");

    /// <summary>What departs from the rule without standing in the way.</summary>
    public static ImmutableArray<Gebrek> Afwijkingen(DateOnly van, DateOnly totEnMet, int? ondersteuningHonderdsten = null) =>
    [
        .. Projectduur.Beoordeel(van, totEnMet) is Projectduuroordeel.Lang
            ? [Gebrek("LS-langer", Overeenkomst, "Het project duurt langer dan de twaalf maanden die de regel zijn.", "De LSI moet met de langere duur instemmen.")] : (Gebrek[])[],
        .. ondersteuningHonderdsten < 50
            ? [Gebrek("LS-ondersteuning", Overeenkomst, "De administratieve ondersteuning is minder dan ongeveer een halve fte.", "De LSI kan dit als onvoldoende wegen.")] : (Gebrek[])[],
    ];

    /// <summary>Nobody signs for what the law does not let him have, and nobody who takes no part.</summary>
    public static Weigering? Paragraaf(LsiProject project, ImmutableArray<Paragraafregel> regels)
    {
        foreach (var regel in regels)
        {
            if (project.Partner(regel.Oin) is not { } partner)
                return new("LS-deelnemer", "SUWI art. 64; AVG art. 26", "De gegevensparagraaf noemt een organisatie die niet aan het project meedoet.", "Laat haar weg, of neem haar eerst in het projectvoorstel op.");
            if (regel.MagOntvangen.Any(v => !v.Definitie().Toegestaan(partner.Soort)))
                return new("LS-paragraaf", "AVG art. 5 lid 1 onder b en c; SUWI art. 64", $"De gegevensparagraaf geeft {partner.Code} een veld dat deze partner niet mag krijgen.", "Laat het weg. De veldcatalogus zegt wie wat mag krijgen.");
        }
        return null;
    }

    public static Weigering? Dpia(bool functionarisGeadviseerd, bool hoogRestrisico, bool voorafGeraadpleegd) =>
        !functionarisGeadviseerd
            ? new("LS-fg", "AVG art. 35 lid 2", "De functionaris gegevensbescherming heeft niet geadviseerd.", "Vraag het advies, en stel de DPIA daarna vast.")
        : hoogRestrisico && !voorafGeraadpleegd
            ? new("LS-ap", "AVG art. 36 lid 1", "Er blijft een hoog risico over en de Autoriteit Persoonsgegevens is niet geraadpleegd.", "Raadpleeg haar eerst, of neem maatregelen.")
        : null;

    /// <summary>No address is looked at after the end, before the begin, twice at a time, or for where someone comes from.</summary>
    public static Weigering? Selecteren(LsiProject project, string pandId, bool noemtHerkomst, DateOnly vandaag) => Fase<AdresGeselecteerd>(project.Fase)
        ?? (vandaag > project.TotEnMet ? new Weigering("LS-einde", "SUWI art. 64; AVG art. 5 lid 1 onder b", "Het project is voorbij; er wordt niets meer geselecteerd.", "Meld een nieuw project aan.")
        : vandaag < project.Van ? new("LS-begin", "SUWI art. 64", "Het project is nog niet begonnen.", "Wacht tot de eerste dag.")
        : noemtHerkomst ? new("LS-herkomst", "Grondwet art. 1; AVG art. 5 lid 1 onder a, art. 9", "De motivering noemt waar iemand vandaan komt. Dat is nooit een grond.", "Beschrijf het gebruik van de woning, niet wie er wonen.")
        : project.GeselecteerdOp(pandId) is not null ? new("LS-dubbel", "AVG art. 5 lid 1 onder c", "Dit adres is al geselecteerd.", "Gebruik de selectie die er is.")
        : null);

    /// <summary>Whether data may go to this partner, or come from it, at all: the one question that every delivery asks, each time anew.</summary>
    public static Weigering? Uitwisseling(LsiProject project, string oin, DateOnly vandaag) =>
        project.Fase is not (Goedgekeurd or Gestart or Selectie or Uitvoering or Nazorg)
            ? new("LS-uitwisseling", $"SUWI art. 64; {Overeenkomst}", "Er worden geen gegevens uitgewisseld voor de goedkeuring door de LSI en na de afsluiting.", $"Het project is in de fase {project.Fase}.")
        : project.Gegevensparagraaf is null
            ? new("LS-gegevensparagraaf", "AVG art. 26; SUWI art. 64", "De gegevensparagraaf is niet ondertekend.", "Laat haar door alle partners ondertekenen en leg dat vast.")
        : project.Dpia is null
            ? new("LS-dpia", "AVG art. 35", "Er is geen DPIA vastgesteld.", "Stel de DPIA vast voordat er iets wordt uitgewisseld.")
        : project.Regel(oin) is null
            ? new("LS-ondertekenaar", "AVG art. 26; SUWI art. 64", "Deze partner heeft de gegevensparagraaf niet ondertekend.", "Laat de partner ondertekenen.")
        : vandaag > project.TotEnMet
            ? new("LS-einddatum", "AVG art. 5 lid 1 onder b; SUWI art. 64", "De einddatum van het project is voorbij.", "Sluit het project af.")
        : null;

    /// <summary>Recipient, purpose, ground, date and the minimal set (DC59).</summary>
    public static Weigering? Verstrekken(LsiProject project, Guid selectieId, string oin, Leveringsdoel doel, Leveringsgrond grond, ImmutableArray<Leverveld> velden, DateOnly op) =>
        Fase<GegevensVerstrekt>(project.Fase) ?? Uitwisseling(project, oin, op)
        ?? (project.Selecties[selectieId].IngetrokkenOp is not null ? Minimaal("Dit adres is niet meer geselecteerd.", "Selecteer het opnieuw als daar een grond voor is.")
        : project.Partner(oin) is not { } partner || !partner.Soort.Doelen().Contains(doel) ? Minimaal("Dit doel past niet bij de taak van deze partner.", "Kies het doel dat bij de partner hoort.")
        : !grond.Past(partner.Soort) ? Minimaal("Deze grond past niet bij deze partner.", "Kies Suwi64, en alleen voor het Openbaar Ministerie Awb544.")
        : velden.Except(project.Regel(oin)!.MagOntvangen).Any() || velden.Any(v => !v.Definitie().Toegestaan(partner.Soort)) ? Minimaal("Er staat een veld in dat de gegevensparagraaf deze partner niet geeft.", "Laat het weg.")
        : null);

    private static Weigering Minimaal(string reden, string watTeDoen) => new("DC59", "AVG art. 5, 6; SUWI art. 64; UAVG art. 46", reden, watTeDoen);

    /// <summary>What is wrong with something that came in. It stays recorded, and can be used for nothing.</summary>
    public static ImmutableArray<Gebrek> VanOntvangst(LsiProject project, string oin, DateOnly op) =>
        Uitwisseling(project, oin, op) is { } w ? [Gebrek(w.Regel, w.Grondslag, w.Reden, "Dit gegeven mag nergens voor worden gebruikt; geef het terug of vernietig het.")]
        : !project.Regel(oin)!.Levert ? [Gebrek("LS-levert", "AVG art. 26; SUWI art. 64", "De gegevensparagraaf zegt niet dat deze partner levert.", "Dit gegeven mag nergens voor worden gebruikt; geef het terug of vernietig het.")]
        : [];

    public static Weigering? Afsluiten(LsiProject project) => Fase<LsiProjectAfgesloten>(project.Fase)
        ?? (project.Gegevensparagraaf?.Regels.Where(r => !project.Teruggaven.ContainsKey(r.Oin)).Select(r => project.Partner(r.Oin)?.Code ?? "een partner").ToList() is [_, ..] wie
            ? new("LS-teruggave", "AVG art. 5 lid 1 onder e; SUWI art. 64", $"Nog niet bevestigd dat alles is teruggegeven of vernietigd: {string.Join(", ", wie)}.", "Leg de bevestiging van elke partner vast (POST …/teruggaven).")
            : null);

    /// <summary>What a zaak outside the project may use is decided per item, and only of what came in lawfully.</summary>
    public static Weigering? Doelbinding(LsiProject project, ImmutableArray<Guid> ontvangsten) => Fase<DoelbindingsbesluitVoorgesteld>(project.Fase)
        ?? (ontvangsten.Any(o => !project.Ontvangsten[o].Bruikbaar)
            ? new("LS-onbruikbaar", "AVG art. 5 lid 1 onder a; SUWI art. 64", "Een van deze gegevens had niet mogen komen en mag nergens voor worden gebruikt.", "Laat het weg.")
        : ontvangsten.Any(o => project.Ontvangsten[o].Politie)
            ? new("LS-politie", "Wpg art. 16 tot en met 20", "Politiegegevens blijven in hun eigen compartiment.", "Vraag de politie om een verstrekking voor dit doel, rechtstreeks aan de zaak.")
        : null);

    public static Weigering? TweedePersoon(Guid eerste, Guid tweede) => eerste != tweede ? null
        : new("LS-vierogen", "AVG art. 5 lid 2, 24; productkeuze", "Wie dit voorstelde, beslist er niet zelf over.", "Laat een ander beslissen.");

    private static Gebrek Gebrek(string regel, string grondslag, string omschrijving, string gevolg) => new(regel, Versie, grondslag, omschrijving, gevolg);
}
