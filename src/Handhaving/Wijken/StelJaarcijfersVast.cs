using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten.Events.Aggregation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Wijken;

/// <summary>
/// Adopts the figures of a year as they stand now. Those who may not see small numbers see these, and only these: figures
/// that move could be subtracted from one another.
/// </summary>
public sealed record StelJaarcijfersVast(int Jaar)
{
    internal sealed class Validator : AbstractValidator<StelJaarcijfersVast>
    {
        public Validator() => RuleFor(x => x.Jaar).InclusiveBetween(2000, 2100).WithMessage("is geen jaar tussen 2000 en 2100.");
    }
}

public abstract record Jaarcijfergebeurtenis : Gebeurtenis;

[Gebeurtenisnaam("jaarcijfers-vastgesteld.v1", "De jaarcijfers zijn vastgesteld.")]
public sealed record JaarcijfersVastgesteld(int Jaar) : Jaarcijfergebeurtenis;

/// <summary>Of which years the figures were adopted.</summary>
public sealed record Jaarcijferregister(string Id, long Version, ImmutableList<int> Jaren)
{
    public const string Stroom = "jaarcijfers";

    public static Jaarcijferregister Na(Jaarcijferregister? register, IEvent e)
    {
        register ??= new(Stroom, 0, []);
        return (e.Data is JaarcijfersVastgesteld v ? register with { Jaren = register.Jaren.Add(v.Jaar) } : register) with { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public sealed partial class JaarcijferregisterProjectie : SingleStreamProjection<Jaarcijferregister, string>
{
    public JaarcijferregisterProjectie() => Name = nameof(Jaarcijferregister);

    public override Jaarcijferregister? Evolve(Jaarcijferregister? snapshot, string id, IEvent e) => Jaarcijferregister.Na(snapshot, e);
}

public sealed record JaarcijfersVastgelegd(int Jaar) : CreationResponse($"/v1/wijkdashboards?van={Jaar:0000}-01-01&tot={Jaar:0000}-12-31");

public static class StelJaarcijfersVastEndpoint
{
    public static ProblemDetails Validate(StelJaarcijfersVast opdracht, Jaarcijferregister? register, TimeProvider klok) => Problemen.Weiger(
        opdracht.Jaar >= klok.Vandaag().Year
            ? new Weigering("W1", "productkeuze", $"Het jaar {opdracht.Jaar} is nog niet voorbij.", "Stel de cijfers vast na 31 december.") : null,
        register is not null && register.Jaren.Contains(opdracht.Jaar)
            ? new Weigering("W2", "productkeuze", $"De jaarcijfers van {opdracht.Jaar} zijn al vastgesteld.", "Meld wat later bekend werd in de toelichting bij het volgende jaar; twee vaststellingen van een jaar zouden kleine aantallen verraden.") : null);

    [WolverinePost("/v1/jaarcijfers"), Mag(Toegangsrecht.JaarcijfersVaststellen)]
    public static (JaarcijfersVastgelegd, JaarcijfersVastgesteld) Post(
        StelJaarcijfersVast opdracht, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Jaarcijferregister? register, TimeProvider klok) =>
        (new(opdracht.Jaar), new(opdracht.Jaar) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom() => Jaarcijferregister.Stroom;
}
