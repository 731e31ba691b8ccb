using System.Globalization;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>
/// What a table of places leaves out though it seems to be about it: registers of its towns that no line is about, and of a further
/// batch whatever it was opened for. Said when a batch is received and planned, because such a register would be missed unseen.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="isOfThese">Whether every register that is shown to it should be in the table, whatever its town.</param>
public sealed class PlaceGaps(PlaceTable table, bool isOfThese) : IBatchGaps
{
    /// <summary>The rule under which it is said.</summary>
    public const string Rule = "対照表";

    /// <summary>Most registers that are said by number.</summary>
    public const int MostNamed = 200;

    // A lot of such a letter is a lot of the town: 大字増森甲5番地.
    private const string Letters = "甲乙丙丁戊イロハニホヘト";

    private readonly IReadOnlySet<string> towns = table.Towns;
    private readonly SortedDictionary<string, List<RegisterId>> left = new(StringComparer.Ordinal);

    /// <summary>How many registers are left out so far.</summary>
    public int Count => left.Values.Sum(registers => registers.Count);

    /// <summary>Looks at a register.</summary>
    public void Take(RegisterId register, RegisteredDomicile domicile)
    {
        var town = PlaceRenamingNotification.TownIn(domicile.Text);
        if (table.Of(domicile) is null && (isOfThese || IsOfTable(town)))
        {
            (left.TryGetValue(town, out var registers) ? registers : left[town] = []).Add(register);
        }
    }

    /// <summary>How many and which, or null when nothing is left out.</summary>
    public Finding? Finding => Count == 0 ? null : new(Rule, Severity.Caution, PlaceRenamingForm.Former,
        string.Create(CultureInfo.InvariantCulture, $"対照表のどの行にもあたらない戸籍が {Count:N0} あります。この一括では更正しません: {string.Join("、", Named())}"),
        "もれでないかを確かめてください。もれなら、対照表に行を加えて計画をやり直します。", "戸籍法施行規則45条・46条");

    private bool IsOfTable(string town) => towns.Contains(town) || (town.Length > 0 && Letters.Contains(town[^1], StringComparison.Ordinal) && towns.Contains(town[..^1]));

    private IEnumerable<string> Named()
    {
        var room = MostNamed;
        foreach (var (town, registers) in left)
        {
            var named = registers.Take(room).ToList();
            room -= named.Count;
            var others = registers.Count - named.Count;
            yield return string.Create(CultureInfo.InvariantCulture, $"{town} {registers.Count:N0} 戸籍") + (named.Count == 0 ? ""
                : $"({string.Join("、", named)}{(others > 0 ? string.Create(CultureInfo.InvariantCulture, $" ほか {others:N0}") : "")})");
        }
    }
}
