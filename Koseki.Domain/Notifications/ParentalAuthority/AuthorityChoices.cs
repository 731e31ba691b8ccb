using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ParentalAuthority;

/// <summary>What the paper is about (戸籍法78条–80条).</summary>
public enum AuthorityCause
{
    /// <summary>父母が子の出生前に離婚した子について、父母の協議 (民法819条3項但書).</summary>
    BornAfterDivorce,

    /// <summary>父が認知した子について、父母の協議 (民法819条4項但書).</summary>
    Acknowledged,

    /// <summary>親権者の指定の審判・調停 (民法819条5項・765条1項2号).</summary>
    Designation,

    /// <summary>親権者の変更の審判・調停 (民法819条6項).</summary>
    Change,

    /// <summary>親権喪失・親権停止・管理権喪失の審判: the court asks for the record itself.</summary>
    Loss,

    /// <summary>親権喪失の審判の取消し (民法836条, 戸籍法79条後段).</summary>
    ForfeitureRevoked,

    /// <summary>親権停止の審判の取消し (民法836条, 戸籍法79条後段).</summary>
    SuspensionRevoked,

    /// <summary>管理権喪失の審判の取消し (民法836条, 戸籍法79条後段).</summary>
    ManagementForfeitureRevoked,

    /// <summary>親権の辞任 (民法837条1項, 戸籍法80条).</summary>
    Resigned,

    /// <summary>管理権の辞任 (民法837条1項, 戸籍法80条).</summary>
    ManagementResigned,

    /// <summary>親権の回復 (民法837条2項, 戸籍法80条).</summary>
    Restored,

    /// <summary>管理権の回復 (民法837条2項, 戸籍法80条).</summary>
    ManagementRestored,
}

/// <summary>届出人 of the revocation of a judgment (戸籍法79条・63条1項).</summary>
public enum AuthorityNotifier
{
    /// <summary>裁判を受けた父母, who asked for the revocation.</summary>
    Parent,

    /// <summary>親族, who asked for it.</summary>
    Relative,

    /// <summary>Somebody who did not ask for it.</summary>
    SomebodyElse,
}

/// <summary>親権者.</summary>
public enum AuthorityHolder
{
    /// <summary>父母双方 (from 2026-04-01).</summary>
    Both,

    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,
}

/// <summary>審判 or 調停.</summary>
public enum CourtProceeding
{
    /// <summary>審判: final on a day, by a certificate.</summary>
    Adjudication,

    /// <summary>調停: concluded on a day.</summary>
    Conciliation,
}

/// <summary>The choices of the form with the codes that drafts store, and what a cause means.</summary>
internal static class AuthorityChoices
{
    internal static readonly ChoiceSet<AuthorityCause> Causes = new(
        (AuthorityCause.BornAfterDivorce, "bornAfterDivorce", "協議(子の出生前に父母が離婚)"), (AuthorityCause.Acknowledged, "acknowledged", "協議(父が認知した子)"),
        (AuthorityCause.Designation, "designation", "親権者指定の審判・調停"), (AuthorityCause.Change, "change", "親権者変更の審判・調停"),
        (AuthorityCause.Loss, "loss", "親権喪失・親権停止・管理権喪失の審判"), (AuthorityCause.ForfeitureRevoked, "forfeitureRevoked", "親権喪失の審判の取消し"),
        (AuthorityCause.SuspensionRevoked, "suspensionRevoked", "親権停止の審判の取消し"), (AuthorityCause.ManagementForfeitureRevoked, "managementRevoked", "管理権喪失の審判の取消し"),
        (AuthorityCause.Resigned, "resigned", "親権の辞任"), (AuthorityCause.ManagementResigned, "managementResigned", "管理権の辞任"),
        (AuthorityCause.Restored, "restored", "親権の回復"), (AuthorityCause.ManagementRestored, "managementRestored", "管理権の回復"));

    internal static readonly ChoiceSet<AuthorityNotifier> Notifiers = new(
        (AuthorityNotifier.Parent, "parent", "裁判を受けた父母(審判を請求した者)"), (AuthorityNotifier.Relative, "relative", "親族(審判を請求した者)"), (AuthorityNotifier.SomebodyElse, "somebodyElse", "審判を請求していない者"));

    internal static readonly ChoiceSet<AuthorityHolder> Holders = new((AuthorityHolder.Both, "both", "父母双方"), (AuthorityHolder.Father, "father", "父"), (AuthorityHolder.Mother, "mother", "母"));

    internal static readonly ChoiceSet<CourtProceeding> Proceedings = new((CourtProceeding.Adjudication, "adjudication", "審判"), (CourtProceeding.Conciliation, "conciliation", "調停"));

    /// <summary>Whether acceptance of the parents' agreement makes it.</summary>
    internal static bool IsByAgreement(AuthorityCause cause) => cause is AuthorityCause.BornAfterDivorce or AuthorityCause.Acknowledged;

    /// <summary>Whether a court named the holder.</summary>
    internal static bool IsByCourt(AuthorityCause cause) => cause is AuthorityCause.Designation or AuthorityCause.Change;

    /// <summary>Whether a court revoked what it had taken.</summary>
    internal static bool IsRevocation(AuthorityCause cause) => cause is AuthorityCause.ForfeitureRevoked or AuthorityCause.SuspensionRevoked or AuthorityCause.ManagementForfeitureRevoked;

    /// <summary>What is lost or got back, and whether it is lost; null of a paper that names a holder.</summary>
    internal static (AuthorityLoss Loss, bool IsTaken)? LossOf(AuthorityCause cause) => cause switch
    {
        AuthorityCause.ForfeitureRevoked => (AuthorityLoss.Forfeited, false),
        AuthorityCause.SuspensionRevoked => (AuthorityLoss.Suspended, false),
        AuthorityCause.ManagementForfeitureRevoked => (AuthorityLoss.ManagementForfeited, false),
        AuthorityCause.Resigned => (AuthorityLoss.Resigned, true),
        AuthorityCause.ManagementResigned => (AuthorityLoss.ManagementResigned, true),
        AuthorityCause.Restored => (AuthorityLoss.Resigned, false),
        AuthorityCause.ManagementRestored => (AuthorityLoss.ManagementResigned, false),
        AuthorityCause.BornAfterDivorce or AuthorityCause.Acknowledged or AuthorityCause.Designation or AuthorityCause.Change or AuthorityCause.Loss => null,
    };

    /// <summary>Whether the paper names a holder: every one that says of nobody that 親権 or 管理権 is lost or got back.</summary>
    internal static bool NamesHolder(AuthorityCause cause) => LossOf(cause) is null;

    /// <summary>【親権者】 and 【届出人】 as the register writes them.</summary>
    internal static string OnRecord(AuthorityHolder holder) => holder switch
    {
        AuthorityHolder.Both => "父母",
        AuthorityHolder.Father => "父",
        AuthorityHolder.Mother => "母",
    };
}
