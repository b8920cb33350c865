using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Handhaving.Persoonsgegevens;
using Npgsql;

namespace Handhaving.Platform.Waarneming;

/// <summary>
/// What may leave the product in a log line or a trace. A BAG id points at a home and becomes a keyed hash, so that lines
/// about one pand can still be laid side by side; texts that may quote a request or a row are left out.
/// </summary>
public sealed partial class Zuivering(Hoofdsleutel hoofdsleutel)
{
    /// <summary>Reads its key when it first meets a BAG id, because a command without the key must be able to log too.</summary>
    private readonly Lazy<byte[]> _sleutel = new(() => hoofdsleutel.Afgeleid("waarneming.v1"));

    public string Schoon(string tekst) => BagId().IsMatch(tekst) ? BagId().Replace(tekst, m => Verwijzing(m.Value)) : tekst;

    private string Verwijzing(string bagId)
    {
        try
        {
            return "bag-" + Convert.ToHexStringLower(HMACSHA256.HashData(_sleutel.Value, Encoding.UTF8.GetBytes(bagId)).AsSpan(0, 6));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return "bag-onbekend";
        }
    }

    /// <summary>An exception as text: what it is and where it came from, and its message only when that cannot quote data.</summary>
    public string Fout(Exception fout)
    {
        var tekst = new StringBuilder();
        Schrijf(fout, "");
        return Schoon(tekst.ToString());

        void Schrijf(Exception e, string inspringing)
        {
            tekst.Append(CultureInfo.InvariantCulture, $"{inspringing}{Kop(e)}\n");
            foreach (var regel in (e.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) tekst.Append(CultureInfo.InvariantCulture, $"{inspringing}{regel.TrimEnd()}\n");
            foreach (var binnen in e is AggregateException samen ? samen.InnerExceptions : e.InnerException is { } een ? [een] : (IEnumerable<Exception>)[]) Schrijf(binnen, inspringing + " ");
        }
    }

    public string Kop(Exception fout) => Schoon(fout switch
    {
        PostgresException p => $"{fout.GetType().FullName}: SQLSTATE {p.SqlState}, {p.TableName} {p.ConstraintName}".TrimEnd(' ', ','),
        _ when ZegtNietsOverGegevens(fout) => $"{fout.GetType().FullName}: {fout.Message}",
        _ => fout.GetType().FullName!,
    });

    /// <summary>By name and not by exclusion: the message of any other type may quote JSON, SQL or a value that did not parse.</summary>
    private static bool ZegtNietsOverGegevens(Exception fout) =>
        fout is InvalidOperationException or NotSupportedException or TimeoutException or OperationCanceledException or SocketException or NpgsqlException or TypeLoadException
        || fout.GetType().Assembly == typeof(Zuivering).Assembly;

    [GeneratedRegex("(?<![0-9A-Fa-f])[0-9]{16}(?![0-9A-Fa-f])")]
    private static partial Regex BagId();
}
