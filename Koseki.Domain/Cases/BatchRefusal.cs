using System.Globalization;

namespace Koseki.Domain.Cases;

/// <summary>Why a batch cannot be taken further now: closed, with the words for the screen.</summary>
public abstract record BatchRefusal : ActRefusal
{
    private BatchRefusal()
    {
    }

    /// <summary>It is not where this step is taken.</summary>
    /// <param name="Phase">Where it is.</param>
    public sealed record NotNow(BatchPhase Phase) : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この一括は{Phase.Word()}です。画面を読み直してください。";
    }

    /// <summary>不受理 of what nobody notified.</summary>
    public sealed record NotRejected : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "職権の記録に不受理はありません。補正に戻すか、取下げにしてください。";
    }

    /// <summary>Registers that have to be looked at have not been.</summary>
    /// <param name="Count">How many.</param>
    public sealed record Unseen(int Count) : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"確かめる戸籍のうち {Count:N0} 件を、まだだれも確かめていません。");
    }

    /// <summary>No register was planned.</summary>
    public sealed record Nothing : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "記録できる戸籍がありません。表と除外の理由を確かめてください。";
    }

    /// <summary>What was planned is not what was examined.</summary>
    public sealed record NotAsExamined : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "審査した計画と違います。もう一度審査してください。";
    }

    /// <summary>The case is no batch.</summary>
    /// <param name="Case">案件番号.</param>
    public sealed record NoBatch(long Case) : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"案件 {Case} は一括ではありません。");
    }

    /// <summary>No case of that kind is over many registers.</summary>
    public sealed record NotForMany : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この種別は一括にできません。";
    }

    /// <summary>It has not been received: nothing is planned yet.</summary>
    public sealed record NotReceived : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "まだ受け付けていません。「受付」で計画を始めてください。";
    }

    /// <summary>A box that all its registers have in common is empty.</summary>
    /// <param name="Label">The box.</param>
    public sealed record Empty(string Label) : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Label}が入力されていません。";
    }

    /// <summary>Lines of the table of places cannot be read.</summary>
    /// <param name="First">What is wrong with the first of them.</param>
    /// <param name="Others">How many others there are.</param>
    public sealed record TableUnreadable(string First, int Others) : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"表を直してください。{First}{(Others > 0 ? $"(ほかに {Others} 件)" : "")}");
    }

    /// <summary>What another one left over is asked for before that one is done.</summary>
    public sealed record NotDone : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "まだ終わっていない一括の残りは、別の一括にできません。";
    }

    /// <summary>Nothing was left over.</summary>
    public sealed record NothingLeft : BatchRefusal
    {
        /// <inheritdoc/>
        public override string Words => "残った戸籍はありません。";
    }
}
