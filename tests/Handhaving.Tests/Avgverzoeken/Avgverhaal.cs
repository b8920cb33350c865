using Handhaving.Avgverzoeken;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>Given by API: a zaak with a melder, and the steps of his request.</summary>
public sealed class Avgverhaal(Gemeente gemeente)
{
    public Gemeente Gemeente => gemeente;

    public Guid Anna { get; } = Guid.NewGuid();

    public Verhaal Zaak { get; } = new(gemeente);

    public Guid VerzoekId { get; private set; }

    public string? Versie { get; set; }

    public Medewerker Functionaris => gemeente.Als(Rol.FunctionarisGegevensbescherming);

    public Medewerker Tekenaar => gemeente.Als(Rol.Handhavingsjurist, 2);

    public DateOnly Vandaag => gemeente.Toepassing.Klok.Vandaag();

    public string Pad => $"/v1/avg-verzoeken/{VerzoekId}";

    /// <summary>A zaak with a melding of Anna, and someone who may sign.</summary>
    public async Task<Avgverhaal> MetZaak(string naam = "Anna Fictief", bool beschermd = false, string omschrijving = "Er wonen veel mensen.")
    {
        (await gemeente.Beheerder.Post("/v1/mandaten", new VerleenMandaat(Tekenaar.Inlognaam, "Fictieve Tekenaar", Orgaan.College, Grondslagsoort.Mandaat, [Bevoegdheidsoort.AvgVerzoekBeslissen], "MB-2024-1", new DateOnly(2020, 1, 1)))).Is(201);
        await Zaak.MetMelding(omschrijving, new Melderopgave(naam, "06", null, Anna), beschermd);
        return this;
    }

    public async Task<Avgverhaal> MetVerzoek(Verzoeksoort soort, string naam = "Anna Fictief", DateOnly? op = null)
    {
        var antwoord = (await Functionaris.Post("/v1/avg-verzoeken", new OntvangAvgVerzoek(soort, op ?? Vandaag, naam, "Dorpsstraat 1", "Ik wil weten wat u van mij heeft."))).Is(201);
        VerzoekId = antwoord.Id("verzoekId");
        Versie = (await Functionaris.Get(Pad)).Is(200).Versie;
        return this;
    }

    public async Task<Avgverhaal> MetPersoon()
    {
        await Doe(Functionaris, "betrokkenen", new KiesBetrokkenen([Anna]));
        await Doe(Functionaris, "identiteitsvaststellingen", new StelIdentiteitVast(Identiteitswijze.DocumentGetoond, Vandaag));
        return this;
    }

    public BeslisOpVerzoek Besluit(Verzoekuitkomst uitkomst = Verzoekuitkomst.Toegewezen, params Afwijzingsgrond[] gronden) => new(uitkomst, Tekenaar.Verwijzing, Vandaag, "Er staat niets aan in de weg.", gronden);

    public async Task<Avgverhaal> Toegewezen()
    {
        await Doe(gemeente.Jurist, "besluiten", Besluit());
        return this;
    }

    /// <summary>Up to a granted request.</summary>
    public async Task<Avgverhaal> Tot(Verzoeksoort soort) => await (await (await MetVerzoek(soort)).MetPersoon()).Toegewezen();

    public async Task<Antwoord> Doe(Medewerker wie, string wat, object opdracht)
    {
        var antwoord = await Probeer(wie, wat, opdracht);
        ((int)antwoord.Status).ShouldBeInRange(200, 201, $"{antwoord.Verzoek}\n{antwoord.Tekst}");
        Versie = antwoord.Versie;
        return antwoord;
    }

    public Task<Antwoord> Probeer(Medewerker wie, string wat, object opdracht) => wie.Post($"{Pad}/{wat}", opdracht, Versie);

    public async Task<System.Text.Json.Nodes.JsonNode> Beeld() => (await Functionaris.Get(Pad)).Is(200).Json;

    public async Task<List<string>> TeDoen() => [.. (await Beeld())["teDoen"]!.AsArray().Select(s => s!.GetValue<string>())];

    public async Task<Guid> Melding()
    {
        await using var lees = gemeente.Lees();
        return (await lees.Events.FetchStreamAsync(Zaak.PandId)).Single(e => e.Data is MeldingOntvangen).Id;
    }

    public async Task<Antwoord> OpenMelding(object? opdracht = null) => await gemeente.Jurist.Post($"/v1/panden/{Zaak.PandId}/rechtsgeschiedenis/{await Melding()}/_open", opdracht ?? new OpenGebeurtenis(Raadpleegdoel.Handhaving));

    /// <summary>Straight into the stream of the pand.</summary>
    public async Task Leg(params Gebeurtenis[] gebeurtenissen)
    {
        await using var sessie = gemeente.Schrijf();
        sessie.Events.Append(Zaak.PandId, gebeurtenissen);
        await sessie.SaveChangesAsync();
        Zaak.Versie = (await gemeente.Jurist.Get(Zaak.Zaakpad)).Versie;
    }

    public async Task<(Antwoord? Fout, byte[] Zip)> Kopie()
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{Pad}/kopieen/_open") { Content = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        verzoek.Headers.Authorization = new("Bearer", gemeente.Jurist.Token);
        using var klant = gemeente.Toepassing.Host.Server.CreateClient();
        var antwoord = await klant.SendAsync(verzoek, TestContext.Current.CancellationToken);
        if (!antwoord.IsSuccessStatusCode) return (await Antwoord.Van(antwoord), []);
        using (antwoord)
        {
            Versie = (await Functionaris.Get(Pad)).Versie;
            return (null, await antwoord.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }
}
