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

    internal static bool IsByCourt(Draft draft) => AuthorityChoices.Causes.Of(draft[Cause]) is { } cause && AuthorityChoices.IsByCourt(cause);

    private static RegisterEntry? EntryIn(Draft draft, RegisterSet registers) =>
        Child.IsHere(draft) && draft.RegisterIn(Child.Register) is { } id && registers.Find(id) is { } register ? NamedEntry.Typed(register, draft[GivenName], e => e.GivenName, draft[BornOn]) : null;

    internal static Form Make() => new("親権届",
    [
        new("", "届出の区分",
        [
            new(Cause, "届出事件", FieldKind.Choice) { Required = true, Article = "戸籍法78条・79条、民法819条", Choices = AuthorityChoices.Causes.All },
            new(Proceeding, "審判・調停の別", FieldKind.Choice) { Required = true, Article = "戸籍法79条・63条", Visible = IsByCourt, Choices = AuthorityChoices.Proceedings.All },
            new(DecidedOn, "審判の確定・調停の成立の日", FieldKind.Date) { Required = true, Article = "戸籍法79条・63条", Visible = IsByCourt },
            new(HasCourtPaper, "審判書・調停調書の謄本がある", FieldKind.Check) { Article = "戸籍法79条・63条", Visible = IsByCourt },
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法79条・63条", Visible = d => IsByCourt(d) && AuthorityChoices.Proceedings.Is(d, Proceeding, CourtProceeding.Adjudication) },
            new(Holder, "親権者", FieldKind.Choice) { Required = true, Article = "民法819条", Choices = AuthorityChoices.Holders.All },
        ]),
        new("", "子の本籍", [.. Child.Fields("戸籍法78条・79条")]),
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
            new(FatherAddress, "父の住所", FieldKind.Address) { Article = "戸籍法29条", Width = 40 },
            new(FatherSigned, "父の署名がある", FieldKind.Check) { Article = "戸籍法29条・78条" },
            new(Mother, "母の氏名", FieldKind.Name) { Required = true, Article = "戸籍法78条・79条", Known = (d, r) => EntryIn(d, r)?.Mother },
            new(MotherAddress, "母の住所", FieldKind.Address) { Article = "戸籍法29条", Width = 40 },
            new(MotherSigned, "母の署名がある", FieldKind.Check) { Article = "戸籍法29条・78条" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出",
        [
            OverdueNotice.Field(IsByCourt),
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
