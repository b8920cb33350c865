using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>Eén verbeurte op een peildatum. Bedragen in eurocenten.</summary>
/// <param name="Verbeurte">De verbeurte met alles wat ermee gebeurde.</param>
/// <param name="LaatsteDagRechtsvordering">De laatste dag waarop nog kan worden ingevorderd; <c>null</c> zolang een procedure haar zonder bekend einde verlengt.</param>
/// <param name="VerjaardCent">Wat op de peildatum is verjaard.</param>
/// <param name="InVerzuim">Of de schuldenaar op de peildatum in verzuim is met een openstaand deel.</param>
/// <param name="RenteOpgelopenCent">De opgelopen wettelijke rente tot de peildatum, nog niet vastgesteld; <c>null</c> als een percentage ontbreekt.</param>
/// <param name="Uitleg">Deze verbeurte in één zin met de artikelen.</param>
public sealed record Post(Verbeurte Verbeurte, DateOnly? LaatsteDagRechtsvordering, long VerjaardCent, bool InVerzuim, long? RenteOpgelopenCent, string Uitleg)
{
    /// <summary>Wat van de hoofdsom openstaat en niet is verjaard.</summary>
    public long OpenstaandCent => Verbeurte.RestCent - VerjaardCent;
}

/// <summary>De stand van een last onder dwangsom op een peildatum. Bedragen in eurocenten.</summary>
/// <remarks>
/// Er gaat niets verloren: verbeurd = betaald + openstaand + verjaard + afgezien + kwijtgescholden + vervallen, en
/// per saldo ontvangen (ontvangen − terugbetaald) = betaald + kosten + rente + te veel betaald − terugbetaald.
/// </remarks>
public sealed record Stand(DateOnly Peildatum, Grootboek Grootboek, IReadOnlyList<Post> Posten, IReadOnlyList<Waarschuwing> Waarschuwingen)
{
    /// <summary>Wat is verbeurd.</summary>
    public long VerbeurdCent => Grootboek.VerbeurdCent;

    /// <summary>Wat op de hoofdsommen is toegerekend.</summary>
    public long BetaaldCent => Posten.Sum(p => p.Verbeurte.BetaaldCent);

    /// <summary>Wat is verjaard (art. 5:35 Awb).</summary>
    public long VerjaardCent => Posten.Sum(p => p.VerjaardCent);

    /// <summary>Wat openstaat.</summary>
    public long OpenstaandCent => Posten.Sum(p => p.OpenstaandCent);

    /// <summary>Wat daarvan in verzuim is (art. 4:97 Awb).</summary>
    public long InVerzuimCent => Posten.Where(p => p.InVerzuim).Sum(p => p.OpenstaandCent);

    /// <summary>Waarvan is afgezien.</summary>
    public long AfgezienCent => Posten.Sum(p => p.Verbeurte.AfgezienCent);

    /// <summary>Wat is kwijtgescholden.</summary>
    public long KwijtgescholdenCent => Posten.Sum(p => p.Verbeurte.KwijtgescholdenCent);

    /// <summary>Wat om een andere reden is vervallen.</summary>
    public long VervallenCent => Posten.Sum(p => p.Verbeurte.VervallenCent);

    /// <summary>Wat aan kosten is betaald.</summary>
    public long KostenBetaaldCent => Posten.Sum(p => p.Verbeurte.KostenBetaaldCent);

    /// <summary>Wat aan vastgestelde rente is betaald.</summary>
    public long RenteBetaaldCent => Posten.Sum(p => p.Verbeurte.RenteBetaaldCent);

    /// <summary>Alles wat is ontvangen, voor aftrek van terugbetalingen.</summary>
    public long OntvangenCent => Grootboek.Ontvangsten.Sum(o => o.Cent);

    /// <summary>Wat is terugbetaald.</summary>
    public long TerugbetaaldCent => Grootboek.TerugbetaaldCent;

    /// <summary>Wat te veel is betaald, of het nu is terugbetaald of niet.</summary>
    public long TeVeelBetaaldCent => Grootboek.TeVeelBetaaldCent;

    /// <summary>Wat nog moet worden terugbetaald (art. 4:102 Awb).</summary>
    public long NogTerugTeBetalenCent => Grootboek.Tegoeden.Sum(t => t.Cent);

    /// <summary>Wat nog kan verbeuren; nul na herroeping.</summary>
    public long ResterendTotMaximumCent => Grootboek.Herroepen ? 0 : Grootboek.Last.MaximumCent - VerbeurdCent;

    /// <summary>De stand op een peildatum: de vouw over alles tot en met die dag.</summary>
    public static Antwoord<Stand> Op(DateOnly peildatum, Last last, IEnumerable<Gebeurtenis> gebeurtenissen, Rechtsgegevens? gegevens = null)
    {
        var stand = Grootboek.Vouw(last, gebeurtenissen, peildatum, gegevens).OpDatum(peildatum);
        return new(stand, Regelboek.Dwangsommen, stand.Grootboek.Gegevens.Kalender.Versie, Standuitleg.Zin(stand), stand.Waarschuwingen);
    }
}

public sealed partial record Grootboek
{
    /// <summary>Wat te veel is betaald, terugbetaald of niet.</summary>
    public long TeVeelBetaaldCent => Tegoeden.Sum(t => t.Cent) + TerugbetaaldUitTegoedCent;

    /// <summary>De stand van dit grootboek op een dag waarop alles wat erin staat al is gebeurd.</summary>
    public Stand OpDatum(DateOnly peildatum)
    {
        var waarschuwingen = new List<Waarschuwing>(Standuitleg.Waarschuwingen(this));
        var posten = Verbeurten.Select(v => MaakPost(v, peildatum, waarschuwingen)).ToList();
        return new(peildatum, this, posten, [.. waarschuwingen.Distinct()]);
    }

    private Post MaakPost(Verbeurte v, DateOnly peildatum, List<Waarschuwing> waarschuwingen)
    {
        waarschuwingen.AddRange(Gegevens.Kalender.Volledigheidswaarschuwing(v.BetalenUiterlijk, v.BetalenUiterlijk));
        var laatsteDag = v.Verjaring(Procedures).LaatsteDag;
        var procedure = Procedures.Find(p => laatsteDag is not null && p.OnherroepelijkOp == laatsteDag);
        var doorUitstel = laatsteDag != (v with { Uitstel = [] }).Verjaring(Procedures).LaatsteDag;
        var verjaard = peildatum > laatsteDag ? v.RestCent : 0;
        var inVerzuim = peildatum >= v.VerzuimVanaf && v.RestCent > verjaard;
        return new(v, laatsteDag, verjaard, inVerzuim, Rente(v, peildatum, waarschuwingen), Standuitleg.Zin(v, laatsteDag, procedure, doorUitstel, peildatum));
    }

    // Simple and compound interest are proportional to the principal: each part accrues by itself until it was paid.
    // Uitstel does not stop interest (art. 4:101 Awb), so it runs from the end of the statutory term.
    private long? Rente(Verbeurte v, DateOnly peildatum, List<Waarschuwing> waarschuwingen)
    {
        var vanaf = v.BetalenUiterlijk.AddDays(1);
        long totaal = 0;
        foreach (var (tot, cent) in v.Toerekeningen.Select(t => (t.Datum, t.Cent)).Append((peildatum, v.RestCent)))
        {
            if (tot <= vanaf || cent == 0)
                continue;
            var rente = WettelijkeRente.Bereken(cent, vanaf, tot, gegevens: Gegevens);
            if (rente.Waarde.BerekendCent is not { } berekend)
            {
                if (!waarschuwingen.Exists(w => w.Code == Waarschuwing.BedragOntbreekt))
                    waarschuwingen.AddRange(rente.Waarschuwingen);
                return null;
            }

            totaal += berekend;
        }

        return totaal;
    }
}
