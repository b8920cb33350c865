using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>What there is to do in a request, the first thing first.</summary>
public enum Verzoekstap { StelIdentiteitVast, KiesBetrokkenen, Beslis, MaakBekend, MaakKopie, RectificeerGegeven, BeperkVerwerking, WisInBewaring, VoerUit, StelOntvangersInKennis, HandelAf }

/// <summary>A choice of the gemeente where the law is open, as it works in this request.</summary>
public enum Verzoekkeuze { TermijnLooptVanafOntvangst, TermijnWachtOpIdentiteit, VerordeningNietAtw }

/// <param name="TeBevestigenVoor">By when the recipient should confirm what he was told; left out when he did, or when he was not told.</param>
public sealed record Ontvangerbeeld(Guid OntvangerId, string Aanduiding, DateOnly VerstrektOp, DateOnly? InKennisGesteldOp, DateOnly? BevestigdOp, bool AchterwegeGelaten, DateOnly? TeBevestigenVoor, bool Verlopen);

/// <summary>One request with its term and what is next to do. It names no one: <c>…/_open</c> does.</summary>
/// <param name="Artikel">The article on which it rests.</param>
/// <param name="Keuzes">What the gemeente chose where the law is open (docs/juridische-punten.md).</param>
/// <param name="DagenResterend">Calendar days left after today; nul on the last day, and less once it is over.</param>
public sealed record Avgverzoekbeeld(
    Guid VerzoekId, Verzoeksoort Soort, string Artikel, Verzoekfase Fase, DateOnly OntvangenOp, Rekendatum? Termijn, bool Verstreken, int? DagenResterend, bool Verlengd, IReadOnlyList<Guid> Betrokkenen, Identiteitswijze? Identiteit,
    DateOnly? InformatieGevraagdOp, Verzoekbesluit? Besluit, IReadOnlyList<Kopie> Kopieen, DateOnly? UitgevoerdOp, IReadOnlyList<Beperking> Beperkingen, IReadOnlyList<Wijziging> Wijzigingen, IReadOnlyList<Ontvangerbeeld> Ontvangers,
    IReadOnlyList<Verzoekstap> TeDoen, IReadOnlyList<Verzoekkeuze> Keuzes)
{
    internal static Avgverzoekbeeld Van(Avgverzoek v, Verzoekinstellingen keuze, DateOnly vandaag)
    {
        // What was answered is no longer late.
        var loopt = v.Fase is Verzoekfase.InBehandeling or Verzoekfase.Besloten;
        return new(v.VerzoekId, v.Soort, v.Soort.Artikel(), v.Fase, v.OntvangenOp, v.Termijn, loopt && v.Termijn?.Datum < vandaag, loopt && v.Termijn is { } t ? Resttermijn.Dagen(t.Datum, vandaag) : null, v.Verlengd, v.Betrokkenen, v.Identiteit,
            v.InformatieGevraagdOp, v.Besluit, v.Kopieen, v.UitgevoerdOp, v.Beperkingen, v.Wijzigingen,
            [.. v.Ontvangers.Select(o => new Ontvangerbeeld(o.Id, o.Aanduiding, o.VerstrektOp, o.InKennisGesteldOp, o.BevestigdOp, o.AchterwegeGelaten, o.BevestigdOp is null ? o.BevestigenVoor : null, o.BevestigdOp is null && o.BevestigenVoor < vandaag))],
            [.. Stappen(v)], [keuze.TermijnWachtOpIdentiteit ? Verzoekkeuze.TermijnWachtOpIdentiteit : Verzoekkeuze.TermijnLooptVanafOntvangst, Verzoekkeuze.VerordeningNietAtw]);
    }

    internal static IEnumerable<Verzoekstap> Stappen(Avgverzoek v)
    {
        if (v.Fase is Verzoekfase.Ingetrokken or Verzoekfase.Afgehandeld) yield break;
        if (v.Identiteit is null && v.Besluit is null) yield return Verzoekstap.StelIdentiteitVast;
        if (v.Betrokkenen.IsEmpty && v.Besluit is null) yield return Verzoekstap.KiesBetrokkenen;
        if (v.Besluit is null) yield return Verzoekstap.Beslis;
        if (v.Besluit is { BekendgemaaktOp: null }) yield return Verzoekstap.MaakBekend;
        if (v.Besluit is { Uitkomst: not Verzoekuitkomst.Afgewezen } && v.UitgevoerdOp is null)
        {
            if (v.Soort is Verzoeksoort.Inzage && v.Kopieen.IsEmpty) yield return Verzoekstap.MaakKopie;
            if (v.Soort is Verzoeksoort.Rectificatie && v.Wijzigingen.All(w => w.Soort is not Wijzigingssoort.Gerectificeerd)) yield return Verzoekstap.RectificeerGegeven;
            if (v.Soort is Verzoeksoort.Beperking && v.Beperkingen.IsEmpty) yield return Verzoekstap.BeperkVerwerking;
            if (v.Soort is Verzoeksoort.Wissing or Verzoeksoort.Bezwaar) yield return Verzoekstap.WisInBewaring;
            yield return Verzoekstap.VoerUit;
        }
        if (Verzoekregels.Kennisgevingen(v) is not null) yield return Verzoekstap.StelOntvangersInKennis;
        if (v.Besluit is not null) yield return Verzoekstap.HandelAf;
    }
}

public static class BekijkAvgVerzoekEndpoint
{
    public static async Task<(ProblemDetails, Avgverzoek?)> LoadAsync(Guid verzoekId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Avgverzoek>(Avgverzoek.Stroom(verzoekId), ct) is { } verzoek ? (WolverineContinue.NoProblems, verzoek) : (Problemen.Onbekend("Het verzoek"), null);

    [WolverineGet("/v1/avg-verzoeken/{verzoekId}"), NonTransactional, Mag(Toegangsrecht.AvgVerzoekBehandelen)]
    public static Avgverzoekbeeld Get(Avgverzoek verzoek, Verzoekinstellingen keuze, HttpContext http, TimeProvider klok)
    {
        Versies.MeldNa(http, () => verzoek.Version, klok.Vandaag());
        return Avgverzoekbeeld.Van(verzoek, keuze, klok.Vandaag());
    }
}

/// <summary>One request in the list.</summary>
public sealed record Avgverzoekregel(Guid VerzoekId, Verzoeksoort Soort, Verzoekfase Fase, DateOnly OntvangenOp, Rekendatum? Termijn, bool Verstreken, int? DagenResterend, IReadOnlyList<Verzoekstap> TeDoen);

/// <summary>All requests of the gemeente, in the order of their receipt; without names.</summary>
public static class BekijkAvgVerzoekenEndpoint
{
    public static ProblemDetails Validate(string? cursor, int? limit) => Bladeren.Controleer(cursor, limit);

    /// <param name="fase">Only those that are so far.</param>
    [WolverineGet("/v1/avg-verzoeken"), NonTransactional, Mag(Toegangsrecht.AvgVerzoekBehandelen)]
    public static async Task<Pagina<Avgverzoekregel>> Get(Verzoekfase? fase, string? cursor, int? limit, IQuerySession sessie, HttpContext http, Verzoekinstellingen keuze, TimeProvider klok, CancellationToken ct)
    {
        var alle = await sessie.Query<Avgverzoek>().ToListAsync(ct);
        var pagina = alle.Where(v => fase is null || v.Fase == fase).Blader(http, v => v.Id, cursor, limit);
        return new([.. pagina.Items.Select(v => Avgverzoekbeeld.Van(v, keuze, klok.Vandaag())).Select(b => new Avgverzoekregel(b.VerzoekId, b.Soort, b.Fase, b.OntvangenOp, b.Termijn, b.Verstreken, b.DagenResterend, b.TeDoen))]) { Vorige = pagina.Vorige, Volgende = pagina.Volgende };
    }
}

/// <summary>A free text or document in which the person stands or may stand, as the one who judges it finds it: never the text.</summary>
/// <param name="Eigen">It is recorded as being about him; else it belongs to a zaak in which he stands.</param>
/// <param name="Verstrekken">What was judged; left out, nobody did, and it stays out of the copy.</param>
public sealed record Inzagetekst(Guid Gebeurtenis, string Pad, string? PandId, Guid? ZaakId, bool Eigen, bool? Verstrekken);

public sealed record Inzageteksten(Guid VerzoekId, IReadOnlyList<Inzagetekst> Teksten);

public static class BekijkInzagetekstenEndpoint
{
    public static async Task<(ProblemDetails, Avgverzoek?)> LoadAsync(Guid verzoekId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Avgverzoek>(Avgverzoek.Stroom(verzoekId), ct) is { } verzoek ? (WolverineContinue.NoProblems, verzoek) : (Problemen.Onbekend("Het verzoek"), null);

    [WolverineGet("/v1/avg-verzoeken/{verzoekId}/teksten"), NonTransactional, Mag(Toegangsrecht.AvgVerzoekBeslissen)]
    public static async Task<Inzageteksten> Get(Avgverzoek verzoek, IQuerySession sessie, Beperkingsregister register, Register verwerkingen, TimeProvider klok, HttpContext http, CancellationToken ct)
    {
        Versies.MeldNa(http, () => verzoek.Version, klok.Vandaag());
        var oordelen = verzoek.Teksten.ToDictionary(t => t.Veld, t => t.Verstrekken);
        var bron = await Inzagebron.LaadAsync(sessie, register, verzoek.Betrokkenen, a => verwerkingen.Op(a, klok.GetUtcNow()).Vertrouwelijk is not null, ct);
        return new(verzoek.VerzoekId, [.. bron.Teksten.Select(t => new Inzagetekst(t.Veld.Gebeurtenis, t.Veld.Pad, t.PandId, t.ZaakId, t.Eigen, oordelen.TryGetValue(t.Veld, out var o) ? o : null))]);
    }
}
