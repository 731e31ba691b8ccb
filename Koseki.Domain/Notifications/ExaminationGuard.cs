namespace Koseki.Domain.Notifications;

/// <summary>
/// Keeps a case openable whatever is in it: a fault of the program inside one part of an examination becomes a finding that
/// stops the decision and says what to do, and the other parts go on.
/// </summary>
/// <param name="first">The box that carries the finding when the part has none of its own.</param>
internal sealed class ExaminationGuard(FieldKey first)
{
    private const string Rule = "審査";

    private readonly List<Finding> findings = [];
    private readonly List<Exception> faults = [];

    internal IReadOnlyList<Finding> Findings => findings;

    /// <summary>What the part answers, or null when a fault stopped it.</summary>
    internal TResult? Try<TResult>(FieldKey? field, Func<TResult?> part)
        where TResult : class
    {
        try
        {
            return part();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            faults.Add(e);
            findings.Add(new(Rule, Severity.Unsupported, field ?? first,
                $"この届書と戸籍の組合せは審査できませんでした({e.Message.ReplaceLineEndings(" ")})。",
                "入力と選んだ戸籍を確かめてください。正しければ紙で処理し、この届の番号を添えて運用担当に知らせてください。", ""));
            return null;
        }
    }

    /// <summary>The examination with the faults for the log.</summary>
    internal Examination Close(Examination examination) => examination with { Faults = faults };
}
