using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 氏の振り仮名 of a 氏 that somebody goes back to: nobody chooses it anew, it is the one that the register left before bears (戸籍法13条1項2号; stopping rules F01, F09).
/// </summary>
internal static class FormerReading
{
    /// <summary>The reading in the one register of ours that the person left so and that bears the 氏; null where none is at hand or it has none.</summary>
    internal static string? Of(Circumstances c, PersonId person, string familyName, Func<RegisterEntry, bool> isLeftSo) =>
        c.Kin.EntriesOf(person).Where(e => e.Entry.IsRemoved && isLeftSo(e.Entry)).Select(e => e.Register).ToList() is [var left] && left.FamilyName == familyName ? left.FamilyNameKana : null;

    /// <summary>The two rules of a register that is made for who goes back.</summary>
    /// <param name="differs">Number of the first.</param>
    /// <param name="unknown">Number of the second.</param>
    /// <param name="name">The 氏, e.g. 婚姻前の氏.</param>
    /// <param name="article">The article of the return.</param>
    /// <param name="boxes">The box of the reading, then what tells the register left.</param>
    /// <param name="read">The reading on the paper of a register made here; null where none is made, or the paper gives none.</param>
    /// <param name="recorded">The reading of the register left, or null.</param>
    internal static IEnumerable<Requirement<T>> Requirements<T>(string differs, string unknown, string name, string article, FieldKey[] boxes, Func<T, string?> read, Func<T, Circumstances, string?> recorded)
    {
        yield return Differs(differs, name, article, boxes, read, recorded);
        yield return new(unknown, $"{name}の振り仮名の記録がこの市の戸籍から分からないときは、前の戸籍の本籍地に確かめる。", "戸籍法13条1項2号・27条の3", Severity.Inquiry, boxes,
            (n, c) => read(n) is { } paper && recorded(n, c) is null ? $"「{paper}」が前の戸籍の記録のとおりかを、この市の戸籍では確かめられません。" : null,
            "戸籍情報連携システムで、前の戸籍の氏の振り仮名を確かめてください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    /// <summary>The first of the two.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="name">The 氏.</param>
    /// <param name="article">The article.</param>
    /// <param name="boxes">The box of the reading, then what tells the register.</param>
    /// <param name="read">The reading on the paper, or null.</param>
    /// <param name="recorded">The reading on record, or null.</param>
    internal static Requirement<T> Differs<T>(string id, string name, string article, FieldKey[] boxes, Func<T, string?> read, Func<T, Circumstances, string?> recorded) =>
        new(id, $"{name}の振り仮名は、その氏を称していた戸籍の記録による。", $"戸籍法13条1項2号・{article}", Severity.Correction, boxes,
            (n, c) => read(n) is { } paper && recorded(n, c) is { } kana && paper != kana ? $"戸籍に記録される氏の振り仮名は「{kana}」です。" : null,
            "戸籍の記録のとおり書き直してもらってください。読み方を変えるには、氏の振り仮名の変更の届によります。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
}
