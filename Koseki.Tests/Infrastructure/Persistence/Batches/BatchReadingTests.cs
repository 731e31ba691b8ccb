using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.OfficialReading;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.Batches;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>氏名の振り仮名の職権記載 over many registers: the second kind that comes as a batch.</summary>
public sealed class BatchReadingTests
{
    private static readonly RegisterId Untold = new(204);

    private static Draft Common => Draft.Empty.With(OfficialReadingForm.PermittedOn, "R8.6.15").With(OfficialReadingForm.PermissionNumber, "二戸第123号").With(OfficialReadingForm.NoticeSentOn, "R7.7.10").With(OfficialReadingForm.NothingPending, "1");

    private static FamilyRegister Register(long id, string? family, string? given) => RegisterNotation.Parse($"""
        ＠戸籍 R{id}
        本籍　埼玉県越谷市大袋{id}番地
        氏名　中島　誠
        {(family is null ? "" : $"　【氏の振り仮名】{family}")}
        戸籍事項
        　戸籍編製　【編製日】平成9年4月1日
        戸籍に記録されている者
        　＠人 P{id * 10}
        　＠性別 男
        　＠入籍 平成9年4月1日 分籍
        　【名】誠
        {(given is null ? "" : $"　【名の振り仮名】{given}")}
        　【生年月日】昭和45年5月6日
        　【父】中島勇
        　【母】中島キク
        　【続柄】長男
        身分事項
        　出生　【出生日】昭和45年5月6日
        　　　　【出生地】埼玉県越谷市
        　　　　【届出日】昭和45年5月12日
        　　　　【届出人】父
        """.ReplaceLineEndings("\n").Replace("\n\n", "\n", StringComparison.Ordinal));

    private static async Task<TestCity> CreateAsync(string name)
    {
        var city = await TestCity.CreateSealedAsync(name);
        BatchCity.Settle(city.Get<BatchSettings>(), 2);
        await city.Get<BulkLoad>().LoadAsync([Register(201, null, null), Register(202, "ナカシマ", null), Register(203, "ナカシマ", "マコト"), Register(Untold.Value, null, null)], TestCity.Counter, default);
        return city;
    }

    private static async Task<long> ReceivedAsync(TestCity city, string table)
    {
        var desk = city.Get<BatchDesk>();
        var opened = await desk.OpenAsync(TestCity.Counter, OfficialReadingKind.KindCode);
        var version = await desk.SaveAsync(opened.Id, Common, table, opened.Version, TestCity.Counter);
        await desk.ReceiveAsync(opened.Id, version, TestCity.Counter);
        return opened.Id;
    }

    /// <summary>附則9条: what the notices told is recorded where nothing is yet; what was notified stays, and whoever was not told is left alone.</summary>
    [Fact]
    public async Task Run_ADecidedBatch_RecordsWhatIsNotRecordedYet()
    {
        await using var city = await CreateAsync(nameof(Run_ADecidedBatch_RecordsWhatIsNotRecordedYet));
        var id = await ReceivedAsync(city, string.Join('\n', new[] { 201, 202, 203, 209 }.Select(r => $"R{r},ナカジマ,P{r}0,マコト")));
        await city.Get<BatchRunner>().RunAsync();
        Assert.Contains("現在戸籍でない戸籍が 1 あります(R209)", (await BatchCity.ViewAsync(city, id)).Gaps, StringComparison.Ordinal);
        await BatchCity.ExamineAsync(city, id);
        await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver);

        await city.Get<BatchRunner>().RunAsync();

        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal((BatchPhase.Done, 2, 1), (view.Phase, view.Written, view.Left));
        var first = (await city.Store.GetAsync(new(201)))!;
        Assert.Equal(("ナカジマ", "マコト"), (first.FamilyNameKana, first.Entries[0].GivenNameKana));
        Assert.Equal(("氏の振り仮名記載", "令和8年6月15日", "令和5年法律第48号附則による職権記載", "令8-1"), (first.Matters[^1].Title, first.Matters[^1]["許可日"], first.Matters[^1]["記載事由"], first.Matters[^1].Receipt));
        Assert.Equal(ReadingOrigin.ExOfficio, RecordedReadings.OfGivenName(first.Entries[0]));
        var second = (await city.Store.GetAsync(new(202)))!;
        Assert.Equal(("ナカシマ", "マコト", 1), (second.FamilyNameKana, second.Entries[0].GivenNameKana, second.Matters.Count));
        Assert.Null((await city.Store.GetAsync(Untold))!.FamilyNameKana);
        await using var database = city.Open();
        Assert.Equal(2, await database.Outbox.CountAsync(o => o.CaseId == id && o.Kind == MessageKind.DuplicateRegister));
        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("氏名の振り仮名の職権記載", "二戸第123号", "職権"), (line.KindName, line.Subject, line.Disposition));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A number that was never in the register is no person of it: nothing of that register is written.</summary>
    [Fact]
    public async Task Run_ANumberOfAnotherRegister_StopsThatRegister()
    {
        await using var city = await CreateAsync(nameof(Run_ANumberOfAnotherRegister_StopsThatRegister));
        var id = await ReceivedAsync(city, "R201,ナカジマ,P2040,マコト");

        await city.Get<BatchRunner>().RunAsync();

        var (_, targets) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.All);
        Assert.Equal(TargetState.Stopped, Assert.Single(targets).State);
    }

    [Theory]
    [InlineData("0101")]
    [InlineData("9999")]
    [InlineData(null)]
    public async Task Open_OfAKindThatIsForOneRegister_IsRefused(string? kind)
    {
        await using var city = await TestCity.CreateSealedAsync($"{nameof(Open_OfAKindThatIsForOneRegister_IsRefused)}{kind}");

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<BatchDesk>().OpenAsync(TestCity.Counter, kind));

        Assert.Equal(new BatchRefusal.NotForMany().Words, refused.Message);
    }
}
