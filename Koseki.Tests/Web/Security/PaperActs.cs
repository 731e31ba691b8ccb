using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Infrastructure.Persistence;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Web.Security;

/// <summary>What is done about a paper beside the steps of its case, for <see cref="ActsWalkTests"/>.</summary>
internal static class PaperActs
{
    private static readonly DateOnly Day = new(2026, 10, 8);

    /// <summary>What has to be there for an act, and the act.</summary>
    internal static Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> All { get; } = new(StringComparer.Ordinal)
    {
        ["PaperDesk.AskBureauAsync"] = (async c => (await ReceivedAsync(c)).Id, (c, p, a) => c.Get<PaperDesk>().AskBureauAsync((long)p, Day, "母が50歳以上の出生", a)),
        ["PaperDesk.AnswerBureauAsync"] = (AskedAsync, (c, p, a) => c.Get<PaperDesk>().AnswerBureauAsync((long)p, BureauAnswer.Accept, Day, "口頭", "差し支えない", a)),
        ["PaperDesk.GiveBackAsync"] = (RefusedAsync, (c, p, a) => c.Get<PaperDesk>().GiveBackAsync((long)p, Day, "窓口で父に", a)),
        ["PaperDesk.ReadAgainAsync"] = (DecidedAloneAsync, (c, p, a) => c.Get<PaperDesk>().ReadAgainAsync((long)p, "", a)),
    };

    private static async Task<object> AskedAsync(TestCity city)
    {
        var received = await ReceivedAsync(city);
        await city.Get<PaperDesk>().AskBureauAsync(received.Id, Day, "母が50歳以上の出生", TestCity.Examiner);
        return received.Id;
    }

    private static async Task<object> RefusedAsync(TestCity city)
    {
        var received = await ReceivedAsync(city);
        await city.Workflow.RejectAsync(received.Id, "要件を欠く", "戸籍法49条", TestCity.Approver);
        return received.Id;
    }

    private static async Task<object> DecidedAloneAsync(TestCity city)
    {
        var one = await DecideAloneAsync(city);
        city.Clock.Advance(TimeSpan.FromDays(1));
        return one;
    }

    /// <summary>A paper that one person alone received, examined and decided, where the office allows it.</summary>
    internal static async Task<long> DecideAloneAsync(TestCity city)
    {
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 4, 1), new CitySetting.OfTwoPersons("01", false));
        var alone = Alone;
        var opened = await city.Workflow.OpenAsync(Kind, alone);
        await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, alone);
        await city.Workflow.ReceiveAsync(opened.Id, Today, alone);
        await city.Workflow.CompleteExaminationAsync(opened.Id, alone);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, alone));
        return opened.Id;
    }

    /// <summary>Somebody with both duties.</summary>
    internal static Actor Alone { get; } = TestCity.Person("hitori", "一人　静", StaffRole.Examiner, StaffRole.Approver);
}
