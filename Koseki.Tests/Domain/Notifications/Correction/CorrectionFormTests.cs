using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Correction;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications.Correction;

/// <summary>What the form of 戸籍訂正書 offers from the register, how it begins there, and what the receipt book says of it.</summary>
public sealed class CorrectionFormTests
{
    private static readonly CorrectionKind Kind = new();

    [Fact]
    public void Choices_OfARegister_AreWhatItRecords()
    {
        var (registers, draft) = Given("作例10.20");

        Assert.Equal(["戸籍事項", "一郎", "和子", "太郎"], Values(CorrectionForm.Person, draft, registers));
        Assert.Equal(["戸籍に記録されている者", "出生", "婚姻"], Values(CorrectionForm.Matter, draft.With(CorrectionForm.Person, "和子"), registers));
        Assert.Equal(["氏名の欄", "戸籍改製"], Values(CorrectionForm.Matter, draft.With(CorrectionForm.Person, "戸籍事項"), registers));
        Assert.Equal(["本籍", "氏", "氏の振り仮名"], Values(CorrectionForm.Item, draft.With(CorrectionForm.Person, "戸籍事項").With(CorrectionForm.Matter, "氏名の欄"), registers));
        Assert.Equal([], Values(CorrectionForm.Item, draft.With(CorrectionForm.Person, "戸籍事項").With(CorrectionForm.Matter, "氏名の欄").With(CorrectionForm.Act, "消除"), registers));
        Assert.Equal(["名の振り仮名", "父の氏名", "母の氏名"], Values(CorrectionForm.Item, draft.With(CorrectionForm.Act, "消除"), registers));
        Assert.Equal(["養父の氏名", "養母の氏名", "養父母との続柄"], Values(CorrectionForm.Item, draft.With(CorrectionForm.Act, "記録"), registers));
        Assert.Equal(["父の国籍", "父の生年月日", "母の国籍", "母の生年月日", "国籍留保の届出日", "通知を受けた日", "特記事項"], Values(CorrectionForm.Item, draft.With(CorrectionForm.Act, "記録").With(CorrectionForm.Matter, "出生"), registers));
        Assert.Equal([], Values(CorrectionForm.Item, draft.With(CorrectionForm.Matter, "氏名の欄"), registers));
        Assert.Equal(["名", "名の振り仮名", "生年月日", "父の氏名", "母の氏名", "父母との続柄"], Values(CorrectionForm.Item, draft, registers));
        Assert.Equal(["出生日", "出生地", "届出日", "届出人", "送付を受けた日", "受理者"], Values(CorrectionForm.Item, draft.With(CorrectionForm.Matter, "出生"), registers));
        Assert.Equal([], Values(CorrectionForm.Item, draft.With(CorrectionForm.Matter, "離婚"), registers));
        Assert.Equal([], Values(CorrectionForm.Person, draft, RegisterSet.Empty));
    }

    [Fact]
    public void Choices_OfAPersonWhoCameBack_TellTheEntriesApart()
    {
        var (registers, draft) = Given("二度目に記録された者");

        Assert.Equal(["戸籍事項", "勇", "花子", "花子(2)"], Values(CorrectionForm.Person, draft, registers));
        Assert.Equal(["戸籍に記録されている者", "出生", "離婚"], Values(CorrectionForm.Matter, draft, registers));
    }

    [Fact]
    public void Choices_OfCorrectedMatters_LeaveOutWhatACorrectionWrote()
    {
        var (registers, draft) = Given("消除した事項");
        Assert.Equal(["戸籍に記録されている者", "出生", "婚姻", "配偶者の死亡", "姻族関係終了"], Values(CorrectionForm.Matter, draft, registers));

        var (before, paper) = Given("作例10.20");
        var after = before.Apply(Kind.Examine(paper, CaseOf("作例10.20").Circumstances(Koseki.Infrastructure.CharacterData.CharacterTable.Load())).Plan!.Changes);
        Assert.Equal(["戸籍に記録されている者", "出生"], Values(CorrectionForm.Matter, paper, after));
    }

    [Fact]
    public void Known_AnItem_OffersWhatTheRegisterSays()
    {
        var (registers, draft) = Given("作例10.20");

        Assert.Equal("越谷和予", Kind.Form[CorrectionForm.Former].Known!(draft, registers));
        Assert.Null(Kind.Form[CorrectionForm.Former].Known!(draft.With(CorrectionForm.Item, ""), registers));
    }

    /// <summary>The lawful ways to mend what is chosen are marked before anything else is typed.</summary>
    [Theory]
    [InlineData("和子", "出生", "訂正", "出生地", "24条2項 24条3項 113条")]
    [InlineData("和子", "出生", "訂正", "出生日", "24条2項 113条")]
    [InlineData("和子", "出生", "記録", "特記事項", "24条2項 113条")]
    [InlineData("和子", "婚姻", "消除", "", "24条2項 116条")]
    [InlineData("和子", "", "父子関係の否定", "", "116条")]
    [InlineData("和子", "", "訂正", "", "")]
    public void Grounds_OfWhatIsChosen_AreMarked(string person, string matter, string act, string item, string grounds)
    {
        var (registers, draft) = Given("作例10.20");
        var paper = draft.With(CorrectionForm.Person, person).With(CorrectionForm.Matter, matter).With(CorrectionForm.Act, act).With(CorrectionForm.Item, item);

        Assert.Equal(grounds, string.Join(' ', Kind.Form[CorrectionForm.Ground].ChoicesIn(paper, registers).Where(c => c.Label.EndsWith(CorrectionForm.Fitting, StringComparison.Ordinal)).Select(c => c.Value)));
    }

    [Theory]
    [InlineData("24条2項", "1202", "戸籍訂正(職権24-2)", "職権")]
    [InlineData("24条3項", "1203", "戸籍訂正(市町村長限り24-3)", "職権")]
    [InlineData("113条", "1201", "戸籍訂正(申請113/114/116)", "受理")]
    [InlineData("116条", "1201", "戸籍訂正(申請113/114/116)", "受理")]
    [InlineData("", "1201", "戸籍訂正", "受理")]
    public void ReceiptBook_ByTheGround_NamesItsSubject(string ground, string code, string name, string disposition)
    {
        var draft = Draft.Empty.With(CorrectionForm.Ground, ground);

        Assert.Equal((code, name), (Kind.SubjectOf(draft).Code, Kind.SubjectOf(draft).Name));
        Assert.Equal(disposition, Kind.DispositionOf(draft, new Origin.Here()));
        Assert.IsType<CorrectionKind>(NotificationCatalogue.Find(code));
    }

    [Theory]
    [InlineData("作例10.20", "越谷太郎")]
    [InlineData("戸籍事項の改製事由", "越谷一郎")]
    public void Subject_OfAPaper_IsThePersonOrTheHead(string name, string subject)
    {
        var (registers, draft) = Given(name);
        Assert.Equal(subject, Kind.Subject(draft, registers));
        Assert.Equal([new RegisterId(5)], Kind.RegistersNamed(draft));
    }

    [Fact]
    public void Begin_AtAPlace_NamesRegisterPersonAndMatter()
    {
        var register = Given("二度目に記録された者").Registers.Find(new(14))!;

        Assert.Equal(("R14", "花子(2)", "離婚", "訂正"), Named(CorrectionDraft.OfMatter(register, new(2, 1))));
        Assert.Equal(("R14", "戸籍事項", "戸籍編製", "訂正"), Named(CorrectionDraft.OfMatter(register, new(null, 0))));
        Assert.Equal(("R14", "花子", "戸籍に記録されている者", "訂正"), Named(CorrectionDraft.OfColumn(register, 1)));
    }

    [Fact]
    public void Begin_AtWhatIsNotCorrected_IsNotOffered()
    {
        var erased = Given("消除した事項").Registers.Find(new(8))!;

        Assert.False(CorrectionDraft.IsOffered(erased, new(1, 2)));
        Assert.True(CorrectionDraft.IsOffered(erased, new(1, 3)));
        Assert.False(CorrectionDraft.IsOffered(erased with { State = RegisterState.Superseded }, new(1, 3)));
        Assert.Equal(("R8", "", "", ""), Named(CorrectionDraft.OfMatter(erased, new(1, 2))));
    }

    private static (string, string, string, string) Named(Draft draft) =>
        (draft[CorrectionForm.Register], draft[CorrectionForm.Person], draft[CorrectionForm.Matter], draft[CorrectionForm.Act]);

    private static IEnumerable<string> Values(FieldKey key, Draft draft, RegisterSet registers) => Kind.Form[key].ChoicesIn(draft, registers).Select(c => c.Value);

    private static CaseFile CaseOf(string name) =>
        CaseFile.Load(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Correction", "cases"), $"*-{name}.txt").Single());

    private static (RegisterSet Registers, Draft Draft) Given(string name) => (CaseOf(name).Given, CaseOf(name).Draft);
}
