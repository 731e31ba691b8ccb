using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>入籍届: sections and boxes in the paper's order, the cause and the registers first because they open other boxes.</summary>
internal static class JoiningForm
{
    private const string Law = "戸籍法98条・29条4号";
    private const string Former = "従前の戸籍の記録(他の市区町村の戸籍から入るとき)";
    private const string ParentsFormer = "父または母の記録(他の市区町村の戸籍から出て、この市に新しい戸籍をつくるとき)";

    /// <summary>The person. The role implies no sex: that of somebody from elsewhere is what 続柄 says.</summary>
    internal static readonly PersonRole Person = new("person", "入籍する人の", Sex.Male);

    /// <summary>The spouse who joins with the person; both stand in one register.</summary>
    internal static readonly PersonRole Spouse = new("spouse", "配偶者の", Sex.Female, Person.Register);

    /// <summary>Where the parent stands, or the register to go back to.</summary>
    internal static readonly RegisterRole To = new("to", "入籍先の") { Picked = (_, entry) => (new("parent.givenName"), entry.GivenName) };

    /// <summary>The parent; of both the one who heads the register.</summary>
    internal static readonly PersonRole Parent = new("parent", "父または母の", Sex.Female, To);

    internal static readonly FieldKey Manner = new("joining.manner");
    internal static readonly FieldKey Whose = new("joining.whose");
    internal static readonly FieldKey Basis = new("joining.basis");
    internal static readonly FieldKey HasPermission = new("joining.permission");
    internal static readonly FieldKey PermissionFits = new("joining.permissionFits");
    internal static readonly FieldKey ChangedOn = new("joining.changedOn");
    internal static readonly FieldKey WithSpouse = new("joining.withSpouse");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey SpouseAddress = new("spouse.address");
    internal static readonly FieldKey OtherParent = new("otherParent.givenName");
    internal static readonly FieldKey ParentAddress = new("parent.address");
    internal static readonly FieldKey Way = new("to.way");
    internal static readonly FieldKey FamilyName = new("to.familyName");
    internal static readonly FieldKey FamilyNameKana = new("to.familyNameKana");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly NotifierBoxes By = new();
    internal static readonly FieldKey Signed = By.Signed;
    internal static readonly FieldKey SpouseSigned = new("spouse.signed");
    internal static readonly FieldKey Intent = By.Intent;
    internal static readonly FieldKey DiedOn = By.DiedOn;
    internal static readonly FieldKey Place = By.Place;
    internal static readonly FieldKey Verified = new("former.verified");
    internal static readonly FieldKey ToVerified = new("to.verified");

    internal static Form Make() => new("入籍届",
    [
        new("", "入籍の事由",
        [
            new(Manner, "入籍の事由", FieldKind.Choice) { Required = true, Article = "民法791条、戸籍法98条・99条", Width = 30, Choices = JoiningChoices.Manners.All },
            new(Whose, "父・母の別", FieldKind.Choice) { Required = true, Article = "民法791条、戸籍法98条", Visible = NeedsParent, Choices = JoiningChoices.Parents.All },
            new(Basis, "氏を称する根拠", FieldKind.Choice) { Required = true, Article = "民法791条1項・2項", Visible = TakesParentsName, Width = 30, Choices = JoiningChoices.Bases.All, Support = "婚氏を続称する親と子のように、呼び方が同じ氏でも民法上の氏が違えば許可が要ります。" },
            new(HasPermission, "許可の審判書の謄本がある", FieldKind.Check) { Article = "戸籍法38条2項・98条", Visible = d => TakesParentsName(d) && JoiningChoices.Bases.Is(d, Basis, JoiningBasis.Permission), Support = "確定証明書は要りません。" },
            new(PermissionFits, "審判書の子と父・母の氏が届書と同じである", FieldKind.Check) { Article = "民法791条1項", Visible = d => TakesParentsName(d) && JoiningChoices.Bases.Is(d, Basis, JoiningBasis.Permission), Support = "子の氏名・本籍・生年月日と、許された氏を照らします。" },
            new(ChangedOn, "父・母の氏を称した届出の日", FieldKind.Date) { Required = true, Article = "民法791条4項、戸籍法99条", Visible = TakesFormerName, Support = "未成年のときの入籍の届出日。" },
            new(WithSpouse, "配偶者とともに入籍する", FieldKind.Check) { Article = "戸籍法98条2項・99条2項" },
        ]),
        new("", "入籍する人の本籍", [.. Person.Register.Fields("戸籍法98条")]),
        new("", "入籍する人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "入籍する人の住所", [new(Address, "入籍する人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "配偶者",
        [
            .. Spouse.NameFields(Law).Select(f => Also(f with { Support = f.Key == Spouse.FamilyName ? null : f.Support }, HasSpouse)),
            new(SpouseAddress, "配偶者の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Visible = HasSpouse, Width = 40 },
            .. Spouse.ParentFields("戸籍法29条4号", d => HasSpouse(d) && Person.Register.IsElsewhere(d)),
        ]),
        new("", "入籍先",
        [
            new(Way, "入籍の方法", FieldKind.Choice) { Required = true, Article = "戸籍法17条・18条・20条・19条2項", Choices = JoiningChoices.Ways.All, Support = "父または母が筆頭者でも配偶者でもないとき、入籍する人に配偶者があるときは、新しい戸籍をつくります。" },
            .. To.Fields("戸籍法98条・18条").Select(f => Also(f, NeedsRegister)),
            .. Parent.NameFields(Law).Select(f => Also(f with { Support = f.Key == Parent.FamilyName ? null : f.Support }, NeedsParent)),
            new(OtherParent, "もう一方の父または母の名", FieldKind.Name) { Required = true, Article = Law, Visible = NeedsBoth, Support = "父母・養父母・養父及び母・父及び養母のとき。同じ戸籍に在る配偶者の名。" },
            new(ParentAddress, "父または母の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Visible = ParentMoves, Width = 40, Support = "父または母も新しい戸籍に移ります。" },
            new(FamilyName, "従前の氏", FieldKind.Name) { Required = true, Article = "民法791条4項", Visible = TakesFormerName },
            new(FamilyNameKana, "従前の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = TakesFormerName, Support = "もとの戸籍の記録のとおり" },
        ]),
        new("", "新しい本籍",
        [
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法17条・20条・30条1項", Visible = IsNew, Choices = SharedChoices.Domiciles.All },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法17条・20条・30条1項", Visible = IsNew, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => IsNew(d) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere), Support = "本籍転属通知の宛先になります(例: 埼玉県春日部市)。" },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            .. Notifier.Fields("入籍する人", "民法791条3項、戸籍法98条"),
            By.SignedField("戸籍法29条・98条"),
            new(SpouseSigned, "配偶者の署名がある", FieldKind.Check) { Article = "戸籍法98条2項・99条2項", Visible = HasSpouse },
            .. By.Fields("民法791条3項・戸籍法37条"),
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認",
        [
            new(Verified, "入籍する人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            new(ToVerified, "入籍先の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = d => NeedsRegister(d) && To.IsElsewhere(d), Width = 30, Choices = SharedChoices.Checks.All, Support = "父または母が生きてその戸籍に在ることと、氏の来歴も確かめます。" },
        ]),
        FormSection.OfOffice(Former, [.. Person.CarriedFields(ComesToUs), .. Spouse.CarriedFields(d => HasSpouse(d) && ComesToUs(d))]),
        FormSection.OfOffice(ParentsFormer, [.. Parent.ParentFields("戸籍法施行規則39条", ParentComesToUs), .. Parent.CarriedFields(ParentComesToUs)]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string>
            {
                ["入籍の事由"] = "事由", ["入籍する人の本籍"] = "本籍", ["入籍する人の氏名・生年月日"] = "氏名", ["入籍する人の住所"] = "住所", ["新しい本籍"] = "新本籍", ["父母・養父母"] = "父母",
                ["他の市区町村の戸籍の確認"] = "確認", [Former] = "従前の記録", [ParentsFormer] = "親の記録",
            },
            WhenEmpty = new Dictionary<string, string>
            {
                ["配偶者"] = "配偶者とともに入籍しないので書きません", ["新しい本籍"] = "既にある戸籍に入るので書きません", ["他の市区町村の戸籍の確認"] = "この市の戸籍だけなので書きません",
                [Former] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません", [ParentsFormer] = "父または母は、他の市区町村の戸籍からこの市の新しい戸籍に移らないので書きません",
            },
        },
    };

    internal static bool TakesFormerName(Draft d) => JoiningChoices.Manners.Is(d, Manner, JoiningManner.FormerName);

    internal static bool NeedsParent(Draft d) => JoiningChoices.Manners.Is(d, Manner, JoiningManner.ParentsName, JoiningManner.SameRegister);

    internal static bool IsNew(Draft d) => JoiningChoices.Ways.Is(d, Way, JoiningWay.NewRegister);

    internal static bool HasSpouse(Draft d) => d[WithSpouse] == "1";

    /// <summary>Whether the parent gets a new register by it (戸籍法17条): not where it is that of the couple who join.</summary>
    internal static bool ParentMoves(Draft d) => NeedsParent(d) && IsNew(d) && !HasSpouse(d);

    /// <summary>Whether the parent comes from a register elsewhere to one that is made here.</summary>
    internal static bool ParentComesToUs(Draft d) => ParentMoves(d) && To.IsElsewhere(d) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Here);

    /// <summary>Whether a register of ours is entered or made.</summary>
    internal static bool ComesToUs(Draft d) => IsNew(d) ? SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Here) : To.IsHere(d);

    private static bool TakesParentsName(Draft d) => JoiningChoices.Manners.Is(d, Manner, JoiningManner.ParentsName);

    private static bool NeedsRegister(Draft d) => NeedsParent(d) || (TakesFormerName(d) && JoiningChoices.Ways.Is(d, Way, JoiningWay.Existing));

    private static bool NeedsBoth(Draft d) => NeedsParent(d) && JoiningChoices.Parents.Of(d[Whose]) is { } whose && JoiningChoices.IsCouple(whose);

    private static FormField Also(FormField field, Func<Draft, bool> visible) => field with { Visible = d => visible(d) && field.Visible(d) };
}
