using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>届出人 as a 受理証明書 and the receipt book name one (戸籍法施行規則21条4号).</summary>
/// <param name="Capacity">届出人の資格 in words; empty where the name says all.</param>
/// <param name="Name">氏名.</param>
public sealed record NamedNotifier(string Capacity, string Name)
{
    /// <summary>届出人の資格 alone, in words, where the paper says it.</summary>
    public static string CapacityOf(Form form, Draft draft) => NamedNotifiers.CapacityOf(form, draft);
}

/// <summary>
/// Who notified, by the boxes that the forms have in common: the name that stands there; the persons whom the capacity means (父, 夫, 本人 …);
/// whoever signed. Nobody where none of them tells: whoever asks refuses then.
/// </summary>
internal static class NamedNotifiers
{
    private static readonly FieldKey[] Capacities = [new("notifier.capacity"), new("notifier.side")];
    private static readonly FieldKey Name = new("notifier.name"), Signed = new("notifier.signed"), ByHead = new("notifier.head"), BySpouse = new("notifier.spouse"), ByAgent = new("notifier.agent"), ByMember = new("notifier.member");

    // Longer words first: 養父母 is not 父母.
    private static readonly (string Word, string[] Roles)[] Persons =
    [
        ("養父母", ["養父", "養母"]), ("養父及び母", ["養父", "母"]), ("父及び養母", ["父", "養母"]), ("父母", ["父", "母"]),
        ("実父母", ["実父", "実母"]), ("実父", ["実父"]), ("実母", ["実母"]), ("養父", ["養父"]), ("養母", ["養母"]), ("父", ["父"]), ("母", ["母"]), ("夫", ["夫"]), ("妻", ["妻"]),
    ];

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["養父"] = "father", ["養母"] = "mother", ["父"] = "father", ["母"] = "mother", ["夫"] = "husband", ["妻"] = "wife", ["実父"] = "natural", ["実母"] = "natural",
    };

    private static readonly Dictionary<string, string> Roles = new() { ["被相続人"] = "decedent", ["その未成年後見人・監督人"] = "guardian" };

    internal static IReadOnlyList<NamedNotifier> Of(NotificationKind kind, Draft draft, RegisterSet registers)
    {
        var (form, capacity) = (kind.Form, CapacityOf(kind.Form, draft));
        if (Shown(form, draft, Name) is { Length: > 0 } name)
        {
            return [new(capacity, name)];
        }

        // A box for the name that stands empty says that it is not known, not that somebody else notified.
        return form.Find(Name) is { } box && box.Visible(draft) ? []
            : capacity.Length > 0 ? OfCapacity(kind, draft, registers, capacity) is { Count: > 0 } persons ? AllOrNobody([.. persons, .. OfSignatures(kind, draft, registers)]) : []
            : AllOrNobody([.. Shown(form, draft, Signed) == "1" ? Own(kind, draft, registers) : [], .. OfSignatures(kind, draft, registers)]);
    }

    /// <summary>届出人の資格 alone, in words, where the paper says it.</summary>
    internal static string CapacityOf(Form form, Draft draft) => Capacities.Select(c => Words(form, draft, c)).FirstOrDefault(w => w.Length > 0) ?? "";

    // A certificate that names one of two who notified together says something else.
    private static List<NamedNotifier> AllOrNobody(List<NamedNotifier> named) => named.Exists(n => n.Name.Length == 0) ? [] : [.. named.DistinctBy(n => n.Name)];

    /// <summary>The person whose event it is.</summary>
    internal static IEnumerable<NamedNotifier> Own(NotificationKind kind, Draft draft, RegisterSet registers) =>
        kind.PersonsAtReceipt(draft, registers).Take(1).Where(p => p.Name.Trim().Length > 0).Select(p => new NamedNotifier(p.Role, p.Name.Trim()));

    /// <summary>氏名 of the person whose boxes begin so, as typed.</summary>
    internal static string NameOf(Form form, Draft draft, string role) =>
        Shown(form, draft, new($"{role}.givenName")) is { Length: > 0 } given ? $"{Shown(form, draft, new($"{role}.familyName"))}{given}" : Shown(form, draft, new($"{role}.name"));

    /// <summary>The persons whom the word of a capacity means.</summary>
    internal static List<NamedNotifier> OfCapacity(NotificationKind kind, Draft draft, RegisterSet registers, string capacity)
    {
        var word = capacity.Split('(')[0].Replace("親権者", "", StringComparison.Ordinal).Replace("相手方である", "", StringComparison.Ordinal);
        return word is "本人" or "子" or "養子" ? [.. Own(kind, draft, registers).Select(n => n with { Capacity = word })]
            : Roles.TryGetValue(word, out var role) ? [new(word, NameOf(kind.Form, draft, role))]
            : [.. (Persons.FirstOrDefault(p => p.Word == word).Roles ?? []).Select(r => new NamedNotifier(r, ParentIn(kind.Form, draft, r)))];
    }

    // Of parents either the boxes of the paper's own parties, or those of the person whose parents they are.
    private static string ParentIn(Form form, Draft draft, string role)
    {
        var key = Keys[role];
        var party = form.Fields.FirstOrDefault(f => f.Key.Value == $"{key}.givenName" || f.Key.Value == $"{key}.name");
        if (party is not null && party.Label.StartsWith(role, StringComparison.Ordinal) && NameOf(form, draft, key) is { Length: > 0 } own)
        {
            return own;
        }

        var column = role switch { "養父" => ".adoptiveFather", "養母" => ".adoptiveMother", "父" or "実父" => ".father", "母" or "実母" => ".mother", _ => "" };
        return column.Length == 0 ? "" : form.Fields.Where(f => f.Key.Value is var k && k.EndsWith(column, StringComparison.Ordinal) && (role[0] == '実' ? k.StartsWith("natural.", StringComparison.Ordinal) : k.StartsWith("person.", StringComparison.Ordinal) || k.StartsWith("child.", StringComparison.Ordinal)))
            .Select(f => Shown(form, draft, f.Key)).FirstOrDefault(n => n.Length > 0) ?? "";
    }

    private static IEnumerable<NamedNotifier> OfSignatures(NotificationKind kind, Draft draft, RegisterSet registers)
    {
        var (form, persons) = (kind.Form, kind.PersonsAtReceipt(draft, registers));
        foreach (var box in form.Fields.Where(f => f.Key.Value.EndsWith(".signed", StringComparison.Ordinal) && f.Key != Signed && f.Visible(draft) && draft[f.Key] == "1"))
        {
            var (role, word) = (box.Key.Value[..^".signed".Length], box.Label.Replace("の署名がある", "", StringComparison.Ordinal));
            yield return new(word, persons.FirstOrDefault(p => p.Role == word)?.Name.Trim() is { Length: > 0 } said ? said : NameOf(form, draft, role));
        }

        // Whoever signs for a child, or instead of the two, is not named by any box.
        foreach (var (box, word) in new[] { (ByHead, "筆頭者"), (BySpouse, "配偶者"), (ByAgent, "法定代理人"), (ByMember, "在籍者") }.Where(s => Shown(form, draft, s.Item1) == "1"))
        {
            yield return new(word, persons.FirstOrDefault(p => p.Role == word)?.Name.Trim() ?? "");
        }
    }

    private static string Words(Form form, Draft draft, FieldKey key) =>
        Shown(form, draft, key) is { Length: > 0 } value && form.Find(key) is { } box ? box.Choices.FirstOrDefault(c => c.Value == value)?.Label ?? value : "";

    // A box that is no longer on the paper says nothing, whatever was typed there before.
    private static string Shown(Form form, Draft draft, FieldKey key) => form.Find(key) is { } box && box.Visible(draft) ? draft[key].Trim() : "";
}
