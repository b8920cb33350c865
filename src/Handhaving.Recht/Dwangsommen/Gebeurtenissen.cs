using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>Een feit in het leven van een last onder dwangsom, op de dag waarop het rechtens gebeurde.</summary>
public abstract record Gebeurtenis(DateOnly Datum);

/// <summary>Een controle met haar uitkomst. Alleen een deugdelijke constatering bewijst iets (ECLI:NL:RVS:2017:1179).</summary>
/// <param name="Datum">De dag van de controle.</param>
/// <param name="Overtreding">Of de last werd overtreden; zo niet, dan bewijst zij naleving.</param>
/// <param name="Deugdelijk">Of zij plaats, tijd, waarnemer, werkwijze, dagtekening en ondertekening heeft.</param>
/// <param name="VoortdurendSindsEindeTermijn">Of blijkt dat de overtreding sinds de begunstigingstermijn nooit is gestaakt.</param>
public sealed record Constatering(DateOnly Datum, bool Overtreding, bool Deugdelijk, bool VoortdurendSindsEindeTermijn = false) : Gebeurtenis(Datum);

/// <summary>Het besluit om de begunstigingstermijn te verlengen (art. 5:32a lid 2 Awb).</summary>
public sealed record BegunstigingstermijnVerlengd(DateOnly Datum, DateOnly NieuweLaatsteDag) : Gebeurtenis(Datum);

/// <summary>De last gewijzigd op verzoek: de dwangsom verminderd (art. 5:34 lid 1 Awb). Wat al verbeurde, houdt zijn bedrag.</summary>
/// <param name="Datum">De dag waarop de wijziging is bekendgemaakt.</param>
/// <param name="BedragCent">Het nieuwe bedrag van één dwangsom, in eurocenten.</param>
/// <param name="MaximumCent">Het nieuwe maximum, in eurocenten.</param>
public sealed record LastGewijzigd(DateOnly Datum, long BedragCent, long MaximumCent) : Gebeurtenis(Datum);

/// <summary>De last geschorst door de voorzieningenrechter (art. 8:81 Awb) of opgeschort (art. 5:34 lid 1 Awb), vanaf deze dag.</summary>
public sealed record LastGeschorst(DateOnly Datum, DateOnly? TotEnMet) : Gebeurtenis(Datum);

/// <summary>Het einde van een schorsing: vanaf deze dag werkt de last weer.</summary>
public sealed record SchorsingOpgeheven(DateOnly Datum) : Gebeurtenis(Datum);

/// <summary>De last ingetrokken of opgeheven voor de toekomst; wat is verbeurd, blijft verschuldigd.</summary>
public sealed record LastIngetrokken(DateOnly Datum) : Gebeurtenis(Datum);

/// <summary>De last herroepen of vernietigd met terugwerkende kracht: er is nooit iets verbeurd (art. 7:11 lid 2, 5:38 en 4:102 Awb).</summary>
public sealed record LastHerroepen(DateOnly Datum) : Gebeurtenis(Datum);

/// <summary>Bezwaar, beroep of hoger beroep tegen de last, aanhangig vanaf deze dag (art. 5:35 lid 2 Awb).</summary>
public sealed record ProcedureTegenLast(DateOnly Datum, DateOnly? OnherroepelijkOp) : Gebeurtenis(Datum);

/// <summary>Een verzoek om een invorderingsbeschikking, met de procedures daarover (art. 5:37 lid 2 en 5:37a lid 2 en 3 Awb).</summary>
public sealed record VerzoekOmInvordering(DateOnly Datum, DateOnly? OnherroepelijkOp) : Gebeurtenis(Datum);

/// <summary>De lopende procedures zijn op deze dag onherroepelijk beslist.</summary>
public sealed record ProcedureBeeindigd(DateOnly Datum) : Gebeurtenis(Datum);

/// <summary>Een feit over bepaalde verbeurten; zonder nummers over alle die op dat moment zijn geboekt.</summary>
public abstract record VerbeurteGebeurtenis(DateOnly Datum, IReadOnlyList<int>? Verbeurten) : Gebeurtenis(Datum);

/// <summary>De invorderingsbeschikking is bekendgemaakt (art. 5:37 lid 1 Awb); zij stuit (art. 5:37a lid 1 Awb).</summary>
public sealed record InvorderingsbeschikkingBekendgemaakt(DateOnly Datum, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>De invorderingsbeschikking is vervallen (art. 5:38 Awb) of vernietigd.</summary>
public sealed record InvorderingsbeschikkingVervallen(DateOnly Datum, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>De invorderingsbeschikking is geschorst door de voorzieningenrechter (art. 5:37a lid 4 Awb).</summary>
public sealed record InvorderingsbeschikkingGeschorst(DateOnly Datum, DateOnly TotEnMet, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>De aanmaning is verzonden (art. 4:112 Awb).</summary>
/// <param name="Datum">De dag van toezending.</param>
/// <param name="VergoedingCent">De vergoeding die de aanmaning in rekening brengt, in eurocenten (art. 4:113 Awb).</param>
/// <param name="Verbeurten">De nummers; <c>null</c> voor alle.</param>
/// <param name="VerzondenOp">De dag waarop zij werkelijk uitging als <paramref name="Datum"/> een latere is, omdat bewijs van verzending ontbreekt; ook op die dag moest zij mogen.</param>
public sealed record AanmaningVerzonden(DateOnly Datum, long VergoedingCent = 0, IReadOnlyList<int>? Verbeurten = null, DateOnly? VerzondenOp = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Het dwangbevel is betekend (art. 4:117 en 4:123 Awb).</summary>
/// <param name="Datum">De dag van betekening.</param>
/// <param name="KostenCent">De kosten van het dwangbevel in eurocenten (art. 4:120 Awb).</param>
/// <param name="Verbeurten">De nummers; <c>null</c> voor alle.</param>
public sealed record DwangbevelBetekend(DateOnly Datum, long KostenCent = 0, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Een andere handeling die stuit: erkenning, verrekening, rechtsvervolging, tenuitvoerlegging (art. 4:105 en 4:106 Awb).</summary>
public sealed record VerjaringGestuit(DateOnly Datum, Stuitingssoort Soort, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Uitstel van betaling verleend (art. 4:94 Awb); surseance, faillissement en schuldsanering staan gelijk voor de verjaring (art. 4:111 lid 2 Awb).</summary>
public sealed record UitstelVerleend(DateOnly Datum, Tijdvak Uitstel, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Het uitstel is ingetrokken (art. 4:96 Awb): vanaf deze dag is er geen uitstel meer.</summary>
public sealed record UitstelBeeindigd(DateOnly Datum, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Het bestuursorgaan ziet van invordering af (art. 5:37 lid 1 Awb).</summary>
public sealed record VanInvorderingAfgezien(DateOnly Datum, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>De vordering is om een andere reden vervallen.</summary>
public sealed record VorderingVervallen(DateOnly Datum, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Kwijtschelding van een bedrag in eurocenten, oudste eerst (art. 4:94a Awb).</summary>
public sealed record Kwijtgescholden(DateOnly Datum, long BedragCent, IReadOnlyList<int>? Verbeurten = null) : VerbeurteGebeurtenis(Datum, Verbeurten);

/// <summary>Wettelijke rente bij beschikking vastgesteld, in eurocenten, over één verbeurte (art. 4:99 Awb).</summary>
public sealed record RenteVastgesteld(DateOnly Datum, int Verbeurte, long BedragCent) : Gebeurtenis(Datum);

/// <summary>Een betaling, op de dag waarop de rekening is gecrediteerd (art. 4:89 lid 3 Awb).</summary>
/// <param name="Datum">De dag van bijschrijving.</param>
/// <param name="BedragCent">Het bedrag in eurocenten.</param>
/// <param name="Verbeurte">De verbeurte die de betaler aanwijst (art. 4:92 lid 2 Awb).</param>
public sealed record BetalingOntvangen(DateOnly Datum, long BedragCent, int? Verbeurte = null) : Gebeurtenis(Datum);

/// <summary>Een terugbetaling aan de schuldenaar, in eurocenten (art. 4:102 Awb).</summary>
public sealed record Terugbetaald(DateOnly Datum, long BedragCent) : Gebeurtenis(Datum);
