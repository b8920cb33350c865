namespace Handhaving.Bewijs.Dossiers;

/// <summary>LEESMIJ.txt: how a lawyer or a judge checks the dossier, and honestly what that does and does not prove.</summary>
public static class Leesmij
{
    public static string Tekst(Guid dossier, Guid zaak, string log, bool gescheiden) => $"""
        DOSSIER {dossier}
        van zaak {zaak}

        Dit bestand hoort bij een dossier van de gemeente. dossier.pdf is om te lezen, stukken/ bevat de stukken zelf, en
        dossier.json, checkpoint.txt en tokens/ zijn het bewijs dat het dossier volledig en ongewijzigd is.

        ZELF NAREKENEN

        1. Haal het beleid van het log
               {log}
           ergens anders vandaan dan uit dit dossier: van de website van de gemeente, uit het Gemeenteblad, of van het
           gerecht. Het beleid zegt welke sleutels u vertrouwt.
        2. Draai op uw eigen computer, zonder netwerk:
               verifieer DOSSIER.zip --beleid BELEID
           of, met alleen Python 3 en openssl:
               python3 verifieer.py DOSSIER.zip --beleid BELEID
           Neem het programma niet uit dit dossier over zonder het te vergelijken met de uitgave van de maker.
        3. De eerste regel is de uitkomst: bewezen; tijd niet bewezen; of afgewezen, met de reden.

        Wie geen van beide programma's vertrouwt, kan er zelf een schrijven: het formaat is volledig beschreven in
        dossierformaat.md bij de broncode.

        WAT 'BEWEZEN' BETEKENT

        - Deze gebeurtenissen staan met precies deze inhoud en in deze volgorde in de keten van het pand, en tot aan de
          afsluiting van dit dossier ontbreekt er geen.
        - Het log waarin zij staan, is als één groeiend geheel getoond aan de getuigen die het beleid noemt.
        - Elke gebeurtenis bestond voor het eerstvolgende tijdstempel van een onafhankelijke dienst, en stond bij het anker
          ervoor nog niet in het log.
        - Wat is geopend, is wat toen is vastgelegd. Wat gesloten of weggelaten is, is als zodanig gemarkeerd met de
          reden die de gemeente geeft (art. 7:4 lid 6 of 8:29 Awb, bescherming van persoonsgegevens, wissing).

        WAT NIET BEWEZEN IS

        - Dat wat is vastgelegd waar is, of dat de toezichthouder er werkelijk was.
        - Dat een gebeurtenis die 'andere zaak' heet bij een andere zaak hoort, of dat een reden om iets niet te geven
          terecht is. Dat zegt de gemeente. U ziet wel dat de gebeurtenis er is en wanneer, en kunt ernaar vragen.
        - Een tijdstip nauwkeuriger dan de twee ankers eromheen, of de volgorde van gebeurtenissen die samen in het log
          kwamen en niet op elkaar voortbouwen.
        - Dat er in het log geen tweede keten van hetzelfde pand bestaat. Dat kan een getuige zien die het hele log leest
          (vraag of de getuigen in het beleid dat doen), behalve als die keten onder een andere verwijzing staat.
        - Iets over de tijd voor het eerste anker. En niets, als log, getuigen en beleid in één hand zijn.
        - Dat gewiste gegevens ook weg zijn bij wie ze eerder kreeg.
        - Dat een gebeurtenis niet is verwijderd in het moment tussen vastleggen en opname in het log, met al haar sporen.

        DE ONDERTEKENAAR

        {(gescheiden
            ? "De sleutel waarmee het log tekent, is volgens de gemeente buiten bereik van wie de server van de toepassing beheert."
            : """
        Ondertekenaar niet gescheiden. Wie de server van de gemeente beheert, kon ook bij de sleutel waarmee het log tekent.
        Tegen diegene bewijst dit dossier alleen wat getuigen en tijdstempels van buiten hebben vastgelegd.
        """)}
        """ + "\n";
}
