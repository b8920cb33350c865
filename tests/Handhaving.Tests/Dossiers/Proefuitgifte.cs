using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tests;
using Handhaving.Borging;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handhaving.Tests.Dossiers;

/// <summary>An application with a signer, a witness and a time stamping authority in the process of the tests, each of which a test can take away.</summary>
public sealed class Dossierreis : Toepassing
{
    internal Proefuitgifte Uitgifte { get; } = new();

    protected override void Pas(IWebHostBuilder web) => web.ConfigureServices(s => s.AddSingleton<IUitgifte>(services =>
    {
        (Uitgifte.Bron, Uitgifte.Boekhouding, Uitgifte.Instellingen) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<Boekhouding>(), services.GetRequiredService<Borgingsinstellingen>());
        return Uitgifte;
    }));
}

internal sealed class Proefuitgifte : IUitgifte
{
    private static readonly Ondertekenaar Getuige = new("getuige.example/a", Zaad("getuige"), Sleutelsoort.Medeondertekening);

    private Func<Task>? _tussendoor;

    public NpgsqlDataSource Bron { get; set; } = null!;

    public Boekhouding Boekhouding { get; set; } = null!;

    public Borgingsinstellingen Instellingen { get; set; } = null!;

    public bool HeeftOndertekenaar { get; set; } = true;

    public bool Gescheiden { get; set; } = true;

    /// <summary>The witness answers when it is asked how things stand, and when it is asked to cosign.</summary>
    public (bool Stand, bool Tekent) Getuigen { get; set; } = (true, true);

    /// <summary>The same for the authority.</summary>
    public (bool Stand, bool Stempelt) Tijdstempels { get; set; } = (true, true);

    /// <summary>Another key signs than the one that is named.</summary>
    public bool VreemdeSleutel { get; set; }

    /// <summary>What happens while a dossier is being made.</summary>
    public Func<Task>? Tussendoor { set => _tussendoor = value; }

    private static string Tijdregels => $"tsa proef {Convert.ToBase64String(Tijdstempeldienst.Vind!.Wortel.RawData)}\nmax_anchor_lag 3600\nmax_lag 600\nskew 5\n";

    /// <summary>What a reader would find on the website of the gemeente.</summary>
    public Beleid Beleid(string gemeente) => Handhaving.Bewijs.Notities.Beleid.Lees(Encoding.UTF8.GetBytes(Beleidtekst(gemeente)));

    public string Beleidtekst(string gemeente) => $"log {Log(gemeente).Sleutel}\nwitness a {Getuige.Sleutel}\nquorum none\n{(Tijdstempeldienst.Vind is null ? "" : Tijdregels)}";

    private static byte[] Zaad(string naam) => SHA256.HashData(Encoding.UTF8.GetBytes(naam));

    private Ondertekenaar Log(string gemeente) => new(Instellingen.Log(gemeente), Zaad(gemeente));

    public async Task<Uitgiftestand> StandAsync(string gemeente, CancellationToken ct)
    {
        if (!HeeftOndertekenaar) throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld.");
        if (Interlocked.Exchange(ref _tussendoor, null) is { } doe) await doe();
        return new(Log(gemeente).Sleutel, Gescheiden, Getuigen.Stand, Tijdstempeldienst.Vind is null ? null : Tijdregels, Tijdstempeldienst.Vind is not null && Tijdstempels.Stand);
    }

    public async Task<Gepubliceerd> GeefUitAsync(string gemeente, Guid gebeurtenis, CancellationToken ct)
    {
        await using var verbinding = await Bron.OpenConnectionAsync(ct);
        while (!await verbinding.WaardeAsync<bool>("select exists (select from borging.post where gemeente = $1 and gebeurtenis = $2)", ct, gemeente, gebeurtenis)) await Boekhouding.BoekAllesAsync(ct);
        if (Tijdstempels.Stempelt) await StempelAsync(gemeente, ct);
        else Tijdstempels = (false, false);
        var stand = await StandAsync(verbinding, gemeente, ct);
        var notitie = (VreemdeSleutel ? new Ondertekenaar(Instellingen.Log(gemeente), Zaad("vreemd")) : Log(gemeente)).Teken(stand.ToString());
        if (Getuigen.Tekent) notitie = notitie.Met(Getuige.Medeonderteken(notitie.Tekst, DateTimeOffset.UnixEpoch.AddYears(56)));
        else Getuigen = (false, false);
        return new(stand, notitie, notitie.Handtekeningen.Count - 1);
    }

    /// <summary>Takes a stamp over the log as it stands, and an anchor leaf for it.</summary>
    public async Task StempelAsync(string gemeente, CancellationToken ct)
    {
        if (Tijdstempeldienst.Vind is not { } dienst) return;
        await using var verbinding = await Bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        await Logboek.WachtOpSlotAsync(verbinding, gemeente, ct);
        var stand = await StandAsync(verbinding, gemeente, ct);
        var logboek = await Logboek.LeesAsync(verbinding, gemeente, stand.Log, Instellingen.Klok.GetUtcNow(), ct);
        logboek.Veranker(dienst.Stempel(stand.ToString()), stand);
        await logboek.SchrijfAsync(ct);
        await tx.CommitAsync(ct);
    }

    private async Task<Checkpoint> StandAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) =>
        (await verbinding.LijstAsync("select omvang, rand from borging.stand where gemeente = $1", r => new Grens(r.GetInt64(0), r.GetFieldValue<byte[][]>(1)), ct, gemeente)) is [var grens]
            ? new(Instellingen.Log(gemeente), grens.Maat, grens.Wortel()) : Checkpoint.Leeg(Instellingen.Log(gemeente));
}
