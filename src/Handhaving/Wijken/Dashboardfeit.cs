using Handhaving.Gemeenten;
using Handhaving.Panden;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Handhaving.Wijken;

/// <summary>What a figure counts.</summary>
public enum Feitsoort { Melding, Beoordeling, Controle, ProcesVerbaal, Ondertekening, Zorgsignaal, LastOpgelegd, DwangsomVerbeurd, ZaakAfgesloten }

/// <summary>One event that counts in a figure, with where and when. Added once and never changed, like the event itself.</summary>
/// <param name="Id">Id of the event, so that every figure leads back to its events.</param>
/// <param name="Kenmerk">By what it is split up: onderwerp, uitkomst or resultaat.</param>
/// <param name="GeregistreerdOp">The database's clock; for what was taken over, the moment of the import.</param>
/// <param name="Volgnummer">Place in the order of registration.</param>
public sealed record Dashboardfeit(
    Guid Id, Feitsoort Soort, string? Kenmerk, DateTimeOffset GebeurdOp, DateTimeOffset GeregistreerdOp, long Volgnummer, Gebied Gebied, string PandId, Guid ZaakId, bool Overgenomen);

/// <summary>A correction of a fact that may have been counted. Counts from its own registration on, so that an older peildatum still tells the old figure.</summary>
public sealed record Dashboardcorrectie(Guid Id, Guid Betreft, bool Herroepen, DateTimeOffset? GebeurdOpWordt, DateTimeOffset GeregistreerdOp, long Volgnummer);

/// <summary>Up to which event the figures of a year were adopted.</summary>
public sealed record Jaarvaststelling(string Id, int Jaar, DateTimeOffset VastgesteldOp, long Volgnummer)
{
    public static string Sleutel(int jaar) => $"{jaar:0000}";
}

/// <summary>
/// Writes a row per event and reads none, so that a rebuild writes the same rows in the same order. Which rows count at a
/// peildatum is decided when the question is asked (<see cref="Telling"/>).
/// </summary>
public sealed partial class WijkdashboardProjectie : EventProjection
{
    public WijkdashboardProjectie()
    {
        Name = "Wijkdashboard";
        Version = 3;
        Options.DeleteViewTypeOnTeardown<Dashboardfeit>();
        Options.DeleteViewTypeOnTeardown<Dashboardcorrectie>();
        Options.DeleteViewTypeOnTeardown<Jaarvaststelling>();
    }

    /// <summary>The rows and their index, beside the projection that writes them.</summary>
    public static void Inrichten(StoreOptions opts)
    {
        opts.Schema.For<Dashboardfeit>().Duplicate(f => f.GebeurdOp);
        opts.Schema.For<Dashboardcorrectie>();
        opts.Schema.For<Jaarvaststelling>();
        opts.Projections.Add<WijkdashboardProjectie>(ProjectionLifecycle.Async);
        opts.Projections.Add<JaarcijferregisterProjectie>(ProjectionLifecycle.Inline);
    }

    public override Task EnrichEventsAsync(IQuerySession querySession, IReadOnlyList<IEvent> events, CancellationToken cancellation) =>
        Pandgebied.PlaatsAsync(querySession, events, cancellation);

    public Dashboardfeit Create(IEvent<MeldingOntvangen> e) => Feit(e, Feitsoort.Melding, e.Data.Onderwerp);

    /// <summary>A melding that waited for its pand counts in the area of the pand, on the day on which it was received.</summary>
    public void Project(IEvent<MeldingGekoppeld> e, IDocumentOperations ops)
    {
        if (e.Data.VanZaakId is null) ops.Store(Feit(e, Feitsoort.Melding, e.Data.Onderwerp) with { GebeurdOp = e.Data.OntvangenOp });
    }

    public Dashboardfeit Create(IEvent<MeldingBeoordeeld> e) => Feit(e, Feitsoort.Beoordeling, e.Data.Uitkomst);

    public Dashboardfeit Create(IEvent<ControleUitgevoerd> e) => Feit(e, Feitsoort.Controle, e.Data.Resultaat);

    public Dashboardfeit Create(IEvent<ProcesVerbaalOpgemaakt> e) => Feit(e, Feitsoort.ProcesVerbaal, null);

    public Dashboardfeit Create(IEvent<ProcesVerbaalOndertekend> e) => Feit(e, Feitsoort.Ondertekening, null);

    public Dashboardfeit Create(IEvent<ZorgsignaalDoorgegeven> e) => Feit(e, Feitsoort.Zorgsignaal, null);

    public Dashboardfeit Create(IEvent<LastOnderDwangsomOpgelegd> e) => Feit(e, Feitsoort.LastOpgelegd, null);

    /// <summary>On the day on which it forfeited, not on the day on which that was proven.</summary>
    public Dashboardfeit Create(IEvent<DwangsomVerbeurd> e) => Feit(e, Feitsoort.DwangsomVerbeurd, null);

    public Dashboardfeit Create(IEvent<ZaakAfgesloten> e) => Feit(e, Feitsoort.ZaakAfgesloten, e.Data.Reden);

    /// <summary>That there is no overtreding closes a zaak as well; after it nothing is left to close.</summary>
    public Dashboardfeit Create(IEvent<GeenOvertredingVastgesteld> e) => Feit(e, Feitsoort.ZaakAfgesloten, Afsluitreden.GeenOvertreding);

    public Dashboardcorrectie Create(IEvent<GegevenGecorrigeerd> e) => new(e.Id, e.Data.Gebeurtenis, e.Data.Herroepen, e.Data.GebeurdOpWordt, e.Timestamp, e.Sequence);

    public Jaarvaststelling Create(IEvent<JaarcijfersVastgesteld> e) => new(Jaarvaststelling.Sleutel(e.Data.Jaar), e.Data.Jaar, e.Timestamp, e.Sequence);

    private static Dashboardfeit Feit(IEvent e, Feitsoort soort, Enum? kenmerk)
    {
        var z = (Zaakgebeurtenis)e.Data;
        return new(e.Id, soort, kenmerk?.ToString(), z.GebeurdOp, e.Timestamp, e.Sequence, e.Gebied(), e.StreamKey!, z.ZaakId, z.Overgenomen is not null);
    }
}
