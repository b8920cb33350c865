using System.Text;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handhaving.Getuige;

/// <summary>A witness: cosigns what the known key of a known log signed (C2SP tlog-witness). Anyone may ask; the log's signature is the admission.</summary>
internal sealed partial class Getuigedienst : IVolgdienst
{
    private readonly Ondertekenaar _getuige;
    private readonly string _bestand;
    private (byte[] Bytes, IReadOnlyList<Sleutel> Sleutels) _logs;

    public Getuigedienst(Ondertekenaar getuige, string logs)
    {
        (_getuige, _bestand) = (getuige, logs);
        var bytes = LeesBestand();
        _logs = (bytes, Lees(bytes));
    }

    public bool Mag(HttpRequest verzoek) => true;

    public Aanvraag Aanvaard(Volgverzoek verzoek, ILogger log)
    {
        var notitie = Notitie.Lees(Encoding.UTF8.GetBytes(verzoek.Checkpoint));
        var checkpoint = Checkpoint.Lees(notitie.Tekst);
        var sleutels = Logs(log).Where(s => s.Naam == checkpoint.Log).ToList();
        if (sleutels.Count == 0) throw new NietAanvaardException(StatusCodes.Status404NotFound, "dit log is hier niet bekend");
        try
        {
            notitie.Controleer(sleutels);
        }
        catch (OngeldigBewijsException e)
        {
            throw new NietAanvaardException(StatusCodes.Status403Forbidden, e.Message);
        }
        // Signatures of others are not looked at, so they do not go into the record either.
        var vanLog = notitie with { Handtekeningen = [.. notitie.Handtekeningen.Where(h => sleutels.Any(s => s.HoortBij(h)))] };
        return new(checkpoint, vanLog.ToString(), () => _getuige.Medeonderteken(notitie.Tekst, TimeProvider.System.GetUtcNow()));
    }

    public IReadOnlyDictionary<string, Func<HttpRequest, string>> Vragen => new Dictionary<string, Func<HttpRequest, string>> { ["/sleutel"] = _ => $"{_getuige.Sleutel}\n" };

    /// <summary>Read anew for each request, so that a new log needs no restart. A broken file changes nothing.</summary>
    private IReadOnlyList<Sleutel> Logs(ILogger log)
    {
        try
        {
            var bytes = LeesBestand();
            var nu = _logs;
            if (!bytes.AsSpan().SequenceEqual(nu.Bytes)) _logs = nu = (bytes, Lees(bytes));
            return nu.Sleutels;
        }
        catch (Exception e) when (e is OnbruikbaarException or IOException or UnauthorizedAccessException)
        {
            LogsOnleesbaar(log, e.Message);
            return _logs.Sleutels;
        }
    }

    private byte[] LeesBestand() => new FileInfo(_bestand).Length <= Beleid.MaximaleOmvang ? File.ReadAllBytes(_bestand) : throw new OnbruikbaarException($"{_bestand} is te groot");

    /// <summary>A tlog-policy; a bare list of logs lacks the quorum that a policy must name.</summary>
    private IReadOnlyList<Sleutel> Lees(byte[] bytes)
    {
        var metQuorum = Encoding.Latin1.GetString(bytes).Split('\n').Any(r => r.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is ["quorum", ..]);
        try
        {
            return Beleid.Lees(metQuorum ? bytes : [.. bytes, .. bytes is [.., not (byte)'\n'] ? "\n"u8 : [], .. "quorum none\n"u8]).Logs;
        }
        catch (OngeldigBewijsException e)
        {
            throw new OnbruikbaarException($"{_bestand}: {e.Message}");
        }
    }

    [LoggerMessage(6, LogLevel.Error, "De logs zijn niet opnieuw gelezen, de vorige gelden nog: {Reden}")]
    private static partial void LogsOnleesbaar(ILogger log, string reden);
}
