using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Cases;

/// <summary>照会の回答: what was asked about a finding that is to be asked about (要照会), of whom, and what was answered, by a named person.</summary>
/// <param name="Finding">The finding (<see cref="Inquiry.MarkOf"/>): said otherwise, it is another question.</param>
/// <param name="Text">Whom, when, and the answer, in words.</param>
/// <param name="Account">Account of who writes it down; empty before it is stored.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When.</param>
public sealed record InquiryAnswer(string Finding, string Text, string Account = "", string Name = "", DateTimeOffset At = default)
{
    /// <summary>What the paper said when it was asked (<see cref="Inquiry.SeenOf"/>): of another paper, or of this one written anew, it answers nothing.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The question, in words: the rule, and what it found.</summary>
    public string Question => Finding.Split(' ', 3) is [var rule, _, var message] ? $"{rule}　{message}" : Finding;
}

/// <summary>要照会: what the law does not decide by what is at hand waits until somebody has asked, and answers for it. Pure.</summary>
public static class Inquiry
{
    /// <summary>Longest answer, in characters.</summary>
    public const int Longest = 400;

    /// <summary>What a finding is known by.</summary>
    public static string MarkOf(Finding finding) => $"{finding.Rule} {finding.Field} {finding.Message}";

    /// <summary>What a paper says, by which an answer is about it: its case and every box that says something. A sentence alone may be said of anybody.</summary>
    /// <param name="caseId">案件番号.</param>
    /// <param name="draft">The paper as it is stored.</param>
    public static string SeenOf(long caseId, Draft draft) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', draft.Values.Where(v => v.Value.Length > 0)
        .OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key.Length}:{v.Key}{v.Value.Length}:{v.Value}")).Prepend(caseId.ToString(CultureInfo.InvariantCulture))))));

    /// <summary>The findings to be asked about that nobody has answered.</summary>
    /// <param name="findings">What the examination found.</param>
    /// <param name="answers">The answers that there are.</param>
    /// <param name="seen">What the paper says now (<see cref="SeenOf"/>).</param>
    public static IReadOnlyList<Finding> Open(IEnumerable<Finding> findings, IReadOnlyCollection<InquiryAnswer> answers, string seen) =>
        [.. findings.Where(f => f.Severity == Severity.Inquiry && !answers.Any(a => a.Finding == MarkOf(f) && a.Seen == seen && a.Text.Length > 0))];

    /// <summary>The answers that stand with further ones, each by who gave it first; or why they are not taken.</summary>
    /// <param name="known">Those that there are.</param>
    /// <param name="given">Those that are given now.</param>
    /// <param name="actor">By whom.</param>
    /// <param name="now">Now.</param>
    public static Ruling<ValueList<InquiryAnswer>> Take(IReadOnlyList<InquiryAnswer> known, IReadOnlyList<InquiryAnswer> given, Actor actor, DateTimeOffset now) =>
        given.Any(a => a.Text.Trim().Length > Longest) ? new CaseRefusal.AnswerTooLong(Longest)
        : (ValueList<InquiryAnswer>)[.. known, .. given.Where(a => a.Text.Trim().Length > 0 && known.All(k => k.Finding != a.Finding || k.Seen != a.Seen)).Select(a => new InquiryAnswer(a.Finding, a.Text.Trim(), actor.Account, actor.Name, now) { Seen = a.Seen })];
}
