namespace Koseki.Domain.Cases;

/// <summary>Where a notification stands on its way from the counter to the register.</summary>
public enum CaseState
{
    /// <summary>下書き: being typed. Holds nothing, changes nothing.</summary>
    Draft,

    /// <summary>審査待ち: stands in the receipt book; the registers it names are held.</summary>
    Received,

    /// <summary>補正待ち: examination or decision sent it back; the registers stay held.</summary>
    Returned,

    /// <summary>決裁待ち: examined; the plan and what it was computed from are fixed.</summary>
    Examined,

    /// <summary>決裁済: written to the registers; the hold is gone.</summary>
    Approved,

    /// <summary>不受理: refused; the hold is gone.</summary>
    Rejected,

    /// <summary>取下げ: taken back by the notifier; the hold is gone.</summary>
    Withdrawn,

    /// <summary>破棄: a draft that was never received and is not wanted. Held nothing, wrote nothing; kept, but waits for nobody.</summary>
    Discarded,
}

/// <summary>What a person can do with a case.</summary>
public enum CaseAction
{
    /// <summary>下書きの入力.</summary>
    Edit,

    /// <summary>受付: a number in the receipt book.</summary>
    Receive,

    /// <summary>審査を終えて決裁へ回す.</summary>
    Examine,

    /// <summary>補正に戻す.</summary>
    Return,

    /// <summary>決裁.</summary>
    Approve,

    /// <summary>不受理.</summary>
    Reject,

    /// <summary>取下げ.</summary>
    Withdraw,

    /// <summary>担当する: take the case, from nobody or from the one who has it.</summary>
    Take,

    /// <summary>破棄: put away a draft that was never received.</summary>
    Discard,

    /// <summary>破棄を取り消す: the draft goes on where it stood.</summary>
    Restore,
}

/// <summary>The Japanese words of case states and actions.</summary>
public static class CaseWords
{
    /// <summary>The state as shown in queues.</summary>
    public static string Word(this CaseState state) => state switch
    {
        CaseState.Draft => "下書き",
        CaseState.Received => "審査待ち",
        CaseState.Returned => "補正待ち",
        CaseState.Examined => "決裁待ち",
        CaseState.Approved => "決裁済",
        CaseState.Rejected => "不受理",
        CaseState.Withdrawn => "取下げ",
        CaseState.Discarded => "破棄",
    };

    /// <summary>The action as written on its button.</summary>
    public static string Word(this CaseAction action) => action switch
    {
        CaseAction.Edit => "入力",
        CaseAction.Receive => "受付",
        CaseAction.Examine => "審査完了",
        CaseAction.Return => "補正に戻す",
        CaseAction.Approve => "決裁",
        CaseAction.Reject => "不受理",
        CaseAction.Take => "担当する",
        CaseAction.Withdraw => "取下げ",
        CaseAction.Discard => "破棄",
        CaseAction.Restore => "破棄を取り消す",
    };

    /// <summary>Whether the registers the case names are held: from receipt until 決裁, 不受理 or 取下げ.</summary>
    public static bool Holds(this CaseState state) => state is CaseState.Received or CaseState.Returned or CaseState.Examined;
}
