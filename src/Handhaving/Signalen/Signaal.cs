using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Signalen;

public enum Uitbuitingsoort { Arbeidsuitbuiting, Mensenhandel, OverigeUitbuiting }

/// <summary>Who can act on it, at once.</summary>
public enum Signaalontvanger { Politie, NederlandseArbeidsinspectie }

/// <summary>What the victim wants, as far as that could be asked: help comes before proof.</summary>
public enum Slachtofferwens { WilHulp, WilGeenHulp, NietGevraagd, KonNietWordenGevraagd }

/// <summary>What was seen, where, and of whom. Only ever inside the kluis.</summary>
[BewaarAls(Bewaarklasse.Signaal)]
public sealed record Signaalinhoud(string Omschrijving, string? Plaats = null) : Persoonlijk;

public abstract record Signaalgebeurtenis(Guid SignaalId) : Gebeurtenis;

/// <summary>
/// Passed on at once, in a stream of its own: in no zaak, no dossier, no project and no feed. It is no evidence against a landlord.
/// </summary>
/// <param name="AcuutGevaar">Somebody was in danger then and there.</param>
[BewaarAls(Bewaarklasse.Signaal)]
[Gebeurtenisnaam("signaal-uitbuiting-gemeld.v1", "Een signaal van uitbuiting of mensenhandel is doorgegeven.", Artikel = "AVG art. 6 lid 1 onder d en e; Richtlijn 2011/36/EU art. 9, 11")]
public sealed record SignaalUitbuitingGemeld(
    Guid SignaalId, Uitbuitingsoort Soort, Signaalontvanger Ontvanger, bool AcuutGevaar, Slachtofferwens Wens,
    [property: Afgeschermd(Toegangsrecht.SignaalOpenen)] Persoonsgegeven<Signaalinhoud> Inhoud) : Signaalgebeurtenis(SignaalId);

/// <summary>The recipient said that it has the signal.</summary>
[Gebeurtenisnaam("signaal-ontvangst-bevestigd.v1", "De ontvanger heeft het signaal van uitbuiting bevestigd.")]
public sealed record SignaalOntvangstBevestigd(Guid SignaalId) : Signaalgebeurtenis(SignaalId);

/// <summary>A signal and whether it arrived; never what it says.</summary>
public sealed record Signaal(string Id, long Version, Guid SignaalId, Uitbuitingsoort Soort, Signaalontvanger Ontvanger, bool AcuutGevaar, Slachtofferwens Wens, DateTimeOffset GemeldOp, DateTimeOffset? BevestigdOp)
{
    public static string Stroom(Guid signaalId) => $"signaal-{signaalId:N}";

    public static Signaal? Na(Signaal? eerder, IEvent e) => (e.Data switch
    {
        SignaalUitbuitingGemeld s => new(e.StreamKey!, 0, s.SignaalId, s.Soort, s.Ontvanger, s.AcuutGevaar, s.Wens, s.GebeurdOp, null),
        SignaalOntvangstBevestigd b when eerder is not null => eerder with { BevestigdOp = b.GebeurdOp },
        _ => eerder,
    }) is { } na ? na with { Version = e.Version > 0 ? e.Version : (eerder?.Version ?? 0) + 1 } : null;
}

public sealed partial class SignaalProjectie : SingleStreamProjection<Signaal, string>
{
    public SignaalProjectie()
    {
        Name = nameof(Signaal);
        IncludeType<Signaalgebeurtenis>();
    }

    public override Signaal? Evolve(Signaal? snapshot, string id, IEvent e) => Signaal.Na(snapshot, e);
}
