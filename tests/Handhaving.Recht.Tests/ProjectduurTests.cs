using Handhaving.Recht.Samenwerking;

namespace Handhaving.Recht.Tests;

/// <summary>Hoe lang een interventieproject mag duren.</summary>
public class ProjectduurTests
{
    [Theory]
    [InlineData("2026-06-01", "2026-06-01", Projectduuroordeel.Gewoon)]
    [InlineData("2026-06-01", "2027-05-31", Projectduuroordeel.Gewoon)]
    [InlineData("2026-06-01", "2027-06-01", Projectduuroordeel.Lang)]
    [InlineData("2026-06-01", "2028-05-31", Projectduuroordeel.Lang)]
    [InlineData("2026-06-01", "2028-06-01", Projectduuroordeel.TeLang)]
    [InlineData("2026-06-01", "2026-05-31", Projectduuroordeel.TeLang)]
    [InlineData("2024-02-29", "2025-02-27", Projectduuroordeel.Gewoon)]
    [InlineData("2024-02-29", "2025-02-28", Projectduuroordeel.Lang)]
    public void Twaalf_maanden_is_de_regel_en_vierentwintig_de_grens(string van, string totEnMet, Projectduuroordeel oordeel) =>
        Projectduur.Beoordeel(DateOnly.Parse(van, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(totEnMet, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(oordeel);
}
