using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Handhaving.Dossiers;

/// <summary>One file that any browser opens: headings, tables with captions and headed rows, no script, nothing from elsewhere.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Codering = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Stijlblad = """
        body{font:1rem/1.5 "Liberation Sans",Arial,Helvetica,sans-serif;color:#1a1a1a;background:#fff;max-width:70rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2.5rem;border-bottom:2px solid #154273}h3{font-size:1.1rem}
        table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
        th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #767676;overflow-wrap:anywhere}thead th{border-bottom:2px solid #1a1a1a}
        td p,th p{margin:0 0 .25rem;white-space:pre-line}p{white-space:pre-line}.k{font-size:.875rem}
        dl{display:grid;grid-template-columns:minmax(10rem,1fr) 3fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0}
        pre{background:#f3f3f3;padding:.5rem;white-space:pre-wrap;overflow-wrap:anywhere}.rol{overflow-x:auto}a{color:#154273}
        .over{position:absolute;left:-99rem}.over:focus{position:static}
        @media print{nav,.over{display:none}thead{display:table-header-group}}
        """;

    public static string Van(Leesstuk stuk)
    {
        var genummerd = stuk.Blokken.Index().ToList();
        return $"""
            <!DOCTYPE html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{C(stuk.Titel)}</title>
            <style>
            {Stijlblad}
            </style>
            </head>
            <body>
            <a class="over" href="#inhoud">Naar de inhoud</a>
            <header><h1>{C(stuk.Titel)}</h1></header>
            <nav aria-label="Hoofdstukken"><ul>{string.Concat(genummerd.Select(b => b.Item is Blok.Kop { Niveau: 1 } k ? $"<li><a href=\"#h{b.Index}\">{C(k.Inhoud)}</a></li>" : ""))}</ul></nav>
            <main id="inhoud">
            {string.Concat(genummerd.Select(b => Deel(b.Item, b.Index) + "\n"))}</main>
            <footer><p class="k">{C(stuk.Voet)}</p></footer>
            </body>
            </html>

            """;
    }

    private static string Deel(Blok blok, int plaats) => blok switch
    {
        Blok.Kop { Niveau: 1 } k => $"<h2 id=\"h{plaats}\">{C(k.Inhoud)}</h2>",
        Blok.Kop k => $"<h3>{C(k.Inhoud)}</h3>",
        Blok.Alinea a => P(a.Inhoud),
        Blok.Opsomming o => $"<ul>{string.Concat(o.Punten.Select(p => $"<li>{C(p)}</li>"))}</ul>",
        Blok.Opdracht o => $"<pre><code>{string.Join('\n', o.Regels.Select(C))}</code></pre>",
        Blok.Gegevens g => $"<dl>{string.Concat(g.Paren.Select(p => $"<dt>{C(p.Naam)}</dt><dd>{C(p.Waarde)}</dd>"))}</dl>",
        // A wide table scrolls by itself; with a name and a place in the tab order, so also by keyboard.
        Blok.Tabel t => $"""
            <div class="rol" tabindex="0" role="region" aria-labelledby="t{plaats}"><table><caption id="t{plaats}">{C(t.Bijschrift)}</caption>
            <thead><tr>{string.Concat(t.Kolommen.Select(k => $"<th scope=\"col\">{C(k.Kop)}</th>"))}</tr></thead>
            <tbody>
            {string.Concat(t.Rijen.Select(r => $"<tr>{string.Concat(r.Select(Cel))}</tr>\n"))}</tbody></table></div>
            """,
        _ => throw new InvalidOperationException("Onbekend deel van de tekst."),
    };

    private static string Cel(IReadOnlyList<Tekst> cel, int kolom) => kolom == 0 ? $"<th scope=\"row\">{string.Concat(cel.Select(P))}</th>" : $"<td>{string.Concat(cel.Select(P))}</td>";

    private static string P(Tekst t) => t.Stijl switch
    {
        Stijl.Vet => $"<p><strong>{C(t.Inhoud)}</strong></p>",
        Stijl.Klein => $"<p class=\"k\">{C(t.Inhoud)}</p>",
        _ => $"<p>{C(t.Inhoud)}</p>",
    };

    private static string C(string tekst) => Codering.Encode(Leestekst.Schoon(tekst)).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
