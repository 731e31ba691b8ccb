using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>Those who adopt: a couple, or one whose spouse is the child's parent (民法817条の3, 817条の4), and the register that the child enters (戸籍法18条3項).</summary>
internal static class CoupleRequirements
{
    private const int Age = 25;
    private const int AgeOfTheOther = 20;

    private static readonly FieldKey[] Boxes = [SpecialAdoptionForm.Side, SpecialAdoptionForm.Adopted.GivenName];

    internal static IEnumerable<Requirement<SpecialAdoptionNotification>> All() => [.. OfTheRegister(), .. OfTheKept(), .. OfTheAge()];

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheRegister()
    {
        yield return new("特養-20", "養親となるのは、配偶者のある者である。養父と養母は、夫婦として一つの戸籍に在る。", "民法817条の3第1項、戸籍法6条", Severity.Correction, Boxes,
            (n, _) => n.Adopters.Any(a => a.Party is { Register: not null, Entry.Spouse: null }) ? "戸籍では、養親に配偶者がありません。"
                : n.Adopters is [{ Party.Designation: { } one }, { Party.Designation: { } other }] && one != other ? "養父と養母の戸籍が違います。" : null,
            "審判書の養親の本籍と照らし合わせてください。審判の後に離婚していれば、離婚の届より先に受理されたかを確かめて照会します。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("特養-21", "養親が父母の戸籍に子として在るときは、養親につき新戸籍を編製する。", "戸籍法17条・16条3項", Severity.Unsupported, Boxes,
            (n, _) => n.Home is { Register: { Head: { } head }, Entry: { Spouse: not null } own } && head.Person != own.Person && head.Spouse is null ? "養親は、父母の戸籍に在籍しています(昭和59年までの外国人との婚姻など)。" : null,
            "届を受理し、養親の新戸籍の編製を含めて、紙で処理してください。");
    }

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheKept()
    {
        yield return new("特養-22", "夫婦の一方だけが養親となるのは、他の一方の嫡出子を養子とするときである。", "民法817条の3第2項但書", Severity.Inquiry, Boxes,
            (n, c) => n is { Side: not SpecialAdopters.Couple, Birth: not null, Child: { } child, Home: not null } && !IsParent(n, child, c) ? $"養親の配偶者「{n.KeptOnPaper}」が養子の親であることを、戸籍で確かめられません。" : null,
            "審判書の養親(夫婦か、その一方か)と、養子の出生からの戸籍を確かめてください。");
        yield return new("特養-23", "配偶者の嫡出子の養親となるのは、他の一方だけである。", "民法817条の3第2項但書", Severity.Inquiry, Boxes,
            (n, c) => n is { Side: SpecialAdopters.Couple, Child: { Register: not null } child } && Legitimacy.Of(child.Entry, c.Kin) == true
                && n.Adopters.FirstOrDefault(a => a.Party.Person is { } person && c.Kin.Kinship.NaturalParentsOf(child.Person).Contains(person)) is { } parent ? $"{parent.Word}は、養子の実親です。" : null,
            "審判書の主文の養親を確かめ、そのとおりなら管轄法務局に照会してください。");
        yield return new("特養-24", "父母欄に残る実親の氏名は、養親の戸籍の記録のとおり書く。", "戸籍法13条1項4号", Severity.Correction, [SpecialAdoptionForm.Kept, SpecialAdoptionForm.Side],
            (n, c) => n.Kept is { } kept && n.Home!.Register!.NameOf(kept) is var name && n.KeptOnPaper != name && !Characters.NameFolding.IsSame(n.KeptOnPaper ?? "", name, c.Characters) ? $"養親の配偶者は、戸籍では「{name}」です。" : null,
            "別人でないことを確かめ、届書の補正を求めてください。");
    }

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheAge()
    {
        yield return new("特養-25", "養親は25歳以上(夫婦の一方が25歳以上なら、他の一方は20歳以上)である。", "民法817条の4", Severity.Inquiry, [SpecialAdoptionForm.Side, SpecialAdoptionForm.Ruling.FinalOn],
            (n, _) => n.Ruling.FinalOn.Day is { } day && n.Adopters.Select(a => LegalAge.At(a.Party.BirthDate.Latest, day)).ToList() is { Count: > 0 } ages && (ages.Max() < Age || ages.Min() < AgeOfTheOther) ? "審判の確定の日に、養親の年齢が足りません。" : null,
            "年齢は裁判所が判断しています。養親の人違い、生年月日、裁判確定日の誤りでないか確かめ、そのとおりなら照会してください。");
    }

    // By number, or where no number of a parent of that sex is known by the name in the column.
    private static bool IsParent(SpecialAdoptionNotification n, PersonInRegister child, Circumstances c)
    {
        var sex = n.Side == SpecialAdopters.Father ? Sex.Female : Sex.Male;
        var known = c.Kin.Kinship.SureParentsOf(child.Person).Where(p => c.Kin.EntryOf(p)?.Sex == sex).ToList();
        return known.Count > 0 && n.Kept is { } kept ? known.Contains(kept.Person)
            : (sex == Sex.Female ? child.Entry.Mother : child.Entry.Father) is { } column && (column == n.ParentAfter(sex) || ForeignPerson.IsSameName(column, n.KeptOnPaper));
    }
}
