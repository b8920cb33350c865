using Alba;
using Handhaving.Tests.Opzet;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;

[assembly: AssemblyFixture(typeof(Toepassing))]

namespace Handhaving.Tests.Opzet;

/// <summary>
/// One running application for all tests, on a database that was made the way production makes it: roles by the
/// administrator, schema by the owner, the application with its own login. Every test works in a gemeente of its own.
/// </summary>
public class Toepassing : IAsyncLifetime
{
    private static int _gemeente = 1000;

    private readonly string _sleutels = Directory.CreateTempSubdirectory("handhaving-test-").FullName;

    public Database Database { get; } = new();

    public Klok Klok { get; } = new();

    public Logvanger Log { get; } = new();

    public IAlbaHost Host { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        foreach (var naam in (string[])["hoofdsleutel", "ontwikkelsleutel"])
        {
            await File.WriteAllBytesAsync(Path.Combine(_sleutels, naam), System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(_sleutels, naam), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        Database.Hoofdsleutel = Path.Combine(_sleutels, "hoofdsleutel");
        await Database.MaakAsync();
        await StartAsync();
    }

    /// <summary>Starts the application, also once more on what it left behind.</summary>
    public async Task StartAsync()
    {
        JasperFxEnvironment.AutoStartHost = true;
        Host = await AlbaHost.For<Program>(web =>
        {
            web.UseEnvironment("Development");
            web.UseSetting("ConnectionStrings:Handhaving", Database.AlsApp);
            web.UseSetting("Persoonsgegevens:Hoofdsleutel", Path.Combine(_sleutels, "hoofdsleutel"));
            web.UseSetting("Aanmelding:Ontwikkelsleutel", Path.Combine(_sleutels, "ontwikkelsleutel"));
            // All that can be logged reaches the tests; the console stays readable.
            foreach (var categorie in (string[])["Default", "Microsoft", "Microsoft.Hosting.Lifetime", "Npgsql", "Wolverine", "Marten", "JasperFx"]) web.UseSetting($"Logging:LogLevel:{categorie}", "Trace");
            web.UseSetting("Logging:Console:LogLevel:Default", "Warning");
            web.ConfigureServices(s =>
            {
                s.AddSingleton<TimeProvider>(Klok);
                s.AddSingleton<ILoggerProvider>(Log);
                s.RunWolverineInSoloMode();
            });
            Pas(web);
        });
    }

    /// <summary>For a test that needs an application of its own, set up otherwise.</summary>
    protected virtual void Pas(IWebHostBuilder web) { }

    public Gemeente NieuweGemeente() => new(this, $"GM{Interlocked.Increment(ref _gemeente)}");

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Host is not null) await Host.DisposeAsync();
        await Database.RuimOpAsync();
        Directory.Delete(_sleutels, recursive: true);
    }
}

/// <summary>The real time, but a test may hold it still at a moment of its choice. Tests that do so run alone.</summary>
public sealed class Klok : TimeProvider
{
    public DateTimeOffset? Vast { get; set; }

    public override DateTimeOffset GetUtcNow() => Vast ?? base.GetUtcNow();
}
