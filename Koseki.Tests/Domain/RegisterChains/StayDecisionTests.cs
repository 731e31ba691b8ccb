using Koseki.Domain.Cases;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using static Koseki.Tests.Domain.RegisterChains.ChainRegisters;

namespace Koseki.Tests.Domain.RegisterChains;

/// <summary>画像戸籍での在籍: two persons of the office, and nothing that the records speak against.</summary>
public sealed class StayDecisionTests
{
    private static readonly Actor One = new("shinsa", "審査　次郎", new HashSet<StaffRole> { StaffRole.Examiner }, "01", "01-01"), Other = One with { Account = "kessai", Name = "決裁　三郎" };
    private static readonly Koseki.Domain.ImagedRegisters.ImagedRegister Closed = Image(5, "埼玉県越谷市越ヶ谷四丁目2番地", "越谷　一郎", RegisterState.Superseded, "平成16年11月6日");
    private static readonly ReadStay Read = new(new(5), Taro) { Begin = StayBegin.Birth, From = "昭和50年1月10日", End = StayEnd.Renewed, Position = 1 };
    private static readonly RegisterEntry There = Entry("平成16年11月6日", "改製");

    private static ActRefusal? Why(Ruling<StayStep> ruling) => ruling.Refusal;

    [Fact]
    public void Steps_OfTwo_AreTaken()
    {
        var step = StayDecision.Propose(Read, " 2頁。父母・生年月日・出生地が合う ", One, Closed, There).Written!;

        Assert.Equal("2頁。父母・生年月日・出生地が合う", step.Reason);
        Assert.Equal(7, StayDecision.Confirm(new(7, Read, step.Reason, One.Account, One.Name), Other, Closed, There).Written!.Confirms);
    }

    [Fact]
    public void Steps_ThatCannotBe_AreRefused()
    {
        Assert.IsType<StayRefusal.OwnProposal>(Why(StayDecision.Confirm(new(7, Read, "合う", "SHINSA", One.Name), One, Closed, There)));
        Assert.IsType<StayRefusal.Settled>(Why(StayDecision.Confirm(null, Other, Closed, There)));
        Assert.IsType<StayRefusal.ReasonUnfit>(Why(StayDecision.Propose(Read, "　", One, Closed, There)));
        Assert.NotNull(Why(StayDecision.Propose(Read, "合う", One with { Roles = new HashSet<StaffRole> { StaffRole.Counter } }, Closed, There)));
        Assert.IsType<StayRefusal.UnknownImage>(StayDecision.WhyNot(Read, null, There));
        Assert.IsType<StayRefusal.UnknownPerson>(StayDecision.WhyNot(Read, Closed, null));
        Assert.IsType<StayRefusal.StillStands>(StayDecision.WhyNot(Read with { End = StayEnd.Stands }, Closed, There));
        Assert.IsType<StayRefusal.DaysUnfit>(StayDecision.WhyNot(Read with { From = "あした" }, Closed, There));
        Assert.IsType<StayRefusal.DaysUnfit>(StayDecision.WhyNot(Read with { To = "昭和40年1月1日" }, Closed, There));
        Assert.IsType<StayRefusal.DaysUnfit>(StayDecision.WhyNot(Read with { To = "平成17年1月1日" }, Closed, There));
        Assert.IsType<StayRefusal.BornAfter>(StayDecision.WhyNot(Read, Closed, There with { BirthDate = Koseki.Domain.Calendar.RegisterDate.Parse("平成20年1月1日") }));
        Assert.IsType<StayRefusal.BornOtherwise>(StayDecision.WhyNot(Read, Closed, There with { BirthDate = Koseki.Domain.Calendar.RegisterDate.Parse("昭和51年1月5日") }));
        Assert.Null(StayDecision.WhyNot(Read with { Holds = false }, Closed, There with { BirthDate = Koseki.Domain.Calendar.RegisterDate.Parse("昭和51年1月5日") }));
    }
}
