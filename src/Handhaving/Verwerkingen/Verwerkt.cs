using Handhaving.Persoonsgegevens;

namespace Handhaving.Verwerkingen;

public enum Activiteit { Handhaving, BezwaarEnBeroep, ToezichtOpRaadpleging }

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class VerwerktAttribute(params Activiteit[] activiteiten) : Attribute
{
    public Activiteit Voor(Raadpleegdoel? doel) => activiteiten[0];
}

public sealed record Activiteitversie(string Grond);

public sealed class Register
{
    public Activiteitversie Op(Activiteit a, DateTimeOffset moment) => new("AVG art. 6 lid 1 onder e");

    public Uri Adres(Activiteit a, DateTimeOffset moment) => new($"https://handhaving.invalid/v1/verwerkingsactiviteiten/{a}/versies/1");
}
