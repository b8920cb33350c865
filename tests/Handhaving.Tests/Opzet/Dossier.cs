using System.Collections.Immutable;
using Handhaving.Gemeenten;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Microsoft.Extensions.Time.Testing;
using static Handhaving.Tests.Opzet.Gegeven;
using Modaliteit = Handhaving.Recht.Dwangsommen.Modaliteit;

namespace Handhaving.Tests.Opzet;

/// <summary>Given: the zaak of <see cref="Gegeven"/>, further along the main line. Every list of events holds the one before it.</summary>
public static class Dossier
{
    public static readonly Guid RuimteId = Nummer(0x201), OvertredingId = Nummer(0x202), OvertrederId = Nummer(0x203), VoornemenId = Nummer(0x204), LastId = Nummer(0x205),
        ZienswijzeId = Nummer(0x206), BeschikkingId = Nummer(0x207), VoornemenInvorderingId = Nummer(0x208), MachtigingId = Nummer(0x209), HercontroleId = Nummer(0x20a),
        Teamleider = Nummer(0x301), Burgemeester = Nummer(0x302);

    public const string Verblijfsobject = "0150010000000001";

    /// <summary>The day of the visit, of the voornemen, and of the decision.</summary>
    public static readonly DateOnly Bezocht = new(2026, 6, 10), Besloten = new(2026, 7, 1);

    /// <summary>Eight weeks after 1 July; the first week is over on 3 September.</summary>
    public static readonly DateOnly LaatsteDag = new(2026, 8, 26), Verbeurd = new(2026, 9, 3);

    public static Dwangsomvoorwaarden PerWeek { get; } = new(Modaliteit.PerTijdseenheid, 250_000, 1_000_000, TijdseenheidDagen: 7);

    public static Woning HetHuis { get; } = new(Verblijfsobject);

    public static Guid Stuk(Stuksoort soort) => Nummer(0x500 + (int)soort);

    public static FakeTimeProvider Klok(DateOnly dag) => new(dag.Om(new TimeOnly(10, 0)));

    public static Mandaatregister Mandaten(DateOnly? tot = null) => Mandaatregister.Leeg with
    {
        Mandaten = new Mandaat[]
        {
            new(Nummer(0x401), Teamleider, Orgaan.College, Grondslagsoort.Mandaat, [Bevoegdheidsoort.LastOpleggen, Bevoegdheidsoort.Invorderen, Bevoegdheidsoort.Dwangbevel], "m-1", new(2024, 1, 1), tot),
            new(Nummer(0x402), Burgemeester, Orgaan.Burgemeester, Grondslagsoort.EigenBevoegdheid, [Bevoegdheidsoort.MachtigingVerlenen], "b-1", new(2024, 1, 1), tot),
            new(Nummer(0x403), Anna, Orgaan.College, Grondslagsoort.Mandaat, [Bevoegdheidsoort.LastOpleggen, Bevoegdheidsoort.Invorderen, Bevoegdheidsoort.Dwangbevel], "m-2", new(2024, 1, 1), tot),
        }.ToImmutableDictionary(m => m.Id),
    };

    public static Ondertekenopgave Getekend(Stuksoort soort, DateOnly? op = null, Guid? door = null) => new(door ?? Teamleider, op ?? Besloten, Stuk(soort));

    public static Ondertekening Ondertekening(DateOnly? op = null) => new(Teamleider, Nummer(0x401), op ?? Besloten);

    public static Verzendopgave Verzonden(DateOnly? op = null, Guid? bewijs = null) => new(Verzendwijze.Aangetekend, op ?? Bezocht, "Fictiefstraat 1", bewijs ?? Stuk(Stuksoort.Verzendbewijs));

    public static Verzending Verzending(DateOnly op) => new(Verzendwijze.Aangetekend, op, op, Stuk(Stuksoort.Verzendbewijs), Tekst("adres"));

    public static Rekendatum Op(DateOnly dag) => new(dag, "proef", "proef", "1", "1", "proef", []);

    /// <summary>A visit with a usable finding and a signed report; every kind of stuk is in the file.</summary>
    public static Gebeurtenis[] Onderzocht { get; } =
    [
        Melding(), Beoordeeld(), Gepland(), Legitimatie(), Doel(), Toestemming(), Betreding(),
        new RuimteOpgenomen(ZaakId, ControleId, RuimteId, Bevinding(), null, []) { GebeurdOp = Gegeven.Op(3) },
        Uitgevoerd(), ProcesVerbaal(), Ondertekend(),
        .. Enum.GetValues<Stuksoort>().Select(s => new StukOpgenomen(ZaakId, Stuk(s), s, Mediatype.Pdf, 10, null, Persoonsgegeven.Over(ZaakId, new Bestand(Mediatype.Pdf, [1]))) { GebeurdOp = Nu }),
    ];

    public static Gebeurtenis[] MetOvertreder { get; } =
    [
        .. Onderzocht,
        new OvertredingVastgesteld(ZaakId, OvertredingId, NormId, null, Bezocht, 5, false, Vergunningstand.Geen, Bezocht, [RuimteId], Tekst()) { GebeurdOp = Nu },
        new OvertrederAangemerkt(ZaakId, OvertrederId, Overtrederrol.FunctioneelPleger, Persoonsoort.Natuurlijk, [new(Bewijssoort.Eigendom, Stuk(Stuksoort.Bewijsstuk))],
            [new(Bewijssoort.EerdereBrief, Stuk(Stuksoort.Bewijsstuk))], Besloten, Persoonsgegeven.Over(Betrokkene, new Overtredergegevens("Fictief", "Fictiefstraat 1"))) { GebeurdOp = Nu },
    ];

    public static Gebeurtenis[] Afgewogen { get; } =
    [
        .. MetOvertreder,
        new LegalisatieBeoordeeld(ZaakId, false, false, Tekst()) { GebeurdOp = Nu },
        new EvenredigheidAfgewogen(ZaakId, OvertrederId, true, true, true, Herhuisvesting.Aangeboden, false, Tekst()) { GebeurdOp = Nu },
    ];

    /// <summary>Announced on 10 June; the term runs through 24 June.</summary>
    public static Gebeurtenis[] MetVoornemen { get; } =
    [
        .. Afgewogen,
        new VoornemenVerzonden(ZaakId, VoornemenId, OvertrederId, OvertredingId, PerWeek, Stuk(Stuksoort.Voornemen), Verzending(Bezocht), Op(new(2026, 6, 24))) { GebeurdOp = Nu },
    ];

    public static ZienswijzeIngediend Zienswijze(bool afstand = false) =>
        new(ZaakId, VoornemenId, ZienswijzeId, new(2026, 6, 20), false, afstand, [new(1, Tekst()), new(2, Tekst())], Stuk(Stuksoort.Zienswijze)) { GebeurdOp = Nu };

    public static Gebeurtenis[] MetBesluit { get; } =
    [
        .. MetVoornemen,
        new LastOnderDwangsomOpgelegd(ZaakId, LastId, OvertrederId, OvertredingId, VoornemenId, PerWeek, new(new(null, 8, null), Tekst()), true, [new(1, Tekst(), Tekst())], [], true,
            Ondertekening(), Stuk(Stuksoort.LastOnderDwangsom), Tekst()) { GebeurdOp = Nu },
    ];

    public static BesluitVerzonden Besluitverzending(Guid? besluit = null, DateOnly? op = null) => new(ZaakId, besluit ?? LastId, OvertrederId, Verzending(op ?? Besloten)) { GebeurdOp = Nu };

    public static Gebeurtenis[] MetLast { get; } =
    [
        .. MetBesluit, Besluitverzending(),
        new BesluitBekendgemaakt(ZaakId, LastId, Besloten, Op(LaatsteDag), Op(new(2026, 8, 12))) { GebeurdOp = Nu },
    ];

    /// <summary>A visit after the last at eleven, with one finding that was seen from outside and its signed report, held against the last.</summary>
    public static Gebeurtenis[] Hercontrole(DateOnly op, bool overtreding = true, Guid? controle = null, Guid? last = null, params Gebrek[] gebreken)
    {
        var (id, om, pv, ruimte) = (controle ?? HercontroleId, op.Om(new TimeOnly(11, 0)), Guid.NewGuid(), Guid.NewGuid());
        return
        [
            Gepland(id),
            new RuimteOpgenomen(ZaakId, id, ruimte, Bevinding(buiten: true), null, []) { GebeurdOp = om },
            new ControleUitgevoerd(ZaakId, id, Controleresultaat.OvertredingWaargenomen, om, om.AddHours(1), [Anna, Bert], NormId) { GebeurdOp = om },
            new ProcesVerbaalOpgemaakt(ZaakId, id, pv, Anna, [ruimte], [], Tekst()) { GebeurdOp = om },
            new ProcesVerbaalOndertekend(ZaakId, id, pv, Anna, true) { GebeurdOp = om },
            new HercontroleUitgevoerd(ZaakId, last ?? LastId, id, op, overtreding, true, false, [.. gebreken], [ruimte]) { GebeurdOp = om },
        ];
    }

    /// <summary>One week forfeited on 3 September, shown by a visit on the 4th.</summary>
    public static Gebeurtenis[] MetVerbeurte { get; } =
    [
        .. MetLast, .. Hercontrole(new(2026, 9, 4)),
        new DwangsomVerbeurd(ZaakId, LastId, Verbeurd, 250_000, HercontroleId, Op(new(2026, 10, 15)), Op(new(2027, 9, 3)), []) { GebeurdOp = Nu },
    ];

    public static Gebeurtenis[] MetVoornemenInvordering { get; } =
    [
        .. MetVerbeurte,
        new VoornemenInvorderingVerzonden(ZaakId, VoornemenInvorderingId, LastId, OvertrederId, [Verbeurd], Stuk(Stuksoort.VoornemenInvordering), Verzending(new(2026, 9, 10)), Op(new(2026, 9, 24))) { GebeurdOp = Nu },
    ];

    /// <summary>Decided on 1 October and made known the same day.</summary>
    public static Gebeurtenis[] MetBeschikking { get; } =
    [
        .. MetVoornemenInvordering,
        new InvorderingsbeschikkingGenomen(ZaakId, LastId, BeschikkingId, VoornemenInvorderingId, [new(Verbeurd, 250_000, HercontroleId)], Ondertekening(new(2026, 10, 1)), Stuk(Stuksoort.Invorderingsbeschikking), Tekst()) { GebeurdOp = Nu },
        Besluitverzending(BeschikkingId, new(2026, 10, 1)),
    ];

    public static Gebeurtenis[] MetBekendeBeschikking { get; } =
    [
        .. MetBeschikking,
        new InvorderingsbeschikkingBekendgemaakt(ZaakId, LastId, BeschikkingId, new(2026, 10, 1), Op(new(2026, 11, 12)), Op(new(2027, 10, 1))) { GebeurdOp = Nu },
    ];

    public static LegLastOp LegOp { get; } = new(
        OvertrederId, OvertredingId, PerWeek, true, [new("Beëindig de bewoning door meer dan één huishouden.", "Bewoning door één huishouden mag.")], "In verhouding tot de huur.", true,
        Getekend(Stuksoort.LastOnderDwangsom), VoornemenId, new("Acht weken volstaan.", Weken: 8));

    private static Guid Nummer(int n) => Guid.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{n:x12}"));
}
