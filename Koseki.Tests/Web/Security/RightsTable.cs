using Koseki.Domain.Cases;

namespace Koseki.Tests.Web.Security;

/// <summary>One line of <c>rights.txt</c>.</summary>
/// <param name="Kind">番地, 呼出, 扉, 操作 or 道具.</param>
/// <param name="Name">What is done.</param>
/// <param name="ByRole">What is expected for each of <see cref="RightsTable.Roles"/>.</param>
/// <param name="Anonymous">For who is not signed in.</param>
/// <param name="Ended">For a sign-in that is over.</param>
/// <param name="Locked">For one that is locked.</param>
internal sealed record Expected(string Kind, string Name, IReadOnlyList<string> ByRole, string Anonymous, string Ended, string Locked);

/// <summary>The table written by hand: who may do what.</summary>
internal static class RightsTable
{
    /// <summary>The duties in the order of the columns; null has none.</summary>
    internal static readonly StaffRole?[] Roles = [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver, StaffRole.NightDuty, StaffRole.Operator, null];

    private static readonly string[] Marks = ["○", "×", "入", "鍵", "殻", "－"];

    /// <summary>All lines.</summary>
    internal static IReadOnlyList<Expected> Read() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Web", "Security", "rights.txt")).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(Line)];

    /// <summary>The lines of a kind.</summary>
    internal static IReadOnlyList<Expected> Of(string kind) => [.. Read().Where(e => e.Kind == kind)];

    private static Expected Line(string line)
    {
        var sides = line.Split('|');
        var words = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "道具")
        {
            return new(words[0], words[1], [], "", "", "");
        }

        var states = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var marks = words[^Roles.Length..];
        Assert.True(states.Length == 3 && marks.Concat(states).All(Marks.Contains), line);
        return new(words[0], string.Join(' ', words[1..^Roles.Length]), marks, states[0], states[1], states[2]);
    }
}
