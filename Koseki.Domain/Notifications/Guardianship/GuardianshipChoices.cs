namespace Koseki.Domain.Notifications.Guardianship;

/// <summary>What happened. What a court decides it asks to be recorded itself (嘱託, 家事事件手続法116条); the rest is notified (戸籍法81条–85条).</summary>
public enum GuardianshipAct
{
    /// <summary>遺言で指定された未成年後見人の就職 (81条).</summary>
    Designated,

    /// <summary>未成年後見人の地位の喪失 (82条).</summary>
    Lost,

    /// <summary>未成年後見の終了 (84条).</summary>
    Ended,

    /// <summary>未成年後見人選任の審判 (嘱託).</summary>
    Appointed,

    /// <summary>未成年後見人の辞任許可の審判 (嘱託).</summary>
    Resigned,

    /// <summary>未成年後見人解任の審判 (嘱託).</summary>
    Dismissed,

    /// <summary>親権喪失の審判 (嘱託).</summary>
    AuthorityForfeited,

    /// <summary>親権停止の審判 (嘱託).</summary>
    AuthoritySuspended,

    /// <summary>管理権喪失の審判 (嘱託).</summary>
    ManagementForfeited,
}

/// <summary>Whose office it is.</summary>
public enum GuardianOffice
{
    /// <summary>未成年後見人.</summary>
    Guardian,

    /// <summary>未成年後見監督人 (85条).</summary>
    Supervisor,
}

/// <summary>未成年者の後見開始事由 (民法838条1号).</summary>
public enum GuardianshipCause
{
    /// <summary>親権を行う者がないため.</summary>
    NoAuthority,

    /// <summary>親権を行う者が管理権を有しないため.</summary>
    NoManagement,
}

/// <summary>Who made the guardian (民法839条, 840条).</summary>
public enum GuardianMadeBy
{
    /// <summary>最後に親権を行った者の遺言.</summary>
    Will,

    /// <summary>家庭裁判所の選任.</summary>
    Court,
}

/// <summary>届出人の資格 (戸籍法81条–85条).</summary>
public enum GuardianshipNotifier
{
    /// <summary>その未成年後見人・監督人.</summary>
    Self,

    /// <summary>後任者.</summary>
    Successor,

    /// <summary>ほかの未成年後見人.</summary>
    OtherGuardian,

    /// <summary>未成年者、親族、監督人, who may but need not (82条3項).</summary>
    Entitled,
}

/// <summary>The choices of the form with the codes that drafts store, and what an act means.</summary>
internal static class GuardianshipChoices
{
    internal static readonly ChoiceSet<GuardianshipAct> Acts = new(
        (GuardianshipAct.Designated, "designated", "届出: 就職(遺言による指定)"), (GuardianshipAct.Lost, "lost", "届出: 地位の喪失(死亡・欠格)"), (GuardianshipAct.Ended, "ended", "届出: 後見の終了"),
        (GuardianshipAct.Appointed, "appointed", "嘱託: 選任の審判"), (GuardianshipAct.Resigned, "resigned", "嘱託: 辞任許可の審判"), (GuardianshipAct.Dismissed, "dismissed", "嘱託: 解任の審判"),
        (GuardianshipAct.AuthorityForfeited, "authorityForfeited", "嘱託: 親権喪失の審判"), (GuardianshipAct.AuthoritySuspended, "authoritySuspended", "嘱託: 親権停止の審判"),
        (GuardianshipAct.ManagementForfeited, "managementForfeited", "嘱託: 管理権喪失の審判"));

    internal static readonly ChoiceSet<GuardianOffice> Offices = new((GuardianOffice.Guardian, "guardian", "未成年後見人"), (GuardianOffice.Supervisor, "supervisor", "未成年後見監督人"));

    internal static readonly ChoiceSet<GuardianshipCause> Causes = new(
        (GuardianshipCause.NoAuthority, "noAuthority", "親権を行う者がないため"), (GuardianshipCause.NoManagement, "noManagement", "親権を行う者が管理権を有しないため"));

    internal static readonly ChoiceSet<GuardianMadeBy> Makers = new((GuardianMadeBy.Will, "will", "遺言による指定"), (GuardianMadeBy.Court, "court", "家庭裁判所の選任"));

    internal static readonly ChoiceSet<GuardianshipNotifier> Notifiers = new(
        (GuardianshipNotifier.Self, "self", "その未成年後見人・監督人"), (GuardianshipNotifier.Successor, "successor", "後任者"), (GuardianshipNotifier.OtherGuardian, "otherGuardian", "ほかの未成年後見人"),
        (GuardianshipNotifier.Entitled, "entitled", "未成年者・親族・監督人"));

    /// <summary>Whether a court asks for the record.</summary>
    internal static bool IsCommission(GuardianshipAct act) => act switch
    {
        GuardianshipAct.Designated or GuardianshipAct.Lost or GuardianshipAct.Ended => false,
        GuardianshipAct.Appointed or GuardianshipAct.Resigned or GuardianshipAct.Dismissed or GuardianshipAct.AuthorityForfeited or GuardianshipAct.AuthoritySuspended or GuardianshipAct.ManagementForfeited => true,
    };

    /// <summary>Whether it is about 親権, not about a guardian.</summary>
    internal static bool IsOfAuthority(GuardianshipAct act) => act switch
    {
        GuardianshipAct.AuthorityForfeited or GuardianshipAct.AuthoritySuspended or GuardianshipAct.ManagementForfeited => true,
        GuardianshipAct.Designated or GuardianshipAct.Lost or GuardianshipAct.Ended or GuardianshipAct.Appointed or GuardianshipAct.Resigned or GuardianshipAct.Dismissed => false,
    };

    /// <summary>Whether somebody comes into the office by it.</summary>
    internal static bool Begins(GuardianshipAct act) => act switch
    {
        GuardianshipAct.Designated or GuardianshipAct.Appointed => true,
        GuardianshipAct.Lost or GuardianshipAct.Ended or GuardianshipAct.Resigned or GuardianshipAct.Dismissed or GuardianshipAct.AuthorityForfeited or GuardianshipAct.AuthoritySuspended or GuardianshipAct.ManagementForfeited => false,
    };
}
