using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marten;

namespace Handhaving.Persoonsgegevens;

public abstract partial class Persoonsgegeven
{
    /// <summary>
    /// Moves the values of all pending events to the kluis, in the transaction of those events. Marten calls this after the
    /// inline projections and before it serialises, so projections meet unsealed values (without a way to read them) and
    /// the JSON only sealed ones. What bypasses this listener cannot be serialised: <see cref="Commitment"/> throws.
    /// </summary>
    internal sealed class Verzegelaar(Sleuteldienst sleuteldienst, JsonSerializerOptions json) : DocumentSessionListenerBase
    {
        public override async Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            foreach (var stroom in session.PendingChanges.Streams())
                foreach (var e in stroom.Events)
                    foreach (var (pad, gegeven) in Vind(e.Data, ""))
                        if (!gegeven.IsVerzegeldOp(e.Id, pad))
                            await VerzegelAsync(session, gegeven, stroom.TenantId!, e.Id, pad, token);
        }

        /// <summary>Encrypts first and forgets last: after a failure a second save starts again, instead of storing an event without its value.</summary>
        private async Task VerzegelAsync(IDocumentSession session, Persoonsgegeven gegeven, string gemeente, Guid gebeurtenis, string pad, CancellationToken token)
        {
            var (commitment, inhoud) = Persoonsgegevens.Commitment.Maak(pad, gegeven.Canoniek());
            var plaats = new Kluisplaats(gemeente, gebeurtenis, pad, commitment);
            var geheim = await sleuteldienst.VersleutelAsync(gegeven.Betrokkene, plaats, inhoud, token);

            session.QueueSqlCommand(
                $"insert into {Kluisschema.Kluis} (gemeente, commitment, betrokkene, gebeurtenis, pad, inhoud) values (?, ?, ?, ?, ?, ?)",
                gemeente, commitment, gegeven.Betrokkene, gebeurtenis, pad, geheim);
            gegeven.Verzegel(plaats);
        }

        /// <summary>Walks the serialisation contract, so that a path is the JSON pointer of the stored event.</summary>
        private IEnumerable<(string Pad, Persoonsgegeven Gegeven)> Vind(object? waarde, string pad) => waarde switch
        {
            null => [],
            Persoonsgegeven gegeven => [(pad, gegeven)],
            _ => json.GetTypeInfo(waarde.GetType()) switch
            {
                { Kind: JsonTypeInfoKind.Object } soort => soort.Properties.Where(p => p.Get is not null).SelectMany(p => Vind(p.Get!(waarde), $"{pad}/{Sleutel(p.Name)}")),
                { Kind: JsonTypeInfoKind.Enumerable } => ((IEnumerable)waarde).Cast<object?>().SelectMany((deel, i) => Vind(deel, $"{pad}/{i}")),
                { Kind: JsonTypeInfoKind.Dictionary } => ((IDictionary)waarde).Keys.Cast<object>().SelectMany(k => Vind(((IDictionary)waarde)[k], $"{pad}/{Sleutel(k.ToString()!)}")),
                _ => [],
            },
        };

        private static string Sleutel(string naam) => naam.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
