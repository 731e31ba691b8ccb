using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>不受理申出の照会: what became of it (戸籍法27条の2第3項–5項). Which came first is told by hour and minute.</summary>
public enum RequestCheck
{
    /// <summary>申出はない.</summary>
    None,

    /// <summary>The one who asked came in person and was identified.</summary>
    Appeared,

    /// <summary>It was asked after the paper was received (the minute of the night receipt counts).</summary>
    Later,

    /// <summary>It stands against this paper.</summary>
    Stands,
}

/// <summary>届出の意思 (民法742条・764条, 戸籍法37条).</summary>
public enum IntentCheck
{
    /// <summary>Nothing speaks against it.</summary>
    Clear,

    /// <summary>Whether a party wants it is in doubt.</summary>
    Doubtful,

    /// <summary>An agent notified in the place of a party.</summary>
    Agent,
}

/// <summary>Where a new 本籍 lies.</summary>
public enum DomicileAt
{
    /// <summary>In this city.</summary>
    Here,

    /// <summary>In another municipality, which is notified.</summary>
    Elsewhere,
}

/// <summary>届出地の根拠 of a paper about one register (戸籍法25条).</summary>
public enum NotificationPlace
{
    /// <summary>事件本人の本籍地.</summary>
    Domicile,

    /// <summary>届出人の所在地.</summary>
    Residence,
}

/// <summary>How a register that another municipality keeps was verified (戸籍法100条2項, 120条の7).</summary>
public enum FormerCheck
{
    /// <summary>Through the ministry's system.</summary>
    ByLink,

    /// <summary>By a certificate that came with the paper.</summary>
    ByCertificate,

    /// <summary>Not yet.</summary>
    NotVerified,
}

/// <summary>Who of 筆頭者 and 配偶者 stands in a register elsewhere, by its certificate: who has to notify 転籍 and 氏の変更 (戸籍法107条1項, 108条1項).</summary>
public enum CoupleStanding
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>筆頭者 alone: without a spouse, or with a foreign one.</summary>
    HeadAlone,

    /// <summary>配偶者 alone: the head was removed.</summary>
    SpouseAlone,

    /// <summary>Neither: only children are left.</summary>
    Neither,

    /// <summary>Not looked at yet.</summary>
    NotVerified,
}

/// <summary>The choices that several kinds offer, with the codes that drafts store.</summary>
internal static class SharedChoices
{
    internal static readonly ChoiceSet<RequestCheck> Requests = new(
        (RequestCheck.None, "none", "申出はない"),
        (RequestCheck.Appeared, "appeared", "申出があり、申出人本人の出頭を確認した"),
        (RequestCheck.Later, "later", "申出は、この届の受付(宿直の預かり)の時分より後である"),
        (RequestCheck.Stands, "stands", "申出があり、申出人本人の出頭を確認していない"));

    internal static readonly ChoiceSet<IntentCheck> Intents = new(
        (IntentCheck.Clear, "clear", "疑いはない"), (IntentCheck.Doubtful, "doubtful", "意思を欠く疑いがある"), (IntentCheck.Agent, "agent", "代理人が届け出た(署名した)"));

    internal static readonly ChoiceSet<DomicileAt> Domiciles = new((DomicileAt.Here, "here", "この市"), (DomicileAt.Elsewhere, "elsewhere", "他の市区町村"));

    internal static readonly ChoiceSet<NotificationPlace> Places = new((NotificationPlace.Domicile, "domicile", "本籍地"), (NotificationPlace.Residence, "residence", "所在地"));

    internal static readonly ChoiceSet<SpouseMark> Spouses = new((SpouseMark.Husband, "husband", "夫"), (SpouseMark.Wife, "wife", "妻"));

    internal static readonly ChoiceSet<CoupleStanding> Couples = new(
        (CoupleStanding.Both, "both", "筆頭者と配偶者"), (CoupleStanding.HeadAlone, "head", "筆頭者だけ(配偶者がないか、外国人)"), (CoupleStanding.SpouseAlone, "spouse", "配偶者だけ(筆頭者は除籍)"),
        (CoupleStanding.Neither, "neither", "どちらも除籍"), (CoupleStanding.NotVerified, "none", "確かめていない"));

    internal static readonly ChoiceSet<FormerCheck> Checks = new(
        (FormerCheck.ByLink, "link", "戸籍情報連携システムで確かめた"), (FormerCheck.ByCertificate, "certificate", "戸籍謄本(全部事項証明書)が添付されている"), (FormerCheck.NotVerified, "none", "確かめていない"));
}
