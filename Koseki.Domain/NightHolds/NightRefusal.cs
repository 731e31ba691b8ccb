using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>Why a step of a deposit is not done: closed, with the words for the screen.</summary>
public abstract record NightRefusal : ActRefusal
{
    private NightRefusal()
    {
    }

    /// <summary>Nothing was typed.</summary>
    public sealed record NothingTyped : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "筆頭者・本籍・本人の氏名・生年月日のどれか一つを入れてください。";
    }

    /// <summary>A box has more than is kept.</summary>
    public sealed record TooLong : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一つの欄は{NightWords.Longest}字までです。届書のはじめの部分だけを入れてください。";
    }

    /// <summary>It is not said what was left.</summary>
    public sealed record PaperWanting : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "預かった届を番号で選んでください(1 婚姻、2 離婚、3 死亡、4 その他)。";
    }

    /// <summary>The time it was handed over is to come, or too long ago.</summary>
    public sealed record TimeUnfit : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"預かった時刻は、今より前の{NightRules.DaysBack}日以内にしてください。";
    }

    /// <summary>The office was open then.</summary>
    public sealed record OfficeOpen : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "その時刻には窓口が開いていました。窓口で受け取った届は、受付で入れてください。時間外に預かった届であれば、預かった時刻を確かめてください。";
    }

    /// <summary>More registers than one paper names.</summary>
    public sealed record TooMany : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一つの届で止められる戸籍は{NightRules.MostRegisters}つまでです。";
    }

    /// <summary>There is no such register, or it is closed.</summary>
    /// <param name="Register">The register.</param>
    public sealed record NoRegister(RegisterId Register) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"戸籍 {Register} がないか、除籍・改製原戸籍です。もう一度さがしてください。何も止めていません。";
    }

    /// <summary>There is no such deposit, or it is not as it was recorded.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record Unknown(long Number) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"預かり {NightDeposit.CalledOf(Number)} がありません。";
    }

    /// <summary>It does not hold the register now.</summary>
    /// <param name="Register">The register.</param>
    public sealed record NotHeld(RegisterId Register) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この預かりは、戸籍 {Register} を今は止めていません。";
    }

    /// <summary>It holds the register already.</summary>
    /// <param name="Register">The register.</param>
    public sealed record HeldAlready(RegisterId Register) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この預かりは、戸籍 {Register} をもう止めています。";
    }

    /// <summary>It was made at another office, where its paper lies.</summary>
    /// <param name="Called">夜 41.</param>
    public sealed record OtherOffice(string Called) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"預かり {Called} は、ほかの事務所の預かりです。この端末では扱えません。";
    }

    /// <summary>No reason was given, or too long a one.</summary>
    public sealed record ReasonWanting : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"理由を{NightRules.LongestReason}字までで入れてください。";
    }

    /// <summary>It was said already.</summary>
    public sealed record MarkedAlready : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "もう「誤り」になっています。朝、別の人が確かめて外します。";
    }

    /// <summary>Nobody said that it was a mistake.</summary>
    public sealed record NotMarked : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "先に、だれかが「誤り」と申し出てください。外すのはその後、別の人です。";
    }

    /// <summary>Whoever said that it was a mistake does not end the hold.</summary>
    public sealed record SamePerson : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "「誤り」と申し出た人は外せません。別の職員が確かめて外してください。";
    }

    /// <summary>The office is closed: a hold that was a mistake ends when it is open.</summary>
    public sealed record OutOfHours : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"誤りの保留を外せるのは、開庁日の{NightRules.OfficeFrom:H:mm}から{NightRules.OfficeUntil:H:mm}までです。それまで、戸籍は止まったままです。");
    }

    /// <summary>The deposit is not one by text that waits for its register.</summary>
    public sealed record NotByText : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この預かりは、戸籍が止まっているか、届を受け付けたか、もう片付いています。";
    }

    /// <summary>The paper names none of the registers that the deposit holds.</summary>
    /// <param name="Called">夜 41.</param>
    public sealed record AnotherPaper(string Called) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words =>
            $"預かり {Called} が止めている戸籍は、この届に書かれていません。別の届の預かりではないか確かめてください。まちがえて止めた戸籍なら、朝の一覧で「誤り」にします。";
    }

    /// <summary>The deposit is said to be of another kind than the paper.</summary>
    /// <param name="Called">夜 41.</param>
    /// <param name="Paper">What it is said to be.</param>
    public sealed record OtherKind(string Called, NightPaper Paper) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"預かり {Called} は{Paper.Word()}の届として預かりました。この届とは種別が違います。別の届の預かりではないか確かめてください。当直が種別をまちがえたのなら、朝の一覧で「誤り」とし、別の職員が外します。";
    }

    /// <summary>It holds nothing: which paper it is, nobody knows from it.</summary>
    /// <param name="Called">夜 41.</param>
    /// <param name="At">When it was handed over.</param>
    public sealed record ToBeFoundFirst(string Called, DateTimeOffset At) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture,
            $"預かり {Called} はまだ何も止めていません。受付で結べるのは、{JapanTime.Of(At):M'月'd'日'} {JapanTime.Of(At):HH':'mm} に「当直」で受け付けるときだけです。ほかは、朝の一覧で戸籍を見つけて止めるか、この市の戸籍ではないとしてください。");
    }

    /// <summary>The paper was handed over at another time than it is received as of.</summary>
    /// <param name="Called">夜 41.</param>
    /// <param name="At">When it was handed over.</param>
    public sealed record OtherMinute(string Called, DateTimeOffset At) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture,
            $"預かり {Called} の届は、{JapanTime.Of(At):M'月'd'日'} {JapanTime.Of(At):HH':'mm} に当直が預かりました。受付の日と時刻をその時に、方法を「当直」にしてください。ちがう時刻で受け付けるときは、その理由を{NightRules.LongestReason}字までで入れてください。");
    }

    /// <summary>The office has finished with it.</summary>
    /// <param name="Called">夜 41.</param>
    public sealed record Over(string Called) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"預かり {Called} はもう済んでいます。";
    }

    /// <summary>The case holds nothing now: it is a draft, or over.</summary>
    public sealed record CaseNotOpen : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "結べるのは、受け付けてまだ決裁・不受理・取下げになっていない届だけです。";
    }

    /// <summary>It is said that the list is empty, but lines of it were entered.</summary>
    /// <param name="Entered">How many.</param>
    public sealed record ListNotEmpty(int Entered) : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"紙の一覧から {Entered} 件を入れています。「入れ終わった」で確かめてください。";
    }

    /// <summary>It is said that the list was entered, but no line of it was.</summary>
    public sealed record NothingEntered : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "紙の一覧からまだ1件も入れていません。入れてから確かめるか、預かりがなかったときは「なかった」を選んでください。";
    }

    /// <summary>No outage waits for a word.</summary>
    public sealed record NoOutage : NightRefusal
    {
        /// <inheritdoc/>
        public override string Words => "確かめを待っている停止はありません。ほかの人が先に確かめました。";
    }
}
