using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Handhaving.Borging;
using Handhaving.Gemeenten;
using Handhaving.Getuige.Tests;
using Handhaving.Leveringen;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Velden;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Handhaving.Tests.Leveringen;

/// <summary>The application with the door for partners replaced by one that believes what it is told: how a partner proves who he is has tests of its own.</summary>
public sealed class Leveringtoepassing : Toepassing
{
    public Knoop Stopcontact { get; private set; } = null!;

    private Getuigeproces _ondertekenaar = null!;

    public override async ValueTask InitializeAsync()
    {
        _ondertekenaar = await Getuigeproces.OndertekenaarAsync(Directory.CreateTempSubdirectory("feed-ondertekenaar-").FullName);
        await base.InitializeAsync();
        Stopcontact = new Knoop(this);
        Stopcontact.UseKestrel();
        Stopcontact.StartServer();
    }

    protected override void Pas(IWebHostBuilder web)
    {
        web.UseSetting("Borging:Ondertekenaar:Url", _ondertekenaar.Adres.ToString());
        web.UseSetting("Borging:Ondertekenaar:Toegang", _ondertekenaar.Toegangsbestand);
        Stel(web);
    }

    internal static void Stel(IWebHostBuilder web)
    {
        web.UseSetting("Partners:Grenzen:Verzoeken", "100000");
        web.ConfigureServices(s =>
        {
            s.AddTransient<Proefverificatie>();
            s.PostConfigure<AuthenticationOptions>(o => o.SchemeMap[MagPartnerAttribute.Schema].HandlerType = typeof(Proefverificatie));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await Stopcontact.DisposeAsync();
        await base.DisposeAsync();
        await _ondertekenaar.DisposeAsync();
    }

    /// <summary>A second node on the same database, on a real socket.</summary>
    public sealed class Knoop(Leveringtoepassing toepassing) : WebApplicationFactory<Program>
    {
        public Uri Adres => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Handhaving", toepassing.Database.AlsApp);
            builder.UseSetting("Persoonsgegevens:Hoofdsleutel", toepassing.Database.Hoofdsleutel);
            builder.UseSetting("Aanmelding:Ontwikkelsleutel", Path.Combine(Path.GetDirectoryName(toepassing.Database.Hoofdsleutel)!, "ontwikkelsleutel"));
            builder.UseSetting("Knooppunt:Leesmodellen", "false");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            Stel(builder);
            builder.ConfigureServices(s =>
            {
                s.AddSingleton<TimeProvider>(toepassing.Klok);
                s.RunWolverineInSoloMode();
            });
        }
    }

    private sealed class Proefverificatie(IOptionsMonitor<AuthenticationSchemeOptions> opties, ILoggerFactory logs, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(opties, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Proef"].ToString().Split('|') is not [var gemeente, var partner, var oin, var feeds]) return Task.FromResult(AuthenticateResult.NoResult());
            var wie = new Aansluiting(gemeente, Guid.Parse(partner), 1, "proef", oin, "certificaat", Guid.NewGuid(), feeds.Split(','));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(wie.AlsPrincipal(), MagPartnerAttribute.Schema)));
        }
    }
}

/// <summary>A project with its partners and agreements, made of events; and the partner's own program.</summary>
public sealed class Leververhaal(Toepassing toepassing)
{
    private readonly Dictionary<string, (Guid Partner, Partnersoort Soort)> _partners = [];

    public Toepassing Toepassing => toepassing;

    public Gemeente Gemeente { get; } = toepassing.NieuweGemeente();

    public Guid ProjectId { get; } = Guid.NewGuid();

    private DateTimeOffset Nu => toepassing.Klok.GetUtcNow();

    private DateOnly Vandaag => toepassing.Klok.Vandaag();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="partners">OIN's with their kind, all of whom signed for everything that the law lets them have.</param>
    public async Task<Leververhaal> MetProject(params (string Oin, Partnersoort Soort)[] partners)
    {
        await using var sessie = Gemeente.Schrijf();
        foreach (var (oin, soort) in partners)
        {
            var id = Guid.NewGuid();
            _partners[oin] = (id, soort);
            sessie.Events.StartStream<Partner>(Partner.Stroom(id), new PartnerVoorgesteld(id, oin, "Proefpartner", soort, Guid.NewGuid()) { GebeurdOp = Nu }, new PartnerBevestigd(Guid.NewGuid()) { GebeurdOp = Nu });
        }
        var (van, tot) = (Vandaag, Vandaag.AddDays(300));
        ImmutableArray<Partnerverwijzing> wie = [.. partners.Select(p => new Partnerverwijzing(p.Oin, "proef", p.Soort))];
        sessie.Events.StartStream<LsiProject>(LsiProject.Stroom(ProjectId),
            new LsiProjectAangemeld(ProjectId, Thema.Arbeidsmigranten, Tekst()) { GebeurdOp = Nu },
            new ProjectvoorstelOpgesteld(ProjectId, new(Projectaanleiding.ReguliereMiddelenOntoereikend, wie, Guid.NewGuid(), 100, 50, true, true, van, tot), [], Tekst()) { GebeurdOp = Nu },
            new LsiProjectGoedgekeurd(ProjectId, van, "LSI-1") { GebeurdOp = Nu },
            Paragraaf(partners.Select(p => (p.Oin, Veldcatalogus.Voor(p.Soort)))),
            new DpiaVastgesteld(ProjectId, van, "DPIA-1", true, false, false) { GebeurdOp = Nu },
            new LsiProjectGestart(ProjectId, van, tot, []) { GebeurdOp = Nu });
        await sessie.SaveChangesAsync(Ct);
        return this;
    }

    public GegevensparagraafOndertekend Paragraaf(IEnumerable<(string Oin, ImmutableArray<Leverveld> Velden)> regels) =>
        new(ProjectId, Vandaag, "GP-1", [.. regels.Select(r => new Paragraafregel(r.Oin, r.Velden, false))]) { GebeurdOp = Nu };

    /// <summary>An agreement that holds from today on.</summary>
    public async Task<Feedlezing> Afspraak(string oin, params Leverveld[] velden)
    {
        var (afspraak, feed, (partner, soort)) = (Guid.NewGuid(), Guid.NewGuid(), _partners[oin]);
        await using var sessie = Gemeente.Schrijf();
        sessie.Events.StartStream<Leveringsafspraak>(Leveringsafspraak.Stroom(afspraak),
            new LeveringsafspraakVoorgesteld(afspraak, feed, ProjectId, new(oin, "proef", soort), default, default, Inhoud(velden), Guid.NewGuid(), Tekst()) { GebeurdOp = Nu },
            new LeveringsafspraakGoedgekeurd(afspraak, 1, Guid.NewGuid()) { GebeurdOp = Nu });
        await sessie.SaveChangesAsync(Ct);
        return new(this, partner, oin, afspraak, feed);
    }

    public Afspraakinhoud Inhoud(params Leverveld[] velden) => new([.. velden], new([], [], false), Vandaag, Vandaag.AddDays(200), 30);

    /// <summary>On any stream, under its lock.</summary>
    public async Task Leg<T>(string stroom, params Gebeurtenis[] gebeurtenissen) where T : class
    {
        await using var sessie = Gemeente.Schrijf();
        var open = await sessie.Events.FetchForExclusiveWriting<T>(stroom, Ct);
        open.AppendMany(gebeurtenissen);
        await sessie.SaveChangesAsync(Ct);
    }

    public async Task<(string Pand, Guid Zaak)> Pand(bool geselecteerd = true)
    {
        var (pand, zaak) = (Gemeente.NieuwPand(), Guid.NewGuid());
        await using (var sessie = Gemeente.Schrijf())
        {
            sessie.Events.StartStream<Pand>(pand, new PandOpgenomen(Objectsoort.Pand, new Gebied(Gemeente.Buurt, Gemeente.Wijk, 2023)) { GebeurdOp = Nu }, Gegeven.Melding(Guid.NewGuid(), zaak));
            await sessie.SaveChangesAsync(Ct);
        }
        if (geselecteerd) await Selecteer(pand);
        return (pand, zaak);
    }

    public async Task<Guid> Selecteer(string pand)
    {
        var id = Guid.NewGuid();
        await Leg<LsiProject>(LsiProject.Stroom(ProjectId), new AdresGeselecteerd(ProjectId, id, pand, Selectiegrond.Meldingen, new("proef", 1, true), Tekst()) { GebeurdOp = Nu });
        return id;
    }

    public OvertredingVastgesteld Overtreding(Guid zaak, int personen) =>
        new(zaak, Guid.NewGuid(), Gegeven.NormId, null, Vandaag, personen, false, Vergunningstand.Geen, Vandaag, [], Persoonsgegeven.Over(zaak, "tekst")) { GebeurdOp = Nu };

    /// <summary>Waits until the feeds have seen all that was booked, and all that was written was booked.</summary>
    public async Task Bijgewerkt()
    {
        while ((long)(await Gemeente.VraagAsync($"select count(*) from borging.inbox where gemeente = :gemeente"))! > 0) await Toepassing.Host.Services.GetRequiredService<Boekhouding>().BoekAllesAsync(Ct);
        var schrijver = Toepassing.Host.Services.GetRequiredService<Feedschrijver>();
        while (await schrijver.PartijAsync(Gemeente.Code, Ct)) { }
    }

    private Persoonsgegeven<string> Tekst() => Persoonsgegeven.Over(ProjectId, "tekst");
}

/// <summary>A partner that reads one feed.</summary>
public sealed class Feedlezing(Leververhaal verhaal, Guid partner, string oin, Guid afspraak, Guid feed)
{
    public Guid Feed => feed;

    public Guid AfspraakId => afspraak;

    public Guid Partner => partner;

    public string Pad => $"/v1/feeds/{feed}";

    public string Stroom => Leveringsafspraak.Stroom(afspraak);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpRequestMessage Verzoek(HttpMethod methode, string pad)
    {
        var verzoek = new HttpRequestMessage(methode, pad);
        verzoek.Headers.Add("X-Proef", $"{verhaal.Gemeente.Code}|{partner}|{oin}|{feed}");
        return verzoek;
    }

    public async Task<Antwoord> Get(string pad, string? soort = null)
    {
        using var klant = verhaal.Toepassing.Host.Server.CreateClient();
        using var verzoek = Verzoek(HttpMethod.Get, pad);
        if (soort is not null) verzoek.Headers.Add("Accept", soort);
        return await Antwoord.Van(await klant.SendAsync(verzoek, Ct));
    }

    public Task<Antwoord> Vraag(string? na = null, int? wacht = null) => Get($"{Pad}?{(na is null ? "" : $"lastEventId={na}&")}{(wacht is null ? "" : $"timeout={wacht}")}".TrimEnd('?', '&'));

    public async Task<Antwoord> Bevestig(string tot)
    {
        using var klant = verhaal.Toepassing.Host.Server.CreateClient();
        using var verzoek = Verzoek(HttpMethod.Post, $"{Pad}/bevestigingen");
        verzoek.Content = JsonContent.Create(new { tot });
        return await Antwoord.Van(await klant.SendAsync(verzoek, Ct));
    }

    /// <summary>All there is, page by page.</summary>
    public async Task<List<JsonObject>> Alles(string? na = null)
    {
        List<JsonObject> events = [];
        while (true)
        {
            var pagina = (await Vraag(na)).Is(200).Json.AsArray().Select(e => e!.AsObject()).ToList();
            if (pagina.Count == 0) return events;
            events.AddRange(pagina);
            na = pagina[^1]["id"]!.GetValue<string>();
        }
    }

    public static string Nr(long nr) => nr.ToString("D19", CultureInfo.InvariantCulture);
}
