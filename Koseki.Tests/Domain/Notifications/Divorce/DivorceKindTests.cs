using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications.Divorce;

public sealed class DivorceKindTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Divorce");

    private static readonly DivorceKind Kind = new();

    private static Draft DraftOf(string start) => CaseFile.Load(Directory.GetFiles(Path.Combine(Folder, "cases"), start + "*").Single()).Draft;

    private static RegisterSet Given(string file) => new([RegisterNotation.Parse(File.ReadAllText(Path.Combine(Folder, "given", file)))]);

    [Theory]
    [InlineData("01-", "越谷太郎・越谷花子")]
    [InlineData("10-", "中村誠・サントス，マリア")]
    public void Subject_NamesBoth(string file, string subject) => Assert.Equal(subject, Kind.Subject(DraftOf(file), RegisterSet.Empty));

    [Theory]
    [InlineData("01-", "R1")]
    [InlineData("03-", "R2 R3")]
    [InlineData("09-", "")]
    public void RegistersNamed_CoversCoupleFormerAndChildren(string file, string registers) => Assert.Equal(registers, string.Join(' ', Kind.RegistersNamed(DraftOf(file))));

    [Theory]
    [InlineData("01-", "0402")]
    [InlineData("13-", "0403")]
    [InlineData("20-", "0403")]
    public void SubjectOf_ByTheManner_IsThatOfTheBook(string file, string code) => Assert.Equal(code, Kind.SubjectOf(DraftOf(file)).Code);

    /// <summary>Numbers are drawn for what the paper needs, not for what a paper of the kind may need.</summary>
    [Theory]
    [InlineData("01-", 0, 0)]
    [InlineData("04-", 0, 1)]
    [InlineData("08-", 2, 1)]
    public void NumbersNeeded_FollowTheDraft(string file, int persons, int registers) => Assert.Equal((persons, registers), Kind.NumbersNeededBy(DraftOf(file)));

    [Theory]
    [InlineData(2026, 3, 31, "2012-04-01")]
    [InlineData(2026, 4, 1, "2026-04-01")]
    public void OpeningDraft_HasTheEditionOfTheDay(int year, int month, int day, string edition) =>
        Assert.Equal(edition, Kind.OpeningDraft(new(year, month, day))[FormEdition.Key]);

    /// <summary>A paper of the former edition: its boxes come, and what stood in those of the other stays in the draft.</summary>
    [Fact]
    public void Edition_ChosenAnew_LosesNothing()
    {
        var draft = DraftOf("01-").With(new("arrangement.care"), "1");
        var former = draft.With(FormEdition.Key, "2012-04-01");

        Assert.False(Kind.Form[new("arrangement.care")].Visible(former));
        Assert.True(Kind.Form[new("arrangement.formerContact")].Visible(former));
        Assert.Equal(draft.Values, former.With(FormEdition.Key, "2026-04-01").Values);
    }

    [Theory]
    [InlineData("husband.givenName", "健")]
    [InlineData("wife.familyName", "佐藤")]
    [InlineData("wife.birthDate", "平成5年9月9日")]
    [InlineData("husband.citizenship", "japanese")]
    public void Known_FromTheRegisterOfTheCouple_IsOffered(string key, string value)
    {
        var draft = Draft.Empty.With(new("couple.where"), "この市の戸籍").With(new("couple.register"), "R3").With(new("wife.givenName"), "葵");

        Assert.Equal(value, Kind.Form[new(key)].Known!(draft, Given("佐藤健.txt")));
    }

    /// <summary>戸籍法77条・63条: ten days, the first counted; 41条: three months.</summary>
    [Theory]
    [InlineData("conciliation", "R8.11.13", 2026, 11, 24)]
    [InlineData("abroad", "R8.8.21", 2026, 11, 20)]
    public void LastDay_OfAReport_IsCountedFromTheDay(string manner, string on, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Kind.LastDay(Draft.Empty.With(new("divorce.manner"), manner).With(new("divorce.date"), on), ClosingDays.National));

    [Fact]
    public void PersonsAtReceipt_NameTheChildrenWithTheirColumn() =>
        Assert.Equal(["夫 越谷　太郎 平成10年4月2日", "妻 越谷　花子 平成11年8月20日", "未成年の子 越谷美空 親権者　父母双方"],
            Kind.PersonsAtReceipt(DraftOf("01-"), RegisterSet.Empty).Select(p => $"{p.Role} {p.Name} {p.Note}"));

    /// <summary>What can come with a divorce: her keeping the name, and a court's word on a child whose holder is open.</summary>
    [Fact]
    public void Companions_OfADivorceByACourt_AreThoseItTellsOf()
    {
        var file = CaseFile.Load(Directory.GetFiles(Path.Combine(Folder, "..", "KeptName", "cases"), "41*").Single());

        var offers = NotificationCatalogue.Find("0402")!.Companions(file.Draft, file.Given);

        Assert.Equal([("0404", "77条の2を同時に"), ("0502", "越谷美空の親権届を同時に")], offers.Select(o => (o.KindCode, o.Label)));
        Assert.Equal(("R8.11.13", "埼玉県越谷市東越谷一丁目5番3号"), (offers[0].Draft[new("kept.divorcedOn")], offers[0].Draft[new("person.address")]));
        Assert.Equal(("R1", "美空"), (offers[1].Draft[new("child.register")], offers[1].Draft[new("child.givenName")]));
        Assert.Empty(NotificationCatalogue.Find("0402")!.Companions(Draft.Empty, RegisterSet.Empty));
    }
}
