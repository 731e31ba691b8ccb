namespace Koseki.Domain.Notifications.Divorce;

/// <summary>When a notification of divorce may be accepted: one sentence of law each.</summary>
internal static class DivorceRequirements
{
    internal static IReadOnlyList<Requirement<DivorceNotification>> All() =>
    [
        .. PartyRequirements.Of(DivorceForm.Husband),
        .. PartyRequirements.Of(DivorceForm.Wife),
        .. ReturnRequirements.All(),
        .. ChildRequirements.All(),
        .. AgreementRequirements.All(),
        .. ReportRequirements.All(),
    ];
}
