using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Death;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications.Death;

/// <summary>What the form of 死亡届 offers from the register and which registers it holds.</summary>
public sealed class DeathFormTests
{
    private static readonly DeathKind Kind = new();

    [Fact]
    public void Known_PersonNamed_OffersWhatTheRegisterSays()
    {
        var (registers, draft) = Given("作例10.6");

        Assert.Null(Known(DeathForm.Name, draft, registers));
        Assert.Equal("昭和43年2月3日", Known(DeathForm.BirthDate, draft, registers));
        Assert.Equal("男", Known(DeathForm.Sex, draft, registers));
        Assert.Equal("いる", Known(DeathForm.MaritalStatus, draft, registers));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("R8.10.1", true)]
    [InlineData("推定令和8年10月1日", true)]
    [InlineData("令和8年10月1日頃", false)]
    [InlineData("令和8年10月日不詳", false)]
    public void IsNeeded_TheTimeOfDeath_WhereTheDayIsOne(string day, bool needed) =>
        Assert.Equal(needed, Kind.Form[DeathForm.DiedAt].IsNeeded(Draft.Empty.With(DeathForm.DiedOn, day)));

    [Fact]
    public void Known_OnePersonLeft_OffersTheName()
    {
        var (registers, draft) = Given("最後の一人");

        Assert.Equal("小川結衣", Known(DeathForm.Name, draft.With(DeathForm.Name, ""), registers));
        Assert.Null(Known(DeathForm.MaritalStatus, draft, registers));
    }

    [Fact]
    public void RegistersNamed_ForeignerWithJapaneseSpouse_HoldsTheSpousesRegister()
    {
        var draft = Given("外国人の日本人配偶者").Draft;

        Assert.Equal([new RegisterId(4)], Kind.RegistersNamed(draft));
        Assert.Equal([], Kind.RegistersNamed(draft.With(DeathForm.Home.Where, DeathForm.HomeUnknown)));
    }

    [Fact]
    public void Subject_Draft_IsTheDeceased() =>
        Assert.Equal("越谷一郎", Kind.Subject(Given("作例10.6").Draft, RegisterSet.Empty));

    private static string? Known(FieldKey key, Draft draft, RegisterSet registers) => Kind.Form[key].Known!(draft, registers);

    private static (RegisterSet Registers, Draft Draft) Given(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Death", "cases");
        var loaded = CaseFile.Load(Directory.GetFiles(folder, $"*-{name}.txt").Single());
        return (loaded.Given, loaded.Draft);
    }

    [Theory]
    [InlineData("アメリカ合衆国", "アメリカ合衆国")]
    [InlineData("", "なし(外国人)")]
    public void Domiciles_OfAForeigner_SaysTheNationality(string nationality, string expected) =>
        Assert.Equal([expected], Kind.Domiciles(Draft.Empty.With(DeathForm.Home.Where, DeathForm.HomeNone).With(DeathForm.Nationality, nationality), RegisterSet.Empty));
}
