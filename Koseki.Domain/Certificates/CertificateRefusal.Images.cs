using System.Globalization;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <content>Of images and of chains.</content>
public abstract partial record CertificateRefusal
{
    /// <summary>There is no such imaged register.</summary>
    /// <param name="Register">画12.</param>
    public sealed record UnknownImage(ImagedRegisterId Register) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"画像戸籍 {Register} がありません。";
    }

    /// <summary>What is to be covered does not fit.</summary>
    /// <param name="Why">What is wrong.</param>
    public sealed record MasksUnfit(string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>A page cannot be read, or is not the one that was taken in.</summary>
    /// <param name="Page">From 1.</param>
    /// <param name="Why">What is wrong.</param>
    public sealed record PageUnreadable(int Page, string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"{Page}頁の画像を使えません。{Why}");
    }

    /// <summary>The chain of registers is another one than was shown.</summary>
    public sealed record ChainMoved : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "一式を見た後に、戸籍が加わったか変わりました。一式をもう一度確かめてください。証明書は発行していません。";
    }

    /// <summary>A certificate is not of a register of the chain.</summary>
    /// <param name="Of">What it is of.</param>
    public sealed record NotInChain(string Of) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Of}は、この人の戸籍の連なりにありません。一式では発行できません。";
    }

    /// <summary>The person of the chain is dead: nobody asks as that person.</summary>
    public sealed record SubjectGone : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この人は亡くなっています。「本人」の請求にはなりません。相続人であれば配偶者・直系の人か、第三者(権利・義務)として請求してもらってください(戸籍法10条・10条の2)。";
    }

    /// <summary>Nothing of a chain can be issued.</summary>
    /// <param name="Reasons">Why each is not.</param>
    public sealed record NothingLeft(ValueList<string> Reasons) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一式のうち、いま発行できる証明書がありません。{string.Join(" ", Reasons)}";
    }
}
