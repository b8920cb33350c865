using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

public enum Ruimtesoort { Slaapkamer, Woonkamer, Keuken, Badkamer, Gang, Zolder, Kelder, Bijgebouw, Buiten, Overig }

/// <summary>What was seen in one room, as facts that show whether there is a household.</summary>
/// <param name="Privevertrek">Let to or used by one person or household as its own: entering asks for consent of its own.</param>
/// <param name="VanBuitenaf">Seen from where everyone may come; needs no entry.</param>
public sealed record Ruimtebevinding(
    string Ruimte, Ruimtesoort Soort, bool Privevertrek, bool VanBuitenaf, int Slaapplaatsen, bool SlotOpDeur, bool PersoonlijkeSpullen, bool Brandveilig);

/// <param name="Toelichting">What the toezichthouder saw in his own words, rent and relations included: always in the kluis.</param>
[Gebeurtenisnaam("ruimte-opgenomen.v1", "Een ruimte is opgenomen.", Artikel = "Awb 5:15, 5:18")]
public sealed record RuimteOpgenomen(
    Guid ZaakId, Guid ControleId, Guid RuimteId, Ruimtebevinding Bevinding, Persoonsgegeven<string>? Toelichting, ImmutableArray<Gebrek> Gebreken)
    : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <param name="Ruimten">The findings on which the report rests.</param>
/// <param name="Uitgesloten">Those of them that no decision may use, as judged when the report was drawn up.</param>
[Gebeurtenisnaam("proces-verbaal-opgemaakt.v1", "Een proces-verbaal van bevindingen is opgemaakt.", Artikel = "Awb 5:11; ABRvS 2012:BW8183")]
public sealed record ProcesVerbaalOpgemaakt(
    Guid ZaakId, Guid ControleId, Guid ProcesVerbaalId, Guid Opsteller, ImmutableArray<Guid> Ruimten, ImmutableArray<Guid> Uitgesloten,
    Persoonsgegeven<string> Tekst) : Controlegebeurtenis(ZaakId, ControleId);

[Gebeurtenisnaam("proces-verbaal-ondertekend.v1", "Het proces-verbaal is ondertekend en ligt vast.")]
public sealed record ProcesVerbaalOndertekend(Guid ZaakId, Guid ControleId, Guid ProcesVerbaalId, Guid Ondertekenaar, bool OpAmbtseed)
    : Controlegebeurtenis(ZaakId, ControleId);

[Gebeurtenisnaam("proces-verbaal-aangevuld.v1", "Het ondertekende proces-verbaal is aangevuld; de eerdere tekst blijft staan.")]
public sealed record ProcesVerbaalAangevuld(Guid ZaakId, Guid ControleId, Guid ProcesVerbaalId, Guid Ondertekenaar, Persoonsgegeven<string> Tekst)
    : Controlegebeurtenis(ZaakId, ControleId);
