using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>手数料の免除: why nothing is paid, and the words that then stand on the paper, so that it serves for nothing else.</summary>
/// <param name="Word">What it is called.</param>
/// <param name="Basis">Law or ordinance.</param>
/// <param name="Path">The path that it is for; null for any.</param>
/// <param name="Phrase">固定文言 on the paper.</param>
/// <param name="Force">When it is in force.</param>
public sealed record FeeExemption(string Word, string Basis, ApplicantPath? Path, string Phrase, Force Force)
{
    private static readonly IReadOnlyList<FeeExemption> Table =
        DatedTable.Read("Certificates/exemptions.txt", (p, force) => new FeeExemption(p[0], p[1], p[2].Length == 0 ? null : Enum.Parse<ApplicantPath>(p[2]), p[3], force));

    /// <summary>Those for a path on a day.</summary>
    public static IReadOnlyList<FeeExemption> For(ApplicantPath path, DateOnly day) => [.. Table.Where(e => (e.Path is null || e.Path == path) && e.Force.Covers(day))];
}
