using System.Globalization;
using Koseki.Domain.Cases;

namespace Koseki.Domain.RefusalRequests;

/// <summary>Why a request, or a step of one, is not taken in: closed, with the words for the screen.</summary>
public abstract record RequestRefusal : ActRefusal
{
    private RequestRefusal()
    {
    }

    /// <summary>No act is chosen.</summary>
    public sealed record ActsWanting : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申出の対象(認知・養子縁組・養子離縁・婚姻・離婚)を一つ以上選んでください。";
    }

    /// <summary>It is not said who asks.</summary>
    public sealed record WhoWanting : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "本人を、この市の戸籍から選ぶか、氏名・生年月日・本籍(外国人は国籍)を入れてください。";
    }

    /// <summary>The register, or the person in it, is not there any more.</summary>
    public sealed record NotInRegister : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "選んだ人は、その戸籍に在籍していません。今の戸籍をさがして選び直してください。";
    }

    /// <summary>本籍 is written that lies here.</summary>
    public sealed record DomicileIsOurs : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "本籍は当市にあります。戸籍をさがして本人を選んでください。氏名だけで受け付けると、届と確かに照らせません。";
    }

    /// <summary>A box that has to be filled is empty.</summary>
    /// <param name="Called">The box.</param>
    public sealed record Empty(string Called) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Called}」を入れてください。";
    }

    /// <summary>A box has more than is kept.</summary>
    /// <param name="Called">The box.</param>
    public sealed record TooLong(string Called) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"「{Called}」は{RequestRules.Longest}字までです。");
    }

    /// <summary>生年月日 is no day.</summary>
    public sealed record BirthUnfit : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "生年月日が読めません(例: H10.4.2。外国人は 1990-01-01)。";
    }

    /// <summary>Nobody came: by post, an agent or a messenger.</summary>
    public sealed record NotInPerson : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申出と取下げは、本人が出頭しなければ受け付けられません。出頭できないやむを得ない事由(収監・入院など)があれば、公正証書か公証人の認証を受けた書面によります(戸籍法施行規則53条の4)。";
    }

    /// <summary>The person was not identified.</summary>
    public sealed record NotIdentified : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "本人であることを確認できない申出・取下げは受け付けられません。確認した書類を選んでください。";
    }

    /// <summary>The minute is to come, or before what it has to follow.</summary>
    public sealed record TimeUnfit : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"受付の日時は、今より前の{RequestRules.DaysBack}日以内にしてください(他の市区町村が受け付けたものは、その市区町村が受け付けた時分)。取下げは申出より後です。";
    }

    /// <summary>The person has died.</summary>
    public sealed record Dead : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "本人は死亡しています。";
    }

    /// <summary>認知 is asked to be refused by another than a man (戸籍法60条).</summary>
    public sealed record NotTheFather : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "認知の不受理申出ができるのは、認知する父になる人だけです。子や母からはできません。";
    }

    /// <summary>A child under 15 would ask itself.</summary>
    public sealed record TooYoung : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "15歳未満の養子の縁組・離縁については、代わって承諾・協議をする法定代理人が申し出ます。";
    }

    /// <summary>A representative asks for what the person does alone.</summary>
    public sealed record NoRepresentative : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "法定代理人が申し出られるのは、15歳未満の養子の縁組・離縁だけです。";
    }

    /// <summary>Two foreigners: their acts do not concern any register.</summary>
    public sealed record ForeignersOnly : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "外国人は、日本人を相手方とする届について申し出ます。相手方を、この市の戸籍から選ぶか、本籍を入れてください。";
    }

    /// <summary>相手方 is the person.</summary>
    public sealed record AgainstThemselves : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "相手方が本人と同じ人です。";
    }

    /// <summary>The same stands already.</summary>
    /// <param name="Called">不 12.</param>
    public sealed record StandsAlready(string Called) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"同じ申出({Called})がもう有効です。期限はないので、出し直す必要はありません。";
    }

    /// <summary>There is no such request.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record Unknown(long Number) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"不受理申出 {RefusalRequest.CalledOf(Number)} がありません。";
    }

    /// <summary>It is over.</summary>
    /// <param name="State">How it ended.</param>
    public sealed record Over(RequestState State) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この申出はもう有効ではありません({State.Word()})。";
    }

    /// <summary>It is not withdrawn.</summary>
    public sealed record NotWithdrawn : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この申出は取り下げられていません。";
    }

    /// <summary>Who took the withdrawal in would confirm it.</summary>
    public sealed record OwnWithdrawal : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "取下げを受け付けた人は、その取下げを確かめられません。ほかの職員が確かめてください。";
    }

    /// <summary>It was confirmed before.</summary>
    public sealed record ConfirmedAlready : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この取下げは、もう確かめられています。";
    }

    /// <summary>No reason was given, or too long a one.</summary>
    public sealed record ReasonWanting : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"理由(どのように確かめたか)を{RequestRules.Longest}字までで入れてください。");
    }

    /// <summary>The case is none that waits.</summary>
    public sealed record CaseNotOpen : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "受け付けてまだ決裁・不受理・取下げになっていない届の番号を入れてください。";
    }

    /// <summary>The number says that it is the person: nobody can say otherwise.</summary>
    public sealed record IsThePerson : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => "届の人は、記録から申出人と同じ人です(または、この届はこの申出に関わりません)。別人とも同じ人とも、記録する必要はありません。";
    }

    /// <summary>A text has a character that registers do not bear.</summary>
    /// <param name="Called">The box.</param>
    /// <param name="Problem">Which.</param>
    public sealed record Unwritable(string Called, string Problem) : RequestRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Called}: {Problem}{Characters.PassedText.Remedy}";
    }
}
