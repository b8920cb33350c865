using System.Collections.Immutable;
using Handhaving.Bewaring;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Verwerkingen;
using JasperFx.Events;
using Marten;
using Bewaartermijnen = Handhaving.Recht.Bewaring.Bewaartermijnen;

namespace Handhaving.Avgverzoeken;

/// <summary>One place where something about the person stands; never the value.</summary>
/// <param name="Gegeven">Null when it was erased.</param>
/// <param name="IsTekst">Free text or a document: someone else may be named in it, so it goes out only after a human read it (AVG art. 15 lid 4).</param>
/// <param name="Eigen">It stands under his own reference; else it belongs to a zaak in which he stands.</param>
internal sealed record Inzageplaats(Wisveld Veld, IEvent Bron, Persoonsgegeven? Gegeven, Activiteit Activiteit, string Klasse, bool IsTekst, bool Eigen)
{
    public string? PandId => Bron.Data is Pandgebeurtenis ? Bron.StreamKey : null;

    public Guid? ZaakId => (Bron.Data as Zaakgebeurtenis)?.ZaakId;
}

/// <summary>
/// Everything that the gemeente has about a person, over all panden, as far as he may hear of it now. What is confidential (AVG art. 23) is left
/// out here, before anything is counted, so that no figure tells that it is there.
/// </summary>
internal sealed record Inzagebron(IReadOnlyDictionary<string, Pand> Panden, IReadOnlyList<Inzageplaats> Plaatsen)
{
    public IEnumerable<Inzageplaats> Teksten => Plaatsen.Where(p => p.IsTekst && p.Gegeven is not null);

    public static async Task<Inzagebron> LaadAsync(IQuerySession sessie, Beperkingsregister register, ImmutableArray<Guid> betrokkenen, Func<Activiteit, bool> vertrouwelijk, CancellationToken ct)
    {
        // What he asked before is about him too; not what someone asked of whom it was never established that it was he.
        var gevraagd = (await sessie.Query<Avgverzoek>().ToListAsync(ct)).Where(v => v.Identiteit is not null && v.Betrokkenen.Intersect(betrokkenen).Any()).Select(v => v.VerzoekId);
        var plaatsen = await register.PlaatsenAsync(sessie.TenantId, [.. betrokkenen, .. gevraagd], ct);
        var ids = plaatsen.Select(p => p.Gebeurtenis).Distinct().ToArray();
        var bronnen = (await sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && ids.Contains(e.Id)).ToListAsync(ct)).ToDictionary(e => e.Id);
        Dictionary<string, Pand> panden = [];
        foreach (var pandId in bronnen.Values.Where(e => e.Data is Pandgebeurtenis).Select(e => e.StreamKey!).Distinct())
            if ((await sessie.Events.FetchStreamAsync(pandId, token: ct)).Aggregate((Pand?)null, Pand.Na) is { } pand) panden[pandId] = pand;

        var eigen = plaatsen.Where(p => bronnen.ContainsKey(p.Gebeurtenis)).Select(p => Plaats(bronnen[p.Gebeurtenis], p.Pad, p.Klasse, p.Gewist, eigen: true));
        var zaken = bronnen.Values.Select(e => e.Data).OfType<Zaakgebeurtenis>().Select(z => z.ZaakId).ToHashSet();
        // What is said about no one in particular belongs to the zaak, and may be about him.
        var vanZaken = from pand in panden.Values
                       from e in pand.Stroom
                       where e.Data is Zaakgebeurtenis z && zaken.Contains(z.ZaakId)
                       from v in Persoonsgegeven.In(e.Data)
                       where v.Gegeven.Betrokkene == ((Zaakgebeurtenis)e.Data).ZaakId && !Wissing.Dicht(pand.Stroom).Contains(new(e.Id, v.Pad))
                       select Plaats(e, v.Pad, Bewaarklasse.Zaak, gewist: false, eigen: false);
        return new(panden, [.. eigen.Concat(vanZaken.Where(p => p.IsTekst)).Where(p => !vertrouwelijk(p.Activiteit) && !(InVoorbereiding(panden, p) && vertrouwelijk(Activiteit.LopendOnderzoek)))]);
    }

    /// <summary>What the gemeente was doing when it recorded this.</summary>
    public static Activiteit Van(object gebeurtenis) => gebeurtenis switch
    {
        Intakegebeurtenis or MeldingOntvangen or MeldingGekoppeld or MeldingBeoordeeld => Activiteit.MeldingBehandelen,
        ZorgsignaalDoorgegeven => Activiteit.Zorgsignaal,
        Wissinggebeurtenis => Activiteit.WissingEnVernietiging,
        Verzoekgebeurtenis or GegevenGerectificeerd => Activiteit.InzageBetrokkene,
        Mandaatgebeurtenis or Toezichthoudergebeurtenis => Activiteit.Registers,
        DossierGeexporteerd => Activiteit.BezwaarEnBeroep,
        Controlegebeurtenis or MachtigingAangevraagd or MachtigingVerleend or MachtigingGeweigerd or MachtigingVervallen => Activiteit.Toezicht,
        VoornemenVerzonden or ZienswijzeIngediend or ZienswijzeMondelingGegeven or ZienswijzeBeoordeeld => Activiteit.Zienswijze,
        InvorderingsbeschikkingGenomen or InvorderingsbeschikkingBekendgemaakt or AanmaningVerzonden or BetalingOntvangen or DwangbevelUitgevaardigd or DwangbevelBetekend or UitstelVerleend or VanInvorderingAfgezien => Activiteit.Invordering,
        _ => Activiteit.Handhaving,
    };

    /// <summary>A visit of which nobody may know beforehand is being prepared in this zaak. Who reported hears of his own melding all the same: that betrays nothing.</summary>
    private static bool InVoorbereiding(Dictionary<string, Pand> panden, Inzageplaats p) =>
        p.Activiteit is not Activiteit.MeldingBehandelen && p is { PandId: { } pandId, ZaakId: { } zaakId } && panden[pandId].Zaak(zaakId) is { } zaak && InVoorbereiding(zaak);

    /// <summary>Until the visit was made and the machtiging used, or it was given up (the machtiging lapsed, the zaak is closed).</summary>
    internal static bool InVoorbereiding(Zaak zaak) => zaak.Fase is not Fase.Afgesloten
        && (zaak.Controles.Values.Any(c => !c.Uitgevoerd && c.Planning is not null) || zaak.Machtigingen.Values.Any(m => m.Status is Machtigingstatus.Aangevraagd
                || (m.Status is Machtigingstatus.Verleend && !zaak.Controles.Values.Any(c => c.Betredingen.Exists(b => b.MachtigingId == m.Id)))));

    private static Inzageplaats Plaats(IEvent e, string pad, string klasse, bool gewist, bool eigen)
    {
        var gegeven = gewist ? null : Persoonsgegeven.In(e.Data).FirstOrDefault(v => v.Pad == pad).Gegeven;
        // An address or a name is a fact about him, also when it is a line of text; what he stated himself is his.
        var kort = pad.EndsWith("/adres", StringComparison.Ordinal) || pad.EndsWith("/naam", StringComparison.Ordinal) || (e.Data is GegevenGerectificeerd && eigen);
        return new(new(e.Id, pad), e, gegeven, Van(e.Data), klasse, IsTekst: gegeven is Persoonsgegeven<Bestand> or Persoonsgegeven<Verslaginhoud> || (gegeven is Persoonsgegeven<string> && !kort), eigen);
    }

    /// <summary>Until when it is kept, in words.</summary>
    public string Bewaartermijn(Inzageplaats p, Bewaartermijnen tabel) =>
        p is not { PandId: { } pandId, ZaakId: { } zaakId } || !Panden.TryGetValue(pandId, out var pand) || pand.Zaak(zaakId) is not { } zaak ? "zie de verwerking hieronder"
        : Bewaarstand.Van(pand, zaak, tabel) is not { } stand ? "begint als de zaak is afgesloten"
        : stand.LaatsteDag is { } dag ? $"tot en met {Besluitregels.Dag(dag.Datum)}" : "de gemeente heeft de termijn nog niet vastgesteld";
}
