using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>A receipt as it is written.</summary>
/// <param name="Details">What the clerk said, 受理者 as registers write it.</param>
/// <param name="Disposition">受理, 送付 … as the book says it.</param>
/// <param name="Note">What the deed says of papers that may be of the same event; empty when there are none.</param>
public sealed record Receipt(ReceiptDetails Details, string Disposition, string Note);

/// <summary>受付: whether a paper gets its number now. Pure.</summary>
public static class ReceiptDecision
{
    private const int LongestCode = 10;

    /// <summary>The receipt, or why there is none.</summary>
    /// <param name="kind">The kind of the paper.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="details">What the clerk says.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="gate">What registers bear.</param>
    /// <param name="doubles">Papers that may be of the same event; none where nobody looks.</param>
    public static Ruling<Receipt> Of(NotificationKind kind, Draft draft, ReceiptDetails details, DateOnly today, CharacterGate gate, IReadOnlyList<SimilarPaper> doubles)
    {
        if (kind.WhyNotReceivable(draft) is { } unfit)
        {
            return new CaseRefusal.NotReceivable(unfit);
        }

        if (WhyTooLong(details) is { } tooLong)
        {
            return tooLong;
        }

        if (details.Fault(today) is { } fault)
        {
            return new CaseRefusal.ReceiptUnfit(fault);
        }

        if (SimilarPaper.Unseen(doubles, details.SeenDoubles) is { } unseen)
        {
            return unseen;
        }

        var passed = details.AcceptedBy is { } by ? gate.Pass(by.Trim(), GatedText.Line) : null;
        return passed?.Problem is { } problem ? new CaseRefusal.Unwritable("受理者", problem)
            : new Receipt(details with { Origin = Written(details.Origin, passed?.Text) }, kind.DispositionOf(draft, details.Origin), SimilarPaper.Note(doubles));
    }

    private static Origin Written(Origin origin, string? acceptedBy) => origin switch
    {
        Origin.Elsewhere e => e with { AcceptedBy = acceptedBy! },
        Origin.Consul c => c with { AcceptedBy = acceptedBy! },
        var here => here,
    };

    private static CaseRefusal? WhyTooLong(ReceiptDetails details) =>
        FieldLimits.Refuse("方法", details.Means, LongestCode) ?? FieldLimits.Refuse("受付の時刻", details.Time, LongestCode) ?? FieldLimits.Refuse("受理した市区町村", details.AcceptedBy, FieldLimits.Line);
}
