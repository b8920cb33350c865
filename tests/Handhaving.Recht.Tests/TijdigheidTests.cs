namespace Handhaving.Recht.Tests;

public sealed class TijdigheidTests
{
    // The term that starts on 12 November 2026 ends on Thursday 24 December 2026.
    [Theory]
    [InlineData("post", "2026-12-24", null, true, "ontvangen voor einde termijn")]
    [InlineData("post", "2026-12-24", "2026-12-23", true, "ontvangen voor einde termijn")]
    [InlineData("post", "2026-12-31", "2026-12-24", true, "voor einde termijn ter post bezorgd en binnen een week ontvangen")]
    [InlineData("post", "2027-01-01", "2026-12-24", false, "ontvangen na 2026-12-31")]
    [InlineData("post", "2026-12-31", "2026-12-25", false, "ter post bezorgd na einde termijn")]
    [InlineData("post", "2026-12-29", null, true, "vermoedelijk voor einde termijn ter post bezorgd")]
    [InlineData("post", "2026-12-30", null, false, "tijdige terpostbezorging niet gebleken")]
    [InlineData("balie", "2026-12-24", null, true, "ontvangen voor einde termijn")]
    [InlineData("balie", "2026-12-25", null, false, "ontvangen na einde termijn")]
    [InlineData("elektronisch", "2026-12-24T22:59:59Z", null, true, "bericht bereikt systeem voor 24:00 op laatste dag")]
    [InlineData("elektronisch", "2026-12-24T23:00:00Z", null, false, "ontvangen na einde termijn")]
    [InlineData("elektronisch", "2026-12-24", null, true, "bericht bereikt systeem voor 24:00 op laatste dag")]
    public void Een_bezwaar_is_tijdig_naar_de_wijze_van_indienen(string wijze, string ontvangen, string? gepost, bool tijdig, string reden)
    {
        var post = gepost is null ? "null" : $"\"{gepost}\"";
        var uitkomst = Gebruik.Termijn("tijdigheidBezwaar", $$"""{"bekendmaking":"2026-11-12","wijze":"{{wijze}}","ontvangen":"{{ontvangen}}","terPostBezorgd":{{post}}}""");
        uitkomst.Kern.ToJsonString().ShouldBe($$"""{"tijdig":{{(tijdig ? "true" : "false")}},"reden":"{{reden}}"}""");
        uitkomst.Waarschuwingen.Any(w => w.JuridischPunt == 12).ShouldBe(!tijdig, "te laat vraagt een oordeel over art. 6:11 Awb");
        uitkomst.Waarschuwingen.Any(w => w.JuridischPunt == 5).ShouldBe(wijze == "elektronisch");
    }

    [Fact]
    public void Een_zomers_bericht_volgt_de_zomertijd()
    {
        var voor = Gebruik.Termijn("tijdigheidBezwaar", """{"bekendmaking":"2026-07-14","wijze":"elektronisch","ontvangen":"2026-08-25T21:59:59Z"}""");
        var na = Gebruik.Termijn("tijdigheidBezwaar", """{"bekendmaking":"2026-07-14","wijze":"elektronisch","ontvangen":"2026-08-25T22:00:00Z"}""");
        voor.Kern["tijdig"]!.GetValue<bool>().ShouldBeTrue();
        na.Kern["tijdig"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-12", false)]
    [InlineData("2026-11-11", true)]
    public void Te_vroeg_is_prematuur_maar_niet_te_laat(string ontvangen, bool beoordelen)
    {
        var uitkomst = Gebruik.Termijn("tijdigheidBezwaar", $$"""{"bekendmaking":"2026-11-12","wijze":"post","ontvangen":"{{ontvangen}}"}""");
        uitkomst.Kern["tijdig"]!.GetValue<bool>().ShouldBeTrue();
        uitkomst.Kern["prematuur"]!.GetValue<bool>().ShouldBeTrue();
        uitkomst.Codes().Contains("BEOORDELEN").ShouldBe(beoordelen);
    }

    [Fact]
    public void Op_de_eerste_dag_van_de_termijn_is_niets_prematuur() =>
        Gebruik.Termijn("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"balie","ontvangen":"2026-11-13"}""").Kern.ContainsKey("prematuur").ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-24T22:59:59Z", false, false, false, false, null)]
    [InlineData("2026-11-24T23:00:00Z", false, false, false, false, "tussen 00:00 en 06:00 zonder uitdrukkelijke bepaling in machtiging")]
    [InlineData("2026-11-25T05:59:59+01:00", true, false, false, true, null)]
    [InlineData("2026-11-25T06:00:00+01:00", false, false, false, false, null)]
    [InlineData("2026-11-25T12:00:00+01:00", false, false, true, true, "bewoner afwezig zonder uitdrukkelijke bepaling in machtiging")]
    [InlineData("2026-11-25T12:00:00+01:00", false, true, true, false, "dringende noodzaak niet vastgelegd")]
    [InlineData("2026-11-25T12:00:00+01:00", false, true, true, true, null)]
    [InlineData("2026-11-25T03:00:00+01:00", true, false, true, true, "bewoner afwezig zonder uitdrukkelijke bepaling in machtiging")]
    [InlineData("2026-11-25T03:00:00+01:00", true, true, true, true, null)]
    public void Binnentreden_bij_nacht_of_afwezigheid_vraagt_clausule_en_noodzaak(string tijdstip, bool nacht, bool afwezigClausule, bool afwezig, bool noodzaak, string? reden)
    {
        static string J(bool waarde) => waarde ? "true" : "false";
        var uitkomst = Gebruik.Termijn("binnentredenTijdstip",
            $$$"""{"tijdstip":"{{{tijdstip}}}","bewonerAfwezig":{{{J(afwezig)}}},"machtiging":{"nachtClausule":{{{J(nacht)}}},"afwezigheidsClausule":{{{J(afwezigClausule)}}},"dringendNoodzakelijkGemotiveerd":{{{J(noodzaak)}}} } }""");
        uitkomst.Kern["toegestaan"]!.GetValue<bool>().ShouldBe(reden is null);
        uitkomst.Kern.ContainsKey("reden").ShouldBe(reden is not null);
        uitkomst.Kern["reden"]?.GetValue<string>().ShouldBe(reden);
        uitkomst.Uitleg.ShouldContain(reden is null ? "is toegestaan" : $"is niet toegestaan: {reden}");
    }

    [Theory]
    [InlineData("2026-10-23T16:00:00+02:00", "2026-10-26T15:00:00+01:00")]
    [InlineData("2027-03-26T16:00:00+01:00", "2027-03-29T17:00:00+02:00")]
    [InlineData("2026-11-20T15:00:00Z", "2026-11-23T16:00:00+01:00")]
    public void Tweeenzeventig_uur_zijn_verstreken_uren_in_lokale_tijd(string bekend, string uiterlijk) =>
        Gebruik.Termijn("meldingDatalek", $$"""{"bekendOp":"{{bekend}}"}""").Kern["veiligTijdstip"]!.GetValue<string>().ShouldBe(uiterlijk);

    [Fact]
    public void Achtenveertig_uur_vooraf_is_teruggerekend_over_de_wintertijd() =>
        Gebruik.Termijn("aankondigingBetreden", """{"betredenOp":"2026-10-26T09:00:00+01:00"}""").Kern["aankondigenUiterlijk"]!.GetValue<string>().ShouldBe("2026-10-24T10:00:00+02:00");
}
