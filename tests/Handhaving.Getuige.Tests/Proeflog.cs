using System.Net;
using System.Text;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;

namespace Handhaving.Getuige.Tests;

/// <summary>A log in memory. Two with the same name and another history are a log and its forgery.</summary>
internal sealed class Proeflog(string naam, string verhaal = "echt")
{
    private readonly Merkleboom _boom = new();

    public string Naam => naam;

    /// <summary>The log's key for the tests of the witness; a signer has keys of its own.</summary>
    public Ondertekenaar Ondertekenaar { get; } = new(naam, Merkle.Blad(Encoding.UTF8.GetBytes(naam)));

    public Proeflog Groei(int tot)
    {
        while (_boom.Maat < tot) _boom.Voeg(Merkle.Blad(Encoding.UTF8.GetBytes($"{verhaal} {_boom.Maat}")));
        return this;
    }

    /// <summary>The same leaves up to here, another history after.</summary>
    public Proeflog Vervalst(int vanaf, int tot)
    {
        var ander = new Proeflog(naam, "vervalst");
        for (var i = 0; i < vanaf; i++) ander._boom.Voeg(_boom.Hash(new(0, i)));
        return ander.Groei(tot);
    }

    public Checkpoint Checkpoint(int maat) => new(naam, maat, _boom.Wortel(maat));

    public Notitie Notitie(int maat) => Ondertekenaar.Teken(Checkpoint(maat).ToString());

    /// <summary>As the log asks its signer: the bare text.</summary>
    public Volgverzoek Kaal(int oud, int maat) => new(oud, Bewijs(oud, maat), Checkpoint(maat).ToString());

    /// <summary>As the log asks a witness: the signed note.</summary>
    public Volgverzoek Getekend(int oud, int maat) => new(oud, Bewijs(oud, maat), Notitie(maat).ToString());

    private IReadOnlyList<byte[]> Bewijs(int oud, int maat) => oud == 0 || oud >= maat ? [] : _boom.Samenhang(oud, maat);
}

/// <summary>What came back.</summary>
internal sealed record Antwoord(HttpStatusCode Code, string? Soort, string Tekst)
{
    public static async Task<Antwoord> VraagAsync(HttpClient http, Volgverzoek verzoek) => await VraagAsync(http, new ByteArrayContent(Encoding.UTF8.GetBytes(verzoek.ToString())));

    public static async Task<Antwoord> VraagAsync(HttpClient http, HttpContent inhoud) => await LeesAsync(await http.PostAsync(new Uri("add-checkpoint", UriKind.Relative), inhoud));

    public static async Task<Antwoord> HaalAsync(HttpClient http, string pad) => await LeesAsync(await http.GetAsync(new Uri(pad, UriKind.Relative)));

    /// <summary>The signature line, verified with this key over this checkpoint.</summary>
    public Handtekening EisHandtekening(Sleutel sleutel, Checkpoint checkpoint)
    {
        Code.ShouldBe(HttpStatusCode.OK, Tekst);
        var notitie = Notitie.Lees(Encoding.UTF8.GetBytes($"{checkpoint}\n{Tekst}"));
        notitie.Controleer([sleutel]).ShouldBe([sleutel]);
        return notitie.Handtekeningen.ShouldHaveSingleItem();
    }

    /// <summary>409, with the size that was signed last, in the form of the specification.</summary>
    public void EisAndereMaat(int maat) => this.ShouldBe(new Antwoord(HttpStatusCode.Conflict, "text/x.tlog.size", $"{maat}\n"));

    private static async Task<Antwoord> LeesAsync(HttpResponseMessage antwoord)
    {
        using (antwoord) return new(antwoord.StatusCode, antwoord.Content.Headers.ContentType?.ToString(), await antwoord.Content.ReadAsStringAsync());
    }
}

/// <summary>A folder that goes away after the test.</summary>
internal sealed class Proefmap : IDisposable
{
    public string Pad { get; } = Directory.CreateTempSubdirectory("handhaving-getuige-").FullName;

    public string Onder(string naam) => Path.Combine(Pad, naam);

    public void Dispose() => Directory.Delete(Pad, recursive: true);
}
