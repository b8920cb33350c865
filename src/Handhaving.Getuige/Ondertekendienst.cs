using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handhaving.Getuige;

/// <summary>
/// The log's own signer: gets the bare text of a checkpoint and signs it with the key of that log. It does not know what the
/// leaves say; it knows that nothing that it signed is gone.
/// </summary>
internal sealed class Ondertekendienst : IVolgdienst
{
    private const int KortsteToegang = 32;
    private readonly string _bestand;
    private readonly byte[] _geheim, _toegang;

    public Ondertekendienst(string sleutel, string toegang)
    {
        (_bestand, _geheim) = (Path.GetFullPath(sleutel), Sleutelbestand.LeesOndertekenaar(sleutel));
        var tekst = File.ReadAllText(toegang).Trim();
        if (tekst.Length < KortsteToegang) throw new OnbruikbaarException($"{toegang} heeft minder dan {KortsteToegang} tekens; maak het met: head -c 32 /dev/urandom | base64");
        _toegang = SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {tekst}"));
    }

    public bool Mag(HttpRequest verzoek) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(verzoek.Headers.Authorization.ToString())), _toegang);

    public Aanvraag Aanvaard(Volgverzoek verzoek, ILogger log)
    {
        var checkpoint = Checkpoint.Lees(verzoek.Checkpoint);
        // Whatever stands there would be signed, and nobody audits it.
        if (checkpoint.Uitbreidingen.Count > 0) throw new OngeldigBewijsException("een checkpoint van dit log heeft drie regels");
        var ondertekenaar = Ondertekenaar(checkpoint.Log);
        return new(checkpoint, checkpoint.ToString(), () => ondertekenaar.Teken(checkpoint.ToString()).Handtekeningen[0]);
    }

    public IReadOnlyDictionary<string, Func<HttpRequest, string>> Vragen => new Dictionary<string, Func<HttpRequest, string>>
    {
        ["/sleutel"] = verzoek => $"{Ondertekenaar(verzoek.Query["log"].ToString()).Sleutel}\n",
        // So that the backend can try for itself whether it can read the key.
        ["/toestand"] = _ => Encoding.UTF8.GetString(Bladprofiel.Bytes(Json.Van(("gebruiker", OperatingSystem.IsWindows() ? Json.Niets : (long)geteuid()), ("sleutelbestand", _bestand)))) + "\n",
    };

    /// <summary>Each log its own key, because a policy refuses one public key twice (C2SP tlog-policy); from one secret, because that is what must be kept.</summary>
    private Ondertekenaar Ondertekenaar(string log) =>
        new(log, HKDF.DeriveKey(HashAlgorithmName.SHA256, _geheim, Sleutelbestand.Lengte, info: Encoding.UTF8.GetBytes($"handhaving.ondertekenaar.v1\n{log}")));

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
}
