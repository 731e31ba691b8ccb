using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ParentalAuthority;

/// <summary>親権届: sections and boxes.</summary>
internal static class AuthorityForm
{
    internal static readonly FieldKey Cause = new("authority.cause");
    internal static readonly FieldKey Holder = new("authority.holder");
    internal static readonly FieldKey Proceeding = new("court.proceeding");
    internal static readonly FieldKey DecidedOn = new("court.date");
    internal static readonly FieldKey HasCourtPaper = new("court.paper");
    internal static readonly FieldKey HasFinality = new("court.finality");
    internal static readonly FieldKey Parent = new("authority.parent");
    internal static readonly FieldKey HasPermission = new("court.permission");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierSigned = new("notifier.signed");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey FamilyName = new("child.familyName");
    internal static readonly FieldKey GivenName = new("child.givenName");
    internal static readonly FieldKey BornOn = new("child.birthDate");
    internal static readonly FieldKey Address = new("child.address");
    internal static readonly FieldKey Father = new("father.name");
    internal static readonly FieldKey FatherAddress = new("father.address");
    internal static readonly FieldKey FatherSigned = new("father.signed");
    internal static readonly FieldKey Mother = new("mother.name");
    internal static readonly FieldKey MotherAddress = new("mother.address");
    internal static readonly FieldKey MotherSigned = new("mother.signed");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Place = new("notification.place");

    internal static readonly RegisterRole Child = new("child", "子の") { Picked = (_, entry) => (GivenName, entry.GivenName) };

    internal static bool IsByCourt(Draft draft) => Is(draft, AuthorityChoices.IsByCourt);

    internal static bool IsRevocation(Draft draft) => Is(draft, AuthorityChoices.IsRevocation);

    /// <summary>Whether a court decided what the paper notifies: that is reported, the rest is an act of its own.</summary>
    internal static bool IsDecided(Draft draft) => IsByCourt(draft) || IsRevocation(draft);

    private static bool NamesHolder(Draft draft) => !Is(draft, c => !AuthorityChoices.NamesHolder(c));

    private static bool Is(Draft draft, Func<AuthorityCause, bool> holds) => AuthorityChoices.Causes.Of(draft[Cause]) is { } cause && holds(cause);

    private static RegisterEntry? EntryIn(Draft draft, RegisterSet registers) =>
        Child.IsHere(draft) && draft.RegisterIn(Child.Register) is { } id && registers.Find(id) is { } register ? NamedEntry.Typed(register, draft[GivenName], e => e.GivenName, draft[BornOn]) : null;

    internal static Form Make() => new("親権届",
    [
        new("", "届出の区分",
        [
            new(Cause, "届出事件", FieldKind.Choice) { Required = true, Article = "戸籍法78条〜80条、民法819条・834条〜837条", Choices = AuthorityChoices.Causes.All },
            new(Proceeding, "審判・調停の別", FieldKind.Choice) { Required = true, Article = "戸籍法79条・63条", Visible = IsByCourt, Choices = AuthorityChoices.Proceedings.All },
            new(DecidedOn, "審判の確定・調停の成立の日", FieldKind.Date) { Required = true, Article = "戸籍法79条・63条", Visible = IsDecided },
            new(HasCourtPaper, "審判書・調停調書の謄本がある", FieldKind.Check) { Article = "戸籍法79条・63条", Visible = IsDecided },
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法79条・63条", Visible = d => IsRevocation(d) || (IsByCourt(d) && AuthorityChoices.Proceedings.Is(d, Proceeding, CourtProceeding.Adjudication)) },
            new(HasPermission, "家庭裁判所の許可書がある", FieldKind.Check) { Article = "民法837条、戸籍法80条・38条2項", Visible = d => !NamesHolder(d) && !IsRevocation(d), Support = "許可の審判書の謄本。確定証明書は要りません。" },
            new(Holder, "親権者", FieldKind.Choice) { Required = true, Article = "民法819条", Visible = NamesHolder, Choices = AuthorityChoices.Holders.All },
            new(Parent, "だれの親権・管理権か", FieldKind.Choice) { Required = true, Article = "民法834条〜837条", Visible = d => !NamesHolder(d), Choices = JudgedParents.Choices.All, Support = "審判を受けた者、辞任する者、回復する者。" },
        ]),
        new("", "子の本籍", [.. Child.Fields("戸籍法78条〜80条")]),
        new("", "子の氏名・生年月日・住所",
        [
            new(FamilyName, "子の氏", FieldKind.Name) { Required = true, Article = "戸籍法29条4号", Known = (d, r) => Child.IsHere(d) && d.RegisterIn(Child.Register) is { } id ? r.Find(id)?.FamilyName : null },
            new(GivenName, "子の名", FieldKind.Name) { Required = true, Article = "戸籍法29条4号", Support = "戸籍のとおり。この名で戸籍から子を探します。" },
            new(BornOn, "子の生年月日", FieldKind.Date) { Required = true, Article = "戸籍法29条4号", Known = (d, r) => EntryIn(d, r)?.BirthDate.Text },
            new(Address, "子の住所", FieldKind.Address) { Article = "戸籍法29条", Width = 40 },
        ]),
        new("", "父と母",
        [
            new(Father, "父の氏名", FieldKind.Name) { Required = true, Article = "戸籍法78条・79条", Support = "戸籍の父欄のとおり(改めた氏は「その他」欄)", Known = (d, r) => EntryIn(d, r)?.Father },
            new(FatherAddress, "父の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = NamesHolder, Width = 40 },
            new(FatherSigned, "父の署名がある", FieldKind.Check) { Article = "戸籍法29条・78条", Visible = NamesHolder },
            new(Mother, "母の氏名", FieldKind.Name) { Required = true, Article = "戸籍法78条・79条", Known = (d, r) => EntryIn(d, r)?.Mother },
            new(MotherAddress, "母の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = NamesHolder, Width = 40 },
            new(MotherSigned, "母の署名がある", FieldKind.Check) { Article = "戸籍法29条・78条", Visible = NamesHolder },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出",
        [
            new(Notifier, "届出人と審判", FieldKind.Choice) { Required = true, Article = "戸籍法79条・63条1項", Visible = IsRevocation, Width = 30, Choices = AuthorityChoices.Notifiers.All, Support = "審判書の請求者(申立人)と照らし合わせます。" },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => IsRevocation(d) && AuthorityChoices.Notifiers.Is(d, Notifier, AuthorityNotifier.Relative, AuthorityNotifier.SomebodyElse), Support = "氏名を続けて書きます。" },
            new(NotifierSigned, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条・79条・80条", Visible = d => !NamesHolder(d), Support = "辞任・回復は、その父か母本人。" },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = d => !NamesHolder(d), Width = 40 },
            OverdueNotice.Field(IsDecided),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
    ])
    {
        Layout = new()
        {
            Pairs = [(new("father.", "父", "父の"), new("mother.", "母", "母の"))],
            Lines = [new("氏・名", "child.familyName", "child.givenName")],
            Short = new Dictionary<string, string> { ["届出の区分"] = "区分", ["子の氏名・生年月日・住所"] = "子" },
        },
    };
}
