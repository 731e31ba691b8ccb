using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The boxes by which a paper says who gets a place in a register for the first time, and how they are read.</summary>
/// <param name="key">Prefix of the keys, e.g. person.</param>
/// <param name="wasForeign">Whether the person had a name, a nationality and a 住民票 before (帰化, 国籍取得); otherwise nobody may know where the person was born, and 住所 comes with the 住民票 that is made.</param>
internal sealed class NewcomerBoxes(string key, bool wasForeign)
{
    internal static readonly ChoiceSet<ReadingCheck> Readings = new((ReadingCheck.Accepted, "accepted", "一般に認められる"), (ReadingCheck.Doubtful, "doubtful", "疑義がある"));

    private static readonly ChoiceSet<Sex> Sexes = new((Registers.Sex.Male, "male", "男"), (Registers.Sex.Female, "female", "女"));

    internal bool WasForeign { get; } = wasForeign;

    internal FieldKey GivenName { get; } = new($"{key}.givenName");

    internal FieldKey GivenNameKana { get; } = new($"{key}.givenNameKana");

    internal FieldKey Reading { get; } = new($"{key}.readingJudgement");

    internal FieldKey Sex { get; } = new($"{key}.sex");

    internal FieldKey BornOn { get; } = new($"{key}.birthDate");

    internal FieldKey BirthPlace { get; } = new($"{key}.birthPlace");

    internal FieldKey FormerFamilyName { get; } = new($"{key}.formerFamilyName");

    internal FieldKey FormerGivenName { get; } = new($"{key}.formerGivenName");

    internal FieldKey Nationality { get; } = new($"{key}.nationality");

    internal FieldKey Father { get; } = new($"{key}.father");

    internal FieldKey Mother { get; } = new($"{key}.mother");

    internal FieldKey Relationship { get; } = new($"{key}.relationship");

    internal FieldKey AdoptiveFather { get; } = new($"{key}.adoptiveFather");

    internal FieldKey AdoptiveMother { get; } = new($"{key}.adoptiveMother");

    internal FieldKey AdoptiveRelationship { get; } = new($"{key}.adoptiveRelationship");

    internal FieldKey OtherMatters { get; } = new($"{key}.otherMatters");

    internal FieldKey Address { get; } = new($"{key}.address");

    internal FieldKey SettledOn { get; } = new($"{key}.settledOn");

    internal IEnumerable<FormField> Fields(string whose, string article) =>
    [
        new(GivenName, $"{whose}名", FieldKind.Name) { Required = true, Article = $"{article}・50条", Support = "常用漢字・人名用漢字・ひらがな・カタカナ" },
        new(GivenNameKana, $"{whose}名の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Support = "カタカナ" },
        new(Reading, $"{whose}読み方の審査", FieldKind.Choice) { Article = "戸籍法13条2項", Choices = Readings.All },
        new(Sex, $"{whose}男女の別", FieldKind.Choice) { Required = true, Article = article, Choices = Sexes.All },
        new(BornOn, $"{whose}生年月日", FieldKind.Date) { Required = true, Article = article, Support = "例: H7.4.10。元号で記録します。" },
        new(BirthPlace, $"{whose}出生地", FieldKind.Municipality) { Required = WasForeign, Article = article, Support = "最小行政区画まで。外国は国の名から(例: ブラジル国サンパウロ州)。" },
        .. WasForeign ? Foreign(whose, article) : [],
        new(Father, $"{whose}父の氏名", FieldKind.Name) { Article = article },
        new(Mother, $"{whose}母の氏名", FieldKind.Name) { Article = article },
        new(Relationship, $"{whose}父母との続柄", FieldKind.Text) { Required = true, Article = article, Width = 6, Support = "例: 長男、二女" },
        new(AdoptiveFather, $"{whose}養父の氏名", FieldKind.Name) { Article = article },
        new(AdoptiveMother, $"{whose}養母の氏名", FieldKind.Name) { Article = article },
        new(AdoptiveRelationship, $"{whose}養父母との続柄", FieldKind.Choice) { Article = article, Choices = [new("養子", "養子"), new("養女", "養女")] },
        new(OtherMatters, $"{whose}その他の身分事項", FieldKind.Note) { Article = article, Width = 40, Support = "認知・養子縁組・親権などを「養子縁組　【縁組日】令和2年4月1日」の形で、数字は半角で書きます。" },
        new(Address, $"{whose}住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項・17条3号", Width = 40, Support = WasForeign ? "住民登録をしているところ。" : "住民票をつくるところ。" },
        .. WasForeign ? Settled(whose) : [],
    ];

    private IEnumerable<FormField> Settled(string whose) =>
    [
        new(SettledOn, $"{whose}住定日", FieldKind.Date) { Required = true, Article = "住民基本台帳法17条3号", Support = "外国人住民となった日。その後に市内で移っていれば、移った日。" },
    ];

    internal Newcomer Read(DraftReader reader, PersonId person, string familyName) => new()
    {
        Person = person,
        FamilyName = familyName,
        GivenName = reader.Text(GivenName),
        GivenNameKana = reader.Optional(GivenNameKana),
        Reading = reader.OptionalChoice(Reading, Readings),
        Sex = reader.Choice(Sex, Sexes) ?? Registers.Sex.Male,
        BornOn = reader.Date(BornOn),
        BirthPlace = WasForeign ? reader.Text(BirthPlace) : reader.Optional(BirthPlace),
        Parents = (reader.Optional(Father), reader.Optional(Mother), reader.Text(Relationship)),
        Adopters = (reader.Optional(AdoptiveFather), reader.Optional(AdoptiveMother), reader.OptionalChoice(AdoptiveRelationship)),
        Nationality = WasForeign ? reader.Text(Nationality) : null,
        FormerName = WasForeign ? ForeignPerson.Name(reader.Optional(FormerFamilyName) ?? "", reader.Text(FormerGivenName)) : null,
        OtherMatters = Others(reader),
        Address = reader.Text(Address),
        SettledOn = WasForeign ? reader.Date(SettledOn) : null,
        Boxes = this,
    };

    private IEnumerable<FormField> Foreign(string whose, string article) =>
    [
        new(FormerFamilyName, $"{whose}従前の氏", FieldKind.Name) { Article = article, Support = "カタカナ(漢字を使う国の人は漢字)。氏がなければ空にします。" },
        new(FormerGivenName, $"{whose}従前の名", FieldKind.Name) { Required = true, Article = article },
        new(Nationality, $"{whose}従前の国籍", FieldKind.Text) { Required = true, Article = article, Support = "例: ブラジル" },
    ];

    private ValueList<StatusMatter> Others(DraftReader reader)
    {
        if (reader.Optional(OtherMatters) is not { } text)
        {
            return [];
        }

        try
        {
            return Registers.Notation.RegisterNotation.ParseStatusMatters(text);
        }
        catch (FormatException e)
        {
            reader.Unreadable(OtherMatters, e.Message, "事項ごとに見出しを付けて書いてください。");
            return [];
        }
    }
}
