using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers.Documents;

/// <summary>
/// How documents of records become canonical bytes: members in the order of their declaration, nothing left out, what is only
/// computed no part of it, closed unions by the name of the alternative; strict in reading.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>The options for documents that hold these unions.</summary>
    /// <param name="unions">Unions whose alternatives are the records nested in them.</param>
    /// <param name="further">Converters of the document's own values.</param>
    internal static JsonSerializerOptions Options(IReadOnlyCollection<Type> unions, params JsonConverter[] further)
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { t => Shape(t, unions) } },
        };
        foreach (var converter in further.Concat([new JsonStringEnumConverter(allowIntegerValues: false), new RegisterDateText(), new PersonIdText(), new RegisterIdText(), new ValueListArray()]))
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    private static void Shape(JsonTypeInfo type, IReadOnlyCollection<Type> unions)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        if (unions.Contains(type.Type))
        {
            type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
            foreach (var one in type.Type.GetNestedTypes().Where(n => n.IsSubclassOf(type.Type)).OrderBy(n => n.Name, StringComparer.Ordinal))
            {
                type.PolymorphismOptions.DerivedTypes.Add(new(one, JsonNamingPolicy.CamelCase.ConvertName(one.Name)));
            }
        }

        foreach (var computed in type.Properties.Where(p => p.Set is null).ToList())
        {
            type.Properties.Remove(computed);
        }
    }
}

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
