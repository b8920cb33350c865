using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De termijn voor bezwaar of beroep, met de laatste dag van ontvangst per post (art. 6:7, 6:8 lid 1, 6:9 lid 2 en 6:24 Awb).</summary>
/// <param name="Termijn">De zes weken vanaf de dag na de bekendmaking.</param>
/// <param name="UitersteOntvangstPerPost">De laatste dag waarop een tijdig gepost geschrift nog mag binnenkomen.</param>
public sealed record Bezwaartermijn(Termijn Termijn, DateOnly UitersteOntvangstPerPost)
{
    /// <summary>De bezwaartermijn tegen een besluit dat op deze dag is bekendgemaakt.</summary>
    public static Antwoord<Bezwaartermijn> Bereken(DateOnly bekendmaking, Rechtsgegevens? gegevens = null) =>
        Bereken(Regelboek.Bezwaartermijn, "bezwaarschrift", bekendmaking, gegevens);

    /// <summary>De beroepstermijn tegen een beslissing die op deze dag is bekendgemaakt.</summary>
    public static Antwoord<Bezwaartermijn> BerekenBeroep(DateOnly bekendmaking, Rechtsgegevens? gegevens = null) =>
        Bereken(Regelboek.Beroepstermijn, "beroepschrift", bekendmaking, gegevens);

    private static Antwoord<Bezwaartermijn> Bereken(Regel regel, string geschrift, DateOnly bekendmaking, Rechtsgegevens? gegevens)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var kalender = gegevens.Kalender;
        var duur = regel.Duur!.Value;
        var termijn = Termijnberekening.Loop(regel, bekendmaking, duur, kalender);
        var post = Termijnberekening.Loop(Regelboek.OntvangstPerPost, termijn.Einddatum, Regelboek.OntvangstPerPost.Duur!.Value, kalender);
        var uitleg = $"{Termijnuitleg.Kop(regel, duur, termijn.EersteDag)} en {Termijnuitleg.Einde(regel, duur, termijn, kalender)}; "
            + $"een per post verzonden {geschrift} is tijdig als het voor het einde van die dag ter post is bezorgd en uiterlijk op {Schrijfwijze.Voluit(post.Einddatum)} is ontvangen (art. 6:9 lid 2 Awb).";
        List<Waarschuwing> waarschuwingen =
        [
            .. regel.Geldigheidswaarschuwing(bekendmaking),
            .. kalender.Volledigheidswaarschuwing(termijn.EinddatumZonderAtw, post.Einddatum),
        ];
        if (post.Einddatum != post.EinddatumZonderAtw)
            waarschuwingen.Add(new(Waarschuwing.Rechtsvraag, $"niet zeker is dat de Atw ook de week voor ontvangst per post verlengt; zonder verlenging eindigt die week op {Schrijfwijze.Voluit(post.EinddatumZonderAtw)}.", 13));
        return new(new(termijn, post.Einddatum), regel, kalender.Versie, uitleg, waarschuwingen);
    }
}
