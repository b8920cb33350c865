using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Bedragen;

/// <summary>De vergoeding die het bestuursorgaan voor een aanmaning in rekening kan brengen (art. 4:113 lid 1 Awb).</summary>
public static class Aanmaningsvergoeding
{
    /// <summary>De vergoeding in eurocenten voor een schuld van dit bedrag; <c>null</c> met een waarschuwing als er geen bedrag is geladen.</summary>
    /// <param name="schuldCent">De schuld in eurocenten.</param>
    /// <param name="dag">De dag van de aanmaning.</param>
    /// <param name="tabel">De bedragen; <c>null</c> neemt die van de bibliotheek.</param>
    public static (long? VergoedingCent, IReadOnlyList<Waarschuwing> Waarschuwingen) Op(long schuldCent, DateOnly dag, Bedragentabel? tabel = null)
    {
        tabel ??= Bedragentabel.Standaard;
        if (tabel.Zoek("aanmaningsvergoeding-grens", dag) is not { } grens)
            return (null, [tabel.Ontbreekt("aanmaningsvergoeding-grens", dag)]);
        var id = schuldCent < grens.Waarde ? "aanmaningsvergoeding-laag" : "aanmaningsvergoeding-hoog";
        return tabel.Zoek(id, dag) is { } bedrag
            ? (bedrag.Waarde, [.. bedrag.Controlewaarschuwing(dag)])
            : (null, [tabel.Ontbreekt(id, dag)]);
    }
}
