using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameReading;

/// <summary>氏の振り仮名の届・変更届: sections and boxes in the paper's order.</summary>
internal static class FamilyNameReadingForm
{
    /// <summary>The article of the change by leave.</summary>
    internal const string ByLeave = "戸籍法107条の3";

    private const string Law = "令和5年法律48号附則6条・10条・11条・戸籍法107条の3";

    internal static readonly RegisterRole Home = new("home", "氏の振り仮名を届け出る");

    internal static readonly FieldKey FamilyName = new("home.familyName");
    internal static readonly ReadingBoxes Reading = new("氏", Home.IsElsewhere);
    internal static readonly FieldKey HasFinality = new("permission.finality");
    internal static readonly FieldKey Address = new("household.address");
    internal static readonly FieldKey OtherAddresses = new("household.otherAddresses");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey SignedByHead = new("notifier.head");
    internal static readonly FieldKey SignedBySpouse = new("notifier.spouse");
    internal static readonly FieldKey SignedByMember = new("notifier.member");
    internal static readonly FieldKey WhyAlone = new("notifier.whyAlone");
    internal static readonly FieldKey SignedByAgent = new("notifier.agent");
    internal static readonly FieldKey GuardianProof = new("notifier.guardianProof");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");

    internal static Form Make() => new("氏の振り仮名の届・変更届",
    [
        new("", "届の種類", [Reading.MannerField(Law)]),
        new("", "本籍・筆頭者", [.. Home.Fields(Law), new(FamilyName, "氏", FieldKind.Name) { Required = true, Article = "戸籍法29条4号", Known = (d, r) => RegisterIn(d, r)?.FamilyName }]),
        new("", "氏の振り仮名",
        [
            .. Reading.Fields(ByLeave, (d, r) => RegisterIn(d, r)?.FamilyNameKana),
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "家事事件手続法231条", Visible = Reading.IsPermitted, Support = "氏の振り仮名の変更の許可には即時抗告があるので要ります。" },
        ]),
        new("", "同じ戸籍にある人の住所",
        [
            new(Address, "届出人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。下に書かない人は同じ住所とみます。" },
            new(OtherAddresses, "住所の違う人", FieldKind.Note) { Article = "住民基本台帳法9条2項", Width = 40, Support = "一人一行。例: 葵: 東京都足立区中央本町一丁目17番1号" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人の署名",
        [
            new(SignedByHead, "筆頭者の署名がある", FieldKind.Check) { Article = Law },
            new(SignedBySpouse, "配偶者の署名がある", FieldKind.Check) { Article = Law, Support = "許可による変更では筆頭者とともに、ほかでは筆頭者が除籍されているとき。" },
            new(SignedByMember, "子などの在籍者の署名がある", FieldKind.Check) { Article = Law, Visible = d => !Reading.IsPermitted(d), Support = "筆頭者も配偶者も除籍されているとき。" },
            new(WhyAlone, "一方だけが届け出る理由", FieldKind.Text) { Article = ByLeave, Visible = Reading.IsPermitted, Width = 40, Support = "意思を表示できないときだけ(例: 意識がない、所在が分からない)。" },
            new(SignedByAgent, "法定代理人の署名がある", FieldKind.Check) { Article = "戸籍法31条", Support = "筆頭者が15歳未満のとき。初めての届なら未成年のとき、成年後見人が届け出るときも。" },
            new(GuardianProof, "成年後見の登記事項証明書がある", FieldKind.Check) { Article = "戸籍法31条・32条", Visible = d => d[SignedByAgent] == "1", Support = "成年後見人が届け出るとき。" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "戸籍法37条", Width = 30, Choices = SharedChoices.Intents.All },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
    ])
    {
        Layout = new() { Short = new Dictionary<string, string> { ["届の種類"] = "種類", ["本籍・筆頭者"] = "本籍", ["氏の振り仮名"] = "振り仮名", ["同じ戸籍にある人の住所"] = "住所", ["届出人の署名"] = "届出人" } },
    };

    internal static FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) =>
        Home.IsHere(draft) && draft.RegisterIn(Home.Register) is { } id ? registers.Find(id) : null;
}
