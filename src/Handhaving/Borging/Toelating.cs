using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Persoonsgegevens;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;

namespace Handhaving.Borging;

/// <summary>
/// The admission tag closes the window between the commit of an event and its entry in the log: it is made with a key that
/// the database's administrator does not have, over what the application wrote. Version and number are not in it, because
/// the database gives those only afterwards; and not the moment of registration, which the database's own clock stamps.
/// </summary>
public sealed class Toelating(Hoofdsleutel hoofdsleutel)
{
    public const string Kopregel = "toelating";

    private readonly Lazy<byte[]> _sleutel = new(() => hoofdsleutel.Afgeleid("toelating.v1"));

    /// <param name="data">The event as JSON, with or without white space.</param>
    /// <exception cref="OngeldigBewijsException">The event has no canonical form.</exception>
    public string Merk(string gemeente, string stroom, Guid gebeurtenis, string soort, string? medewerker, string? rol, string? mandaat, ReadOnlySpan<byte> data)
    {
        string?[] delen = [gemeente, stroom, gebeurtenis.ToString(), soort, medewerker, rol, mandaat, Convert.ToHexStringLower(SHA256.HashData(Bladprofiel.Bytes(Bewijs.Canoniek.CanoniekeJson.Lees(data))))];
        return Convert.ToBase64String(HMACSHA256.HashData(_sleutel.Value, JsonSerializer.SerializeToUtf8Bytes(delen)));
    }

    /// <summary>Says that the history of before the log was tagged.</summary>
    public string Overgangszegel => Convert.ToBase64String(HMACSHA256.HashData(_sleutel.Value, "overgang.v1"u8));

    public bool Klopt(string? merk, string gemeente, string stroom, Guid gebeurtenis, string soort, string? medewerker, string? rol, string? mandaat, ReadOnlySpan<byte> data) =>
        merk is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(merk), Encoding.UTF8.GetBytes(Merk(gemeente, stroom, gebeurtenis, soort, medewerker, rol, mandaat, data)));

    /// <summary>Tags every pending event, after its personal data went to the kluis. Must stand behind the listener that does that.</summary>
    internal sealed class Merker(Toelating toelating, ISerializer json) : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            foreach (var stroom in session.PendingChanges.Streams())
                foreach (var e in stroom.Events)
                    e.SetHeader(Kopregel, toelating.Merk(stroom.TenantId!, stroom.Key!, e.Id, e.EventTypeName, e.UserName, Kop(e, Herkomst.Rol), Kop(e, Herkomst.Mandaat), Encoding.UTF8.GetBytes(json.ToJson(e.Data))));
            return Task.CompletedTask;
        }

        private static string? Kop(IEvent e, string naam) => e.GetHeader(naam)?.ToString();
    }
}
