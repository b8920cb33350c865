using System.Reflection;
using System.Text;
using System.Text.Json;
using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Toegang;
using JasperFx.Events;
using UglyToad.PdfPig;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Dossiers;

/// <summary>Given events as the store returns them; when a dossier is made; then what a reader finds in it.</summary>
internal static class Leesproef
{
    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly Guid Medewerker = Guid.Parse("00000000-0000-0000-0000-00000000beef");

    public static readonly DateTimeOffset Later = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly Bewijsstand Geborgd = new("toezicht.example/gm0150/pandlog", true, true, true);

    /// <summary>Numbered, registered a minute after they happened, with the personal values sealed.</summary>
    public static List<IEvent> Stroom(params IEnumerable<Gebeurtenis> gebeurtenissen) => [.. new Gebeurtenis[] { new PandOpgenomen(Objectsoort.Pand, new("BU01500702", "WK015007", 2023)) { GebeurdOp = Op(-1000) } }.Concat(gebeurtenissen).Select((g, i) =>
    {
        foreach (var (_, gegeven) in Persoonsgegeven.In(g)) typeof(Persoonsgegeven).GetField("_commitment", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(gegeven, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        var e = g.AlsNieuw();
        (e.Id, e.StreamKey, e.Version, e.Timestamp, e.UserName) = (new Guid(i + 1, 0, 0, new byte[8]), PandId, i + 1, g.GebeurdOp.AddMinutes(1), Medewerker.ToString());
        e.SetHeader(Herkomst.Rol, Rol.Toezichthouder);
        return e;
    })];

    public static Dossierinhoud Inhoud(this IReadOnlyList<IEvent> stroom, Dictionary<Vindplaats, Openlegging>? waarden = null, Dossierdoel doel = Dossierdoel.Bezwaar, Guid? zaak = null, Bewijsstand? bewijs = null) =>
        Dossierinhoud.Van(stroom, zaak ?? ZaakId, new Registratiestand(Later, false), new(Guid.Parse("00000000-0000-0000-0000-00000000d055"), doel, Later, "Gemeente Fictiestad"), waarden ?? [], bewijs ?? Geborgd);

    /// <summary>Everything opened, each with a text of its own that says where it stood.</summary>
    public static Dictionary<Vindplaats, Openlegging> Geopend(this IReadOnlyList<IEvent> stroom) => stroom.SelectMany(e => Persoonsgegeven.In(e.Data).Select(p => (e, p.Pad)))
        .ToDictionary(v => new Vindplaats(v.e.Id, v.Pad), v => v.e.Data is StukOpgenomen s ? new Openlegging.AlsBestand($"stukken/{s.StukId:N}.pdf", Hash) : Waarde($"waarde-{v.e.Version}{v.Pad.Replace('/', '-')}."));

    public static Openlegging Waarde(object waarde) => new Openlegging.Verstrekt(JsonSerializer.SerializeToElement(waarde, JsonSerializerOptions.Web));

    /// <summary>The text of a PDF without white space: lines break where the page ends.</summary>
    public static string Leestekst(this byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Kaal(string.Concat(document.GetPages().Select(p => p.Text)));
    }

    public static string Kaal(string tekst) => string.Concat(tekst.Where(c => !char.IsWhiteSpace(c)));

    public static string Html(this Leesdossier d) => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(d.Html));

    public static string Leesmij(this Leesdossier d) => Encoding.UTF8.GetString(d.Leesmij);

    /// <summary>What any reader of any of the three files can see.</summary>
    public static string Alles(this Leesdossier d) => Kaal(d.Pdf.Leestekst() + d.Html() + d.Leesmij());
}
