using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Handhaving.Persoonsgegevens;

public abstract partial class Persoonsgegeven
{
    /// <summary>
    /// The personal values in an event with their places. Walks the serialisation contract, so that a path is the JSON
    /// pointer of the stored event.
    /// </summary>
    public static IEnumerable<(string Pad, Persoonsgegeven Gegeven)> In(object gebeurtenis) => In(gebeurtenis, JsonSerializerOptions.Web);

    private static IEnumerable<(string Pad, Persoonsgegeven Gegeven)> In(object gebeurtenis, JsonSerializerOptions json)
    {
        return Vind(gebeurtenis, "");

        IEnumerable<(string Pad, Persoonsgegeven Gegeven)> Vind(object? waarde, string pad) => waarde switch
        {
            null => [],
            Persoonsgegeven gegeven => [(pad, gegeven)],
            _ => json.GetTypeInfo(waarde.GetType()) switch
            {
                { Kind: JsonTypeInfoKind.Object } soort => soort.Properties.Where(p => p.Get is not null).SelectMany(p => Vind(p.Get!(waarde), $"{pad}/{Sleutel(p.Name)}")),
                { Kind: JsonTypeInfoKind.Enumerable } => ((IEnumerable)waarde).Cast<object?>().SelectMany((deel, i) => Vind(deel, $"{pad}/{i}")),
                { Kind: JsonTypeInfoKind.Dictionary } => ((IDictionary)waarde).Keys.Cast<object>().SelectMany(k => Vind(((IDictionary)waarde)[k], $"{pad}/{Sleutel(k.ToString()!)}")),
                _ => [],
            },
        };
    }

    private static string Sleutel(string naam) => naam.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
