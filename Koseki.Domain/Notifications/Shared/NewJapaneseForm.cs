using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>帰化届 and 国籍取得届: that of one person and that of a couple in one. Where the person comes to stand comes first, because it opens other boxes.</summary>
internal static class NewJapaneseForm
{
    private const string HomeTitle = "本籍と氏";
    private const string SpouseTitle = "日本人の配偶者";
    private const string CoupleTitle = "ともに日本人となった配偶者";
    private const string ParentsTitle = "父母・養親の戸籍";

    internal static readonly FieldKey Home = new("home");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey FamilyName = new("new.familyName");
    internal static readonly FieldKey FamilyNameKana = new("new.familyNameKana");
    internal static readonly FieldKey Head = new("couple.head");
    internal static readonly NewcomerBoxes Person = new("person", true);
    internal static readonly NewcomerBoxes Other = new("other", true);

    /// <summary>The Japanese spouse. The role implies no sex.</summary>
    internal static readonly PersonRole Spouse = new("spouse", "日本人の配偶者の", Sex.Male);

    internal static readonly FieldKey SpouseSigned = new("spouse.signed");
    internal static readonly FieldKey SpouseVerified = new("spouse.verified");
    internal static readonly RegisterRole ParentsRegister = new("parents", "父母(養親)の");
    internal static readonly FieldKey ParentsThere = new("parents.there");
    internal static readonly FieldKey MarriedOn = new("marriage.date");
    internal static readonly FieldKey MarriageForm = new("marriage.form");
    internal static readonly FieldKey ForeignSpouseName = new("marriage.spouseName");
    internal static readonly FieldKey ForeignSpouseNationality = new("marriage.spouseNationality");
    internal static readonly FieldKey ForeignSpouseBornOn = new("marriage.spouseBirthDate");
    internal static readonly FieldKey BecameOn = new("became");
    internal static readonly FieldKey Certificate = new("certificate.check");
    internal static readonly FieldKey IssuedOn = new("certificate.issued");
    internal static readonly FieldKey WasAbroad = new("became.abroad");
    internal static readonly FieldKey Ground = new("became.ground");
    internal static readonly FieldKey Search = new("check.registered");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly FieldKey Signed = new("notifier.signed");
    internal static readonly FieldKey OtherSigned = new("other.signed");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");

    internal static Form Make(NewJapaneseTerms terms) => new(terms.Title + "届", [.. Homes(terms), .. Persons(terms), .. Marriage(terms), .. OfTheEvent(terms), .. OfTheNotification(terms)])
    {
        Layout = new()
        {
            Lines =
            [
                new("氏・読み", "new.familyName", "new.familyNameKana"), new("名・読み", "givenName", "givenNameKana"), new("従前の氏・名", "formerFamilyName", "formerGivenName"), new("父・母", "father", "mother"),
                new("養父・養母", "adoptiveFather", "adoptiveMother") { Folds = true }, new("養父母との続柄", "adoptiveRelationship") { Folds = true },
            ],
            Short = new Dictionary<string, string> { [HomeTitle] = "本籍・氏", [SpouseTitle] = "配偶者", [CoupleTitle] = "配偶者も", [ParentsTitle] = "父母" },
        },
    };

    internal static bool IsHome(Draft draft, params NewJapaneseHome[] homes) => NewJapaneseChoices.Homes.Is(draft, Home, homes);

    internal static bool HasJapaneseSpouse(Draft draft) => IsHome(draft, NewJapaneseHome.SpousesRegister, NewJapaneseHome.SpousesName, NewJapaneseHome.OwnName);

    internal static bool MakesRegister(Draft draft) => draft[Home].Length > 0 && !IsHome(draft, NewJapaneseHome.SpousesRegister, NewJapaneseHome.Parents, NewJapaneseHome.Adopters);

    internal static bool IsMadeHere(Draft draft) => MakesRegister(draft) && SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Here);

    private static bool IsCouple(Draft draft) => IsHome(draft, NewJapaneseHome.Couple);

    private static bool IsParents(Draft draft) => IsHome(draft, NewJapaneseHome.Parents, NewJapaneseHome.Adopters);

    // A spouse who comes from elsewhere into a register made here brings the column and the matters to carry.
    private static bool ComesFromElsewhere(Draft draft) => HasJapaneseSpouse(draft) && IsMadeHere(draft);

    private static IEnumerable<FormField> On(Func<Draft, bool> visible, IEnumerable<FormField> fields) => fields.Select(f => f with { Visible = d => visible(d) && f.Visible(d) });

    private static IEnumerable<FormSection> Homes(NewJapaneseTerms terms)
    {
        yield return new("", HomeTitle,
        [
            new(Home, terms.After + "戸籍", FieldKind.Choice) { Required = true, Article = $"{terms.Law}・16条・18条・22条", Width = 40, Choices = NewJapaneseChoices.Homes.All },
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法22条・30条1項", Choices = SharedChoices.Domiciles.All, Visible = MakesRegister, Support = "指定都市では、区が違えば他の市区町村です。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法22条・30条1項", Width = 40, Visible = MakesRegister, Support = "例: 埼玉県越谷市弥栄町四丁目1番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法30条1項", Visible = d => MakesRegister(d) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere) },
            new(FamilyName, terms.After + "氏", FieldKind.Name) { Required = true, Article = terms.Law },
            new(FamilyNameKana, terms.After + "氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号" },
            new(Head, "称する氏", FieldKind.Choice) { Required = true, Article = "民法750条・戸籍法16条1項", Choices = NewJapaneseChoices.Heads.All, Visible = IsCouple, Support = "氏を称する方が筆頭者になります。" },
        ]);
        yield return new("", SpouseTitle,
        [
            .. On(HasJapaneseSpouse, Spouse.Register.Fields($"{terms.Law}・16条")),
            .. On(HasJapaneseSpouse, Spouse.NameFields(terms.Law).Select(f => f.Key == Spouse.FamilyName ? f with { Support = null } : f)),
            .. Spouse.ParentFields("戸籍法施行規則39条", d => HasJapaneseSpouse(d) && Spouse.Register.IsElsewhere(d)),
            .. Spouse.CarriedFields(ComesFromElsewhere),
            new(SpouseVerified, "日本人の配偶者の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7", Visible = d => HasJapaneseSpouse(d) && Spouse.Register.IsElsewhere(d), Width = 30, Choices = SharedChoices.Checks.All },
            new(SpouseSigned, "日本人の配偶者の署名がある", FieldKind.Check) { Article = $"{terms.Law}・民法750条", Visible = HasJapaneseSpouse },
        ]);
        yield return new("", ParentsTitle,
        [
            .. On(IsParents, ParentsRegister.Fields($"{terms.Law}・18条")),
            new(ParentsThere, "戸籍に在る父母(養親)", FieldKind.Choice) { Required = true, Article = "戸籍法18条", Visible = IsParents, Choices = NewJapaneseChoices.Parents.All },
        ]);
    }

    private static IEnumerable<FormSection> Persons(NewJapaneseTerms terms)
    {
        yield return new("", terms.Who, [.. Person.Fields(terms.Who + "の", terms.Law)]);
        yield return new("", CoupleTitle, [.. On(IsCouple, Other.Fields(CoupleTitle + "の", terms.Law))]);
    }

    private static IEnumerable<FormSection> Marriage(NewJapaneseTerms terms)
    {
        static bool IsMarried(Draft d) => IsCouple(d) || HasJapaneseSpouse(d) || IsHome(d, NewJapaneseHome.ForeignSpouse);
        static bool IsForeign(Draft d) => IsHome(d, NewJapaneseHome.ForeignSpouse);
        yield return new("", "婚姻",
        [
            new(MarriedOn, "婚姻の年月日", FieldKind.Date) { Required = true, Article = $"{terms.Law}・戸籍法施行規則35条4号", Visible = IsMarried },
            new(MarriageForm, "婚姻の方式", FieldKind.Text) { Article = "戸籍法施行規則35条4号", Visible = IsMarried, Support = "外国の方式のとき(例: ブラジル国の方式)" },
            new(ForeignSpouseName, "外国人の配偶者の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign, IsAnyText = true, Support = "例: シルバ，マリア" },
            new(ForeignSpouseNationality, "外国人の配偶者の国籍", FieldKind.Text) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign },
            new(ForeignSpouseBornOn, "外国人の配偶者の生年月日", FieldKind.Date) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign, Support = "西暦(1990-01-01)" },
        ]);
    }

    private static IEnumerable<FormSection> OfTheEvent(NewJapaneseTerms terms)
    {
        yield return new("", "効力の日と証明書",
        [
            .. terms.IsAcquisition ? [new(Ground, "取得の根拠", FieldKind.Choice) { Required = true, Article = "国籍法3条・17条", Width = 30, Choices = NewJapaneseChoices.Grounds.All }] : Array.Empty<FormField>(),
            new(BecameOn, terms.Day, FieldKind.Date) { Required = true, Article = terms.DayArticle, Support = terms.DaySupport },
            new(Certificate, terms.Certificate, FieldKind.Choice) { Required = true, Article = $"{terms.Law}・38条", Width = 30, Choices = NewJapaneseChoices.Certificates(terms).All },
            terms.IsAcquisition
                ? new(WasAbroad, "取得の日に国外に在った", FieldKind.Check) { Article = terms.Law, Support = "届出期間が3か月になります。" }
                : new(IssuedOn, "身分証明書の交付の日", FieldKind.Date) { Article = $"{terms.Law}(実務の扱い)", Support = "告示から1か月を過ぎた届のとき。交付の日から数えてもよい扱いです。" },
            new(Search, "戸籍の有無の確認", FieldKind.Choice) { Required = true, Article = "戸籍法22条", Width = 30, Choices = NewcomerRules.Searches.All },
        ]);
    }

    private static IEnumerable<FormSection> OfTheNotification(NewJapaneseTerms terms)
    {
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
        yield return new("", "届出人",
        [
            .. Notifier.Fields(terms.Who, $"{terms.Law}・31条"),
            FirstTimeNotifier.Field(Notifier),
            new(Signed, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条", Support = "法定代理人が届け出るときは、その全員の署名。" },
            new(OtherSigned, "ともに日本人となった配偶者の署名がある", FieldKind.Check) { Article = "戸籍法29条", Visible = IsCouple },
            OverdueNotice.AddressField(Notifier.IsByAgent),
            OverdueNotice.Field(_ => true),
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = NewJapaneseChoices.Places.All },
        ]);
    }
}
