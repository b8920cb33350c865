using System.Text;
using Handhaving.Panden;
using Handhaving.Rechtsgeschiedenis;

namespace Handhaving.Dossiers;

/// <summary>
/// What a lawyer must know: what is in the dossier, what it proves and what not, and how he checks that himself. The same
/// text is a chapter of the PDF, because a court will ask.
/// </summary>
internal static class Leesmij
{
    private const int Breedte = 100;

    public static IReadOnlyList<Blok> Van(Dossierinhoud d) =>
    [
        new Blok.Kop(1, "Wat dit is"),
        new Blok.Alinea($"Procesdossier van zaak {d.ZaakId}, opgemaakt door {d.Uitgave.Gemeente} op {Weergave.Moment(d.Uitgave.OpgemaaktOp)} voor {(d.Uitgave.Doel is Dossierdoel.Bezwaar ? "bezwaar (art. 7:4 Awb)" : "beroep (art. 8:42 Awb)")}. Nummer van dit dossier: {d.Uitgave.Dossier}."),
        new Blok.Kop(1, "Wat erin zit"),
        new Blok.Opsomming(
        [
            $"dossier.pdf: om te lezen. Inventaris ({Aantal(d.Inventaris.Count, "stuk", "stukken")}), verloop ({Aantal(d.Verloop.Count, "vastlegging", "vastleggingen")}), termijnen, wat niet is verstrekt en waarom. dossier.html: dezelfde inhoud voor een schermlezer.",
            "stukken/: de stukken zelf, voor zover verstrekt. De inventaris noemt van elk stuk de SHA-256.",
            .. d.Bewijs.Log is null ? Array.Empty<string>() : ["dossier.json, checkpoint.txt, tokens/: het bewijs, voor een computer. verifieer.py, als het erbij zit: een kopie van het controleprogramma."],
        ]),
        new Blok.Alinea($"Niet verstrekt: {Aantal(d.NietVerstrekt.Count, "gegeven", "gegevens")}. Gewist: {d.Gewist.Count}. Van een andere zaak in hetzelfde pand: {Aantal(d.AndereZaken, "vastlegging", "vastleggingen")}, alleen geteld. De redenen staan in dossier.pdf."),
        .. Bewijs(d),
    ];

    /// <summary>What is proven, what not, and how to check it.</summary>
    public static IEnumerable<Blok> Bewijs(Dossierinhoud d) => [.. d.Bewijs.Log is { } log ? [.. Voorbehouden(d.Bewijs), .. Bewezen(), .. NietBewezen(), .. Controleren(d, log)] : ZonderBewijs()];

    private static IEnumerable<Blok> ZonderBewijs() =>
    [
        new Blok.Alinea(new("Niet geborgd.", Stijl.Vet)),
        new Blok.Alinea("Bij dit dossier hoort geen bewijs dat een buitenstaander kan narekenen. Het is een weergave van de registratie van de gemeente: dat het volledig, ongewijzigd en in de juiste volgorde is, verklaart alleen de gemeente. Hetzelfde geldt voor de tijden en voor wie iets vastlegde."),
        new Blok.Alinea("Wel kunt u van elk verstrekt stuk narekenen dat het bestand hoort bij de inventaris: openssl dgst -sha256 BESTAND geeft de waarde die daar staat."),
    ];

    private static IEnumerable<Blok> Voorbehouden(Bewijsstand b)
    {
        yield return new Blok.Kop(2, "Voorbehouden bij dit dossier");
        if (b.Voorbehouden.Count == 0) yield return new Blok.Alinea("Volgens de gemeente zijn er geen bijzondere voorbehouden. Controleer dat met het beleid, hieronder; het dossier zelf is daarvoor geen bron.");
        else yield return new Blok.Opsomming([.. b.Voorbehouden.Select(v => $"{v}: {Uitleg(v)}")]);

        static string Uitleg(string voorbehoud) => voorbehoud switch
        {
            Bewijsstand.NietGescheiden => "wie de server van de gemeente beheert, kon ook bij de sleutel waarmee het log tekent. Tegen diegene bewijst dit dossier alleen wat getuigen en tijdstempels van buiten hebben vastgelegd.",
            Bewijsstand.TijdNietBewezen => "niet van elke gebeurtenis ligt ervoor en erna een tijdstempel van een onafhankelijke dienst. De tijden zijn dan een verklaring van de gemeente; volledigheid, inhoud en volgorde zijn wel na te rekenen.",
            Bewijsstand.GeenGetuige => "geen andere organisatie heeft meegetekend. De gemeente zou verschillende lezers een verschillend log kunnen tonen zonder dat een van hen dat alleen kan zien. Wie een eerdere brief of een eerder dossier heeft, kan ze vergelijken. Of: er tekenden er minder mee dan het beleid vraagt. Dan antwoordt de controle met dat beleid 'afgewezen: checkpoint', ook als er niets mis is; vraag de gemeente het dossier opnieuw uit te geven wanneer de getuigen er weer zijn. De inhoud blijft dezelfde.",
            _ => "vraag de gemeente wat dit betekent.",
        };
    }

    private static IEnumerable<Blok> Bewezen() =>
    [
        new Blok.Kop(2, "Wat bewezen is, als de controle 'bewezen' zegt"),
        new Blok.Opsomming(
        [
            "Volledig: in de keten van dit pand ontbreekt geen gebeurtenis, van de eerste tot en met de afsluiting van dit dossier. Wat bij een andere zaak hoort, staat erin als 'andere zaak', zonder inhoud.",
            "Ongewijzigd: elke gebeurtenis heeft precies de inhoud waarmee zij in het log kwam. Wat is geopend, is wat toen is vastgelegd; wat is gesloten of gewist, is zo gemerkt. Weglaten maakt het bewijs van de rest niet ongeldig.",
            "In volgorde: de gebeurtenissen staan in de volgorde waarin zij in het log kwamen. Die volgorde geldt, niet de volgorde van de tijden die iemand opgaf.",
            "Eén log: het log is als één groeiend geheel getoond aan zoveel getuigen als het beleid eist. Vraagt het er geen, dan bewijst dit niets.",
        ]),
        new Blok.Kop(2, "Wat over de tijd bewezen is"),
        new Blok.Alinea("Een gebeurtenis bestond vóór het eerste tijdstempel erna, en stond bij het anker ervoor nog niet in het log. Zij kwam dus tussen die twee in het log, en nauwkeuriger is het niet bewezen. De tijd bij 'vastgelegd' is de klok van de database van de gemeente; de controle ziet erop toe dat zij daarbij past. Wanneer iets gebeurde, is wat de vastlegger opgaf: dat bewijst geen tijdstempel, en bij een late vastlegging kan er veel tijd tussen liggen."),
    ];

    private static IEnumerable<Blok> NietBewezen() =>
    [
        new Blok.Kop(2, "Wat niet bewezen is"),
        new Blok.Opsomming(
        [
            "Dat wat is vastgelegd waar is; dat de toezichthouder er werkelijk was; dat iedereen vastlegde wat hij had moeten vastleggen.",
            "Dat een gebeurtenis die 'andere zaak' heet, bij een andere zaak hoort, en dat een reden om iets niet te geven terecht is. Dat zegt de gemeente. U ziet wel dat er een gebeurtenis is, en kunt ernaar vragen.",
            "De volgorde van twee gebeurtenissen die tegelijk in het log kwamen, behalve als de ene op de andere voortbouwt.",
            "Een tijd die nauwkeuriger is dan de twee ankers eromheen, als én de toepassing én het log liegen.",
            "Wat dan ook over de tijd vóór het eerste anker van buiten.",
            "Dat er in het log geen tweede keten van hetzelfde pand bestaat. Dat ziet alleen wie het hele log leest; vraag of de getuigen in het beleid dat doen. Een tweede keten onder een andere verwijzing ziet ook die niet.",
            "Dat een gebeurtenis niet met al haar sporen is verwijderd, of later pas is aangeboden, tussen vastleggen en opname in het log. Gewoonlijk is dat minder dan een seconde; wie de database beheert kan de opname ophouden, en dan zo lang als dat duurt.",
            "Wat een melder vertelde voordat bekend was om welk pand het ging: dat ligt in een eigen reeks en zit niet in dit dossier. Vraag ernaar als een melding zo begon.",
            "Dat gewiste of ingetrokken gegevens ook weg zijn bij wie ze eerder ontving.",
            "Ook maar iets, als log, getuigen en het beleid van de lezer in één hand zijn.",
        ]),
    ];

    private static IEnumerable<Blok> Controleren(Dossierinhoud d, string log) =>
    [
        new Blok.Kop(2, "Zelf controleren"),
        new Blok.Alinea($"U hebt twee dingen nodig: dit dossier en het beleid van het log {log}. Het beleid zegt welke sleutels, getuigen en tijdstempeldiensten u vertrouwt. Haal het ergens anders vandaan dan uit dit dossier: van de website van de gemeente, uit het Gemeenteblad of van het gerecht. Gebruik evenmin een programma uit dit dossier zonder het met de uitgave van de maker te vergelijken. Er is geen netwerk nodig."),
        new Blok.Alinea(new("Met het programma verifieer (Windows, macOS, Linux)", Stijl.Vet)),
        new Blok.Opdracht(["verifieer DOSSIER.zip --beleid BELEID"]),
        new Blok.Alinea(new("Met Python 3 en openssl", Stijl.Vet)),
        new Blok.Opdracht(["python3 verifieer.py DOSSIER.zip --beleid BELEID"]),
        new Blok.Alinea("De eerste regel is de uitkomst: 'bewezen', zo nodig met het aantal velden dat is gewist of niet verstrekt; 'tijd niet bewezen'; 'niet te beoordelen'; of 'afgewezen' met de reden."),
        new Blok.Alinea(new("Met alleen openssl: steekproeven", Stijl.Vet)),
        new Blok.Alinea("Zo rekent u onderdelen zelf na, zonder een van beide programma's. Het hele dossier nalopen kan met de hand niet; het formaat staat volledig in dossierformaat.md bij de broncode, zodat een ander er een eigen programma voor kan schrijven. Pak het dossier eerst uit. De opdrachten zijn voor een gewone Unix-opdrachtregel; in LEESMIJ.txt staat elk op één regel."),
        new Blok.Alinea("1. De handtekening van het log. De sleutel komt uit het beleid, op de regel die met 'log' begint. De uitkomst moet zijn: Signature Verified Successfully."),
        new Blok.Opdracht(
        [
            "(printf '0*0\\005\\006\\003+ep\\003!\\000'; grep '^log ' BELEID | head -n 1 | cut -d' ' -f2 | cut -d+ -f3- | base64 -d | tail -c 32) > log.der",
            "sed '/^$/,$d' checkpoint.txt > tekst.txt",
            $"grep '^— {log} ' checkpoint.txt | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c 64 > tekst.sig",
            "openssl pkeyutl -verify -pubin -inkey log.der -keyform DER -rawin -in tekst.txt -sigfile tekst.sig",
        ]),
        new Blok.Alinea("2. Een tijdstempel. Zet in gestempeld.txt drie regels: de naam van het log, de grootte, en de wortel in base64, zoals het anker in dossier.json ze noemt (daar staat de wortel in hexadecimalen). tsa.pem is het certificaat van de dienst uit het beleid; NUMMER is de plaats (i) van het anker. De uitkomst moet zijn: Verification: OK."),
        new Blok.Opdracht(["openssl ts -verify -token_in -in tokens/NUMMER.tst -digest $(openssl dgst -sha256 -r gestempeld.txt | cut -d' ' -f1) -CAfile tsa.pem"]),
        new Blok.Alinea("3. Een gebeurtenis. Kopieer uit dossier.json letterlijk, zonder regeleinde, wat achter \"inhoud\" staat naar inhoud.json en wat achter \"kop\" staat naar kop.json. De eerste uitkomst moet de waarde b in kop.json zijn; de tweede is de waarde van het blad, die als prev in de volgende gebeurtenis van de keten staat."),
        new Blok.Opdracht(["openssl dgst -sha256 inhoud.json", "(printf '\\000'; cat kop.json) | openssl dgst -sha256"]),
        new Blok.Alinea("Hogerop in de boom: plak telkens twee waarden van 32 bytes achter elkaar, de linker eerst, tot u bij de wortel in checkpoint.txt bent."),
        new Blok.Opdracht(["(printf '\\001'; cat links rechts) | openssl dgst -sha256 -binary > erboven"]),
        new Blok.Alinea("4. Een stuk. De uitkomst moet de SHA-256 in de inventaris zijn."),
        new Blok.Opdracht(["openssl dgst -sha256 stukken/BESTAND"]),
    ];

    public static string Aantal(int n, string een, string meer) => n == 1 ? $"1 {een}" : $"{n} {meer}";

    /// <summary>As plain text for any editor.</summary>
    public static string AlsTekst(IEnumerable<Blok> blokken)
    {
        var uit = new StringBuilder();
        foreach (var blok in blokken)
            _ = blok switch
            {
                Blok.Kop { Niveau: 1 } k => uit.Append(Leestekst.Schoon(k.Inhoud).ToUpperInvariant()).Append("\n\n"),
                Blok.Kop k => uit.Append(Leestekst.Schoon(k.Inhoud)).Append('\n').Append('-', k.Inhoud.Length).Append("\n\n"),
                Blok.Alinea a => Afgebroken(uit, a.Inhoud.Inhoud, "", "").Append('\n'),
                Blok.Opsomming o => o.Punten.Aggregate(uit, (u, punt) => Afgebroken(u, punt, "- ", "  ")).Append('\n'),
                Blok.Opdracht o => o.Regels.Aggregate(uit, (u, regel) => u.Append("    ").Append(regel).Append('\n')).Append('\n'),
                _ => throw new InvalidOperationException("LEESMIJ heeft geen tabellen."),
            };
        return uit.ToString();
    }

    private static StringBuilder Afgebroken(StringBuilder uit, string tekst, string eerste, string volgende)
    {
        var breed = eerste.Length;
        uit.Append(eerste);
        foreach (var (woord, begin) in Leestekst.Schoon(tekst).Split(' ', '\n').Select((w, i) => (w, i == 0)))
        {
            if (!begin && breed + 1 + woord.Length > Breedte)
            {
                uit.Append('\n').Append(volgende);
                breed = volgende.Length;
            }
            else if (!begin)
            {
                uit.Append(' ');
                breed++;
            }
            uit.Append(woord);
            breed += woord.Length;
        }
        return uit.Append('\n');
    }
}
