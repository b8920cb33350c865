namespace Handhaving.Recht.Dwangsommen;

// Payments: costs, then fixed interest, then principal; the indicated debt first, else the oldest (art. 4:92 Awb).
public sealed partial record Grootboek
{
    private Grootboek Verwerk(BetalingOntvangen betaling)
    {
        var boek = this with { Ontvangsten = Ontvangsten.Add(new(betaling.Datum, betaling.BedragCent)) };
        if (betaling.Verbeurte is { } nr && Zoek(nr) is null)
            boek = boek.Meld(betaling.Datum, "VERBEURTE_ONBEKEND", $"de aangewezen verbeurte {nr} is op deze dag niet geboekt; toegerekend aan de oudste [P].", nr);
        var rest = betaling.BedragCent;
        foreach (var v in Verbeurten.Where(v => v.Nr == betaling.Verbeurte || !IsVerjaard(v, betaling.Datum)).OrderBy(v => v.Nr != betaling.Verbeurte))
            (boek, rest) = boek.RekenToe(v.Nr, betaling.Datum, rest);
        if (rest == 0)
            return boek;
        if (Verbeurten.Exists(v => v.RestCent > 0 && IsVerjaard(v, betaling.Datum) && v.Nr != betaling.Verbeurte))
            boek = boek.Meld(betaling.Datum, "BETALING_NA_VERJARING", "er staat een verjaarde schuld tegenover dit overschot; beoordeel of een natuurlijke verbintenis is voldaan voordat wordt terugbetaald.");
        return boek with { Tegoeden = boek.Tegoeden.Add(new(betaling.Datum, rest)) };
    }

    // Money paid before the proof of a debt that already existed by operation of law goes to that debt.
    // A later debt is another matter: set-off needs a statutory ground (art. 4:93 lid 1 Awb).
    private Grootboek RekenTegoedToe(int nr)
    {
        var boek = this;
        foreach (var tegoed in Tegoeden)
        {
            if (!Beleid.OverschotNaarLatereVerbeurten && tegoed.Datum < Verbeurten[^1].VerbeurdOp)
                continue;
            (boek, var rest) = boek.RekenToe(nr, tegoed.Datum, tegoed.Cent);
            boek = boek with { Tegoeden = rest == 0 ? boek.Tegoeden.Remove(tegoed) : boek.Tegoeden.Replace(tegoed, tegoed with { Cent = rest }) };
        }

        return boek;
    }

    private (Grootboek Boek, long Over) RekenToe(int nr, DateOnly datum, long cent)
    {
        var v = Zoek(nr)!;
        var kosten = Math.Min(cent, v.KostenCent - v.KostenBetaaldCent);
        var rente = Math.Min(cent - kosten, v.RenteCent - v.RenteBetaaldCent);
        var hoofdsom = Math.Min(cent - kosten - rente, v.RestCent);
        var nieuw = v with
        {
            KostenBetaaldCent = v.KostenBetaaldCent + kosten,
            RenteBetaaldCent = v.RenteBetaaldCent + rente,
            Toerekeningen = hoofdsom > 0 ? v.Toerekeningen.Add(new(datum, hoofdsom)) : v.Toerekeningen,
        };
        return (Vervang(nieuw), cent - kosten - rente - hoofdsom);
    }

    private Grootboek Verwerk(Terugbetaald terugbetaling)
    {
        var (boek, rest) = (this with { TerugbetaaldCent = TerugbetaaldCent + terugbetaling.BedragCent }, terugbetaling.BedragCent);
        foreach (var tegoed in Tegoeden)
        {
            var deel = Math.Min(rest, tegoed.Cent);
            rest -= deel;
            if (deel > 0)
                boek = boek with { Tegoeden = deel == tegoed.Cent ? boek.Tegoeden.Remove(tegoed) : boek.Tegoeden.Replace(tegoed, tegoed with { Cent = tegoed.Cent - deel }) };
        }

        boek = boek with { TerugbetaaldUitTegoedCent = TerugbetaaldUitTegoedCent + terugbetaling.BedragCent - rest };
        return rest == 0 ? boek : boek.Meld(terugbetaling.Datum, "TERUGBETALING_ZONDER_GROND", $"{Taal.Schrijfwijze.Euro(rest)} is terugbetaald zonder dat er te veel was betaald.");
    }
}
