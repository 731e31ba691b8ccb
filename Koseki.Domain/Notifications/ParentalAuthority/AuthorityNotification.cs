using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ParentalAuthority;

/// <summary>親権届 as the paper says it (戸籍法78条–80条).</summary>
public sealed record AuthorityNotification
{
    /// <summary>届出事件.</summary>
    public required AuthorityCause Cause { get; init; }

    /// <summary>親権者 from now on; null while it is not chosen.</summary>
    public required AuthorityHolder? Holder { get; init; }

    /// <summary>審判 or 調停, or null.</summary>
    public required CourtProceeding? Proceeding { get; init; }

    /// <summary>The day the court's decision became final or the conciliation was concluded, or null.</summary>
    public required RegisterDate? DecidedOn { get; init; }

    /// <summary>Whether the copy of the court's paper is there.</summary>
    public required bool HasCourtPaper { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whose 親権 or 管理権 is lost or got back; null of a paper that names a holder.</summary>
    public required JudgedParent? Parent { get; init; }

    /// <summary>Whether the court's permission is there (民法837条).</summary>
    public required bool HasPermission { get; init; }

    /// <summary>届出人 of a revocation; null of any other, and of a paper accepted elsewhere that does not say it.</summary>
    public required AuthorityNotifier? RevocationNotifier { get; init; }

    /// <summary>届出人の氏名 of a revocation where it is not the parent, or null.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>Whether the notifier of a paper that names no holder has signed.</summary>
    public required bool NotifierSigned { get; init; }

    /// <summary>The notifier's address, or null.</summary>
    public required string? NotifierAddress { get; init; }

    /// <summary>The child's register when it is ours, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The child's entry in it, or null.</summary>
    public required RegisterEntry? Entry { get; init; }

    /// <summary>The child's register elsewhere, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>氏 of the child on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 of the child on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 of the child on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>父の氏名 on the paper.</summary>
    public required string Father { get; init; }

    /// <summary>母の氏名 on the paper.</summary>
    public required string Mother { get; init; }

    /// <summary>父の住所, or null.</summary>
    public required string? FatherAddress { get; init; }

    /// <summary>母の住所, or null.</summary>
    public required string? MotherAddress { get; init; }

    /// <summary>Whether the father has signed.</summary>
    public required bool FatherSigned { get; init; }

    /// <summary>Whether the mother has signed.</summary>
    public required bool MotherSigned { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>The child's name.</summary>
    public string ChildName => Register is not null && Entry is not null ? Register.NameOf(Entry) : FamilyName + GivenName;

    /// <summary>The birth date that counts: the register's before the paper's.</summary>
    public RegisterDate BirthDate => Entry?.BirthDate ?? BornOn;

    /// <summary>The latest 親権 on the entry that names a holder, or null.</summary>
    public StatusMatter? LatestAuthority => Entry is null ? null : RecordedAuthority.Naming(Entry).LastOrDefault();

    /// <summary>Whose it is, as the record writes it; null of a paper that names a holder.</summary>
    public string? ParentWord => Parent is { } parent ? JudgedParents.Choices.Word(parent) : null;

    /// <summary>What of the parent's 親権 or 管理権 stands lost by the record: of the sort that the paper is about. Null when nothing does.</summary>
    public LostAuthority? Standing => Entry is not null && AuthorityChoices.LossOf(Cause) is var (loss, _)
        ? RecordedAuthority.Lost(Entry).FirstOrDefault(l => l.By == loss && l.Parent == ParentWord) : null;

    /// <summary>The day it takes effect: that of the court, or of acceptance.</summary>
    public RegisterDate On(Circumstances c) => DecidedOn ?? RegisterDate.Of(c.ReceiptDate);

    /// <summary>届出期間の末日 of a decision of a court: ten days, the day counted (79条・63条); null otherwise.</summary>
    public DateOnly? Deadline(Circumstances c) => DecidedOn?.Day is { } day ? LegalPeriod.LastDayOfDays(day, 10, c.ClosingDays) : null;

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => c.Origin is Origin.Here && Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>Who signed, as 【届出人】 writes it; null when nobody did, or where nobody tells who.</summary>
    public string? Notifier => (FatherSigned, MotherSigned) switch
    {
        _ when !AuthorityChoices.NamesHolder(Cause) => RevocationNotifier switch
        {
            AuthorityNotifier.Relative or AuthorityNotifier.SomebodyElse => $"親族　{NotifierName}",
            AuthorityNotifier.Parent or null => ParentWord,
        },
        (true, true) => "父母",
        (true, false) => "父",
        (false, true) => "母",
        _ => null,
    };

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, FatherSigned ? FatherAddress : null, MotherSigned ? MotherAddress : null, NotifierAddress);
}
