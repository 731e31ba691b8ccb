using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;

namespace Koseki.Domain.Cases;

/// <summary>A plan of a paper at one moment, and what it was computed from.</summary>
/// <param name="Basis">What it stands on; null when it was not examined.</param>
/// <param name="Fingerprint">SHA-256 over what it writes; null without a plan.</param>
/// <param name="Lines">What it writes, in lines to be compared.</param>
public sealed record PlanMark(string? Basis, IReadOnlyList<byte>? Fingerprint, IReadOnlyList<string> Lines)
{
    /// <summary>Whether this is, to the last byte, what another one says.</summary>
    public bool Is(PlanMark other) => Basis == other.Basis && Fingerprint is not null && other.Fingerprint is not null && Fingerprint.SequenceEqual(other.Fingerprint);
}

/// <summary>A paper that is to be decided.</summary>
/// <param name="Examined">Its plan as it was examined.</param>
/// <param name="Now">Its plan made again now.</param>
/// <param name="Examination">What the examination says now.</param>
public sealed record PaperToDecide(PlanMark Examined, PlanMark Now, Examination Examination)
{
    /// <summary>What was answered where the examination asked.</summary>
    public IReadOnlyList<InquiryAnswer> Answers { get; init; } = [];

    /// <summary>What the paper says (<see cref="Inquiry.SeenOf"/>): answers to another one are none.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>What comes of 決裁.</summary>
public abstract record Approval
{
    private Approval()
    {
    }

    /// <summary>Written as examined.</summary>
    /// <param name="Decision">What is written.</param>
    public sealed record Write(Decision Decision) : Approval;

    /// <summary>What the examination stood on has moved: all go back to be examined again.</summary>
    /// <param name="Differences">What moved, in lines; at least one.</param>
    public sealed record Anew(IReadOnlyList<string> Differences) : Approval;

    /// <summary>Findings stand against it: nothing is done.</summary>
    /// <param name="Findings">Those that block.</param>
    public sealed record Blocked(IReadOnlyList<Finding> Findings) : Approval;
}

/// <summary>決裁: writes exactly what was examined, of all papers that were handed in together, or nothing. Pure.</summary>
public static class ApprovalDecision
{
    private const string SameWords = "記録の文面は同じですが、記録日・戸籍の世代・記載例の版・閉庁日など市の設定のいずれかが審査時と変わりました。";

    /// <summary>What the receipt book says of a paper that was recorded in a register of this city.</summary>
    public const string Recorded = "記録";

    /// <summary>What it says of one of which no register of this city had anything to record.</summary>
    public const string Accepted = "受理";

    /// <summary>What comes of it.</summary>
    /// <param name="papers">The papers in order.</param>
    /// <param name="waitsFor">受付番号 of earlier papers on the same registers that are not decided yet (戸籍法施行規則21条).</param>
    /// <param name="whole">What one act writes for all; null while it cannot be planned.</param>
    public static Approval Of(IReadOnlyList<PaperToDecide> papers, IReadOnlyList<string> waitsFor, Decision? whole) =>
        waitsFor.Count > 0 ? new Approval.Blocked([Waits(waitsFor)])
        : Asked(papers) is { Count: > 0 } asked ? new Approval.Blocked(asked)
        : !papers.All(p => p.Examined.Is(p.Now)) ? new Approval.Anew(Differences(papers))
        : !papers.All(p => p.Examination.CanBeApproved) || whole is null ? new Approval.Blocked([.. papers.SelectMany(p => p.Examination.Findings).Where(f => f.Blocks)])
        : papers.SelectMany(p => Inquiry.Open(p.Examination.Findings, p.Answers, p.Seen)).ToList() is { Count: > 0 } open ? new Approval.Blocked(open)
        : new Approval.Write(whole);

    /// <summary>What the receipt book says of a decided paper: 記録, or 受理 where no register of ours had anything to record (戸籍法施行規則21条).</summary>
    public static string OutcomeOf(Plan plan) => plan.Registers.Count == 0 ? Accepted : Recorded;

    // 不受理申出 that came in since the examination: said as what it is, and not as something that moved (戸籍法27条の2第4項).
    private static List<Finding> Asked(IReadOnlyList<PaperToDecide> papers) =>
        [.. papers.SelectMany(p => p.Examination.Findings).Where(f => f.Blocks && f.Rule == RefusalGuard.Rule)];

    private static Finding Waits(IReadOnlyList<string> receipts) =>
        new("順序", Severity.Correction, new(""), $"先に受け付けた届({string.Join("、", receipts)})の決裁を待っています。", "先の届を決裁してから、もう一度決裁してください。", "戸籍法施行規則21条");

    private static string[] Differences(IReadOnlyList<PaperToDecide> papers)
    {
        string[] moved = [.. papers.SelectMany(p => Differences(p.Examined.Lines, p.Now.Lines)).Distinct()];
        return moved.Length > 0 ? moved : [SameWords];
    }

    private static IEnumerable<string> Differences(IReadOnlyList<string> then, IReadOnlyList<string> now) =>
    [
        .. then.Except(now, StringComparer.Ordinal).Select(l => "審査時 " + l.Trim('　')),
        .. now.Except(then, StringComparer.Ordinal).Select(l => "現在　 " + l.Trim('　')),
    ];
}
