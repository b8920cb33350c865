namespace Handhaving.Tests.Bewaring;

/// <summary>A backup of before an erasure is put back: what it does not know must be erased again before anyone reads it (attack of docs/adr/0025).</summary>
public sealed class HerstelTests : IDisposable
{
    private readonly string _kopie = Path.Combine(Path.GetTempPath(), $"wissing-{Guid.NewGuid():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_kopie);

    [Fact]
    public async Task Na_een_herstel_gaat_niets_open_voordat_de_wissingen_zijn_herhaald()
    {
        await using var toepassing = new Wisreis();
        await toepassing.InitializeAsync();
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten();
        var later = await new Wisverhaal(g).Gesloten();
        var vroeg = new Wisverhaal(g);
        var intake = await vroeg.MetIntake();
        await toepassing.Database.KopieerAsync(_kopie);
        foreach (var wie in (Wisverhaal[])[v, vroeg])
        {
            await wie.Stel();
            await wie.Beoordeel();
            await wie.Bevestig();
        }
        (await vroeg.OpenMelding(intake)).ZonderMelder();
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);

        await toepassing.Host.DisposeAsync();
        await toepassing.Database.ZetTerugAsync(_kopie);
        await toepassing.StartAsync();
        (await v.InKluis()).ShouldBe(1L);
        foreach (var wie in (Wisverhaal[])[v, later]) (await wie.OpenMelding()).Is(503).Tekst.ShouldContain("kluis-gesloten");
        toepassing.Log.Regels.Count(r => r.Tekst.Contains("Persoonsgegevens blijven gesloten", StringComparison.Ordinal)).ShouldBeGreaterThan(0);

        // Without the whole list nothing is repeated.
        var lijst = toepassing.Lijst.Bestand;
        var heel = await File.ReadAllBytesAsync(lijst, Ct);
        foreach (var schade in (Action[])[() => File.Delete(lijst), () => File.WriteAllBytes(lijst, heel[..^5]), () => File.WriteAllBytes(lijst, []), () => File.WriteAllText(lijst, System.Text.Encoding.UTF8.GetString(heel).Replace("/melder", "/ander", StringComparison.Ordinal).Replace("soort", "sOort", StringComparison.Ordinal))])
        {
            schade();
            var (mis, melding) = await toepassing.Database.OpdrachtAsync("persoonsgegevens", "herhaal-wissingen");
            mis.ShouldBe(1, melding);
            melding.ShouldContain("De wislijst");
            (await v.InKluis()).ShouldBe(1L);
        }
        await File.WriteAllBytesAsync(lijst, heel, Ct);

        foreach (var herhaald in (int[])[2, 0])
        {
            var (code, uitvoer) = await toepassing.Database.OpdrachtAsync("persoonsgegevens", "herhaal-wissingen");
            code.ShouldBe(0, uitvoer);
            uitvoer.ShouldContain($"De wislijst noemt 2 gewiste persoonsgegevens; {herhaald} daarvan stonden nog in deze database");
        }
        (await v.OpenMelding()).ZonderMelder();
        (await vroeg.OpenMelding(intake)).ZonderMelder();
        (await later.OpenMelding()).Is(200);
        foreach (var wie in (Wisverhaal[])[v, vroeg])
        {
            (await wie.InKluis()).ShouldBe(0L);
            var regel = (await g.Jurist.Get($"/v1/panden/{wie.Verhaal.PandId}/rechtsgeschiedenis")).Json["regels"]!.AsArray().Single(r => r!["soort"]!.GetValue<string>() == "persoonsgegevens-gewist.v1")!;
            (regel["gegevens"]!["herhaald"]!.GetValue<bool>(), regel["door"]!["rol"]!.GetValue<string>()).ShouldBe((true, "beheerder"));
        }
        // The statement tells the repetition from the first time, which only the list remembers.
        v.Verhaal.Versie = (await g.Jurist.Get(v.Verhaal.Zaakpad)).Versie;
        var verklaring = (await v.Functionaris.Get($"{v.Pad}/verklaring")).Is(200).Json;
        verklaring["verklaring"]!.GetValue<string>().ShouldContain("is dit herhaald, nadat een reservekopie van daarvoor was teruggezet");
        verklaring["wissing"]!["gewistOp"]!.GetValue<DateTimeOffset>().ShouldBeLessThan(verklaring["wissing"]!["herhaaldOp"]!.GetValue<DateTimeOffset>());
        (await File.ReadAllBytesAsync(lijst, Ct)).ShouldBe(heel);
        using var sporen = new Handhaving.Tests.Persoonsgegevens.Sporenvanger();
        foreach (var plaats in (string[])["dump", "basiskopie"])
            new Handhaving.Tests.Persoonsgegevens.Zoeker("Fictieve Melder").In(await new Handhaving.Tests.Persoonsgegevens.Vindplaatsen(toepassing, sporen).LeesAsync(plaats)).ShouldBeEmpty(plaats);
        await g.BijgewerktAsync();
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Zonder_de_lijst_van_wat_deze_database_al_wiste_gaat_ook_niets_open()
    {
        await using var toepassing = new Wisreis();
        await toepassing.InitializeAsync();
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).TotBevestigd();
        await toepassing.Dienst.VoltooiAllesAsync(Ct);
        var later = await new Wisverhaal(g).Gesloten();

        var lijst = toepassing.Lijst.Bestand;
        await toepassing.Host.DisposeAsync();
        File.Move(lijst, _kopie);
        toepassing.MetWisser = true;
        await toepassing.StartAsync();
        (await later.OpenMelding()).Is(503);
        File.Exists(lijst).ShouldBeFalse();
        File.Move(_kopie, lijst);
        (await later.OpenMelding()).Is(200);
        (await v.OpenMelding()).ZonderMelder();
    }
}
