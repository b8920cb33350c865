using Handhaving.Lasten;
using Handhaving.Panden;

namespace Handhaving.Eigenaren;

/// <summary>One overtreder as the list shows him. Amounts in euro cents, as of today.</summary>
/// <param name="Betrokkene">Who it is, by the reference that is his in every pand.</param>
/// <param name="BetaaldCent">What was received on the dwangsommen themselves (geïnd).</param>
public sealed record Eigenaarsregel(Guid Betrokkene, int Panden, int Zaken, int ZakenLopend, int Lasten, long VerbeurdCent, long BetaaldCent, long OpenstaandCent);

/// <summary>A last of this overtreder. Amounts in euro cents.</summary>
public sealed record Eigenaarslast(Guid LastId, Laststatus Status, DateOnly Dagtekening, DateOnly? BekendgemaaktOp, long VerbeurdCent, long BetaaldCent, long OpenstaandCent)
{
    internal static Eigenaarslast Van(Lastdossier last, DateOnly dag)
    {
        var beeld = Lastbeeld.Van(last, dag);
        return new(last.Id, beeld.Status, last.Dagtekening, last.BekendgemaaktOp, beeld.VerbeurdCent, beeld.BetaaldCent, beeld.OpenstaandCent);
    }
}

/// <param name="AangemerktOp">The first day on which he was aangemerkt in this zaak.</param>
public sealed record Eigenaarszaakbeeld(Guid ZaakId, bool Afgesloten, DateOnly AangemerktOp, IReadOnlyList<Overtrederrol> Rollen, int Overtredingen, IReadOnlyList<Eigenaarslast> Lasten);

public sealed record Eigenaarspand(string PandId, IReadOnlyList<Eigenaarszaakbeeld> Zaken);

/// <summary>All panden of one overtreder in this gemeente, with what came of them. Names open at the event in the zaak.</summary>
public sealed record Eigenaarsportefeuille(
    Guid Betrokkene, DateOnly Peildatum, IReadOnlyList<Eigenaarspand> Panden, int Zaken, int Lasten, long VerbeurdCent, long BetaaldCent, long OpenstaandCent)
{
    /// <param name="zaken">The zaken in which he is an overtreder.</param>
    public static Eigenaarsportefeuille Van(Guid betrokkene, IReadOnlyCollection<Eigenaarszaak> zaken, DateOnly dag)
    {
        Eigenaarspand[] panden = [.. zaken.GroupBy(z => z.PandId).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new Eigenaarspand(p.Key, [.. p.Select(z => Zaak(betrokkene, z, dag)).OrderBy(z => z.AangemerktOp).ThenBy(z => z.ZaakId)]))];
        Eigenaarslast[] lasten = [.. panden.SelectMany(p => p.Zaken).SelectMany(z => z.Lasten)];
        return new(betrokkene, dag, panden, zaken.Count, lasten.Length, lasten.Sum(l => l.VerbeurdCent), lasten.Sum(l => l.BetaaldCent), lasten.Sum(l => l.OpenstaandCent));
    }

    internal Eigenaarsregel Regel() => new(Betrokkene, Panden.Count, Zaken, Panden.Sum(p => p.Zaken.Count(z => !z.Afgesloten)), Lasten, VerbeurdCent, BetaaldCent, OpenstaandCent);

    private static Eigenaarszaakbeeld Zaak(Guid betrokkene, Eigenaarszaak zaak, DateOnly dag)
    {
        Overtreder[] als = [.. zaak.Stand.Overtreders.Values.Where(o => o.Betrokkene == betrokkene)];
        return new(zaak.Id, zaak.Stand.IsAfgesloten, als.Min(o => o.AangemerktOp), [.. als.Select(o => o.Rol).Distinct().Order()], zaak.Stand.Overtredingen.Count,
            [.. zaak.LastenVan(betrokkene).Select(l => Eigenaarslast.Van(l, dag))]);
    }
}
