using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>How far the mayor alone may correct an item (戸籍法24条3項).</summary>
internal enum SlightExtent
{
    /// <summary>Whatever stands there.</summary>
    Whole,

    /// <summary>One character written for another: the name or the place stays the same.</summary>
    OneCharacter,
}

/// <summary>The tables of what may be corrected how. What stands in none of them needs the heavier way.</summary>
internal static class CorrectionScope
{
    private const string AnyTitle = "";

    // 軽微で身分関係に影響しないもの. Title (of any matter when empty, or the person's column), item, extent.
    private static readonly (string Title, string Item, SlightExtent Extent)[] Slight =
    [
        (CorrectionTarget.Column, "父の氏名", SlightExtent.OneCharacter),
        (CorrectionTarget.Column, "母の氏名", SlightExtent.OneCharacter),
        (CorrectionTarget.Column, "養父の氏名", SlightExtent.OneCharacter),
        (CorrectionTarget.Column, "養母の氏名", SlightExtent.OneCharacter),
        ("出生", "出生地", SlightExtent.Whole),
        ("出生", "届出日", SlightExtent.Whole),
        ("死亡", "死亡地", SlightExtent.Whole),
        ("死亡", "届出日", SlightExtent.Whole),
        ("死亡", "届出人", SlightExtent.Whole),
        ("戸籍改製", "改製事由", SlightExtent.Whole),
        (AnyTitle, "送付を受けた日", SlightExtent.Whole),
        (AnyTitle, "通知を受けた日", SlightExtent.Whole),
        (AnyTitle, "受理者", SlightExtent.Whole),
        (AnyTitle, "配偶者氏名", SlightExtent.OneCharacter),
        (AnyTitle, "養父氏名", SlightExtent.OneCharacter),
        (AnyTitle, "養母氏名", SlightExtent.OneCharacter),
        (AnyTitle, "養子氏名", SlightExtent.OneCharacter),
        (AnyTitle, "従前戸籍", SlightExtent.OneCharacter),
        (AnyTitle, "従前本籍", SlightExtent.OneCharacter),
    ];

    // 認知・縁組・離縁・婚姻・離婚: their nullity is for a judgment, not for a permission (114条・116条).
    private static readonly string[] ByJudgment =
        ["認知", "養子縁組", "養子離縁", "民法817条の2", "特別養子縁組", "特別養子離縁", "婚姻", "離婚"];

    private static readonly string[] ByNotification =
        ["入籍", "分籍", "転籍", "復氏", "姻族関係終了", "氏の変更", "名の変更", "氏の振り仮名の変更", "名の振り仮名の変更", "国籍選択", "親権"];

    // Nobody enters or leaves a register and no name changes by these: without the record everything else stays as it is.
    private static readonly string[] Alone =
        ["姻族関係終了", "国籍選択", "外国国籍喪失", "推定相続人廃除", "推定相続人廃除取消", "親権", "未成年者の後見"];

    // What moved somebody, or took one out, and is undone with all it did: by a judgment, or by a permission.
    private static readonly string[] UndoneByJudgment =
        [MatterTitles.Acknowledgement, MatterTitles.Adoption, MatterTitles.DissolutionOfAdoption, MatterTitles.Marriage, MatterTitles.Divorce];

    private static readonly string[] TakenOut = [MatterTitles.Death, MatterTitles.RemovalForAge];

    private static readonly string[] UndoneByPermission = [MatterTitles.Entry, MatterTitles.OwnRegister, MatterTitles.ReturnToFormerName];

    /// <summary>Whether the matter can be erased on the ground with all that the act did: persons put back, registers opened again.</summary>
    internal static bool PutsBack(string title, CorrectionGround ground) =>
        ground == CorrectionGround.Judged ? UndoneByJudgment.Contains(title, StringComparer.Ordinal)
        : ground == CorrectionGround.Void ? UndoneByPermission.Contains(title, StringComparer.Ordinal)
        : ground == CorrectionGround.Mistaken ? TakenOut.Contains(title, StringComparer.Ordinal) || UndoneByPermission.Contains(title, StringComparer.Ordinal)
        : ground == CorrectionGround.Permitted && (TakenOut.Contains(title, StringComparer.Ordinal) || UndoneByPermission.Contains(title, StringComparer.Ordinal) || UndoneByJudgment.Contains(title, StringComparer.Ordinal));

    /// <summary>Whether the mayor alone may put the new value in place of the old one.</summary>
    internal static bool IsSlight(CorrectionTarget target, string value) =>
        ExtentOf(target) is { } extent && (extent == SlightExtent.Whole || IsOneCharacter(target.Former, value));

    /// <summary>Whether the ground is a lawful way to do the act to the target, as far as the register tells: what the papers must show is another matter.</summary>
    internal static bool IsWay(CorrectionGround ground, string act, CorrectionTarget? target) =>
        act == CorrectionForm.DenyFather ? ground == CorrectionGround.Judged
        : target is null ? false
        : act == CorrectionForm.Erase && target.ColumnItem is null ? PutsBack(target.Title, ground) || IsErasedAlone(target.Title, ground)
        : ground == CorrectionGround.Permitted || ground == CorrectionGround.Mistaken || (ground == CorrectionGround.Slight && act == CorrectionForm.Correct && ExtentOf(target) is not null);

    private static bool IsErasedAlone(string title, CorrectionGround ground) => CanBeErasedAlone(title)
        && (ground == CorrectionGround.Permitted || ground == CorrectionGround.Mistaken || (ground == CorrectionGround.Void && IsActByNotification(title)));

    private static SlightExtent? ExtentOf(CorrectionTarget target) =>
        Slight.FirstOrDefault(s => (s.Title == AnyTitle ? target.Matter is not null : s.Title == target.Title) && s.Item == target.Item) is { Item: not null } row ? row.Extent : null;

    /// <summary>Whether only a judgment takes the matter away.</summary>
    internal static bool NeedsJudgment(string title) => ByJudgment.Contains(title, StringComparer.Ordinal);

    /// <summary>Whether the matter records an act that takes effect by its notification (114条).</summary>
    internal static bool IsActByNotification(string title) => ByNotification.Contains(title, StringComparer.Ordinal);

    /// <summary>Whether taking the matter away is all that has to be done.</summary>
    internal static bool CanBeErasedAlone(string title) => Alone.Contains(title, StringComparer.Ordinal);

    private static bool IsOneCharacter(string former, string value)
    {
        var (old, now) = (RegisterText.Split(former).ToList(), RegisterText.Split(value).ToList());
        return old.Count == now.Count && old.Zip(now).Count(p => p.First != p.Second) == 1;
    }
}
