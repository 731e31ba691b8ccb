using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>Who has to agree, and who acts for a child under fifteen (民法796条, 797条, 818条, 819条).</summary>
internal static class ConsentRequirements
{
    internal const int OwnAge = 15;

    internal static IEnumerable<Requirement<AdoptionNotification>> All() => [.. OfSpouses(), .. OfTheChild(), .. OfCustodians()];

    private static IEnumerable<Requirement<AdoptionNotification>> OfSpouses()
    {
        yield return new("縁組-60", "配偶者のある者が一人で養子をし、または養子となるには、配偶者の同意を得なければならない。", "民法796条・806条の2、戸籍法38条1項", Severity.Correction, [AdoptionForm.AdoptersSpouse, AdoptionForm.AdoptedsSpouse],
            (n, _) => n.AdoptersSpouse == SpousesPart.DoesNotAgree ? "養親の配偶者の同意がありません。" : n.AdoptedsSpouse == SpousesPart.DoesNotAgree ? "養子の配偶者の同意がありません。" : null,
            "同意書か、届書の「その他」欄に同意の署名をもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-61", "配偶者が意思を表示することができないことは、書面で確かめる。", "民法795条但書・796条但書", Severity.Inquiry, [AdoptionForm.AdoptersSpouse, AdoptionForm.AdoptedsSpouse],
            (n, _) => n.AdoptersSpouse == SpousesPart.Unable || n.AdoptedsSpouse == SpousesPart.Unable ? "配偶者が意思を表示することができないとされています。" : null,
            "診断書などで確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheChild()
    {
        FieldKey[] boxes = [AdoptionForm.Consent, AdoptionForm.Adopted.BornOn, AdoptionForm.Adopted.GivenName];
        yield return new("縁組-62", "15歳未満の者の縁組は、法定代理人が代わって承諾する。", "民法797条1項、戸籍法68条", Severity.Correction, boxes,
            (n, c) => n.Consent is null && n.Adoptees.FirstOrDefault(p => LegalAge.At(p.BirthDate.Earliest, c.ReceiptDate) < OwnAge) is { } child ? $"{child.Word}は15歳に達していません({child.BirthDate.Text}生)。代諾者がありません。" : null,
            "法定代理人に、代諾者として届け出てもらってください。");
        yield return new("縁組-63", "15歳に達した者は、自分で縁組をする。", "民法797条1項・799条", Severity.Correction, boxes,
            (n, c) => n.Consent is not null && n.Adoptees.FirstOrDefault(p => LegalAge.At(p.BirthDate.Latest, c.ReceiptDate) >= OwnAge) is { } person ? $"{person.Word}は15歳に達しています({person.BirthDate.Text}生)。" : null,
            "養子本人に署名してもらってください(許可の申立ての時に15歳未満でも、届出の日に15歳なら本人です)。");
        yield return new("縁組-64", "代諾は、届出の日の法定代理人の全員がする。", "民法797条1項・818条・819条", Severity.Refusal, boxes,
            (n, c) => n.Consent is { } said && AdoptionKin.Expected(n, c) is { } expected && expected != said && !MayBeSpecial(n, expected, said, c) && !(n.HasDesignation && AdoptionChoices.IsOneOf(said, expected))
                ? $"戸籍では、代諾をする者は「{AdoptionChoices.Representatives.Word(expected)}」です。" : null,
            "親権・後見の記録を確かめ、全員に届け出てもらってください(縁組中の子は直近の養親とその配偶者である実親、父母双方が親権者なら双方)。意見が対立するときは、一方に代諾をさせる裁判(民法797条4項・824条の2第3項)によります。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-39", "親権を行う一方に代諾をさせる裁判は、令和8年4月1日からである。", "民法797条4項・824条の2第3項、令和6年法律33号附則", Severity.Correction, [AdoptionForm.HasDesignation],
            (n, _) => n.HasDesignation ? "令和8年3月31日までは、双方が親権者であれば、一方だけで代諾することができません。" : null,
            "父母(養父母)の双方に代諾してもらってください。")
        { Force = Force.Before(LawDates.JointCustody) };
        yield return new("縁組-56", "親権を行う一方に代諾をさせる裁判は、確定していなければならない。", "民法797条4項・824条の2第3項、戸籍法38条2項", Severity.Correction, [AdoptionForm.IsDesignationFinal, AdoptionForm.HasDesignation],
            (n, c) => AcceptedPaper.Tells(c, n.IsDesignationFinal) && n is { HasDesignation: true, IsDesignationFinal: false } ? "一方に代諾をさせる裁判の確定証明書がありません。" : null,
            "確定証明書を出してもらってください。");
        yield return new("縁組-65", "養父母の双方が死亡しても、実親の親権は戻らない。", "民法838条・797条1項", Severity.Refusal, boxes,
            (n, c) => n.Consent is not null and not (Representative.Guardian or Representative.ChildWelfare) && AdoptionKin.IsOrphaned(n, c) ? "養親が死亡しているので、親権を行う者がありません。" : null,
            "未成年後見人の選任を家庭裁判所に申し立てるよう説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-66", "法定代理人が記録から定まらない子の代諾は、照会して定める。", "民法797条1項・819条", Severity.Inquiry, boxes,
            (n, c) => n is { Consent: not null and not Representative.ChildWelfare and not Representative.Special, Place.Register: not null } && AdoptionKin.Expected(n, c) is null && !AdoptionKin.IsOrphaned(n, c) ? "親権を行う者が、この市の戸籍からは分かりません。" : null,
            "父母の婚姻・離婚・死亡と、子の親権の記録をたどって確かめてください。");
        yield return new("縁組-59", "親権を行う父か母が未成年であるときは、その親権者が代わって親権を行う。", "民法833条・797条1項", Severity.Inquiry, boxes,
            (n, c) => n.Consent is Representative.Parents or Representative.Father or Representative.Mother && AdoptionKin.HasMinorParent(n, c) ? "父か母が成年に達していません。" : null,
            "未成年の父母の親権者が代諾しているか確かめ、管轄法務局に照会してください。");
        yield return new("縁組-57", "親権を行う父か母が自分の子を一人で養子とするときの代諾は、利益が相反するので、特別代理人による。", "民法826条1項・797条1項", Severity.Inquiry, boxes,
            (n, c) => AdoptionKin.ConsentsToOneself(n, c) ? "養親となる父か母が、自分で代諾しています。" : null,
            "特別代理人の選任の要否を管轄法務局に照会してください(配偶者とともに自分の嫡出でない子を養子とするときは要りません)。");
        yield return new("縁組-58", "後見人が養親となる子の代諾を、父母がすることはできない。", "民法838条・826条・797条1項", Severity.Inquiry, [AdoptionForm.Consent, AdoptionForm.Guardian],
            (n, c) => n is { Consent: { } said and not Representative.Guardian and not Representative.Special, Guardian: GuardianCheck.Permitted or GuardianCheck.NotPermitted } && AdoptionKin.Expected(n, c) is null
                ? $"後見人のある子の代諾者が「{AdoptionChoices.Representatives.Word(said)}」です。" : null,
            "後見が財産の管理だけのものか、父母の親権の記録を確かめ、未成年後見監督人か特別代理人の代諾が要らないか照会してください。");
        yield return new("縁組-67", "後見人が養親となる子の代諾は、未成年後見監督人か特別代理人がする。", "民法860条・826条・797条1項", Severity.Refusal, [AdoptionForm.Consent, AdoptionForm.Guardian],
            (n, _) => n is { Consent: Representative.Guardian, Guardian: GuardianCheck.Permitted or GuardianCheck.NotPermitted } ? "養親となる後見人が、自分で代諾しています。" : null,
            "未成年後見監督人(いなければ特別代理人)に代諾してもらってください。")
        { AcceptedElsewhere = Severity.Correction };
    }

    // 826条, 860条: a special agent, or the supervisor, where the guardian adopts, or a parent the own child alone.
    private static bool MayBeSpecial(AdoptionNotification n, Representative expected, Representative said, Circumstances c) => said == Representative.Special
        && (expected == Representative.Guardian || AdoptionKin.IsOwnParentAlone(n, c));

    private static IEnumerable<Requirement<AdoptionNotification>> OfCustodians()
    {
        yield return new("縁組-68", "代諾するには、監護をすべき者と親権を停止されている父母の同意を得なければならない。", "民法797条2項・806条の3", Severity.Correction, [AdoptionForm.Custodian],
            (n, _) => n.Custodian == CustodianCheck.Missing ? "監護をすべき者か親権を停止されている父母の同意がありません。" : null,
            "同意書か、届書の「その他」欄に同意の署名をもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-69", "同意に代わる家庭裁判所の許可は、令和8年4月1日からである。", "民法797条3項、令和6年法律33号附則", Severity.Correction, [AdoptionForm.Custodian],
            (n, _) => n.Custodian == CustodianCheck.ByCourt ? "令和8年3月31日までは、許可で同意に代えることができません。" : null,
            "監護をすべき者などの同意をもらってください。")
        { Force = Force.Before(LawDates.JointCustody), AcceptedElsewhere = Severity.Caution };
    }
}
