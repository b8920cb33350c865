using Handhaving.Persoonsgegevens;

namespace Handhaving.Verwerkingen;

/// <summary>What the gemeente does with personal data (AVG art. 4 onder 2); each stands in the register under a fixed id.</summary>
public enum Activiteit
{
    MeldingBehandelen, Toezicht, Handhaving, Zienswijze, BezwaarEnBeroep, Invordering, Zorgsignaal,
    InzageBetrokkene, ToezichtOpRaadpleging, WissingEnVernietiging, Registers, Wijkdashboard, LopendOnderzoek,
    Interventieteam, Uitbuitingssignaal,
}

/// <summary>Stands on every endpoint that opens personal data: what the gemeente is doing when it does that.</summary>
/// <param name="activiteiten">What can be meant; the first where the purpose asked for does not tell.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class VerwerktAttribute(params Activiteit[] activiteiten) : Attribute
{
    public IReadOnlyList<Activiteit> Activiteiten => activiteiten;

    /// <summary>The activity that belongs to the purpose asked for, when it is one of these; else the first.</summary>
    public Activiteit Voor(Raadpleegdoel? doel) => doel is { } d && activiteiten.Contains(Van(d)) ? Van(d) : activiteiten[0];

    /// <summary>A purpose is named after its activity, but for two.</summary>
    private static Activiteit Van(Raadpleegdoel doel) => doel switch
    {
        Raadpleegdoel.Zorg => Activiteit.Zorgsignaal,
        Raadpleegdoel.Controle => Activiteit.ToezichtOpRaadpleging,
        _ => Enum.Parse<Activiteit>(doel.ToString()),
    };
}
