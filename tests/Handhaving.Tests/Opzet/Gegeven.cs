using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Handhaving.Bevindingen;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Time.Testing;
using Wolverine.Http;

namespace Handhaving.Tests.Opzet;

/// <summary>Given: one pand, zaak and visit of the imagination, as far as these events bring it.</summary>
public static class Gegeven
{
    public const string PandId = "0150100000000001", Deltabuurt = "BU01500702";

    public static readonly Guid ZaakId = Guid.Parse("00000000-0000-0000-0000-00000000000a"), AndereZaakId = Guid.Parse("00000000-0000-0000-0000-00000000000b"),
        MeldingId = Guid.Parse("00000000-0000-0000-0000-0000000000c1"), ControleId = Guid.Parse("00000000-0000-0000-0000-0000000000d1"),
        NormId = Guid.Parse("00000000-0000-0000-0000-0000000000e1"), ToestemmingId = Guid.Parse("00000000-0000-0000-0000-0000000000f1"), PvId = Guid.Parse("00000000-0000-0000-0000-0000000000f9"),
        Anna = Guid.Parse("00000000-0000-0000-0000-000000000001"), Bert = Guid.Parse("00000000-0000-0000-0000-000000000002"), Cor = Guid.Parse("00000000-0000-0000-0000-000000000003"),
        Betrokkene = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    /// <summary>A Wednesday, ten in the morning in Amsterdam.</summary>
    public static readonly DateTimeOffset Nu = new(2026, 6, 10, 8, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider StilleKlok => new(Nu);

    public static Gebieden Codelijst { get; } = new();

    public static Uitvoerder Wie(Guid? medewerker = null) => new("GM0150", medewerker ?? Anna, Rol.Toezichthouder, null);

    /// <summary>An action as the access log tells it.</summary>
    public static Handeling EenHandeling => new("Proef", new("https://handhaving.invalid/v1/verwerkingsactiviteiten/proef/versies/1"), "AVG art. 6 lid 1 onder e", Spoor.Nieuw(), Nu);

    public static DateTimeOffset Op(int minuten) => Nu.AddMinutes(minuten);

    public static Persoonsgegeven<string> Tekst(string tekst = "tekst") => Persoonsgegeven.Over(ZaakId, tekst);

    public static Pand Pand(params IEnumerable<Gebeurtenis> gebeurtenissen) =>
        new Pand(PandId, 0, Objectsoort.Pand, new Gebied(Deltabuurt, "WK015007", 2023), ImmutableDictionary<Guid, Zaak>.Empty).Na(gebeurtenissen);

    public static Zaak Zaak(params IEnumerable<Gebeurtenis> gebeurtenissen) => Pand(gebeurtenissen).Zaak(ZaakId)!;

    public static Controle Controle(params IEnumerable<Gebeurtenis> gebeurtenissen) => Pand([Gepland(), .. gebeurtenissen]).Zaak(ZaakId)!.Controles[ControleId];

    public static MeldingOntvangen Melding(Guid? meldingId = null, Guid? zaakId = null) =>
        new(zaakId ?? ZaakId, meldingId ?? MeldingId, null, Kanaal.Telefoon, Onderwerp.Kamerverhuur, true, false, null, Tekst()) { GebeurdOp = Op(-900) };

    public static MeldingBeoordeeld Beoordeeld(MeldingUitkomst uitkomst = MeldingUitkomst.InOnderzoek, Guid? meldingId = null, Guid? zaakId = null) =>
        new(zaakId ?? ZaakId, meldingId ?? MeldingId, uitkomst, Prioriteit.Normaal, Tekst()) { GebeurdOp = Op(-800) };

    public static Planning Planning(int dag = 0, int begin = 10, int einde = 11, Dienst dienst = Dienst.Dag, params Guid[] koppel) =>
        new(new DateOnly(2026, 6, 10).AddDays(dag), new TimeOnly(begin, 0), new TimeOnly(einde, 0), dienst, [.. koppel.Length > 0 ? koppel : [Anna, Bert]]);

    public static ControleGepland Gepland(Guid? controleId = null) => new(ZaakId, controleId ?? ControleId, null, NormId, Planning(), 1, null) { GebeurdOp = Op(-700) };

    public static LegitimatieGetoond Legitimatie(int op = 0) => new(ZaakId, ControleId, Anna) { GebeurdOp = Op(op) };

    public static DoelMeegedeeld Doel(int op = 0, bool begrepen = true) => new(ZaakId, ControleId, begrepen) { GebeurdOp = Op(op) };

    public static ToestemmingVerleend Toestemming(int op = 1, Hoedanigheid van = Hoedanigheid.Bewoner, bool begrepen = true, bool vrijwillig = true, string? ruimte = null, Guid? id = null) =>
        new(ZaakId, ControleId, id ?? ToestemmingId, ruimte is null ? Reikwijdte.Woning : Reikwijdte.Ruimte, ruimte, van, begrepen, vrijwillig, Persoonsgegeven.Over(Betrokkene, new Aangetroffene("Fictief"))) { GebeurdOp = Op(op) };

    public static ToestemmingIngetrokken Ingetrokken(int op, Guid? id = null) => new(ZaakId, ControleId, id ?? ToestemmingId) { GebeurdOp = Op(op) };

    public static WoningBinnengetreden Betreding(int op = 2, Binnentreedgrond grond = Binnentreedgrond.Toestemming) => new(ZaakId, ControleId, grond, true, null, []) { GebeurdOp = Op(op) };

    public static WoningVerlaten Vertrek(int op) => new(ZaakId, ControleId) { GebeurdOp = Op(op) };

    public static RuimteOpgenomen Ruimte(int op = 3, string naam = "woonkamer", bool prive = false, bool buiten = false) =>
        new(ZaakId, ControleId, Guid.NewGuid(), Bevinding(naam, prive, buiten), null, []) { GebeurdOp = Op(op) };

    public static Ruimtebevinding Bevinding(string naam = "woonkamer", bool prive = false, bool buiten = false) => new(naam, Ruimtesoort.Slaapkamer, prive, buiten, 2, false, true, true);

    public static ControleUitgevoerd Uitgevoerd() => new(ZaakId, ControleId, Controleresultaat.OvertredingWaargenomen, Op(0), Op(9), [Anna, Bert]) { GebeurdOp = Op(0) };

    public static ProcesVerbaalOpgemaakt ProcesVerbaal() => new(ZaakId, ControleId, PvId, Anna, [], [], Tekst()) { GebeurdOp = Op(20) };

    public static ProcesVerbaalOndertekend Ondertekend() => new(ZaakId, ControleId, PvId, Anna, true) { GebeurdOp = Op(30) };

    public static Norm Norm(DateOnly? van = null, DateOnly? tot = null, params string[] wijken) => new(NormId, "Verbod", "Hw", "21", "Verordening (fictief)", "1", true,
        van ?? new DateOnly(2024, 1, 1), tot ?? new DateOnly(2027, 12, 31), 3, 2, [.. wijken], "college", true);

    public static Toezichthouderregister Toezichthouders(params Guid[] wie) =>
        Toezichthouderregister.Leeg with { Aanwijzingen = [.. wie.Select(w => new Aanwijzing(w, "awb-1", ["Hw"], new DateOnly(2024, 1, 1), null))] };

    public static Normenregister Normen(params Norm[] normen) => Normenregister.Leeg with { Normen = normen.ToImmutableDictionary(n => n.Id) };

    public static Verbalisantschap Bevoegd(params Guid[] aangewezen) => new(Controle(), Norm(), Toezichthouders(aangewezen.Length > 0 ? aangewezen : [Anna, Bert]));
}

/// <summary>Then: what an endpoint must have answered.</summary>
public static class Dan
{
    private static readonly JsonSerializerOptions Opties = new(JsonSerializerOptions.Web) { Converters = { new Openlegger() }, WriteIndented = true };

    public static void MagDoor(this ProblemDetails antwoord) => antwoord.ShouldBeSameAs(WolverineContinue.NoProblems, antwoord.Detail);

    public static void GeweigerdDoor(this ProblemDetails antwoord, string regel)
    {
        antwoord.Status.ShouldBe(StatusCodes.Status409Conflict, antwoord.Detail);
        antwoord.Extensions["regel"].ShouldBe(regel, antwoord.Detail);
        ((string)antwoord.Extensions["grondslag"]!).ShouldNotBeNullOrWhiteSpace();
        ((string)antwoord.Extensions["watTeDoen"]!).ShouldNotBeNullOrWhiteSpace();
        antwoord.Detail.ShouldEndWith((string)antwoord.Extensions["watTeDoen"]!);
    }

    public static void Onbekend(this ProblemDetails antwoord) => antwoord.Status.ShouldBe(StatusCodes.Status404NotFound, antwoord.Detail);

    public static void Ongeldig(this ProblemDetails antwoord, string veld)
    {
        antwoord.Status.ShouldBe(StatusCodes.Status400BadRequest, antwoord.Detail);
        antwoord.ShouldBeOfType<ValidationProblemDetails>().Errors.Keys.ShouldContain(veld);
        antwoord.Detail.ShouldNotBeNull().ShouldContain(veld);
    }

    /// <summary>What the woven-in validator answers to this request.</summary>
    public static async Task<ProblemDetails> Gekeurd<T>(this T opdracht) where T : notnull
    {
        var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        services.AddValidators();
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, Gegeven.StilleKlok);
        await using var bron = Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);
        return await Validatie.ControleerAsync(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IValidator<T>>(bron), opdracht, TestContext.Current.CancellationToken);
    }

    /// <summary>The same events, the personal values that go to the kluis included.</summary>
    public static void ShouldBeGebeurtenis(this object gebeurtenis, Gebeurtenis verwacht)
    {
        gebeurtenis.ShouldBeOfType(verwacht.GetType());
        JsonSerializer.Serialize(gebeurtenis, Opties).ShouldBe(JsonSerializer.Serialize(verwacht, verwacht.GetType(), Opties));
    }

    /// <summary>Only in tests: the product has no way to read an unsealed value.</summary>
    private sealed class Openlegger : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Persoonsgegeven));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Open<>).MakeGenericType(typeToConvert))!;

        private sealed class Open<T> : JsonConverter<T> where T : Persoonsgegeven
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, new { value.Betrokkene, Waarde = typeof(T).GetField("_waarde", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(value) }, options);
        }
    }
}
