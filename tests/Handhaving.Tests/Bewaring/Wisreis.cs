using Handhaving.Bewaring;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Dossiers;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Handhaving.Tests.Bewaring;

/// <summary>An application in which a confirmed erasure waits until the test carries it out.</summary>
public sealed class Wisreis : Toepassing
{
    internal Proefuitgifte Uitgifte { get; } = new();

    /// <summary>The worker runs by itself, as in production; for what is started next.</summary>
    public bool MetWisser { get; set; }

    /// <summary>The terms that the archivist of this gemeente confirmed.</summary>
    public string? Termijnen { get; set; }

    internal Wissingsdienst Dienst => Host.Services.GetRequiredService<Wissingsdienst>();

    internal Wislijst Lijst => Host.Services.GetRequiredService<Wislijst>();

    /// <summary>What the audit finds wrong, after all that waits is in the log.</summary>
    internal async Task<IReadOnlyList<Bevinding>> AfwijkingenAsync(Gemeente g, CancellationToken ct)
    {
        await Host.Services.GetRequiredService<Boekhouding>().BoekAllesAsync(ct);
        return [.. (await Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(g.Code, ct)).Bevindingen.Alle.Where(b => b.Ernst is Ernst.Afwijking)];
    }

    protected override void Pas(IWebHostBuilder web)
    {
        if (Termijnen is not null) web.UseSetting("Bewaring:Termijnen", Termijnen);
        web.ConfigureServices(s =>
        {
            if (!MetWisser) s.Remove(s.Single(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.GetType().GenericTypeArguments[^1] == typeof(Wisser)));
            s.AddSingleton<IUitgifte>(services =>
            {
                (Uitgifte.Bron, Uitgifte.Boekhouding, Uitgifte.Instellingen) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<Boekhouding>(), services.GetRequiredService<Borgingsinstellingen>());
                return Uitgifte;
            });
        });
    }
}
