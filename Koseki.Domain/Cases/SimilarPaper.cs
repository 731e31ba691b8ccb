namespace Koseki.Domain.Cases;

/// <summary>A paper that may be of the same event as another (<see cref="EventMark"/>).</summary>
/// <param name="Id">案件番号.</param>
/// <param name="Called">受付番号 or 案件番号, as lists name it.</param>
/// <param name="Subject">事件本人.</param>
public sealed record SimilarPaper(long Id, string Called, string Subject)
{
    private const int MostNamed = 5;

    /// <summary>The first that the clerk has not seen; null when all were seen, or nobody looks.</summary>
    public static CaseRefusal? Unseen(IReadOnlyList<SimilarPaper> found, IReadOnlyList<long>? seen) =>
        seen is not null && found.FirstOrDefault(d => !seen.Contains(d.Id)) is { } unseen ? new CaseRefusal.UnseenDouble(unseen) : null;

    /// <summary>What the deed says of those that were seen; empty when there are none.</summary>
    public static string Note(IReadOnlyList<SimilarPaper> found) =>
        found.Count == 0 ? "" : $"。同じ届かもしれない {string.Join("・", found.Take(MostNamed).Select(d => d.Called))}{(found.Count > MostNamed ? " ほか" : "")} とは別の届と確かめた";
}
