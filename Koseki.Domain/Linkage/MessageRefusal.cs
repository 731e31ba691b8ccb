using Koseki.Domain.Cases;

namespace Koseki.Domain.Linkage;

/// <summary>Why nothing is recorded of a message: closed, with the words for the screen.</summary>
public abstract record MessageRefusal : ActRefusal
{
    private MessageRefusal()
    {
    }

    /// <summary>There is no such message.</summary>
    /// <param name="Message">Its number.</param>
    public sealed record Unknown(string Message) : MessageRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"送付物 {Message} がありません。";
    }

    /// <summary>Its state, or what is said, does not allow it.</summary>
    /// <param name="Why">What <see cref="MessageRules"/> says.</param>
    public sealed record NotNow(string Why) : MessageRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>A person would do what the linkage does.</summary>
    public sealed record SentByLinkage : MessageRefusal
    {
        /// <inheritdoc/>
        public override string Words => "送付は連携だけがします。";
    }
}
