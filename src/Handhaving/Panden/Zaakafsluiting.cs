using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

public enum Afsluitreden { GeenOvertreding, Hersteld, Gelegaliseerd, LastUitgewerkt, LastBeeindigd, NietHandhaven, LastNageleefd }

[Gebeurtenisnaam("zaak-afgesloten.v1", "De zaak is afgesloten.")]
public sealed record ZaakAfgesloten(Guid ZaakId, Afsluitreden Reden, Persoonsgegeven<string> Toelichting) : Zaakgebeurtenis(ZaakId);

public enum Heropeningsgrond { NieuweMelding, Hercontrole, NieuweFeiten, Uitspraak }

[Gebeurtenisnaam("zaak-heropend.v1", "De zaak is heropend.")]
public sealed record ZaakHeropend(Guid ZaakId, Heropeningsgrond Grond, Persoonsgegeven<string> Toelichting) : Zaakgebeurtenis(ZaakId);
