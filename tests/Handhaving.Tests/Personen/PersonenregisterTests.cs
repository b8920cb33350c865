using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Personen;

/// <summary>Which references are one person: a fold of what was decided, and nothing else.</summary>
public class PersonenregisterTests
{
    private static readonly Guid A = Guid.Parse("00000000-0000-0000-0000-00000000000a"), B = Guid.Parse("00000000-0000-0000-0000-00000000000b"), C = Guid.Parse("00000000-0000-0000-0000-00000000000c"), D = Guid.Parse("00000000-0000-0000-0000-00000000000d");

    private static PersonenSamengevoegd Samen(Guid een, Guid ander, Guid? id = null) => new(id ?? Guid.NewGuid(), een, ander, Samenvoeggrond.Basisregistratie) { GebeurdOp = Nu };

    private static SamenvoegingOngedaanGemaakt Ongedaan(Guid id) => new(id, Splitsgrond.Naamgenoot) { GebeurdOp = Op(60) };

    private static Personenregister Register(params Gebeurtenis[] gebeurtenissen) => Personenregister.Van(gebeurtenissen.Select(g => (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!));

    [Fact]
    public void Een_keten_van_samenvoegingen_is_een_persoon_langs_welke_kant_ook()
    {
        var register = Register(Samen(B, A), Samen(B, C));

        foreach (var een in (Guid[])[A, B, C]) register.Verwijzingen(een).ShouldBe([A, B, C]);
        register.Verwijzingen(D).ShouldBe([D]);
        register.Hoofden().ShouldBe(new Dictionary<Guid, Guid> { [A] = A, [B] = A, [C] = A }, ignoreOrder: true);
        Personenregels.NogTwee(register, A, C)!.Regel.ShouldBe("P-samen");
        Personenregels.NogTwee(register, A, D).ShouldBeNull();
        Personenregels.NogTwee(null, A, D).ShouldBeNull();
    }

    /// <summary>A cycle cannot be made one step at a time, but two that were decided at once can end in a log that was joined.</summary>
    [Fact]
    public void Een_kring_loopt_niet_rond_en_laat_zich_stap_voor_stap_ongedaan_maken()
    {
        var (ab, bc, ca) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Gebeurtenis[] kring = [Samen(A, B, ab), Samen(B, C, bc), Samen(C, A, ca)];

        Register(kring).Verwijzingen(B).ShouldBe([A, B, C]);
        Register([.. kring, Ongedaan(ab)]).Verwijzingen(B).ShouldBe([A, B, C]);
        Register([.. kring, Ongedaan(ab), Ongedaan(bc)]).Verwijzingen(B).ShouldBe([B]);
        Register([.. kring, Ongedaan(ab), Ongedaan(bc)]).Verwijzingen(A).ShouldBe([A, C]);
        Personenregels.NogSamen(Register([.. kring, Ongedaan(ab)]).Samenvoegingen[ab])!.Regel.ShouldBe("P-ongedaan");
        Register(Ongedaan(Guid.NewGuid())).Version.ShouldBe(1);
    }

    [Fact]
    public void Een_gesplitste_waarde_is_van_de_laatste_splitsing_en_terug_gaat_met_samenvoegen()
    {
        Wisveld veld = new(Guid.NewGuid(), "/melder"), ander = new(Guid.NewGuid(), "/melder");
        PersoonGesplitst Splits(Guid van, Guid naar) => new(Guid.NewGuid(), van, naar, Splitsgrond.Vergissing, [veld]) { GebeurdOp = Op(60) };

        var register = Register(Splits(A, B), Splits(B, C));

        (register.Van(veld, A), register.Van(ander, A)).ShouldBe((C, A));
        register.Vroeger([C]).Velden.ShouldBe([veld]);
        register.Vroeger([C]).Oud.ShouldBe([A, B], ignoreOrder: true);
        register.Vroeger([B]).Velden.ShouldBeEmpty();
        Register(Splits(A, B), Samen(A, B)).Verwijzingen(A).ShouldBe([A, B]);
        Register(Splits(A, B)).IsUiteenSinds(Nu, [A]).ShouldBeTrue();
        Register(Splits(A, B)).IsUiteenSinds(Op(60), [A]).ShouldBeFalse();
        Register(Splits(A, B)).IsUiteenSinds(Nu, [D]).ShouldBeFalse();
    }

    [Fact]
    public async Task Een_lege_of_dubbele_vraag_wordt_geweigerd()
    {
        (await new VoegPersonenSamen(A, A, Samenvoeggrond.Basisregistratie).Gekeurd()).Ongeldig("ander");
        (await new VoegPersonenSamen(A, B, (Samenvoeggrond)99).Gekeurd()).Ongeldig("grond");
        (await new SplitsPersoon(A, Splitsgrond.Vergissing, []).Gekeurd()).Ongeldig("velden");
        (await new SplitsPersoon(A, Splitsgrond.Vergissing, [new(B, "/a"), new(B, "/a")]).Gekeurd()).Ongeldig("velden");
        (await new VoegPersonenSamen(A, B, Samenvoeggrond.OpgaveBetrokkene).Gekeurd()).MagDoor();
    }
}
