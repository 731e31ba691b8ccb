using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// 戸籍訂正書: the ground first, then what of which register is corrected. Persons, matters and items are chosen from what the
/// register says.
/// </summary>
internal static class CorrectionForm
{
    internal const string Correct = "訂正";
    internal const string Erase = "消除";
    internal const string Misspelt = "誤記";
    internal const string Principal = "本人";
    private const string Recorded = "戸籍法施行規則44条";

    /// <summary>Items of the column that a 住民票 has too (住民基本台帳法7条).</summary>
    internal static readonly string[] OnResidentRecord = [EntryItem.GivenName.Word(), EntryItem.GivenNameKana.Word(), EntryItem.BirthDate.Word()];

    internal static readonly FieldKey Ground = new("correction.ground");
    internal static readonly FieldKey PermittedOn = new("permission.date");
    internal static readonly FieldKey PermissionNumber = new("permission.number");
    internal static readonly FieldKey Reason = new("correction.reason");
    internal static readonly FieldKey Evidence = new("correction.evidence");
    internal static readonly FieldKey FinalOn = new("ruling.finalOn");
    internal static readonly FieldKey RulingProof = new("ruling.proof");
    internal static readonly FieldKey Register = new("target.register");
    internal static readonly FieldKey Person = new("target.person");
    internal static readonly FieldKey Matter = new("target.matter");
    internal static readonly FieldKey Act = new("target.act");
    internal static readonly FieldKey Item = new("target.item");
    internal static readonly FieldKey Former = new("target.former");
    internal static readonly FieldKey Value = new("target.value");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey Applicant = new("notifier.capacity");
    internal static readonly FieldKey ApplicantName = new("notifier.name");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("戸籍訂正書", [.. Grounds(), .. Target(), .. Application()]);

    private static IEnumerable<FormSection> Grounds()
    {
        yield return new("(1)", "訂正の根拠",
        [
            new(Ground, "訂正の根拠", FieldKind.Choice) { Required = true, Article = "戸籍法24条・113条・114条・116条", Width = 30, Choices = [.. CorrectionGround.All.Select(g => new Choice(g.Word, g.Label))] },
            new(PermittedOn, "許可日", FieldKind.Date) { Required = true, Visible = IsPermitted, Article = "戸籍法24条2項", Support = "許可書のとおり。" },
            new(PermissionNumber, "許可番号", FieldKind.Text) { Required = true, Visible = IsPermitted, Article = "戸籍法24条2項", Support = "許可書のとおり(例: 二戸第123号)" },
            new(Reason, "訂正の事由", FieldKind.Choice) { Required = true, Visible = IsExOfficio, Article = "戸籍法24条1項", Choices = [new(Misspelt, Misspelt), new("届出錯誤", "届出錯誤")] },
            new(Evidence, "内容と事由が明らかな書類", FieldKind.Text) { Required = true, Visible = IsExOfficio, Article = "戸籍法24条1項ただし書", Width = 30, Support = "例: 平成10年4月10日受付の出生届書" },
            new(FinalOn, "裁判確定日", FieldKind.Date) { Required = true, Visible = IsApplication, Article = "戸籍法115条", Support = "確定証明書のとおり。" },
            new(RulingProof, "裁判の謄本と確定証明書がある", FieldKind.Check) { Visible = IsApplication, Article = "戸籍法115条" },
        ]);
    }

    private static IEnumerable<FormSection> Target()
    {
        yield return new("(2)", "訂正する記録",
        [
            new(Register, "訂正する戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = "戸籍法24条・113条", Support = "F3 で検索します。除籍も訂正できます。" },
            new(Person, "訂正する者", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, ChoicesOf = Choose((r, _) => CorrectionTarget.Persons(r)) },
            new(Matter, "訂正する事項", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, ChoicesOf = Choose((r, d) => CorrectionTarget.Matters(r, d[Person])) },
            new(Act, "訂正の仕方", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Choices = [new(Correct, "訂正(一つの項目の値を改める)"), new(Erase, "消除(事項の全部を消す)")] },
            new(Item, "訂正する項目", FieldKind.Choice) { Required = true, Article = Recorded, Width = 30, Visible = IsOfOneItem, ChoicesOf = Choose((r, d) => CorrectionTarget.Items(r, d[Person], d[Matter])) },
            new(Former, "今の記録", FieldKind.Name) { IsAnyText = true, Required = true, Article = Recorded, Visible = IsOfOneItem, Width = 40, Support = "【従前の記録】に残ります。", Known = KnownFormer },
            new(Value, "正しい記録", FieldKind.Name) { IsAnyText = true, Required = true, Article = Recorded, Visible = IsOfOneItem, Width = 40, Support = "日付は「R8.10.1」の形でも入力できます。" },
            new(Address, "訂正する者の住所", FieldKind.Address) { Visible = d => IsOfOneItem(d) && d[Matter] == CorrectionTarget.Column && OnResidentRecord.Contains(d[Item]), Article = "住民基本台帳法9条2項", Width = 40 },
        ]);
    }

    private static IEnumerable<FormSection> Application()
    {
        yield return new("(3)", "申請人",
        [
            new(Applicant, "申請人の資格", FieldKind.Choice) { Required = true, Visible = IsApplication, Article = "戸籍法113条・114条", Choices = [.. new[] { Principal, "父", "母", "夫", "妻", "親族", "届出人", "利害関係人" }.Select(w => new Choice(w, w))] },
            new(ApplicantName, "申請人の氏名", FieldKind.Name) { Required = true, Visible = IsApplication, Article = "戸籍法施行規則30条2号" },
            Shared.OverdueNotice.Field(IsApplication),
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    private static bool IsPermitted(Draft draft) => draft[Ground] == CorrectionGround.Permitted.Word;

    private static bool IsExOfficio(Draft draft) => CorrectionGround.Find(draft[Ground]) is { IsExOfficio: true };

    private static bool IsApplication(Draft draft) => CorrectionGround.Find(draft[Ground]) is { IsExOfficio: false };

    private static bool IsOfOneItem(Draft draft) => draft[Act] == Correct;

    private static Func<Draft, RegisterSet, IReadOnlyList<Choice>> Choose(Func<FamilyRegister, Draft, IReadOnlyList<Choice>> choices) =>
        (draft, registers) => Chosen(draft, registers) is { } register ? choices(register, draft) : [];

    private static string? KnownFormer(Draft draft, RegisterSet registers) =>
        Chosen(draft, registers) is { } register && draft[Item] is { Length: > 0 } item
            ? CorrectionTarget.Find(register, draft[Person], draft[Matter], item)?.Former : null;

    private static FamilyRegister? Chosen(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(Register) is { } id ? registers.Find(id) : null;
}
