using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameChange;

/// <summary>氏の変更届 (戸籍法107条1項): sections and boxes in the paper's order.</summary>
internal static class FamilyNameChangeForm
{
    internal static readonly RegisterRole Home = new("home", "氏を変更する");

    internal static readonly FieldKey FormerName = new("former.familyName");
    internal static readonly FieldKey Standing = new("home.couple");
    internal static readonly FieldKey Address = new("household.address");
    internal static readonly FieldKey OtherAddresses = new("household.otherAddresses");
    internal static readonly FieldKey NewName = new("new.familyName");
    internal static readonly FieldKey NewKana = new("new.familyNameKana");
    internal static readonly FieldKey HasPermission = new("permission.paper");
    internal static readonly FieldKey HasFinality = new("permission.finality");
    internal static readonly FieldKey PermissionFits = new("permission.fits");
    internal static readonly FieldKey PermittedName = new("permission.familyName");
    internal static readonly FieldKey PermittedKana = new("permission.familyNameKana");
    internal static readonly FieldKey WantsColumns = new("children.columns");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey SignedByHead = new("notifier.head");
    internal static readonly FieldKey SignedBySpouse = new("notifier.spouse");
    internal static readonly FieldKey WhyAlone = new("notifier.whyAlone");
    internal static readonly FieldKey SignedByAgent = new("notifier.agent");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");

    internal static Form Make() => new("氏の変更届(戸籍法107条1項)",
    [
        new("", "本籍・筆頭者", [.. Home.Fields("戸籍法107条1項"), new(Standing, "筆頭者と配偶者の在籍", FieldKind.Choice) { Required = true, Article = "戸籍法107条1項・27条の3", Visible = Home.IsElsewhere, Width = 30, Choices = SharedChoices.Couples.All, Support = "他の市区町村の戸籍を証明書か連携で確かめて選びます。" }]),
        new("", "氏の変更",
        [
            new(FormerName, "変更前の氏", FieldKind.Name) { Required = true, Article = "戸籍法107条1項", Known = (d, r) => Home.IsHere(d) && d.RegisterIn(Home.Register) is { } id ? r.Find(id)?.FamilyName : null },
            new(NewName, "変更後の氏", FieldKind.Name) { Required = true, Article = "戸籍法107条1項" },
            new(NewKana, "変更後の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法107条1項・13条1項2号" },
            new(HasPermission, "許可の審判書の謄本がある", FieldKind.Check) { Article = "戸籍法107条1項・38条2項" },
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "家事事件手続法231条", Support = "氏の変更の許可には即時抗告があるので要ります。" },
            new(PermissionFits, "審判書の申立人と本籍が届書の戸籍と同じである", FieldKind.Check) { Article = "戸籍法107条1項", Support = "筆頭者(と配偶者)の氏名・本籍・生年月日を照らします。" },
            new(PermittedName, "審判書に書かれた変更後の氏", FieldKind.Name) { Required = true, Article = "戸籍法107条1項", Support = "審判書の主文のとおり、一字ずつ写します。" },
            new(PermittedKana, "審判書に書かれた変更後の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法107条1項", Support = "令和7年5月26日より前の許可には書かれていません。" },
            new(WantsColumns, "子の父母欄の更正の申出がある", FieldKind.Check) { Article = "戸籍法施行規則44条・実務の扱い" },
        ]),
        new("", "同じ戸籍にある人の住所",
        [
            new(Address, "届出人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。下に書かない人は同じ住所とみます。" },
            new(OtherAddresses, "住所の違う人", FieldKind.Note) { Article = "住民基本台帳法9条2項", Width = 40, Support = "一人一行。例: 葵: 東京都足立区中央本町一丁目17番1号" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人の署名",
        [
            new(SignedByHead, "筆頭者の署名がある", FieldKind.Check) { Article = "戸籍法107条1項" },
            new(SignedBySpouse, "配偶者の署名がある", FieldKind.Check) { Article = "戸籍法107条1項", Support = "外国人の配偶者の署名は要りません。" },
            new(WhyAlone, "一方だけが届け出る理由", FieldKind.Text) { Article = "戸籍法107条1項", Width = 40, Support = "意思を表示できないときだけ(例: 意識がない、所在が分からない)。" },
            new(SignedByAgent, "法定代理人の署名がある", FieldKind.Check) { Article = "戸籍法31条", Support = "筆頭者が15歳未満のとき。" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "戸籍法37条", Width = 30, Choices = SharedChoices.Intents.All },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
    ])
    {
        Layout = new() { Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", ["氏の変更"] = "氏", ["同じ戸籍にある人の住所"] = "住所", ["届出人の署名"] = "届出人" } },
    };
}
