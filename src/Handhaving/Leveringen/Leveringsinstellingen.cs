using Handhaving.Platform;
using Handhaving.Verwerkingen;

namespace Handhaving.Leveringen;

/// <summary>What each gemeente sets of its feeds (section <c>Leveringen</c>).</summary>
public sealed class Leveringsinstellingen(IConfiguration config, IHostEnvironment omgeving, Verwerkingsinstellingen verwerkingen)
{
    /// <summary>Start of the addresses of this product, for <c>dataschema</c>.</summary>
    public Uri Basis => verwerkingen.Basis;

    /// <summary>How long a row stays of which there is a later one about the same zaak; a choice of the product.</summary>
    public TimeSpan Opeenvolging { get; } = config.GetValue("Leveringen:Opeenvolging", TimeSpan.FromDays(7));

    /// <summary>Who sends (<c>source</c> by the NL GOV profile): organisation by its OIN, then the system.</summary>
    /// <exception cref="OpdrachtMislukt">The OIN of this gemeente was not set.</exception>
    public string Bron(string gemeente) => $"urn:nld:oin:{Oin(gemeente)}:systeem:handhaving";

    private string Oin(string gemeente) => config[$"Leveringen:Oin:{gemeente}"] is { Length: 20 } oin ? oin
        : omgeving.IsDevelopment() ? $"0000009900000{gemeente[2..]}000"
        : throw new OpdrachtMislukt($"Leveringen:Oin:{gemeente} is niet ingesteld; geef het OIN van de gemeente, 20 tekens.");
}
