using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>Which registers, which names, which new 本籍 and whose will the paper has to show (戸籍法20条の2, 25条, 29条, 107条).</summary>
internal static class PaperRequirements
{
    private static readonly PersonRole Person = ForeignNameForm.Person;

    internal static IReadOnlyList<Requirement<ForeignNameNotification>> All() => [.. OfTheRegister(), .. OfTheComparison(), .. OfTheName(), .. OfTheNewRegister(), .. OfTheWill(), .. OfThePaper(), .. OfTheRegisterElsewhere()];

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheRegister()
    {
        yield return new("外氏-01", "氏の変更は、現在の戸籍に記録する。", "戸籍法107条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("外氏-02", "通知される届は、この市の戸籍から出るか、この市に戸籍をつくるものである。", "戸籍法120条の5", Severity.Correction, [ForeignNameForm.NewAt, Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && !n.ConcernsUs ? "今の本籍も新しい本籍も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("外氏-03", "他の市区町村に本籍のある者の届では、戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [ForeignNameForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "氏を変更する人の戸籍の記録(婚姻とその解消、外国人の氏名、氏の変更、移記する事項)を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("外氏-04", "他の市区町村に本籍のある者の届では、ほかの在籍者の有無を確かめる。", "戸籍法20条の2第1項・27条の3", Severity.Correction, [ForeignNameForm.Others],
            (n, _) => n.Others == OthersStanding.NotVerified ? "本人のほかに在籍者があるかを確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。在籍者があれば新戸籍を編製します。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheComparison()
    {
        const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";
        yield return new("外氏-05", "届書の氏・生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Person.FamilyName, Person.BornOn, Person.Register.Register],
            (n, c) => n is { Register: { } register, Person.Entry.BirthDate: var birth } && (!NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) || !birth.IsSameAs(n.BornOn)) ? $"戸籍では「{n.Person.Name}」({birth.Text}生)です。" : null,
            Compare);
        yield return new("外氏-06", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [Person.FamilyName, Person.GivenName, Person.Register.Register],
            (n, c) => n.Register is not null && n.FamilyName + n.GivenName != n.Person.Name && NameFolding.IsSame(n.FamilyName + n.GivenName, n.Person.Name, c.Characters)
                ? $"氏名は、戸籍では「{n.Person.Name}」と記録されています。" : null,
            "従前の氏は、戸籍の記録のとおり記録します。");
        yield return new("外氏-07", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction,
            [Person.Father, Person.Mother, Person.Relationship, Person.AdoptiveFather, Person.AdoptiveMother, Person.Register.Register],
            (n, c) => n.Register is not null && RegisterComparison.OfParents(c.Characters, n.Person.Entry, n.Parents) is { Count: > 0 } different ? $"{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheName()
    {
        yield return new("外氏-40", "変更後の氏は、今の氏と違うものである。", "戸籍法107条", Severity.Correction, [ForeignNameForm.NewName, Person.FamilyName],
            (n, _) => n.NewName == n.Person.FamilyName ? "変更後の氏が、今の氏と同じです。" : null,
            "同じ届が既に記録されていないか確かめてください。");
        yield return new("外氏-41", "外国人の氏は、片仮名(本国で漢字を用いる者は漢字)で、区切りのない一つの氏として書く。", "昭59.11.1民二5500号", Severity.Correction, [ForeignNameForm.NewName],
            (n, _) => n.Ground != ForeignNameGround.Return && (ForeignNameFacts.FamilyNameOf(n.NewName) is not null || n.NewName.Any(ch => ch is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ'))) ? $"「{n.NewName}」に、英字か、氏と名の区切りがあります。" : null,
            "戸籍に記録された配偶者・父母の氏のとおり書き直してもらってください。");
        yield return new("外氏-42", "氏を変更するときは、変更後の氏の振り仮名も届け出る。", "戸籍法107条・13条1項2号", Severity.Correction, [ForeignNameForm.NewKana],
            (n, _) => n.NewKana is null ? "変更後の氏の振り仮名がありません。" : null,
            "書いてもらってください(許可によるときは審判書のとおり)。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("外氏-43", "氏の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [ForeignNameForm.NewKana],
            (n, _) => n.NewKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheNewRegister()
    {
        yield return new("外氏-50", "本人のほかに在籍者のない筆頭者が届け出たときは、戸籍はそのままとする。", "戸籍法20条の2第1項", Severity.Correction, [ForeignNameForm.NewAt, Person.GivenName],
            (n, _) => n is { StaysInRegister: true, NewDomicile: not null } ? "本人だけの戸籍なので、新しい本籍は定められません。" : null,
            "新しい本籍の欄を消してもらうか、別に転籍の届出をしてもらってください。");
        yield return new("外氏-51", "ほかに在籍者のある者の届出(2項・3項)と父母の氏への変更(4項)では、本人につき新戸籍を編製する。", "戸籍法20条の2・30条", Severity.Correction, [ForeignNameForm.NewAt, Person.GivenName],
            (n, _) => n is { StaysInRegister: false, NewDomicile: null } and not { Others: OthersStanding.NotVerified } ? "新しい本籍がありません。" : null,
            "新しい本籍を書いてもらってください。");
        yield return new("外氏-52", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [ForeignNameForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("外氏-53", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [ForeignNameForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
        yield return new("外氏-54", "同籍する者は、届出によって動かない。", "戸籍法20条の2", Severity.Caution, [Person.GivenName, ForeignNameForm.NewAt],
            (n, _) => n is { StaysInRegister: false, Person.IsHead: true, Register: { } register } && n.OthersInRegister.Select(register.NameOf).ToList() is { Count: > 0 } left ? $"今の戸籍に残ります: {string.Join("、", left)}" : null,
            "子は「同籍する入籍届」(許可は要らない)で移れることを説明してください。");
        yield return new("外氏-55", "筆頭者でない者が配偶者の氏に変更し、または変更前の氏に変更するときは、照会して定める。", "戸籍法16条3項・20条の2第1項", Severity.Inquiry, [ForeignNameForm.Ground, Person.GivenName, Person.Register.Where],
            (n, _) => n.Ground != ForeignNameGround.Parent && !n.Person.IsHead ? $"「{n.Person.Name}」は、戸籍の筆頭者ではありません(外国人と婚姻した者には新戸籍が編製されます)。" : null,
            "婚姻の際の新戸籍の編製の漏れでないか確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheWill()
    {
        yield return new("外氏-60", "氏の変更の届出は、届出人が署名した書面でする。", "戸籍法29条・107条", Severity.Correction, [ForeignNameForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("外氏-61", "氏の変更は、届出人として定められた者だけが届け出ることができる。", "戸籍法37条・107条", Severity.Correction, [ForeignNameForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("外氏-62", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [ForeignNameForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<ForeignNameNotification>("外氏-63", "外氏-64", ForeignNameForm.DiedOn, n => n.NotifierDiedOn, "氏変更日"))
        {
            yield return rule;
        }

        yield return new("外氏-65", "届出は、氏を変更する人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [ForeignNameForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "氏を変更する人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。新しい本籍地であることは理由になりません。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheRegisterElsewhere()
    {
        yield return new("外氏-70", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Person.Relationship, Person.AdoptiveRelationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new("外氏-71", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [Person.GivenNameKana, Person.FamilyNameKana],
            (n, _) => n.Person.Elsewhere is null ? null : new[] { n.Person.Entry.GivenNameKana, n.Person.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null),
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("外氏-72", "外国人と婚姻中の者がこの市に新しい戸籍をつくるときは、婚姻事項を移記する。", "戸籍法施行規則39条1項4号", Severity.Correction, [Person.OtherMatters, ForeignNameForm.Ground],
            (n, _) => n is { Ground: ForeignNameGround.Spouse, IsMadeHere: true, Person: { Elsewhere: not null, Entry: var entry } } && !RecordedFacts.HasForeignSpouse(entry) ? "移記事項に、外国人との婚姻がありません。" : null,
            "従前の戸籍の証明書のとおり、「その他の移記事項」に婚姻を書いてください。");
    }
}
