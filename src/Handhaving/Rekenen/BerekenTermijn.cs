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

/// <summary>A term to work out. Other fields, such as those of a test vector, are left alone.</summary>
/// <param name="Soort">De soort termijn.</param>
/// <param name="Invoer">De feiten, met de velden van deze soort.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record BerekenTermijn(string Soort, JsonElement Invoer) : Persoonlijk;

public static class BerekenTermijnEndpoint
{
    public static Task<(ProblemDetails, Rekenantwoord?)> LoadAsync(BerekenTermijn vraag, Rekenruimte ruimte, HttpContext http) =>
        Rekenvraag.BeantwoordAsync(() => Termijnrekenaar.Bereken(JsonSerializer.SerializeToElement(new { soort = vraag.Soort, invoer = vraag.Invoer })), ruimte, http);

    [WolverinePost("/v1/termijnen/_bereken"), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Rekenantwoord Post(BerekenTermijn vraag, Rekenantwoord antwoord) => antwoord;
}
