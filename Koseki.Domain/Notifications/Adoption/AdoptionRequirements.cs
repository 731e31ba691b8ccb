using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>When an adoption may be accepted (stopping rules A1–A12). Here what the paper and the registers say of the persons, and where the adopted goes.</summary>
internal static class AdoptionRequirements
{
    private const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    private static readonly PersonRole Adopted = AdoptionForm.Adopted;

    internal static IReadOnlyList<Requirement<AdoptionNotification>> All() =>
        [.. OfTheRegisters(), .. OfTheAdopted(), .. OfTheAdopter("養父", AdoptionForm.Father, Sex.Male), .. OfTheAdopter("養母", AdoptionForm.Mother, Sex.Female), .. OfTheCouple(), .. OfTheNewDomicile(), .. OfWhatIsNotWritten(), .. OfForeigners(), .. BarRequirements.All(), .. ConsentRequirements.All(), .. ActRequirements.All()];

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheRegisters()
    {
        yield return new("縁組-01", "縁組は現在の戸籍に記録する。", "戸籍法18条・128条", Severity.Correction, [Adopted.GivenName, AdoptionForm.Side],
            (n, _) => n.Adopters.Select(a => a.Party.Register).Append(n.Place?.Register).Any(r => r is { State: not RegisterState.Current }) ? "除籍か改製原戸籍が選ばれています。" : null,
            "転籍・改製の後の戸籍を選び直してください。死亡した者は、縁組をすることができません。");
        yield return new("縁組-02", "通知される縁組は、養子か養親の戸籍がこの市に在るか、この市に戸籍を作るものである。", "戸籍法120条の5", Severity.Correction, [Adopted.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Place?.Register is null && n.Adopters.All(a => a.Party.Register is null) && !(n.NeedsNewDomicile && n.NewMunicipality is null) ? "養子も養親も新しい本籍も、この市ではありません。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("縁組-03", "他の市区町村に本籍がある当事者は、戸籍で要件を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [AdoptionForm.Verified],
            (n, _) => n.IsVerified == false ? "他の市区町村の戸籍を確かめていません。" : null,
            "戸籍情報連携システムで、年齢、婚姻、今までの縁組、親族関係、親権者を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheAdopted()
    {
        yield return new("縁組-04養子", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Adopted.FamilyName, Adopted.BornOn],
            (n, c) => n.Place is { Register: { } register, Entry: { } entry } && (!NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(n.BornOn)) ? $"養子は、戸籍では「{n.Name}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new("縁組-05養子", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [Adopted.FamilyName, Adopted.GivenName],
            (n, c) => n.Place is { Register: not null } && n.FamilyName + n.GivenName != n.Name && NameFolding.IsSame(n.FamilyName + n.GivenName, n.Name, c.Characters) ? $"養子の氏名は、戸籍では「{n.Name}」と記録されています。" : null,
            "戸籍の記録のとおり記録します。");
        yield return new("縁組-04配偶者", "ともに養子となる配偶者の名と生年月日は、戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [AdoptionForm.PartnerGivenName, AdoptionForm.PartnerBornOn],
            (n, c) => n is { Partner: { } partner, Spouse: { } spouse, IsWithSpouse: true } && (!NameFolding.IsSame(partner.GivenName, spouse.Entry.GivenName, c.Characters) || !spouse.Entry.BirthDate.IsSameAs(partner.BornOn))
                ? $"養子の配偶者は、戸籍では「{spouse.Name}」({spouse.Entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new("縁組-06", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Adopted.Father, Adopted.Mother, Adopted.Relationship, Adopted.AdoptiveFather, Adopted.AdoptiveMother, Adopted.GivenName],
            (n, c) => n.Place is { Register: not null } place && RegisterComparison.OfParents(c.Characters, place.Entry, n.Parents) is { Count: > 0 } different ? $"養子の{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください(父母の氏の変更などは、戸籍の記録のとおり書いてもらいます)。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-07", "養子の婚姻の別は、戸籍の記録と一致しなければならない。", "民法810条、戸籍法20条", Severity.Correction, [AdoptionForm.Standing, Adopted.GivenName],
            (n, _) => n is { Place.Register: { } register, Standing: { } said } && StandingIn(register, n.Place) is var shown && shown != said ? $"養子は、戸籍では「{AdoptionChoices.Standings.Word(shown)}」です。" : null,
            "養子の婚姻の記録を確かめて選び直してください。");
        yield return new("縁組-08", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Adopted.Relationship, Adopted.AdoptiveRelationship, Adopted.Register.Domicile],
            (n, _) => n.Place is { Elsewhere: not null, Entry: var entry } ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new("縁組-09", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [Adopted.GivenNameKana, Adopted.FamilyNameKana],
            (n, _) => n.Place is not { Elsewhere: not null } place ? null : new[] { place.Entry.GivenNameKana, place.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null),
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheAdopter(string word, PartyBoxes boxes, Sex sex)
    {
        yield return new($"縁組-04{word}", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [boxes.FamilyName, boxes.BornOn],
            (n, c) => One(n, sex)?.Party is { Register: { } register, Entry: { } entry } p && (!NameFolding.IsSame(p.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(p.BornOn)) ? $"{word}は、戸籍では「{p.Name}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new($"縁組-05{word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [boxes.FamilyName, boxes.GivenName],
            (n, c) => One(n, sex)?.Party is { Register: not null } p && p.FamilyName + p.GivenName != p.Name && NameFolding.IsSame(p.FamilyName + p.GivenName, p.Name, c.Characters) ? $"{word}の氏名は、戸籍では「{p.Name}」と記録されています。" : null,
            "戸籍の記録のとおり記録します。");
        yield return new($"縁組-10{word}", "養父は男、養母は女である。", "戸籍法13条1項5号", Severity.Correction, [boxes.GivenName],
            (n, _) => One(n, sex)?.Party.Entry is { } entry && entry.Sex != sex ? $"{word}になる人は、戸籍では{entry.Sex.Word()}です。" : null,
            "養父と養母の欄の取り違えでないか確かめてください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheCouple()
    {
        yield return new("縁組-11", "夫婦としてともに縁組をするのは、婚姻している者である。", "民法795条、戸籍法66条", Severity.Correction, [AdoptionForm.Side, AdoptionForm.Father.GivenName, AdoptionForm.Mother.GivenName],
            (n, _) => n.Side != AdopterSide.Couple ? null
                : n.Adopters.Any(a => a.Party.Entry is { Spouse: null }) ? "養父か養母に、戸籍では配偶者がありません。"
                : n.Adopters.Where(a => !a.Party.IsForeign).Select(a => a.Party.Designation).Distinct().Count() > 1 ? "養父と養母の戸籍が違います。"
                : NotTheForeignSpouse(n),
            "夫婦の現在の戸籍を選び直してください。外国人の氏名の表記が違うだけなら、本国の同一人の証明によって戸籍の記録のとおり書いてもらいます。夫婦でない二人は、ともに養親となる一つの縁組をすることができません。");
        yield return new("縁組-12", "養親の配偶者の有無は、戸籍の記録と一致しなければならない。", "民法795条・796条", Severity.Correction, [AdoptionForm.AdoptersSpouse, AdoptionForm.Side],
            (n, _) => n is { AdoptersSpouse: { } part, Adopters: [{ Party.Entry: { } entry }] } && (part == SpousesPart.None) == entry.Spouse is not null ? entry.Spouse is null ? "養親は、戸籍では婚姻していません。" : "養親は、戸籍では婚姻中です。" : null,
            "養親の婚姻の記録を確かめて選び直してください。");
        yield return new("縁組-13", "養子の配偶者の有無は、戸籍の記録と一致しなければならない。", "民法796条", Severity.Correction, [AdoptionForm.AdoptedsSpouse, Adopted.GivenName],
            (n, _) => n is { IsWithSpouse: true, Standing: not AdoptedStanding.MarriedHead } ? "夫婦がともに養子となるときは、養子の欄の人は筆頭者です。"
                : n is { IsWithSpouse: true, Place: null } ? "外国人である夫婦がともに養子となるときは、それぞれの届によります。"
                : n is { AdoptedsSpouse: { } part, Place: { Register: not null, Entry: var entry } } && ((part == SpousesPart.None) == entry.Spouse is not null || (part == SpousesPart.Together && n.Spouse is null))
                ? "養子の配偶者の欄が、戸籍の記録と合いません。" : null,
            "養子の婚姻の記録を確かめて選び直してください。外国人である配偶者は、別の縁組届によります。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheNewDomicile()
    {
        FieldKey[] boxes = [AdoptionForm.NewAt, AdoptionForm.Standing, Adopted.Register.Where, AdoptionForm.Side];
        yield return new("縁組-20", "養子が筆頭者で配偶者があるとき、養親が子として在籍しているときは、新戸籍を編製する。", "戸籍法17条・20条・30条1項", Severity.Correction, boxes,
            (n, _) => n.NeedsNewDomicile && n.NewDomicile is null ? "新しい本籍がありません。" : null,
            "届出人に新しい本籍を定めてもらってください。");
        yield return new("縁組-21", "養親の戸籍に入る養子と、戸籍の変わらない養子には、新戸籍を編製しない。", "戸籍法18条3項、民法810条但書", Severity.Correction, boxes,
            (n, _) => !n.NeedsNewDomicile && n.NewDomicile is not null ? "新しい本籍は定められません。" : null,
            "新しい本籍の記入を消してもらってください。");
        yield return new("縁組-22", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [AdoptionForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("縁組-23", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [AdoptionForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
        yield return new("縁組-25", "他の市区町村の戸籍に子として在籍する養親につき、新戸籍を編製する。", "戸籍法17条", Severity.Inquiry, boxes,
            (n, _) => n is { Side: not AdopterSide.Couple, Movement: Movement.IntoAdopters, Base.Party: { Elsewhere: { } home } party } && n.AdoptersSpouse is SpousesPart.None or null && home.HeadName != party.Name ? $"養親は、筆頭者「{home.HeadName}」でも、その配偶者でもないようです。" : null,
            "死亡した筆頭者の配偶者でなければ、養親の新しい本籍を定めてもらってください。");
        yield return new("縁組-24", "養子の子は、養子の縁組によって動かない。", "戸籍法18条、民法791条2項", Severity.Caution, [Adopted.GivenName, AdoptionForm.Standing],
            (n, _) => n is { Place: { Register: { } register, IsHead: true } place, Movement: Movement.IntoAdopters or Movement.NewOfAdopter or Movement.NewOfAdopted } && register.Standing.Where(e => e.Person != place.Person && e.Spouse is null).Select(register.NameOf).ToList() is { Count: > 0 } children
                ? $"従前の戸籍に子が残ります: {string.Join("、", children)}" : null,
            "子も移すには、入籍届が要ることを説明してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfWhatIsNotWritten()
    {
        yield return new("縁組-30", "他の市区町村の戸籍に在る者につき、この市に新戸籍を編製する。", "戸籍法17条・20条", Severity.Unsupported, [AdoptionForm.NewAt, Adopted.Register.Where],
            (n, _) => n is { NewDomicile: not null, NewMunicipality: null } && ((n.Movement == Movement.NewOfAdopter && n.Base!.Party.Register is null) || (n.Movement == Movement.NewOfAdopted && n.Place!.Register is null))
                ? "他の市区町村の戸籍から来る養親か夫婦の新戸籍の編製は未対応です。" : null,
            "届を受理し、戸籍を連携で取り寄せて、紙で処理してください。");
        yield return new("縁組-31", "戸籍の変わらない養子に別の養親があるときは、養父母の欄を改める。", "戸籍法13条1項5号", Severity.Unsupported, [AdoptionForm.Standing, Adopted.GivenName],
            (n, c) => n is { Movement: Movement.None or Movement.SameRegister, Place.Register: not null } && AdoptionKin.ReplacesParents(n, c) ? "戸籍の変わらない転縁組は未対応です。" : null,
            "紙で処理してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfForeigners()
    {
        yield return new("縁組-35", "外国人の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution, [Adopted.GivenName, AdoptionForm.Side],
            (n, _) => n.Adopters.Where(a => a.Party.IsForeign).Select(a => a.Party.Name).Concat(n.Place is null ? [n.Name] : []).Select(ForeignPerson.Problem).FirstOrDefault(p => p is not null),
            "本国の証明書で氏名を確かめてください。");
        yield return new("縁組-36", "養子縁組は養親の本国法により、養子の本国法の保護要件も備えなければならない。", "法の適用に関する通則法31条", Severity.Correction, [AdoptionForm.ForeignLaw],
            (n, _) => n.IsForeignLawProven == false ? "本国法の要件を証明する書面がありません。" : null,
            "養親(国籍が違えばそれぞれ)の本国法の要件と、養子の本国法の承諾・許可を証明する書面を出してもらい、管轄法務局に照会してください。");
    }

    internal static Adopter? One(AdoptionNotification n, Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex);

    // Beside a Japanese only the foreigner adopts whom the marriage names: by 生年月日, and by 氏名 and 国籍 while nothing is written of a change of them (規則36条2項).
    private static string? NotTheForeignSpouse(AdoptionNotification n)
    {
        if (n.Adopters.FirstOrDefault(a => a.Party.IsForeign) is not { } foreigner || n.Adopters.FirstOrDefault(a => a.Party.Entry is { Spouse: not null }) is not { Party.Entry: { } entry } own
            || entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false }) is not { } marriage)
        {
            return null;
        }

        var at = entry.Matters.ToList().FindLastIndex(m => ReferenceEquals(m, marriage));
        var hasChanged = entry.Matters.Skip(at + 1).Any(m => MatterTitles.OfForeignSpouse.Contains(m.Title) && !m.IsErased);
        var (name, nationality, born) = (marriage[MatterLabels.SpouseName], marriage[MatterLabels.SpousesNationality], marriage[MatterLabels.SpouseBornOn]);
        return nationality is null || (born is not null && !RegisterDate.Parse(born).IsSameAs(foreigner.Party.BirthDate)) || (!hasChanged && (!ForeignPerson.IsSameName(name, foreigner.Party.Name) || nationality != foreigner.Party.Nationality))
            ? $"{own.Word}の配偶者は、戸籍では「{name}」({nationality ?? "日本"}{(born is null ? "" : $"、{born}生")})です。" : null;
    }

    // Who is not the head of a couple's register bears the other's 氏, also after the other's death.
    private static AdoptedStanding StandingIn(FamilyRegister register, PersonInRegister place) =>
        place.IsHead ? place.Entry.Spouse is null ? AdoptedStanding.Single : AdoptedStanding.MarriedHead
        : Couple.Of(register).Any(e => e.Person == place.Person) ? AdoptedStanding.SpousesName : AdoptedStanding.Single;
}
