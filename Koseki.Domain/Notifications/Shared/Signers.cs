using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Who has to notify a transfer or a change of 氏 (戸籍法107条1項, 108条1項): the head and the spouse, as far as they stand in the register. A foreign spouse stands in none.</summary>
/// <param name="Head">The head who stands in it, or null.</param>
/// <param name="Spouse">The spouse, or the one whom the head left behind, or null.</param>
internal sealed record Signers(RegisterEntry? Head, RegisterEntry? Spouse)
{
    private const int OfOwnWill = 15;

    /// <summary>Head and spouse of a register.</summary>
    /// <param name="register">The register.</param>
    /// <param name="kin">Who is kin by number, where that is at hand: a child of the head is no spouse, whatever the columns write.</param>
    internal static Signers Of(FamilyRegister register, Kinship? kin = null) => new(
        register.Head is { IsRemoved: false } head ? head : null,
        Couple.Of(register).Skip(1).LastOrDefault(e => !e.IsRemoved) ?? Widowed(register, kin));

    /// <summary>The one of the two whose address the paper gives as the notifier's: the head before the spouse.</summary>
    internal RegisterEntry? Notifier(bool isSignedByHead, bool isSignedBySpouse) => isSignedByHead ? Head : isSignedBySpouse ? Spouse : null;

    /// <summary>Whether the head is under 15 for certain: the statutory agent notifies (戸籍法31条).</summary>
    internal bool NeedsAgent(DateOnly day) => Head is { } head && LegalAge.Attains(head.BirthDate.Earliest, OfOwnWill) > day;

    /// <summary>The rule that asks where it is open from the head's 生年月日 who notifies: the head or the statutory agent.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="boxes">The boxes of the signatures and the register.</param>
    /// <param name="signers">Head and spouse of a register of ours, or null.</param>
    internal static Requirement<T> OfOpenAge<T>(string id, FieldKey[] boxes, Func<T, Circumstances, Signers?> signers) => new(id, "筆頭者が15歳に達したかが生年月日から定まらないときは、照会して定める。", "戸籍法31条1項", Severity.Inquiry, boxes,
        (n, c) => signers(n, c) is { Head: { } head } && UnsureAge.IsOpenAt(OfOwnWill, head.BirthDate, c) ? $"筆頭者の生年月日({head.BirthDate.Text})からは、15歳に達しているか分かりません。" : null,
        "年齢を示す資料を確かめ、届出人が筆頭者か法定代理人かを管轄法務局に照会してください。");

    /// <summary>Head and spouse, as far as they are to sign here and have not; none of a register that does not stand.</summary>
    internal static IReadOnlyList<string> Unsigned(FamilyRegister? register, bool isSignedByHead, bool isSignedBySpouse, Circumstances c)
    {
        if (register is not { State: RegisterState.Current })
        {
            return [];
        }

        var signers = Of(register, c.Kin.Kinship);
        return
        [
            .. signers.Head is not null && !isSignedByHead && !signers.NeedsAgent(c.ReceiptDate) ? ["筆頭者"] : Array.Empty<string>(),
            .. signers.Spouse is not null && !isSignedBySpouse ? ["配偶者"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The same of a register elsewhere, by who stands in it.</summary>
    internal static IReadOnlyList<string> Unsigned(CoupleStanding standing, bool isSignedByHead, bool isSignedBySpouse) =>
    [
        .. standing is CoupleStanding.Both or CoupleStanding.HeadAlone && !isSignedByHead ? ["筆頭者"] : Array.Empty<string>(),
        .. standing is CoupleStanding.Both or CoupleStanding.SpouseAlone && !isSignedBySpouse ? ["配偶者"] : Array.Empty<string>(),
    ];

    // After a transfer a marriage that death has ended is recorded no more (戸籍法施行規則37条): the second place is the
    // spouse's (戸籍法14条), unless it is a child of the head.
    private static RegisterEntry? Widowed(FamilyRegister register, Kinship? kin) =>
        register.Head is { IsRemoved: true } head && register.Entries.ElementAtOrDefault(1) is { IsRemoved: false } second && second.Sex != head.Sex
            && !new[] { second.Father, second.Mother, second.AdoptiveFather, second.AdoptiveMother }.Contains(register.HeadName)
            && kin?.ParentsOf(second.Person).Contains(head.Person) != true && kin?.AdoptionsOf(second.Person).Any(a => a.Adopter == head.Person) != true
            ? second : null;
}
