using System.Collections.Immutable;
using System.Globalization;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;

namespace Handhaving.Voorbeeld;

/// <summary>What the koppel met at the door and behind it.</summary>
internal sealed class Voorbeeldcontroles(string bron, HashSet<Planning> metVerbaal, Random toeval)
{
    private int _nummer;

    public ImmutableArray<Voorbeeldcontrole> Bij(string zaak, IReadOnlyList<Planning> momenten) => [.. momenten.Select(m => Controle(zaak, m))];

    private Voorbeeldcontrole Controle(string zaak, Planning moment)
    {
        var kenmerk = string.Create(CultureInfo.InvariantCulture, $"controle-{++_nummer:000}");
        var verbaal = metVerbaal.Contains(moment);
        var worp = toeval.Next(100);
        var (binnenkomst, resultaat) = verbaal
            ? (Binnenkomst.Toestemming, worp < 85 ? Controleresultaat.OvertredingWaargenomen : Controleresultaat.GeenOvertreding)
            : worp switch
            {
                < 45 => (Binnenkomst.GeenGehoor, Controleresultaat.NiemandThuis),
                < 70 => (Binnenkomst.Geweigerd, Controleresultaat.GeenToegang),
                _ => (Binnenkomst.Toestemming, Controleresultaat.GeenOvertreding),
            };
        var open = binnenkomst is not Binnenkomst.GeenGehoor;
        var opdracht = new NeemControleOver(
            new(bron, kenmerk, moment.EindeOp.AddHours(1 + toeval.Next(20))), zaak, Guid.Empty, moment.BeginOp, moment.EindeOp, [], resultaat, binnenkomst,
            GelegitimeerdOp: open ? moment.BeginOp.AddMinutes(1) : null, DoelMeegedeeldOp: open ? moment.BeginOp.AddMinutes(2) : null);
        if (binnenkomst is Binnenkomst.Toestemming) opdracht = Binnen(opdracht);
        return new(opdracht, verbaal ? Verbaal(kenmerk, moment, opdracht) : null);
    }

    private NeemControleOver Binnen(NeemControleOver c)
    {
        var bewoner = Namen.Trek(toeval);
        var betrokkene = Trekking.Guid(toeval);
        var gevraagd = c.Begin.AddMinutes(4);
        var ruimten = Ruimten(c).ToList();
        return c with
        {
            Tolk = toeval.Next(100) < 30 ? new(toeval.Next(3) == 0 ? Tolkwijze.Aanwezig : Tolkwijze.Telefonisch, "Rbtv 00000 (fictief)", Namen.Taal(toeval)) : null,
            Toestemmingen =
            [
                new(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, bewoner, Betrokkene: betrokkene, GebeurdOp: gevraagd),
                .. ruimten.Where(r => r.Bevinding.Privevertrek).Select(r =>
                    new Toestemmingopgave(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, bewoner, r.Bevinding.Ruimte, betrokkene, gevraagd.AddMinutes(2))),
            ],
            BinnengetredenOp = c.Begin.AddMinutes(5),
            VerlatenOp = c.Einde.AddMinutes(-2),
            Bewoners = [new(bewoner, new DateOnly(1960 + toeval.Next(44), 1 + toeval.Next(12), 1 + toeval.Next(28)), Betrokkene: betrokkene)],
            Ruimten = ruimten,
        };
    }

    private IEnumerable<Ruimteopgave> Ruimten(NeemControleOver c)
    {
        var overtreding = c.Resultaat is Controleresultaat.OvertredingWaargenomen;
        for (var kamer = 1; kamer <= (overtreding ? 3 + toeval.Next(3) : 1); kamer++)
            yield return new(new(string.Create(CultureInfo.InvariantCulture, $"slaapkamer-{kamer}"), Ruimtesoort.Slaapkamer, Privevertrek: overtreding, VanBuitenaf: false,
                overtreding ? 1 + toeval.Next(3) : 1, SlotOpDeur: overtreding && toeval.Next(3) > 0, PersoonlijkeSpullen: true, Brandveilig: toeval.Next(4) > 0),
                overtreding ? "Eigen koelkast en kast met hangslot in de kamer." : null, c.Begin.AddMinutes(8 + 2 * kamer));
        yield return new(new("keuken", Ruimtesoort.Keuken, false, false, 0, false, overtreding, toeval.Next(5) > 0), null, c.Begin.AddMinutes(20));
    }

    /// <summary>Within days, by one of the two, and always in the year of the visit.</summary>
    private Voorbeeldverbaal Verbaal(string kenmerk, Planning moment, NeemControleOver c)
    {
        var dagen = toeval.Next(4);
        var opgemaakt = dagen == 0 ? moment.EindeOp.AddMinutes(30) : moment.Datum.AddDays(dagen).Om(new TimeOnly(9 + toeval.Next(7), toeval.Next(60)));
        var ondertekend = opgemaakt.Dag().AddDays(toeval.Next(1, 4)).Om(new TimeOnly(9 + toeval.Next(7), toeval.Next(60)));
        return new(kenmerk.Replace("controle", "pv", StringComparison.Ordinal), toeval.Next(2), opgemaakt, ondertekend, c.Resultaat is Controleresultaat.OvertredingWaargenomen
            ? "Wij zagen kamers met eigen slot, bed en voorraad. De bewoners verklaarden elkaar niet te kennen en ieder zelf huur te betalen."
            : "Wij zagen een woning die door een huishouden wordt gebruikt.");
    }
}
