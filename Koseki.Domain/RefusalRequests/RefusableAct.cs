namespace Koseki.Domain.RefusalRequests;

/// <summary>The five acts that take effect by their notification and against which 不受理申出 can be made (戸籍法27条の2第1項・第3項).</summary>
public enum RefusableAct
{
    /// <summary>認知 by the father himself.</summary>
    Acknowledgement,

    /// <summary>養子縁組.</summary>
    Adoption,

    /// <summary>養子離縁 by agreement.</summary>
    AdoptionDissolution,

    /// <summary>婚姻.</summary>
    Marriage,

    /// <summary>離婚 by agreement.</summary>
    Divorce,
}

/// <summary>The five acts: their words, and the one table of which kind of notification notifies them.</summary>
public static class RefusableActs
{
    /// <summary>件名コード of the kind that notifies each act: to join a kind is one row here, and its <see cref="Notifications.NotificationKind.Stops"/>.</summary>
    public static IReadOnlyList<(RefusableAct Act, string KindCode)> Table { get; } =
    [
        (RefusableAct.Acknowledgement, "0201"),
        (RefusableAct.Adoption, "0301"),
        (RefusableAct.AdoptionDissolution, "0302"),
        (RefusableAct.Marriage, "0401"),
        (RefusableAct.Divorce, "0402"),
    ];

    /// <summary>The act that a kind notifies; null for a kind that nobody can ask to refuse.</summary>
    public static RefusableAct? Of(string kindCode) => Table.Where(r => r.KindCode == kindCode).Select(r => (RefusableAct?)r.Act).FirstOrDefault();

    /// <summary>認知, 養子縁組, 養子離縁, 婚姻 or 離婚.</summary>
    public static string Word(this RefusableAct act) => act switch
    {
        RefusableAct.Acknowledgement => "認知",
        RefusableAct.Adoption => "養子縁組",
        RefusableAct.AdoptionDissolution => "養子離縁",
        RefusableAct.Marriage => "婚姻",
        RefusableAct.Divorce => "離婚",
    };
}
