using System.Text;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Eng.Bench;

/// <summary>Writes names with other forms of their characters, as a caller or an old card would (渡辺 → 渡邉).</summary>
internal sealed class VariantName
{
    private readonly CharacterTable table;
    private readonly ILookup<int, RegisterCharacter> kin;

    internal VariantName(CharacterTable table)
    {
        this.table = table;
        kin = table.Rows.Where(r => r.Text.Length > 0).Select(r => RegisterText.Split(r.Text).Single()).Where(c => c.Selector == 0).ToLookup(table.Folded);
    }

    /// <summary>The name with every character as another one of its kin, where there is one.</summary>
    internal string Of(string name) => RegisterText.Split(name)
        .Aggregate(new StringBuilder(), (text, c) => text.Append(kin[table.Folded(c)].Where(other => other.Base != c.Base).Select(other => other.ToString()).FirstOrDefault(c.ToString()))).ToString();
}
