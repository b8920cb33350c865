using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform.Http;
using Handhaving.Recht.Contract;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Rekenen;

/// <summary>The state of a last onder dwangsom on a date, or statutory interest. Other fields are left alone.</summary>
/// <param name="Invoer">De last, haar gebeurtenissen en de peildatum; of de hoofdsom met de dagen van verzuim en betaling.</param>
/// <param name="Soort">dwangsommen of rente; weggelaten volgt de soort uit de invoer.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record BerekenDwangsommen(JsonElement Invoer, string? Soort = null) : Persoonlijk;

public static class BerekenDwangsommenEndpoint
{
    public static Task<(ProblemDetails, Rekenantwoord?)> LoadAsync(BerekenDwangsommen vraag, Rekenruimte ruimte, HttpContext http) =>
        Rekenvraag.BeantwoordAsync(() => Dwangsomrekenaar.Bereken(JsonSerializer.SerializeToElement(new { soort = vraag.Soort, invoer = vraag.Invoer })), ruimte, http);

    [WolverinePost("/v1/dwangsommen/_bereken"), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Rekenantwoord Post(BerekenDwangsommen vraag, Rekenantwoord antwoord) => antwoord;
}
