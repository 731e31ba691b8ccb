using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>国籍選択届 and 外国国籍喪失届: sections and boxes in the paper's order.</summary>
internal static class DualNationalityForm
{
    private const string Checks = "他の市区町村の戸籍の確認";

    /// <summary>The person. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "本人の", Sex.Male);

    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey Nationality = new("foreign.nationality");
    internal static readonly FieldKey Dual = new("foreign.check");
    internal static readonly FieldKey Declaration = new("declaration");
    internal static readonly FieldKey LostOn = new("lost.date");
    internal static readonly FieldKey Proof = new("proof.check");
    internal static readonly FieldKey KnownOn = new("notifier.knownOn");
    internal static readonly FieldKey WasAbroad = new("notifier.abroad");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly NotifierBoxes By = new();
    internal static readonly FieldKey Signed = By.Signed;
    internal static readonly FieldKey Intent = By.Intent;
    internal static readonly FieldKey DiedOn = By.DiedOn;
    internal static readonly FieldKey Place = By.Place;
    internal static readonly FieldKey Verified = new("person.verified");

    internal static readonly ChoiceSet<DualCheck> Duals = new(
        (DualCheck.Dual, "dual", "外国の国籍も有する(志望による取得でない)"), (DualCheck.ByWill, "byWill", "自己の志望により外国の国籍を取得したという"), (DualCheck.OnlyJapanese, "only", "外国の国籍を有しないことが明らかか、その疑いがある"));

    internal static readonly ChoiceSet<ForeignLossProof> Proofs = new(
        (ForeignLossProof.Agrees, "agrees", "届書と一致する"), (ForeignLossProof.Differs, "differs", "届書と違うところがある"), (ForeignLossProof.Missing, "missing", "添付されていない"));

    /// <param name="isLoss">外国国籍喪失届; otherwise 国籍選択届.</param>
    internal static Form Make(bool isLoss)
    {
        var law = Law(isLoss);
        return new(isLoss ? "外国国籍喪失届" : "国籍選択届",
        [
            new("", "本籍・筆頭者", [.. Person.Register.Fields(law)]),
            new("", "本人",
            [
                .. Person.NameFields(law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f),
                .. Person.ParentFields("戸籍法29条4号", Person.Register.IsElsewhere),
                new(Address, "本人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条", Width = 40 },
            ]),
            isLoss ? OfTheLoss(law) : OfTheChoice(law),
            new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
            new("", "届出人",
            [
                .. Notifier.Fields("本人", $"{law}・31条"),
                .. isLoss ? [Notifier.GuardianProofField(), .. OfThePeriod(law)] : Array.Empty<FormField>(),
                By.SignedField("戸籍法29条"),
                .. By.Fields(),
            ]),
            FormSection.OfOffice(Checks,
            [
                new(Verified, "本人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
                .. Person.CarriedFields(static _ => false),
            ]),
        ])
        {
            Layout = new()
            {
                Lines = CoupleLayout.Lines,
                Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", [Checks] = "確認" },
                WhenEmpty = new Dictionary<string, string> { [Checks] = "この市の戸籍なので書きません" },
            },
        };
    }

    internal static string Law(bool isLoss) => isLoss ? "戸籍法106条" : "戸籍法104条の2";

    private static FormSection OfTheChoice(string law) => new("", "国籍の選択",
    [
        new(Nationality, "現に有する外国の国籍", FieldKind.Text) { Required = true, Article = $"{law}第2項" },
        new(Dual, "重国籍の確認", FieldKind.Choice) { Required = true, Article = "国籍法11条・14条", Width = 40, Choices = Duals.All, Support = "外国の旅券などの提出は求めません。" },
        new(Declaration, "日本の国籍を選択し、外国の国籍を放棄する旨の宣言がある", FieldKind.Check) { Article = "国籍法14条2項" },
    ]);

    private static FormSection OfTheLoss(string law) => new("", "外国国籍の喪失",
    [
        new(Nationality, "喪失した外国の国籍", FieldKind.Text) { Required = true, Article = $"{law}2項" },
        new(LostOn, "外国国籍喪失の年月日", FieldKind.Date) { Required = true, Article = $"{law}2項" },
        new(Proof, "喪失を証する書面", FieldKind.Choice) { Required = true, Article = $"{law}2項", Choices = Proofs.All },
    ]);

    private static IEnumerable<FormField> OfThePeriod(string law) =>
    [
        new(KnownOn, "喪失の事実を知った日", FieldKind.Date) { Required = true, Article = $"{law}1項" },
        new(WasAbroad, "知った日に、届出人は国外に在った", FieldKind.Check) { Article = $"{law}1項", Support = "届出期間が3か月になります。" },
        OverdueNotice.AddressField(Notifier.IsByAgent),
        OverdueNotice.Field(static _ => true),
    ];
}
