using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Cases;

/// <summary>照会の回答: what was asked about a finding that is to be asked about (要照会), of whom, and what was answered, by a named person.</summary>
/// <param name="Finding">The finding (<see cref="Inquiry.MarkOf"/>): said otherwise, it is another question.</param>
/// <param name="Text">Whom, when, and the answer, in words.</param>
/// <param name="Account">Account of who writes it down; empty before it is stored.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When.</param>
public sealed record InquiryAnswer(string Finding, string Text, string Account = "", string Name = "", DateTimeOffset At = default);

/// <summary>要照会: what the law does not decide by what is at hand waits until somebody has asked, and answers for it. Pure.</summary>
public static class Inquiry
{
    /// <summary>Longest answer, in characters.</summary>
    public const int Longest = 400;

    /// <summary>What a finding is known by.</summary>
    public static string MarkOf(Finding finding) => $"{finding.Rule} {finding.Field} {finding.Message}";

    /// <summary>The findings to be asked about that nobody has answered.</summary>
    /// <param name="findings">What the examination found.</param>
    /// <param name="answers">The answers that there are.</param>
    public static IReadOnlyList<Finding> Open(IEnumerable<Finding> findings, IReadOnlyCollection<InquiryAnswer> answers) =>
        [.. findings.Where(f => f.Severity == Severity.Inquiry && !answers.Any(a => a.Finding == MarkOf(f) && a.Text.Length > 0))];

    /// <summary>The answers that stand with further ones, each by who gave it first; or why they are not taken.</summary>
    /// <param name="known">Those that there are.</param>
    /// <param name="given">Those that are given now.</param>
    /// <param name="actor">By whom.</param>
    /// <param name="now">Now.</param>
    public static Ruling<ValueList<InquiryAnswer>> Take(IReadOnlyList<InquiryAnswer> known, IReadOnlyList<InquiryAnswer> given, Actor actor, DateTimeOffset now) =>
        given.Any(a => a.Text.Trim().Length > Longest) ? new CaseRefusal.AnswerTooLong(Longest)
        : (ValueList<InquiryAnswer>)[.. known, .. given.Where(a => a.Text.Trim().Length > 0 && known.All(k => k.Finding != a.Finding)).Select(a => new InquiryAnswer(a.Finding, a.Text.Trim(), actor.Account, actor.Name, now))];
}
