using FluentValidation;
using Handhaving.Borging;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringen;

/// <summary>
/// The partner says up to where it has processed the feed: what had to be corrected or removed up to there, it corrected and removed (AVG art. 19).
/// Saying it again changes nothing.
/// </summary>
/// <param name="Tot">Het id van de laatste gebeurtenis die is verwerkt.</param>
public sealed record BevestigLevering(string Tot) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<BevestigLevering>
    {
        public Validator() => RuleFor(x => x.Tot).Must(t => t is not null && Volgnummer.Lees(t) is > 0).WithMessage("is geen id van een gebeurtenis: 19 cijfers.");
    }
}

/// <param name="Tot">Up to where this feed was confirmed.</param>
/// <param name="Open">How many corrections and removals still wait for a confirmation.</param>
public sealed record Bevestigd(string Tot, long Open);

public static class BevestigLeveringEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverinePost("/v1/feeds/{feedId}/bevestigingen"), NonTransactional, MagPartner]
    public static async Task<Bevestigd> Post(BevestigLevering opdracht, Guid feedId, Feedtoegang toegang, NpgsqlDataSource bron, CancellationToken ct)
    {
        var (gemeente, tot) = (toegang.Partner.Gemeente, Volgnummer.Lees(opdracht.Tot)!.Value);
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var geleverd = await verbinding.WaardeAsync<long>($"select coalesce(max(tot), 0) from {Leveringsschema.Levering} where gemeente = $1 and feed = $2", ct, gemeente, feedId);
        if (tot > geleverd) throw new ProbleemException(Problemen.Ongeldig("tot", "ligt voorbij wat aan u is geleverd. Haal eerst op wat u wilt bevestigen."));
        await verbinding.VoerUitAsync($"insert into {Leveringsschema.Bevestiging} (gemeente, feed, tot, afnemer) values ($1, $2, $3, $4) on conflict do nothing", ct, gemeente, feedId, tot, toegang.Partner.PartnerId);
        var bevestigd = await verbinding.WaardeAsync<long>($"select max(tot) from {Leveringsschema.Bevestiging} where gemeente = $1 and feed = $2", ct, gemeente, feedId);
        return new(Volgnummer.Schrijf(bevestigd), await verbinding.WaardeAsync<long>($"select count(*) from {Leveringsschema.Correctie} where gemeente = $1 and feed = $2 and nr > $3", ct, gemeente, feedId, bevestigd));
    }
}
