using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Domain.Notifications;

/// <summary>
/// What the written rules of one kind come to: its requirements and the record examples it writes with. A case examined under
/// the same fingerprint, with the same findings and the same plan, need not be examined again because the program was built anew;
/// a kind whose rules have changed sends back its own cases and no others.
/// </summary>
public static class RulesFingerprint
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    /// <summary>64 hexadecimal digits (SHA-256).</summary>
    public static string Of(NotificationKind kind) => Known.GetOrAdd(kind.GetType(), _ =>
        Of(kind.RequirementList, [.. RecordTemplates.Load(kind.GetType().Namespace!.Split('.')[^1]).All, .. RecordTemplates.Load("Shared").All]));

    internal static string Of(IEnumerable<(string Id, string Sentence, string Article, Severity Severity, Severity? InEffect)> requirements, IEnumerable<RecordTemplate> templates) =>
        HashOf(requirements.Select(r => $"{r.Id}|{r.Sentence}|{r.Article}|{r.Severity}|{r.InEffect}")
            .Concat(templates.Select(t => $"{t.Code}|{t.IsOfRegister}|{t.Title}|{string.Join(',', t.Lines.Select(l => $"{l.Label}{(l.IsOptional ? "?" : "")}"))}|{t.Force.From:O}|{t.Force.To:O}")));

    /// <summary>What was found, as a fingerprint: examiner and decider have to have seen the same.</summary>
    public static string Of(IEnumerable<Finding> findings) => HashOf(findings.Select(f => $"{f.Rule}|{f.Severity}|{f.Field.Value}|{f.Message}"));

    private static string HashOf(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
