using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handhaving.Platform.Http;

/// <summary>
/// Every day and moment that a caller writes lies within <see cref="Tijd.EersteJaar"/> and <see cref="Tijd.LaatsteJaar"/>, in
/// every body of every command. What is stored is read without this.
/// </summary>
internal static class Kalendergrens
{
    public static void MetKalendergrens(this JsonSerializerOptions json)
    {
        json.Converters.Add(new Moment());
        json.Converters.Add(new Dag());
    }

    private static T Binnen<T>(T waarde, bool binnen) => binnen ? waarde : throw new JsonException("De datum ligt buiten de kalender.");

    private sealed class Moment : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // As strictly as in an address: without a zone nobody can tell which clock was meant.
            if (reader.TokenType is not JsonTokenType.String || reader.GetString() is not { Length: > 10 } tekst || !Tijd.Lees(tekst, out var op)) throw new JsonException("Dit is geen tijdstip met een zone.");
            return Binnen(op, op.BinnenKalender());
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class Dag : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var dag = JsonSerializer.Deserialize<DateOnly>(ref reader);
            return Binnen(dag, dag.BinnenKalender());
        }

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value);
    }
}
