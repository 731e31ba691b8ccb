using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>束: a divorce and the 77条の2 handed in with it, decided in one act or not at all.</summary>
public sealed class CaseBundleTests
{
    private static readonly Actor Other = TestCity.Person("kessai2", "決裁　四郎", StaffRole.Approver);

    private static async Task<CaseState[]> StatesAsync(TestCity city, params long[] ids)
    {
        var states = new List<CaseState>();
        foreach (var id in ids)
        {
            states.Add((await city.Workflow.GetAsync(id))!.State);
        }

        return [.. states];
    }

    [Fact]
    public async Task Approve_ABundle_WritesAllInOneActWithANumberEach()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.ExamineAsync(city);

        var outcome = await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, kept), TestCity.Approver);

        Assert.IsType<ApprovalOutcome.Approved>(outcome);
        Assert.Equal([("令8-1", "離婚(協議)"), ("令8-2", "77条の2・75条の2")], (await city.BookAsync(2026)).Select(l => (l.Receipt.ToString(), l.KindName)).Order());
        var generations = await city.Store.GenerationsAsync(new(1), TestCity.Counter);
        Assert.Equal(2, generations.Count);
        var couple = generations[^1].Register;
        Assert.Equal(["太郎"], couple.Standing.Select(e => e.GivenName));
        Assert.Equal([("離婚", "令8-1"), ("氏の変更", "令8-2")], couple.Entries[1].Matters.Skip(2).Select(m => (m.Title, m.Receipt)));
        var written = (await city.Get<CaseLists>().WrittenAsync(kept)).Registers;
        Assert.Equal(written.Select(s => s.Id), (await city.Get<CaseLists>().WrittenAsync(divorce)).Registers.Select(s => s.Id));
        var made = Assert.Single(written, s => s.Before is null).After;
        Assert.Equal(("越谷花子", 1), (made.HeadName, made.Standing.Count()));
        Assert.Equal(["出生", "離婚", "氏の変更"], made.Entries[0].Matters.Select(m => m.Title).Where(t => t != "国籍選択"));
        Assert.Contains("決裁", (await city.Get<CaseLists>().DeedsAsync(kept)).Select(d => d.Action));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The guard stands where the act is done: whatever the screen sends, one of them alone goes no step further.</summary>
    [Fact]
    public async Task Act_OnOneOfABundle_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        foreach (var id in new[] { divorce, kept })
        {
            Assert.Contains("一通だけではできません", (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(id, BirthPaper.Today, TestCity.Counter))).Message, StringComparison.Ordinal);
        }

        await city.Workflow.ReceiveAsync(await BundlePapers.AsReadAsync(city, divorce), BirthPaper.Today, TestCity.Counter);
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(divorce, TestCity.Examiner));
        await city.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(city, divorce), TestCity.Examiner);
        foreach (var id in new[] { divorce, kept })
        {
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(id, TestCity.Approver));
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReturnAsync(id, "理由", TestCity.Approver));
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.RejectAsync(id, "理由", "民法740条", TestCity.Approver));
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.WithdrawAsync(id, "理由", TestCity.Examiner));
        }

        Assert.Equal([CaseState.Examined, CaseState.Examined], await StatesAsync(city, divorce, kept));
        Assert.Single(await city.Store.GenerationsAsync(new(1), TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two cases that were not handed in together are no bundle, whatever is sent.</summary>
    [Fact]
    public async Task Receive_CasesOfNoBundle_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        var stranger = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(new CaseSet([(divorce, null), (kept, null), (stranger.Id, null)]), BirthPaper.Today, TestCity.Counter));

        Assert.Contains("一通だけではできません", refused.Message, StringComparison.Ordinal);

        Assert.Empty(await city.BookAsync(2026));
    }

    /// <summary>Fault A6: whoever had one of the papers in hand decides none of them.</summary>
    [Fact]
    public async Task Approve_ByWhoTypedIntoTheOther_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var both = TestCity.Person("ryoho", "両方　五郎", StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver);
        var (divorce, kept) = await BundlePapers.ReceiveAsync(city);
        var now = (await city.Workflow.GetAsync(kept))!;
        await city.Workflow.SaveDraftAsync(kept, now.Draft, now.Version, both);
        await city.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(city, divorce), TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(async () => await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, divorce), both));

        Assert.Equal(CaseRules.OtherDecides, refused.Message);
        Assert.Equal([CaseState.Examined, CaseState.Examined], await StatesAsync(city, divorce, kept));
    }

    /// <summary>One that was changed after the examination stops both: what was read is not what stands.</summary>
    [Fact]
    public async Task Approve_OneChangedSinceItWasRead_WritesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.ExamineAsync(city);
        var read = await BundlePapers.AsReadAsync(city, divorce);
        await city.Workflow.ReturnAsync(read, "新本籍を確かめる", TestCity.Approver);
        var now = (await city.Workflow.GetAsync(kept))!;
        await city.Workflow.SaveDraftAsync(kept, BundlePapers.Kept(now.Draft, "埼玉県越谷市東越谷一丁目8番地"), now.Version, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(city, divorce), TestCity.Examiner);

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(read, Other));
        Assert.Single(await city.Store.GenerationsAsync(new(1), TestCity.Counter));

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, divorce), Other));
        Assert.Equal("埼玉県越谷市東越谷一丁目8番地", (await city.Get<CaseLists>().WrittenAsync(kept)).Registers.Single(s => s.Before is null).After.Domicile.Text);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The one stored differently, as another build would have it: both go back to examination, nothing is written.</summary>
    [Fact]
    public async Task Approve_OnePlanMoved_SendsBothBack()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.ExamineAsync(city);
        await using (var database = city.Open())
        {
            var row = await database.Cases.SingleAsync(c => c.Id == kept);
            row.Draft = row.Draft.Replace("一丁目7番地", "一丁目9番地", StringComparison.Ordinal);
            await database.SaveChangesAsync();
        }

        Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, divorce), TestCity.Approver));

        Assert.Equal([CaseState.Received, CaseState.Received], await StatesAsync(city, divorce, kept));
        Assert.Single(await city.Store.GenerationsAsync(new(1), TestCity.Counter));
    }

    /// <summary>A deed of a bundle stands under the first of it that was not discarded: the others wait since then, not since that.</summary>
    [Fact]
    public async Task Waiting_TheFirstWasDiscarded_IsSinceTheOthersOwnReceipt()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        await city.Workflow.DiscardAsync(divorce, (await city.Workflow.GetAsync(divorce))!.Version, TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromHours(1));
        await city.Workflow.ReceiveAsync(kept, BirthPaper.Today, TestCity.Counter);

        Assert.Equal(city.Clock.GetUtcNow(), Assert.Single(await city.Get<CaseLists>().WaitingAsync(CaseState.Received)).Since);
    }

    [Fact]
    public async Task Discard_OneOfABundle_LeavesTheOtherAloneUntilItIsTakenBack()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        await city.Workflow.DiscardAsync(kept, (await city.Workflow.GetAsync(kept))!.Version, TestCity.Counter);

        Assert.Equal([divorce], (await city.Get<CaseBundles>().MembersAsync(divorce)).Select(m => m.Id));
        Assert.Contains("離婚-22", (await city.Workflow.ExamineAsync(divorce, BundlePapers.Of())).Examination.Findings.Select(f => f.Rule));

        await city.Workflow.RestoreAsync(kept, TestCity.Counter);
        Assert.Equal([divorce, kept], (await city.Get<CaseBundles>().MembersAsync(divorce)).Select(m => m.Id));
        Assert.DoesNotContain("離婚-22", (await city.Workflow.ExamineAsync(divorce, BundlePapers.Of())).Examination.Findings.Select(f => f.Rule));

        await city.Workflow.DiscardAsync(kept, (await city.Workflow.GetAsync(kept))!.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(divorce, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.RestoreAsync(kept, TestCity.Counter);
        Assert.Null((await city.Workflow.GetAsync(kept))!.Bundle);
    }

    [Fact]
    public async Task OpenBeside_AReceivedPaper_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, BundlePapers.Of(), opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);

        Assert.IsType<CaseRefusal.BesideReceived>((await Assert.ThrowsAsync<CaseException>(() => city.Get<CaseBundles>().OpenBesideAsync(opened.Id, new("0404", "", Draft.Empty), TestCity.Counter))).Why);
    }

    /// <summary>Past the screen: what the paper, as it is saved, does not call for, or has already, is not opened beside it; and what is filled in is what the paper tells.</summary>
    [Fact]
    public async Task OpenBeside_WhatThePaperDoesNotCallFor_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        var offer = await BundlePapers.OfferAsync(city, divorce);
        var birth = await BirthPaper.TypedAsync(city);
        Task<CaseException> RefusedAsync(long id, CompanionOffer wanted) => Assert.ThrowsAsync<CaseException>(() => city.Get<CaseBundles>().OpenBesideAsync(id, wanted, TestCity.Counter));

        Assert.IsType<CaseRefusal.NotOffered>((await RefusedAsync(divorce, offer)).Why);
        Assert.IsType<CaseRefusal.NotOffered>((await RefusedAsync(birth.Id, offer)).Why);

        await city.Workflow.DiscardAsync(kept, (await city.Workflow.GetAsync(kept))!.Version, TestCity.Counter);
        var forged = offer with { Draft = Draft.Of(new Dictionary<string, string> { ["person.name"] = "別の人" }) };
        Assert.NotEqual("別の人", (await city.Get<CaseBundles>().OpenBesideAsync(divorce, forged, TestCity.Counter)).Draft[new("person.name")]);
    }

    [Fact]
    public async Task Reject_ABundle_EndsBothAndTheirHolds()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.ReceiveAsync(city);
        Assert.Equal(2, (await city.Store.HoldsAsync(new(1))).Count);

        await city.Workflow.RejectAsync(await BundlePapers.AsReadAsync(city, divorce), "離婚の意思がない", "民法740条", TestCity.Approver);

        Assert.Equal([CaseState.Rejected, CaseState.Rejected], await StatesAsync(city, divorce, kept));
        Assert.Empty(await city.Store.HoldsAsync(new(1)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Another paper like the second one of a bundle is shown beside the first: seen there, it does not stop the receipt.</summary>
    [Fact]
    public async Task Receive_ADoubleOfTheSecondPaper_IsShownBesideTheFirst()
    {
        await using var city = await TestCity.CreateAsync();
        var (_, like) = await BundlePapers.OpenAsync(city);
        var (divorce, _) = await BundlePapers.OpenAsync(city);
        var seen = (await city.Get<CaseLists>().LikelyDoublesAsync(divorce))!.Seen;

        Assert.Contains(like, seen);
        await Assert.ThrowsAsync<CaseException>(async () => await city.Workflow.ReceiveAsync(await BundlePapers.AsReadAsync(city, divorce), BirthPaper.Today with { SeenDoubles = [] }, TestCity.Counter));
        Assert.Equal(2, (await city.Workflow.ReceiveAsync(await BundlePapers.AsReadAsync(city, divorce), BirthPaper.Today with { SeenDoubles = seen }, TestCity.Counter)).Count);
    }

    /// <summary>A later paper on the same register waits for the whole bundle and is examined on what it leaves.</summary>
    [Fact]
    public async Task Examine_ALaterPaper_StandsOnTheWholeBundle()
    {
        await using var city = await TestCity.CreateAsync();
        await BundlePapers.ReceiveAsync(city);
        var birth = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(birth.Id, BirthPaper.Of("美空"), birth.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(birth.Id, BirthPaper.Today, TestCity.Counter);

        var examined = await city.Workflow.ExamineAsync(birth.Id, BirthPaper.Of("美空"));

        Assert.Equal(["令8-1", "令8-2"], examined.WaitsFor);
        Assert.Equal(["太郎"], examined.Registers.Find(new(1))!.Standing.Select(e => e.GivenName));
    }

    /// <summary>Two nodes: one decides the bundle while the other sends it back. One of them is first, and both papers go the same way.</summary>
    [Fact]
    public async Task Act_AtTwoNodesAtOnce_BothPapersGoOneWay()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.AnotherNode("web-2");
        var (divorce, kept) = await BundlePapers.ExamineAsync(city);
        var read = await BundlePapers.AsReadAsync(city, divorce);

        var acts = new[]
        {
            Task.Run(() => Record.ExceptionAsync(() => city.Workflow.ApproveAsync(read, TestCity.Approver))),
            Task.Run(() => Record.ExceptionAsync(() => other.GetRequiredService<CaseWorkflow>().ReturnAsync(read, "確かめる", Other))),
        };

        Assert.IsType<CaseException>(Assert.Single(await Task.WhenAll(acts), e => e is not null));
        Assert.Single((await StatesAsync(city, divorce, kept)).Distinct());
        Assert.Equal((await city.Workflow.GetAsync(divorce))!.State == CaseState.Approved ? 2 : 1, (await city.Store.GenerationsAsync(new(1), TestCity.Counter)).Count);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two nodes: one receives the divorce with its second paper while the other puts that away. Nothing is received by halves.</summary>
    [Fact]
    public async Task Receive_WhileTheOtherNodeDiscardsOne_IsWholeOrRefused()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.AnotherNode("web-2");
        var (divorce, kept) = await BundlePapers.OpenAsync(city);
        var read = await BundlePapers.AsReadAsync(city, divorce);
        var version = (await city.Workflow.GetAsync(kept))!.Version;

        var acts = new[]
        {
            Task.Run(() => Record.ExceptionAsync(() => city.Workflow.ReceiveAsync(read, BirthPaper.Today, TestCity.Counter))),
            Task.Run(() => Record.ExceptionAsync(() => other.GetRequiredService<CaseWorkflow>().DiscardAsync(kept, version, TestCity.Counter))),
        };

        Assert.Single(await Task.WhenAll(acts), e => e is not null);
        var states = await StatesAsync(city, divorce, kept);
        Assert.True(states is [CaseState.Received, CaseState.Received] or [CaseState.Draft, CaseState.Discarded], string.Join(' ', states));
        Assert.Equal(states[0] == CaseState.Received ? 2 : 0, (await city.BookAsync(2026)).Count);
        Assert.Empty(await city.ProblemsAsync());
    }
}
