using Handhaving.Bewaring;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Controles;
using Handhaving.Eigenaren;
using Handhaving.Gemeenten;
using Handhaving.Leveringen;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Meldingen;
using Handhaving.Opdrachten;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Signalen;
using Handhaving.Sleutelbeheer;
using Handhaving.Werkvoorraad;
using Handhaving.Wijken;
using Handhaving.Zaken;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using JasperFx.OpenTelemetry;
using Marten;
using Npgsql;
using Weasel.Core;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine.Persistence;

namespace Handhaving.Samenstelling;

/// <summary>The event store, its read models and the message store, in one PostgreSQL database.</summary>
public static class Opslag
{
    public static void AddOpslag(this WebApplicationBuilder builder)
    {
        var knooppunt = Knooppunt.Van(builder.Configuration);
        var verbinding = builder.Configuration.GetConnectionString("Handhaving") ?? "Host=verbinding-ontbreekt";
        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(verbinding) { Name = "handhaving" }.Build());
        builder.Services.AddPersoonsgegevens(builder.Configuration);
        builder.Services.AddRaadplegingen();
        builder.Services.AddBorging(builder.Configuration, boekt: knooppunt.Leesmodellen);
        builder.Services.AddSleutelbeheer(builder.Configuration, achtergrond: knooppunt.Leesmodellen);
        builder.Services.AddBewaring(builder.Configuration, voltooit: knooppunt.Leesmodellen);
        builder.Services.AddLeveringen(schrijft: knooppunt.Leesmodellen);
        builder.Services.AddMarten(services =>
            {
                var opts = new StoreOptions();
                opts.Connection(services.GetRequiredService<NpgsqlDataSource>());
                opts.Inrichten();
                // Marten would print a warning, also on standard output, where the answer of a command stands alone.
                if (!knooppunt.Leesmodellen) opts.Projections.AsyncMode = DaemonMode.ExternallyManaged;
                opts.VerzegelPersoonsgegevens(services.GetRequiredService<Sleuteldienst>());
                opts.MerkGebeurtenissen(services.GetRequiredService<Toelating>());
                return opts;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(w => w.UseWolverineManagedEventSubscriptionDistribution = knooppunt.Leesmodellen);

        builder.Host.UseWolverine(opts =>
        {
            opts.ApplicationAssembly = typeof(Program).Assembly;
            opts.ServiceName = "handhaving";
            opts.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            opts.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            opts.EntityDefaults.OnMissing = OnMissing.ProblemDetailsWith404;
            opts.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
            if (knooppunt.Alleen) opts.Durability.Mode = DurabilityMode.Solo;
            opts.Durability.EnableDeduplicatedResponses = true;
            opts.Policies.AutoApplyTransactions();
            opts.Policies.UseDurableLocalQueues();
            opts.Policies.OnException<ConcurrencyException>().RetryWithCooldown(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250));
        });
    }

    /// <summary>One set-up for the application, the migration and the tests; only the database role differs.</summary>
    public static void Inrichten(this StoreOptions opts)
    {
        opts.DatabaseSchemaName = "handhaving";
        opts.AutoCreateSchemaObjects = AutoCreate.None;
        opts.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        opts.Policies.AllDocumentsAreMultiTenanted();
        opts.Advanced.DefaultTenantUsageEnabled = false;
        opts.Events.TenancyStyle = TenancyStyle.Conjoined;
        opts.Events.StreamIdentity = StreamIdentity.AsString;
        opts.Events.AppendMode = EventAppendMode.Quick;
        opts.Events.UseMandatoryStreamTypeDeclaration = true;
        opts.Events.UseExclusiveLockOnConcurrentAppends = true;
        opts.Events.UseListenNotifyForEventAppends = true;
        opts.Events.EnableUniqueIndexOnEventId = true;
        opts.Events.AutoDiscoverTagTypes = false;
        opts.Events.MetadataConfig.EnableAll();
        opts.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (soort, naam) in Gebeurtenissoorten.Alle) opts.Events.MapEventType(soort, naam.Naam);
        opts.Projections.Add<PandProjectie>(ProjectionLifecycle.Live);
        opts.Projections.Add<IntakeProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<RoosterProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<ToezichthouderregisterProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<NormenregisterProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<MandaatregisterProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<PartnerProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<BezoekProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<SleutelregisterProjectie>(ProjectionLifecycle.Live);
        opts.Projections.Add<LsiProjectProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<CompartimentProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<LeveringsafspraakProjectie>(ProjectionLifecycle.Inline);
        opts.Projections.Add<SignaalProjectie>(ProjectionLifecycle.Inline);
        opts.Schema.For<Bezoek>().Index(b => b.Begin);
        opts.OpenTelemetry.TrackConnections = TrackLevel.Normal;
        opts.OpenTelemetry.TrackEventCounters();
        ZaakoverzichtProjectie.Inrichten(opts);
        WerkvoorraadProjectie.Inrichten(opts);
        WijkdashboardProjectie.Inrichten(opts);
        EigenarenProjectie.Inrichten(opts);
        ControleregisterProjectie.Inrichten(opts);
        opts.Projections.Errors.SkipApplyErrors = false;
        opts.Projections.Errors.SkipSerializationErrors = false;
        opts.Projections.Errors.SkipUnknownEvents = false;
        opts.Storage.Add(new Onveranderlijkheid(opts, Databaseinrichting.App));
        opts.Storage.Add(new Borgingsschema(opts, Databaseinrichting.App));
        opts.Storage.Add(new Raadpleegschema(Databaseinrichting.App));
        opts.Storage.Add(new Leveringsschema(Databaseinrichting.App));
        opts.Storage.Add(new Partnerschema(Databaseinrichting.App));
    }
}
