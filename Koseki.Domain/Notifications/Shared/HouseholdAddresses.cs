using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>住所の違う人: one line for each who lives elsewhere than the notifier, in the form 名: 住所; and where everybody of the register lives by that.</summary>
internal static class HouseholdAddresses
{
    /// <summary>
    /// Where somebody of the register lives: as the paper says it of them; the notifier at the notifier's address; everybody else where the 附票 says, for a
    /// family need not live together. Only where no 附票 tells of them the notifier's address is theirs, as the paper has it. Null: it has to be found out.
    /// </summary>
    internal static string? Of(FamilyRegister register, RegisterEntry entry, IReadOnlyDictionary<string, string> written, string notifiers, RegisterEntry? notifier, Circumstances c) =>
        written.TryGetValue(entry.GivenName, out var own) ? own
        : entry.Person == notifier?.Person || c.Supplementaries?.Of(register.Id)?.EntryOf(entry.Person) is null ? notifiers
        : CommonNotices.AddressOf(c, PersonInRegister.Of(register, entry));

    /// <summary>The addresses by 名; a line of another form, or of somebody who does not stand in the register, is reported.</summary>
    internal static IReadOnlyDictionary<string, string> Read(DraftReader reader, FieldKey box, FamilyRegister? register)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (reader.Optional(box) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, address) = line.Split([':', '：'], 2) is [var first, var rest] ? (first.Trim(), rest.Trim()) : (line, "");
            if (address.Length == 0)
            {
                reader.Unreadable(box, $"「{line}」は「名: 住所」の形ではありません。", "一人一行で、名と住所の間に「:」を書いてください。");
            }
            else if (register is not null && register.Standing.All(e => e.GivenName != name))
            {
                reader.Unreadable(box, $"「{name}」はこの戸籍に在籍していません。", "戸籍のとおりの名を書いてください。");
            }
            else
            {
                addresses[name] = address;
            }
        }

        return addresses;
    }
}
