using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What has to be true of somebody who gets a place in a register for the first time, whichever paper says so.</summary>
internal static class NewcomerRules
{
    internal static readonly ChoiceSet<RegisterSearch> Searches = new(
        (RegisterSearch.NotFound, "none", "どの戸籍にも記録されていない"), (RegisterSearch.EndedByLoss, "ended", "国籍喪失により除かれた記録だけがある"),
        (RegisterSearch.Found, "found", "現に戸籍に記録されている"), (RegisterSearch.NotSearched, "no", "確かめていない"));

    private const string OnPaper = "届出人に届書の補正を求めてください。";

    /// <summary>名, its reading, 続柄 and the birth: numbers 20 to 28.</summary>
    /// <param name="prefix">Prefix of the numbers, e.g. 帰化.</param>
    /// <param name="first">The boxes of the first of them; a rule about another one stands at its box.</param>
    /// <param name="all">Everybody whom the paper brings into a register.</param>
    internal static IEnumerable<Requirement<T>> OfThePerson<T>(string prefix, NewcomerBoxes first, Func<T, IEnumerable<Newcomer>> all)
    {
        Requirement<T> Each(string number, string sentence, string article, Severity severity, Func<NewcomerBoxes, FieldKey> box, Func<Newcomer, Circumstances, string?> broken, string remedy) =>
            new($"{prefix}-{number}", sentence, article, severity, [box(first)], (n, c) => all(n).Select(p => broken(p, c)).FirstOrDefault(m => m is not null), remedy)
            {
                At = (n, c) => all(n).FirstOrDefault(p => broken(p, c) is not null) is { } who ? box(who.Boxes ?? first) : null,
            };

        yield return Each("20", "名には常用平易な文字を用いなければならない。", "戸籍法50条・同規則60条", Severity.Correction, b => b.GivenName,
            (p, c) => Forbidden(p.GivenName, c) is { Count: > 0 } bad ? $"名「{p.GivenName}」に使えない文字があります: {string.Join("、", bad)}" : null,
            "常用漢字・人名用漢字・ひらがな・カタカナで書き直してもらってください。");
        yield return Each("21", "初めて戸籍に記録される者の名の振り仮名を記録する。", "戸籍法13条1項2号", Severity.Correction, b => b.GivenNameKana,
            (p, _) => p.GivenNameKana is null && p.GivenName != DraftReader.Missing ? $"「{p.GivenName}」の振り仮名がありません。" : null, OnPaper) with
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return Each("22", "名の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, b => b.GivenNameKana,
            (p, _) => p.GivenNameKana is { } kana ? KanaReading.Problem(kana) : null, "カタカナで書き直してもらってください。") with
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return Each("23", "名の振り仮名は、読み方として一般に認められるものでなければならない。", "戸籍法13条2項", Severity.Inquiry, b => b.Reading,
            (p, _) => p.Reading == ReadingCheck.Doubtful ? $"「{p.GivenName}」を「{p.GivenNameKana}」と読むことに疑義があります。" : null,
            "初めて戸籍に記録される者には、現に使われている読みを示す資料がありません。管轄法務局に照会してください。") with
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return Each("24", "名の振り仮名の読み方は受理の前に審査する。", "戸籍法13条2項", Severity.Correction, b => b.Reading,
            (p, _) => p.Reading is null && p.GivenName != DraftReader.Missing ? $"「{p.GivenName}」の読み方の審査の結果がありません。" : null, "読み方が一般に認められるかを確かめて選んでください。") with
        { Force = Force.Since(LawDates.ReadingsRecorded), AcceptedElsewhere = Severity.Caution };
        yield return Each("25", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, b => b.Relationship,
            (p, _) => Relationship.IsOldWord(p.Parents.Relationship) ? $"続柄が「{p.Parents.Relationship}」です。" : Relationship.Problem(p.Parents.Relationship, p.Sex),
            "「長男」「二女」の形で書き直してもらってください。");
        yield return Each("26", "養父母の氏名と続柄は合わせて書き、続柄は男女の別と一致しなければならない。", "戸籍法13条1項5号", Severity.Correction, b => b.AdoptiveRelationship,
            (p, _) => p.Adopters is (null, null, null) ? null
                : p.Adopters.Relationship is not { } word ? "養父母との続柄がありません。"
                : p.Adopters is (null, null, _) ? "養父母の氏名がありません。" : Relationship.AdoptiveProblem(word, p.Sex),
            OnPaper);
        yield return Each("27", "生まれた日は、届出より後ではない。", "戸籍法29条", Severity.Correction, b => b.BornOn,
            (p, c) => p.BornOn.Earliest > c.ReceiptDate ? $"生年月日({p.BornOn.Text})が受理日より後です。" : null, OnPaper);
        if (!first.WasForeign)
        {
            yield break;
        }

        yield return Each("28", "住定日は、届出より後ではない。", "住民基本台帳法17条3号", Severity.Correction, b => b.SettledOn,
            (p, c) => p.SettledOn is { } day && (day.Earliest > c.ReceiptDate || day.Latest < p.BornOn.Earliest) ? $"住定日({day.Text})が受理日より後か、生まれる前です。" : null,
            "住民票の住所を定めた日を確かめて入力してください。");
    }

    /// <summary>氏 of a register that is made for the person, and its 本籍: numbers 30 to 34.</summary>
    internal static IEnumerable<Requirement<T>> OfTheNewRegister<T>(string prefix, FieldKey familyName, FieldKey kana, FieldKey domicile, FieldKey? municipality,
        Func<T, (string FamilyName, string? Kana)?> made, Func<T, string?> newDomicile, Func<T, string?> newMunicipality)
    {
        yield return new($"{prefix}-30", "新しい氏には、常用平易な文字を用いる(通達)。", "昭56.9.14民二5542号(先例)", Severity.Inquiry, [familyName],
            (n, c) => made(n) is { } own && Forbidden(own.FamilyName, c) is { Count: > 0 } bad ? $"氏に常用平易でない文字があります: {string.Join("、", bad)}" : null,
            "書き直してもらうか、その文字を用いるべき事情(日本人の配偶者・親族の氏など)を確かめて管轄法務局に照会してください。");
        yield return new($"{prefix}-31", "新しい戸籍には、氏の振り仮名を記録する。", "戸籍法13条1項2号", Severity.Correction, [kana],
            (n, _) => made(n) is (not DraftReader.Missing, null) ? "氏の振り仮名がありません。" : null, OnPaper)
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new($"{prefix}-32", "氏の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [kana],
            (n, _) => made(n) is (_, { } reading) ? KanaReading.Problem(reading) : null, "カタカナで書き直してもらってください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new($"{prefix}-33", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [domicile],
            (n, _) => newDomicile(n) is { } text ? new Places.RegisteredDomicile(text).Problem : null, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        if (municipality is not { } elsewhere)
        {
            yield break;
        }

        yield return new($"{prefix}-34", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [elsewhere],
            (n, c) => newMunicipality(n) is { } place && c.LocalityOf(place) == Places.Locality.Ours ? $"「{place}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
    }

    /// <summary>Nobody stands in two registers: numbers 10 to 12.</summary>
    /// <param name="prefix">Prefix of the numbers.</param>
    /// <param name="box">The box of the search.</param>
    /// <param name="found">What it means that an entry is found: 不受理 of what is only reported (戸籍法102条), 要照会 of what a court has decided.</param>
    /// <param name="search">What the search came to, or null while it is not chosen.</param>
    internal static IEnumerable<Requirement<T>> OfTheSearch<T>(string prefix, FieldKey box, Severity found, Func<T, RegisterSearch?> search)
    {
        yield return new($"{prefix}-10", "現に戸籍に記録されている者につき、重ねて戸籍を編製し、入籍させることはできない。", "戸籍法6条・22条", found, [box],
            (n, _) => search(n) == RegisterSearch.Found ? "現に戸籍に記録されている者です。" : null,
            "同じ届が既に記録されていないか、本人の戸籍を確かめてください。");
        yield return new($"{prefix}-11", "国籍喪失により除かれた者が日本の国籍を得たときは、前の記録とは別に新しく記録する。", "国籍法17条・戸籍法22条", Severity.Caution, [box],
            (n, _) => search(n) == RegisterSearch.EndedByLoss ? "国籍喪失により除かれた記録があります。" : null,
            "前の記録の除籍が国籍喪失によることを確かめてください。前の戸籍は回復しません。");
        yield return new($"{prefix}-12", "戸籍に記録されていないことを確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [box],
            (n, _) => search(n) == RegisterSearch.NotSearched ? "戸籍に記録されていないことを確かめていません。" : null,
            "氏名・従前の氏名・生年月日で検索し、戸籍情報連携システムで確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static List<string> Forbidden(string name, Circumstances c) => name == DraftReader.Missing ? []
        : [.. RegisterText.Split(name).Where(ch => !c.Characters.IsAllowedInGivenName(ch, c.ReceiptDate)).Select(ch => ch.ToString()).Distinct(StringComparer.Ordinal)];
}
