using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Sleutelbeheer;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Sleutelbeheer;

/// <summary>An application of its own: a rotation takes along every gemeente on the database.</summary>
public sealed class Sleuteltoepassing : Toepassing
{
    public ISleutelbewaring Bewaring => Host.Services.GetRequiredService<ISleutelbewaring>();

    public Sleuteldienst Dienst => Host.Services.GetRequiredService<Sleuteldienst>();

    internal Sleutelrotatie Rotatie => Host.Services.GetRequiredService<Sleutelrotatie>();

    internal Sleutelinventaris Inventaris => Host.Services.GetRequiredService<Sleutelinventaris>();

    public string Wislijst { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public override ValueTask InitializeAsync()
    {
        Database.Wislijst = Wislijst;
        return base.InitializeAsync();
    }

    protected override void Pas(IWebHostBuilder web)
    {
        web.UseSetting("Persoonsgegevens:Sleutels:ReservekopieDagen", "0");
        web.UseSetting("Persoonsgegevens:Wislijst", Wislijst);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(Wislijst);
    }

    /// <summary>A melding with a melder and a text about the zaak, as it is stored.</summary>
    public static async Task<MeldingOntvangen> LegAsync(Gemeente g, Guid melder, string naam, Guid? zaak = null)
    {
        var pand = g.NieuwPand();
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(pand, new MeldingOntvangen(zaak ?? Guid.NewGuid(), Guid.NewGuid(), null, Kanaal.Brief, Onderwerp.Afval, false, false,
            Persoonsgegeven.Over(melder, new Melder(naam)), Persoonsgegeven.Over(zaak ?? Guid.NewGuid(), "tekst"))
        { GebeurdOp = Nu });
        await sessie.SaveChangesAsync(TestContext.Current.CancellationToken);
        await using var lees = g.Lees();
        return (MeldingOntvangen)(await lees.Events.FetchStreamAsync(pand, token: TestContext.Current.CancellationToken)).Single().Data;
    }

    public Task<T> OpenAsync<T>(Gemeente g, Persoonsgegeven<T> gegeven) where T : notnull =>
        Dienst.OpenAsync(new(g.Code, Anna, "toezichthouder", Raadpleegdoel.Toezicht, null, EenHandeling), gegeven, TestContext.Current.CancellationToken);

    public async Task<string> NaamAsync(Gemeente g, MeldingOntvangen melding) => (await OpenAsync(g, melding.Melder!)).Naam;
}
