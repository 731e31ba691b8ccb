using Koseki.Domain.Registers;

namespace Koseki.Domain.Linkage;

/// <summary>What kind of message leaves because a register changed.</summary>
public enum NoticeKind
{
    /// <summary>附票記載: the supplementary register of the same register follows (住民基本台帳法17条).</summary>
    SupplementaryRegister,

    /// <summary>9条2項通知: to the municipality of residence (住民基本台帳法9条2項).</summary>
    ResidentRecord,

    /// <summary>副本: the duplicate for the Minister of Justice (戸籍法施行規則75条).</summary>
    DuplicateRegister,

    /// <summary>人口動態調査票 (only for notifications accepted here; 人口動態調査令施行細則1条).</summary>
    VitalStatistics,

    /// <summary>届書等情報: to the Minister of Justice for what was accepted here (戸籍法120条の4).</summary>
    NotificationImage,

    /// <summary>戸籍届出期間経過通知: to the summary court (戸籍法137条, 戸籍法施行規則65条).</summary>
    OverduePeriod,

    /// <summary>本籍転属通知: to the municipality of the new 本籍 (住民基本台帳法19条3項).</summary>
    DomicileTransfer,

    /// <summary>本籍地通知: to another municipality that has a register to write (戸籍法120条の5).</summary>
    RegisterOffice,

    /// <summary>受理通知: to a party who was not identified at the counter (戸籍法27条の2第2項).</summary>
    AcceptanceToParty,
}

/// <summary>The Japanese words of notice kinds.</summary>
public static class NoticeWords
{
    /// <summary>The name of the notice.</summary>
    public static string Word(this NoticeKind kind) => kind switch
    {
        NoticeKind.SupplementaryRegister => "附票記載",
        NoticeKind.ResidentRecord => "9条2項通知",
        NoticeKind.DuplicateRegister => "副本",
        NoticeKind.VitalStatistics => "人口動態調査票",
        NoticeKind.NotificationImage => "届書等情報",
        NoticeKind.DomicileTransfer => "本籍転属通知",
        NoticeKind.RegisterOffice => "本籍地通知",
        NoticeKind.AcceptanceToParty => "受理通知",
        NoticeKind.OverduePeriod => "期間経過通知",
    };
}

/// <summary>
/// One message that leaves because a register changed. It is stored in the outbox in the same transaction as the
/// change and sent later.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Addressee">Who gets it, e.g. 越谷市(住民記録).</param>
/// <param name="Register">The register it is about, or null.</param>
/// <param name="Person">The person it is about, or null.</param>
/// <param name="Lines">Its content as label and value, in order.</param>
public sealed record OutgoingNotice(
    NoticeKind Kind, string Addressee, RegisterId? Register, PersonId? Person, ValueList<MatterLine> Lines);
