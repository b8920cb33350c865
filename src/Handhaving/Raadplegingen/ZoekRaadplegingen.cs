using FluentValidation;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Raadplegingen;

/// <summary>
/// Asks who looked: at this person, in this zaak, or what this medewerker looked at. For the auditor and the functionaris
/// gegevensbescherming; asking is itself recorded.
/// </summary>
/// <param name="Betrokkene">A reference of the person, as it stands in the events; the lines under his other references come along.</param>
/// <param name="Medewerker">Reference of the one who looked.</param>
/// <param name="Voor">The last number of the page before; left out, the newest lines.</param>
public sealed record ZoekRaadplegingen(Guid? Betrokkene = null, Guid? Zaak = null, Guid? Medewerker = null, DateTimeOffset? Van = null, DateTimeOffset? Tot = null, long? Voor = null)
{
    internal sealed class Validator : AbstractValidator<ZoekRaadplegingen>
    {
        public Validator()
        {
            RuleFor(x => x.Betrokkene).Must((x, _) => x.Betrokkene is not null || x.Zaak is not null || x.Medewerker is not null).WithMessage("ontbreekt, en zaak en medewerker ook. Noem ten minste een van de drie.");
            RuleFor(x => x.Voor).GreaterThan(0);
            RuleFor(x => x.Tot).Must((x, tot) => tot is null || x.Van is null || tot >= x.Van).WithMessage("ligt voor van. Draai ze om.");
        }
    }
}

/// <param name="Volgende">Send it as <c>voor</c> to get the next page; left out, this was the last.</param>
public sealed record Raadplegingenlijst(IReadOnlyList<GevondenRaadpleging> Items, long? Volgende);

/// <param name="Nr">Its number in the access log.</param>
/// <param name="N">Its place among the lines about this person: no number is missing.</param>
/// <param name="Uitkomst">What became of it.</param>
/// <param name="Noodreden">The reason that was chosen for access beyond one's rights: the functionaris gegevensbescherming judges it.</param>
public sealed record GevondenRaadpleging(
    long Nr, Guid? Betrokkene, long N, DateTimeOffset Op, Guid? Medewerker, Toegangsrol? Rol, Raadpleegdoel? Doel, Guid? Zaak, Uitkomst? Uitkomst, bool Nood, Noodreden? Noodreden, Verwerking Verwerking, IReadOnlyList<Veld> Velden)
{
    internal static GevondenRaadpleging Van(Raadpleegregel r) => new(r.Nr, r.Betrokkene, r.N, r.Op, r.Medewerker, r.Rol is { } rol ? new(rol, r.Mandaat) : null,
        Keuze<Raadpleegdoel>(r.Audit?["doel"]?.GetValue<string>()), r.Audit?["zaak"] is { } zaak ? Guid.Parse(zaak.GetValue<string>()) : null, Keuze<Uitkomst>(r.Audit?["uitkomst"]?.GetValue<string>()),
        r.Audit?["nood"] is not null, Keuze<Noodreden>(r.Audit?["nood"]?.GetValue<string>()), Verwerking.Van(r.Regel), [.. r.Audit?["velden"]?.AsArray().Select(v => new Veld(Guid.Parse(v!["gebeurtenis"]!.GetValue<string>()), v["pad"]!.GetValue<string>(), v["uitkomst"]!.GetValue<string>())) ?? []]);

    private static T? Keuze<T>(string? tekst) where T : struct, Enum => Enum.TryParse<T>(tekst, out var keuze) ? keuze : null;
}

/// <summary>In what capacity someone looked.</summary>
public sealed record Toegangsrol(string Rol, string? Mandaat);

public static class ZoekRaadplegingenEndpoint
{
    private const int Bladzijde = 100;

    [WolverinePost("/v1/raadplegingen/_zoek"), NonTransactional, Mag(Toegangsrecht.RaadpleeglogInzien), Verwerkt(Activiteit.ToezichtOpRaadpleging)]
    public static async Task<Raadplegingenlijst> Post(ZoekRaadplegingen opdracht, HttpContext http, Verantwoording verantwoording, Raadpleeglezer lezer, IQuerySession sessie, CancellationToken ct)
    {
        var personen = await Personenregister.LaadAsync(sessie, ct);
        var sleutels = opdracht.Betrokkene is { } b ? personen.Verwijzingen(b) : null;
        var (regels, meer) = await lezer.LeesAsync(verantwoording.Van(http, "Raadpleeglog doorzoeken", Raadpleegdoel.Controle, opdracht.Zaak),
            new(Sleutels: sleutels, Vroeger: sleutels is null ? null : personen.Vroeger(sleutels), Zaak: opdracht.Zaak, Medewerker: opdracht.Medewerker, Van: opdracht.Van, Tot: opdracht.Tot, Voor: opdracht.Voor), Bladzijde, ct);
        return new([.. regels.Select(GevondenRaadpleging.Van)], meer ? regels[^1].Nr : null);
    }
}
