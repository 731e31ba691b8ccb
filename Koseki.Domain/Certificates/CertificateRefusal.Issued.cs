namespace Koseki.Domain.Certificates;

/// <content>Why nothing is done with a copy that was issued: 処分, 返金, 差替え.</content>
public abstract partial record CertificateRefusal
{
    /// <summary>There is no copy of this number.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record UnknownIssue(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"発行番号 {Number} の証明書は、窓口の交付履歴にありません。";
    }

    /// <summary>The copy is marked as spoilt already.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="By">Who marked it.</param>
    public sealed record SpoiltBefore(string Number, string By) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は、{By} がもう処分にしています。";
    }

    /// <summary>Only for a spoilt copy another one is made.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record NotSpoilt(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は処分になっていません。用紙を回収し、先に処分にしてください。";
    }

    /// <summary>Another copy was made for it already.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="Other">That of the other copy.</param>
    public sealed record ReplacedBefore(string Number, string Other) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} の差替えは、{Other} としてもう発行されています。";
    }

    /// <summary>A copy stands for a spoilt one on the day of its issue alone.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record ReplacedTooLate(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は今日発行したものではありません。差替えは発行した日だけです。新しい請求として受け付けてください。";
    }

    /// <summary>What the spoilt copy showed is not what is recorded now: another copy would be another certificate.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record ReplacedMoved(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} を発行した後に戸籍が変わりました。同じ内容の差替えはできません。新しい請求として受け付けてください。";
    }

    /// <summary>A fee is given back for a paper that is in hand.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record PaperNotInHand(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} の用紙を回収していません。手数料は、用紙を手元に回収してから返します。";
    }

    /// <summary>Whoever took the fee does not give it back alone.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record RefundByIssuer(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} はあなたが発行しました。手数料を返す処分は、ほかの職員がしてください。";
    }

    /// <summary>The fee was given back: another copy is asked for and paid anew.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record FeeGivenBack(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} の手数料は返しています。新しい請求として受け付けてください。";
    }

    /// <summary>The copy was not issued as the record says.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record IssueForeign(string Number) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} の交付履歴が、署名した台帳と合いません。処理を止めています。運用の担当者に知らせてください。";
    }
}
