using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Places;

namespace Koseki.Domain.Registers.Documents;

/// <summary>Reads schema 1.</summary>
internal static class RegisterDocumentReader
{
    internal static FamilyRegister Read(JsonElement root) => new()
    {
        Id = new(root.GetProperty("register").GetInt64()),
        State = RegisterWords.ParseState(Text(root, "state")),
        Domicile = new RegisteredDomicile(Text(root, "domicile")) { Code = Optional(root, "municipality") is { } code ? new(code, Optional(root, "town")) : null },
        FamilyName = Text(root, "familyName"),
        FamilyNameKana = Optional(root, "familyNameKana"),
        HeadGivenName = Text(root, "headGivenName"),
        Matters = root.GetProperty("matters").EnumerateArray()
            .Select(m => new RegisterMatter(Text(m, "title"), Lines(m)) { Amendments = Amendments(m), Receipt = Optional(m, "receipt") })
            .ToValueList(),
        Entries = root.GetProperty("entries").EnumerateArray().Select(Entry).ToValueList(),
    };

    private static RegisterEntry Entry(JsonElement e) => new()
    {
        Person = new(e.GetProperty("person").GetInt64()),
        GivenName = Text(e, "givenName"),
        GivenNameKana = Optional(e, "givenNameKana"),
        BirthDate = RegisterDate.Parse(Text(e, "birthDate")),
        Spouse = Optional(e, "spouse") is { } mark ? RegisterWords.ParseSpouse(mark) : null,
        Father = Optional(e, "father"),
        Mother = Optional(e, "mother"),
        Relationship = Text(e, "relationship"),
        AdoptiveFather = Optional(e, "adoptiveFather"),
        AdoptiveMother = Optional(e, "adoptiveMother"),
        AdoptiveRelationship = Optional(e, "adoptiveRelationship"),
        Sex = RegisterWords.ParseSex(Text(e, "sex")),
        Entered = Entrance(e.GetProperty("entered")),
        Removed = e.TryGetProperty("removed", out var removed) ? Removal(removed) : null,
        Matters = e.GetProperty("matters").EnumerateArray()
            .Select(m => new StatusMatter(Text(m, "title"), Lines(m)) { Amendments = Amendments(m), Receipt = Optional(m, "receipt") })
            .ToValueList(),
    };

    private static Entrance Entrance(JsonElement e) =>
        new(Optional(e, "on") is { } on ? RegisterDate.Parse(on) : null, Text(e, "cause"));

    private static Removal Removal(JsonElement e) =>
        new(RegisterDate.Parse(Text(e, "on")), Text(e, "cause"), Optional(e, "destination"));

    private static ValueList<Amendment> Amendments(JsonElement matter) =>
        matter.TryGetProperty("amendments", out var list)
            ? list.EnumerateArray().Select(a => new Amendment(Text(a, "title"), Lines(a))).ToValueList()
            : [];

    private static ValueList<MatterLine> Lines(JsonElement owner) =>
        owner.TryGetProperty("lines", out var list)
            ? list.EnumerateArray()
                .Select(l => new MatterLine(Text(l, "label"), Text(l, "value")) { Children = Lines(l) })
                .ToValueList()
            : [];

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new FormatException($"{name} が空です。");

    private static string? Optional(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.GetString() : null;
}
