using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Controles;

public abstract record Roostergebeurtenis : Gebeurtenis;

[Gebeurtenisnaam("dienst-ingeroosterd.v1", "Een toezichthouder is ingeroosterd.")]
public sealed record DienstIngeroosterd(Guid ControleId, Planning Planning) : Roostergebeurtenis;

[Gebeurtenisnaam("dienst-vervallen.v1", "Een toezichthouder is uitgeroosterd.")]
public sealed record DienstVervallen(Guid ControleId) : Roostergebeurtenis;

/// <summary>
/// What one toezichthouder is planned for, over all panden: two coordinators who plan at once cannot give him two places.
/// Forgets what lay weeks back when a plan was made: that cannot collide with a plan for tomorrow.
/// </summary>
public sealed record Rooster(string Id, long Version, ImmutableDictionary<Guid, Planning> Diensten)
{
    private const int DagenTerug = 62;

    public static string Stroom(Guid medewerker) => $"rooster-{medewerker:N}";

    public IReadOnlyCollection<Planning> Zonder(Guid controleId) => [.. Diensten.Where(d => d.Key != controleId).Select(d => d.Value)];

    public static Rooster Na(Rooster? rooster, IEvent e)
    {
        rooster ??= new Rooster(e.StreamKey!, 0, ImmutableDictionary<Guid, Planning>.Empty);
        return (e.Data switch
        {
            DienstIngeroosterd d => rooster with
            {
                Diensten = rooster.Diensten.Where(x => x.Value.Datum > d.GebeurdOp.Dag().AddDays(-DagenTerug)).ToImmutableDictionary().SetItem(d.ControleId, d.Planning),
            },
            DienstVervallen v => rooster with { Diensten = rooster.Diensten.Remove(v.ControleId) },
            _ => rooster,
        }) with
        { Version = e.Version > 0 ? e.Version : rooster.Version + 1 };
    }
}

public sealed partial class RoosterProjectie : SingleStreamProjection<Rooster, string>
{
    public RoosterProjectie()
    {
        Name = nameof(Rooster);
        IncludeType<Roostergebeurtenis>();
    }

    public override Rooster? Evolve(Rooster? snapshot, string id, IEvent e) => Rooster.Na(snapshot, e);
}
