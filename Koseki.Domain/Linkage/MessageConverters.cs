using System.Text.Json;
using System.Text.Json.Serialization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Linkage;

/// <summary>A date as its recorded text.</summary>
internal sealed class RegisterDateText : JsonConverter<RegisterDate>
{
    /// <inheritdoc/>
    public override RegisterDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RegisterDate.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RegisterDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

/// <summary>A person's number as P12.</summary>
internal sealed class PersonIdText : JsonConverter<PersonId>
{
    /// <inheritdoc/>
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PersonId.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A register's number as R12.</summary>
internal sealed class RegisterIdText : JsonConverter<RegisterId>
{
    /// <inheritdoc/>
    public override RegisterId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RegisterId.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RegisterId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A list as an array.</summary>
internal sealed class ValueListArray : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<ValueList<T>>
    {
        /// <inheritdoc/>
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options)! is var items && Array.TrueForAll(items, i => i is not null)
                ? items.ToValueList() : throw new JsonException();

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
