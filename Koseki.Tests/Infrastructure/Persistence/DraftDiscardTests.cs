using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault U: 破棄 of a draft and the way back, on a real database.</summary>
public sealed class DraftDiscardTests
{
    private static readonly Actor Other = TestCity.Person("tonari", "隣　席子", StaffRole.Counter);

    private static string Name(CaseRecord one) => one.Draft[new("child.givenName")];

    [Fact]
    public async Task Discard_ADraft_LeavesTheWorkListsAndIsKept()
    {
        await using var city = await TestCity.CreateAsync();
        var lists = city.Get<CaseLists>();
        var (first, second) = (await TypedAsync(city), await TypedAsync(city, Of("海")));

        var until = await city.Workflow.DiscardAsync(second.Id, second.Version, TestCity.Counter);
        await city.Workflow.DiscardAsync(first.Id, first.Version, TestCity.Counter);

        Assert.Equal(city.Clock.GetUtcNow().AddDays(7), until);
        Assert.Empty(await lists.WaitingAsync(CaseState.Draft));
        Assert.Equal([first.Id, second.Id], (await lists.DiscardedAsync()).Select(c => c.Id));
        Assert.Equal((0, 2), ((await city.Workflow.CountsAsync())[CaseState.Draft], (await city.Workflow.CountsAsync())[CaseState.Discarded]));
        var kept = (await city.Workflow.GetAsync(first.Id))!;
        Assert.Equal((CaseState.Discarded, "美空", "madoguchi"), (kept.State, Name(kept), kept.Standing.DiscardedBy));
        Assert.Equal(("破棄", $"案件 {first.Id} 越谷美空 の下書きを破棄した"), ((await lists.DeedsAsync(first.Id))[^1].Action, (await lists.DeedsAsync(first.Id))[^1].Text));
        Assert.Empty((await lists.LikelyDoublesAsync((await TypedAsync(city)).Id))!.Others);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Restore_BySameHand_GoesOnWhereItStood()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);
        await city.Workflow.TakeAsync(typed.Id, "madoguchi", Other);
        var taken = (await city.Workflow.GetAsync(typed.Id))!;
        await city.Workflow.DiscardAsync(typed.Id, taken.Version, Other);

        Assert.StartsWith("破棄を取り消せるのは、破棄した人だけです。", (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.RestoreAsync(typed.Id, TestCity.Counter))).Message, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromDays(7));
        await city.Workflow.RestoreAsync(typed.Id, Other);

        var back = (await city.Workflow.GetAsync(typed.Id))!;
        Assert.Equal((CaseState.Draft, "美空", "tonari", null), (back.State, Name(back), back.AssignedTo, back.Standing.DiscardedAt));
        Assert.Equal(["入力開始", "担当", "破棄", "破棄の取消"], (await city.Get<CaseLists>().DeedsAsync(typed.Id)).Select(d => d.Action));
        await city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), back.Version, Other);
        await city.Workflow.ReceiveAsync(typed.Id, Today, Other);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Restore_AfterItsDays_IsRefusedAndTheDraftCanStillBeRead()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);
        await city.Workflow.DiscardAsync(typed.Id, typed.Version, TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));

        Assert.StartsWith("破棄してから7日を過ぎたため", (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.RestoreAsync(typed.Id, TestCity.Counter))).Message, StringComparison.Ordinal);
        Assert.Equal("美空", Name((await city.Workflow.GetAsync(typed.Id))!));
    }

    [Fact]
    public async Task Discard_AReceivedPaper_IsRefusedAndNothingIsWritten()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.DiscardAsync(received.Id, received.Version, TestCity.Counter));
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.RestoreAsync(received.Id, TestCity.Counter));

        Assert.Equal((CaseState.Received, received.Version), ((await city.Workflow.GetAsync(received.Id))!.State, (await city.Workflow.VersionAsync(received.Id))!.Value));
        Assert.Single((await city.Get<RegisterStore>().HoldsAsync(R(1))));
    }

    [Fact]
    public async Task Discard_TypedElsewhereMeanwhile_IsRefusedAndNamesWho()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);
        await city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), typed.Version, TestCity.Counter);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.DiscardAsync(typed.Id, typed.Version, TestCity.Counter));

        Assert.StartsWith("この画面を開いた後に窓口　花さんがこの届を変更しました。", refused.Message, StringComparison.Ordinal);
        Assert.Equal((CaseState.Draft, "美海"), ((await city.Workflow.GetAsync(typed.Id))!.State, Name((await city.Workflow.GetAsync(typed.Id))!)));
    }

    /// <summary>Two desks at the same moment, 20 times: one typed and the other was told, or one put away and the other was told. Never both, never neither.</summary>
    [Fact]
    public async Task DiscardAndSave_AtOnce_OneIsToldAndNothingTypedIsLost()
    {
        await using var city = await TestCity.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            var typed = await TypedAsync(city);
            var (saving, putting) = (
                Task.Run(() => Record.ExceptionAsync(() => city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), typed.Version, TestCity.Counter))),
                Task.Run(() => Record.ExceptionAsync(() => city.Workflow.DiscardAsync(typed.Id, typed.Version, TestCity.Counter))));
            var told = new[] { await saving, await putting };

            Assert.IsType<CaseException>(Assert.Single(told, e => e is not null));
            var now = (await city.Workflow.GetAsync(typed.Id))!;
            Assert.Equal(told[0] is null ? (CaseState.Draft, "美海") : (CaseState.Discarded, "美空"), (now.State, Name(now)));
        }

        Assert.Empty(await city.ProblemsAsync());
    }
}
