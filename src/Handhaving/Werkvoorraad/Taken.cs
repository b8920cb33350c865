using System.Collections.Immutable;
using Handhaving.Binnentreden;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Termijnen;
using Handhaving.Termijnbewaking;
using Machtiging = Handhaving.Panden.Machtiging;

namespace Handhaving.Werkvoorraad;

/// <summary>
/// All that is to be done in a zaak on a day. A pure function, worked out anew whenever it is asked: a task comes when its
/// day comes, and goes when it is done and also when a correction takes its reason away.
/// </summary>
/// <param name="zaak">The zaak.</param>
/// <param name="eigen">When what was recorded in this system happened; see <see cref="Zaakwerk"/>.</param>
/// <param name="dag">The day that is looked at.</param>
public sealed class Taken(Zaak zaak, ImmutableDictionary<Guid, DateTimeOffset> eigen, DateOnly dag)
{
    public static IReadOnlyList<Taak> Van(Zaak zaak, ImmutableDictionary<Guid, DateTimeOffset> eigen, DateOnly dag) => [.. new Taken(zaak, eigen, dag).Alle()];

    private IEnumerable<Taak> Alle() => VanOnderzoek().Concat(zaak.Controles.Values.SelectMany(VanControle)).Concat(zaak.Machtigingen.Values.SelectMany(VanMachtiging))
        .Concat(zaak.IsAfgesloten ? [] : NaarBesluit().Concat(zaak.Lasten.Values.SelectMany(VanLast)).Concat(Einde()));

    private IEnumerable<Taak> VanOnderzoek()
    {
        foreach (var m in zaak.Meldingen.Values.Where(m => m.Uitkomst is null && eigen.ContainsKey(m.Gebeurtenis)))
            yield return Taak.Over(Taaksoort.MeldingBeoordelen, m.Id, m.OntvangenOp);

        var laatste = zaak.Controles.Values.SelectMany(c => c.Afloop).MaxBy(a => a.Op);
        if (zaak.Fase is Fase.InOnderzoek && eigen.TryGetValue(zaak.Id, out var sinds) && zaak.Controles.Values.All(c => c.Uitgevoerd)
            && laatste?.Resultaat is null or Controleresultaat.GeenToegang or Controleresultaat.NiemandThuis)
            yield return Taak.Over(Taaksoort.ControlePlannen, zaak.Id, laatste?.Op > sinds ? laatste.Op : sinds);

        foreach (var pv in zaak.ProcessenVerbaal.Values.Where(p => p.Ondertekenaar is null && eigen.ContainsKey(p.Id)))
            yield return Taak.Over(Taaksoort.ProcesVerbaalOndertekenen, pv.Id, eigen[pv.Id]) with { ControleId = pv.ControleId };
    }

    private IEnumerable<Taak> VanControle(Controle controle)
    {
        if (!controle.Uitgevoerd && controle.Planning is { } planning && eigen.TryGetValue(controle.Id, out var gepland))
            yield return Taak.Over(Taaksoort.ControleUitvoeren, controle.Id, gepland) with { Gepland = planning.Datum, ControleId = controle.Id };

        if (controle.Afloop.LastOrDefault() is { Resultaat: Controleresultaat.OvertredingWaargenomen } afloop && eigen.ContainsKey(afloop.Gebeurtenis)
            && zaak.ProcessenVerbaal.Values.All(p => p.ControleId != controle.Id))
            yield return Taak.Over(Taaksoort.ProcesVerbaalOpmaken, controle.Id, afloop.Op) with { ControleId = controle.Id };

        foreach (var (_, b) in Termijnen.Verslagplichtig(zaak).Where(p => p.Controle.Id == controle.Id && eigen.ContainsKey(p.Betreding.Gebeurtenis)))
        {
            if (controle.Verslagen.Values.All(v => v.Betreding != b.Gebeurtenis))
                yield return Taak.Over(Taaksoort.VerslagBinnentredenOpmaken, b.Gebeurtenis, b.Op) with { Termijn = Verslagregels.Uiterlijk(b), ControleId = controle.Id };
            if (!Termijnen.VerslagVerzonden(controle, b))
                yield return Taak.Over(Taaksoort.VerslagBinnentredenSturen, b.Gebeurtenis, b.Op) with { Termijn = Verslagregels.Uiterlijk(b), ControleId = controle.Id };
        }

        var uitgesloten = Rechtmatigheid.VanBevindingen(zaak, controle);
        if (controle.Ruimten.Where(r => !uitgesloten[r.Id].IsEmpty && eigen.ContainsKey(r.Gebeurtenis)).MaxBy(r => r.Op) is { } ruimte)
            yield return Taak.Over(Taaksoort.UitgeslotenBevindingenBeoordelen, controle.Id, ruimte.Op) with { ControleId = controle.Id };
    }

    private IEnumerable<Taak> VanMachtiging(Machtiging m)
    {
        if (m.Status is Machtigingstatus.Aangevraagd && eigen.TryGetValue(m.Id, out var gevraagd))
            yield return Taak.Over(Taaksoort.MachtigingBeslissen, m.Id, gevraagd);
        if (m is { Status: Machtigingstatus.Verleend, VerleendOp: { } verleend } && dag <= m.GeldigTotEnMet && !zaak.Gebruikt(m.Id))
            yield return Taak.Over(Taaksoort.MachtigingGebruiken, m.Id, verleend) with { Termijn = Termijnen.Machtiging(m) };
    }

    private IEnumerable<Taak> NaarBesluit()
    {
        // A report of a visit on which no overtreding rests yet; one of a hercontrole is held against the last instead.
        if (zaak.Fase is Fase.Geconstateerd)
            foreach (var pv in zaak.ProcessenVerbaal.Values.Where(p => p.Ondertekenaar is not null && eigen.ContainsKey(p.Id)))
                if (zaak.Controles.TryGetValue(pv.ControleId, out var c) && c.Afloop.LastOrDefault()?.Resultaat is Controleresultaat.OvertredingWaargenomen
                    && !zaak.Overtredingen.Values.Any(o => o.Bevindingen.Any(b => c.Ruimten.Exists(r => r.Id == b))))
                    yield return Taak.Over(Taaksoort.OvertredingVaststellen, pv.Id, eigen[pv.Id]) with { ControleId = c.Id };

        if (zaak.Fase is Fase.OvertredingVastgesteld or Fase.Gewaarschuwd && zaak.LegalisatieOp(dag) is not { ConcreetZicht: true })
            foreach (var o in zaak.Overtredingen.Values.Where(o => !zaak.Voornemens.Values.Any(v => v.OvertredingId == o.Id && !v.Ingetrokken) && zaak.Lasten.Values.All(l => l.OvertredingId != o.Id)))
                yield return Taak.Over(Taaksoort.VoornemenVerzenden, o.Id, Sinds(o.Id, o.DatumFeit));

        foreach (var v in zaak.Voornemens.Values.Where(v => !v.Ingetrokken))
        {
            foreach (var z in v.Zienswijzen.Values.Where(z => !z.IsBeantwoord))
                yield return Taak.Over(Taaksoort.ZienswijzeBeoordelen, z.Id, Sinds(z.Gebeurtenis, z.OntvangenOp)) with { LastId = v.LastId };
            // With an end to the term that the overtreder himself gave up, it can be done from his zienswijze on.
            if (v.TermijnVoorbij(dag) && v.IsBeantwoord && !Termijnen.Gevolgd(zaak, v) && (v.LastId is not { } lastId || TeBeschikken(v, lastId)))
                yield return Taak.Over(v.LastId is null ? Taaksoort.BesluitNemen : Taaksoort.InvorderingsbeschikkingNemen, v.Id,
                    v.Zienswijzen.Values.Where(z => z.AfstandVanTermijn).Select(z => (DateTimeOffset?)Begin(z.OntvangenOp)).Min() ?? v.Termijn.Einde()) with
                { LastId = v.LastId };
        }
    }

    private IEnumerable<Taak> VanLast(Lastdossier last)
    {
        if (last.BekendgemaaktOp is null)
        {
            if (!last.Beeindigd) yield return Taak.Over(Taaksoort.BesluitBekendmaken, last.Id, Begin(last.Dagtekening)) with { LastId = last.Id };
            yield break;
        }
        var stand = last.StandOp(dag)?.Waarde;
        if (stand is null) yield break;

        // Not after proof of compliance: who looks again then, does so because of something new.
        if (!last.Beeindigd && stand.Grootboek.NageleefdOp is null && dag >= stand.Grootboek.EersteDag && stand.Grootboek.VroegsteVerbeurte() is { Waarde: { } vroegst })
            yield return Taak.Over(Taaksoort.HercontroleUitvoeren, last.Id, Begin(vroegst)) with { LastId = last.Id };

        foreach (var b in last.Beschikkingen.Values.Where(b => b.BekendgemaaktOp is null))
            yield return Taak.Over(Taaksoort.InvorderingsbeschikkingBekendmaken, b.Id, Begin(b.Dagtekening)) with { LastId = last.Id };
        foreach (var d in last.Dwangbevelen.Values.Where(d => !d.Betekend && stand.Posten.Any(p => p.OpenstaandCent > 0 && d.Verbeurten.Contains(p.Verbeurte.VerbeurdOp))))
            yield return Taak.Over(Taaksoort.DwangbevelBetekenen, d.Id, Sinds(d.Id, dag)) with { LastId = last.Id };

        var open = stand.Posten.Where(p => p.OpenstaandCent > 0).ToList();
        foreach (var taak in Invordering(last, open)) yield return taak with { LastId = last.Id };
        foreach (var post in open)
            if (Termijnen.Verjaring(stand, post) is { } verjaring && Resttermijn.Verjaringsniveau(verjaring.Datum, dag) is { } niveau)
                yield return new($"verjaring-stuiten.{last.Id:N}.{post.Verbeurte.VerbeurdOp:yyyyMMdd}", Taaksoort.VerjaringStuiten, Begin(post.Verbeurte.VerbeurdOp), Termijn: verjaring, LastId: last.Id, Verbeurte: post.Verbeurte.VerbeurdOp, Niveau: niveau);
    }

    /// <summary>One task per last and step, however many dwangsommen wait for it: one letter can hold them all.</summary>
    private IEnumerable<Taak> Invordering(Lastdossier last, IReadOnlyList<Post> open)
    {
        var vrij = open.Where(p => !p.Verbeurte.HeeftUitstelOp(dag)).Select(p => p.Verbeurte).ToList();

        var aangekondigd = zaak.Voornemens.Values.Where(v => v.LastId == last.Id && !v.Ingetrokken).SelectMany(v => v.Verbeurten).Concat(last.Beschikkingen.Values.SelectMany(b => b.Posten.Select(p => p.VerbeurdOp))).ToHashSet();
        if (vrij.FirstOrDefault(v => !aangekondigd.Contains(v.VerbeurdOp) && !zaak.AfgezienVanHoren.Exists(a => a.DektInvordering(last.Id, v.VerbeurdOp, dag))) is { } nieuw)
            yield return Taak.Over(Taaksoort.VoornemenInvorderingVerzenden, last.Id, Begin(Bewezen(last, nieuw.VerbeurdOp)));

        if (vrij.Where(v => v.InvorderingsbeschikkingOp is not null && v.AanmaningstermijnTotEnMet is null && dag >= v.VerzuimVanaf).MinBy(v => v.VerzuimVanaf) is { InvorderingsbeschikkingOp: { } beschikt } verzuim)
            yield return Taak.Over(Taaksoort.AanmaningVerzenden, last.Id, Begin(beschikt > verzuim.VerzuimVanaf ? beschikt : verzuim.VerzuimVanaf));

        if (vrij.Where(v => dag > v.AanmaningstermijnTotEnMet && !last.Dwangbevelen.Values.Any(d => d.Verbeurten.Contains(v.VerbeurdOp))).MinBy(v => v.AanmaningstermijnTotEnMet) is { AanmaningstermijnTotEnMet: { } einde })
            yield return Taak.Over(Taaksoort.DwangbevelUitvaardigen, last.Id, einde.Einde());
    }

    private IEnumerable<Taak> Einde()
    {
        if (zaak.Fase is Fase.Afgesloten || zaak.Lasten.IsEmpty || eigen.IsEmpty || zaak.Fase < Fase.LastLoopt || zaak.Meldingen.Values.Any(m => m.Uitkomst is null)) yield break;
        if (zaak.Lasten.Values.All(l => l.Beeindigd || l.Uitgewerkt) && zaak.Lasten.Values.All(l => l.StandOp(dag)?.Waarde is not { } s || (s.OpenstaandCent == 0 && s.NogTerugTeBetalenCent == 0)))
            yield return Taak.Over(Taaksoort.ZaakAfsluiten, zaak.Id, eigen.Values.Max());
    }

    /// <summary>Something of what was announced is still owed and was not decided on.</summary>
    private bool TeBeschikken(Voornemen v, Guid lastId) => zaak.Lasten.TryGetValue(lastId, out var last)
        && last.StandOp(dag)?.Waarde.Posten.Any(p => p.OpenstaandCent > 0 && p.Verbeurte.InvorderingsbeschikkingOp is null && v.Verbeurten.Contains(p.Verbeurte.VerbeurdOp)) == true;

    /// <summary>The day of the visit that proves a dwangsom: before it nobody could collect.</summary>
    private static DateOnly Bewezen(Lastdossier last, DateOnly verbeurdOp) =>
        last.Verbeurd.TryGetValue(verbeurdOp, out var controle) && last.Journaal.Find(r => r.Soort is Journaalsoort.Constatering && r.Verwijzing == controle) is { } bewijs && bewijs.Op > verbeurdOp ? bewijs.Op : verbeurdOp;

    private DateTimeOffset Sinds(Guid id, DateOnly anders) => eigen.TryGetValue(id, out var op) ? op : Begin(anders);

    private static DateTimeOffset Begin(DateOnly dag) => dag.Om(TimeOnly.MinValue);
}
