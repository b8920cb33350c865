using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

// Collection: who may do what when, and what that does to limitation (art. 5:37, 5:37a, 4:94, 4:97, 4:106, 4:112, 4:117 Awb).
public sealed partial record Grootboek
{
    private Grootboek Verwerk(VerbeurteGebeurtenis gebeurtenis)
    {
        var boek = this;
        var nummers = gebeurtenis.Verbeurten ?? [.. Verbeurten.Select(v => v.Nr)];
        if (gebeurtenis is Kwijtgescholden kwijt)
            return boek.Scheld(kwijt, nummers);
        foreach (var nr in nummers.Distinct())
            boek = boek.Zoek(nr) is { } verbeurte
                ? boek.Verwerk(gebeurtenis, verbeurte)
                : boek.Meld(gebeurtenis.Datum, "VERBEURTE_ONBEKEND", $"verbeurte {nr} is op deze dag niet geboekt.", nr);
        return boek.BrengKostenInRekening(gebeurtenis, nummers);
    }

    private Grootboek Verwerk(VerbeurteGebeurtenis gebeurtenis, Verbeurte v) => gebeurtenis switch
    {
        InvorderingsbeschikkingBekendgemaakt i => Beschik(i, v),
        InvorderingsbeschikkingVervallen => Vervang(v with
        {
            InvorderingsbeschikkingOp = null,
            AanmaningstermijnTotEnMet = null,
            Stuitingen = v.Stuitingen.RemoveAll(s => s.Soort is Stuitingssoort.Invorderingsbeschikking or Stuitingssoort.Aanmaning or Stuitingssoort.Dwangbevel),
        }),
        InvorderingsbeschikkingGeschorst s => Vervang(v with { Schorsingen = v.Schorsingen.Add(new(s.Datum, s.TotEnMet)) }),
        AanmaningVerzonden a => v.RestCent == 0 ? this : (GeenAanmaning(v, a.Datum) ?? (a.VerzondenOp is { } op ? GeenAanmaning(v, op) : null)) is not { } reden
            ? Vervang(Gestuit(v, a.Datum, Stuitingssoort.Aanmaning) with { AanmaningstermijnTotEnMet = Betaaltermijn.VanAanmaning(a.Datum, Gegevens).Waarde.BetalenUiterlijk })
            : Onbevoegd(v, a.Datum, Stuitingssoort.Aanmaning, Signaal.AanmaningOnbevoegd, $"de aanmaning is onbevoegd, omdat {reden}."),
        DwangbevelBetekend d => v.RestCent == 0 ? this : GeenDwangbevel(v, d.Datum) is not { } reden
            ? Vervang(Gestuit(v, d.Datum, Stuitingssoort.Dwangbevel))
            : Onbevoegd(v, d.Datum, Stuitingssoort.Dwangbevel, Signaal.DwangbevelOnbevoegd, $"het dwangbevel is onbevoegd, omdat {reden}."),
        VerjaringGestuit s => IsVerjaard(v, s.Datum) ? MeldVerjaard(v, s.Datum) : Vervang(Gestuit(v, s.Datum, s.Soort)),
        UitstelVerleend u => IsVerjaard(v, u.Datum) ? MeldVerjaard(v, u.Datum) : Vervang(v with { Uitstel = v.Uitstel.Add(new(u.Datum, u.Uitstel)) }),
        UitstelBeeindigd u => Vervang(v with { Uitstel = [.. v.Uitstel.Where(x => x.Tijdvak.Van < u.Datum).Select(x => x.Tijdvak.Omvat(u.Datum) ? x with { Tijdvak = x.Tijdvak with { TotEnMet = u.Datum.AddDays(-1) } } : x)] }),
        VanInvorderingAfgezien a => IsVerjaard(v, a.Datum) ? MeldVerjaard(v, a.Datum) : Vervang(v with { AfgezienCent = v.AfgezienCent + v.RestCent }),
        VorderingVervallen r => IsVerjaard(v, r.Datum) ? MeldVerjaard(v, r.Datum) : Vervang(v with { VervallenCent = v.VervallenCent + v.RestCent }),
        _ => throw new ArgumentException($"Onbekende gebeurtenis {gebeurtenis.GetType().Name}.", nameof(gebeurtenis)),
    };

    private Grootboek Beschik(InvorderingsbeschikkingBekendgemaakt beschikking, Verbeurte v)
    {
        if (IsVerjaard(v, beschikking.Datum))
            return MeldVerjaard(v, beschikking.Datum);
        var boek = Vervang(Gestuit(v, beschikking.Datum, Stuitingssoort.Invorderingsbeschikking) with { InvorderingsbeschikkingOp = v.InvorderingsbeschikkingOp ?? beschikking.Datum });
        return v.HeeftUitstelOp(beschikking.Datum)
            ? boek.Meld(beschikking.Datum, "INVORDERING_TIJDENS_UITSTEL", "tijdens uitstel kan niet worden ingevorderd (art. 4:94 lid 2 Awb); beoordeel of de beschikking standhoudt.", v.Nr)
            : boek;
    }

    // Why this debt cannot be demanded on this day; null when it can.
    private string? GeenAanmaning(Verbeurte v, DateOnly dag) =>
        v.InvorderingsbeschikkingOp is not { } beschikt || dag < beschikt ? "er geen invorderingsbeschikking is bekendgemaakt (art. 5:37 lid 1 Awb)"
        : dag < v.VerzuimVanaf ? $"de schuldenaar pas vanaf {Taal.Schrijfwijze.Kort(v.VerzuimVanaf)} in verzuim is (art. 4:97 en 4:112 lid 1 Awb)"
        : GeenInvordering(v, dag);

    private string? GeenDwangbevel(Verbeurte v, DateOnly dag) =>
        v.AanmaningstermijnTotEnMet is not { } einde ? "er niet bevoegd is aangemaand (art. 4:117 lid 1 Awb)"
        : dag <= einde ? $"de aanmaningstermijn loopt tot en met {Taal.Schrijfwijze.Kort(einde)} (art. 4:117 lid 1 Awb)"
        : GeenInvordering(v, dag);

    private string? GeenInvordering(Verbeurte v, DateOnly dag) =>
        IsVerjaard(v, dag) ? "de vordering is verjaard (art. 4:104 lid 2 Awb)"
        : v.HeeftUitstelOp(dag) ? "uitstel van betaling loopt (art. 4:94 lid 2 Awb)"
        : v.Schorsingen.Exists(s => s.Omvat(dag)) ? "de invorderingsbeschikking is geschorst (art. 8:81 Awb)"
        : null;

    private bool IsVerjaard(Verbeurte v, DateOnly dag) => v.Verjaring(Procedures).IsVerjaardOp(dag);

    private Grootboek MeldVerjaard(Verbeurte v, DateOnly dag) =>
        Meld(dag, "VORDERING_VERJAARD", "de vordering was al verjaard; deze handeling heeft geen gevolg (art. 4:104 lid 2 Awb).", v.Nr);

    private Grootboek Onbevoegd(Verbeurte v, DateOnly dag, Stuitingssoort soort, string code, string tekst)
    {
        var stuit = !Beleid.OnbevoegdeHandelingStuitNiet && !IsVerjaard(v, dag);
        var gemeld = v with { Signalen = v.Signalen.Contains(code) ? v.Signalen : v.Signalen.Add(code) };
        return Vervang(stuit ? Gestuit(gemeld, dag, soort) : gemeld).Meld(dag, code, tekst, v.Nr);
    }

    private Grootboek BrengKostenInRekening(VerbeurteGebeurtenis gebeurtenis, IReadOnlyList<int> nummers)
    {
        var (kosten, soort) = gebeurtenis switch
        {
            AanmaningVerzonden a => (a.VergoedingCent, Stuitingssoort.Aanmaning),
            DwangbevelBetekend d => (d.KostenCent, Stuitingssoort.Dwangbevel),
            _ => (0L, default),
        };
        // One act, one charge: it stands on the oldest debt for which the act was made with power.
        return kosten > 0 && Verbeurten.Find(v => nummers.Contains(v.Nr) && v.Stuitingen.Contains(new(gebeurtenis.Datum, soort))) is { } drager
            ? Vervang(drager with { KostenCent = drager.KostenCent + kosten })
            : this;
    }

    private Grootboek Scheld(Kwijtgescholden kwijt, IReadOnlyList<int> nummers)
    {
        var (boek, rest) = (this, kwijt.BedragCent);
        foreach (var v in Verbeurten.Where(v => nummers.Contains(v.Nr) && !IsVerjaard(v, kwijt.Datum)))
        {
            var deel = Math.Min(rest, v.RestCent);
            (boek, rest) = (boek.Vervang(v with { KwijtgescholdenCent = v.KwijtgescholdenCent + deel }), rest - deel);
        }

        return rest == 0 ? boek : boek.Meld(kwijt.Datum, "KWIJTSCHELDING_TE_HOOG", $"van de kwijtschelding bleef {Taal.Schrijfwijze.Euro(rest)} zonder openstaande schuld.");
    }

    private static Verbeurte Gestuit(Verbeurte v, DateOnly dag, Stuitingssoort soort) => v with { Stuitingen = v.Stuitingen.Add(new(dag, soort)) };
}
