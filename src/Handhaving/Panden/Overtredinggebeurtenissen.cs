using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>What the registers of permits said.</summary>
public enum Vergunningstand { Geen, Verleend, VanRechtswege, Overgangsrecht }

/// <summary>The conclusion that a norm is violated, on a version of that norm that held on the day of the fact.</summary>
/// <param name="AantalPersonen">How many persons live there, as the findings show.</param>
/// <param name="EigenaarWoontErZelf">Lowers the threshold of the verordening.</param>
/// <param name="Bevindingen">The findings on which it rests; none of them was barred when this was decided.</param>
/// <param name="Motivering">Why these persons are no household.</param>
[Gebeurtenisnaam("overtreding-vastgesteld.v1", "De overtreding is vastgesteld.", Artikel = "Awb 5:1 lid 1, 5:4, 5:9")]
public sealed record OvertredingVastgesteld(
    Guid ZaakId, Guid OvertredingId, Guid NormId, string? VerblijfsobjectId, DateOnly DatumFeit, int AantalPersonen, bool EigenaarWoontErZelf,
    Vergunningstand Vergunning, DateOnly VergunningGeraadpleegdOp, ImmutableArray<Guid> Bevindingen, Persoonsgegeven<string> Motivering) : Zaakgebeurtenis(ZaakId);

[Gebeurtenisnaam("geen-overtreding-vastgesteld.v1", "Er is geen overtreding vastgesteld.", Artikel = "Awb 3:2")]
public sealed record GeenOvertredingVastgesteld(Guid ZaakId, Persoonsgegeven<string> Motivering) : Zaakgebeurtenis(ZaakId);

/// <summary>In what way someone committed it (Awb 5:1 lid 2 and 3).</summary>
public enum Overtrederrol { FysiekPleger, FunctioneelPleger, Medepleger, FeitelijkLeidinggever }

public enum Persoonsoort { Natuurlijk, Rechtspersoon }

/// <summary>Who it is. Only ever inside the kluis.</summary>
/// <param name="Gemachtigde">Who receives all papers as well (Awb 6:17).</param>
public sealed record Overtredergegevens(string Naam, string Adres, string? Gemachtigde = null) : Persoonlijk, IVindbaar
{
    public Zoekgegevens Zoekgegevens() => new(Naam);
}

public enum Bewijssoort { Eigendom, Huurovereenkomst, Betaling, Verklaring, Bevinding, EerdereBrief, EerderBezoek, Advertentie, Register, Overig }

/// <summary>One item of proof. What it refers to stands in the file: a document, finding, melding, report, visit or letter.</summary>
public sealed record Bewijsmiddel(Bewijssoort Soort, Guid Verwijzing);

/// <param name="Gegevens">Their subject is the person himself, and the same in every pand: so a landlord's portfolio is found.</param>
/// <param name="Beschikken">Proof that he could decide over the conduct.</param>
/// <param name="Aanvaarden">Proof that he accepted it, or lacked the care to prevent it.</param>
/// <param name="RegistersGeraadpleegdOp">The day on which BRP, KvK and Kadaster were consulted.</param>
[Gebeurtenisnaam("overtreder-aangemerkt.v1", "Iemand is als overtreder aangemerkt.", Artikel = "Awb 5:1 lid 2 en 3")]
public sealed record OvertrederAangemerkt(
    Guid ZaakId, Guid OvertrederId, Overtrederrol Rol, Persoonsoort Persoon, ImmutableArray<Bewijsmiddel> Beschikken, ImmutableArray<Bewijsmiddel> Aanvaarden,
    DateOnly RegistersGeraadpleegdOp, Persoonsgegeven<Overtredergegevens> Gegevens) : Zaakgebeurtenis(ZaakId);

[Gebeurtenisnaam("legalisatie-beoordeeld.v1", "Beoordeeld is of er concreet zicht op legalisatie is.", Artikel = "RVS:2025:678")]
public sealed record LegalisatieBeoordeeld(Guid ZaakId, bool AanvraagLoopt, bool ConcreetZicht, Persoonsgegeven<string> Motivering) : Zaakgebeurtenis(ZaakId);

[Gebeurtenisnaam("waarschuwing-verzonden.v1", "Een waarschuwing is verzonden.", Artikel = "Awb 1:3; productkeuze")]
public sealed record WaarschuwingVerzonden(Guid ZaakId, Guid WaarschuwingId, Guid OvertrederId, Guid StukId, Verzending Verzending) : Zaakgebeurtenis(ZaakId);

/// <summary>What happens to the residents when the use stops.</summary>
public enum Herhuisvesting { NietNodig, Geregeld, Aangeboden, NietMogelijk }

/// <summary>Suitability, necessity and balance of what is about to be decided, the residents' situation included.</summary>
/// <param name="ZorgNodig">Care is needed for someone who lives there.</param>
/// <param name="Motivering">The weighing itself.</param>
[Gebeurtenisnaam("evenredigheid-afgewogen.v1", "De evenredigheid is afgewogen.", Artikel = "Awb 3:4 lid 2; RVS:2022:285")]
public sealed record EvenredigheidAfgewogen(
    Guid ZaakId, Guid OvertrederId, bool Geschikt, bool Noodzakelijk, bool Evenwichtig, Herhuisvesting Herhuisvesting, bool ZorgNodig, Persoonsgegeven<string> Motivering)
    : Zaakgebeurtenis(ZaakId);
