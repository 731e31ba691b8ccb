using Koseki.Domain.Notifications.Shared;
using static Koseki.Domain.Notifications.Acknowledgement.AcknowledgementChoices;
using static Koseki.Domain.Notifications.Acknowledgement.AcknowledgementManner;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>認知届: sections and boxes in the paper's order, registers first because they fill other boxes.</summary>
internal static class AcknowledgementForm
{
    internal static readonly FieldKey Manner = new("acknowledgement.manner");
    internal static readonly FieldKey EventOn = new("event.date");
    internal static readonly FieldKey HasCourtPaper = new("court.paper");
    internal static readonly FieldKey HasFinality = new("court.finality");
    internal static readonly FieldKey WillDiedOn = new("will.diedOn");
    internal static readonly FieldKey HasWill = new("will.paper");
    internal static readonly FieldKey IsUnbornByWill = new("will.unborn");
    internal static readonly FieldKey UnbornOn = new("unborn.acceptedOn");
    internal static readonly FieldKey MothersName = new("child.mother");
    internal static readonly FieldKey Relationship = new("child.relationship");
    internal static readonly FieldKey Legitimated = new("child.legitimated");
    internal static readonly FieldKey ChildAgrees = new("child.consent");
    internal static readonly FieldKey ChildIsDead = new("child.dead");
    internal static readonly FieldKey Descendants = new("child.descendants");
    internal static readonly FieldKey ChildVerified = new("child.verified");
    internal static readonly FieldKey FatherVerified = new("father.verified");
    internal static readonly FieldKey MotherAgrees = new("mother.consent");
    internal static readonly FieldKey MotherIsMarried = new("mother.married");
    internal static readonly FieldKey IsBornAlready = new("mother.delivered");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Signed = new("father.signed");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey IsExecutor = new("notifier.executor");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey WasPosted = new("notifier.posted");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Request = new("check.request");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey Identified = new("check.identified");
    internal static readonly FieldKey ForeignLaw = new("check.foreignLaw");

    internal static readonly PartyBoxes Child = new("child", "子", d => MannerOf(d) is not { } m || IsOfAChild(m));
    internal static readonly PartyBoxes Mother = new("mother", "母", d => Is(d, Unborn, Stillborn));
    internal static readonly PartyBoxes Father = new("father", "父", _ => true);

    internal static AcknowledgementManner? MannerOf(Draft draft) => Manners.Of(draft[Manner]);

    internal static Form Make() => new("認知届", [Kind(), .. Persons(), .. Notification()])
    {
        Layout = new()
        {
            Lines = [new("氏・名", "familyName", "givenName")],
            Short = new Dictionary<string, string> { ["認知の種別"] = "種別", ["認知される子"] = "子", ["胎児の母"] = "母", ["認知する父"] = "父" },
        },
    };

    private static bool Is(Draft draft, params AcknowledgementManner[] manners) => Manners.Is(draft, Manner, manners);

    private static bool IsForeign(Draft draft) => Child.IsForeign(draft) || Mother.IsForeign(draft) || Father.IsForeign(draft);

    private static FormSection Kind() => new("", "認知の種別",
    [
        new(Manner, "認知の種別", FieldKind.Choice) { Required = true, Article = "戸籍法60条〜65条、民法779条〜787条", Width = 30, Choices = Manners.All },
        new(EventOn, "裁判の確定・遺言執行者の就職・死産を知った日", FieldKind.Date) { Required = true, Article = "戸籍法63条・64条・65条", Visible = d => Is(d, Court, Will, Stillborn) },
        new(HasCourtPaper, "裁判の謄本がある", FieldKind.Check) { Article = "戸籍法63条", Visible = d => Is(d, Court) },
        new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法63条", Visible = d => Is(d, Court) },
        new(WillDiedOn, "遺言者が死亡した日", FieldKind.Date) { Required = true, Article = "戸籍法64条、民法985条1項", Visible = d => Is(d, Will), Known = (d, r) => Father.EntryIn(d, r) is { } e ? Registers.RecordedFacts.DiedOn(e)?.Text : null },
        new(HasWill, "認知に関する遺言の謄本がある", FieldKind.Check) { Article = "戸籍法64条", Visible = d => Is(d, Will) },
        new(IsUnbornByWill, "遺言で胎児を認知している", FieldKind.Check) { Article = "戸籍法64条・61条", Visible = d => Is(d, Will) },
        new(UnbornOn, "胎児認知の届出が受理された日", FieldKind.Date) { Required = true, Article = "戸籍法61条", Visible = d => Is(d, Born) },
    ]);

    private static IEnumerable<FormSection> Persons()
    {
        bool OfAChild(Draft d) => MannerOf(d) is not { } m || IsOfAChild(m);
        bool Agreeing(Draft d) => Is(d, Voluntary, Will);
        yield return new("", "認知される子",
        [
            .. Child.RegisterFields("戸籍法60条"),
            .. Child.PersonFields("戸籍法29条4号・60条"),
            new(Relationship, "子の父母との続柄", FieldKind.Text) { Required = true, Article = "戸籍法60条", Visible = d => OfAChild(d) && !Child.IsForeign(d), Width = 6, Support = "例: 長男、二女", Known = (d, r) => Child.EntryIn(d, r)?.Relationship },
            new(MothersName, "子の母の氏名", FieldKind.Name) { Required = true, Article = "戸籍法60条1号", Visible = OfAChild, Known = (d, r) => Child.EntryIn(d, r)?.Mother },
            new(ChildVerified, "他の市区町村の戸籍で、父の記録と母の婚姻がないことを確かめた", FieldKind.Check) { Article = "民法779条・772条、戸籍法120条の7", Visible = d => OfAChild(d) && !Child.IsForeign(d), Support = "子の本籍が他の市区町村のとき、母がこの市の戸籍に見えないとき" },
            new(ChildAgrees, "成年の子の承諾がある", FieldKind.Check) { Article = "民法782条、戸籍法38条1項", Visible = Agreeing, Support = "その他の欄の署名か承諾書。母の承諾では代えられません。" },
            new(ChildIsDead, "子は死亡している", FieldKind.Check) { Article = "民法783条3項", Visible = Agreeing },
            new(Descendants, "死亡した子の直系卑属", FieldKind.Choice) { Required = true, Article = "民法783条3項、戸籍法60条2号", Visible = d => Agreeing(d) && d[ChildIsDead] == "1", Width = 30, Choices = AcknowledgementChoices.Descendants.All },
            new(Legitimated, "準正による父母との続柄", FieldKind.Text) { Article = "民法789条、戸籍法13条1項4号", Visible = d => Is(d, Voluntary, Court, Will, Legitimation), Width = 6, Support = "父母が婚姻しているときの、嫡出子としての続柄(例: 長男)" },
        ]);
        yield return new("", "胎児の母",
        [
            .. Mother.RegisterFields("戸籍法61条"),
            .. Mother.PersonFields("戸籍法61条"),
            new(MotherAgrees, "母の承諾がある", FieldKind.Check) { Article = "民法783条1項、戸籍法38条1項", Visible = d => Is(d, Unborn) },
            new(MotherIsMarried, "母は婚姻している", FieldKind.Check) { Article = "民法783条2項・772条", Visible = d => Is(d, Unborn) },
            new(IsBornAlready, "子は既に生まれている", FieldKind.Check) { Article = "民法783条1項", Visible = d => Is(d, Unborn) },
        ]);
        yield return new("", "認知する父", [.. Father.RegisterFields("戸籍法60条"), .. Father.PersonFields("戸籍法29条4号・60条"),
            new(FatherVerified, "父の戸籍(外国人は証明書)で、認知した人で、母の夫であることを確かめた", FieldKind.Check) { Article = "民法789条、戸籍法27条の3・120条の7", Visible = d => (Is(d, Legitimation) || (Is(d, Voluntary, Court, Will) && d[Legitimated].Length > 0)) && (Father.Role.IsElsewhere(d) || Father.IsForeign(d)) }]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40, Support = "承諾の署名、父母の婚姻の日など" }]);
    }

    private static IEnumerable<FormSection> Notification()
    {
        bool ByFather(Draft d) => Is(d, Voluntary, Unborn);
        yield return new("", "届出人",
        [
            new(Signed, "父の署名がある", FieldKind.Check) { Article = "戸籍法29条・60条", Visible = ByFather },
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法63条", Visible = d => Is(d, Court), Width = 24, Choices = Notifiers.All },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => Is(d, Will, Stillborn) || Notifiers.Is(d, Notifier, CourtNotifier.Representative, CourtNotifier.Descendant) },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = d => Is(d, Court, Will, Stillborn), Width = 40 },
            new(IsExecutor, "届出人が遺言執行者である", FieldKind.Check) { Article = "戸籍法64条", Visible = d => Is(d, Will) },
            new(DiedOn, "届出の前に父が死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = ByFather },
            new(WasPosted, "父が死亡する前に郵便・信書便で発送した", FieldKind.Check) { Article = "戸籍法47条", Visible = d => ByFather(d) && d[DiedOn].Length > 0 },
            OverdueNotice.Field(d => Is(d, Court, Will, Stillborn)),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・61条・65条", Choices = SharedChoices.Places.All },
        ]);
        yield return FormSection.OfOffice("審査欄",
        [
            new(Request, "不受理申出の照会", FieldKind.Choice) { Required = true, Article = "戸籍法27条の2第3項", Visible = ByFather, Width = 40, Choices = SharedChoices.Requests.All },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法779条・780条・786条", Visible = ByFather, Width = 30, Choices = SharedChoices.Intents.All, Support = "未成年者・成年被後見人も、本人だけで認知できます。" },
            new(Identified, "父の本人確認ができた", FieldKind.Check) { Article = "戸籍法27条の2第1項・第2項", Visible = ByFather },
            new(ForeignLaw, "本国法の要件(子の側の承諾など)を証明する書面がある", FieldKind.Check) { Article = "法の適用に関する通則法29条", Visible = d => IsForeign(d) && Is(d, Voluntary, Will, Unborn) },
        ]);
    }
}
