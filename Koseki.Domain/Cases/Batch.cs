using Koseki.Domain.Registers;

namespace Koseki.Domain.Cases;

/// <summary>一括: how far a case over many registers has come. Who may take it further is said by the state of the case.</summary>
public enum BatchPhase
{
    /// <summary>入力中: what changed and the table of places are being entered.</summary>
    Entering,

    /// <summary>計画中: the registers concerned are looked for and planned one by one.</summary>
    Planning,

    /// <summary>計画済: every register has its plan or the reason why it has none.</summary>
    Planned,

    /// <summary>記録中: decided, and written in portions.</summary>
    Writing,

    /// <summary>終了: every register is written or named as left over.</summary>
    Done,
}

/// <summary>What the planning of a batch says of one register.</summary>
public enum TargetState
{
    /// <summary>問題なし: planned, nothing found.</summary>
    Ready,

    /// <summary>要確認: planned, but something was found that somebody has to look at.</summary>
    Odd,

    /// <summary>除外: not planned; it is not written.</summary>
    Stopped,
}

/// <summary>What became of one register of a decided batch.</summary>
public enum TargetOutcome
{
    /// <summary>記録した.</summary>
    Written,

    /// <summary>残った: another record was first since the planning.</summary>
    Moved,

    /// <summary>残った: another paper holds the register.</summary>
    Held,
}

/// <summary>Why a planning of a batch counts no more; it stays in the record.</summary>
public enum PlanEnd
{
    /// <summary>計画のやり直し: every register is planned anew.</summary>
    Anew,

    /// <summary>内容の変更: what it was made of was entered otherwise.</summary>
    Changed,

    /// <summary>取下げ: the batch ends without it.</summary>
    Withdrawn,
}

/// <summary>One register of a batch, as planned.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="State">What the planning said.</param>
public sealed record BatchTarget(RegisterId Register, TargetState State);

/// <summary>How many of the registers in which nothing was found are looked at.</summary>
/// <param name="Minimum">At least so many, or all of them.</param>
/// <param name="Permille">At least so many of a thousand.</param>
public sealed record BatchSampling(int Minimum, int Permille);

/// <summary>The Japanese words.</summary>
public static class BatchWords
{
    /// <summary>入力中, 計画中, 計画済, 記録中 or 終了.</summary>
    public static string Word(this BatchPhase phase) => phase switch
    {
        BatchPhase.Entering => "入力中",
        BatchPhase.Planning => "計画中",
        BatchPhase.Planned => "計画済",
        BatchPhase.Writing => "記録中",
        BatchPhase.Done => "終了",
    };

    /// <summary>問題なし, 要確認 or 除外.</summary>
    public static string Word(this TargetState state) => state switch
    {
        TargetState.Ready => "問題なし",
        TargetState.Odd => "要確認",
        TargetState.Stopped => "除外",
    };

    /// <summary>計画のやり直し, 内容の変更 or 取下げ.</summary>
    public static string Word(this PlanEnd end) => end switch
    {
        PlanEnd.Anew => "計画のやり直し",
        PlanEnd.Changed => "内容の変更",
        PlanEnd.Withdrawn => "取下げ",
    };

    /// <summary>What became of it, as the list of what is left over says it.</summary>
    public static string Word(this TargetOutcome outcome) => outcome switch
    {
        TargetOutcome.Written => "記録した",
        TargetOutcome.Moved => "計画の後に別の記録がされた",
        TargetOutcome.Held => "別の届の処理中",
    };
}
