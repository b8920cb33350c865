using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Gebeurtenissen;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Rechtsgeschiedenis;

/// <summary>What a jurist reads is all that was recorded, by its type and not by its looks.</summary>
public class WeergaveTests
{
    public static TheoryData<Type> Soorten => [.. Gebeurtenissoorten.Alle.Keys];

    [Theory, MemberData(nameof(Soorten))]
    public void Elk_veld_staat_er_of_is_met_opzet_weggelaten(Type soort)
    {
        var getoond = Weergave.Gegevens(GebeurtenisvormTests.Voorbeeld(soort, soort)).ToList();
        foreach (var veld in Weergave.Velden(soort).Where(v => !Weergave.IsVerborgen(v)))
        {
            var naam = Weergave.Woorden(veld.Name.EndsWith("Cent", StringComparison.Ordinal) ? veld.Name[..^4] : veld.Name);
            getoond.ShouldContain(g => g.Naam == naam || g.Naam.StartsWith(naam + ":", StringComparison.Ordinal) || g.Naam.StartsWith(naam + " (", StringComparison.Ordinal), $"{soort.Name}.{veld.Name}");
        }
        getoond.Where(g => g.Waarde.Length == 0 || Guid.TryParse(g.Waarde, out _)).ShouldBeEmpty();
        getoond.Select(g => g.Naam).ShouldBeUnique();
    }

    [Fact]
    public void Bedragen_dagen_namen_lijsten_en_berekende_dagen_lezen_als_Nederlands()
    {
        var datum = new Rekendatum(new DateOnly(2026, 7, 1), "T", "Awb 4:87", "1", "1", "Zes weken na de bekendmaking.", ["Let op."]);
        Lees(new BetalingOntvangen(ZaakId, Guid.NewGuid(), new DateOnly(2026, 6, 10), 125_050, null) { GebeurdOp = Nu }).ShouldBe(["op = 10 juni 2026", "bedrag = € 1.250,50"]);
        Weergave.Gegevens(new Drager("Jansen", datum, [new(2), new(3)], ["Hw", "Wgv"], Fase.InOnderzoek, new TimeOnly(9, 5))).Select(g => $"{g.Naam} = {g.Waarde} {g.Uitleg}".Trim()).ShouldBe([
            "naam = Jansen", "termijn (Awb 4:87) = 1 juli 2026 Zes weken na de bekendmaking. Let op.", "delen 1: aantal = 2", "delen 2: aantal = 3", "wetten = Hw, Wgv", "fase = in onderzoek", "om = 09:05"]);
        Weergave.Veld("/verzending/adres").ShouldBe("verzending: adres");
        Weergave.Veld("/argumenten/0/tekst").ShouldBe("argumenten: tekst");

        static IEnumerable<string> Lees(object g) => Weergave.Gegevens(g).Select(w => $"{w.Naam} = {w.Waarde}");
    }

    private sealed record Deel(int Aantal);

    private sealed record Drager(string Naam, Rekendatum Termijn, ImmutableArray<Deel> Delen, ImmutableArray<string> Wetten, Fase Fase, TimeOnly Om);
}
