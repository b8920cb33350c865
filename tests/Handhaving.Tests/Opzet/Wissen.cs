using Handhaving.Persoonsgegevens;

namespace Handhaving.Tests.Opzet;

/// <summary>Makes the keys of a person empty, as an erasure leaves them, without the steps of one. Only for what comes after.</summary>
internal static class Wissen
{
    public static Task WisAsync(this Database database, string gemeente, Guid betrokkene, params string[] klassen) => database.VraagAsync($"""
        with leeg as (insert into persoonsgegevens.sleutel (gemeente, betrokkene, klasse) select '{gemeente}', '{betrokkene}', unnest($1::text[]) on conflict (gemeente, betrokkene, klasse) do update set omwikkeld = null, tijdvak = null returning 1)
        delete from persoonsgegevens.zoekindex z using persoonsgegevens.kluis k where z.gemeente = '{gemeente}' and z.betrokkene = '{betrokkene}' and k.gemeente = z.gemeente and k.commitment = z.commitment and k.klasse = any($1)
        """, null, (object)(klassen.Length > 0 ? klassen : [.. Bewaarklasse.Alle]));
}
