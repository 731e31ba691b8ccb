namespace Koseki.Domain.Notifications;

/// <summary>
/// 要件: one sentence of law about one kind of notification. Every requirement in force runs; none stops another.
/// A requirement whose boxes are still empty or unreadable stays silent: the reading has said so already.
/// </summary>
/// <typeparam name="T">The notification it judges.</typeparam>
/// <param name="Id">Number within the kind, e.g. 出生-03.</param>
/// <param name="Sentence">The rule as one sentence.</param>
/// <param name="Article">The article it rests on.</param>
/// <param name="Severity">What breaking it means.</param>
/// <param name="Fields">The boxes it needs; the first one carries the finding.</param>
/// <param name="Broken">The message when the rule is broken, or null when it holds.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Requirement<T>(
    string Id,
    string Sentence,
    string Article,
    Severity Severity,
    IReadOnlyList<FieldKey> Fields,
    Func<T, Circumstances, string?> Broken,
    string Remedy)
{
    /// <summary>When the rule is in force, judged by <see cref="JudgedBy"/>.</summary>
    public Force Force { get; init; }

    /// <summary>Which date decides whether the rule is in force: the receipt date unless the law says otherwise.</summary>
    public Func<T, Circumstances, DateOnly?> JudgedBy { get; init; } = static (_, c) => c.ReceiptDate;

    /// <summary>
    /// What breaking it means for a paper that another office has accepted: the act is in effect then and must be recorded,
    /// so a rule about acceptance may weigh less. Null for the ordinary: what may not be accepted is accepted already, so the
    /// office that did it, or the legal affairs bureau, is asked; everything else weighs the same. What may make the act void
    /// weighs as 補正, so that nothing is recorded before the answer.
    /// </summary>
    public Severity? AcceptedElsewhere { get; init; }

    /// <summary>What breaking it means for an act that is in effect already.</summary>
    public Severity InEffect => AcceptedElsewhere ?? (Severity == Severity.Refusal ? Severity.Inquiry : Severity);

    /// <summary>Whether the act came into effect without acceptance and is only reported here: it weighs as if accepted elsewhere.</summary>
    public Func<T, bool> IsReported { get; init; } = static _ => false;

    /// <summary>The box that carries the finding where the rule is about one of several (子2の親権者); the first of its boxes otherwise.</summary>
    public Func<T, Circumstances, FieldKey?> At { get; init; } = static (_, _) => null;

    /// <summary>Whether the rule is in force on the day that decides; not when the paper tells no such day.</summary>
    public bool IsInForce(T notification, Circumstances circumstances) =>
        JudgedBy(notification, circumstances) is { } day && Force.Covers(day);

    /// <summary>The finding when the rule is in force and broken, or null.</summary>
    public Finding? Judge(T notification, Circumstances circumstances) =>
        IsInForce(notification, circumstances) && Broken(notification, circumstances) is { } message
            ? new Finding(Id, IsInEffect(notification, circumstances) ? InEffect : Severity, At(notification, circumstances) ?? Fields[0], message, RemedyIn(circumstances), Article)
            : null;

    // Whoever handed it in elsewhere cannot be asked to mend it or to take it back.
    private string RemedyIn(Circumstances circumstances) =>
        circumstances.Origin is not Origin.Here && (Severity is Severity.Refusal or Severity.Correction) && (InEffect is Severity.Inquiry or Severity.Correction) ? Ask : Remedy;

    private const string Ask = "入力の誤りでないか確かめ、そのとおりなら、受理した市区町村・領事か管轄法務局に照会してください。補正とあるものは、回答まで記録しません。";

    private bool IsInEffect(T notification, Circumstances circumstances) => circumstances.Origin is not Origin.Here || IsReported(notification);
}
