using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Meldingen;

public abstract record Intakegebeurtenis : Gebeurtenis;

/// <summary>A melding of which the pand is not known yet; it waits in a stream of its own.</summary>
[Gebeurtenisnaam("melding-zonder-pand-ontvangen.v1", "Er is een melding ontvangen waarvan het pand nog niet bekend is.", Artikel = "Awb 3:2")]
public sealed record MeldingZonderPandOntvangen(
    Guid MeldingId, Kanaal Kanaal, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd,
    [property: Afgeschermd(Toegangsrecht.BeschermdeMelderInzien, Als = nameof(MeldingZonderPandOntvangen.MelderBeschermd))] Persoonsgegeven<Melder>? Melder,
    Persoonsgegeven<string> Plaatsaanduiding, Persoonsgegeven<string> Omschrijving) : Intakegebeurtenis, IFeit;

/// <param name="PandId">BAG id; stands in events and paths by exception (DPIA).</param>
[Gebeurtenisnaam("melding-aan-pand-gekoppeld.v1", "De melding is aan een pand gekoppeld.")]
public sealed record MeldingAanPandGekoppeld(string PandId, Guid ZaakId) : Intakegebeurtenis;

/// <summary>The write model of a waiting melding.</summary>
public sealed record Intake(string Id, long Version, Guid MeldingId, DateTimeOffset OntvangenOp, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd, string? PandId)
{
    public static string Stroom(Guid meldingId) => $"intake-{meldingId:N}";

    public static Intake Na(Intake? intake, IEvent e)
    {
        intake ??= new Intake(e.StreamKey!, 0, Guid.Empty, default, default, false, false, null);
        return (e.Data switch
        {
            MeldingZonderPandOntvangen m => intake with { MeldingId = m.MeldingId, OntvangenOp = m.GebeurdOp, Onderwerp = m.Onderwerp, Anoniem = m.Anoniem, MelderBeschermd = m.MelderBeschermd },
            MeldingAanPandGekoppeld g => intake with { PandId = g.PandId },
            _ => intake,
        }) with
        { Version = e.Version > 0 ? e.Version : intake.Version + 1 };
    }
}

public sealed partial class IntakeProjectie : SingleStreamProjection<Intake, string>
{
    public IntakeProjectie()
    {
        Name = nameof(Intake);
        IncludeType<Intakegebeurtenis>();
    }

    public override Intake? Evolve(Intake? snapshot, string id, IEvent e) => Intake.Na(snapshot, e);
}
