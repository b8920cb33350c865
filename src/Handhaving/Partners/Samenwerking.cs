using System.Text.RegularExpressions;
using FluentValidation;
using Handhaving.Platform;

namespace Handhaving.Partners;

/// <summary>A partner as projects and agreements name it; its registration, certificates and keys are a register of their own.</summary>
/// <param name="Oin">Organisatie-identificatienummer: twenty characters, compared and never interpreted.</param>
/// <param name="Code">Short label in this gemeente, such as <c>uwv</c>; without personal data.</param>
public sealed record Partnerverwijzing(string Oin, string Code, Partnersoort Soort);

public static partial class Samenwerking
{
    /// <summary>
    /// Takes part in interventieteams: bound by the Samenwerkingsovereenkomst voor Interventieteams 2017 (Stcrt. 2017, 20624). VNG Naleving
    /// supports the process and gets numbers only.
    /// </summary>
    public static bool IsLsiPartner(this Partnersoort soort) => soort is not Partnersoort.VngNaleving;

    public static IRuleBuilderOptions<T, string> Oin<T>(this IRuleBuilder<T, string> regel) => regel
        .Matches(Oinvorm()).WithMessage("is geen OIN. Geef de twintig cijfers of hoofdletters waaronder de organisatie in het COR-register staat.");

    public static IRuleBuilderOptions<T, Partnerverwijzing> Partner<T>(this IRuleBuilder<T, Partnerverwijzing> regel) => regel.ChildRules(p =>
    {
        p.RuleFor(x => x.Oin).Oin();
        p.RuleFor(x => x.Code).NotEmpty().WithMessage("is leeg. Geef een korte aanduiding, zoals uwv.");
        p.RuleFor(x => x.Code).Aanduiding();
        p.RuleFor(x => x.Soort).IsInEnum();
    });

    [GeneratedRegex(@"^[0-9A-Z]{20}\z")]
    private static partial Regex Oinvorm();
}
