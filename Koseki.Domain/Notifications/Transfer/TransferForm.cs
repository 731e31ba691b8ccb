using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>転籍届: sections and boxes in the paper's order, the register first.</summary>
internal static class TransferForm
{
    internal const string NewHere = "この市";
    internal const string NewElsewhere = "他の市区町村";
    internal const string AtFormer = "今の本籍地";
    internal const string AtNew = "新しい本籍地";
    internal const string AtResidence = "所在地";
    internal const string ByLink = "戸籍情報連携システムで確かめた";
    internal const string ByCertificate = "戸籍証明書が添付されている";
    internal const string NotVerified = "確かめていない";

    internal static readonly RegisterRole Home = new("home", "今の");

    internal static readonly FieldKey Standing = new("home.couple");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Address = new("household.address");
    internal static readonly FieldKey OtherAddresses = new("household.otherAddresses");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey SignedByHead = new("notifier.head");
    internal static readonly FieldKey SignedBySpouse = new("notifier.spouse");
    internal static readonly FieldKey WhyAlone = new("notifier.whyAlone");
    internal static readonly FieldKey SignedByAgent = new("notifier.agent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey PlaceGround = new("notification.place");
    internal static readonly FieldKey Verified = new("former.verified");
    internal static readonly FieldKey FamilyNameKana = new("former.familyNameKana");
    internal static readonly FieldKey FamilyNameMatters = new("former.familyNameMatters");
    internal static readonly FieldKey Persons = new("former.persons");

    internal static Form Make() => new("転籍届", [.. Domiciles(), .. Household(), .. Signatures(), .. Former()])
    {
        Layout = new()
        {
            Short = new Dictionary<string, string>
            {
                ["本籍・筆頭者"] = "本籍",
                ["同じ戸籍にある人の住所"] = "住所",
                ["届出人の署名"] = "届出人",
                ["転籍前の戸籍の記録(他の市区町村から来るとき)"] = "転籍前の記録",
            },
            WhenEmpty = new Dictionary<string, string> { ["転籍前の戸籍の記録(他の市区町村から来るとき)"] = "他の市区町村からこの市への転籍でないので書きません" },
        },
    };

    /// <summary>Whether a register comes here from another municipality, to be compiled anew.</summary>
    internal static bool ComesHere(Draft draft) => Home.IsElsewhere(draft) && draft[NewAt] == NewHere;

    private static IEnumerable<FormSection> Domiciles()
    {
        yield return new("", "本籍・筆頭者",
        [
            .. Home.Fields("戸籍法108条"),
            new(Standing, "筆頭者と配偶者の在籍", FieldKind.Choice) { Required = true, Article = "戸籍法108条1項・27条の3", Visible = d => Home.IsElsewhere(d) && d[NewAt] == NewElsewhere, Width = 30, Choices = SharedChoices.Couples.All, Support = "他の市区町村の戸籍を証明書か連携で確かめて選びます。" },
        ]);
        yield return new("", "新しい本籍",
        [
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法108条", Choices = Choices(NewHere, NewElsewhere), Support = "指定都市では、区が違えば他の市区町村です。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法108条1項", Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地。「号」や建物の名は付けません。" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => d[NewAt] == NewElsewhere, Support = "本籍転属通知の宛先になります(例: さいたま市浦和区)。" },
        ]);
    }

    private static IEnumerable<FormSection> Household()
    {
        yield return new("", "同じ戸籍にある人の住所",
        [
            new(Address, "届出人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。下に書かない人は同じ住所とみます。" },
            new(OtherAddresses, "住所の違う人", FieldKind.Note) { Article = "住民基本台帳法9条2項", Width = 40, Support = "一人一行。例: 葵: 東京都足立区中央本町一丁目17番1号" },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    private static IEnumerable<FormSection> Signatures()
    {
        yield return new("", "届出人の署名",
        [
            new(SignedByHead, "筆頭者の署名がある", FieldKind.Check) { Article = "戸籍法108条1項" },
            new(SignedBySpouse, "配偶者の署名がある", FieldKind.Check) { Article = "戸籍法108条1項", Support = "外国人の配偶者の署名は要りません。" },
            new(WhyAlone, "一方だけが届け出る理由", FieldKind.Text) { Article = "戸籍法108条1項", Width = 40, Support = "意思を表示できないときだけ(例: 意識がない、所在が分からない)。" },
            new(SignedByAgent, "法定代理人の署名がある", FieldKind.Check) { Article = "戸籍法31条", Support = "筆頭者が15歳未満のとき。" },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(PlaceGround, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・109条", Choices = Choices(AtFormer, AtNew, AtResidence) },
        ]);
    }

    private static IEnumerable<FormSection> Former()
    {
        yield return FormSection.OfOffice("転籍前の戸籍の記録(他の市区町村から来るとき)",
        [
            new(Verified, "転籍前の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法108条2項・120条の7", Visible = ComesHere, Width = 30, Choices = Choices(ByLink, ByCertificate, NotVerified) },
            new(FamilyNameKana, "氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = ComesHere, Support = "転籍前の戸籍に記録があるとき。" },
            new(FamilyNameMatters, "氏の変更の記録", FieldKind.Note) { Article = "戸籍法施行規則37条1号", Visible = ComesHere, Width = 40, Support = "戸籍事項のうち氏の変更だけを「氏の変更　【氏変更日】令和5年4月1日」の形で写します。" },
            new(Persons, "戸籍に記録されている者", FieldKind.Note)
            {
                Required = true,
                Article = "戸籍法施行規則37条",
                Visible = ComesHere,
                Width = 40,
                Support = "筆頭者から順に、証明書のとおり写します。人ごとに「戸籍に記録されている者」「【名】…」「身分事項」「出生　【出生日】…」と行を分け、除籍の印は「［除籍］」の行です。移さない事項はプログラムが省きます。",
            },
        ]);
    }

    private static Choice[] Choices(params string[] words) => [.. words.Select(w => new Choice(w, w))];
}
