using System.Collections.Immutable;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

// Forfeiture by operation of law and its proof (art. 5:33 Awb): what forfeits when, and which inspection shows it.
public sealed partial record Grootboek
{
    // Since when the last is presumed to have been violated without a break; null after proof of compliance.
    private DateOnly? OnafgebrokenVanaf { get; init; } = DateOnly.MinValue;

    // The amounts of before each change, and the day until which they held.
    private ImmutableList<(DateOnly Tot, long Cent)> EerdereBedragen { get; init; } = [];

    private Grootboek Verwerk(Constatering constatering)
    {
        var datum = constatering.Datum;
        if (!constatering.Deugdelijk)
            return Meld(datum, "CONSTATERING_ONDEUGDELIJK", "deze constatering mist vereiste onderdelen en bewijst niets; plan een nieuwe hercontrole (ECLI:NL:RVS:2017:1179).");
        if (BeeindigdOp is not null)
            return Meld(datum, "CONSTATERING_NA_EINDE_LAST", "de last was al ingetrokken of herroepen; deze constatering levert niets op.");
        if (!constatering.Overtreding)
            return this with { OnafgebrokenVanaf = null, NageleefdOp = NageleefdOp ?? (datum >= EersteDag ? datum : null) };
        if (Last.AlleenBeeindigen && NageleefdOp is { } nageleefd)
            return Meld(datum, Signaal.LastNageleefd, $"op {Taal.Schrijfwijze.Kort(nageleefd)} was aan de last voldaan en herhaling verbiedt zij niet; een nieuwe overtreding vraagt een nieuwe last (art. 5:32a en 5:33 Awb).");
        var boek = this with { OnafgebrokenVanaf = OnafgebrokenVanaf ?? datum, NageleefdOp = null };
        return datum < EersteDag
            ? boek.Meld(datum, "CONSTATERING_BINNEN_TERMIJN", "binnen de begunstigingstermijn verbeurt niets (art. 5:32a lid 2 Awb).")
            : Last.Modaliteit switch
            {
                Modaliteit.Ineens => boek.VerbeurIneens(constatering),
                Modaliteit.PerOvertreding => boek.VerbeurPerOvertreding(datum),
                _ => boek.VerbeurPerTijdseenheid(datum),
            };
    }

    private Grootboek VerbeurIneens(Constatering constatering)
    {
        if (!Verbeurten.IsEmpty)
            return Meld(constatering.Datum, "LAST_UITGEWERKT", "een dwangsom ineens verbeurt één keer; verder handhaven vraagt een nieuw besluit (art. 5:32b lid 1 Awb).");
        var nooitGestaakt = constatering.VoortdurendSindsEindeTermijn && OnafgebrokenVanaf <= EersteDag;
        var dag = nooitGestaakt ? EersteDag : constatering.Datum;
        if (nooitGestaakt && Eenhedenraster.Samengevoegd(Schorsingen).Find(s => s.Omvat(dag)) is { } schorsing)
            dag = schorsing.TotEnMet < constatering.Datum ? schorsing.TotEnMet.AddDays(1) : constatering.Datum;
        return IsGeschorst(dag) ? MeldGeschorst(dag) : Boek(dag);
    }

    private Grootboek VerbeurPerOvertreding(DateOnly datum)
    {
        var tussentijd = Last.HooguitEenPerDagen ?? Beleid.OvertredingenHooguitEenPerDagen;
        return IsGeschorst(datum) ? MeldGeschorst(datum)
            : !Verbeurten.IsEmpty && datum < Verbeurten[^1].VerbeurdOp.AddDays(tussentijd)
                ? Meld(datum, "BINNEN_TUSSENTIJD", $"hooguit één dwangsom per {(tussentijd == 1 ? "dag" : $"{tussentijd} dagen")}; deze constatering verbeurt niets.")
                : Boek(datum);
    }

    private Grootboek VerbeurPerTijdseenheid(DateOnly datum)
    {
        var raster = Raster;
        var laatste = raster.Verstreken(datum);
        if (laatste == 0)
            return Meld(datum, "CONSTATERING_TE_VROEG", "de eerste tijdseenheid was nog niet verstreken; een dwangsom per tijdseenheid verbeurt aan het einde daarvan (ECLI:NL:RVS:2015:3532).");
        var boek = this;
        var geboekt = Verbeurten.IsEmpty ? 0 : Verbeurten[^1].Eenheid ?? 0;
        var eerste = Math.Max(geboekt + 1, Math.Max(raster.EersteVanaf(OnafgebrokenVanaf ?? datum, laatste), Beleid.TussenliggendeEenhedenBoeken ? 1 : laatste));
        for (var nr = eerste; nr <= laatste; nr++)
        {
            if (boek.VerbeurdCent >= Last.MaximumCent)
                return boek.MeldMaximum(datum);
            boek = boek.Boek(raster.Einde(nr), nr);
            if (nr != laatste)
                boek = boek.Meld(datum, "TUSSENLIGGENDE_EENHEID", "deze eenheid is door een latere constatering bewezen; of dat volstaat, is omstreden [P].", boek.Verbeurten[^1].Nr);
        }

        return boek;
    }

    private Eenhedenraster Raster => new(EersteDag, Last.TijdseenheidDagen ?? 1, Beleid.GeschorsteDagenTellenNietMee ? Schorsingen : []);

    private Grootboek Boek(DateOnly verbeurdOp, int? eenheid = null)
    {
        var bedrag = Math.Min(BedragOp(verbeurdOp), Last.MaximumCent - VerbeurdCent);
        if (bedrag <= 0)
            return MeldMaximum(verbeurdOp);
        var betaaltermijn = Termijnberekening.Loop(Regelboek.BetaaltermijnDwangsom, verbeurdOp, Regelboek.BetaaltermijnDwangsom.Duur!.Value, Gegevens.Kalender);
        var verbeurte = new Verbeurte(Verbeurten.Count + 1, verbeurdOp, bedrag, betaaltermijn.Einddatum, eenheid);
        return (this with { Verbeurten = Verbeurten.Add(verbeurte), VerbeurdCent = VerbeurdCent + bedrag }).RekenTegoedToe(verbeurte.Nr);
    }

    private Grootboek Verwerk(BegunstigingstermijnVerlengd verlengd)
    {
        var tijdig = verlengd.Datum <= LaatsteDagBegunstiging
            || (Beleid.VerlengenTijdensEersteEenheid && LaatsteDagBegunstiging is not null && Last.Modaliteit == Modaliteit.PerTijdseenheid && Raster.Verstreken(verlengd.Datum) == 0);
        return !tijdig ? Meld(verlengd.Datum, "VERLENGING_TE_LAAT", "de begunstigingstermijn was verstreken en wordt niet meer verlengd (art. 5:32a lid 2 Awb).")
            : verlengd.NieuweLaatsteDag <= LaatsteDagBegunstiging ? Meld(verlengd.Datum, "GEEN_VERLENGING", "de nieuwe laatste dag ligt niet na de oude; verkorten vraagt een nieuw besluit.")
            : this with { LaatsteDagBegunstiging = verlengd.NieuweLaatsteDag };
    }

    private Grootboek Verwerk(LastGewijzigd gewijzigd) =>
        gewijzigd.BedragCent > Last.BedragCent || gewijzigd.MaximumCent > Last.MaximumCent
            ? Meld(gewijzigd.Datum, "VERHOGING_ZONDER_NIEUWE_LAST", "een hogere dwangsom vraagt een nieuwe last; de wijziging blijft zonder gevolg (art. 5:34 lid 1 Awb).")
            : this with { Last = Last with { BedragCent = gewijzigd.BedragCent, MaximumCent = Math.Max(gewijzigd.MaximumCent, VerbeurdCent) }, EerdereBedragen = EerdereBedragen.Add((gewijzigd.Datum, Last.BedragCent)) };

    // What forfeited before the change keeps the amount of then, also when a later inspection proves it.
    private long BedragOp(DateOnly verbeurdOp) => EerdereBedragen.Find(e => verbeurdOp < e.Tot) is { Cent: > 0 } toen ? toen.Cent : Last.BedragCent;

    private Grootboek MeldMaximum(DateOnly dag) =>
        Meld(dag, "MAXIMUM_BEREIKT", "het maximum is bereikt; er verbeurt niets meer (art. 5:32b lid 2 Awb).");

    private Grootboek MeldGeschorst(DateOnly dag) =>
        Meld(dag, "LAST_GESCHORST", "de last was op deze dag geschorst; er verbeurt niets [P], lees het dictum.");
}
