using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>Who may adopt whom (民法792条–795条, 798条, 802条). What makes an adoption voidable alone is asked of the bureau where it is in effect already.</summary>
internal static class BarRequirements
{
    private const int AdoptingAge = 20;

    private static readonly FieldKey[] Persons = [AdoptionForm.Adopted.GivenName, AdoptionForm.Side];
    private static readonly FieldKey[] Births = [AdoptionForm.Adopted.BornOn, AdoptionForm.Father.BornOn, AdoptionForm.Mother.BornOn];

    internal static IEnumerable<Requirement<AdoptionNotification>> All() => [.. OfAge(), .. OfKin(), .. OfMinors(), .. OfGuardians(), .. OfDoubts()];

    /// <summary>Whether one of the adopted is certainly a minor on the day.</summary>
    internal static bool IsMinor(Adoptee adopted, Circumstances c) => !LegalAge.IsAdult(adopted.BirthDate.Earliest, c.ReceiptDate);

    private static IEnumerable<Requirement<AdoptionNotification>> OfAge()
    {
        yield return new("縁組-40", "20歳に達した者でなければ、養子をすることができない。", "民法792条・804条", Severity.Refusal, [AdoptionForm.Side, .. Births],
            (n, c) => n.Adopters.Where(a => LegalAge.At(a.Party.BirthDate.Earliest, c.ReceiptDate) < AdoptingAge).Select(a => a.Word).ToList() is { Count: > 0 } young ? $"{string.Join("、", young)}が20歳に達していません。" : null,
            "20歳の誕生日から届け出られます。既に受理された届は記録し、管轄法務局に報告します。")
        { Force = Force.Since(LawDates.AdultAtEighteen), AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-41", "成年に達した者でなければ、養子をすることができない。", "民法792条(令和4年3月31日まで)", Severity.Refusal, [AdoptionForm.Side, .. Births],
            (n, c) => n.Adopters.Any(a => !LegalAge.IsAdult(a.Party.BirthDate.Earliest, c.ReceiptDate)) ? "成年に達していない養親があります。" : null,
            "婚姻によって成年に達したものとみなされるか確かめ、管轄法務局に照会してください。")
        { Force = Force.Before(LawDates.AdultAtEighteen), AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-42", "年長者を養子とすることができない。", "民法793条・805条", Severity.Refusal, Births,
            (n, _) => Pairs(n).Where(p => p.Adopted.BirthDate.Latest < p.Adopter.Party.BirthDate.Earliest).Select(p => $"{p.Adopted.Word}は{p.Adopter.Word}より").ToList() is { Count: > 0 } younger ? $"{string.Join("、", younger)}年長です。" : null,
            "生年月日を確かめ、理由を説明して返してください(夫婦の養親は、それぞれについて判定します)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-43", "年齢(養親の20歳、養子の15歳と成年)や年の先後が生年月日から定まらない者の縁組は、照会して定める。", "民法792条・793条・797条・798条", Severity.Inquiry, Births,
            (n, c) => n.Adopters.Any(a => c.ReceiptDate >= LawDates.AdultAtEighteen ? UnsureAge.IsOpenAt(AdoptingAge, a.Party.BirthDate, c) : UnsureAge.IsAdulthoodOpen(a.Party.BirthDate, c))
                || n.Adoptees.Any(p => UnsureAge.IsOpenAt(ConsentRequirements.OwnAge, p.BirthDate, c) || UnsureAge.IsAdulthoodOpen(p.BirthDate, c))
                || Pairs(n).Any(p => IsOpen(p.Adopted.BirthDate, p.Adopter.Party.BirthDate)) ? "生年月日の確かでない者があります。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfKin()
    {
        yield return new("縁組-44", "尊属を養子とすることができない。", "民法793条・805条", Severity.Refusal, Persons,
            (n, c) => Ascendant(n, c) is (var adopted, var adopter, true) ? $"{adopted}は、{adopter}の尊属です。" : null,
            "戸籍の記録を確かめ、理由を説明して返してください(年下のおじ・おば、養方の尊属も含みます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-45", "尊属かどうかが記録から定まらない者の縁組は、照会して定める。", "民法793条", Severity.Inquiry, Persons,
            (n, c) => Ascendant(n, c) is (var adopted, var adopter, false) ? $"{adopted}は、{adopter}の尊属かもしれません。" : null,
            "父母の戸籍をたどり、推定の結び付きを確認してください。");
        yield return new("縁組-54", "当事者とその父母の戸籍のうち、この市にないものは、調べた範囲を残す。", "民法793条・795条・798条、戸籍法27条の3", Severity.Caution, Persons,
            (n, c) => n.Adoptees.All(p => AdoptionKin.Shown(n, p, c) is not null && n.Adopters.All(a => a.Party.Register is not null)) ? null
                : UnseenRegisters.OfFamilies([.. n.Adopters.Select(a => a.Party.Person).Concat(n.Adoptees.Select(p => p.Person)).OfType<PersonId>()], c) is { Count: > 0 } unseen ? $"尊属・今までの縁組・配偶者の子を確かめる戸籍で、この市にないもの: {string.Join("、", unseen)}"
                : c.Kin.IsCut ? "当事者の戸籍が多く、すべては調べていません。" : null,
            "戸籍情報連携システムで見て、どこまで調べたかを届に残してください。見ていない戸籍に記録がないとはいえません。");
        yield return new("縁組-46", "自分の嫡出子、現に自分の養子である者、配偶者を養子とすることができない。", "昭23.1.13民甲17号", Severity.Refusal, Persons,
            (n, c) => AdoptionKin.Already(n, true, c) is var (adopted, adopter, word) ? $"{adopted.Word}になる人は、{adopter.Word}の{word}です。" : null,
            "戸籍の記録を確かめ、理由を説明して返してください(嫡出でない子、離縁した元の養子は養子とすることができます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-49", "自分の嫡出子、現に自分の養子である者、配偶者かどうかが記録から定まらない者の縁組は、照会して定める。", "民法772条・789条、昭23.1.13民甲17号", Severity.Inquiry, Persons,
            (n, c) => AdoptionKin.Already(n, true, c) is null && AdoptionKin.Already(n, false, c) is var (adopted, adopter, word) ? $"{adopted.Word}になる人は、{adopter.Word}の{word}かもしれません。" : null,
            "父母の婚姻・認知・縁組の記録をたどり、推定の結び付きを確認してください(続柄の語や氏名だけで、嫡出子としません)。");
        yield return new("縁組-47", "養子と養親の続き合いは、戸籍の記録と一致しなければならない。", "民法795条・798条", Severity.Correction, [AdoptionForm.Relation, .. Persons],
            (n, c) => n.Relation is { } said && AdoptionKin.Shown(n, n.Adoptees[0], c) is { } shown && shown != said ? $"戸籍では「{AdoptionChoices.Relations.Word(shown)}」です。" : null,
            "出生・認知・縁組の記録を確かめて選び直してください。");
        yield return new("縁組-48", "許可や共同縁組の要らない続き合いは、戸籍で確かめる。", "民法795条・798条", Severity.Inquiry, [AdoptionForm.Relation, .. Persons],
            (n, c) => n is { Relation: not null and not AdoptedRelation.Other, Place.Register: not null } && n.Adopters.All(a => a.Party.Register is not null) && IsMinor(n.Adoptees[0], c) && AdoptionKin.Shown(n, n.Adoptees[0], c) is null ? "その続き合いが、この市の戸籍からは分かりません。" : null,
            "氏名だけで決めず、養親(その配偶者)と養子の戸籍をたどり、結び付きを確認してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfMinors()
    {
        yield return new("縁組-50", "配偶者のある者が未成年者を養子とするには、配偶者とともにしなければならない。", "民法795条", Severity.Refusal, [AdoptionForm.AdoptersSpouse, AdoptionForm.Relation, AdoptionForm.Adopted.BornOn],
            (n, c) => n.Side != AdopterSide.Couple && (n.AdoptersSpouse is SpousesPart.Agrees or SpousesPart.DoesNotAgree || (n.AdoptersSpouse is null && n.Adopters[0].Party.Entry?.Spouse is not null))
                && n.Adoptees.Any(p => IsMinor(p, c) && Relation(n, p, c) != AdoptedRelation.SpousesLegitimate && !AdoptionKin.IsSpousesLegitimate(n, p, c)) ? "配偶者のある養親が、未成年者を一人で養子としています。" : null,
            "夫婦でともに縁組をしてもらってください(配偶者の嫡出子・養子なら一人でできます。嫡出でない子なら、配偶者も養親となります)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-51", "未成年者を養子とするには、家庭裁判所の許可を得なければならない。", "民法798条・807条、戸籍法38条2項", Severity.Refusal, [AdoptionForm.HasPermission, AdoptionForm.Relation, AdoptionForm.Adopted.BornOn],
            (n, c) => !n.HasPermission && n.Adoptees.Any(p => IsMinor(p, c) && Relation(n, p, c) is AdoptedRelation.Other or null) ? "家庭裁判所の許可書がありません。" : null,
            "許可審判書の謄本を出してもらってください(確定証明書は要りません)。自己か今の配偶者の直系卑属なら要りません(死別・離婚した相手の連れ子は要ります)。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfGuardians()
    {
        yield return new("縁組-52", "後見人が被後見人を養子とするには、家庭裁判所の許可を得なければならない。", "民法794条・806条", Severity.Refusal, [AdoptionForm.Guardian],
            (n, _) => n.Guardian == GuardianCheck.NotPermitted ? "後見人の縁組の許可書がありません。" : null,
            "許可審判書の謄本を出してもらってください。直系卑属の縁組でも要ります。任務の終了後も、管理の計算が終わるまでは要ります。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("縁組-53", "後見人が養親であるかは、養子の未成年者の後見の記録と一致しなければならない。", "民法794条", Severity.Correction, [AdoptionForm.Guardian, .. Persons],
            (n, _) => n.Guardian == GuardianCheck.No && Pairs(n).Where(p => p.Adopted.Entry is { } ward && ward.Matters.Any(m => m.Title == MatterTitles.Guardianship && !m.IsErased && m[MatterLabels.Guardian] == p.Adopter.Party.Name)).Select(p => p.Adopter).FirstOrDefault() is { } guardian
                ? $"未成年者の後見の記録に、{guardian.Word}と同じ氏名の未成年後見人があります。" : null,
            "未成年後見人の戸籍と照らし合わせて同じ人か確かめ、「後見人の縁組」の欄を書き直してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfDoubts()
    {
        yield return new("縁組-55", "短い間に縁組や離縁を重ねる者の縁組は、虚偽でないか照会して定める。", "民法802条、平22.12.27民一3200号", Severity.Inquiry, Persons,
            (n, c) => n.Adopters.Select(a => (a.Word, a.Party.Person)).Concat(n.Adoptees.Select(p => (p.Word, p.Person))).Where(p => p.Person is not null)
                .Select(p => (p.Word, Times: AdoptionKin.TimesOf(p.Person!.Value, c))).Where(p => p.Times is { Lately: >= 2 } or { InAll: >= 3 }).Select(p => p.Word).ToList() is { Count: > 0 } many ? $"縁組・離縁を重ねています: {string.Join("、", many)}" : null,
            "当事者に来庁を求めて意思を確かめ、管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<(Adoptee Adopted, Adopter Adopter)> Pairs(AdoptionNotification n) => n.Adoptees.SelectMany(p => n.Adopters.Select(a => (p, a)));

    // The box speaks of the one in the boxes 養子; of a spouse the registers alone.
    private static AdoptedRelation? Relation(AdoptionNotification n, Adoptee adopted, Circumstances c) => AdoptionKin.Shown(n, adopted, c) ?? (adopted == n.Adoptees[0] ? n.Relation : null);

    // Not older for certain, and not younger.
    private static bool IsOpen(RegisterDate adopted, RegisterDate adopter) => adopted.Earliest < adopter.Latest && adopted.Latest >= adopter.Earliest && (adopted.Day is null || adopter.Day is null);

    private static (string Adopted, string Adopter, bool IsCertain)? Ascendant(AdoptionNotification n, Circumstances c) => Pairs(n).Where(p => p.Adopted.Person is not null && p.Adopter.Party.Person is not null)
        .Select(p => (Adopted: p.Adopted.Word, Adopter: p.Adopter.Word, Is: c.Kin.Kinship.IsAscendant(p.Adopted.Person!.Value, p.Adopter.Party.Person!.Value))).Where(p => p.Is != false)
        .OrderBy(p => p.Is is null).Select(p => ((string, string, bool)?)(p.Adopted, p.Adopter, p.Is == true)).FirstOrDefault();
}
