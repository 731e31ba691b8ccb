using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>国籍喪失届 and 国籍喪失報告: sections and boxes in the paper's order.</summary>
internal static class NationalityLossForm
{
    private const string Law = "戸籍法103条";
    private const string Checks = "他の市区町村の戸籍の確認";

    /// <summary>The person. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "国籍を喪失した人の", Sex.Male);

    internal static readonly FieldKey Basis = new("basis");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey LostOn = new("lost.date");
    internal static readonly FieldKey Cause = new("lost.cause");
    internal static readonly FieldKey Nationality = new("lost.nationality");
    internal static readonly FieldKey Proof = new("proof.check");
    internal static readonly FieldKey ProvenOn = new("proof.date");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey ReportedOn = new("report.date");
    internal static readonly FieldKey Reporter = new("report.by");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey KnownOn = new("notifier.knownOn");
    internal static readonly FieldKey WasAbroad = new("notifier.abroad");
    internal static readonly FieldKey Signed = new("notifier.signed");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Verified = new("person.verified");

    internal static Form Make() => new("国籍喪失届",
    [
        new("", "届出・報告の別", [new(Basis, "届出・報告の別", FieldKind.Choice) { Required = true, Article = "戸籍法103条・105条", Choices = NationalityLossChoices.Bases.All }]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields(Law)]),
        new("", "国籍を喪失した人",
        [
            .. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f),
            .. Person.ParentFields("戸籍法29条4号", Person.Register.IsElsewhere),
            new(Address, "国籍を喪失した人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "外国に住む人は、外国の住所。" },
        ]),
        new("", "国籍の喪失",
        [
            new(LostOn, "国籍喪失の年月日", FieldKind.Date) { Required = true, Article = "戸籍法103条2項1号", Support = "外国の国籍を取得した日など、喪失の効力が生じた日。" },
            new(Cause, "国籍喪失の原因", FieldKind.Choice) { Required = true, Article = "戸籍法103条2項1号・国籍法11条〜16条", Width = 40, Choices = NationalityLossChoices.Causes.All },
            new(Nationality, "喪失の時の外国の国籍", FieldKind.Text) { Required = true, Article = "戸籍法103条2項2号", Support = "例: アメリカ合衆国" },
            new(Proof, "国籍喪失を証する書面", FieldKind.Choice) { Required = true, Article = "戸籍法103条2項", Width = 30, Choices = NationalityLossChoices.Proofs.All, Visible = IsNotified },
            new(ProvenOn, "書面に書かれた取得の日", FieldKind.Date) { Article = "戸籍法103条2項", Visible = IsNotified, Support = "帰化証明書などに書かれた、外国の国籍を取得した日。" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "報告",
        [
            new(ReportedOn, "報告の年月日", FieldKind.Date) { Required = true, Article = "戸籍法105条", Visible = IsReported },
            new(Reporter, "報告者", FieldKind.Text) { Required = true, Article = "戸籍法105条", Visible = IsReported, Width = 30, Support = "職名(例: 法務大臣、在ロサンゼルス総領事)" },
        ]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法103条1項・31条", Choices = NationalityLossChoices.Notifiers.All, Visible = IsNotified },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", IsAnyText = true, Visible = d => IsNotified(d) && d[Notifier].Length > 0 && !NationalityLossChoices.Notifiers.Is(d, Notifier, LossNotifier.Self) },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Width = 40, Visible = IsNotified },
            new(KnownOn, "喪失の事実を知った日", FieldKind.Date) { Required = true, Article = "戸籍法103条1項", Visible = IsNotified },
            new(WasAbroad, "知った日に、届出人は国外に在った", FieldKind.Check) { Article = "戸籍法103条1項", Visible = IsNotified, Support = "届出期間が3か月になります。" },
            new(Signed, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条", Visible = IsNotified },
            OverdueNotice.Field(IsNotified),
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = IsNotified },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All, Visible = IsNotified },
        ]),
        FormSection.OfOffice(Checks,
        [
            new(Verified, "国籍を喪失した人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            .. Person.CarriedFields(static _ => false),
        ]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["届出・報告の別"] = "別", ["本籍・筆頭者"] = "本籍", ["国籍を喪失した人"] = "本人", [Checks] = "確認" },
            WhenEmpty = new Dictionary<string, string> { ["報告"] = "届出なので書きません", ["届出人"] = "報告なので書きません", [Checks] = "この市の戸籍なので書きません" },
        },
    };

    private static bool IsNotified(Draft draft) => !IsReported(draft);

    private static bool IsReported(Draft draft) => NationalityLossChoices.Bases.Is(draft, Basis, LossBasis.Reported);
}
