using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The notices that many kinds send, with their addressees. What they say of the event the kind gives as lines.</summary>
public static class CommonNotices
{
    /// <summary>副本 of a register that changed (戸籍法施行規則75条).</summary>
    public static OutgoingNotice Duplicate(RegisterId register, string designation) =>
        new(NoticeKind.DuplicateRegister, "法務省", register, null, [new("戸籍の表示", designation)]);

    /// <summary>附票: what the supplementary register of ours has to record or delete (住民基本台帳法16条–18条).</summary>
    public static OutgoingNotice SupplementaryRegister(Circumstances c, RegisterId register, PersonId person, ValueList<MatterLine> lines) =>
        new(NoticeKind.SupplementaryRegister, $"{c.Here.Name}(戸籍の附票)", register, person, lines);

    /// <summary>9条2項通知 to where the person lives: our own resident record, or another municipality.</summary>
    public static OutgoingNotice ResidentRecord(Circumstances c, string address, RegisterId? register, PersonId? person, ValueList<MatterLine> lines) =>
        new(NoticeKind.ResidentRecord, LivesHere(c, address) ? $"{c.Here.Name}(住民記録)" : "住所地の市区町村長", register, person, lines);

    /// <summary>人口動態調査票, for what was accepted here.</summary>
    public static OutgoingNotice VitalStatistics(Circumstances c, PersonId? person, ValueList<MatterLine> lines) =>
        new(NoticeKind.VitalStatistics, $"{c.Here.Name}(保健所)", null, person, lines);

    /// <summary>届書等情報 of what was accepted here (戸籍法120条の4).</summary>
    public static OutgoingNotice NotificationImage(Circumstances c, string kindName, RegisterId? register, PersonId? person) =>
        new(NoticeKind.NotificationImage, "法務省", register, person, [new("件名", kindName), new("受付番号", c.Receipt ?? "")]);

    /// <summary>期間経過通知 (戸籍法施行規則65条).</summary>
    public static OutgoingNotice Overdue(Circumstances c, string? court, RegisterId? register, PersonId? person, DateOnly lastDay, string notifier) =>
        new(NoticeKind.OverduePeriod, court ?? DraftReader.Missing, register, person,
            [new("届出期間の末日", RegisterDate.Of(lastDay).Text), new("届出日", RegisterDate.Of(c.ReceiptDate).Text), new("届出人", notifier)]);

    /// <summary>本籍転属通知: the entry of the 附票 follows a person to the municipality of the new 本籍 (住民基本台帳法19条3項).</summary>
    public static OutgoingNotice DomicileTransfer(string municipality, RegisterId from, PersonId person, ValueList<MatterLine> lines) =>
        new(NoticeKind.DomicileTransfer, municipality + "長", from, person, lines);

    /// <summary>本籍地への通知: another municipality has a register to write because of a paper accepted here (戸籍法120条の5).</summary>
    public static OutgoingNotice RegisterOffice(string municipality, ValueList<MatterLine> lines) =>
        new(NoticeKind.RegisterOffice, municipality + "長", null, null, lines);

    /// <summary>受理通知 by post to a party who was not identified (戸籍法27条の2第2項).</summary>
    public static OutgoingNotice AcceptanceToParty(Circumstances c, string kindName, string name, string address, PersonId? person) =>
        new(NoticeKind.AcceptanceToParty, name, null, person,
            [new("件名", kindName), new("受理日", RegisterDate.Of(c.ReceiptDate).Text), new("氏名", name), new("住所", address)]);

    private static bool LivesHere(Circumstances c, string address) => address.StartsWith(c.Here.Display, StringComparison.Ordinal);
}
