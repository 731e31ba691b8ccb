using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>When a notification of divorce may be accepted: one sentence of law each.</summary>
internal static class DivorceRequirements
{
    private const string Kind = "離婚";

    private static readonly PartyRequirements<DivorceNotification> OfParties = new(Kind, Kind, "民法763条・770条、戸籍法76条・77条", DivorceForm.Couple);

    internal static IReadOnlyList<Requirement<DivorceNotification>> All() =>
    [
        .. DivorceForm.Parties.SelectMany(f => OfParties.Of(f).Append(OfIdentity(f))),
        .. new ReturnRequirements<DivorceNotification>(Kind, DivorceForm.Back, DivorceForm.Couple, DivorceForm.Husband, DivorceForm.Wife).All(),
        .. ChildRequirements.All(),
        .. AgreementRequirements.All(),
        .. ReportRequirements.All(),
    ];

    private static Requirement<DivorceNotification> OfIdentity(PartyFields f) => new($"離婚-12{f.Mark.Word()}", "届出人であることを確認できなかった者には、受理したことを通知する。", "戸籍法27条の2第2項", Severity.Caution, [f.Identity],
        (d, _) => d.Of(f.Mark).IsIdentified == false ? $"{f.Mark.Word()}の本人確認ができていません。" : null,
        "受理したうえで、本人の住所あてに受理の通知を送ってください。");
}
