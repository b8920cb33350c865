using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handhaving.Platform;

/// <summary>A moment in a body is read as strictly as one in an address: without a zone nobody can tell which clock was meant.</summary>
internal sealed class Momentlezer : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.GetString() is { Length: > 10 } tekst && Tijd.Lees(tekst, out var moment) ? moment : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
