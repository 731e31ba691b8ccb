using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>The rules that each of the two must meet. Their numbers end in 夫 or 妻.</summary>
internal static class SpouseRequirements
{

    private const string CompareWithRegister = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    internal static IEnumerable<Requirement<MarriageNotification>> Of(SpouseFields fields, Func<MarriageNotification, Spouse> one) =>
        [.. OfCapacity(fields, one), .. OfTheRegister(fields, one), .. OfTheRelationship(fields, one), .. OfForeigners(fields, one), .. OfTheNameOfAForeigner(fields, one), .. OfIdentity(fields, one)];

    private static IEnumerable<Requirement<MarriageNotification>> OfCapacity(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-01{f.Word}", "婚姻は、18歳にならなければ、することができない。", "民法731条", Severity.Refusal, [f.Person.BornOn],
            (m, c) => Ages(one(m), m, c) is var (_, age) && age < 18 && !MayMarryEarly(f.Sex, one(m)) ? $"{f.Word}が18歳に達していません({age}歳)。" : null,
            "18歳の誕生日から届け出られます。")
        { Force = Force.Since(LawDates.AdultAtEighteen), JudgedBy = (m, c) => m.Day(c), AcceptedElsewhere = Severity.Inquiry, IsReported = m => m.IsAbroad };
        var oldAge = f.Sex == Sex.Male ? 18 : 16;
        yield return new($"婚姻-02{f.Word}", $"{f.Sex.Word()}は、{oldAge}歳にならなければ、婚姻をすることができない。", "民法731条(令和4年3月31日まで)", Severity.Refusal, [f.Person.BornOn],
            (m, c) => Ages(one(m), m, c) is var (_, age) && age < oldAge ? $"{f.Word}が婚姻の日に{oldAge}歳に達していません({age}歳)。" : null,
            "証書の婚姻日と生年月日を確かめ、管轄法務局に照会してください。")
        { Force = Force.Before(LawDates.AdultAtEighteen), JudgedBy = (m, c) => m.Day(c), AcceptedElsewhere = Severity.Inquiry, IsReported = m => m.IsAbroad };
        yield return new($"婚姻-18{f.Word}", "生年月日が確かでない者の婚姻適齢は、照会して定める。", "民法731条", Severity.Inquiry, [f.Person.BornOn],
            (m, c) => Ages(one(m), m, c) is var (youngest, oldest) && LeastAge(f.Sex, m.Day(c)!.Value) is var least && youngest < least && oldest >= least && !MayMarryEarly(f.Sex, one(m))
                ? $"{f.Word}の生年月日({one(m).BirthDate.Text})からは、{least}歳に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
        yield return new($"婚姻-03{f.Word}", "配偶者のある者は、重ねて婚姻をすることができない。", "民法732条", Severity.Refusal, [f.Person.GivenName, f.Person.Register.Where],
            (m, _) => IsMarried(one(m)) ? $"{f.Word}になる人に配偶者があります。" : null,
            "前の婚姻の解消の届が済んでいるか、現在の戸籍を確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry, IsReported = m => m.IsAbroad };
        yield return new($"婚姻-04{f.Word}", "婚姻は夫となる男と妻となる女がする。", "民法739条・戸籍法74条(先例)", Severity.Refusal, [f.Person.GivenName, f.Person.Register.Where],
            (m, _) => one(m).Place is { } place && place.Entry.Sex != f.Sex ? $"{f.Word}になる人は、戸籍では{place.Entry.Sex.Word()}です。" : null,
            "夫と妻の欄の取り違えでないか(他の市区町村が受理した届なら受理地に)確かめてください。");
        // Without the consent a marriage is neither void nor voidable, so a paper from elsewhere and one concluded abroad stand.
        yield return new($"婚姻-14{f.Word}", "未成年の子が婚姻をするには、父母の同意を得なければならない。", "民法737条(令和4年3月31日まで)・平成30年法律59号附則3条3項", Severity.Inquiry,
            [f.Person.BornOn],
            (m, c) => c.Origin is Origin.Here && !m.IsAbroad && one(m) is { IsForeign: false, IsFirstMarriage: true, BirthDate.Day: { } born } && !LegalAge.IsAdult(born, c.ReceiptDate) ? $"{f.Word}は未成年です。" : null,
            "父母(一方が知れない、死亡した、または意思を表示できないときは他の一方)の同意書か、届書の「その他」欄の同意と署名を確かめてください。")
        { Force = Force.Before(LawDates.FatherhoodOfLaterMarriage) };
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfTheRegister(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-05{f.Word}", "婚姻は現在の戸籍に記録する。", "戸籍法16条・128条", Severity.Correction, [f.Person.Register.Register],
            (m, _) => one(m).Place?.Register is { State: not RegisterState.Current } register ? $"{f.Word}の戸籍として{register.State.Word()}が選ばれています。" : null,
            "改製・転籍の後の戸籍を選び直してください。");
        yield return new($"婚姻-06{f.Word}", "届書の氏は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [f.Person.FamilyName, f.Person.Register.Register],
            (m, c) => one(m) is { Place.Register: { } register } s && s.FamilyName != register.FamilyName && !NameFolding.IsSame(s.FamilyName, register.FamilyName, c.Characters) ? $"{f.Word}の氏は、戸籍では「{register.FamilyName}」です。" : null,
            CompareWithRegister);
        yield return new($"婚姻-19{f.Word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution,
            [f.Person.FamilyName, f.Person.GivenName, f.Person.Register.Register],
            (m, c) => one(m) is { Place: { Register: { } register, Entry: { } entry } } s && s.FamilyName + s.GivenName != register.NameOf(entry)
                && NameFolding.IsSame(s.FamilyName + s.GivenName, register.NameOf(entry), c.Characters) ? $"{f.Word}の氏名は、戸籍では「{register.NameOf(entry)}」と記録されています。" : null,
            "戸籍の記録のとおり扱います。");
        yield return new($"婚姻-07{f.Word}", "届書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [f.Person.BornOn, f.Person.Register.Register],
            (m, _) => one(m) is { Place: { Register: not null, Entry.BirthDate: var birth } } s && !birth.IsSameAs(s.BornOn) ? $"{f.Word}の生年月日は、戸籍では{birth.Text}です。" : null,
            CompareWithRegister);
        yield return new($"婚姻-08{f.Word}", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法施行規則56条", Severity.Correction,
            [f.Person.Father, f.Person.Mother, f.Person.Relationship, f.Person.AdoptiveFather, f.Person.AdoptiveMother, f.Person.Register.Register],
            (m, c) => ParentsDiffer(one(m), c) is { Count: > 0 } different ? $"{f.Word}の{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください(父母の氏の変更などは、戸籍の記録のとおり書いてもらいます)。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new($"婚姻-09{f.Word}", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [f.Person.GivenNameKana, f.Person.FamilyNameKana],
            (m, _) => one(m).Place is { Elsewhere: not null } place
                ? new[] { place.Entry.GivenNameKana, place.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null)
                : null,
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new($"婚姻-10{f.Word}", "初婚・再婚の別は、戸籍の記録と合わなければならない。", "戸籍法施行規則56条、人口動態調査令", Severity.Caution, [f.History, f.Person.Register.Where],
            (m, _) => one(m) is { IsFirstMarriage: true, HasBeenMarried: true } ? $"{f.Word}は初婚とされていますが、戸籍に婚姻かその解消の記録があります。" : null,
            "再婚なら、前の婚姻が解消した日を確かめて書き直してもらってください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfTheRelationship(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-16{f.Word}", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction,
            [f.Person.Relationship, f.Person.AdoptiveRelationship, f.Person.Register.Domicile],
            (m, _) => one(m).Place is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, f.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, f.Sex) : null) : null,
            "従前戸籍の証明書と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new($"婚姻-17{f.Word}", "続柄を「男」「女」とするのは、更正されていない嫡出でない子の記録に限る。", "平16.11.1民一3008号", Severity.Inquiry,
            [f.Person.Relationship, f.Person.Register.Domicile],
            (m, _) => one(m).Place is { Elsewhere: not null, Entry: var entry } && Relationship.IsOldWord(entry.Relationship) && entry.Sex == f.Sex && Relationship.Problem(entry.Relationship, f.Sex) is null
                ? $"{f.Word}の続柄が「{entry.Relationship}」です。" : null,
            "従前戸籍の証明書にそう記録されているか確かめ、更正の申出ができることを説明してください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfForeigners(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-11{f.Word}", "外国人が婚姻の要件を備えることは、本国の権限ある官憲の証明による。", "通則法24条1項・戸籍法施行規則63条", Severity.Correction, [f.Capacity],
            (m, _) => one(m).Capacity == MarriageForm.Uncertified ? $"{f.Word}の婚姻要件具備証明書がありません。" : null,
            "婚姻要件具備証明書(訳者を明らかにした訳文を添えて)を出してもらってください。");
        yield return new($"婚姻-12{f.Word}", "婚姻要件具備証明書に代わる書面によるときは、その内容を審査する。", "平元.10.2民二3900号", Severity.Inquiry, [f.Capacity],
            (m, _) => one(m).Capacity == MarriageForm.Declared ? $"{f.Word}は婚姻要件具備証明書に代わる書面を出しています。" : null,
            "その国について先例のある書面か確かめ、なければ管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfTheNameOfAForeigner(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-15{f.Word}", "外国人の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution,
            [f.Person.FamilyName, f.Person.GivenName, f.Nationality],
            (m, _) => !one(m).IsForeign ? null : one(m).FamilyName.Length == 0 ? $"{f.Word}の氏がありません。" : ForeignPerson.Problem(one(m).Name),
            "本国の証明書で氏名(氏のない者はその旨)を確かめ、片仮名の氏名を「その他」欄などに書いてもらってください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfIdentity(SpouseFields f, Func<MarriageNotification, Spouse> one)
    {
        yield return new($"婚姻-13{f.Word}", "届出人であることを確認できなかった者には、受理したことを通知する。", "戸籍法27条の2第2項", Severity.Caution, [f.Identity],
            (m, _) => one(m).IsIdentified == false ? $"{f.Word}の本人確認ができていません。" : null,
            "受理したうえで、本人の住所あてに受理の通知を送ってください。");
    }

    // 経過措置: a woman of 16 or 17 when 18 became the age for all (born by 2006-04-01) may marry as before.
    private static bool MayMarryEarly(Sex sex, Spouse spouse) =>
        sex == Sex.Female && spouse.BirthDate.Day is { } born && LegalAge.Attains(born, 16) <= LawDates.AdultAtEighteen;

    private static int LeastAge(Sex sex, DateOnly day) => day >= LawDates.AdultAtEighteen || sex == Sex.Male ? 18 : 16;

    // Youngest and oldest, by the bounds of the birth date. The age of a foreigner is that of the home law (通則法24条1項), which the certificate proves.
    private static (int Youngest, int Oldest)? Ages(Spouse spouse, MarriageNotification marriage, Circumstances c) =>
        !spouse.IsForeign && marriage.Day(c) is { } day ? (LegalAge.At(spouse.BirthDate.Latest, day), LegalAge.At(spouse.BirthDate.Earliest, day)) : null;

    // From elsewhere the matters to carry are listed: a marriage among them is one that lasts.
    private static bool IsMarried(Spouse spouse) =>
        spouse.Place is { } place && (place.Entry.Spouse is not null || (place.Elsewhere is not null && RecordedFacts.HasMarriage(place.Entry)));

    private static List<string> ParentsDiffer(Spouse spouse, Circumstances c)
    {
        if (spouse.Place is not { Register: not null, Entry: var entry })
        {
            return [];
        }

        return RegisterComparison.OfParents(c.Characters, entry, (spouse.Father, spouse.Mother, spouse.Relationship, spouse.AdoptiveFather, spouse.AdoptiveMother));
    }
}
