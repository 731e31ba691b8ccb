namespace Koseki.Domain.City;

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
