using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>When an acknowledgement may be accepted: one sentence of law each (stopping rules N1–N8, L1, S2). Here what the paper and the registers say of the persons.</summary>
internal static class AcknowledgementRequirements
{
    private const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    private static readonly PartyBoxes Child = AcknowledgementForm.Child;
    private static readonly PartyBoxes Mother = AcknowledgementForm.Mother;
    private static readonly PartyBoxes Father = AcknowledgementForm.Father;

    internal static IReadOnlyList<Requirement<AcknowledgementNotification>> All() =>
        [.. OfTheRegisters(), .. OfEach("子", Child, n => n.Child), .. OfEach("母", Mother, n => n.Mother), .. OfEach("父", Father, n => n.Father), .. OfTheMothersName(), .. OfTheFather(), .. OfForeigners(), .. ParentageRequirements.All(), .. ConsentRequirements.All(), .. ActRequirements.All()];

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheRegisters()
    {
        yield return new("認知-01", "認知は、現在の戸籍か、死亡により除かれた戸籍に記録する。", "戸籍法施行規則35条2号、戸籍法128条", Severity.Correction, [Father.GivenName, Child.GivenName],
            (n, _) => new[] { n.Child, n.Father }.Any(p => p?.Register is { State: RegisterState.Superseded or RegisterState.Replaced }) ? "改製原戸籍か再製原戸籍が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("認知-02", "通知される認知は、子か父の戸籍がこの市に在るものである。", "戸籍法120条の5", Severity.Correction, [Father.Role.Where],
            (n, c) => c.Origin is not Origin.Here && (n.Child ?? n.Mother)?.Register is null && n.Father.Register is null ? "子(胎児の母)の本籍も父の本籍も、この市ではありません。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfEach(string word, PartyBoxes boxes, Func<AcknowledgementNotification, PartyOnPaper?> one)
    {
        yield return new($"認知-03{word}", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [boxes.FamilyName, boxes.BornOn],
            (n, c) => one(n) is { Register: { } register, Entry: { } entry } p && (!NameFolding.IsSame(p.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(p.BornOn))
                ? $"{word}は、戸籍では「{register.NameOf(entry)}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new($"認知-04{word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [boxes.FamilyName, boxes.GivenName],
            (n, c) => one(n) is { Register: not null } p && p.FamilyName + p.GivenName != p.Name && NameFolding.IsSame(p.FamilyName + p.GivenName, p.Name, c.Characters)
                ? $"{word}の氏名は、戸籍では「{p.Name}」と記録されています。" : null,
            "戸籍の記録のとおり扱います。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheMothersName()
    {
        yield return new("認知-05", "届書の母の氏名と子の続柄は、子の戸籍の記録と一致しなければならない。", "戸籍法29条4号・60条1号", Severity.Correction, [AcknowledgementForm.MothersName, AcknowledgementForm.Relationship, Child.GivenName],
            (n, c) => n.Child is { Register: { } register, Entry: { } entry } && (n.Relationship != entry.Relationship || MotherLikeness(n, register, entry, c) == NameLikeness.Other)
                ? $"戸籍では、母は「{entry.Mother}」、続柄は「{entry.Relationship}」です。" : null,
            "別人でないことを確かめ、届書の誤りなら補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("認知-06", "氏を改めた母は、母の氏名の欄と氏が違う。", "戸籍法29条4号、民法750条・767条", Severity.Caution, [AcknowledgementForm.MothersName, Child.GivenName],
            (n, c) => n.Child is { Register: { } register, Entry: { } entry } && MotherLikeness(n, register, entry, c) == NameLikeness.OtherFamilyName ? $"母の氏が、子の戸籍の母欄「{entry.Mother}」と違います。" : null,
            "同じ人であることを、母の現在の戸籍で確かめてください。母欄は改めません。");
        yield return new("認知-07", "続柄は、戸籍に用いる語で書く。", "戸籍法13条1項4号", Severity.Correction, [AcknowledgementForm.Relationship, Child.Role.Where],
            (n, _) => n.Child is { Elsewhere: not null } && n.Relationship is { } said && Relationship.SexOf(said) is null ? $"「{said}」という続柄はありません。" : null,
            "子の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheFather()
    {
        yield return new("認知-08", "認知するのは父である。戸籍で女である者の認知は、照会して定める。", "民法779条、性同一性障害者の性別の取扱いの特例に関する法律4条", Severity.Inquiry, [Father.GivenName],
            (n, _) => n.Father.Entry is { Sex: Sex.Female } ? "認知する人は、戸籍では女です。" : null,
            "父の欄の人の取り違えでないか確かめ、性別の取扱いの変更をした者なら管轄法務局に照会してください。");
        yield return new("認知-09", "親子と見られない年齢の差がある認知は、照会して定める。", "民法779条・786条", Severity.Inquiry, [Father.BornOn, Child.BornOn],
            (n, _) => n.Child is { } child && n.Father.BirthDate.Latest.AddYears(YoungestFather) > child.BirthDate.Earliest && child.BirthDate.Earliest > DateOnly.MinValue
                ? $"父({n.Father.BirthDate.Text}生)と子({child.BirthDate.Text}生)の年齢の差が{YoungestFather}年に足りません。" : null,
            "生年月日の誤りでないか確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfForeigners()
    {
        yield return new("認知-70", "外国人の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution, [Father.GivenName],
            (n, _) => new[] { n.Child, n.Father }.Where(p => p is { IsForeign: true }).Select(p => ForeignPerson.Problem(p!.Name)).FirstOrDefault(p => p is not null),
            "本国の証明書で氏名を確かめてください。");
        yield return new("認知-71", "外国人である子の認知は、子の本国法が求める承諾などの要件も備えなければならない。", "法の適用に関する通則法29条", Severity.Inquiry, [AcknowledgementForm.ForeignLaw],
            (n, c) => c.Origin is Origin.Here && n.IsForeignLawProven == false ? "本国法の要件を証明する書面がありません。" : null,
            "父の本国法か子の本国法で認知ができること、子の本国法の承諾を確かめ、管轄法務局に照会してください。");
        yield return new("認知-72", "日本人の父が外国人である子を認知しても、子は日本の国籍を当然には取得しない。", "国籍法2条・3条", Severity.Caution, [Child.Role.Where],
            (n, _) => n is { Child.IsForeign: true, Father.IsForeign: false } ? "子は外国人です。" : null,
            "事実に反する認知の疑いがないか確かめ、国籍の取得は法務局に届け出るよう説明してください。");
    }

    private const int YoungestFather = 12;

    private static NameLikeness MotherLikeness(AcknowledgementNotification n, FamilyRegister register, RegisterEntry entry, Circumstances c) =>
        RegisterComparison.Likeness(n.MothersName, entry.Mother, [register.FamilyName], c.Characters);
}
