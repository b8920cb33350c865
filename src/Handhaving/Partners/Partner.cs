using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten.Events.Aggregation;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Partners;

public enum Partnerstatus { Voorgesteld, Actief, Geschorst, Beeindigd }

/// <summary>Why a partner was shut out at once. A closed list: this stays for ever.</summary>
public enum Schorsingsreden { SleutelUitgelekt, Misbruik, AfspraakGeschonden, OpVerzoekVanDePartner, Onderzoek }

/// <summary>How a partner may sign (RFC 7518 section 3.1). No symmetric one and no <c>none</c>: what is not named does not exist.</summary>
public enum Sleutelalgoritme { RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 }

public enum Sleutelstatus { Voorgesteld, Actief, Ingetrokken }

public abstract record Partnergebeurtenis : Gebeurtenis;

/// <param name="Oin">Organisation number as it stands in certificates; its parts mean nothing here.</param>
/// <param name="Organisatie">Name of the organisation, never of a person.</param>
/// <param name="Voorsteller">Who proposed; another confirms.</param>
[Gebeurtenisnaam("partner-voorgesteld.v1", "Er is voorgesteld een organisatie aan te sluiten.", Artikel = "SUWI 64; AVG 32")]
public sealed record PartnerVoorgesteld(Guid PartnerId, string Oin, string Organisatie, Partnersoort Soort, Guid Voorsteller) : Partnergebeurtenis;

[Gebeurtenisnaam("partner-bevestigd.v1", "De aansluiting van een organisatie is door een tweede persoon bevestigd.", Artikel = "SUWI 64; AVG 32")]
public sealed record PartnerBevestigd(Guid Bevestiger) : Partnergebeurtenis;

[Gebeurtenisnaam("partnersleutel-voorgesteld.v1", "Er is een sleutel voorgesteld waarmee een partner zich aanmeldt.", Artikel = "AVG 32")]
public sealed record PartnersleutelVoorgesteld(Sleutelopgave Sleutel, Guid Voorsteller) : Partnergebeurtenis;

[Gebeurtenisnaam("partnersleutel-bevestigd.v1", "Een sleutel van een partner is door een tweede persoon bevestigd.", Artikel = "AVG 32")]
public sealed record PartnersleutelBevestigd(Guid SleutelId, Guid Bevestiger) : Partnergebeurtenis;

[Gebeurtenisnaam("partnersleutel-ingetrokken.v1", "Een sleutel van een partner is ingetrokken.", Artikel = "AVG 32")]
public sealed record PartnersleutelIngetrokken(Guid SleutelId) : Partnergebeurtenis;

[Gebeurtenisnaam("partner-geschorst.v1", "Een partner is met onmiddellijke ingang afgesloten.", Artikel = "AVG 32")]
public sealed record PartnerGeschorst(Schorsingsreden Reden, Guid Schorser) : Partnergebeurtenis;

[Gebeurtenisnaam("partner-hervat.v1", "De schorsing van een partner is opgeheven.", Artikel = "AVG 32")]
public sealed record PartnerHervat(Guid Hervatter) : Partnergebeurtenis;

[Gebeurtenisnaam("partner-beeindigd.v1", "De aansluiting van een organisatie is beëindigd.", Artikel = "AVG 5 lid 1 onder b")]
public sealed record PartnerBeeindigd : Partnergebeurtenis;

/// <summary>One public key of a partner.</summary>
/// <param name="Kid">How the partner calls it in the header of what he signs.</param>
/// <param name="Publiek">SubjectPublicKeyInfo, base64.</param>
/// <param name="GeldigTot">From this moment on it no longer holds.</param>
/// <param name="Certificaten">Thumbprints (x5t#S256, RFC 8705) of the only certificates over which this key may be used; empty: any of this OIN.</param>
public sealed record Sleutelopgave(
    Guid SleutelId, string Kid, Sleutelalgoritme Algoritme, string Publiek, DateTimeOffset GeldigVanaf, DateTimeOffset GeldigTot, ImmutableArray<string> Certificaten);

public sealed record Partnersleutel(Sleutelopgave Opgave, Sleutelstatus Status, Guid Voorsteller)
{
    public bool Geldt(DateTimeOffset op) => Status is Sleutelstatus.Actief && op >= Opgave.GeldigVanaf && op < Opgave.GeldigTot;
}

/// <summary>
/// An organisation that may connect to one gemeente, in a stream of its own. A request of a partner reads it anew, on every node: so a
/// suspension works from its commit on.
/// </summary>
/// <param name="TokensVanaf">Tokens of before this moment no longer hold: what a suspension ended does not come back with its end.</param>
[GeeftVersie]
public sealed record Partner(
    string Id, long Version, Guid PartnerId, string Oin, string Organisatie, Partnersoort Soort, Partnerstatus Status, Guid Voorsteller, Guid? Schorser, DateTimeOffset? TokensVanaf,
    ImmutableDictionary<Guid, Partnersleutel> Sleutels)
{
    public static string Stroom(Guid partnerId) => $"partner-{partnerId:N}";

    /// <summary>The key with this name, whatever became of it; null when the partner has none.</summary>
    public Partnersleutel? Sleutel(string kid) => Sleutels.Values.FirstOrDefault(s => s.Opgave.Kid == kid);

    public static Partner Na(Partner? partner, IEvent e)
    {
        partner ??= new(e.StreamKey!, 0, default, "", "", default, Partnerstatus.Voorgesteld, default, null, null, ImmutableDictionary<Guid, Partnersleutel>.Empty);
        return (e.Data switch
        {
            PartnerVoorgesteld v => partner with { PartnerId = v.PartnerId, Oin = v.Oin, Organisatie = v.Organisatie, Soort = v.Soort, Voorsteller = v.Voorsteller },
            PartnerBevestigd => partner with { Status = Partnerstatus.Actief },
            PartnersleutelVoorgesteld s => partner.Met(new(s.Sleutel, Sleutelstatus.Voorgesteld, s.Voorsteller)),
            PartnersleutelBevestigd b when partner.Sleutels.TryGetValue(b.SleutelId, out var s) => partner.Met(s with { Status = Sleutelstatus.Actief }),
            PartnersleutelIngetrokken i when partner.Sleutels.TryGetValue(i.SleutelId, out var s) => partner.Met(s with { Status = Sleutelstatus.Ingetrokken }),
            PartnerGeschorst g => partner with { Status = Partnerstatus.Geschorst, Schorser = g.Schorser },
            PartnerHervat h => partner with { Status = Partnerstatus.Actief, Schorser = null, TokensVanaf = h.GebeurdOp },
            PartnerBeeindigd => partner with { Status = Partnerstatus.Beeindigd },
            _ => partner,
        }) with
        { Version = e.Version > 0 ? e.Version : partner.Version + 1 };
    }

    private Partner Met(Partnersleutel sleutel) => this with { Sleutels = Sleutels.SetItem(sleutel.Opgave.SleutelId, sleutel) };
}

public sealed partial class PartnerProjectie : SingleStreamProjection<Partner, string>
{
    public PartnerProjectie()
    {
        Name = nameof(Partner);
        IncludeType<Partnergebeurtenis>();
    }

    public override Partner? Evolve(Partner? snapshot, string id, IEvent e) => Partner.Na(snapshot, e);
}

/// <summary>How a partner is called in OAuth: the gemeente and its own id, so that nothing is looked up over gemeenten.</summary>
public sealed partial record Clientnaam(string Gemeente, Guid PartnerId)
{
    public static Clientnaam? Lees(string? tekst) => tekst is not null && Vorm().IsMatch(tekst) ? new(tekst[..6], Guid.ParseExact(tekst.AsSpan(7), "N")) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Gemeente}.{PartnerId:N}");

    [GeneratedRegex(@"^GM[0-9]{4}\.[0-9a-f]{32}\z")]
    private static partial Regex Vorm();
}

/// <summary>Organisatie-identificatienummer: twenty characters, compared as they are. Its parts and the register behind it are not interpreted.</summary>
public static partial class Oin
{
    public static bool IsGeldig(string? oin) => oin is not null && Vorm().IsMatch(oin);

    [GeneratedRegex(@"^[0-9A-Z]{20}\z")]
    private static partial Regex Vorm();
}

/// <summary>Middleware of every command on a partner: holds the caller to the version that he read, and answers with the one that he made.</summary>
public static class Partnerslot
{
    public static ProblemDetails Before(HttpContext http, Partner? partner, IEventStream<Partner> stroom)
    {
        if (partner is null) return Problemen.Onbekend("De partner");
        var probleem = Versies.Vergelijk(http.Request, partner.Version);
        if (probleem.Status is null or 200) Versies.MeldNa(http, () => stroom.Events.Count == 0 ? partner.Version : stroom.CurrentVersion ?? partner.Version);
        return probleem;
    }
}

/// <summary>What may be done with a partner as it stands. Pure.</summary>
internal static class Partnerregels
{
    public static Weigering? Stand(Partner partner, params ReadOnlySpan<Partnerstatus> goed) => goed.Contains(partner.Status) ? null
        : new("P-status", "productkeuze", $"Deze partner is {partner.Status.ToString().ToLowerInvariant()}; dit kan dan niet.", "Lees de partner opnieuw. Wat beëindigd is begint met een nieuw voorstel.");

    public static Weigering? TweedePersoon(Guid eerste, Uitvoerder uitvoerder) => eerste != uitvoerder.Medewerker ? null
        : new("P-vierogen", "AVG art. 32; productkeuze", "Wie een aansluiting, sleutel of schorsing begint, rondt haar niet zelf af.", "Laat een ander dit doen.");

    public static Weigering? NieuweNaam(Partner partner, string kid) => partner.Sleutel(kid) is null ? null
        : new("P-sleutelnaam", "productkeuze; RFC 7517 section 4.5", "Deze partner heeft of had al een sleutel met deze kid.", "Laat de partner een nieuwe kid kiezen; zo blijft van elk token vast waarmee het is gevraagd.");

    public static Weigering? Sleutelstand(Partnersleutel sleutel, params ReadOnlySpan<Sleutelstatus> goed) => goed.Contains(sleutel.Status) ? null
        : new("P-sleutelstatus", "productkeuze", $"Deze sleutel is {sleutel.Status.ToString().ToLowerInvariant()}; dit kan dan niet.", "Stel een nieuwe sleutel voor als de partner er een nodig heeft.");
}

/// <summary>The answer to a command on a partner.</summary>
public sealed record PartnerBijgewerkt(Guid PartnerId, Guid? SleutelId = null);
