using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Registers;

namespace Koseki.Tests.Web.Components.Registers;

public sealed class LifeCourseTests
{
    private static readonly FamilyRegister Later = TestCity.Register("越谷太郎");

    private static FamilyRegister Earlier { get; } = Later with
    {
        Id = new(90),
        Entries = ValueList.ToValueList([Later.Entries[0] with
        {
            Entered = new(RegisterDate.Parse("平成10年4月2日"), "出生"),
            Removed = new(RegisterDate.Parse("令和8年6月10日"), "婚姻", Later.Designation),
            Matters = ValueList.ToValueList(Later.Entries[0].Matters.Take(1)),
        }]),
    };

    [Fact]
    public void Of_APersonWhoMoved_TellsTheRegistersInOrder()
    {
        var chapters = LifeCourse.Of(Later.Entries[0].Person, [Later, Earlier]);
        Assert.Equal([new(90), Later.Id], chapters.Select(c => c.Register.Id));
        Assert.Equal(["出生", "入籍(出生)", $"除籍(婚姻) → {Later.Designation}"], chapters[0].Events.Select(e => e.Words));
    }

    [Fact]
    public void Of_Events_StandByTheirDay() =>
        Assert.Equal(["平成10年4月2日", "令和8年6月10日", "令和8年6月10日"], LifeCourse.Of(Later.Entries[0].Person, [Later]).Single().Events.Select(e => e.On!.Text));

    [Fact]
    public void Of_SomebodyElse_IsEmpty() => Assert.Empty(LifeCourse.Of(new(123456), [Later, Earlier]));
}
