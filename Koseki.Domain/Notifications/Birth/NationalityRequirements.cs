using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>Who is Japanese by birth, and who stays so by 国籍留保 (国籍法2条, 12条, 戸籍法104条).</summary>
internal static class NationalityRequirements
{
    internal static IEnumerable<Requirement<BirthNotification>> All() => [.. OfTheReservation(), .. OfTheParents()];

    private static IEnumerable<Requirement<BirthNotification>> OfTheReservation()
    {
        yield return new("出生-22", "外国で生まれ外国の国籍も取得した子は、国籍留保の届出がなければ出生の時から日本の国籍を失う。", "国籍法12条・戸籍法104条", Severity.Refusal,
            [BirthForm.Reserve, BirthForm.ForeignNationality],
            (n, _) => n.HasForeignNationality && !n.ReservesNationality ? "国籍留保の意思が届書にありません。" : null,
            "3か月以内なら、届書の「その他」欄に留保の意思を書いて署名してもらってください。");
        yield return new("出生-40", "国籍留保は、出生の届出をすることができる父母または法定代理人が届け出る。", "戸籍法104条1項", Severity.Refusal,
            [BirthForm.Notifier, BirthForm.Reserve],
            (n, _) => n.ReservesNationality && !n.IsByParents && n.Notifier != "法定代理人" ? $"{n.Notifier}は国籍留保の届出をすることができません。" : null,
            "父母または法定代理人に届け出てもらってください。");
        yield return new("出生-41", "国籍留保の届出は出生の日から3か月以内(天災などのときは届け出ることができるようになった時から14日以内)にしなければならない。", "戸籍法104条1項・3項", Severity.Refusal,
            [BirthForm.ReservePossibleOn, BirthForm.Reserve, BirthForm.BornOn],
            (n, c) => n.ReservesNationality && IsLate(n, c) && !IsExcused(n, c) ? $"国籍留保の届出の期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "天災など届出人の責めに帰することができない事由があったかを確かめてください。なければ日本の国籍は失われています。");
        yield return new("出生-42", "期間を過ぎた国籍留保は、届出人の責めに帰することができない事由があるときに限り受理する。", "戸籍法104条3項", Severity.Inquiry,
            [BirthForm.ReservePossibleOn, BirthForm.Reserve, BirthForm.BornOn],
            (n, c) => n.ReservesNationality && IsLate(n, c) && IsExcused(n, c) ? "3か月を過ぎた国籍留保の届出です。" : null,
            "事由を証する書面を確かめ、管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheParents()
    {
        yield return new("出生-43", "外国人である母の嫡出でない子は、出生前に日本人の父が認知していなければ日本の国籍を取得しない。", "国籍法2条1号", Severity.Refusal,
            [BirthForm.MotherNationality, BirthForm.Legitimacy, BirthForm.Home.Where],
            (n, _) => n.IsIllegitimate && n.MotherNationality is not null && !n.IsForeign && !n.IsRecognizedBeforeBirth ? "子は日本の国籍を取得していないので、戸籍に記録しません。" : null,
            "「本籍の所在」を「なし(父母とも外国人)」として受理してください。");
        yield return new("出生-44", "父または母が日本国民であるときは、子は日本国民とし、戸籍に記録する。", "国籍法2条1号・戸籍法18条", Severity.Correction,
            [BirthForm.MotherNationality, BirthForm.FatherNationality, BirthForm.Home.Where, BirthForm.Legitimacy],
            (n, _) => n.IsForeign && (n.MotherNationality is null || (n.IsLegitimate && n.FatherNationality is null)) ? "父母の国籍がありません。" : null,
            "父母の国籍を入力するか、子が入る戸籍を選んでください。");
    }

    // The three months run from the birth wherever the paper was accepted.
    private static bool IsLate(BirthNotification birth, Circumstances c) => birth.Deadline(c) is { } last && birth.NotifiedOn(c).Latest > last;

    private static bool IsExcused(BirthNotification birth, Circumstances c) =>
        birth.ReservationPossibleOn?.Day is { } day && birth.NotifiedOn(c).Latest <= LegalPeriod.LastDayOfDays(day, 14, c.ClosingDays);
}
