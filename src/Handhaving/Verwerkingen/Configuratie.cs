namespace Handhaving.Verwerkingen;

internal static class Configuratie
{
    /// <summary>Read at the start: a product that cannot say what it does with personal data does not begin.</summary>
    public static void AddVerwerkingen(this WebApplicationBuilder builder)
    {
        var instellingen = Verwerkingsinstellingen.Van(builder.Configuration, builder.Environment.IsDevelopment());
        builder.Services.AddSingleton(instellingen);
        builder.Services.AddSingleton(new Register(instellingen.Basis));
    }
}
