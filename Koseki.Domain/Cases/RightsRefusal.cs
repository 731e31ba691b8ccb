namespace Koseki.Domain.Cases;

/// <summary>Why somebody may not do something: closed, with the words for the screen.</summary>
public abstract record RightsRefusal : ActRefusal
{
    private RightsRefusal()
    {
    }

    /// <summary>None of the person's duties allows it.</summary>
    /// <param name="Permission">What was asked.</param>
    public sealed record DutyWanting(Permission Permission) : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Permission.Word()}には{string.Join("・", Rights.RolesOf(Permission).Select(r => r.Word()))}の職務が要ります。";
    }

    /// <summary>The case stands where this step cannot be taken, by anybody.</summary>
    /// <param name="Action">The step.</param>
    /// <param name="State">Where it stands.</param>
    public sealed record NotInThisState(CaseAction Action, CaseState State) : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words =>
            $"{State.Word()}の届には「{Action.Word()}」はできません。{(Action == CaseAction.Discard && State.Holds() ? "受け付けた届は、取下げか不受理で終わります。" : "")}";
    }

    /// <summary>Somebody else has the case.</summary>
    /// <param name="Name">Who.</param>
    public sealed record WithAnother(string Name) : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Name}さんが担当しています。「{CaseRules.TakeOver}」を押すと、あなたの担当になります。";
    }

    /// <summary>The case is theirs already.</summary>
    public sealed record AlreadyTheirs : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => "すでにあなたの担当です。";
    }

    /// <summary>Somebody else discarded the draft.</summary>
    public sealed record DiscardedByAnother : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => "破棄を取り消せるのは、破棄した人だけです。届の内容はこの画面で読めます。";
    }

    /// <summary>The time to take back a 破棄 is over.</summary>
    public sealed record TooLateToRestore : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"破棄してから{CaseRules.DaysToRestore}日を過ぎたため、取り消せません。届の内容はこの画面で読めます。要るときは新しく入力してください。";
    }

    /// <summary>They had the paper in hand, and the office has the rule of two persons.</summary>
    public sealed record HadItInHand : RightsRefusal
    {
        /// <inheritdoc/>
        public override string Words => "入力・受付・補正・審査のどれかをした人は決裁できません。別の人が決裁してください。";
    }
}
