using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Meldingen;

public class KoppelMeldingTests(Toepassing toepassing)
{
    [Fact]
    public async Task Een_gekoppelde_melding_wordt_niet_nog_eens_gekoppeld()
    {
        var gemeente = toepassing.NieuweGemeente();
        var melding = (await gemeente.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Telefoon, Onderwerp.Overlast, "Het hoekhuis.", "Lawaai."))).Is(201).Id("meldingId");
        var pad = $"/v1/meldingen/{melding}/koppelingen";

        (await gemeente.Coordinator.Post(pad, new KoppelMelding(gemeente.NieuwPand(), gemeente.Buurt))).Is(201);

        (await gemeente.Coordinator.Post(pad, new KoppelMelding(gemeente.NieuwPand(), gemeente.Buurt))).GeweigerdDoor("M-gekoppeld");
        (await gemeente.Coordinator.Post($"/v1/meldingen/{Guid.NewGuid()}/koppelingen", new KoppelMelding(gemeente.NieuwPand(), gemeente.Buurt))).Is(404);
    }
}
