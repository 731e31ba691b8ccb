namespace Koseki.Domain.Notifications.Marriage;

/// <summary>When a notification of marriage may be accepted: one sentence of law each.</summary>
internal static class MarriageRequirements
{
    internal static IReadOnlyList<Requirement<MarriageNotification>> All() =>
    [
        .. SpouseRequirements.Of(MarriageForm.Husband, m => m.Husband),
        .. SpouseRequirements.Of(MarriageForm.Wife, m => m.Wife),
        .. CoupleRequirements.All(),
        .. PaperRequirements.All(),
    ];
}
