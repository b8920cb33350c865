namespace Handhaving.Dossiers;

/// <summary>One line of text on its place, in points from the lower left corner.</summary>
internal readonly record struct Zetregel(string Inhoud, Letter Letter, double Grootte, double X, double Y);

/// <summary>A page as it was laid out.</summary>
/// <param name="Lijnen">Horizontal rules: from X, at Y, this long, this thick.</param>
internal sealed record Pagina(List<Zetregel> Tekst, List<(double X, double Y, double Lengte, double Dikte)> Lijnen);

/// <summary>
/// Lays a text out on A4 pages. No more than a dossier asks: headings, paragraphs, and tables whose rows may be longer than a
/// page and whose heading comes back on each.
/// </summary>
internal sealed class Opmaak
{
    public const double Breed = 595.28, Hoog = 841.89, Links = 50, Rechts = Breed - 50, Boven = Hoog - 54, Onder = 64;

    /// <summary>The room around a cell, and up to which height a row is kept whole.</summary>
    private const double Wit = 3, Heel = 160;

    private double _y = Boven;

    private Opmaak() { }

    public List<Pagina> Paginas { get; } = [new([], [])];

    /// <summary>Chapters with the page (from 1) and height at which they begin.</summary>
    public List<(string Titel, int Pagina, double Y)> Bladwijzers { get; } = [];

    public static Opmaak Van(Leesstuk stuk)
    {
        var opmaak = new Opmaak();
        opmaak.Alinea(stuk.Titel, Letter.Vet, 17, 0);
        opmaak._y -= 6;
        foreach (var blok in stuk.Blokken) opmaak.Zet(blok);
        return opmaak;
    }

    private static (Letter Letter, double Grootte) Vorm(Stijl stijl) => stijl switch { Stijl.Vet => (Letter.Vet, 9), Stijl.Klein => (Letter.Gewoon, 8), _ => (Letter.Gewoon, 9) };

    private static double Regelhoogte(double grootte) => grootte * 1.3;

    private void Zet(Blok blok)
    {
        switch (blok)
        {
            case Blok.Kop k:
                // A heading never stands alone at the foot of a page.
                if (_y - 160 < Onder) NieuwePagina();
                _y -= k.Niveau == 1 ? 14 : 6;
                if (k.Niveau == 1) Bladwijzers.Add((Leestekst.Schoon(k.Inhoud), Paginas.Count, _y));
                Alinea(k.Inhoud, Letter.Vet, k.Niveau == 1 ? 14 : 11, 0);
                break;
            case Blok.Alinea a:
                Alinea(a.Inhoud.Inhoud, Vorm(a.Inhoud.Stijl).Letter, 10, 0);
                break;
            case Blok.Opsomming o:
                foreach (var punt in o.Punten) Alinea(punt, Letter.Gewoon, 10, 12, "–");
                break;
            case Blok.Opdracht o:
                foreach (var regel in o.Regels) Alinea(regel, Letter.Gewoon, 8.5, 12);
                break;
            case Blok.Gegevens g:
                foreach (var (naam, waarde) in g.Paren) Rij([[new(naam, Stijl.Vet)], [waarde]], [Links, Links + 170, Rechts], NieuwePagina);
                _y -= 6;
                break;
            case Blok.Tabel t:
                Tabel(t);
                break;
        }
    }

    private void NieuwePagina()
    {
        Paginas.Add(new([], []));
        _y = Boven;
    }

    private void Regel(string tekst, Letter letter, double grootte, double x, double y)
    {
        if (tekst.Length > 0) Paginas[^1].Tekst.Add(new(tekst, letter, grootte, x, y - grootte));
    }

    private void Alinea(string tekst, Letter letter, double grootte, double inspringing, string? teken = null)
    {
        foreach (var regel in letter.Regels(tekst, grootte, Rechts - Links - inspringing))
        {
            if (_y - Regelhoogte(grootte) < Onder) NieuwePagina();
            if (teken is not null) Regel(teken, letter, grootte, Links, _y);
            teken = null;
            Regel(regel, letter, grootte, Links + inspringing, _y);
            _y -= Regelhoogte(grootte);
        }
        _y -= grootte / 2;
    }

    private void Tabel(Blok.Tabel t)
    {
        var totaal = t.Kolommen.Sum(k => k.Deel);
        double[] randen = [Links, .. t.Kolommen.Select((_, i) => Links + (Rechts - Links) * t.Kolommen.Take(i + 1).Sum(k => k.Deel) / totaal)];
        // Nor does the heading of a table.
        if (t.Rijen.Count > 0 && _y - 60 - Math.Min(Heel, Hoogte(Zetsel(t.Rijen[0], randen))) < Onder) NieuwePagina();
        var vervolg = false;
        Kop();
        foreach (var rij in t.Rijen)
        {
            Rij(rij, randen, () => { NieuwePagina(); Kop(); });
            Paginas[^1].Lijnen.Add((Links, _y, Rechts - Links, 0.4));
        }
        _y -= 10;

        void Kop()
        {
            Alinea(t.Bijschrift + (vervolg ? " (vervolg)" : ""), Letter.Vet, 9, 0);
            vervolg = true;
            Rij([.. t.Kolommen.Select(k => (IReadOnlyList<Tekst>)[new(k.Kop, Stijl.Vet)])], randen, NieuwePagina);
            Paginas[^1].Lijnen.Add((Links, _y, Rechts - Links, 1));
        }
    }

    /// <param name="cellen">Per column its paragraphs.</param>
    /// <param name="randen">Where the columns begin, and where the last one ends.</param>
    /// <param name="verder">Goes to the next page, and begins there what comes back on each.</param>
    private void Rij(IReadOnlyList<Tekst>[] cellen, double[] randen, Action verder)
    {
        var kolommen = Zetsel(cellen, randen);
        // A short row stays whole; a long one begins where there is room.
        if (Hoogte(kolommen) is < Heel and var hoogte && _y - hoogte - 2 * Wit < Onder) verder();
        while (true)
        {
            var top = _y - Wit;
            var laagste = top;
            for (var i = 0; i < kolommen.Length; i++)
            {
                var y = top;
                while (kolommen[i].TryPeek(out var r) && y - Regelhoogte(r.Grootte) >= Onder)
                {
                    kolommen[i].Dequeue();
                    Regel(r.Tekst, r.Letter, r.Grootte, randen[i] + Wit, y);
                    y -= Regelhoogte(r.Grootte);
                }
                laagste = Math.Min(laagste, y);
            }
            _y = laagste - Wit;
            if (kolommen.All(k => k.Count == 0)) return;
            // What goes on says again what it belongs to.
            if (kolommen[0].Count == 0) kolommen[0] = Zetsel([cellen[0]], randen)[0];
            verder();
        }
    }

    private static Queue<(string Tekst, Letter Letter, double Grootte)>[] Zetsel(IReadOnlyList<Tekst>[] cellen, double[] randen) =>
        [.. cellen.Select((cel, i) => new Queue<(string, Letter, double)>(cel.SelectMany(t =>
        {
            var (letter, grootte) = Vorm(t.Stijl);
            return letter.Regels(t.Inhoud, grootte, randen[i + 1] - randen[i] - 2 * Wit).Select(r => (r, letter, grootte));
        })))];

    private static double Hoogte(Queue<(string Tekst, Letter Letter, double Grootte)>[] kolommen) => kolommen.Max(k => k.Sum(r => Regelhoogte(r.Grootte)));
}
