namespace Handhaving.Rekenen;

internal static class Configuratie
{
    public static void AddRekenen(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Rekenruimte.Gewoon);
        builder.Services.ConfigureSwaggerGen(o => o.OperationFilter<Rekenbeschrijving>());
    }
}
