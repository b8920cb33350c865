using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Platform;

/// <summary>Why a plan or decision may not be: a rule with its article, and the way out.</summary>
/// <param name="Regel">Id of the rule, such as <c>T1</c>.</param>
/// <param name="Grondslag">Article or source of the rule; says so when it is a choice of the product.</param>
/// <param name="Reden">What is wrong, in one Dutch sentence without personal data.</param>
/// <param name="WatTeDoen">What the user can do about it.</param>
public sealed record Weigering(string Regel, string Grondslag, string Reden, string WatTeDoen)
{
    public ProblemDetails AlsProbleem() => new()
    {
        Type = Problemen.Soort + "weigering",
        Status = StatusCodes.Status409Conflict,
        Title = "Niet toegestaan",
        Detail = $"{Reden} {WatTeDoen}",
        Extensions = { ["regel"] = Regel, ["grondslag"] = Grondslag, ["watTeDoen"] = WatTeDoen },
    };
}
