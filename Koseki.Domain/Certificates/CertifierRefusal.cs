using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates;

/// <summary>Why 認証者 and seal are not registered or decided on: closed, with the words for the screen.</summary>
public abstract record CertifierRefusal : ActRefusal
{
    private CertifierRefusal()
    {
    }

    /// <summary>There is no such entry.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record Unknown(long Number) : CertifierRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"認証者の登録 {Number} がありません。";
    }

    /// <summary>The rules do not allow it.</summary>
    /// <param name="Why">What <see cref="CertifierRules"/> says, or what cannot be printed.</param>
    public sealed record NotAllowed(string Why) : CertifierRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The picture of the seal cannot be used.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record SealUnfit(SealFault Fault) : CertifierRefusal
    {
        /// <inheritdoc/>
        public override string Words => Fault.Word();
    }

    /// <summary>The picture of the seal is no square.</summary>
    /// <param name="Width">Width in pixels without the white around it.</param>
    /// <param name="Height">Height in pixels.</param>
    public sealed record SealNoSquare(int Width, int Height) : CertifierRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"印影が正方形ではありません(周りの白を除いて{Width}×{Height}画素)。ほかの字や線が入っていないか、曲がっていないかを確かめてください。";
    }

    /// <summary>The picture of the seal is damaged or of a size that is not taken.</summary>
    /// <param name="Why">What its reader found.</param>
    public sealed record SealUnreadable(string Why) : CertifierRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }
}

/// <summary>What is the matter with the picture of a seal.</summary>
public enum SealFault
{
    /// <summary>It is no PNG.</summary>
    NoPng,

    /// <summary>Nothing on it is dark.</summary>
    Blank,

    /// <summary>Its outline is too long.</summary>
    TooFine,
}

/// <summary>The Japanese words of what is the matter with the picture of a seal.</summary>
public static class SealFaultWords
{
    /// <summary>What is the matter, and what to do.</summary>
    public static string Word(this SealFault fault) => fault switch
    {
        SealFault.NoPng => "印影は PNG の画像で入れてください(白地に印影だけ、600dpi くらいで読み取ったもの)。",
        SealFault.Blank => "印影の画像に黒いところがありません。",
        SealFault.TooFine => "印影が細かすぎるか、汚れています。白黒(2値)で読み取り直すか、汚れを消してください。",
    };
}
