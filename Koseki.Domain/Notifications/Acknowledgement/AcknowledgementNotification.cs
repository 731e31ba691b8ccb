using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using static Koseki.Domain.Notifications.Acknowledgement.AcknowledgementManner;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>認知届 as the paper says it (戸籍法60条–65条).</summary>
public sealed record AcknowledgementNotification
{
    /// <summary>認知の種別.</summary>
    public required AcknowledgementManner Manner { get; init; }

    /// <summary>The child; null while it is unborn or was stillborn.</summary>
    public required PartyOnPaper? Child { get; init; }

    /// <summary>The mother of a child unborn or stillborn; null otherwise.</summary>
    public required PartyOnPaper? Mother { get; init; }

    /// <summary>The father.</summary>
    public required PartyOnPaper Father { get; init; }

    /// <summary>The day the period of a report begins (63条–65条): finality, the executor's taking up, knowledge; null otherwise.</summary>
    public required RegisterDate? EventOn { get; init; }

    /// <summary>Whether the copy of the court's decision is there.</summary>
    public required bool HasCourtPaper { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>The day the testator died, or null.</summary>
    public required RegisterDate? TestatorDiedOn { get; init; }

    /// <summary>Whether the copy of the will is there.</summary>
    public required bool HasWill { get; init; }

    /// <summary>Whether a will acknowledges a child not yet born.</summary>
    public required bool IsUnbornByWill { get; init; }

    /// <summary>The day the acknowledgement of the unborn child was accepted, or null.</summary>
    public required RegisterDate? UnbornOn { get; init; }

    /// <summary>子の父母との続柄 on the paper, or null (a foreigner, an unborn child).</summary>
    public required string? Relationship { get; init; }

    /// <summary>子の母の氏名 on the paper; of an unborn child the mother's own.</summary>
    public required string MothersName { get; init; }

    /// <summary>準正による父母との続柄 on the paper, or null.</summary>
    public required string? Legitimated { get; init; }

    /// <summary>Whether the child's record elsewhere was verified.</summary>
    public required bool IsChildVerified { get; init; }

    /// <summary>Whether somebody has seen, in the register elsewhere, that the father is the one who acknowledged and the mother's husband.</summary>
    public required bool IsFatherVerified { get; init; }

    /// <summary>Whether the adult child agrees (民法782条).</summary>
    public required bool ChildAgrees { get; init; }

    /// <summary>Whether the paper says that the child is dead.</summary>
    public required bool IsChildDead { get; init; }

    /// <summary>Descendants of a dead child, or null.</summary>
    public required ChildsDescendants? Descendants { get; init; }

    /// <summary>Whether the mother agrees (民法783条1項).</summary>
    public required bool MotherAgrees { get; init; }

    /// <summary>Whether the mother of the unborn child is married, as far as the paper tells.</summary>
    public required bool IsMotherMarried { get; init; }

    /// <summary>Whether the child of a 胎児認知 is born already.</summary>
    public required bool IsBornAlready { get; init; }

    /// <summary>Whether the father has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>Who reports a court's decision, or null.</summary>
    public required CourtNotifier? Notifier { get; init; }

    /// <summary>届出人の氏名, or null.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>届出人の住所 of a report, or null.</summary>
    public required string? NotifierAddress { get; init; }

    /// <summary>Whether the executor of the will notifies.</summary>
    public required bool IsByExecutor { get; init; }

    /// <summary>The day the father died before the paper arrived, or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>Whether the paper was posted before that.</summary>
    public required bool WasPosted { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>不受理申出の照会, or null.</summary>
    public required RequestCheck? Request { get; init; }

    /// <summary>届出の意思, or null.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>Whether the father was identified; null where nobody has to be.</summary>
    public required bool? IsIdentified { get; init; }

    /// <summary>Whether the requirements of foreign law are proven; null where Japanese law alone governs.</summary>
    public required bool? IsForeignLawProven { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>Whether the father's own notification makes it.</summary>
    public bool IsByFather => AcknowledgementChoices.IsByFather(Manner);

    /// <summary>Whether the father died before it is recorded, by the paper or our register: 亡 stands before his name.</summary>
    public bool IsOfADeadFather => Manner == Will || (Manner == Court && Father.IsDead);

    /// <summary>認知者氏名.</summary>
    public string FatherOnRecord => IsOfADeadFather ? Registers.RecordedFacts.Late + Father.Name : Father.Name;

    /// <summary>認知の日, by its manner; null for a stillbirth and where it was recorded before.</summary>
    public RegisterDate? AcknowledgedOn(Circumstances c) => Manner switch
    {
        Voluntary or Unborn => PostedPaper.NotifiedOn(NotifierDiedOn, c),
        Court => EventOn,
        Will => TestatorDiedOn,
        Born => UnbornOn,
        Stillborn or Legitimation => null,
    };

    /// <summary>届出期間の末日 of a report, the day counted (戸籍法43条); null where there is none.</summary>
    public DateOnly? Deadline(Circumstances c) =>
        AcknowledgementChoices.Period(Manner) is { } days && EventOn?.Day is { } day ? LegalPeriod.LastDayOfDays(day, days, c.ClosingDays) : null;

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => c.Origin is Origin.Here && Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, NotifierAddress);

    /// <summary>【届出人】 of a report on the child's side; null where the child itself reports.</summary>
    public string? NotifierOnChild => Manner == Will ? $"遺言執行者　{NotifierName}" : Notifier switch
    {
        CourtNotifier.Mother => "親権者母",
        CourtNotifier.Representative => $"法定代理人　{NotifierName}",
        CourtNotifier.Descendant => $"直系卑属　{NotifierName}",
        CourtNotifier.Father => "父",
        CourtNotifier.Child or null => null,
    };

    /// <summary>【届出人】 of a report on the father's side; null where he himself reports.</summary>
    public string? NotifierOnFather => Notifier switch
    {
        CourtNotifier.Father => null,
        CourtNotifier.Child => "子",
        CourtNotifier.Mother => $"親権者母　{MothersName}",
        CourtNotifier.Representative or CourtNotifier.Descendant or null => NotifierOnChild,
    };
}
