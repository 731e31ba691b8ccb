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

    /// <summary>辞任・回復 (80条), 喪失などの審判の取消し (79条後段).</summary>
    Other,
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
        (AuthorityCause.Loss, "loss", "親権喪失・親権停止・管理権喪失の審判"), (AuthorityCause.Other, "other", "辞任・回復、喪失などの審判の取消し"));

    internal static readonly ChoiceSet<AuthorityHolder> Holders = new((AuthorityHolder.Both, "both", "父母双方"), (AuthorityHolder.Father, "father", "父"), (AuthorityHolder.Mother, "mother", "母"));

    internal static readonly ChoiceSet<CourtProceeding> Proceedings = new((CourtProceeding.Adjudication, "adjudication", "審判"), (CourtProceeding.Conciliation, "conciliation", "調停"));

    /// <summary>Whether acceptance of the parents' agreement makes it.</summary>
    internal static bool IsByAgreement(AuthorityCause cause) => cause switch
    {
        AuthorityCause.BornAfterDivorce or AuthorityCause.Acknowledged => true,
        AuthorityCause.Designation or AuthorityCause.Change or AuthorityCause.Loss or AuthorityCause.Other => false,
    };

    /// <summary>Whether a court named the holder.</summary>
    internal static bool IsByCourt(AuthorityCause cause) => cause switch
    {
        AuthorityCause.Designation or AuthorityCause.Change => true,
        AuthorityCause.BornAfterDivorce or AuthorityCause.Acknowledged or AuthorityCause.Loss or AuthorityCause.Other => false,
    };

    /// <summary>【親権者】 and 【届出人】 as the register writes them.</summary>
    internal static string OnRecord(AuthorityHolder holder) => holder switch
    {
        AuthorityHolder.Both => "父母",
        AuthorityHolder.Father => "父",
        AuthorityHolder.Mother => "母",
    };
}
