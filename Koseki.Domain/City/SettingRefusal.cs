using Koseki.Domain.Cases;

namespace Koseki.Domain.City;

/// <summary>Why nothing is set, confirmed or done by a setting of the city: closed, with the words for the screen.</summary>
public abstract record SettingRefusal : ActRefusal
{
    private SettingRefusal()
    {
    }

    /// <summary>The settings of the city are not those that the journal names: nothing is decided, issued or certified by them.</summary>
    public sealed record Foreign : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words =>
            "市の設定(認証者と公印・手数料・二人制・閉庁日など)の記録が、署名した台帳と合いません(書き換えられた疑いがあります)。決裁も証明書の発行もできません。運用の担当者に知らせてください。";
    }

    /// <summary>There is no such entry.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record Unknown(long Number) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"市の設定の登録 {Number} がありません。";
    }

    /// <summary>None of the person's duties allows to enter or to confirm.</summary>
    public sealed record DutyWanting : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => "市の設定の登録・確認には、運用か決裁の職務が要ります。";
    }

    /// <summary>What stands in a box is missing or cannot be.</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Why">What is the matter, as <see cref="SettingRules.Problems"/> says it at the box.</param>
    public sealed record Unfit(string Box, string Why) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>Title or name cannot be printed, or the outline of the seal cannot be drawn.</summary>
    /// <param name="Why">Which character, or what of the outline.</param>
    public sealed record Unprintable(string Why) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>There is no such office.</summary>
    /// <param name="Office">Its code.</param>
    public sealed record UnknownOffice(string Office) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"事務所 {Office} がありません。";
    }

    /// <summary>Somebody else was first to confirm it or to send it back.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Confirmed">確認, or 差戻し.</param>
    public sealed record DecidedBefore(string Name, bool Confirmed) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この登録は、{Name}さんが先に{(Confirmed ? "確認" : "差戻し")}しました。";
    }

    /// <summary>They entered it themselves.</summary>
    public sealed record OwnEntry : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => "入れた人は確認できません。別の人が確認します。";
    }

    /// <summary>Its first day went by while it waited.</summary>
    public sealed record BegunBefore : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => "適用開始日が過ぎています。差し戻して、これからの日で入れ直してください。";
    }

    /// <summary>The picture of the seal cannot be used.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record SealUnfit(SealFault Fault) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => Fault.Word();
    }

    /// <summary>The picture of the seal is no square.</summary>
    /// <param name="Width">Width in pixels without the white around it.</param>
    /// <param name="Height">Height in pixels.</param>
    public sealed record SealNoSquare(int Width, int Height) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"印影が正方形ではありません(周りの白を除いて{Width}×{Height}画素)。ほかの字や線が入っていないか、曲がっていないかを確かめてください。";
    }

    /// <summary>The picture of the seal is damaged or of a size that is not taken.</summary>
    /// <param name="Why">What its reader found.</param>
    public sealed record SealUnreadable(string Why) : SettingRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }
}
