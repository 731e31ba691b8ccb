using System.Text.Json;

namespace Koseki.Domain.Registers.Documents;

/// <summary>Writes schema 1: property order and absence rules are part of the schema.</summary>
internal static class RegisterDocumentWriter
{
    internal static void Write(Utf8JsonWriter json, FamilyRegister register)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", RegisterDocument.Schema);
        json.WriteNumber("register", register.Id.Value);
        json.WriteString("state", register.State.Word());
        json.WriteString("domicile", register.Domicile.Text);
        WriteOptional(json, "municipality", register.Domicile.Code?.Municipality);
        WriteOptional(json, "town", register.Domicile.Code?.Town);
        json.WriteString("familyName", register.FamilyName);
        WriteOptional(json, "familyNameKana", register.FamilyNameKana);
        json.WriteString("headGivenName", register.HeadGivenName);
        WriteMatters(json, register.Matters);
        json.WriteStartArray("entries");
        foreach (var entry in register.Entries)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, RegisterEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("person", entry.Person.Value);
        json.WriteString("givenName", entry.GivenName);
        WriteOptional(json, "givenNameKana", entry.GivenNameKana);
        json.WriteString("birthDate", entry.BirthDate.Text);
        WriteOptional(json, "spouse", entry.Spouse?.Word());
        WriteOptional(json, "father", entry.Father);
        WriteOptional(json, "mother", entry.Mother);
        json.WriteString("relationship", entry.Relationship);
        WriteOptional(json, "adoptiveFather", entry.AdoptiveFather);
        WriteOptional(json, "adoptiveMother", entry.AdoptiveMother);
        WriteOptional(json, "adoptiveRelationship", entry.AdoptiveRelationship);
        json.WriteString("sex", entry.Sex.Word());
        json.WriteStartObject("entered");
        WriteOptional(json, "on", entry.Entered.On?.Text);
        json.WriteString("cause", entry.Entered.Cause);
        json.WriteEndObject();
        if (entry.Removed is { } removal)
        {
            json.WriteStartObject("removed");
            json.WriteString("on", removal.On.Text);
            json.WriteString("cause", removal.Cause);
            WriteOptional(json, "destination", removal.Destination);
            json.WriteEndObject();
        }

        WriteMatters(json, entry.Matters);
        json.WriteEndObject();
    }

    private static void WriteMatters(Utf8JsonWriter json, IEnumerable<Matter> matters)
    {
        json.WriteStartArray("matters");
        foreach (var matter in matters)
        {
            json.WriteStartObject();
            json.WriteString("title", matter.Title);
            WriteLines(json, matter.Lines);
            if (matter.Amendments.Count > 0)
            {
                json.WriteStartArray("amendments");
                foreach (var amendment in matter.Amendments)
                {
                    json.WriteStartObject();
                    json.WriteString("title", amendment.Title);
                    WriteLines(json, amendment.Lines);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            WriteOptional(json, "receipt", matter.Receipt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter json, ValueList<MatterLine> lines)
    {
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("label", line.Label);
            json.WriteString("value", line.Value);
            if (line.Children.Count > 0)
            {
                WriteLines(json, line.Children);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
