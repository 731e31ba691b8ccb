using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// 戸籍訂正書: the ground first, then what of which register is corrected. Persons, matters and items are chosen from what the
/// register says. What a void act, or a father who was none, has made of several registers is put back by itself: the paper names
/// the registers.
/// </summary>
internal static class CorrectionForm
{
    internal const string Correct = "訂正";
    internal const string Erase = "消除";
    internal const string Add = "記録";
    internal const string DenyFather = "父子関係の否定";
    internal const string Misspelt = "誤記";
    internal const string Principal = "本人";
    internal const string Father = "父";
    internal const string Stays = "移らない";
    internal const string Fitting = "　【この訂正に使える】";
    private const string Recorded = "戸籍法施行規則44条";
    private const string ByJudgment = "戸籍法116条";
    private const int MostFurther = 8;

    /// <summary>Items of the column that a 住民票 has too (住民基本台帳法7条).</summary>
    internal static readonly string[] OnResidentRecord = [EntryItem.GivenName.Word(), EntryItem.GivenNameKana.Word(), EntryItem.BirthDate.Word()];

    internal static readonly FieldKey Ground = new("correction.ground");
    internal static readonly FieldKey PermittedOn = new("permission.date");
    internal static readonly FieldKey PermissionNumber = new("permission.number");
    internal static readonly FieldKey NoticeSentOn = new("notice.sentOn");
    internal static readonly FieldKey Reason = new("correction.reason");
    internal static readonly FieldKey Evidence = new("correction.evidence");
    internal static readonly FieldKey FinalOn = new("ruling.finalOn");
    internal static readonly FieldKey RulingProof = new("ruling.proof");
    internal static readonly FieldKey Suitor = new("ruling.suitor");
    internal static readonly FieldKey Register = new("target.register");
    internal static readonly FieldKey Person = new("target.person");
    internal static readonly FieldKey Act = new("target.act");
    internal static readonly FieldKey Matter = new("target.matter");
    internal static readonly FieldKey Item = new("target.item");
    internal static readonly FieldKey Former = new("target.former");
    internal static readonly FieldKey Value = new("target.value");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey ReturnName = new("return.familyName");
    internal static readonly FieldKey FatherRuling = new("father.ruling");
    internal static readonly FieldKey NewFather = new("father.new");
    internal static readonly FieldKey NewRelationship = new("father.relationship");
    internal static readonly FieldKey NewNotifier = new("father.notifier");
    internal static readonly FieldKey NewFamilyName = new("father.familyName");
    internal static readonly FieldKey Applicant = new("notifier.capacity");
    internal static readonly FieldKey ApplicantName = new("notifier.name");
    internal static readonly FieldKey Requester = new("notifier.prosecutor");
    internal static readonly FieldKey Remarks = new("remarks");

    /// <summary>The register that the child goes to.</summary>
    internal static readonly RegisterRole Destination = new("destination", "子が入る");

    /// <summary>Further registers, each with what of it is corrected as well.</summary>
    internal static readonly FormGroup Further = new("also", "併せて訂正する記録", MostFurther, FurtherBoxes);

    internal static Form Make() => new("戸籍訂正書", [.. Grounds(), .. Target(), .. Application()]);

    private static IEnumerable<FormSection> Grounds()
    {
        yield return new("(1)", "訂正の根拠",
        [
            new(Ground, "訂正の根拠", FieldKind.Choice) { Required = true, Article = "戸籍法24条・113条・114条・116条", Width = 30, ChoicesOf = GroundsOf, Support = "訂正する記録を選ぶと、使える根拠に印が付きます。許可か裁判が要るかは、書類と照らして決めます。" },
            new(PermittedOn, "許可日", FieldKind.Date) { Required = true, Visible = IsPermitted, Article = "戸籍法24条2項", Support = "許可書のとおり。" },
            new(PermissionNumber, "許可番号", FieldKind.Text) { Required = true, Visible = IsPermitted, Article = "戸籍法24条2項", Support = "許可書のとおり(例: 二戸第123号)" },
            new(Reason, "訂正の事由", FieldKind.Choice) { Required = true, Visible = IsExOfficio, Article = "戸籍法24条1項", Choices = [new(Misspelt, Misspelt), new("届出錯誤", "届出錯誤")] },
            new(NoticeSentOn, "届出人・本人に通知した日", FieldKind.Date) { Visible = IsPermitted, Article = "戸籍法24条1項", Support = "訂正の内容と事由が書類から明らかなときは、通知を要しません(空のまま)。" },
            new(Evidence, "内容と事由が明らかな書類", FieldKind.Text) { Required = true, NeededWhen = d => !IsPermitted(d) || d[NoticeSentOn].Length == 0, Visible = IsExOfficio, Article = "戸籍法24条1項ただし書", Width = 30, Support = "例: 平成10年4月10日受付の出生届書" },
            new(FinalOn, "裁判確定日", FieldKind.Date) { Required = true, Visible = IsApplication, Article = "戸籍法115条・116条", Support = "確定証明書のとおり。" },
            new(RulingProof, "裁判の謄本と確定証明書がある", FieldKind.Check) { Visible = IsApplication, Article = "戸籍法115条・116条" },
            new(Suitor, "申請人と訴え", FieldKind.Choice) { Required = true, Visible = IsJudged, Article = "戸籍法116条・117条・63条", Width = 30, Choices = CorrectionChoices.Suitors.All, Support = "裁判の謄本の当事者と照らし合わせます。" },
        ]);
    }

    private static IEnumerable<FormSection> Target()
    {
        yield return new("(2)", "訂正する記録",
        [
            new(Register, "訂正する戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = "戸籍法24条・113条", Support = "F3 で検索します。除籍も訂正できます。人が戸籍にもどる訂正では、その人が今在籍している戸籍を選びます。" },
            new(Person, "訂正する者", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, ChoicesOf = Choose((r, _) => CorrectionTarget.Persons(r)) },
            new(Matter, "訂正する事項", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = d => !IsDenial(d), ChoicesOf = Choose((r, d) => CorrectionTarget.Matters(r, d[Person])) },
            new(Act, "訂正の仕方", FieldKind.Choice)
            {
                Required = true, Article = Recorded, Width = 30,
                Choices =
                [
                    new(Correct, "訂正(一つの項目の値を改める)"), new(Erase, "消除(事項の全部か、欄の値を消す。無効な行為の消除では、人を戸籍にもどす)"), new(Add, "記録(遺漏した項目を補う)"),
                    new(DenyFather, "父子関係の否定(親子関係不存在確認・嫡出否認の判決)"),
                ],
            },
            new(Item, "訂正する項目", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = IsOfOneItem, ChoicesOf = Choose((r, d) => CorrectionTarget.Items(r, d[Person], d[Matter], d[Act])) },
            new(Former, "今の記録", FieldKind.Name) { IsAnyText = true, Required = true, Article = Recorded, Visible = d => IsOfOneItem(d) && d[Act] != Add, Width = 40, Support = "【従前の記録】に残ります。", Known = KnownFormer },
            new(Value, "正しい記録", FieldKind.Name) { IsAnyText = true, Required = true, Article = Recorded, Visible = d => IsOfOneItem(d) && d[Act] != Erase, Width = 40, Support = "日付は「R8.10.1」の形でも入力できます。" },
            new(Address, "訂正する者の住所", FieldKind.Address) { Visible = IsToldToResidents, Article = "住民基本台帳法9条2項", Width = 40 },
            new(ReturnName, "もどる戸籍での氏", FieldKind.Name) { Visible = d => d[Act] == Erase && !IsOfOneItem(d), Article = "住民基本台帳法19条3項", Support = "他の市区町村の戸籍にもどるときだけ。" },
            .. OfTheFather(),
        ]);
        yield return new("(3)", "併せて訂正する記録", [.. Further.Fields]) { Groups = [Further] };
    }

    private static IEnumerable<FormField> OfTheFather()
    {
        yield return new(FatherRuling, "判決", FieldKind.Choice) { Required = true, Visible = IsDenial, Article = ByJudgment, Choices = CorrectionChoices.FatherRulings.All };
        yield return new(NewFather, "否認の後に父と推定される前夫の氏名", FieldKind.Name) { Visible = d => IsDenial(d) && CorrectionChoices.FatherRulings.Is(d, FatherRuling, Correction.FatherRuling.Denied), Article = "民法772条4項", Support = "令和6年4月1日以後に出生した子で、母に前婚があるときだけ。母との婚姻の解消の時の氏名を続けて書きます。" };
        yield return new(NewRelationship, "訂正後の父母との続柄", FieldKind.Text) { Required = true, Visible = IsDenial, Article = "戸籍法13条1項4号", Support = "変わらないときも書きます(例: 長男)。" };
        yield return new(NewNotifier, "訂正後の出生の届出人", FieldKind.Name) { IsAnyText = true, Visible = IsDenial, Article = Recorded, Support = "出生の届出人が「父」のとき(例: 同居者　越谷一郎)。" };
        foreach (var box in Destination.Fields("戸籍法18条", Stays))
        {
            yield return box with { Visible = d => IsDenial(d) && box.Visible(d) };
        }

        yield return new(NewFamilyName, "子が入る戸籍の氏", FieldKind.Name) { Required = true, Visible = d => IsDenial(d) && Destination.IsElsewhere(d), Article = "住民基本台帳法19条3項" };
    }

    // 続柄 counts where it says another 男女の別; before it is typed nobody knows.
    private static bool IsToldToResidents(Draft d) => d[Act] == Correct && d[Matter] == CorrectionTarget.Column
        && (OnResidentRecord.Contains(d[Item]) || d[Item] == EntryItem.Relationship.Word());

    private static IEnumerable<FormField> FurtherBoxes(FormInstance i)
    {
        Func<Draft, RegisterSet, IReadOnlyList<Choice>> Of(Func<FamilyRegister, Draft, IReadOnlyList<Choice>> choices) =>
            (d, registers) => d.RegisterIn(i.Key("register")) is { } id && registers.Find(id) is { } register ? choices(register, d) : [];
        return
        [
            new(i.Key("register"), $"{i.Whose}戸籍", FieldKind.Register) { Article = "戸籍法24条・113条・116条", Support = "同じ誤りのある従前の戸籍・移記先、無効な行為で人の動いた戸籍など。" },
            new(i.Key("person"), $"{i.Whose}者", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = IsOfOneItem, ChoicesOf = Of((r, _) => CorrectionTarget.Persons(r)) },
            new(i.Key("matter"), $"{i.Whose}事項", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = IsOfOneItem, ChoicesOf = Of((r, d) => CorrectionTarget.Matters(r, d[i.Key("person")])) },
            new(i.Key("item"), $"{i.Whose}項目", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = IsOfOneItem, ChoicesOf = Of((r, d) => CorrectionTarget.Items(r, d[i.Key("person")], d[i.Key("matter")], d[Act])) },
            new(i.Key("former"), $"{i.Whose}今の記録", FieldKind.Name)
            {
                IsAnyText = true, Required = true, Article = Recorded, Visible = d => IsOfOneItem(d) && d[Act] != Add, Width = 40, Support = "【従前の記録】に残ります。",
                Known = (d, registers) => d.RegisterIn(i.Key("register")) is { } id && registers.Find(id) is { } register
                    ? CorrectionTarget.Find(register, d[i.Key("person")], d[i.Key("matter")], d[Act], d[i.Key("item")])?.Former : null,
            },
            new(i.Key("value"), $"{i.Whose}正しい記録", FieldKind.Name) { IsAnyText = true, Required = true, Article = Recorded, Visible = d => IsOfOneItem(d) && d[Act] != Erase, Width = 40 },
        ];
    }

    private static IEnumerable<FormSection> Application()
    {
        yield return new("(4)", "申請人",
        [
            new(Applicant, "申請人の資格", FieldKind.Choice) { Required = true, Visible = d => IsApplication(d) && !IsRequest(d), Article = "戸籍法113条・114条・116条", Choices = [.. new[] { Principal, Father, "母", "夫", "妻", "前夫", "親族", "届出人", "利害関係人" }.Select(w => new Choice(w, w))] },
            new(ApplicantName, "申請人の氏名", FieldKind.Name) { Required = true, Visible = d => IsApplication(d) && !IsRequest(d), Article = "戸籍法施行規則30条2号" },
            new(Requester, "請求した検察官", FieldKind.Text) { Required = true, Visible = IsRequest, Article = "戸籍法116条2項", Width = 30, Support = "官職と氏名(例: さいたま地方検察庁検察官　何某)。" },
            Shared.OverdueNotice.Field(IsApplication),
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    // The lawful ways to mend what is chosen are marked; which of them it is the papers tell.
    private static IReadOnlyList<Choice> GroundsOf(Draft draft, RegisterSet registers)
    {
        var target = Chosen(draft, registers) is { } register && draft[Act] is var act && !IsDenial(draft)
            ? CorrectionTarget.Find(register, draft[Person], draft[Matter], act, IsOfOneItem(draft) ? draft[Item] : null) : null;
        return [.. CorrectionGround.All.Select(g => new Choice(g.Word, CorrectionScope.IsWay(g, draft[Act], target) ? $"{g.Label}{Fitting}" : g.Label))];
    }

    private static bool IsPermitted(Draft draft) => draft[Ground] == CorrectionGround.Permitted.Word;

    private static bool IsExOfficio(Draft draft) => CorrectionGround.Find(draft[Ground]) is { IsExOfficio: true };

    private static bool IsApplication(Draft draft) => CorrectionGround.Find(draft[Ground]) is { IsExOfficio: false };

    private static bool IsJudged(Draft draft) => draft[Ground] == CorrectionGround.Judged.Word;

    private static bool IsRequest(Draft draft) => IsJudged(draft) && CorrectionChoices.Suitors.Is(draft, Suitor, Correction.Suitor.Prosecutor);

    private static bool IsDenial(Draft draft) => draft[Act] == DenyFather;

    private static bool IsOfOneItem(Draft draft) => draft[Act] is Correct or Add || (draft[Act] == Erase && draft[Matter] == CorrectionTarget.Column);

    private static Func<Draft, RegisterSet, IReadOnlyList<Choice>> Choose(Func<FamilyRegister, Draft, IReadOnlyList<Choice>> choices) =>
        (draft, registers) => Chosen(draft, registers) is { } register ? choices(register, draft) : [];

    private static string? KnownFormer(Draft draft, RegisterSet registers) =>
        Chosen(draft, registers) is { } register && draft[Item] is { Length: > 0 } item
            ? CorrectionTarget.Find(register, draft[Person], draft[Matter], draft[Act], item)?.Former : null;

    private static FamilyRegister? Chosen(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(Register) is { } id ? registers.Find(id) : null;
}
