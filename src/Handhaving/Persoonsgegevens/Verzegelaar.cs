using System.Text.Json;
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
                    foreach (var (pad, gegeven) in In(e.Data, json))
                        if (!gegeven.IsVerzegeldOp(e.Id, pad))
                            await VerzegelAsync(session, gegeven, Bewaarklasse.Van(e.Data, gegeven), stroom.TenantId!, e.Id, pad, token);
        }

        /// <summary>Encrypts first and forgets last: after a failure a second save starts again, instead of storing an event without its value.</summary>
        private async Task VerzegelAsync(IDocumentSession session, Persoonsgegeven gegeven, string klasse, string gemeente, Guid gebeurtenis, string pad, CancellationToken token)
        {
            var (commitment, inhoud) = Waarde.Verzegel(pad, gegeven.Canoniek());
            var plaats = new Kluisplaats(gemeente, gebeurtenis, pad, commitment);
            var geheim = await sleuteldienst.VersleutelAsync(gegeven.Betrokkene, klasse, plaats, inhoud, token);

            // A key that is erased while this waits to be saved leaves nothing to store, and the event is not stored either.
            session.QueueSqlCommand(
                $"insert into {Kluisschema.Kluis} (gemeente, commitment, betrokkene, gebeurtenis, pad, klasse, inhoud) values (?, ?, ?, ?, ?, ?, (select ? from {Kluisschema.Sleutel} where gemeente = ? and betrokkene = ? and klasse = ? and omwikkeld is not null for share))",
                gemeente, commitment, gegeven.Betrokkene, gebeurtenis, pad, klasse, geheim, gemeente, gegeven.Betrokkene, klasse);
            if (gegeven.Zoekgegevens() is { } zoekgegevens)
                foreach (var (soort, hmac) in sleuteldienst.Zoeksleutels(gemeente, zoekgegevens))
                    session.QueueSqlCommand($"insert into {Kluisschema.Zoekindex} (gemeente, soort, hmac, commitment, betrokkene) values (?, ?, ?, ?, ?)", gemeente, soort, hmac, commitment, gegeven.Betrokkene);
            gegeven.Verzegel(plaats);
        }

    }
}
