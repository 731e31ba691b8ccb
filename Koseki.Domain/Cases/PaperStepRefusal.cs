using Koseki.Domain.Calendar;

namespace Koseki.Domain.Cases;

/// <summary>Why something is not done about a paper, or a step of its case has to wait: closed, with the words for the screen.</summary>
public abstract record PaperStepRefusal : ActRefusal
{
    private PaperStepRefusal()
    {
    }

    /// <summary>The bureau was asked, and has not said what to do.</summary>
    /// <param name="On">When it was asked.</param>
    public sealed record WaitsForBureau(DateOnly On) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{RegisterDate.Of(On).Text}に管轄法務局へ受理照会をして、指示を待っています。指示を記録してから行ってください。";
    }

    /// <summary>The bureau said that it is not to be accepted.</summary>
    public sealed record BureauRefuses : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "管轄法務局の指示は「受理しない」です。不受理か取下げで終わります。事情が変わったときは、もう一度照会してください。";
    }

    /// <summary>The bureau said that it is to be accepted.</summary>
    public sealed record BureauAccepts : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "管轄法務局の指示は「受理して差し支えない」です。不受理にするときは、もう一度照会してください。";
    }

    /// <summary>The bureau was asked before, and has not answered.</summary>
    public sealed record AskedAlready : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "すでに受理照会をして、指示を待っています。";
    }

    /// <summary>There is no question to which this would be the answer.</summary>
    public sealed record NotAsked : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "指示を待っている受理照会がありません。";
    }

    /// <summary>Nothing is said of what the bureau answered.</summary>
    public sealed record AnswerWanting : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "指示を選んでください。";
    }

    /// <summary>The paper is not between its receipt and its end.</summary>
    public sealed record NotOnItsWay : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "受理照会ができるのは、受け付けて、まだ決裁・不受理・取下げになっていない届です。";
    }

    /// <summary>The day is to come, or before what it follows.</summary>
    /// <param name="Called">Which day.</param>
    /// <param name="From">The first that can be.</param>
    public sealed record DayUnfit(string Called, DateOnly From) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Called}は、{RegisterDate.Of(From).Text}から今日までの日を入れてください。";
    }

    /// <summary>A box is empty.</summary>
    /// <param name="Called">The box.</param>
    public sealed record Empty(string Called) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Called}」を入れてください。";
    }

    /// <summary>The article by which it is refused is missing.</summary>
    public sealed record ArticleWanting : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "不受理の根拠条文を「民法740条」のように入れてください。届出人に渡す通知に載ります。";
    }

    /// <summary>Another office or a consul has accepted it: nobody takes it back here.</summary>
    public sealed record AcceptedElsewhere : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "ほかの市区町村・在外公館で受理された届です。受理された届は取り下げられません。記録できないときは、理由を付けて「不受理」(受付帳には「記録せず」)とし、受理した市区町村に連絡してください。";
    }

    /// <summary>It was neither refused nor taken back.</summary>
    public sealed record NotEnded : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "返戻するのは、不受理か取下げになった届だけです。";
    }

    /// <summary>It went back before.</summary>
    /// <param name="On">When.</param>
    public sealed record GivenBackBefore(DateOnly On) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{RegisterDate.Of(On).Text}に返戻しています。";
    }

    /// <summary>Nobody has to read it again.</summary>
    public sealed record NotToRead : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "再点検を待っている届ではありません(一人で決裁した届だけを再点検します)。";
    }

    /// <summary>Another has read it.</summary>
    /// <param name="Name">Who.</param>
    public sealed record ReadBefore(string Name) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Name}さんが先に再点検しました。";
    }

    /// <summary>They decided it, or had it in hand.</summary>
    public sealed record OwnReading : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => "入力・受付・補正・審査・決裁のどれかをした人は再点検できません。別の人が再点検してください。";
    }

    /// <summary>The day for it has not come.</summary>
    /// <param name="On">That day.</param>
    public sealed record TooEarly(DateOnly On) : PaperStepRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"再点検は、決裁の翌開庁日({RegisterDate.Of(On).Text})からです。";
    }
}
