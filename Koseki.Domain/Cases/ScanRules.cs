namespace Koseki.Domain.Cases;

/// <summary>What an image shows.</summary>
public enum ScanLabel
{
    /// <summary>届書.</summary>
    Notification,

    /// <summary>添付書類.</summary>
    Enclosure,
}

/// <summary>Which images of papers a case takes, and from whom. One place for every screen and every store.</summary>
public static class ScanRules
{
    /// <summary>Longest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most images of one case, without those marked 取消.</summary>
    public const int MostOfCase = 20;

    /// <summary>Longest reason of a 取消.</summary>
    public const int LongestReason = 1000;

    /// <summary>Longest side of a picture, in pixels.</summary>
    public const int MostPixelsOfSide = 12_000;

    /// <summary>Most pixels of a picture: A4 read at 600 dpi, A3 at 400 dpi.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>Said of a file that is too long.</summary>
    public const string TooLarge = "10MBを超えています。解像度を下げるか、頁を分けて、1点10MBまでにしてください。";

    /// <summary>Said of a file without content.</summary>
    public const string Empty = "中身がありません(0バイト)。スキャナーで保存し直してください。";

    /// <summary>
    /// Why the actor may not add or cancel an image, in words for the screen; null when they may: whoever may type or
    /// examine the case. What waits for decision stays as it was examined, and what is decided as it was decided.
    /// </summary>
    public static string? WhyNot(CaseStanding standing, Actor actor)
    {
        var typing = CaseRules.WhyNot(CaseAction.Edit, standing, actor);
        return typing is null || CaseRules.WhyNot(CaseAction.Examine, standing, actor) is null ? null
            : CaseRules.ActionsIn(standing.State).Contains(CaseAction.Edit) ? typing
            : standing.State == CaseState.Examined ? "決裁待ちの届の画像は、加えることも取り消すこともできません。要るときは補正に戻してください。"
            : $"{standing.State.Word()}の届の画像は、加えることも取り消すこともできません。";
    }

    /// <summary>The same as a refusal.</summary>
    public static ImageRefusal? WhyNotNow(CaseStanding standing, Actor actor) => WhyNot(standing, actor) is { } why ? new ImageRefusal.NotNow(why) : null;

    /// <summary>Why a file of so many bytes is not taken in; null when its content may be looked at.</summary>
    public static ImageRefusal? WhyNotFile(int length) => length > LargestFile ? new ImageRefusal.TooLarge() : length == 0 ? new ImageRefusal.Empty() : null;

    /// <summary>Why one more image is not added to those that stand; null when it is.</summary>
    public static ImageRefusal? WhyNotAdd(int standing) => WhyNotMore(standing, 1) is null ? null : new ImageRefusal.TooMany(standing);

    /// <summary>Why an image is not cancelled; null when it is.</summary>
    /// <param name="order">Its number within the case.</param>
    /// <param name="exists">Whether there is one.</param>
    /// <param name="cancelledBy">Name of who cancelled it before, or null.</param>
    public static ImageRefusal? WhyNotCancel(int order, bool exists, string? cancelledBy) =>
        !exists ? new ImageRefusal.Unknown(order) : cancelledBy is { } name ? new ImageRefusal.CancelledBefore(order, name) : null;

    /// <summary>Why no more images can be added to as many as there are; null when they can.</summary>
    public static string? WhyNotMore(int there, int more) => there + more <= MostOfCase ? null
        : $"画像は1件の届に{MostOfCase}点までです。今{there}点あり、加えようとしたのは{more}点です。数を減らすか、頁をまとめた PDF にしてください。";

    /// <summary>Why a picture of so many pixels is not taken in; null when it is.</summary>
    public static string? WhyNotPixels(long width, long height) =>
        width < 1 || height < 1 ? "大きさが0の画像です。スキャナーで保存し直してください。"
        : width <= MostPixelsOfSide && height <= MostPixelsOfSide && width * height <= MostPixels ? null
        : $"画像が大きすぎます({width:N0}×{height:N0}画素)。一辺{MostPixelsOfSide:N0}画素、全体で{MostPixels / 10_000:N0}万画素まで(A4を600dpi、A3を400dpiで読んだ大きさ)です。解像度を下げて読み取り直してください。";

    /// <summary>届書 or 添付書類.</summary>
    public static string Word(this ScanLabel label) => label == ScanLabel.Notification ? "届書" : "添付書類";
}
