using Handhaving.Toegang;

namespace Handhaving.Paginas;

/// <summary>The roles as a reader knows them.</summary>
internal static class Rollen
{
    public static string Naam(string? rol) => rol switch
    {
        Rol.Coordinator => "coördinator",
        Rol.FunctionarisGegevensbescherming => "functionaris gegevensbescherming",
        Rol.LsiPartner => "LSI-partner",
        null => "zonder rol",
        _ => rol,
    };
}
