using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;

namespace Handhaving.Lasten;

/// <summary>How far a last onder dwangsom is on a day.</summary>
public enum Laststatus
{
    /// <summary>Decided, and without effect until it is made known (Awb 3:40).</summary>
    Opgelegd,

    /// <summary>Made known on this very day; its terms begin on the next.</summary>
    Bekendgemaakt,

    /// <summary>Nothing forfeits yet: the begunstigingstermijn runs.</summary>
    Loopt,

    /// <summary>The begunstigingstermijn is over.</summary>
    Verbeurbaar,

    Geschorst,

    /// <summary>Nothing can forfeit any more (Awb 5:32b lid 2).</summary>
    Uitgewerkt,

    Beeindigd,
}

/// <summary>A signal of the ledger: something a jurist must look at.</summary>
/// <param name="Verbeurte">The dwangsom that it is about, by its day.</param>
public sealed record Signaalbeeld(DateOnly Op, string Code, string Tekst, DateOnly? Verbeurte);

/// <summary>On what a dwangsom rests and how far its collection is.</summary>
/// <param name="Controle">The visit that proves it; left out when that visit no longer does.</param>
/// <param name="Beschikking">The decision to collect in which it stands.</param>
/// <param name="AanmaningstermijnTotEnMet">The last day of the term of the last aanmaning that was sent with power.</param>
/// <param name="Dwangbevel">The writ in which it stands.</param>
public sealed record Verbeurtebewijs(Guid? Controle, Guid? Beschikking, DateOnly? InvorderingsbeschikkingOp, DateOnly? AanmaningstermijnTotEnMet, Guid? Dwangbevel);

/// <summary>One forfeited dwangsom. Amounts in euro cents.</summary>
/// <param name="BetalenUiterlijk">Six weeks after it forfeited (Awb 5:33).</param>
/// <param name="VerzuimVanaf">The first day of default, uitstel counted (Awb 4:97).</param>
/// <param name="LaatsteDagRechtsvordering">Left out while a procedure extends it without a known end (Awb 5:35).</param>
public sealed record Verbeurtestand(
    DateOnly VerbeurdOp, long BedragCent, DateOnly BetalenUiterlijk, DateOnly VerzuimVanaf, bool InVerzuim, DateOnly? LaatsteDagRechtsvordering,
    long BetaaldCent, long OpenstaandCent, long VerjaardCent, long AfgezienCent, Verbeurtebewijs Bewijs, string Uitleg);

/// <summary>A decision to collect.</summary>
public sealed record Beschikkingbeeld(Guid BeschikkingId, DateOnly Dagtekening, DateOnly? BekendgemaaktOp, IReadOnlyList<DateOnly> Verbeurten);

/// <summary>One last onder dwangsom as it stands on a day. Amounts in euro cents; all nul while it does not work yet.</summary>
/// <param name="Voorwaarden">As imposed.</param>
/// <param name="BedragCent">One dwangsom, as it is after changes.</param>
/// <param name="LaatsteDagBegunstiging">After extensions that were in time.</param>
/// <param name="VroegsteVerbeurte">The earliest day on which the next dwangsom can forfeit; left out when none can.</param>
/// <param name="BetaaldCent">What was received on the dwangsommen themselves (geïnd).</param>
/// <param name="Uitleg">The whole in one sentence.</param>
public sealed record Lastbeeld(
    Guid LastId, Guid OvertrederId, Guid OvertredingId, Guid? VoornemenId, Laststatus Status, Dwangsomvoorwaarden Voorwaarden, long BedragCent, long MaximumCent, bool GestaaktHouden,
    DateOnly Dagtekening, DateOnly? BekendgemaaktOp, DateOnly? LaatsteDagBegunstiging, Rekendatum? VroegsteVerbeurte,
    long VerbeurdCent, long BetaaldCent, long OpenstaandCent, long InVerzuimCent, long VerjaardCent, long AfgezienCent, long NogTerugTeBetalenCent, long ResterendTotMaximumCent,
    IReadOnlyList<Verbeurtestand> Verbeurten, IReadOnlyList<Beschikkingbeeld> Beschikkingen, IReadOnlyList<Signaalbeeld> Signalen, IReadOnlyList<string> Waarschuwingen, string? Uitleg)
{
    public static Lastbeeld Van(Lastdossier last, DateOnly dag)
    {
        var antwoord = last.StandOp(dag);
        var stand = antwoord?.Waarde;
        var boek = stand?.Grootboek;
        var dagen = boek?.Verbeurten.ToDictionary(v => v.Nr, v => v.VerbeurdOp) ?? [];
        return new(
            last.Id, last.OvertrederId, last.OvertredingId, last.VoornemenId, StatusOp(last, stand, dag), last.Voorwaarden,
            boek?.Last.BedragCent ?? last.Voorwaarden.BedragCent, boek?.Last.MaximumCent ?? last.Voorwaarden.MaximumCent, last.GestaaktHouden,
            last.Dagtekening, last.BekendgemaaktOp, boek?.LaatsteDagBegunstiging, Vroegst(boek),
            stand?.VerbeurdCent ?? 0, stand?.BetaaldCent ?? 0, stand?.OpenstaandCent ?? 0, stand?.InVerzuimCent ?? 0, stand?.VerjaardCent ?? 0, stand?.AfgezienCent ?? 0,
            stand?.NogTerugTeBetalenCent ?? 0, stand?.ResterendTotMaximumCent ?? last.Voorwaarden.MaximumCent,
            [.. (stand?.Posten ?? []).Select(p => Verbeurd(last, p))],
            [.. last.Beschikkingen.Values.OrderBy(b => b.Dagtekening).ThenBy(b => b.Id).Select(b => new Beschikkingbeeld(b.Id, b.Dagtekening, b.BekendgemaaktOp, [.. b.Posten.Select(p => p.VerbeurdOp)]))],
            [.. (boek?.Signalen ?? []).Select(s => new Signaalbeeld(s.Datum, s.Code, s.Tekst, s.Verbeurte is { } nr && dagen.TryGetValue(nr, out var d) ? d : null))],
            [.. (stand?.Waarschuwingen ?? []).Select(w => w.Tekst)], antwoord?.Uitleg);
    }

    private static Laststatus StatusOp(Lastdossier last, Stand? stand, DateOnly dag) => stand?.Grootboek switch
    {
        null => last.Beeindigd ? Laststatus.Beeindigd : Laststatus.Opgelegd,
        { BeeindigdOp: not null } => Laststatus.Beeindigd,
        { Uitgewerkt: true } => Laststatus.Uitgewerkt,
        var boek when boek.Schorsingen.Exists(s => s.Omvat(dag)) => Laststatus.Geschorst,
        var boek when dag >= boek.EersteDag => Laststatus.Verbeurbaar,
        var boek => dag > boek.Last.Bekendmaking ? Laststatus.Loopt : Laststatus.Bekendgemaakt,
    };

    private static Rekendatum? Vroegst(Grootboek? boek) => boek?.VroegsteVerbeurte() is { Waarde: not null } antwoord ? Rekendatum.Van(antwoord, d => d!.Value) : null;

    private static Verbeurtestand Verbeurd(Lastdossier last, Post post)
    {
        var v = post.Verbeurte;
        var beschikking = last.Beschikkingen.Values.Where(b => b.Posten.Any(p => p.VerbeurdOp == v.VerbeurdOp)).MinBy(b => b.Dagtekening);
        return new(
            v.VerbeurdOp, v.BedragCent, v.BetalenUiterlijk, v.VerzuimVanaf, post.InVerzuim, post.LaatsteDagRechtsvordering, v.BetaaldCent, post.OpenstaandCent, post.VerjaardCent, v.AfgezienCent,
            new(last.Bewezen(v.VerbeurdOp) ? last.Verbeurd[v.VerbeurdOp] : null, beschikking?.Id, v.InvorderingsbeschikkingOp, v.AanmaningstermijnTotEnMet,
                last.Dwangbevelen.Values.FirstOrDefault(d => d.Verbeurten.Contains(v.VerbeurdOp))?.Id),
            post.Uitleg);
    }
}
