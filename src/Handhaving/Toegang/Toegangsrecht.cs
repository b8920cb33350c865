using System.Collections.Frozen;

namespace Handhaving.Toegang;

/// <summary>One thing that one may do. Each endpoint names exactly one.</summary>
public enum Toegangsrecht
{
    RegistersInzien, RegistersBeheren,
    MeldingRegistreren, MeldingBeoordelen,
    ControlePlannen, ControleVastleggen,
    ProcesVerbaalOpmaken, RegelTerzijdeStellen,
    FeitCorrigeren, GeschiedenisOvernemen,
    ZaakInzien, ZakenlijstInzien, WerkvoorraadInzien, WerkToewijzen,
    DashboardInzien, KleineAantallenZien, JaarcijfersVaststellen, RechtsgeschiedenisInzien,
    PersoonsgegevensInzien, BeschermdeMelderInzien, BetrokkeneZoeken,
    StukOpnemen, StukInzien,
    MachtigingAanvragen, MachtigingBeslissen,
    OvertredingVaststellen, BesluitNemen, BesluitVerzenden, ZienswijzeVastleggen, BetalingVastleggen,
    PortefeuilleInzien,
    DossierMaken,
    RaadpleeglogInzien, Noodtoegang,
    WissingVoorstellen, WissingBehandelen, WissingBevestigen,
    LsiProjectInzien, LsiProjectBeheren, LsiProjectVaststellen, LsiSelecteren, LsiUitwisselen, LsiGegevensInzien, LsiPolitiegegevensInzien, LsiGegevensVernietigen,
    DoelbindingVoorstellen, DoelbindingBeslissen,
    SignaalMelden, SignalenInzien, SignaalOpenen,
    LeveringsafspraakInzien, LeveringsafspraakVoorstellen, LeveringsafspraakGoedkeuren, LeveringOpschorten, DataschemaInzien,
    PartnersInzien, PartnersBeheren,
}

/// <summary>Who may do what. The one table; a test keeps it complete and prints it in docs/rechten.md.</summary>
public static class Toegangsmatrix
{
    public static FrozenDictionary<Toegangsrecht, FrozenSet<string>> Rollen { get; } = new Dictionary<Toegangsrecht, string[]>
    {
        [Toegangsrecht.RegistersInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor, Rol.Beheerder],
        [Toegangsrecht.RegistersBeheren] = [Rol.Beheerder, Rol.Handhavingsjurist],
        [Toegangsrecht.MeldingRegistreren] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.MeldingBeoordelen] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.ControlePlannen] = [Rol.Coordinator, Rol.Toezichthouder],
        [Toegangsrecht.ControleVastleggen] = [Rol.Toezichthouder],
        [Toegangsrecht.ProcesVerbaalOpmaken] = [Rol.Toezichthouder],
        [Toegangsrecht.RegelTerzijdeStellen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.FeitCorrigeren] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.GeschiedenisOvernemen] = [Rol.Beheerder],
        [Toegangsrecht.ZaakInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor],
        // A list of all zaken can be counted, so it is for those who handle them; one zaak by its id is for more.
        [Toegangsrecht.ZakenlijstInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.WerkToewijzen] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.JaarcijfersVaststellen] = [Rol.Coordinator],
        // Who may not list the zaken sees only the tasks of his own role.
        [Toegangsrecht.WerkvoorraadInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester],
        [Toegangsrecht.DashboardInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor],
        [Toegangsrecht.KleineAantallenZien] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.RechtsgeschiedenisInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Burgemeester, Rol.Auditor],
        [Toegangsrecht.PersoonsgegevensInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.BeschermdeMelderInzien] = [Rol.Handhavingsjurist],
        // It tells that someone is known here, and no more: for whoever handles requests of betrokkenen.
        [Toegangsrecht.BetrokkeneZoeken] = [Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming],
        [Toegangsrecht.StukOpnemen] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester],
        [Toegangsrecht.StukInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Burgemeester],
        [Toegangsrecht.MachtigingAanvragen] = [Rol.Toezichthouder, Rol.Handhavingsjurist],
        [Toegangsrecht.MachtigingBeslissen] = [Rol.Burgemeester],
        [Toegangsrecht.OvertredingVaststellen] = [Rol.Handhavingsjurist],
        // The jurist prepares and records; who decided is the signature, checked against the register of mandaten.
        [Toegangsrecht.BesluitNemen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.BesluitVerzenden] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.ZienswijzeVastleggen] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.BetalingVastleggen] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.PortefeuilleInzien] = [Rol.Handhavingsjurist],
        // It opens all of a zaak at once, and weighs per value whether it goes out (Awb 7:4 lid 6).
        [Toegangsrecht.DossierMaken] = [Rol.Handhavingsjurist],
        // Those who watch, and nobody whom they watch.
        [Toegangsrecht.RaadpleeglogInzien] = [Rol.Auditor, Rol.FunctionarisGegevensbescherming],
        // Beyond one's rights, when someone is in danger; afterwards the functionaris judges it.
        [Toegangsrecht.Noodtoegang] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester],
        // Two persons in two roles: what goes does not come back.
        [Toegangsrecht.WissingVoorstellen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.WissingBehandelen] = [Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming],
        [Toegangsrecht.WissingBevestigen] = [Rol.FunctionarisGegevensbescherming],
        [Toegangsrecht.LsiProjectInzien] = [Rol.Coordinator, Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming, Rol.Auditor],
        [Toegangsrecht.LsiProjectBeheren] = [Rol.Coordinator],
        // What others decided or signed: the jurist records it.
        [Toegangsrecht.LsiProjectVaststellen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.LsiSelecteren] = [Rol.Coordinator, Rol.Handhavingsjurist],
        [Toegangsrecht.LsiUitwisselen] = [Rol.Coordinator, Rol.Handhavingsjurist],
        // And only in the team of the project itself.
        [Toegangsrecht.LsiGegevensInzien] = [Rol.Coordinator, Rol.Handhavingsjurist],
        [Toegangsrecht.LsiPolitiegegevensInzien] = [Rol.Handhavingsjurist],
        [Toegangsrecht.LsiGegevensVernietigen] = [Rol.FunctionarisGegevensbescherming],
        // Two persons in two roles: data leave the purpose for which they came.
        [Toegangsrecht.DoelbindingVoorstellen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.DoelbindingBeslissen] = [Rol.FunctionarisGegevensbescherming],
        // Whoever sees it passes it on at once.
        [Toegangsrecht.SignaalMelden] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.SignalenInzien] = [Rol.Handhavingsjurist, Rol.Coordinator, Rol.FunctionarisGegevensbescherming],
        [Toegangsrecht.SignaalOpenen] = [Rol.Handhavingsjurist],
        [Toegangsrecht.LeveringsafspraakInzien] = [Rol.Coordinator, Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming, Rol.Auditor],
        [Toegangsrecht.LeveringsafspraakVoorstellen] = [Rol.Coordinator, Rol.Handhavingsjurist],
        [Toegangsrecht.LeveringsafspraakGoedkeuren] = [Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming],
        // Stopping may not wait for the right person.
        [Toegangsrecht.LeveringOpschorten] = [Rol.Coordinator, Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming, Rol.Beheerder],
        // It holds names of fields and nothing of a zaak.
        [Toegangsrecht.DataschemaInzien] = [Rol.Coordinator, Rol.Handhavingsjurist, Rol.FunctionarisGegevensbescherming, Rol.Auditor, Rol.LsiPartner],
        [Toegangsrecht.PartnersInzien] = [Rol.Beheerder, Rol.Handhavingsjurist, Rol.Auditor, Rol.FunctionarisGegevensbescherming],
        // Who connects, and with which keys: always two persons, of whichever of these roles.
        [Toegangsrecht.PartnersBeheren] = [Rol.Beheerder, Rol.Handhavingsjurist],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet());
}
