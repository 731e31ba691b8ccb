using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.AffinityEnd;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Notifications.AffinityEnd;

public sealed class AffinityEndKindTests
{
    private static readonly AffinityEndKind Kind = new();

    private static Draft Of(string diedOn = "", string where = "") => Draft.Empty.With(new("person.familyName"), "高橋").With(new("person.givenName"), "幸子").With(new("person.birthDate"), "S40.2.2")
        .With(new("notifier.diedOn"), diedOn).With(new("person.where"), where);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("届け出る人", "高橋　幸子", "昭和40年2月2日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("高橋幸子", Kind.Subject(Of(), RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "姻族関係終了の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(diedOn)));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of(where: where)));

    /// <summary>戸籍法施行規則35条7号: the name at the death is offered, not 配偶者氏名 of the marriage; of somebody whose register does not show it nothing.</summary>
    [Theory]
    [InlineData("妻が死亡した松本勇", "勇", "松本桜")]
    [InlineData("高橋一郎", "幸子", "高橋一郎")]
    [InlineData("外国人の夫が死亡した真由美", "真由美", "スミス，ジョン")]
    [InlineData("前田弘", "文", null)]
    [InlineData("転籍して来た田中", "幸", null)]
    public void SpouseName_OfTheRegister_IsTheNameAtTheDeath(string given, string person, string? offered) => Assert.Equal(offered, Offered(Read(given), person));

    /// <summary>戸籍法107条1項: a 氏 that the survivor changed after the death was never borne by the dead.</summary>
    [Theory]
    [InlineData("令和8年1月1日", "旧川桜")]
    [InlineData("令和7年1月1日", "松本桜")]
    public void SpouseName_AfterAChangeOfFamilyName_IsTheOneOfTheDay(string changed, string offered)
    {
        var register = Read("妻が死亡した松本勇");
        register = register with { Matters = [.. register.Matters, new("氏の変更", [new("氏変更日", changed), new(MatterLine.FormerRecord, "") { Children = [new("氏", "旧川")] }])] };

        Assert.Equal(offered, Offered(register, "勇"));
    }

    private static FamilyRegister Read(string given) =>
        RegisterNotation.Parse(string.Join('\n', File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "AffinityEnd", "given", given + ".txt")).Where(l => !l.StartsWith('#'))));

    private static string? Offered(FamilyRegister register, string person) => Kind.Form[new("spouse.name")].Known!(
        Draft.Empty.With(new("person.where"), "この市の戸籍").With(new("person.register"), register.Id.ToString()).With(new("person.givenName"), person), new([register]));
}
