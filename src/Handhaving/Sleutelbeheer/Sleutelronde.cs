using System.Diagnostics.Metrics;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Npgsql;

namespace Handhaving.Sleutelbeheer;

/// <summary>What the alarms in ops/otel/alarmregels.yml look at.</summary>
internal sealed class Sleutelmeters
{
    public const string Naam = "Handhaving.Sleutelbeheer";

    private readonly TimeProvider _klok;
    private DateTimeOffset _op;
    private int? _afwijkingen;
    private double? _tijdvak;

    public Sleutelmeters(IMeterFactory fabriek, TimeProvider klok)
    {
        (_klok, _op) = (klok, klok.GetUtcNow());
        var meter = fabriek.Create(Naam);
        meter.CreateObservableGauge("handhaving.sleutels.afwijkingen", () => _afwijkingen is { } a ? (Measurement<int>[])[new(a)] : [], description: "Findings of the last inventory of keys that show a change");
        // One that never succeeds must age too.
        meter.CreateObservableGauge("handhaving.sleutels.inventaris", () => (_klok.GetUtcNow() - _op).TotalSeconds, "s", "Age of the last inventory of keys");
        meter.CreateObservableGauge("handhaving.sleutels.tijdvak", () => _tijdvak is { } t ? (Measurement<double>[])[new(t)] : [], "s", "Age of the epoch under which keys are wrapped");
    }

    public void Meet(int afwijkingen) => (_afwijkingen, _op) = (afwijkingen, _klok.GetUtcNow());

    public void Meet(TimeSpan tijdvak) => _tijdvak = tijdvak.TotalSeconds;
}

/// <summary>Begins a new epoch when the last one is old enough, and holds an inventory each night.</summary>
internal sealed partial class Sleutelronde(
    Sleutelrotatie rotatie, Sleutelinventaris inventaris, ISleutelbewaring bewaring, Sleutelmeters meters, Sleutelinstellingen instellingen, TimeProvider klok, ILogger<Sleutelronde> log) : BackgroundService
{
    private static readonly TimeSpan Kijk = TimeSpan.FromMinutes(15);

    private long? _laatste;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var gebrek in bewaring.Gebreken()) Open(gebrek);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wekker = new PeriodicTimer(Kijk);
        while (await wekker.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RondeAsync(stoppingToken);
            }
            // A folder that is read-only, a disk that is full, a database that is away: said, and tried again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Onderbroken(e is NpgsqlException or OpdrachtMislukt or UnauthorizedAccessException ? e.Message : e.GetType().Name);
            }
    }

    public async Task RondeAsync(CancellationToken ct)
    {
        if (_laatste is not { } vorige || klok.GetElapsedTime(vorige) >= instellingen.InventarisElke)
        {
            var bevindingen = (await inventaris.ControleerAsync(ct)).Bevindingen;
            meters.Meet(bevindingen.Afwijkingen);
            _laatste = klok.GetTimestamp();
            if (bevindingen.Afwijkingen > 0) Gevonden(bevindingen.Afwijkingen);
        }
        meters.Meet(rotatie.Leeftijd);
        if (instellingen.RoteerNa <= TimeSpan.Zero || rotatie.Leeftijd < instellingen.RoteerNa) return;
        var verslag = await rotatie.RoteerAsync(ct);
        meters.Meet(rotatie.Leeftijd);
        Geroteerd(verslag.Tijdvak, verslag.Omgewikkeld);
        if (verslag.Mislukt > 0) Gevonden(verslag.Mislukt);
    }

    [LoggerMessage(LogLevel.Critical, "{Gebrek}")]
    private partial void Open(string gebrek);

    [LoggerMessage(LogLevel.Critical, "De inventaris van de sleutels vond {Aantal} afwijkingen; ops/handhaving sleutels inventaris noemt ze.")]
    private partial void Gevonden(int aantal);

    [LoggerMessage(LogLevel.Warning, "Tijdvak {Tijdvak} is begonnen en {Aantal} sleutels zijn daaronder gebracht. Maak een reservekopie van database en sleutels: een oudere opent nieuwe gegevens niet (ops/backup).")]
    private partial void Geroteerd(int tijdvak, int aantal);

    [LoggerMessage(LogLevel.Error, "De zorg voor de sleutels is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
