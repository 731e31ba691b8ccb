using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>When a 離縁 may be accepted (stopping rules R1–R5). Here what the paper and the registers say of the persons, and of the adoption that ends.</summary>
internal static class DissolutionRequirements
{
    private const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    private static readonly PersonRole Adopted = DissolutionForm.Adopted;

    private static readonly FieldKey[] Persons = [Adopted.GivenName, DissolutionForm.Side];

    internal static IReadOnlyList<Requirement<DissolutionNotification>> All() =>
        [.. OfTheRegisters(), .. OfTheAdopted(), .. OfTheAdopter("養父", DissolutionForm.Father, Sex.Male), .. OfTheAdopter("養母", DissolutionForm.Mother, Sex.Female), .. OfTheAdoption(), .. OfTheDead(), .. ReturnRequirements.All(), .. ChildRequirements.All(), .. ActRequirements.All()];

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheRegisters()
    {
        yield return new("離縁-01", "離縁は現在の戸籍に記録する。", "戸籍法19条・128条", Severity.Correction, Persons,
            (n, _) => n.Place.Register is { State: not RegisterState.Current } || n.Adopters.Any(a => a.Party is { IsDead: false, Register: { State: not RegisterState.Current } }) ? "除籍か改製原戸籍が選ばれています。" : null,
            "転籍・改製の後の戸籍を選び直してください。");
        yield return new("離縁-02", "通知される離縁は、養子か養親の戸籍がこの市に在るか、もどる戸籍・新しい本籍がこの市のものである。", "戸籍法120条の5", Severity.Correction, [Adopted.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n is { Place.Register: null, FormerRegister: null } && n.Adopters.All(a => a.Party.Register is null) && !(n.NewDomicile is not null && n.NewMunicipality is null) ? "養子も養親も離縁の後の本籍も、この市ではありません。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("離縁-03", "他の市区町村に本籍がある当事者は、戸籍で縁組と要件を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [DissolutionForm.Verified],
            (n, _) => n.IsVerified == false ? "他の市区町村の戸籍を確かめていません。" : null,
            "戸籍情報連携システムで、終わらせる縁組が続いていること、養親の婚姻と死亡、実父母を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheAdopted()
    {
        yield return new("離縁-04養子", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Adopted.FamilyName, Adopted.BornOn],
            (n, c) => n.Place is { Register: { } register, Entry: { } entry } && (!NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(n.BornOn)) ? $"養子は、戸籍では「{n.Name}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new("離縁-05養子", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [Adopted.FamilyName, Adopted.GivenName],
            (n, c) => n.Place is { Register: not null } && n.FamilyName + n.GivenName != n.Name && NameFolding.IsSame(n.FamilyName + n.GivenName, n.Name, c.Characters) ? $"養子の氏名は、戸籍では「{n.Name}」と記録されています。" : null,
            "戸籍の記録のとおり記録します。");
        yield return new("離縁-06", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Adopted.Father, Adopted.Mother, Adopted.Relationship, Adopted.AdoptiveFather, Adopted.AdoptiveMother, Adopted.GivenName],
            (n, c) => n.Place is { Register: not null } place && RegisterComparison.OfParents(c.Characters, place.Entry, n.Parents) is { Count: > 0 } different ? $"養子の{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離縁-07", "養子の婚姻の別は、戸籍の記録と一致しなければならない。", "民法816条1項、戸籍法20条", Severity.Correction, [DissolutionForm.Standing, Adopted.GivenName],
            (n, _) => n is { Place.Register: { } register, Standing: { } said } && StandingIn(register, n.Place) is var shown && shown != said ? $"養子は、戸籍では「{DissolutionChoices.Standings.Word(shown)}」です。" : null,
            "養子の婚姻の記録を確かめて選び直してください。");
        yield return new("離縁-08", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Adopted.Relationship, Adopted.AdoptiveRelationship, Adopted.Register.Domicile],
            (n, _) => n.Place is { Elsewhere: not null, Entry: var entry } ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」「養子」の形で書き直してください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheAdopter(string word, PartyBoxes boxes, Sex sex)
    {
        yield return new($"離縁-04{word}", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [boxes.FamilyName, boxes.BornOn],
            (n, c) => One(n, sex)?.Party is { Register: { } register, Entry: { } entry } p && (!NameFolding.IsSame(p.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(p.BornOn)) ? $"{word}は、戸籍では「{p.Name}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new($"離縁-05{word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [boxes.FamilyName, boxes.GivenName],
            (n, c) => One(n, sex)?.Party is { Register: not null } p && p.FamilyName + p.GivenName != p.Name && NameFolding.IsSame(p.FamilyName + p.GivenName, p.Name, c.Characters) ? $"{word}の氏名は、戸籍では「{p.Name}」と記録されています。" : null,
            "戸籍の記録のとおり扱います。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheAdoption()
    {
        yield return new("離縁-10", "特別養子縁組の離縁は、家庭裁判所の審判による特別養子離縁の届出でする。", "民法817条の10、戸籍法73条", Severity.Refusal, Persons,
            (n, _) => DissolutionKin.IsSpecial(n) ? "養子は特別養子です。" : null,
            "協議や死後の離縁はできないことを説明して返してください。審判によるものは特別養子離縁の届です。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-11", "離縁するのは、届書の養親との、今も続いている縁組である。", "民法811条、戸籍法29条", Severity.Refusal, Persons,
            (n, c) => n.Place.Register is not null && !DissolutionKin.IsSpecial(n) && DissolutionKin.Ended(n, c) is null ? "養子の戸籍に、この養親との続いている縁組がありません。" : null,
            "縁組の記録、既に離縁の届が記録されていないか、養親の人違い(転縁組の前の養親など)を確かめてください。氏名だけが違うときは、人の結び付きを確認してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-12", "養親が夫婦であるときに未成年者と離縁するには、夫婦がともにしなければならない。", "民法811条の2・813条", Severity.Refusal, [DissolutionForm.Side, Adopted.BornOn],
            (n, c) => !n.IsAnnulled && !n.IsPartnerUnable && IsMinor(n, c) && DissolutionKin.PartsFromOneAlone(n, c) == true ? "婚姻中の養父母の一方だけが、未成年者と離縁しています。" : null,
            "夫婦がともに離縁するか、成年に達してからするよう説明してください(養父母が離婚しているか、一方が死亡していれば、各別にできます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離縁-13", "養親の一方が意思を表示することができないことは、書面で確かめる。", "民法811条の2但書", Severity.Inquiry, [DissolutionForm.PartnerUnable],
            (n, _) => n.IsPartnerUnable ? "もう一方の養親が意思を表示することができないとされています。" : null,
            "診断書などで確かめ、管轄法務局に照会してください。");
        yield return new("離縁-17", "夫婦であった養親の一方だけが未成年者と離縁するときは、もう夫婦でないことを戸籍で確かめる。", "民法811条の2・813条、戸籍法27条の3", Severity.Correction, [DissolutionForm.NotMarried, DissolutionForm.Side, Adopted.BornOn],
            (n, c) => n is { IsAnnulled: false, IsPartnerUnable: false, AreNotMarried: false } && IsMinor(n, c) && DissolutionKin.PartsFromOneAlone(n, c) is null ? "養父と養母が今も夫婦であるか、この市の戸籍からは分かりません。" : null,
            "養親の戸籍で、離婚か死亡の記録を確かめて印を付けてください。夫婦であれば、ともに離縁するよう説明してください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離縁-18", "15歳・成年に達したかが生年月日から定まらない養子の離縁は、照会して定める。", "民法811条・811条の2", Severity.Inquiry, [Adopted.BornOn],
            (n, c) => UnsureAge.IsOpenAt(ChildRequirements.OwnAge, n.BirthDate, c) || UnsureAge.IsAdulthoodOpen(n.BirthDate, c) ? $"養子の生年月日({n.BirthDate.Text})からは、15歳か成年に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、協議者が要るか、夫婦がともにする離縁かを管轄法務局に照会してください。");
        yield return new("離縁-14", "養親が外国人であるときの離縁は、縁組の当時の養親の本国法による。", "法の適用に関する通則法31条2項", Severity.Inquiry, [DissolutionForm.Side],
            (n, _) => n.Adopters.Any(a => a.Party.IsForeign) ? "外国人である養親があります。" : null,
            "本国法が離縁を認めることを証明する書面を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheDead()
    {
        yield return new("離縁-15", "死亡した養親との離縁は、家庭裁判所の許可を得てする。", "民法811条6項、戸籍法38条2項", Severity.Refusal, [DissolutionForm.HasCourtPaper, DissolutionForm.HasFinality],
            (n, c) => n.Manner == DissolutionManner.Posthumous && AcceptedPaper.Tells(c, n.HasCourtPaper, n.HasFinality) && !(n.HasCourtPaper && n.HasFinality) ? "許可の審判書の謄本か、その確定証明書がありません。" : null,
            "謄本と確定証明書を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離縁-16", "死亡した養親との離縁と、生存する養親との離縁は、別の届による。", "民法811条6項、戸籍法72条", Severity.Correction, [DissolutionForm.Manner, .. Persons],
            (n, _) => n.Manner == DissolutionManner.Posthumous ? n.Adopters.FirstOrDefault(a => a.Party is { Entry: not null, IsDead: false }) is { } living ? $"{living.Word}の死亡が、戸籍に記録されていません。" : null
                : !n.IsByCourt && n.PartyDiedOn is null ? n.Adopters.FirstOrDefault(a => a.Party.IsDead) is { } dead ? $"{dead.Word}は、戸籍では死亡しています。" : null : null,
            "死亡の記録を確かめ、離縁の種別か、離縁する養親を書き直してもらってください。");
    }

    internal static bool IsMinor(DissolutionNotification n, Circumstances c) => !LegalAge.IsAdult(n.BirthDate.Earliest, c.ReceiptDate);

    private static PartingAdopter? One(DissolutionNotification n, Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex);

    // Who is not the head of a couple's register bears the other's 氏, also after the other's death.
    private static PartedStanding StandingIn(FamilyRegister register, PersonInRegister place) =>
        place.IsHead ? place.Entry.Spouse is null ? PartedStanding.Single : PartedStanding.MarriedHead
        : Couple.Of(register).Any(e => e.Person == place.Person) ? PartedStanding.SpousesName : PartedStanding.Single;
}
