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
    ZaakInzien, WerkvoorraadInzien, DashboardInzien, KleineAantallenZien, RechtsgeschiedenisInzien,
    PersoonsgegevensInzien, BeschermdeMelderInzien,
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
        [Toegangsrecht.WerkvoorraadInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.DashboardInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator, Rol.Burgemeester, Rol.Auditor],
        [Toegangsrecht.KleineAantallenZien] = [Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.RechtsgeschiedenisInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Burgemeester, Rol.Auditor],
        [Toegangsrecht.PersoonsgegevensInzien] = [Rol.Toezichthouder, Rol.Handhavingsjurist, Rol.Coordinator],
        [Toegangsrecht.BeschermdeMelderInzien] = [Rol.Handhavingsjurist],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet());
}
