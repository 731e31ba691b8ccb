using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>住所の違う人: one line for each who lives elsewhere than the notifier, in the form 名: 住所.</summary>
internal static class HouseholdAddresses
{
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
