namespace Koseki.Domain.Linkage;

/// <summary>What has become of a message.</summary>
public enum MessageState
{
    /// <summary>送付待ち.</summary>
    Waiting,

    /// <summary>送付済み: handed to a linked system; its confirmation is awaited.</summary>
    Sent,

    /// <summary>到達確認: the recipient has it.</summary>
    Confirmed,

    /// <summary>返戻: the recipient, or the way to it, did not take it.</summary>
    Refused,

    /// <summary>手渡し等: told by a person outside the system, or found not to be needed.</summary>
    ByHand,
}

/// <summary>What can be done with a message.</summary>
public enum MessageAct
{
    /// <summary>送付, by the linkage.</summary>
    Send,

    /// <summary>到達を確認.</summary>
    Confirm,

    /// <summary>返戻を記録.</summary>
    Refuse,

    /// <summary>手で送ったことを記録.</summary>
    ByHand,

    /// <summary>送付待ちに戻す.</summary>
    Again,
}

/// <summary>How a person told the recipient.</summary>
public enum MessageMeans
{
    /// <summary>郵送.</summary>
    Post,

    /// <summary>持参・交換便.</summary>
    Carried,

    /// <summary>相手の仕組みに入力.</summary>
    Typed,

    /// <summary>電話・ファクス.</summary>
    Telephone,

    /// <summary>送付不要, for a reason.</summary>
    NotNeeded,
}

/// <summary>The Japanese words of states, acts and means.</summary>
public static class MessageStateWords
{
    /// <summary>送付待ち, 送付済み, 到達確認, 返戻 or 手渡し等.</summary>
    public static string Word(this MessageState state) => state switch
    {
        MessageState.Waiting => "送付待ち",
        MessageState.Sent => "送付済み",
        MessageState.Confirmed => "到達確認",
        MessageState.Refused => "返戻",
        MessageState.ByHand => "手渡し等",
    };

    /// <summary>送付, 到達確認, 返戻, 手渡し等 or 送付待ちへ戻し.</summary>
    public static string Word(this MessageAct act) => act switch
    {
        MessageAct.Send => "送付",
        MessageAct.Confirm => "到達確認",
        MessageAct.Refuse => "返戻",
        MessageAct.ByHand => "手渡し等",
        MessageAct.Again => "送付待ちへ戻し",
    };

    /// <summary>郵送, 持参・交換便, 相手の仕組みに入力, 電話・ファクス or 送付不要.</summary>
    public static string Word(this MessageMeans means) => means switch
    {
        MessageMeans.Post => "郵送",
        MessageMeans.Carried => "持参・交換便",
        MessageMeans.Typed => "相手の仕組みに入力",
        MessageMeans.Telephone => "電話・ファクス",
        MessageMeans.NotNeeded => "送付不要",
    };
}

/// <summary>What somebody says with an act.</summary>
/// <param name="Means">How, for what was done by hand; null otherwise.</param>
/// <param name="On">The day it was done by hand, confirmed or came back.</param>
/// <param name="Note">Reference or reason.</param>
public sealed record MessageWord(MessageMeans? Means, DateOnly On, string Note);

/// <summary>Who may do what with a message, and from which state.</summary>
public static class MessageRules
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 200;

    /// <summary>The state an act leads to, or null where it does not belong.</summary>
    public static MessageState? After(MessageAct act, MessageState from) => (act, from) switch
    {
        (MessageAct.Send, MessageState.Waiting) => MessageState.Sent,
        (MessageAct.Confirm, MessageState.Sent or MessageState.ByHand) => MessageState.Confirmed,
        (MessageAct.Refuse, MessageState.Sent or MessageState.ByHand) => MessageState.Refused,
        (MessageAct.ByHand, MessageState.Waiting or MessageState.Refused) => MessageState.ByHand,
        (MessageAct.Again, MessageState.Refused) => MessageState.Waiting,
        _ => null,
    };

    /// <summary>The acts a person can do from a state, in the order they are offered.</summary>
    public static IReadOnlyList<MessageAct> Offered(MessageState from) =>
        [.. new[] { MessageAct.ByHand, MessageAct.Confirm, MessageAct.Refuse, MessageAct.Again }.Where(a => After(a, from) is not null)];

    /// <summary>Why what is said does not do, in words; null when it does.</summary>
    /// <param name="act">The act.</param>
    /// <param name="from">The state it is done from.</param>
    /// <param name="word">What is said.</param>
    /// <param name="decided">The day of the decision that made the message.</param>
    /// <param name="today">Today.</param>
    public static string? WhyNot(MessageAct act, MessageState from, MessageWord word, DateOnly decided, DateOnly today) =>
        After(act, from) is null ? $"「{from.Word()}」の送付物に「{act.Word()}」はできません。画面を読み直してください。"
        : act == MessageAct.ByHand != word.Means is not null ? "送った方法を選んでください。"
        : word.On > today ? "先の日付は記録できません。"
        : word.On < decided ? "決裁より前の日付は記録できません。"
        : word.Note.Length > LongestNote ? $"備考は{LongestNote}字までです。"
        : word.Note.Length == 0 && NeedsNote(act, word.Means) ? $"{(act == MessageAct.ByHand ? "送らない理由" : "理由")}を入力してください。"
        : null;

    /// <summary>Why a person does not do it: what is sent is given away by the linkage alone. Null when they do.</summary>
    public static MessageRefusal? WhyNotByHand(MessageAct act) => act == MessageAct.Send ? new MessageRefusal.SentByLinkage() : null;

    /// <summary>Whether a reason has to be given.</summary>
    public static bool NeedsNote(MessageAct act, MessageMeans? means) =>
        act is MessageAct.Refuse or MessageAct.Again || means == MessageMeans.NotNeeded;
}

/// <summary>How long a message of a kind may wait, and how long its confirmation may stay away.</summary>
/// <param name="WaitDays">Days from the decision, or from coming back, until it is late.</param>
/// <param name="ConfirmDays">Days from sending until the missing confirmation is alarming.</param>
public sealed record MessageBound(int WaitDays, int ConfirmDays)
{
    /// <summary>Whether a message that has been in a state for so long is late.</summary>
    public bool IsLate(MessageState state, TimeSpan since) => state switch
    {
        MessageState.Waiting or MessageState.Refused => since > TimeSpan.FromDays(WaitDays),
        MessageState.Sent => since > TimeSpan.FromDays(ConfirmDays),
        MessageState.Confirmed or MessageState.ByHand => false,
    };

    /// <summary>What a new city begins with. 遅滞なく is a working day; 人口動態調査票 go once a month.</summary>
    public static MessageBound Initial(MessageKind kind) => kind switch
    {
        MessageKind.VitalStatistics => new(14, 14),
        MessageKind.OverduePeriod => new(7, 14),
        MessageKind.DomicileTransfer => new(1, 10),
        MessageKind.ResidentRecord or MessageKind.DuplicateRegister or MessageKind.NotificationImage or MessageKind.SupplementaryIdentity or MessageKind.AcceptanceToParty or MessageKind.SharedRequest or MessageKind.RefusalToRequester => new(1, 3),
    };
}
