using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Borging.Controle;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>What the log says about itself, judged without a database.</summary>
public class LogkeuringTests
{
    private const string Log = "handhaving.invalid/GM0150/pandlog";

    private static readonly DateTimeOffset T = new(2026, 6, 10, 8, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Token = SHA256.HashData("token"u8);

    [Fact]
    public void Ankers_over_eerdere_standen_kloppen()
    {
        var eerste = Post(0, new Anker(Token, 0, Merkle.Leeg()), T);
        var tweede = Post(1, new Anker(Token, 1, eerste.Blad), T.AddMinutes(1));

        Keur([0, 1], eerste, tweede).ShouldBeEmpty();
    }

    [Fact]
    public void Een_anker_zonder_tijdstempel_wordt_gevonden() =>
        Keur([], Post(0, new Anker(Token, 0, Merkle.Leeg()), T)).ShouldBe([("anker", 0L)]);

    [Fact]
    public void Een_anker_over_een_ander_log_of_een_latere_stand_wordt_gevonden()
    {
        Keur([0], Post(0, new Anker(Token, 0, Token), T)).ShouldBe([("anker", 0L)]);
        Keur([0, 1], Post(0, new Anker(Token, 1, Merkle.Leeg()), T)).ShouldBe([("anker", 0L)]);
    }

    [Fact]
    public void Een_klok_die_terugloopt_een_gat_en_een_post_van_een_ander_log_worden_gevonden()
    {
        var eerste = Post(0, new Anker(Token, 0, Merkle.Leeg()), T);

        Keur([0], eerste, Post(1, new Anker(Token, 0, Merkle.Leeg()), T.AddSeconds(-1))).ShouldBe([("tijd-terug", 1L)]);
        Keur([0], eerste, Post(2, new Anker(Token, 0, Merkle.Leeg()), T)).ShouldBe([("nummering", 2L)]);
        Keur([0], Post(0, new Anker(Token, 0, Merkle.Leeg()), T, "handhaving.invalid/GM0001/pandlog")).ShouldBe([("log-naam", 0L)]);
    }

    private static List<(string, long)> Keur(long[] gestempeld, params Post[] posten)
    {
        var bevindingen = new Bevindinglijst();
        var keuring = new Logkeuring(new(Log, _ => true, (_, _) => true, new HashSet<string>(), []), bevindingen);
        keuring.OnthoudWortels(gestempeld);
        foreach (var post in posten) keuring.Neem(post, null);
        return [.. bevindingen.Alle.Select(b => (b.Code, b.I!.Value))];
    }

    private static Post Post(long i, Anker anker, DateTimeOffset t, string log = Log)
    {
        var kop = new Kop(anker.Hash(), [], i, log, t);
        return new(i, null, null, null, null, kop.Bytes(), anker.Bytes(), kop.Blad(), []);
    }
}
