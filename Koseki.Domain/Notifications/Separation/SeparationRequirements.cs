using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>When a separation may be accepted (戸籍法21条, 100条, 101条, 25条, 47条; stopping rule P1).</summary>
internal static class SeparationRequirements
{
    private static readonly PersonRole Person = SeparationForm.Person;

    internal static IReadOnlyList<Requirement<SeparationNotification>> All() =>
        [.. OfTheRegister(), .. PersonComparison.All<SeparationNotification>("分籍", Person, n => n.Person, n => n.Paper, "戸籍の記録のとおり、新しい戸籍にも記録します。", first: 3,
            parents: "別人でないことを確かめ、届書の補正を求めてください(父母の氏の変更などは、戸籍の記録のとおり書いてもらいます)。"), .. OfTheAge(), .. OfThePlaceInTheRegister(), .. OfTheNewDomicile(), .. OfTheWill(), .. OfThePaper(), .. OfTheRegisterElsewhere()];

    private static IEnumerable<Requirement<SeparationNotification>> OfTheRegister()
    {
        yield return new("分籍-01", "分籍するのは、現在の戸籍からである。", "戸籍法21条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("分籍-02", "通知される分籍は、この市の戸籍からか、この市に戸籍を作るものである。", "戸籍法120条の5", Severity.Correction, [SeparationForm.NewAt, Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && !n.ConcernsUs ? "今の本籍も新しい本籍も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfTheAge()
    {
        yield return new("分籍-10", "分籍をすることができるのは、成年に達した者である。", "戸籍法21条1項本文・民法4条", Severity.Refusal, [Person.BornOn],
            (n, c) => !LegalAge.IsAdult(n.Person.Entry.BirthDate.Earliest, n.Day(c)) ? $"成年に達していません({n.Person.Entry.BirthDate.Text}生)。" : null,
            "成年に達してから届け出られます。法定代理人の届出や同意でもできません。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("分籍-11", "生年月日が確かでない者が成年に達したかは、照会して定める。", "戸籍法21条1項・民法4条", Severity.Inquiry, [Person.BornOn],
            (n, c) => n.Person.Entry.BirthDate is var birth && LegalAge.IsAdult(birth.Earliest, n.Day(c)) && !LegalAge.IsAdult(birth.Latest, n.Day(c))
                ? $"生年月日({birth.Text})からは、成年に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfThePlaceInTheRegister()
    {
        IReadOnlyList<FieldKey> boxes = [Person.GivenName, Person.Register.Where];
        yield return new("分籍-12", "戸籍の筆頭に記載した者は、分籍をすることができない。", "戸籍法21条1項但書", Severity.Refusal, boxes,
            (n, _) => n.Person.IsHead ? "分籍する人は、戸籍の筆頭者です。" : null,
            "本籍を移すのであれば、転籍の届出を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("分籍-13", "筆頭者の配偶者は、分籍をすることができない。", "戸籍法21条1項但書", Severity.Refusal, boxes,
            (n, _) => IsMarried(n.Person) ? "分籍する人は、戸籍では婚姻中です。" : null,
            "配偶者のある者は、筆頭者かその配偶者です。本籍を移すのであれば、転籍の届出を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("分籍-14", "筆頭者が死亡した後の配偶者も、分籍をすることができない。", "戸籍法21条1項但書(実務の扱い)", Severity.Refusal, boxes,
            (n, c) => LeftBehind(n.Person, c) == true ? "分籍する人は、死亡した筆頭者の配偶者です。" : null,
            "復氏または転籍の届出を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("分籍-15", "筆頭者の配偶者であったかが記録から定まらない者の分籍は、照会して定める。", "戸籍法21条1項但書、戸籍法施行規則37条", Severity.Inquiry, boxes,
            (n, c) => LeftBehind(n.Person, c) == false ? "分籍する人は、婚姻の記録がありませんが、除かれた筆頭者の配偶者であったとみられます。" : null,
            "転籍・改製の前の戸籍で、筆頭者の子か配偶者かを確かめてください。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfTheNewDomicile()
    {
        yield return new("分籍-20", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [SeparationForm.NewDomicile],
            (n, _) => n.NewDomicile.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("分籍-21", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [SeparationForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{n.NewMunicipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfTheWill()
    {
        yield return new("分籍-30", "分籍の届出は、分籍する人が署名した書面でする。", "戸籍法29条・100条1項", Severity.Correction, [SeparationForm.Signed],
            (n, _) => !n.IsSigned ? "分籍する人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("分籍-31", "分籍は、分籍する人だけが届け出ることができる。", "戸籍法21条1項・100条1項", Severity.Correction, [SeparationForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "本人でない者が届け出ています。" : null,
            "本人に届け出てもらってください(使者が持って来た、本人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("分籍-32", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [SeparationForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "分籍する人の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<SeparationNotification>("分籍-33", "分籍-34", SeparationForm.DiedOn, n => n.NotifierDiedOn, "分籍の日"))
        {
            yield return rule;
        }

        yield return new("分籍-35", "届出は、本籍地、所在地、新しい本籍地(分籍地)のどれかでする。", "戸籍法25条・101条", Severity.Correction, [SeparationForm.Place],
            (n, _) => n.Place switch
            {
                SeparationPlace.Domicile when n.Register is null => "本籍地は当市ではありません。",
                SeparationPlace.NewDomicile when !n.IsMadeHere => "新しい本籍地は当市ではありません。",
                SeparationPlace.Domicile or SeparationPlace.NewDomicile or SeparationPlace.Residence or null => null,
            },
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static IEnumerable<Requirement<SeparationNotification>> OfTheRegisterElsewhere()
    {
        yield return new("分籍-40", "他の市区町村の戸籍から分籍するときは、従前の戸籍の記録を確かめる。", "戸籍法100条2項・120条の7", Severity.Correction, [SeparationForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "従前の戸籍の記録を確かめていません。" : null,
            "戸籍情報連携システムで、成年であること、筆頭者・配偶者でないこと、移記する記録を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("分籍-41", "他の市区町村に新しい本籍を定めるときは、戸籍謄本を添える。", "戸籍法100条2項(令和6年2月29日まで)", Severity.Correction, [SeparationForm.Verified],
            (n, _) => n.Verified == FormerCheck.ByLink ? "戸籍謄本がありません。" : null,
            "戸籍謄本を出してもらってください。")
        { Force = Force.Before(LawDates.NoticesInsteadOfPapers) };
        yield return new("分籍-42", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Person.Relationship, Person.AdoptiveRelationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new("分籍-43", "続柄を「男」「女」とするのは、更正されていない嫡出でない子の記録に限る。", "平16.11.1民一3008号", Severity.Inquiry, [Person.Relationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry } && Relationship.IsOldWord(entry.Relationship) ? $"続柄が「{entry.Relationship}」です。" : null,
            "従前の戸籍にそう記録されているか確かめ、更正の申出ができることを説明してください。");
        yield return new("分籍-44", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [Person.GivenNameKana, Person.FamilyNameKana],
            (n, _) => n.Person.Elsewhere is null ? null : new[] { n.Person.Entry.GivenNameKana, n.Person.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null),
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    // From elsewhere the matters to carry are listed: a marriage among them is one that lasts.
    private static bool IsMarried(PersonInRegister person) =>
        person.Entry.Spouse is not null || (person.Elsewhere is not null && RecordedFacts.HasMarriage(person.Entry));

    // Whether the person is whom the head left behind: true where the marriage stands recorded, false where only the second place
    // tells (a transfer takes no ended marriage along), null for anybody else.
    private static bool? LeftBehind(PersonInRegister person, Circumstances c) =>
        person is not { Register: { } register, Entry: { Spouse: null } entry } || person.IsHead ? null
        : Couple.Of(register).Any(e => e.Person == entry.Person) ? true
        : Signers.Of(register, c.Kin.Kinship).Spouse?.Person == entry.Person ? false : null;
}
