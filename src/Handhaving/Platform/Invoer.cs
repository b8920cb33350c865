using System.Text.RegularExpressions;
using FluentValidation;

namespace Handhaving.Platform;

/// <summary>Rules of form that many requests share.</summary>
public static partial class Invoer
{
    /// <summary>The moment of a fact: as given, or now; always in UTC.</summary>
    public static DateTimeOffset Moment(this TimeProvider klok, DateTimeOffset? gebeurdOp) => (gebeurdOp ?? klok.GetUtcNow()).ToUniversalTime();

    /// <summary>A fact is recorded after it happened; a small difference of clocks is forgiven.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset?> NietInDeToekomst<T>(this IRuleBuilder<T, DateTimeOffset?> regel, TimeProvider klok) => regel
        .Must(op => op is null || op <= klok.GetUtcNow().AddMinutes(5))
        .WithMessage("ligt in de toekomst. Leg een feit vast nadat het is gebeurd, of laat het veld weg voor nu.");

    /// <summary>A day that rules can count from.</summary>
    public static IRuleBuilderOptions<T, DateOnly> Datum<T>(this IRuleBuilder<T, DateOnly> regel) => regel
        .Must(d => d.BinnenKalender()).WithMessage("ligt niet tussen 1900 en 2200. Controleer het jaar.");

    public static IRuleBuilderOptions<T, string?> Verblijfsobject<T>(this IRuleBuilder<T, string?> regel) => regel
        .Matches(BagVerblijfsobject())
        .WithMessage("is geen BAG-id van een verblijfsobject, ligplaats of standplaats. Geef 16 cijfers met 01, 02 of 03 op plaats 5 en 6.");

    /// <summary>A label without room for a name: what stands in an event is kept for ever.</summary>
    public static IRuleBuilderOptions<T, string?> Aanduiding<T>(this IRuleBuilder<T, string?> regel) => regel
        .Matches(Label())
        .WithMessage("mag alleen kleine letters, cijfers, punt en streepje hebben (hoogstens 40), zoals slaapkamer-2. Zet er geen naam in.");

    public static IRuleBuilderOptions<T, string> Tekst<T>(this IRuleBuilder<T, string> regel) => regel
        .NotEmpty().WithMessage("is leeg. Vul een toelichting in.")
        .MaximumLength(20_000).WithMessage("is te lang. Gebruik hoogstens 20.000 tekens.");

    /// <summary>A pand, ligplaats or standplaats.</summary>
    public const string BagVorm = "^[0-9]{4}(10|02|03)[0-9]{10}$";

    /// <summary>The reference of a decision or of a record elsewhere, as others write it. Without spaces, so that no sentence or name fits in.</summary>
    public static IRuleBuilderOptions<T, string> Kenmerk<T>(this IRuleBuilder<T, string> regel) => regel
        .Matches(Verwijzing())
        .WithMessage("is geen kenmerk. Gebruik letters, cijfers, punt, streepje, schuine streep en laag streepje, zonder spaties (hoogstens 60), zoals Z/2026-00123. Zet er geen naam in.");

    /// <summary>A ground of AVG art. 18 lid 2, with where its reason stands.</summary>
    public static void Uitzondering<T>(this IRuleBuilderInitial<T, Persoonsgegevens.Beperkingsuitzondering?> regel) => regel.ChildRules(u =>
    {
        u.RuleFor(x => x!.Grond).IsInEnum();
        u.RuleFor(x => x!.Kenmerk).NotEmpty().Kenmerk();
    });

    public static bool IsBagObject(string id) => BagObject().IsMatch(id);

    [GeneratedRegex(@"^[0-9]{4}(10|02|03)[0-9]{10}\z")]
    private static partial Regex BagObject();

    [GeneratedRegex(@"^[0-9]{4}(01|02|03)[0-9]{10}\z")]
    private static partial Regex BagVerblijfsobject();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,39}\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}\z")]
    private static partial Regex Verwijzing();
}
