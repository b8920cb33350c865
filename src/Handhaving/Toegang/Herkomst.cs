using Marten;

namespace Handhaving.Toegang;

/// <summary>Middleware of every write: puts who acted, in which role and under which mandate, on the events to come.</summary>
public static class Herkomst
{
    public const string Rol = "rol", Mandaat = "mandaat";

    public static Uitvoerder Before(HttpContext http, IDocumentSession sessie)
    {
        var uitvoerder = Uitvoerder.Van(http.User, http.GetEndpoint()!.Metadata.GetRequiredMetadata<MagAttribute>().Recht);
        Zet(sessie, uitvoerder);
        return uitvoerder;
    }

    public static void Zet(IDocumentSession sessie, Uitvoerder uitvoerder)
    {
        sessie.LastModifiedBy = uitvoerder.Medewerker.ToString();
        sessie.SetHeader(Rol, uitvoerder.Rol);
        if (uitvoerder.Mandaat is not null) sessie.SetHeader(Mandaat, uitvoerder.Mandaat);
    }
}
