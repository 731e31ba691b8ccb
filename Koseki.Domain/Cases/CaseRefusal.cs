using System.Globalization;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Cases;

/// <summary>Why a step of a case is not done: closed, with the words for the screen. Who may take it is for <see cref="RightsRefusal"/>.</summary>
public abstract record CaseRefusal : ActRefusal
{
    private CaseRefusal()
    {
    }

    /// <summary>There is no such case.</summary>
    /// <param name="Case">案件番号.</param>
    public sealed record Unknown(long Case) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"案件 {Case} がありません。";
    }

    /// <summary>The program does not handle the kind of the paper.</summary>
    /// <param name="Code">件名コード.</param>
    public sealed record UnsupportedKind(string Code) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => NotificationCatalogue.UnsupportedMessage;
    }

    /// <summary>The paper was changed since the screen showed it.</summary>
    /// <param name="Name">Who changed it.</param>
    public sealed record ChangedSinceShown(string Name) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この画面を開いた後に{Name}さんがこの届を変更しました。新しい内容を確かめてから、もう一度操作してください。";
    }

    /// <summary>The draft was saved by somebody else first.</summary>
    /// <param name="Name">Who saved it.</param>
    public sealed record SavedByAnother(string Name) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Name}さんが先に変更しました。画面を読み直してから、もう一度入力してください。";
    }

    /// <summary>Somebody would do with a batch what is done with a paper.</summary>
    public sealed record OwnScreen : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "一括の案件です。「一括」の画面で行ってください。";
    }

    /// <summary>Somebody else did the step first.</summary>
    public sealed record DoneByAnother : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "ほかの人が先にこの届を処理しました。画面を読み直してください。";
    }

    /// <summary>The case is not with whom the screen named any more.</summary>
    /// <param name="Name">Who has it now, or null for nobody.</param>
    public sealed record TakenByAnother(string? Name) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{(Name is null ? "この届の担当は、今はいません。" : $"{Name}さんが先にこの届の担当になりました。")}新しい内容を確かめてから、もう一度操作してください。";
    }

    /// <summary>One paper of several that were handed in together would be done alone.</summary>
    /// <param name="Papers">All of them, as they are called.</param>
    /// <param name="Action">The step.</param>
    public sealed record TogetherOnly(string Papers, CaseAction Action) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一緒に出た届({Papers})は、まとめて「{Action.Word()}」をします。一通だけではできません。画面を読み直してください。";
    }

    /// <summary>A paper would be added to one that is in the receipt book.</summary>
    public sealed record BesideReceived : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "受け付けた届に、同時の届を後から加えることはできません。後から出た届として入力してください。";
    }

    /// <summary>No more papers go together.</summary>
    /// <param name="Most">How many do.</param>
    public sealed record TooManyTogether(int Most) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一緒に出せる届は{Most}通までです。";
    }

    /// <summary>The paper, as it is saved, does not call for one of this kind beside it, or it has it already.</summary>
    /// <param name="Kind">件名.</param>
    public sealed record NotOffered(string Kind) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"保存してある届の内容からは、一緒に出す「{Kind}」はありません(すでに加えてあるか、届の内容が変わりました)。画面を読み直してください。";
    }

    /// <summary>A text is longer than it may be.</summary>
    /// <param name="Called">The box.</param>
    /// <param name="Most">Most characters.</param>
    /// <param name="Count">Characters there are.</param>
    public sealed record TooLong(string Called, int Most, int Count) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"「{Called}」は{Most:N0}字までです(今は{Count:N0}字)。短くしてください。");
    }

    /// <summary>A text has a character that registers do not bear.</summary>
    /// <param name="Called">The box.</param>
    /// <param name="Problem">Which, as the gate says it.</param>
    public sealed record Unwritable(string Called, string Problem) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Called}: {Problem}{PassedText.Remedy}";
    }

    /// <summary>A reason has to be given.</summary>
    public sealed record ReasonWanting : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "理由を入力してください。";
    }

    /// <summary>The paper cannot stand in the receipt book yet.</summary>
    /// <param name="Why">What its kind says.</param>
    public sealed record NotReceivable(string Why) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>What is said of the receipt cannot be.</summary>
    /// <param name="Fault">What.</param>
    public sealed record ReceiptUnfit(ReceiptFault Fault) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => Fault.Word();
    }

    /// <summary>Another paper may be of the same event, and the clerk has not seen it.</summary>
    /// <param name="Other">That paper.</param>
    public sealed record UnseenDouble(SimilarPaper Other) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"同じ届かもしれない届({Other.Called} {Other.Subject})が、画面を開いた後に出てきました。確かめてから、もう一度操作してください。";
    }

    /// <summary>Something is to be asked about, and nobody has written down the answer.</summary>
    /// <param name="Findings">What is to be asked about.</param>
    public sealed record Unanswered(ValueList<Finding> Findings) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "照会の回答がまだ書かれていません: " + string.Join(" ", Findings.Select(f => f.Message));
    }

    /// <summary>An answer is longer than the record keeps.</summary>
    /// <param name="Longest">How long it may be, in characters.</param>
    public sealed record AnswerTooLong(int Longest) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"照会の回答は、一つ{Longest}字までで入れてください。");
    }

    /// <summary>Findings stand against the decision.</summary>
    /// <param name="Findings">Those that block; none where the paper cannot be planned.</param>
    public sealed record NotApprovable(ValueList<Finding> Findings) : CaseRefusal
    {
        /// <inheritdoc/>
        public override string Words => "決裁に回せません: " + (Findings.Count > 0 ? string.Join(" ", Findings.Select(f => f.Message))
            : "この届から記録案を作ることには対応していません。届はこのまま残っています。紙で処理してください。");
    }
}
