using Handhaving.Binnentreden;
using Handhaving.Overnames;
using Handhaving.Panden;

namespace Handhaving.Voorbeeld;

/// <summary>An ordinary command on what was taken over.</summary>
internal abstract record Nabewerking(string PandId, string Zaakkenmerk);

/// <summary>A jurist sets a rule aside with a reason.</summary>
internal sealed record Terzijdestelling(string PandId, string Zaakkenmerk, string Controlekenmerk, StelRegelTerzijde Opdracht) : Nabewerking(PandId, Zaakkenmerk);

/// <summary>A melding turns out to be no melding of its own.</summary>
internal sealed record Herroeping(string PandId, string Zaakkenmerk, string Meldingkenmerk, string Reden) : Nabewerking(PandId, Zaakkenmerk);

/// <summary>The moment of consent was written down wrongly.</summary>
internal sealed record Tijdcorrectie(string PandId, string Zaakkenmerk, string Controlekenmerk, DateTimeOffset Wordt, string Reden) : Nabewerking(PandId, Zaakkenmerk);

/// <summary>The cases from which one learns, put in the same places of every plan.</summary>
internal static class Bijzonderheden
{
    public static Voorbeeldplan In(Voorbeeldplan plan, Random toeval)
    {
        var adressen = plan.Adressen.ToList();
        var nabewerkingen = new List<Nabewerking>();
        var overtredingen = new Queue<Voorbeeldcontrole>(adressen.SelectMany(a => a.Controles)
            .Where(c => c is { Verbaal: not null, Opdracht.Resultaat: Controleresultaat.OvertredingWaargenomen }).OrderBy(c => c.Opdracht.Begin));

        // Entered without consent: the findings stay barred.
        Zonder(overtredingen.Dequeue());
        // Entered without consent, and a jurist ruled otherwise.
        var gevaar = Zonder(overtredingen.Dequeue());
        nabewerkingen.Add(new Terzijdestelling(Pand(gevaar).PandId, gevaar.Zaakkenmerk, gevaar.Bron.Kenmerk,
            new StelRegelTerzijde("B3", "Uit het rapport blijkt dat er een gaslucht was; de vermelding van ernstig gevaar ontbreekt in de overgenomen gegevens.")));

        // Consent written down ten minutes too late, so that it seemed to follow the entry; corrected afterwards.
        var telaat = overtredingen.Dequeue();
        Vervang(telaat.Opdracht, telaat.Opdracht with { Toestemmingen = [telaat.Opdracht.Toestemmingen![0] with { GebeurdOp = telaat.Opdracht.Begin.AddMinutes(14) }, .. telaat.Opdracht.Toestemmingen.Skip(1)] });
        nabewerkingen.Add(new Tijdcorrectie(Pand(telaat.Opdracht).PandId, telaat.Opdracht.Zaakkenmerk, telaat.Opdracht.Bron.Kenmerk, telaat.Opdracht.Begin.AddMinutes(4),
            "Op het toestemmingsformulier staat een ander tijdstip dan in de oude lijst."));

        // One landlord in several panden. He may let them in, but only a bewoner consents.
        var verhuurder = Trekking.Guid(toeval);
        var naam = Namen.Trek(toeval);
        foreach (var c in overtredingen.DistinctBy(c => c.Opdracht.Zaakkenmerk).Take(4).Select(c => c.Opdracht).ToList())
            Vervang(c, c with { Toestemmingen = [.. c.Toestemmingen!, new(Reikwijdte.Woning, Hoedanigheid.Verhuurder, true, true, naam, Betrokkene: verhuurder, GebeurdOp: c.Begin.AddMinutes(3))] });

        // Registered in the old list only eight months after it came in.
        var laat = adressen.FindIndex(a => a.Meldingen.Length > 0 && a.Meldingen[0].OntvangenOp.Year == 2022);
        Melding(laat, 0, m => m with { Bron = m.Bron with { GeregistreerdOp = m.OntvangenOp.AddDays(243) } });
        // A reporter who asked to stay hidden.
        var beschermd = adressen.FindIndex(a => a.Controles.Length > 0 && a.Meldingen[0].Melder is not null && a != adressen[laat]);
        Melding(beschermd, 0, m => m with { MelderBeschermd = true });
        // The same melding entered twice in the old list.
        var dubbel = adressen.FindIndex(a => a.Controles.Length > 0 && a.Meldingen.Length > 2);
        nabewerkingen.Add(new Herroeping(adressen[dubbel].PandId, adressen[dubbel].Meldingen[1].Zaakkenmerk, adressen[dubbel].Meldingen[1].Bron.Kenmerk, "Dubbel in de oude lijst: hetzelfde telefoongesprek."));

        return plan with { Adressen = [.. adressen], Nabewerkingen = [.. nabewerkingen] };

        NeemControleOver Zonder(Voorbeeldcontrole c)
        {
            var zonder = c.Opdracht with { Binnenkomst = Binnenkomst.ZonderToestemming, Toestemmingen = null, BewonerAanwezig = false, Toelichting = "De deur stond open; er werd niet gereageerd op roepen." };
            Vervang(c.Opdracht, zonder);
            return zonder;
        }

        Voorbeeldadres Pand(NeemControleOver c) => adressen.Single(a => a.Controles.Any(x => x.Opdracht.Bron.Kenmerk == c.Bron.Kenmerk));

        void Vervang(NeemControleOver oud, NeemControleOver nieuw)
        {
            var i = adressen.IndexOf(Pand(oud));
            adressen[i] = adressen[i] with { Controles = [.. adressen[i].Controles.Select(c => c.Opdracht.Bron.Kenmerk == oud.Bron.Kenmerk ? c with { Opdracht = nieuw } : c)] };
        }

        void Melding(int adres, int nummer, Func<NeemMeldingOver, NeemMeldingOver> wijzig) =>
            adressen[adres] = adressen[adres] with { Meldingen = adressen[adres].Meldingen.SetItem(nummer, wijzig(adressen[adres].Meldingen[nummer])) };
    }
}
