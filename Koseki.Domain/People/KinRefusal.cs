using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>Why a link between persons is not confirmed: closed, with the words for the screen.</summary>
public abstract record KinRefusal : ActRefusal
{
    private KinRefusal()
    {
    }

    /// <summary>The proposal is done, or another one took its place.</summary>
    public sealed record Settled : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この申し出はもう済んだか、新しい申し出に変わっています。";
    }

    /// <summary>Who proposed it would confirm it.</summary>
    public sealed record OwnProposal : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申し出た人は確認できません。ほかの職員が確認してください。";
    }

    /// <summary>No reason, or one that is too long.</summary>
    /// <param name="Longest">How long it may be, in characters.</param>
    public sealed record ReasonUnfit(int Longest) : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"確かめた書面などの理由を{Longest}字までで入力してください。");
    }

    /// <summary>A person with themselves.</summary>
    public sealed record SamePerson : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "同じ人どうしは結び付けられません。";
    }

    /// <summary>No register of ours that passes its check shows the person.</summary>
    /// <param name="Person">The number.</param>
    public sealed record UnknownPerson(PersonId Person) : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Person} は、この市の戸籍に見当たりません(戸籍の記録が検査に通らないときも見られません)。戸籍を確かめてください。";
    }

    /// <summary>The child was not born after the parent.</summary>
    public sealed record ChildNotYounger : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "子が、親とされる人より後に生まれていません。人の取り違えか生年月日を確かめてください。";
    }

    /// <summary>The parent is on record as the child of the child.</summary>
    public sealed record TheOtherWay : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この二人は、親と子が逆に結び付いています。人の取り違えを確かめてください。";
    }

    /// <summary>One of the two had died when the other was born.</summary>
    public sealed record NotAliveTogether : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => "一方は、もう一方が生まれる前に死亡しています。人の取り違えを確かめてください。";
    }

    /// <summary>Somebody else is the child's father or mother already.</summary>
    /// <param name="Role">父, 母 or 親.</param>
    /// <param name="Name">氏名 of that person.</param>
    public sealed record ParentThere(string Role, string Name) : KinRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この子の{Role}は、{Name}と結び付いています。{Role}が二人になります。先に、そちらを確かめて「別人とする」か、戸籍を訂正してください。";
    }
}
