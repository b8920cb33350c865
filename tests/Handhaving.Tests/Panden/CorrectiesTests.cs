using System.Text.Json;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Gebeurtenissen;
using Handhaving.Wijken;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Panden;

/// <summary>One meaning of a correction, whatever the fact and whoever asks.</summary>
public class CorrectiesTests
{
    private static readonly DateTimeOffset Anders = new(2025, 3, 4, 5, 6, 0, TimeSpan.Zero);

    public static TheoryData<Type> Feiten => [.. Gebeurtenissoorten.Alle.Keys.Where(g => g.IsAssignableTo(typeof(IFeit)) && g.IsAssignableTo(typeof(Zaakgebeurtenis)))];

    /// <summary>What a fact says of days that are not its own.</summary>
    private static readonly string[] AndereDagen =
        ["BetalingOntvangen.VoorVerbeurte", "Verbeurten", "Uiterlijk", "LooptijdOpgeschort.TotEnMet", "LooptijdOpgeschort.Ondertekening", "LooptijdOpgeschort.Verzending", "SchorsingOpgeheven.Ondertekening", "SchorsingOpgeheven.Verzending", "WoningBinnengetreden", "BronGeregistreerdOp"];

    [Theory, MemberData(nameof(Feiten))]
    public void Een_herroepen_feit_laat_de_stand_zonder_dat_feit(Type soort)
    {
        var (voor, feit) = Verhaal(soort);
        var zonder = Vouw([.. voor, Herroeping(feit)]);
        var met = Vouw([.. voor, feit, Herroeping(feit)]);
        Json(met).ShouldBe(Json(zonder), soort.Name);
    }

    [Theory, MemberData(nameof(Feiten))]
    public void Een_verplaatst_feit_geeft_de_stand_alsof_het_toen_was_gebeurd(Type soort)
    {
        var (voor, feit) = Verhaal(soort);
        var toen = Vouw([.. voor, feit.Met(Correcties.Verplaatst((Gebeurtenis)feit.Data, Anders)), Gebeurd(Zorg())]);
        Json(Vouw([.. voor, feit, Verplaatsing(feit, Anders)])).ShouldBe(Json(toen), soort.Name);
    }

    /// <summary>Every day or moment that a fact tells of itself moves along; one that does not is named here.</summary>
    [Theory, MemberData(nameof(Feiten))]
    public void Wat_een_feit_over_zijn_eigen_dag_zegt_verhuist_mee(Type soort)
    {
        var feit = (Gebeurtenis)GebeurtenisvormTests.Voorbeeld(soort, soort);
        var verplaatst = Correcties.Verplaatst(feit, Anders);
        Verschil(JsonSerializer.SerializeToElement(feit, soort), JsonSerializer.SerializeToElement(verplaatst, soort), soort.Name).ShouldBeEmpty();

        static IEnumerable<string> Verschil(JsonElement oud, JsonElement nieuw, string pad) => oud.ValueKind switch
        {
            JsonValueKind.Object => oud.EnumerateObject().SelectMany(p => Verschil(p.Value, nieuw.GetProperty(p.Name), $"{pad}.{p.Name}")),
            JsonValueKind.Array => oud.EnumerateArray().SelectMany((w, i) => Verschil(w, nieuw[i], pad)),
            JsonValueKind.String when DateTimeOffset.TryParse(oud.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var op) && op.Year == 2026 && oud.GetString() == nieuw.GetString()
                && !AndereDagen.Any(d => pad.Contains(d, StringComparison.Ordinal)) => [pad],
            _ => [],
        };
    }

    [Fact]
    public void Van_meer_correcties_geldt_overal_de_laatste()
    {
        var controle = Gebeurd(Uitgevoerd());
        IEvent[] stroom = [Gebeurd(Melding()), Gebeurd(Gepland()), controle, Herroeping(controle)];
        IEvent[] hersteld = [.. stroom, Verplaatsing(controle, Op(60))];
        IEvent[] weerHerroepen = [.. hersteld, Herroeping(controle)];

        Afloop(stroom).ShouldBeNull();
        (Afloop(hersteld)!.Op, Afloop(hersteld)!.Einde).ShouldBe((Op(60), Op(69)));
        Afloop(weerHerroepen).ShouldBeNull();
        foreach (var (verloop, telt) in ((IEvent[], int)[])[(stroom, 0), (hersteld, 1), (weerHerroepen, 0)])
        {
            var feit = new Dashboardfeit(controle.Id, Feitsoort.Controle, null, Op(0), Nu, 1, new(Deltabuurt, "WK015007", 2023), PandId, ZaakId, false);
            var correcties = verloop.Index().Where(e => e.Item.Data is GegevenGecorrigeerd).Select(e => (GegevenGecorrigeerd)e.Item.Data is var g ? new Dashboardcorrectie(e.Item.Id, g.Gebeurtenis, g.Herroepen, g.GebeurdOpWordt, Nu, 2 + e.Index) : null!);
            Telling.Van([feit], correcties, Periode.Jaar(2026), new(Nu.AddDays(1)), new HashSet<Guid>()).Count().ShouldBe(telt);
            var projectie = new BezoekProjectie();
            var bezoek = verloop.Where(e => e.Data is ControleUitgevoerd or GegevenGecorrigeerd).Aggregate((Bezoek?)null, (b, e) => projectie.Evolve(b, controle.Id, e))!;
            bezoek.Herroepen.ShouldBe(telt == 0);
            if (telt == 1) (bezoek.Begin, bezoek.Einde).ShouldBe((Op(60), Op(69)));
        }

        static Afloop? Afloop(IEnumerable<IEvent> stroom) => Vouw(stroom).Zaak(ZaakId)!.Controles.GetValueOrDefault(ControleId)?.Afloop.LastOrDefault();
    }

    /// <summary>Enough of a course for this fact to have a place in it.</summary>
    private static (List<IEvent> Voor, IEvent Feit) Verhaal(Type soort)
    {
        List<IEvent> voor = [];
        foreach (var eerst in (Type[])[typeof(ZaakGeopend), typeof(ControleGepland), typeof(VerslagBinnentredenOpgemaakt), typeof(VoornemenVerzonden), typeof(LastOnderDwangsomOpgelegd), typeof(BesluitBekendgemaakt), typeof(DwangbevelUitgevaardigd)])
            voor.Add(Gebeurd((Gebeurtenis)GebeurtenisvormTests.Voorbeeld(eerst, eerst)));
        return (voor, Gebeurd((Gebeurtenis)GebeurtenisvormTests.Voorbeeld(soort, soort)));
    }

    private static Gebeurtenis Zorg() => (Gebeurtenis)GebeurtenisvormTests.Voorbeeld(typeof(GegevenGecorrigeerd), typeof(GegevenGecorrigeerd));

    private static IEvent Gebeurd(Gebeurtenis g)
    {
        var e = g.AlsNieuw();
        e.Id = Guid.CreateVersion7();
        e.StreamKey = PandId;
        return e;
    }

    private static IEvent Herroeping(IEvent feit) => Gebeurd(new GegevenGecorrigeerd(((Zaakgebeurtenis)feit.Data).ZaakId, feit.Id, true, null, Tekst()) { GebeurdOp = Nu });

    private static IEvent Verplaatsing(IEvent feit, DateTimeOffset op) => Gebeurd(new GegevenGecorrigeerd(((Zaakgebeurtenis)feit.Data).ZaakId, feit.Id, false, op, Tekst()) { GebeurdOp = Nu });

    private static Pand Vouw(IEnumerable<IEvent> stroom) => stroom.Aggregate((Pand?)null, Handhaving.Panden.Pand.Na)!;

    /// <summary>All but the versions: a fact that was revoked was registered all the same.</summary>
    private static string Json(Pand pand) => JsonSerializer.Serialize(pand.Zaken.OrderBy(z => z.Key).Select(z => z.Value with { Version = 0 }));
}
