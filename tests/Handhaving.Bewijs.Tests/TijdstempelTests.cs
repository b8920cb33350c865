using Handhaving.Bewijs.Tijdstempels;

namespace Handhaving.Bewijs.Tests;

public class TijdstempelTests
{
    private const string Tekst = "toezicht.example/gm0363/pandlog\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    private static Tijdstempeldienst Dienst()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");
        return Tijdstempeldienst.Vind!;
    }

    [Fact]
    public void Een_token_bewijst_zijn_moment_voor_zijn_tekst()
    {
        var dienst = Dienst();
        var token = dienst.Stempel(Tekst);
        Tijdstempel.Controleer(token, Tekst, [dienst.Wortel, dienst.Vreemd]).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Controleer(token, Tekst + "\n", [dienst.Wortel])).Message.ShouldContain("andere tekst");
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Controleer(token, Tekst, [dienst.Vreemd])).Message.ShouldContain("beleid");
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Controleer(token, Tekst, []));
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Controleer([.. token, 0], Tekst, [dienst.Wortel]));
    }

    [Fact]
    public void Een_dienst_antwoordt_op_onze_vraag()
    {
        var dienst = Dienst();
        var vraag = Tijdstempel.Vraag(Tekst);
        Tijdstempel.Controleer(Tijdstempel.Token(vraag, dienst.Antwoord(vraag.Encode())), Tekst, [dienst.Wortel]);
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Token(Tijdstempel.Vraag(Tekst), dienst.Antwoord(vraag.Encode())));
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Token(vraag, [1, 2, 3]));
    }

    [Theory]
    [InlineData("vreemdetsa", "sha256")]
    [InlineData("verlopen", "sha256")]
    [InlineData("goed", "sha512")]
    public void Een_andere_dienst_een_verlopen_certificaat_of_een_ander_algoritme_telt_niet(string wie, string hash)
    {
        var dienst = Dienst();
        var token = dienst.Stempel(Tekst, wie, hash);
        Should.Throw<OngeldigBewijsException>(() => Tijdstempel.Controleer(token, Tekst, [dienst.Wortel]));
    }

    [Fact]
    public void Een_aangeraakt_token_is_nooit_een_ongeluk()
    {
        var dienst = Dienst();
        var token = dienst.Stempel(Tekst);
        for (var i = 0; i < token.Length; i += 3)
        {
            var geraakt = (byte[])token.Clone();
            geraakt[i] ^= 0x11;
            try { Tijdstempel.Controleer(geraakt, Tekst, [dienst.Wortel]); }
            catch (OngeldigBewijsException) { }
        }
    }
}
