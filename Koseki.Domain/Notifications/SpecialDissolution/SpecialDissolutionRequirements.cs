using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>When a 特別養子離縁 may be taken in (stopping rules R1, S1): the court has decided it; the registers have to show the adoption, and the parents before it.</summary>
internal static class SpecialDissolutionRequirements
{
    private static readonly PersonRole Adopted = SpecialDissolutionForm.Adopted;

    private static readonly FieldKey[] Boxes = [SpecialDissolutionForm.Way, Adopted.GivenName];

    internal static IReadOnlyList<Requirement<SpecialDissolutionNotification>> All() =>
    [
        .. OfTheRegisters(), .. PersonComparison.All<SpecialDissolutionNotification>("特離", Adopted, n => n.Child, n => n.Paper), .. OfTheAdoption(), .. OfTheNaturalParents(), .. OfTheReturn(), .. OfANewRegister(), .. OfTheNotifier(),
        // The other party may notify, too (63条2項): a rule of its own says when.
        .. SpecialDissolutionForm.Ruling.Requirements<SpecialDissolutionNotification>("特離", Adopted, n => n.Child, n => n.Ruling)
            .Select(r => r.Id == "特離-62" ? r with { Broken = (n, c) => n.Notifier == SpecialPetitioner.Adopters ? null : r.Broken(n, c) } : r),
    ];

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfTheRegisters()
    {
        yield return new("特離-01", "特別養子離縁は、養子の現在の戸籍に記録する。", "戸籍法19条・128条", Severity.Correction, [Adopted.GivenName],
            (n, _) => n.Child.Register is { State: not RegisterState.Current } ? "除籍か改製原戸籍が選ばれています。" : null,
            "転籍・改製の後の戸籍を選び直してください。");
        yield return new("特離-02", "通知される届は、養子の戸籍か、もどる戸籍・新しい本籍がこの市のものである。", "戸籍法120条の5", Severity.Correction, [Adopted.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n is { Child.Register: null, FormerRegister: null } && !(n.NewDomicile is not null && n.NewMunicipality is null) ? "養子の戸籍も離縁の後の本籍も、この市ではありません。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("特離-03", "他の市区町村の戸籍は、縁組と縁組前の父母を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [SpecialDissolutionForm.Verified],
            (n, _) => n.IsVerified == false ? "他の市区町村の戸籍を確かめていません。" : null,
            "戸籍情報連携システムで、特別養子縁組が続いていること、縁組前の戸籍の父母と続柄を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("特離-04", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Adopted.Relationship, Adopted.Register.Domicile],
            (n, _) => n.Child is { Elsewhere: not null, Entry: var entry } ? Relationship.Problem(entry.Relationship, entry.Sex) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
    }

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfTheAdoption()
    {
        yield return new("特離-20", "離縁するのは、今も続いている特別養子縁組である。", "民法817条の10、戸籍法29条", Severity.Refusal, [Adopted.GivenName],
            (n, _) => n.Child.Register is not null && !RecordedFacts.Adoptions(n.Child.Entry).Any(a => a is { IsSpecial: true, IsEnded: false }) ? "養子の戸籍に、続いている特別養子縁組がありません。" : null,
            "人違いでないか、既に離縁の届が記録されていないかを確かめてください。普通養子なら、養子離縁の届です。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("特離-21", "離縁する養親は、養子の戸籍の父母である。", "民法817条の10、戸籍法29条", Severity.Correction, [SpecialDissolutionForm.AdoptiveFather, SpecialDissolutionForm.AdoptiveMother, Adopted.GivenName],
            (n, c) => n.Adopters is (null, null) ? "離縁する養親の氏名がありません。"
                : n.Child is { Register: not null, Entry: var entry } && (IsOther(n.Adopters.Father, entry.Father, c) || IsOther(n.Adopters.Mother, entry.Mother, c)) ? "離縁する養親の氏名が、養子の戸籍の父母と違います。" : null,
            "審判書と照らし合わせ、縁組の時の氏名のとおり書いてもらってください。");
        yield return new("特離-22", "配偶者のある養子が離縁するときは、夫婦につき新戸籍を編製する。", "戸籍法20条・19条1項", Severity.Unsupported, Boxes,
            (n, _) => n.Child.Entry.Spouse is not null ? "配偶者のある特別養子の離縁は、まだ記録できません。" : null,
            "届を受理し、紙で処理してください。");
        yield return new("特離-23", "特別養子縁組の前に養子であった者の離縁で、前の縁組がもとにもどるかは、照会して定める。", "民法817条の11", Severity.Unsupported, Boxes,
            (n, c) => n.Left(c) is { Entry: { } entry } && RecordedFacts.StandingAdoptions(entry).Count > 0 ? "養子は、特別養子縁組の前にも養子でした。" : null,
            "届を受理し、管轄法務局に指示を求めて、紙で処理してください。");
    }

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfTheNaturalParents()
    {
        FieldKey[] natural = [SpecialDissolutionForm.NaturalFather, SpecialDissolutionForm.NaturalMother, SpecialDissolutionForm.NaturalRelationship];
        yield return new("特離-30", "父母欄と続柄は、縁組前の戸籍の記録にもどる。", "民法817条の11、戸籍法13条1項4号", Severity.Correction, [.. natural, Adopted.GivenName],
            (n, c) => n.Left(c) is { Entry: { } entry } && (IsOther(n.Natural.Father, entry.Father, c) || IsOther(n.Natural.Mother, entry.Mother, c) || (n.Natural.Father is null) != (entry.Father is null) || (n.Natural.Mother is null) != (entry.Mother is null) || n.Natural.Relationship != entry.Relationship)
                ? $"縁組前の戸籍では、父「{entry.Father ?? "－"}」、母「{entry.Mother ?? "－"}」、{entry.Relationship}です。" : null,
            "縁組前の戸籍と照らし合わせ、届書の補正を求めてください。縁組の後に改まった父母の氏名は、別に更正します。");
        yield return new("特離-31", "縁組前の戸籍がこの市に見当たらないときは、縁組前の父母と続柄、認知の記録を、その戸籍で確かめる。", "民法817条の11、戸籍法27条の3", Severity.Caution, [.. natural, Adopted.GivenName],
            (n, c) => n.Child.Register is not null && n.Left(c) is null ? "養子が特別養子縁組で除かれた戸籍が、この市に見当たりません。" : null,
            "戸籍情報連携システムで、中間の戸籍から縁組前の戸籍をたどって確かめてください。");
        yield return new("特離-32", "実父母との続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号", Severity.Correction, [SpecialDissolutionForm.NaturalRelationship, Adopted.GivenName],
            (n, _) => Relationship.Problem(n.Natural.Relationship, n.Child.Entry.Sex), "「長男」「二女」の形で書き直してください。");
        yield return new("特離-33", "離縁の後の未成年者の親権・後見は、縁組の前と同じとは限らないので、照会して定める。", "民法817条の11・818条・819条・838条", Severity.Inquiry, [Adopted.GivenName, SpecialDissolutionForm.Ruling.FinalOn],
            (n, c) => n.Left(c) is { Entry: { } entry } && n.Ruling.FinalOn.Day is { } day && !LegalAge.IsAdult(n.Child.Entry.BirthDate.Latest, day) && entry.Matters.Any(m => m is { IsErased: false, Title: MatterTitles.ParentalAuthority or MatterTitles.Guardianship })
                ? "縁組前の戸籍に、親権か後見の記録があります。" : null,
            "離縁の審判で定められたことと、実父母の婚姻を確かめ、親権・後見の記録が要るかを管轄法務局に照会してください。この届では移記しません。");
    }

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfTheReturn()
    {
        yield return new("特離-40", "縁組前の戸籍が除かれているときは、新戸籍を編製する。転籍・改製がされているときは、その後の戸籍に入る。", "戸籍法19条1項但書", Severity.Correction, [SpecialDissolutionForm.Former.Register, SpecialDissolutionForm.Way],
            (n, _) => n.FormerRegister is { State: not RegisterState.Current } register ? $"縁組前の戸籍として{register.State.Word()}が選ばれています。" : null,
            "転籍・改製の後の戸籍があればそれを選び、全員が除かれていれば新しい本籍を定めてもらってください。");
        yield return new("特離-41", "もどるのは、特別養子縁組の前に在った実親の戸籍である(中間の戸籍ではない)。", "戸籍法19条1項、民法816条1項", Severity.Correction, [SpecialDissolutionForm.Former.Where, SpecialDissolutionForm.Way, Adopted.GivenName],
            (n, c) => n.Left(c) is { Register: { } left } && HeadOf(n) is { } head && head != left.HeadName && n.FormerRegister?.Id != left.Id ? $"もどる戸籍の筆頭者「{head}」が、縁組前の戸籍の筆頭者「{left.HeadName}」と違います。" : null,
            "養子の戸籍の従前の記録をたどり、縁組前の戸籍か新しい本籍の補正を求めてください。");
        yield return new("特離-42", "縁組前の戸籍が転籍・改製しているときは、その後の戸籍に入る。", "戸籍法19条1項", Severity.Inquiry, [SpecialDissolutionForm.Former.Where, SpecialDissolutionForm.Way, Adopted.GivenName],
            (n, c) => n.Left(c) is { Register: { } left } && HeadOf(n) == left.HeadName && n.FormerRegister?.Id != left.Id && (n.FormerRegister?.Domicile.Text ?? n.FormerElsewhere!.Domicile.Text) != left.Domicile.Text ? $"もどる戸籍の本籍は、縁組前の戸籍「{left.Designation}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。");
        yield return new("特離-43", "養親の戸籍の中で特別養子となった者は、その戸籍にもどるのか、照会して定める。", "戸籍法19条1項・14条3項", Severity.Unsupported, [SpecialDissolutionForm.Former.Register, SpecialDissolutionForm.Way],
            (n, _) => n is { FormerRegister: { } former, Child.Register: { } own } && former.Id == own.Id ? "もどる戸籍が、養子の今の戸籍です。" : null,
            "縁組前の戸籍の選び違いでなければ、管轄法務局に指示を求めて、紙で処理してください。");
        yield return new("特離-44", "他の市区町村の養親の戸籍からもどる者は、もどる戸籍から特別養子縁組で除かれた者と同一人でなければならない。", "戸籍法19条1項", Severity.Inquiry, [SpecialDissolutionForm.Former.Register, Adopted.Register.Domicile],
            (n, _) => n is { FormerRegister: { } register, Child: { Elsewhere: not null } child } && register.Entries.All(e => e.Person != child.Person) ? $"もどる戸籍に、特別養子縁組で除かれた「{child.Entry.GivenName}」(同じ生年月日)の記録がありません。" : null,
            "中間の戸籍の従前戸籍と、もどる戸籍の移動の記録を確かめてください。");
        yield return new("特離-45", "縁組前の氏は、縁組の前に在った戸籍の氏である。", "民法816条1項", Severity.Correction, [SpecialDissolutionForm.FormerName, Adopted.GivenName],
            (n, c) => n.FormerName is { } name && n.Left(c) is { Register: { } left } && name != left.FamilyName ? $"縁組前の戸籍の氏は「{left.FamilyName}」です。" : null,
            "縁組前の戸籍と照らし合わせてください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfANewRegister()
    {
        yield return new("特離-50", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [SpecialDissolutionForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("特離-51", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [SpecialDissolutionForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
        yield return new("特離-52", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [SpecialDissolutionForm.FormerNameKana],
            (n, _) => n.FormerNameKana is { } kana ? KanaReading.Problem(kana) : null, "カタカナで書き直してください。");
        foreach (var rule in FormerReading.Requirements<SpecialDissolutionNotification>("特離-53", "特離-54", "縁組前の氏", "19条1項", [SpecialDissolutionForm.FormerNameKana, SpecialDissolutionForm.FormerName],
            n => n is { Way: SpecialReturn.NewRegister, NewMunicipality: null } ? n.FormerNameKana : null, (n, c) => n.ReadingBefore(c)))
        {
            yield return rule;
        }
    }

    private static IEnumerable<Requirement<SpecialDissolutionNotification>> OfTheNotifier()
    {
        yield return new("特離-71", "検察官の請求による離縁は、検察官の請求によって記録する。", "戸籍法73条2項・75条2項", Severity.Unsupported, [SpecialDissolutionForm.Notifier],
            (n, _) => n.Notifier == SpecialPetitioner.Prosecutor ? "検察官の請求による記録は、まだ扱えません。" : null,
            "請求書を受け付け、管轄法務局に記録の文例(請求日・請求者)を確かめて、紙で処理してください。");
        yield return new("特離-72", "裁判の相手方である養親は、請求した者が届出期間内に届け出ないときに届け出ることができる。", "戸籍法73条・63条2項", Severity.Refusal, [SpecialDissolutionForm.Notifier, SpecialDissolutionForm.Ruling.FinalOn],
            (n, c) => n.Notifier == SpecialPetitioner.Adopters && n.Ruling.Deadline(c) is { } last && c.ReceiptDate <= last ? $"届出期間({RegisterDate.Of(last).Text}まで)は、請求した者が届け出ます。" : null,
            "期間が過ぎても届出がなければ届け出られることを説明してください。");
    }

    private static string? HeadOf(SpecialDissolutionNotification n) => n.FormerRegister?.HeadName ?? n.FormerElsewhere?.HeadName;

    private static bool IsOther(string? paper, string? column, Circumstances c) =>
        paper is not null && column is not null && !NameFolding.IsSame(paper, column, c.Characters) && !ForeignPerson.IsSameName(paper, column);
}
