using Handhaving.Betrokkenen;
using Handhaving.Controles;
using Handhaving.Dossiers;
using Handhaving.Gemeenten;
using Handhaving.Opdrachten;
using Handhaving.Paginas;
using Handhaving.Partners;
using Handhaving.Platform.Waarneming;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Rekenen;
using Handhaving.Samenstelling;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Handhaving.Werkvoorraad;
using Handhaving.Wijken;

if (await Opdrachtregel.ZonderToepassingAsync(args) is { } code) return code;
var builder = WebApplication.CreateBuilder(args);
if (!await builder.BereidVoorAsync(args)) return 1;

// Standard output is for the answer of a command alone.
builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Gebieden>();
builder.Services.AddSingleton(builder.Configuration.GetSection("Werktijden").Get<Werktijden>() ?? new Werktijden());
builder.AddWaarneming();
builder.Services.AddSingleton(Werktermijnen.Van(builder.Configuration));
builder.Services.AddSingleton(Afscherming.Van(builder.Configuration));
builder.AddAchterproxy();
builder.AddAanmelding();
builder.AddOpslag();
builder.AddVerwerkingen();
builder.AddPartners();
builder.Services.AddSingleton<Registratieklok>();
builder.Services.AddSingleton<Dossieruitgifte>();
builder.Services.AddSingleton<Raadpleegdossier>();
builder.Services.AddSingleton<Zoekindexvulling>();
builder.AddApi();
builder.AddRekenen();
builder.AddPaginas();

var app = builder.Build();
app.UsePartnercertificaten();
app.UseAchterproxy();
app.UseOpmaak();
app.UseApi();
app.MapTokeneindpunt();
app.UsePaginas();
app.MapDossierformulier();

return await app.VoerUitAsync(args);

public partial class Program;
