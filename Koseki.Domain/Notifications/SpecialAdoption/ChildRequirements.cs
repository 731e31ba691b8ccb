using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>The child: not adopted so before, of the age of the law of then (民法817条の5), and 続柄 as one of the adopters' children (817条の2).</summary>
internal static class ChildRequirements
{
    private const int AgeOfToday = 15;
    private const int Majority = 18;
    private const int AgeOfBefore = 6;
    private const int LatestAgeOfBefore = 8;

    private static readonly PersonRole Adopted = SpecialAdoptionForm.Adopted;

    private static readonly FieldKey[] Boxes = [Adopted.GivenName, SpecialAdoptionForm.Ruling.FinalOn];

    internal static IEnumerable<Requirement<SpecialAdoptionNotification>> All() => [.. OfTheRecord(), .. OfTheAge(), .. OfTheRelationship()];

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheRecord()
    {
        yield return new("特養-30", "同じ特別養子縁組を重ねて記録しない。", "戸籍法68条の2", Severity.Refusal, Boxes,
            (n, _) => Standing(n).Any(a => a.On?.IsSameAs(n.Ruling.FinalOn) == true) ? "養子には、同じ日に確定した特別養子縁組が記録されています。" : null,
            "養父と養母の二重の届出でないか確かめ、記録のとおりなら返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("特養-31", "特別養子が、さらに特別養子となる縁組は、照会して定める。", "民法817条の2・817条の6", Severity.Inquiry, Boxes,
            (n, _) => Standing(n).Any(a => a.On?.IsSameAs(n.Ruling.FinalOn) != true) ? "養子は、ほかの裁判により特別養子となっています。" : null,
            "人違いでないか、前の特別養子離縁の届がされていないかを確かめてください。");
        yield return new("特養-32", "特別養子となる者は、配偶者のない18歳未満の者である。", "民法817条の5", Severity.Inquiry, Boxes,
            (n, _) => n.Child is { Entry.Spouse: not null } ? "養子には配偶者があります。" : null,
            "人違いでないか確かめ、そのとおりなら照会してください。");
    }

    // A case that was before the court when the law changed is judged by the law of before: the day of the petition decides.
    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheAge()
    {
        var today = Force.Since(LawDates.SpecialAdoptionUntilFifteen);
        var before = Force.Before(LawDates.SpecialAdoptionUntilFifteen);
        yield return new("特養-33", "縁組の成立までに18歳に達した者は、特別養子となることができない。", "民法817条の5第1項後段", Severity.Inquiry, [.. Boxes, SpecialAdoptionForm.PetitionedOn],
            (n, _) => n is { Child: { } child, Ruling.FinalOn.Day: { } day } && LegalAge.At(child.Entry.BirthDate.Earliest, day) >= Majority ? "養子は、裁判確定日に18歳に達しています。" : null,
            "年齢は裁判所が判断しています。人違い、生年月日、裁判確定日の誤りでないか確かめ、そのとおりなら照会してください。")
        { Force = today, JudgedBy = static (n, _) => n.AskedOn };
        yield return new("特養-34", "請求の時に15歳に達していた者は、15歳になる前から養親に監護され、やむを得ない事由があるときに限る。", "民法817条の5第1項・2項", Severity.Caution, [.. Boxes, SpecialAdoptionForm.PetitionedOn],
            (n, _) => AgeWhenAsked(n) is >= AgeOfToday ? $"養子は、{(n.PetitionedOn is null ? "裁判確定日" : "請求の日")}に15歳に達しています。" : null,
            "審判書の理由で、15歳に達する前からの監護とやむを得ない事由(本人の同意を含む)を確かめてください。年齢は裁判所が判断しています。")
        { Force = today, JudgedBy = static (n, _) => n.AskedOn };
        yield return new("特養-35", "令和2年3月31日までに請求された特別養子縁組の養子は、請求の時に6歳未満(6歳になる前から監護されていれば8歳未満)である。", "旧民法817条の5、令和元年法律34号附則2条", Severity.Inquiry, [.. Boxes, SpecialAdoptionForm.PetitionedOn],
            (n, _) => AgeWhenAsked(n) is >= LatestAgeOfBefore ? $"養子は、{(n.PetitionedOn is null ? "裁判確定日" : "請求の日")}に8歳に達しています。" : null,
            "請求の日を確かめ、人違い・日付の誤りでなければ照会してください。")
        { Force = before, JudgedBy = static (n, _) => n.AskedOn };
        yield return new("特養-36", "令和2年3月31日までに6歳以上の者について請求されたときは、6歳に達する前から養親に監護されていた者に限る。", "旧民法817条の5但書、令和元年法律34号附則2条", Severity.Caution, [.. Boxes, SpecialAdoptionForm.PetitionedOn],
            (n, _) => AgeWhenAsked(n) is >= AgeOfBefore and < LatestAgeOfBefore ? $"養子は、{(n.PetitionedOn is null ? "裁判確定日" : "請求の日")}に6歳に達しています。" : null,
            "審判書の理由で、6歳に達する前からの監護を確かめてください。年齢は裁判所が判断しています。")
        { Force = before, JudgedBy = static (n, _) => n.AskedOn };
        yield return new("特養-37", "審判の請求は、審判の確定より後ではない。", "民法817条の2", Severity.Correction, [SpecialAdoptionForm.PetitionedOn, SpecialAdoptionForm.Ruling.FinalOn],
            (n, _) => n.PetitionedOn is { } day && (day.Day is null || day.Day > n.Ruling.FinalOn.Latest) ? "請求の日が裁判確定日より後か、年月日が確かでありません。" : null,
            "審判の謄本を確かめてください。");
    }

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheRelationship()
    {
        yield return new("特養-40", "縁組の後の父母との続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号", Severity.Correction, [SpecialAdoptionForm.After, Adopted.GivenName],
            (n, _) => n.Child is { Entry.Sex: var sex } ? Relationship.IsOldWord(n.Relationship) ? $"「{n.Relationship}」だけの続柄は、書きません。" : Relationship.Problem(n.Relationship, sex) : null,
            "「長男」「二女」の形で書き直してください。");
        yield return new("特養-41", "縁組の後の続柄は、養父母の子として、出生の順に数える。", "民法817条の2、戸籍法13条1項4号", Severity.Correction, [SpecialAdoptionForm.After, SpecialAdoptionForm.Side, Adopted.GivenName],
            (n, c) => Expected(n, c) is { } expected && expected != n.Relationship ? $"養父母の戸籍の子から数えると「{expected}」です。" : null,
            "養父母の子(この市の戸籍に見えない子を含む)を確かめ、届書の補正を求めてください。数え方が違うと分かれば、届書のとおりとしてその他欄に理由を書いてもらいます。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("特養-42", "特別養子より年少の、養父母の子の続柄は、改まる。", "民法817条の2、戸籍法13条1項4号・24条", Severity.Caution, [SpecialAdoptionForm.Side, Adopted.GivenName],
            (n, c) => OfBoth(n, c).Where(e => e.BirthDate.Earliest > n.Child!.Entry.BirthDate.Latest).Select(e => e.GivenName).ToList() is { Count: > 0 } younger ? $"続柄を改める子があります: {string.Join("、", younger)}" : null,
            "届書のその他欄に書いてもらい、この届を記録した後、職権の訂正で続柄を更正してください。");
    }

    private static IEnumerable<AdoptionOnRecord> Standing(SpecialAdoptionNotification n) => n.Child is not { } child ? [] : RecordedFacts.Adoptions(child.Entry).Where(a => a is { IsSpecial: true, IsEnded: false });

    private static int? AgeWhenAsked(SpecialAdoptionNotification n) => n is { Child: { } child, AskedOn: { } day } ? LegalAge.At(child.Entry.BirthDate.Earliest, day) : null;

    private static string? Expected(SpecialAdoptionNotification n, Circumstances c) => n is { Child: { } child, Home.Register: not null } && Parents(n) is [_, _]
        && OfBoth(n, c).Count(e => e.BirthDate.Latest < child.Entry.BirthDate.Earliest) is var older && older < Relationship.Ordinals.Count ? Relationship.Ordinals[older] + child.Entry.Sex.Word() : null;

    // The other children of both, by number, of the same sex.
    private static IEnumerable<RegisterEntry> OfBoth(SpecialAdoptionNotification n, Circumstances c) => n.Child is not { } child || Parents(n) is not [var one, var other] ? []
        : c.Kin.Kinship.ChildrenOf(one).Intersect(c.Kin.Kinship.ChildrenOf(other)).Where(p => p != child.Person).Select(c.Kin.EntryOf).OfType<RegisterEntry>().Where(e => e.Sex == child.Entry.Sex);

    private static List<PersonId> Parents(SpecialAdoptionNotification n) => [.. n.Adopters.Select(a => a.Party.Person).Append(n.Kept?.Person).OfType<PersonId>()];
}
