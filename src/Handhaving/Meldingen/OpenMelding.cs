using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>Asks for the personal data of one melding. The access is recorded before anything is opened.</summary>
/// <param name="Beperking">Why restricted values have to open (AVG art. 18 lid 2).</param>
public sealed record OpenMelding(Raadpleegdoel Doel, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<OpenMelding>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
        }
    }
}

/// <param name="Melder">Left out when the melding is anonymous, or when the melder is protected and you may not see him.</param>
/// <param name="Gewist">What was erased since.</param>
/// <param name="Beperkt">What belongs to someone who is restricted (AVG art. 18): it was not opened.</param>
/// <param name="Onjuist">What turned out to be wrong, with the rectification that says so (AVG art. 16).</param>
/// <param name="Plaatsaanduiding">Where the melder said that it is, when the pand was not known.</param>
public sealed record GeopendeMelding(Guid MeldingId, Melder? Melder, bool MelderAfgeschermd, string? Plaatsaanduiding, string? Omschrijving, IReadOnlyList<string> Gewist,
    IReadOnlyList<string> Beperkt, IReadOnlyDictionary<string, Guid> Onjuist) : Persoonlijk;

/// <summary>What a melding says, wherever it stands.</summary>
/// <param name="Ontvangst">The event with which it came in; it says who may see its melder.</param>
public sealed record Meldingsinhoud(object Ontvangst, Guid MeldingId, Guid? ZaakId, Persoonsgegeven<Melder>? Melder, Persoonsgegeven<string>? Plaatsaanduiding, Persoonsgegeven<string> Omschrijving)
{
    public static Meldingsinhoud? Van(object? gebeurtenis) => gebeurtenis switch
    {
        MeldingOntvangen m => new(m, m.MeldingId, m.ZaakId, m.Melder, null, m.Omschrijving),
        MeldingZonderPandOntvangen m => new(m, m.MeldingId, null, m.Melder, m.Plaatsaanduiding, m.Omschrijving),
        _ => null,
    };
}

public static class OpenMeldingEndpoint
{
    public static async Task<Meldingsinhoud?> LoadAsync(string pandId, Guid meldingId, IQuerySession sessie, CancellationToken ct)
    {
        var stroom = await sessie.Events.FetchStreamAsync(pandId, token: ct);
        if (stroom.Aggregate((Pand?)null, Pand.Na)?.ZaakMetMelding(meldingId) is not { } zaak) return null;
        // A melding that waited for its pand was received in a stream of its own.
        var ontvangst = stroom.Select(e => e.Data).OfType<MeldingOntvangen>().FirstOrDefault(m => m.MeldingId == meldingId)
            ?? ((await sessie.Events.FetchStreamAsync(Intake.Stroom(meldingId), token: ct)) is [var eerste, ..] ? eerste.Data : null);
        return Meldingsinhoud.Van(ontvangst) is { } inhoud ? inhoud with { ZaakId = zaak.Id } : null;
    }

    public static ProblemDetails Validate(Meldingsinhoud? melding) => melding is null ? Problemen.Onbekend("De melding") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/meldingen/{meldingId}/_open"), NonTransactional, Mag(Toegangsrecht.PersoonsgegevensInzien)]
    [Verwerkt(Activiteit.MeldingBehandelen, Activiteit.Toezicht, Activiteit.Handhaving, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GeopendeMelding> Post(OpenMelding opdracht, Meldingsinhoud melding, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var afgeschermd = melding.Melder is not null && !http.User.MagZien(melding.Ontvangst, melding.Melder);
        var raadpleging = verantwoording.Van(http, "Melding openen", opdracht.Doel, melding.ZaakId).In(melding.Ontvangst).MetWeigering(afgeschermd ? [melding.Melder!] : []).MetUitzondering(opdracht.Beperking) with { BeperktWeglaten = true };
        var velden = new (string Veld, Persoonsgegeven? Gegeven)[] { ("melder", afgeschermd ? null : melding.Melder), ("plaatsaanduiding", melding.Plaatsaanduiding), ("omschrijving", melding.Omschrijving) }.Where(v => v.Gegeven is not null).ToList();
        var open = await sleuteldienst.OpenAllesAsync(raadpleging, [.. velden.Select(v => v.Gegeven!)], ct);
        if (open.Count > 0 && open.Values.All(w => w is null)) throw new GegevenGewistException(melding.Omschrijving.Betrokkene);
        return new(melding.MeldingId, afgeschermd ? null : Van(melding.Melder), afgeschermd, Van(melding.Plaatsaanduiding), Van(melding.Omschrijving),
            [.. velden.Where(v => open.TryGetValue(v.Gegeven!.Commitment, out var w) && w is null).Select(v => v.Veld)], [.. velden.Where(v => !open.ContainsKey(v.Gegeven!.Commitment)).Select(v => v.Veld)],
            velden.Where(v => open.GetValueOrDefault(v.Gegeven!.Commitment)?.Rectificatie is not null).ToDictionary(v => v.Veld, v => open[v.Gegeven!.Commitment]!.Rectificatie!.Value));

        T? Van<T>(Persoonsgegeven<T>? gegeven) where T : class =>
            gegeven is null ? null : open.GetValueOrDefault(gegeven.Commitment)?.Als<T>();
    }
}
