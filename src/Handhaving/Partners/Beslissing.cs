using System.Text.Json.Nodes;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform.Http;

namespace Handhaving.Partners;

/// <summary>Why a partner got in or did not. The caller hears less than this (RFC 6749 section 5.2, RFC 6750 section 3.1).</summary>
public enum Beslisreden
{
    Toegestaan,
    GeenGeldigCertificaat, AnderOin, AnderCertificaat,
    Onleesbaar, OnbekendePartner, NietActief,
    OnbekendeSleutel, SleutelGeldtNiet, AnderAlgoritme, OngeldigeHandtekening,
    VerkeerdPubliek, Verlopen, NogNietGeldig, TeLangGeldig, Herhaald,
    OngeldigToken, TokenVervallen, ScopeNietVerleend, GeenAfspraak, TeVeel,
}

/// <summary>About what was decided: a token, a request with one, or a feed.</summary>
public enum Beslissoort { Token, Verzoek, Feed }

/// <summary>One decision, with no personal data in it.</summary>
/// <param name="Gemeente">That of the partner, or of whom the caller says to be; a word of our own when he names none.</param>
/// <param name="Versie">Of the register entry of the partner on which was decided.</param>
/// <param name="Recht">The agreement on which was decided.</param>
public sealed record Beslissing(
    string Gemeente, Guid? Partner, long? Versie, Beslissoort Soort, string? Feed, Feedrecht? Recht, Beslisreden Reden, Spoor Spoor, Guid Transactie, string? Certificaat, Guid? Token)
{
    /// <summary>The gemeente of a caller who names none that exists.</summary>
    public const string Nergens = "onbekend";

    public bool Toegestaan => Reden is Beslisreden.Toegestaan;

    /// <summary>
    /// In the form of the Authorization Decision Log (draft, on AuthZEN): what was asked and answered, and by which version of which policy.
    /// A denial is a decision like any other and no failure, so its status is not an error.
    /// </summary>
    internal JsonObject Adl(DateTimeOffset nu, string span) => new()
    {
        ["trace_id"] = Spoor.TraceId,
        ["span_id"] = span,
        ["parent_span_id"] = Spoor.Ouder,
        ["event_name"] = "adl.access_evaluation",
        ["timestamp"] = nu.ToUnixTimeMilliseconds(),
        ["status"] = "Unset",
        ["attributes"] = new JsonObject
        {
            ["adl.core.policies"] = new JsonArray([.. new[]
            {
                $"handhaving:partnertoegang:{Kopregels.Versie}",
                Versie is { } v ? $"handhaving:partner:{Partner}:{v}" : null,
                Recht is { } r ? $"handhaving:leveringsafspraak:{r.Afspraak}:{r.Versie}" : null,
            }.Where(p => p is not null).Select(p => JsonValue.Create(p))]),
            ["adl.fsc.transaction_id"] = Transactie.ToString(),
        },
        ["body"] = new JsonObject
        {
            ["adl.core.request"] = new JsonObject
            {
                ["subject"] = new JsonObject { ["type"] = "partner", ["id"] = Partner?.ToString(), ["properties"] = new JsonObject { ["x5t#S256"] = Certificaat, ["jti"] = Token?.ToString() } },
                ["action"] = new JsonObject { ["name"] = Soort.ToString() },
                ["resource"] = new JsonObject { ["type"] = Feed is null ? "gemeente" : "feed", ["id"] = Feed ?? Gemeente },
            },
            ["adl.core.response"] = new JsonObject { ["decision"] = Toegestaan, ["context"] = new JsonObject { ["reason"] = Reden.ToString() } },
        },
    };
}
