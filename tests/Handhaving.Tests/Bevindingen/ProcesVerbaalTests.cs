using Handhaving.Bevindingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Bevindingen;

public class ProcesVerbaalTests
{
    [Fact]
    public void Een_proces_verbaal_noemt_zijn_bevindingen_en_welke_zijn_uitgesloten()
    {
        var (goed, fout) = (Ruimte(buiten: true), Ruimte(naam: "kamer-1"));
        var pand = Pand(Gepland(), goed, fout, Uitgevoerd());
        var zaak = pand.Zaak(ZaakId)!;

        var (antwoord, opgemaakt) = MaakProcesVerbaalOpEndpoint.Post(new("Wij zagen."), pand, zaak, zaak.Controles[ControleId], Wie(), StilleKlok);

        opgemaakt.ShouldBeGebeurtenis(new ProcesVerbaalOpgemaakt(ZaakId, ControleId, antwoord.ProcesVerbaalId, Anna, [goed.RuimteId, fout.RuimteId], [fout.RuimteId], Tekst("Wij zagen.")) { GebeurdOp = Nu });
        pand.Na([opgemaakt]).Zaak(ZaakId)!.Fase.ShouldBe(Fase.Geconstateerd);
    }

    [Fact]
    public void Alleen_een_aangewezen_waarnemer_maakt_eenmaal_op_na_afloop()
    {
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd()), Bevoegd(), Wie()).MagDoor();
        MaakProcesVerbaalOpEndpoint.Validate(Controle(), Zaak(Gepland()), Bevoegd(), Wie()).GeweigerdDoor("E1");
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd(), ProcesVerbaal()), Bevoegd(), Wie()).GeweigerdDoor("E1-eigen");
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd()), Bevoegd(), Wie(Cor)).GeweigerdDoor("E1-waarnemer");
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd()), Bevoegd() with { Controle = Handhaving.Panden.Controle.Nieuw(ControleId) }, Wie()).GeweigerdDoor("E1-waarnemer");
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd()), Bevoegd(Bert), Wie()).GeweigerdDoor("T1");
        MaakProcesVerbaalOpEndpoint.Validate(Controle(Uitgevoerd()), Zaak(Gepland(), Uitgevoerd()), Bevoegd() with { Norm = null }, Wie()).GeweigerdDoor("T1");
    }

    [Fact]
    public void Ondertekenen_legt_vast_en_gebeurt_eenmaal()
    {
        var pand = Pand(Gepland(), Uitgevoerd(), ProcesVerbaal());
        var zaak = pand.Zaak(ZaakId)!;

        OndertekenProcesVerbaalEndpoint.Validate(zaak, PvId, Bevoegd(), Wie()).MagDoor();
        var (_, ondertekend) = OndertekenProcesVerbaalEndpoint.Post(new(true), PvId, pand, zaak, zaak.Controles[ControleId], Wie(), StilleKlok);
        ondertekend.ShouldBeGebeurtenis(new ProcesVerbaalOndertekend(ZaakId, ControleId, PvId, Anna, true) { GebeurdOp = Nu });
        OndertekenProcesVerbaalEndpoint.Validate(pand.Na([ondertekend]).Zaak(ZaakId)!, PvId, Bevoegd(), Wie()).GeweigerdDoor("E2");
        OndertekenProcesVerbaalEndpoint.Validate(zaak, PvId, Bevoegd(), Wie(Cor)).GeweigerdDoor("E1-waarnemer");
        OndertekenProcesVerbaalEndpoint.Validate(zaak, PvId, Bevoegd(Bert), Wie()).GeweigerdDoor("T1");
    }

    [Fact]
    public void Aanvullen_kan_alleen_na_ondertekening_en_laat_de_tekst_staan()
    {
        var pand = Pand(Gepland(), Uitgevoerd(), ProcesVerbaal(), Ondertekend());
        var zaak = pand.Zaak(ZaakId)!;

        VulProcesVerbaalAanEndpoint.Validate(zaak, PvId, Bevoegd(), Wie()).MagDoor();
        var (_, aangevuld) = VulProcesVerbaalAanEndpoint.Post(new("En nog dit."), PvId, pand, zaak, zaak.Controles[ControleId], Wie(Bert), StilleKlok);
        aangevuld.ShouldBeGebeurtenis(new ProcesVerbaalAangevuld(ZaakId, ControleId, PvId, Bert, Tekst("En nog dit.")) { GebeurdOp = Nu });
        pand.Na([aangevuld]).Zaak(ZaakId)!.ProcessenVerbaal[PvId].ShouldBe(zaak.ProcessenVerbaal[PvId]);
        VulProcesVerbaalAanEndpoint.Validate(Zaak(Gepland(), Uitgevoerd(), ProcesVerbaal()), PvId, Bevoegd(), Wie()).GeweigerdDoor("E2");
        VulProcesVerbaalAanEndpoint.Validate(zaak, PvId, Bevoegd(), Wie(Cor)).GeweigerdDoor("E1-waarnemer");
    }
}
