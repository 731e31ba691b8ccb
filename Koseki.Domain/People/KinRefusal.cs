using Koseki.Domain.Cases;

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
}
