using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;

namespace Handhaving.Panden;

/// <summary>For whom the dossier is made, and so which rule of secrecy holds.</summary>
public enum Dossierdoel
{
    /// <summary>The papers that lie open before the hearing (Awb 7:4 lid 2).</summary>
    Bezwaar,

    /// <summary>The papers that go to the court (Awb 8:42 lid 1).</summary>
    Beroep,
}

/// <summary>What of a dossier is made once, so that it can be handed out again. Only ever inside the kluis; the documents lie there already.</summary>
/// <param name="Export">The statement of the exporter, as canonical JSON: its hash stands in the event.</param>
/// <param name="Script">The verifier in Python as it was then.</param>
public sealed record Dossierhelft(byte[] Export, byte[] Pdf, byte[] Html, byte[] Leesmij, byte[] Script);

/// <summary>
/// The closing entry of a dossier (docs/dossierformaat.md section 5): the chain of the pand up to this event is the whole of it, and
/// nothing that the dossier states can be changed afterwards.
/// </summary>
/// <param name="N">The place of this event in the chain of the pand.</param>
/// <param name="Export">SHA-256 of what the dossier states, in hexadecimals.</param>
/// <param name="Gegeven">How many events it tells.</param>
/// <param name="AndereZaken">Of how many events it gives no more than that they are there.</param>
/// <param name="Geopend">How many personal values it hands out.</param>
/// <param name="Gesloten">How many it keeps back.</param>
/// <param name="MetTijdstempels">Its text says that every time is proven.</param>
/// <param name="MetGetuigen">Its text says that a witness cosigned.</param>
[Gebeurtenisnaam("dossier-geexporteerd.v1", "Er is een dossier van deze zaak gemaakt.", Artikel = "Awb 7:4, 8:42")]
public sealed record DossierGeexporteerd(
    Guid ZaakId, Guid DossierId, Dossierdoel Doel, long N, string Export, int Gegeven, int AndereZaken, int Geopend, int Gesloten, int Stukken, bool MetTijdstempels, bool MetGetuigen,
    [property: Afgeschermd(Toegangsrecht.DossierMaken)] Persoonsgegeven<Dossierhelft> Helft) : Zaakgebeurtenis(ZaakId);
