using System.Collections.Immutable;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;

namespace Handhaving.Werkvoorraad;

public enum Taaksoort
{
    MeldingBeoordelen, IntakeKoppelen, ControlePlannen, ControleUitvoeren, ProcesVerbaalOpmaken, ProcesVerbaalOndertekenen,
    VerslagBinnentredenOpmaken, VerslagBinnentredenSturen, UitgeslotenBevindingenBeoordelen,
    MachtigingBeslissen, MachtigingGebruiken, OvertredingVaststellen, VoornemenVerzenden, ZienswijzeBeoordelen, BesluitNemen, BesluitBekendmaken,
    HercontroleUitvoeren, VoornemenInvorderingVerzenden, InvorderingsbeschikkingNemen, InvorderingsbeschikkingBekendmaken, AanmaningVerzenden,
    DwangbevelUitvaardigen, DwangbevelBetekenen, VerjaringStuiten, ZaakAfsluiten,
}

/// <summary>Something that waits for someone.</summary>
/// <param name="Id">The same whenever it is worked out anew: the kind, and the id of what it is about.</param>
/// <param name="Sinds">From when it can be done; a term of our own runs from that day.</param>
/// <param name="Gepland">The day that was agreed, when one was.</param>
/// <param name="Termijn">The day that the law sets, when it does.</param>
/// <param name="Verbeurte">The dwangsom that it is about, by the day on which it forfeited.</param>
/// <param name="Niveau">Days of the level of warning that was reached: 180, 90, 30 or 7.</param>
public sealed record Taak(
    string Id, Taaksoort Soort, DateTimeOffset Sinds, DateOnly? Gepland = null, Rekendatum? Termijn = null, Guid? ControleId = null, Guid? LastId = null, DateOnly? Verbeurte = null, int? Niveau = null)
{
    public static Taak Over(Taaksoort soort, Guid waarover, DateTimeOffset sinds) => new($"{Kenmerk(soort)}.{waarover:N}", soort, sinds);

    private static string Kenmerk(Taaksoort soort) => string.Concat(soort.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}

/// <summary>A kind of task: what it is called, on what it rests, and who does it.</summary>
/// <param name="Artikel">The article that asks for it or gives the power; <c>productkeuze</c> when no law does.</param>
/// <param name="Werkdagen">Our own term in working days, where neither an agreement nor the law sets the day.</param>
/// <param name="Rollen">Who can do it.</param>
public sealed record Taakbeschrijving(string Omschrijving, string Artikel, int Werkdagen, params ImmutableArray<string> Rollen)
{
    private const string Productkeuze = "productkeuze";

    // CS8524 is about numbers that are no name of the enum. Without a discard a name that is forgotten here does not compile.
#pragma warning disable CS8524
    /// <summary>The one table of all kinds of tasks.</summary>
    public static Taakbeschrijving Van(Taaksoort soort) => soort switch
    {
        Taaksoort.MeldingBeoordelen => new("Melding beoordelen", Productkeuze, 5, Rol.Coordinator, Rol.Handhavingsjurist),
        Taaksoort.IntakeKoppelen => new("Melding aan een pand koppelen", Productkeuze, 2, Rol.Coordinator, Rol.Handhavingsjurist),
        Taaksoort.ControlePlannen => new("Controle plannen", Productkeuze, 10, Rol.Coordinator, Rol.Toezichthouder),
        Taaksoort.ControleUitvoeren => new("Controle uitvoeren", "Awb 5:11", 0, Rol.Toezichthouder),
        Taaksoort.ProcesVerbaalOpmaken => new("Proces-verbaal opmaken", "RVS:2012:BW8183", 3, Rol.Toezichthouder),
        Taaksoort.ProcesVerbaalOndertekenen => new("Proces-verbaal ondertekenen", "RVS:2012:BW8183", 2, Rol.Toezichthouder),
        Taaksoort.VerslagBinnentredenOpmaken => new("Verslag van binnentreden opmaken", "Awbi 10, 11 lid 1", 0, Rol.Toezichthouder),
        Taaksoort.VerslagBinnentredenSturen => new("Verslag van binnentreden sturen aan de burgemeester, met afschrift aan de bewoner", "Awbi 11 lid 1", 0, Rol.Toezichthouder),
        Taaksoort.UitgeslotenBevindingenBeoordelen => new("Uitgesloten bevindingen beoordelen", Productkeuze, 5, Rol.Handhavingsjurist),
        Taaksoort.MachtigingBeslissen => new("Op de aanvraag om een machtiging tot binnentreden beslissen", "Awbi 2, 3", 1, Rol.Burgemeester),
        Taaksoort.MachtigingGebruiken => new("De machtiging tot binnentreden gebruiken voordat zij vervalt", "Awbi 6 lid 2", 0, Rol.Toezichthouder),
        Taaksoort.OvertredingVaststellen => new("Beoordelen of er een overtreding is en haar vaststellen", "Awb 5:1, 5:4, 5:9", 5, Rol.Handhavingsjurist),
        Taaksoort.VoornemenVerzenden => new("De overtreder aanmerken en het voornemen verzenden", "Awb 4:8, 5:1", 10, Rol.Handhavingsjurist, Rol.Coordinator),
        Taaksoort.ZienswijzeBeoordelen => new("De zienswijze per argument beoordelen", "Awb 3:46, 3:47", 5, Rol.Handhavingsjurist),
        Taaksoort.BesluitNemen => new("Het besluit nemen na de zienswijzetermijn", "Awb 4:8, 5:32", 10, Rol.Handhavingsjurist),
        Taaksoort.BesluitBekendmaken => new("De last verzenden en bekendmaken", "Awb 3:40, 3:41", 2, Rol.Handhavingsjurist, Rol.Coordinator),
        Taaksoort.HercontroleUitvoeren => new("Hercontrole uitvoeren en aan de last toetsen", "Awb 5:33; RVS:2015:3532", 5, Rol.Toezichthouder, Rol.Handhavingsjurist),
        Taaksoort.VoornemenInvorderingVerzenden => new("Het voornemen tot invordering verzenden", "Awb 4:8; RVS:2018:2956", 5, Rol.Handhavingsjurist, Rol.Coordinator),
        Taaksoort.InvorderingsbeschikkingNemen => new("De invorderingsbeschikking nemen na de zienswijzetermijn", "Awb 5:37 lid 1", 10, Rol.Handhavingsjurist),
        Taaksoort.InvorderingsbeschikkingBekendmaken => new("De invorderingsbeschikking verzenden en bekendmaken", "Awb 3:40, 3:41", 2, Rol.Handhavingsjurist, Rol.Coordinator),
        Taaksoort.AanmaningVerzenden => new("Aanmanen: de schuldenaar is in verzuim", "Awb 4:112", 5, Rol.Handhavingsjurist, Rol.Coordinator),
        Taaksoort.DwangbevelUitvaardigen => new("Een dwangbevel uitvaardigen: de aanmaning bleef zonder volledige betaling", "Awb 4:114, 4:117, 5:10 lid 2", 10, Rol.Handhavingsjurist),
        Taaksoort.DwangbevelBetekenen => new("Het dwangbevel laten betekenen", "Awb 4:123", 5, Rol.Handhavingsjurist),
        Taaksoort.VerjaringStuiten => new("De verjaring stuiten, of invorderen", "Awb 5:35, 5:37a", 0, Rol.Handhavingsjurist),
        Taaksoort.ZaakAfsluiten => new("De zaak afsluiten: er staat niets meer open", Productkeuze, 10, Rol.Handhavingsjurist),
    };
#pragma warning restore CS8524
}

/// <summary>
/// When a task must be done. How many working days our own terms take is a choice of the product, and of a gemeente in the
/// configuration (<c>Werkvoorraad:MeldingBeoordelen</c>), no law; the counting, and every term that the law does set, is the library's.
/// </summary>
public sealed record Werktermijnen(IReadOnlyDictionary<Taaksoort, int>? Afwijkend = null)
{
    public static Werktermijnen Van(IConfiguration configuratie) => new(configuratie.GetSection("Werkvoorraad").Get<Dictionary<Taaksoort, int>>());

    /// <summary>Worked out when the list is asked for, so that a changed term or calendar needs no rebuild. A day that was agreed is no calculation.</summary>
    public (DateOnly Dag, Rekendatum? Berekening) Uiterlijk(Taak taak)
    {
        if (taak.Gepland is { } gepland) return (gepland, null);
        var datum = taak.Termijn ?? Rekendatum.Van(Werktermijn.Bereken(taak.Sinds.Dag(), Werkdagen(taak.Soort)), d => d);
        return (datum.Datum, datum);
    }

    private int Werkdagen(Taaksoort soort) => Afwijkend?.TryGetValue(soort, out var dagen) == true ? dagen : Taakbeschrijving.Van(soort).Werkdagen;
}
