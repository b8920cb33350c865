using System.Globalization;
using System.Text.Json;
using FluentValidation;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Platform;

/// <summary>Weaves the validator of a request in before its endpoint; what it finds is a 400 that names all fields at once.</summary>
internal sealed class ValidatieHttpPolicy : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains)
        {
            var verzoek = chain.HasRequestType ? chain.RequestType : chain.ComplexQueryStringType;
            if (verzoek is null || !container.HasRegistrationFor(typeof(IValidator<>).MakeGenericType(verzoek))) continue;

            chain.Middleware.Insert(0, new MethodCall(typeof(Validatie), typeof(Validatie).GetMethod(nameof(Validatie.ControleerAsync))!.MakeGenericMethod(verzoek)));
        }
    }
}

public static class Validatie
{
    /// <summary>Public because the generated endpoints call it.</summary>
    public static async Task<ProblemDetails> ControleerAsync<T>(IValidator<T> validator, T verzoek, CancellationToken ct)
    {
        var uitkomst = await validator.ValidateAsync(verzoek, ct);
        return uitkomst.IsValid ? WolverineContinue.NoProblems : Problemen.Ongeldig(uitkomst.ToDictionary());
    }

    /// <summary>Registers every validator of the product as a singleton, in Dutch and with the names that the caller sent.</summary>
    internal static IServiceCollection AddValidators(this IServiceCollection services)
    {
        ValidatorOptions.Global.LanguageManager.Culture = CultureInfo.GetCultureInfo("nl");
        ValidatorOptions.Global.DisplayNameResolver = (_, lid, _) => lid is null ? null : JsonNamingPolicy.CamelCase.ConvertName(lid.Name);
        ValidatorOptions.Global.PropertyNameResolver = (_, lid, uitdrukking) => uitdrukking is null
            ? lid?.Name
            : string.Join(".", FluentValidation.Internal.PropertyChain.FromExpression(uitdrukking).ToString().Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
        foreach (var gevonden in AssemblyScanner.FindValidatorsInAssembly(typeof(Validatie).Assembly, includeInternalTypes: true))
            services.AddSingleton(gevonden.InterfaceType, gevonden.ValidatorType);
        return services;
    }
}
