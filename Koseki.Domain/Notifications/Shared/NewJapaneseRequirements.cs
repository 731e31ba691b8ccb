using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>When 帰化届 and 国籍取得届 may be accepted (戸籍法102条, 102条の2, 16条, 18条, 22条; stopping rules K01–K03, G06, G08, G11, F05, F08).</summary>
internal static class NewJapaneseRequirements
{
    private static readonly PersonRole Spouse = NewJapaneseForm.Spouse;
    private static readonly NewcomerBoxes Person = NewJapaneseForm.Person;

    internal static IReadOnlyList<Requirement<NewJapaneseNotification>> All(NewJapaneseTerms terms) =>
    [
        .. OfTheRegister(terms), .. NewcomerRules.OfTheSearch<NewJapaneseNotification>(terms.Prefix, NewJapaneseForm.Search, Severity.Refusal, n => n.Search),
        .. OfTheEvent(terms), .. terms.IsAcquisition ? OfTheGround() : [], .. NewcomerRules.OfThePerson<NewJapaneseNotification>(terms.Prefix, Person, n => n.All),
        .. NewcomerRules.OfTheNewRegister<NewJapaneseNotification>(terms.Prefix, NewJapaneseForm.FamilyName, NewJapaneseForm.FamilyNameKana, NewJapaneseForm.NewDomicile, NewJapaneseForm.NewMunicipality,
            n => n.MakesRegister && n.Home != NewJapaneseHome.SpousesName ? (n.FamilyName, n.FamilyNameKana) : null, n => n.NewDomicile?.Text, n => n.NewMunicipality),
        .. OfTheFamilyName(terms), .. OfTheSpouse(terms), .. OfTheMarriage(terms), .. OfTheParents(terms), .. OfThePaper(terms),
        .. ChildsNotifierRules.OfAge<NewJapaneseNotification>(terms.Prefix, terms.Title + "の届出", "戸籍法31条・国籍法18条", Person.BornOn, NewJapaneseForm.Notifier, n => n.Person.BornOn, n => n.Notifier, (n, c) => n.Day(c)),
        .. FirstTimeNotifier.Rules<NewJapaneseNotification>(terms.Prefix, NewJapaneseForm.Notifier, n => n.Notifier, n => n.Agents),
    ];

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheRegister(NewJapaneseTerms terms)
    {
        yield return new($"{terms.Prefix}-01", "日本人となった者が入り、配偶者が除かれるのは、現在の戸籍である。", "戸籍法16条・18条・128条", Severity.Correction, [NewJapaneseForm.Home],
            (n, _) => (n.Entered ?? n.Spouse?.Register) is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new($"{terms.Prefix}-02", "通知される届は、この市に戸籍を作るか、この市の戸籍に記録するものである。", "戸籍法120条の5", Severity.Correction, [NewJapaneseForm.Home],
            (n, c) => c.Origin is not Origin.Here && !n.ConcernsUs ? "新しい本籍も配偶者・父母の本籍も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new($"{terms.Prefix}-03", "入る戸籍に在籍する者と同じ名の者は、同じ人か照会して定める。", "戸籍法6条・先例", Severity.Correction, [Person.GivenName, NewJapaneseForm.Home],
            (n, _) => n.Entered?.Standing.Any(e => e.GivenName == n.Person.GivenName) == true ? $"「{n.Person.GivenName}」は、入る戸籍に在籍する者の名です。" : null,
            "同じ届が既に記録されていないか、別の人なら名を改めるかを確かめてください。");
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheEvent(NewJapaneseTerms terms)
    {
        yield return new($"{terms.Prefix}-13", terms.DayRule, terms.DayArticle, Severity.Correction, [NewJapaneseForm.BecameOn],
            (n, c) => n.BecameOn.Latest > c.ReceiptDate || n.BecameOn.Day is null ? $"{terms.DayProblem}が受理日より後か、日まで分かりません。" : null,
            $"{terms.Certificate}で{terms.DayProblem}を確かめてください。");
        yield return new($"{terms.Prefix}-14", terms.AgreeRule, terms.Law, Severity.Correction, [NewJapaneseForm.Certificate],
            (n, _) => n.Certificate == CertificateCheck.Differs ? $"{terms.Certificate}が、{terms.Differs}。" : null,
            "届書の誤りなら補正を求め、証明書の誤りなら発行した法務局に確かめてください。");
        yield return new($"{terms.Prefix}-15", $"{terms.Title}の届出には、{terms.Certificate}を添えなければならない。", $"{terms.Law}・38条2項", Severity.Correction, [NewJapaneseForm.Certificate],
            (n, _) => n.Certificate == CertificateCheck.Missing ? $"{terms.Certificate}がありません。" : null,
            "証明書を出してもらってください。失ったときは、発行した法務局に確かめてもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        foreach (var rule in OverdueNotice.Requirements<NewJapaneseNotification>($"{terms.Prefix}-16", $"{terms.Prefix}-17", terms.PeriodRule, terms.Law,
            [NewJapaneseForm.BecameOn, terms.IsAcquisition ? NewJapaneseForm.WasAbroad : NewJapaneseForm.IssuedOn], (n, c) => n.OverdueSince(c), (n, _) => n.Court))
        {
            yield return rule;
        }
    }

    // 平20.12.18民一3302号: which 氏 and which register, by the ground.
    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheGround()
    {
        yield return new("取得-18", "準正した子は、準正の時の父母の氏を称し、その戸籍に入る(配偶者・養親のある者を除く)。", "平20.12.18民一3302号(先例)", Severity.Correction, [NewJapaneseForm.Home, NewJapaneseForm.Ground],
            (n, _) => n is { Ground: AcquisitionGround.Legitimated, Home: NewJapaneseHome.Single } && JapaneseAdopter(n) is null ? "準正した子につき、新たに氏を定めて新しい戸籍をつくる届です。" : null,
            "父母の戸籍を選び直してください。入るべき戸籍が除かれているときは、管轄法務局に照会してください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("取得-19", "認知された子(準正でない)は、新たに氏を定めて新しい戸籍をつくる(配偶者・養親のある者を除く)。", "平20.12.18民一3302号(先例)", Severity.Correction, [NewJapaneseForm.Home, NewJapaneseForm.Ground],
            (n, _) => n is { Ground: AcquisitionGround.Acknowledged, Home: NewJapaneseHome.Parents } && JapaneseAdopter(n) is null ? "準正でない認知された子が、父母の戸籍に入る届です。" : null,
            "新しい戸籍をつくる届に直してもらってください。父の氏を称するには、家庭裁判所の許可を得て入籍届をします。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("取得-58", "日本人の養子は、養親の氏を称し、養親の戸籍に入る(配偶者のある者を除く)。", "平20.12.18民一3302号(先例)・民法810条・戸籍法18条3項", Severity.Correction, [NewJapaneseForm.Home, Person.AdoptiveFather, Person.AdoptiveMother],
            (n, _) => n.Home is NewJapaneseHome.Single or NewJapaneseHome.Parents && JapaneseAdopter(n) is { } adopter ? $"養親「{adopter}」のある者が、養親の戸籍に入らない届です。" : null,
            "養親の戸籍を選び直してください。養親が外国人なら、氏名を氏、名の順に区切って書いてもらいます。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheFamilyName(NewJapaneseTerms terms)
    {
        yield return new($"{terms.Prefix}-35", "入る戸籍の氏と違う氏は称せない。", "民法750条・790条、戸籍法6条", Severity.Correction, [NewJapaneseForm.FamilyName, NewJapaneseForm.Home],
            (n, c) => OfOthers(n) is { } name && !NameFolding.IsSame(name, n.FamilyName, c.Characters) ? $"入る戸籍(配偶者)の氏は「{name}」です。" : null,
            "氏を確かめ、違う氏を称するのであれば戸籍の選択を改めてください。");
        yield return new($"{terms.Prefix}-36", "氏の字体と振り仮名は、入る戸籍の記録による。", "戸籍法13条1項2号", Severity.Caution, [NewJapaneseForm.FamilyNameKana, NewJapaneseForm.FamilyName, NewJapaneseForm.Home],
            (n, c) => OfOthers(n) is { } name && NameFolding.IsSame(name, n.FamilyName, c.Characters)
                && (name != n.FamilyName || (n.FamilyNameKana is { } kana && KanaOfOthers(n) is { } recorded && kana != recorded)) ? $"入る戸籍(配偶者)の氏は「{name}」({KanaOfOthers(n) ?? "振り仮名の記録なし"})です。" : null,
            "戸籍の記録のとおりになることを届出人に確かめてください。");
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheSpouse(NewJapaneseTerms terms)
    {
        const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";
        yield return new($"{terms.Prefix}-40", "日本人の配偶者の氏と生年月日は、戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [Spouse.FamilyName, Spouse.BornOn, Spouse.Register.Where],
            (n, c) => n is { Spouse: { Register: { } register, Entry.BirthDate: var born }, SpouseFamilyName: { } name, SpouseBornOn: { } said } && (!NameFolding.IsSame(name, register.FamilyName, c.Characters) || !born.IsSameAs(said))
                ? $"日本人の配偶者は、戸籍では「{register.FamilyName}」({born.Text}生)です。" : null,
            Compare);
        yield return new($"{terms.Prefix}-41", "日本人の配偶者は、戸籍に婚姻が現に記録されている者である。", "戸籍法13条1項6号・同規則36条2項", Severity.Correction, [Spouse.GivenName, Spouse.Register.Where],
            (n, _) => n.Spouse is { Register: not null, Entry.Spouse: null } spouse ? $"「{spouse.Name}」は、戸籍では婚姻中ではありません。" : null,
            "離婚・死別の記録と、婚姻の届が処理中でないかを確かめてください。");
        yield return new($"{terms.Prefix}-42", "日本人の配偶者の婚姻の記録は、日本人となった者を指すものでなければならない。", "戸籍法施行規則36条2項", Severity.Inquiry, [Spouse.GivenName, Spouse.Register.Where, Person.FormerGivenName],
            (n, _) => Married(n) is { } married && !ForeignPerson.IsSameName(married.Name, n.Person.FormerName) ? $"戸籍では、配偶者は「{married.Name}」です。" : null,
            "氏名の変更か表記の違いかを、本国の証明で確かめてください。別人なら受理できません。");
        yield return new($"{terms.Prefix}-43", "日本人の配偶者の婚姻の記録にある配偶者の生年月日・婚姻日は、届書と一致しなければならない。", "戸籍法施行規則36条2項", Severity.Correction, [Spouse.GivenName, Spouse.Register.Where, Person.BornOn, NewJapaneseForm.MarriedOn],
            (n, _) => Married(n) is { } married && (married.BornOn?.IsSameAs(n.Person.BornOn) == false || Differs(married.Matter[MatterLabels.MarriedOn], n.MarriedOn!)) ? "配偶者の生年月日か婚姻日が、戸籍の婚姻の記録と違います。" : null,
            Compare);
        yield return new($"{terms.Prefix}-44", "配偶者が筆頭者であればその戸籍に入り、筆頭者でなければ配偶者を筆頭者とする新戸籍を編製する。", "戸籍法16条1項・2項", Severity.Correction, [NewJapaneseForm.Home, Spouse.GivenName, Spouse.Register.Where],
            (n, _) => n.Home == NewJapaneseHome.SpousesRegister && !n.Spouse!.IsHead ? "日本人の配偶者は、筆頭者ではありません。"
                : n.Home == NewJapaneseHome.SpousesName && n.Spouse!.IsHead ? "日本人の配偶者は、既に筆頭者です。" : null,
            "戸籍の選択を改め、新戸籍なら新しい本籍を書いてもらってください。");
        yield return new($"{terms.Prefix}-45", "夫婦の称する氏は、夫婦で定める。", $"民法750条・{terms.Law}", Severity.Correction, [NewJapaneseForm.SpouseSigned],
            (n, c) => n.Spouse is not null && !n.IsSignedBySpouse && c.Origin is Origin.Here ? "日本人の配偶者の署名がありません。" : null,
            "日本人の配偶者に署名してもらってください。");
        yield return new($"{terms.Prefix}-46", "他の市区町村に本籍のある配偶者については、戸籍の記録を確かめる。", "戸籍法120条の7", Severity.Correction, [NewJapaneseForm.SpouseVerified],
            (n, _) => n.SpouseVerified == FormerCheck.NotVerified ? "日本人の配偶者の戸籍の記録を確かめていません。" : null,
            "戸籍情報連携システムで、婚姻の記録と移記する記録を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheMarriage(NewJapaneseTerms terms)
    {
        yield return new($"{terms.Prefix}-50", $"{terms.Title}の届に書く婚姻は、日本人となる前に成立したものである。", $"{terms.Law}・74条", Severity.Correction, [NewJapaneseForm.MarriedOn, NewJapaneseForm.BecameOn],
            (n, _) => n.MarriedOn is { } day && day.Earliest > n.BecameOn.Latest ? $"婚姻の日が{terms.DayProblem}より後です。" : null,
            "その後の婚姻は、婚姻の届によります。");
        yield return new($"{terms.Prefix}-51", "夫婦は、夫と妻である。", "民法731条・750条、戸籍法13条1項6号", Severity.Correction, [Person.Sex, NewJapaneseForm.Home],
            (n, _) => n.Other?.Sex == n.Person.Sex || (n.Spouse?.Register is not null && n.Spouse.Entry.Sex == n.Person.Sex) ? "夫婦の男女の別が同じです。" : null,
            "届書の男女の別と、選んだ配偶者を確かめてください。");
        yield return new($"{terms.Prefix}-52", "外国人の配偶者の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution, [NewJapaneseForm.ForeignSpouseName],
            (n, _) => n.ForeignSpouse is var (name, _, _) ? ForeignPerson.Problem(name) : null,
            "婚姻証明書や旅券と照らし合わせてください。");
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfTheParents(NewJapaneseTerms terms)
    {
        FieldKey[] boxes = [NewJapaneseForm.ParentsThere, NewJapaneseForm.ParentsRegister.Where];
        yield return new($"{terms.Prefix}-55", "父母の戸籍に入るのは、父または母が筆頭者か配偶者として在籍する戸籍である。", "戸籍法6条・17条・18条", Severity.Correction, boxes,
            (n, _) => n is { ParentsRegister: not null, ParentsThere: { } there } && n.ParentEntries().Count < (there == ParentsThere.Both ? 2 : 1) ? "選ばれた父母が、筆頭者か配偶者としてこの戸籍に在籍していません。" : null,
            "父母が現に在籍する戸籍を選び直してください。父母が子として在籍しているときは、先に父母につき新戸籍を編製します(未対応のため紙で処理)。");
        yield return new($"{terms.Prefix}-56", "父母(養親)の氏名は、その戸籍の記録と一致しなければならない。", "戸籍法13条1項4号", Severity.Correction, [Person.Father, Person.Mother, Person.AdoptiveFather, Person.AdoptiveMother, .. boxes],
            (n, c) => n.ParentEntries().Any(p => RegisterComparison.Likeness(Column(n, p.Sex), n.ParentsRegister!.NameOf(p), [], c.Characters) != NameLikeness.Same)
                ? "父母欄(養父母欄)が、戸籍に在る父母(養親)の氏名と違います。" : null,
            "父母の氏名を、戸籍の記録のとおりで書いてもらってください。");
        yield return new($"{terms.Prefix}-57", "子は、父母より後に生まれた者である。", "民法772条・779条", Severity.Correction, [Person.BornOn, .. boxes],
            (n, _) => n.ParentEntries().Any(p => p.BirthDate.Earliest >= n.Person.BornOn.Latest) ? "選ばれた父母(養親)が、本人より後に生まれています。" : null,
            "選んだ戸籍と生年月日を確かめてください。");
    }

    private static IEnumerable<Requirement<NewJapaneseNotification>> OfThePaper(NewJapaneseTerms terms)
    {
        yield return new($"{terms.Prefix}-60", $"{terms.Title}の届出は、届出人(夫婦がともに届け出るときは夫婦)が署名した書面でする。", $"戸籍法29条・{terms.Law}", Severity.Correction, [NewJapaneseForm.Signed],
            (n, _) => !n.IsSigned || (n.Other is not null && !n.IsSignedByOther) ? "届出人(法定代理人が届け出るときはその全員)の署名がそろっていません。" : null,
            "署名してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        foreach (var rule in PostedPaper.Requirements<NewJapaneseNotification>($"{terms.Prefix}-61", $"{terms.Prefix}-62", NewJapaneseForm.DiedOn, n => n.NotifierDiedOn, "届出の日"))
        {
            yield return rule;
        }

        yield return new($"{terms.Prefix}-63", "届出は、新しい(入る戸籍の)本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [NewJapaneseForm.Place, NewJapaneseForm.Home],
            (n, _) => n.Place == NotificationPlace.Domicile && !n.IsRecordedHere ? "新しい(入る戸籍の)本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    // Of an adoption ended since the paper does not tell: its columns are those of the day.
    private static string? JapaneseAdopter(NewJapaneseNotification n) => new[] { n.Person.Adopters.Father, n.Person.Adopters.Mother }.OfType<string>().FirstOrDefault(name => !ForeignPerson.MayBe(name));

    private static string? Column(NewJapaneseNotification n, Sex sex) => n.Home == NewJapaneseHome.Adopters
        ? sex == Sex.Male ? n.Person.Adopters.Father : n.Person.Adopters.Mother : sex == Sex.Male ? n.Person.Parents.Father : n.Person.Parents.Mother;

    private static string? OfOthers(NewJapaneseNotification n) => n.Home switch
    {
        NewJapaneseHome.SpousesRegister or NewJapaneseHome.SpousesName => n.Spouse?.FamilyName,
        NewJapaneseHome.Parents or NewJapaneseHome.Adopters => n.ParentsRegister?.FamilyName,
        NewJapaneseHome.Single or NewJapaneseHome.ForeignSpouse or NewJapaneseHome.Couple or NewJapaneseHome.OwnName or null => null,
    };

    private static string? KanaOfOthers(NewJapaneseNotification n) => n.ParentsRegister is { } register ? register.FamilyNameKana : n.Spouse?.FamilyNameKana;

    // The marriage that stands recorded of the Japanese spouse in a register of ours, while it lasts.
    private static ForeignMarriage? Married(NewJapaneseNotification n) => n.Spouse is { Register: not null, Entry: var entry } ? ForeignMarriage.Of(entry) : null;

    private static bool Differs(string? recorded, RegisterDate said) => recorded is not null && RegisterDate.TryParse(recorded, out var day) && !day.IsSameAs(said);
}
