using System.Collections.Frozen;

namespace Handhaving.Toegang;

/// <summary>One thing that one may do. Each endpoint names exactly one.</summary>
public enum Recht
{
    RegistersInzien, RegistersBeheren,
    MeldingRegistreren, MeldingBeoordelen,
    ControlePlannen, ControleVastleggen,
    ProcesVerbaalOpmaken, RegelTerzijdeStellen,
    FeitCorrigeren, GeschiedenisOvernemen,
    ZaakInzien, ZakenlijstInzien, WerkvoorraadInzien, WerkToewijzen,
    DashboardInzien, KleineAantallenZien, JaarcijfersVaststellen, RechtsgeschiedenisInzien,
    PersoonsgegevensInzien, BeschermdeMelderInzien,
}

/// <summary>Who may do what. The one table; a test keeps it complete and prints it in docs/rechten.md.</summary>
public static class Toegangsmatrix
{
    public static FrozenDictionary<Recht, FrozenSet<string>> Rollen { get; } = new Dictionary<Recht, string[]>
    {
        [Recht.RegistersInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor, Rol.Beheerder],
        [Recht.RegistersBeheren] = [Rol.Beheerder, Rol.Handhavingsjurist],
        [Recht.MeldingRegistreren] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.MeldingBeoordelen] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.ControlePlannen] = [Rol.Coordinator, Rol.Toezichthouder],
        [Recht.ControleVastleggen] = [Rol.Toezichthouder],
        [Recht.ProcesVerbaalOpmaken] = [Rol.Toezichthouder],
        [Recht.RegelTerzijdeStellen] = [Rol.Handhavingsjurist],
        [Recht.FeitCorrigeren] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.GeschiedenisOvernemen] = [Rol.Beheerder],
        [Recht.ZaakInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor],
        // A list of all zaken can be counted, so it is for those who handle them; one zaak by its id is for more.
        [Recht.ZakenlijstInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.WerkvoorraadInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.WerkToewijzen] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.DashboardInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor],
        [Recht.KleineAantallenZien] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Recht.JaarcijfersVaststellen] = [Rol.Coordinator],
        [Recht.RechtsgeschiedenisInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Burgemeester, Rol.Auditor],
        [Recht.PersoonsgegevensInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist],
        [Recht.BeschermdeMelderInzien] = [Rol.Handhavingsjurist],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet());
}
