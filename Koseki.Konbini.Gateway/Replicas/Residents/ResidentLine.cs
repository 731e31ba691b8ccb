using System.Globalization;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas.Residents;

/// <summary>A readable row of the feed <c>resident</c>.</summary>
public sealed record ResidentLine(string Number, string Status, DateOnly BirthDate, string Name, string Domicile, string HeadName)
{
    private static readonly HashSet<string> States = [FeedRows.Active, "LEAVING", "MOVED", "DEAD", "ERASED", "SUPPRESSED"];

    /// <summary>What a row says; null when it cannot be read.</summary>
    public static ResidentLine? Of(IReadOnlyList<string> row) =>
        row.Count == 6 && FeedRows.IsResidentNumber(row[0]) && States.Contains(row[1])
            && DateOnly.TryParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && row.Skip(3).All(c => c.Length <= Fit.Name)
                ? new(row[0], row[1], born, row[3], row[4], row[5])
                : null;
}
