namespace Koseki.Domain.Cases;

/// <summary>Why an image of a paper is not taken in, cancelled or shown: closed, with the words for the screen.</summary>
public abstract record ImageRefusal : ActRefusal
{
    private ImageRefusal()
    {
    }

    /// <summary>The file is too long.</summary>
    public sealed record TooLarge : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => ScanRules.TooLarge;
    }

    /// <summary>The file has no content.</summary>
    public sealed record Empty : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => ScanRules.Empty;
    }

    /// <summary>The file is no image that is taken in, or is damaged.</summary>
    /// <param name="Why">What its reader found.</param>
    public sealed record Unreadable(string Why) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The state of the case, or who asks, does not allow it.</summary>
    /// <param name="Why">What <see cref="ScanRules"/> says.</param>
    public sealed record NotNow(string Why) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The case has as many as it may have.</summary>
    /// <param name="There">How many there are.</param>
    public sealed record TooMany(int There) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => ScanRules.WhyNotMore(There, 1) ?? "";
    }

    /// <summary>There is no such image.</summary>
    /// <param name="Order">Its number within the case.</param>
    public sealed record Unknown(int Order) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"画像{Order}がありません。";
    }

    /// <summary>The image is cancelled already.</summary>
    /// <param name="Order">Its number within the case.</param>
    /// <param name="Name">By whom.</param>
    public sealed record CancelledBefore(int Order, string Name) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"画像{Order}は、{Name}さんが先に取り消しました。";
    }

    /// <summary>The place of the images does not take it.</summary>
    /// <param name="Why">What the place says.</param>
    public sealed record NotKept(string Why) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The bytes are missing, not those that were added, or cannot be read.</summary>
    /// <param name="Image">The image, as the journal names it.</param>
    /// <param name="Why">What was found.</param>
    public sealed record NotShown(string Image, string Why) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Image}を表示しません: {Why}";
    }

    /// <summary>The row of the image is not the one that was recorded.</summary>
    /// <param name="Image">The image, as the journal names it.</param>
    public sealed record Foreign(string Image) : ImageRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Image}の記録が書き換えられているため、表示しません。運用担当に連絡してください(verify で確かめられます)。";
    }
}
