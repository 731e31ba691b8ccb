using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>A paper as it is examined to its end.</summary>
/// <param name="Examination">What the examination says.</param>
/// <param name="Doubles">Papers that may be of the same event; none where nobody looks.</param>
public sealed record PaperToExamine(Examination Examination, IReadOnlyList<SimilarPaper> Doubles)
{
    /// <summary>What was answered where it asked.</summary>
    public IReadOnlyList<InquiryAnswer> Answers { get; init; } = [];

    /// <summary>What the paper says (<see cref="Inquiry.SeenOf"/>): answers to another one are none.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>審査完了: whether papers that were handed in together go on to their decision. Pure.</summary>
public static class ExaminationDecision
{
    /// <summary>What the deed says of papers that may be of the same event, or why it does not go on.</summary>
    /// <param name="papers">The papers in order.</param>
    /// <param name="seenDoubles">Papers that were shown; null where nobody looks.</param>
    public static Ruling<string> Of(IReadOnlyList<PaperToExamine> papers, IReadOnlyList<long>? seenDoubles) =>
        papers.FirstOrDefault(p => !p.Examination.CanBeApproved) is { } stopped ? new CaseRefusal.NotApprovable([.. stopped.Examination.Findings.Where(f => f.Blocks)])
        : papers.SelectMany(p => Inquiry.Open(p.Examination.Findings, p.Answers, p.Seen)).ToList() is { Count: > 0 } open ? new CaseRefusal.Unanswered([.. open])
        : papers.Select(p => SimilarPaper.Unseen(p.Doubles, seenDoubles)).FirstOrDefault(u => u is not null) is { } unseen ? unseen
        : string.Concat(papers.Select(p => SimilarPaper.Note(p.Doubles)));
}
