using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;

namespace Handhaving.Borging;

/// <summary>
/// Someone outside this process who follows a log and signs what he could check: the gemeente's own signer or a witness, both
/// by the protocol of C2SP tlog-witness. Answers are bounded in size and time.
/// </summary>
internal sealed class Volgdienst(HttpClient http, Uri adres, Func<string?> toegang)
{
    public const int LangsteAntwoord = 64 << 10;

    /// <param name="samenhang">Makes the proof from a size that this follower knows.</param>
    /// <param name="oud">What it probably signed last; it says so itself when that is not right.</param>
    /// <param name="magMinder">Whether it may know less than that. The signer of whom a longer log is held here may not: he lost his memory.</param>
    /// <param name="checkpoint">What is to be signed.</param>
    /// <param name="notitie">That checkpoint as this follower wants it: bare, or signed.</param>
    /// <returns>The signature lines, unchecked.</returns>
    /// <exception cref="VolgenGeweigerdException">It does not sign: this log is not what it signed before.</exception>
    /// <exception cref="HttpRequestException">It is not there, or answers something else.</exception>
    public async Task<IReadOnlyList<Handtekening>> TekenAsync(long oud, bool magMinder, Func<long, Task<byte[][]>> samenhang, Checkpoint checkpoint, string notitie, CancellationToken ct)
    {
        for (var poging = 1; ; poging++)
        {
            using var inhoud = new ByteArrayContent(Encoding.UTF8.GetBytes(new Volgverzoek(oud, await samenhang(oud), notitie).ToString()));
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, new Uri(adres, "add-checkpoint")) { Content = inhoud };
            using var antwoord = await StuurAsync(verzoek, ct);
            var tekst = await antwoord.Content.ReadAsStringAsync(ct);
            if (antwoord.StatusCode == HttpStatusCode.OK) return Notitie.Lees(Encoding.UTF8.GetBytes($"{checkpoint}\n{tekst}")).Handtekeningen;
            if (antwoord.StatusCode != HttpStatusCode.Conflict) throw antwoord.StatusCode == HttpStatusCode.UnprocessableEntity
                ? new VolgenGeweigerdException(Volgweigering.GeenSamenhang, oud, "het bewijs toont niet dat het log alleen is aangevuld")
                : new HttpRequestException($"antwoord {(int)antwoord.StatusCode}", null, antwoord.StatusCode);
            var maat = long.TryParse(tekst.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var gelezen) ? gelezen : throw new HttpRequestException("een weigering zonder maat", null, antwoord.StatusCode);
            if (maat > checkpoint.Maat) throw new VolgenGeweigerdException(Volgweigering.Kleiner, maat, $"hier is al een log van {maat} regels getekend; dit log heeft er {checkpoint.Maat}");
            if (maat < oud && !magMinder) throw new VolgenGeweigerdException(Volgweigering.AndereStand, maat, $"hier is een log van {maat} regels bekend, terwijl er al een van {oud} is ondertekend: het geheugen is weg of teruggezet");
            // The same size again means that it knows another tree of that size.
            if (poging == 2 || maat == oud) throw new VolgenGeweigerdException(Volgweigering.AndereStand, maat, $"hier is bij {maat} regels een ander log getekend");
            oud = maat;
        }
    }

    /// <summary>One line of text.</summary>
    public async Task<string> VraagAsync(string pad, CancellationToken ct)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, new Uri(adres, pad));
        using var antwoord = await StuurAsync(verzoek, ct);
        return antwoord.IsSuccessStatusCode ? (await antwoord.Content.ReadAsStringAsync(ct)).Trim() : throw new HttpRequestException($"antwoord {(int)antwoord.StatusCode}", null, antwoord.StatusCode);
    }

    private Task<HttpResponseMessage> StuurAsync(HttpRequestMessage verzoek, CancellationToken ct)
    {
        if (toegang() is { } woord) verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", woord);
        return http.SendAsync(verzoek, ct);
    }
}
