using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Borging;

/// <summary>What an entry says: the stored event with a random salt. Personal data stands in it as commitments alone.</summary>
internal static class Bladinhoud
{
    /// <returns>The canonical body, and the random value that opens the commitment to who recorded it.</returns>
    public static (byte[] Inhoud, byte[] Opening) Van(Rij rij)
    {
        var opening = RandomNumberGenerator.GetBytes(Toezegging.Zoutlengte);
        return (Van(rij, RandomNumberGenerator.GetBytes(Toezegging.Zoutlengte), opening), opening);
    }

    /// <summary>The same row with the same random values gives the same bytes: how an audit recomputes an entry.</summary>
    /// <exception cref="Handhaving.Bewijs.OngeldigBewijsException">The event has no canonical form.</exception>
    public static byte[] Van(Rij rij, byte[] zout, byte[] opening) => new Inhoud(
        Toezegging.Bereken(opening, Toezegging.Medewerkerpad, Bladprofiel.Bytes(Vastlegger(rij.Medewerker, rij.Rol, rij.Mandaat))), rij.Samenhang, Gegevens(rij.Data), rij.Id, new(rij.Geregistreerd, TimeSpan.Zero), zout,
        rij.SeqId, rij.Stroom, rij.Soort, rij.Versie).Bytes();

    /// <summary>Who recorded it, in which role and under which mandate: what the commitment to the actor opens to.</summary>
    public static Json.Voorwerp Vastlegger(string? medewerker, string? rol, string? mandaat) => Json.Van(("mandaat", Tekst(mandaat)), ("medewerker", Tekst(medewerker)), ("rol", Tekst(rol)));

    private static Json Tekst(string? waarde) => waarde is null ? Json.Niets : waarde;

    private static Json.Voorwerp Gegevens(byte[] data) => CanoniekeJson.Lees(data) as Json.Voorwerp ?? throw new Handhaving.Bewijs.OngeldigBewijsException("de gebeurtenis is geen object");
}
