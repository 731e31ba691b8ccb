using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>届書の画像: added and cancelled, never changed; bound into the journal.</summary>
public sealed class CaseScansTests
{
    private static async Task<(TestCity City, CaseScans Scans, long Case)> WithAsync(string name)
    {
        var city = await TestCity.CreateAsync(name);
        return (city, city.Get<CaseScans>(), (await ReceivedAsync(city)).Id);
    }

    [Fact]
    public async Task Attach_ByCounterAndExaminer_IsListedReadAndNamedInTheTimeline()
    {
        var (city, scans, id) = await WithAsync("attach");
        await using var _ = city;

        Assert.Equal(1, await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter));
        Assert.Equal(2, await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Examiner));

        Assert.Equal(
            [(1, ScanLabel.Notification, ScanFormat.Png, ScanFile.Png.Length, "窓口　花", "画像1(届書)"), (2, ScanLabel.Enclosure, ScanFormat.Pdf, ScanFile.Pdf().Length, "審査　次郎", "画像2(添付書類)")],
            (await scans.ListAsync(id)).Select(s => (s.Order, s.Label, s.Format, s.Length, s.Name, s.Called)));
        Assert.Equal(ScanFile.Pdf(), await BytesAsync(scans, id, 2));
        Assert.Null(await scans.ReadAsync(id, 3));
        var deed = (await city.Get<CaseLists>().DeedsAsync(id))[^1];
        Assert.Equal(("画像の追加", "令8-1 越谷美空 に画像2(添付書類)を加えた"), (deed.Action, deed.Text));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Attach_WhatIsNoImageOrTooLong_IsRefusedAndNothingIsWritten()
    {
        var (city, scans, id) = await WithAsync("refused");
        await using var _ = city;
        var before = (await city.Get<CaseLists>().DeedsAsync(id)).Count;

        var html = await Assert.ThrowsAsync<CaseException>(() => scans.AttachAsync(id, ScanLabel.Notification, "<html><script>alert(1)</script>"u8.ToArray(), TestCity.Counter));
        var tooLong = await Assert.ThrowsAsync<CaseException>(() => scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Long(ScanRules.LargestFile + 1), TestCity.Counter));
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Long(ScanRules.LargestFile), TestCity.Counter);

        Assert.StartsWith("PNG・JPEG・PDF のどれでもありません", html.Message, StringComparison.Ordinal);
        Assert.Equal(ScanRules.TooLarge, tooLong.Message);
        Assert.Equal(before + 1, (await city.Get<CaseLists>().DeedsAsync(id)).Count);
    }

    [Fact]
    public async Task Attach_TheTwentyFirst_IsRefusedUntilOneIsCancelled()
    {
        var (city, scans, id) = await WithAsync("many");
        await using var _ = city;
        for (var i = 1; i <= ScanRules.MostOfCase; i++)
        {
            await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Jpeg, TestCity.Counter);
        }

        Assert.StartsWith("画像は1件の届に20点までです。", (await Assert.ThrowsAsync<CaseException>(() => scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Jpeg, TestCity.Counter))).Message, StringComparison.Ordinal);
        await scans.CancelAsync(id, 7, "二重に読み取った", TestCity.Counter);
        Assert.Equal(21, await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Jpeg, TestCity.Counter));
    }

    [Fact]
    public async Task Attach_ManyAtOnce_EachHasItsOwnPlace()
    {
        var (city, scans, id) = await WithAsync("race");
        await using var _ = city;

        var orders = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Png, TestCity.Counter))));

        Assert.Equal([1, 2, 3, 4, 5, 6], orders.Order());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Attach_FromExaminationOn_IsRefused()
    {
        var (city, scans, id) = await WithAsync("late");
        await using var _ = city;
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner);

        Assert.StartsWith("決裁待ちの届の画像は", await WhyNotAsync(scans, id), StringComparison.Ordinal);
        await city.Workflow.ApproveAsync(id, TestCity.Approver);

        Assert.StartsWith("決裁済の届の画像は", await WhyNotAsync(scans, id), StringComparison.Ordinal);
        Assert.StartsWith("決裁済の届の画像は", (await Assert.ThrowsAsync<CaseException>(() => scans.CancelAsync(id, 1, "誤り", TestCity.Examiner))).Message, StringComparison.Ordinal);
        Assert.Equal(ScanFile.Png, await BytesAsync(scans, id, 1));
    }

    private static async Task<string> WhyNotAsync(CaseScans scans, long id) =>
        (await Assert.ThrowsAsync<CaseException>(() => scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Examiner))).Message;

    [Fact]
    public async Task Attach_WhoAlsoDecides_DecidesNotThisPaper()
    {
        var (city, scans, id) = await WithAsync("four-eyes");
        await using var _ = city;
        var both = TestCity.Person("ryohou", "両方　四郎", StaffRole.Counter, StaffRole.Approver);
        await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Png, both);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(id, both));

        Assert.Equal(CaseRules.OtherDecides, refused.Message);
    }

    [Fact]
    public async Task Attach_ACaseThatWaits_GoesOnWaitingAndStaysAtItsVersion()
    {
        var (city, scans, id) = await WithAsync("waits");
        await using var _ = city;
        var (since, version) = ((await city.Get<CaseLists>().WaitingAsync(CaseState.Received))[0].Since, await city.Workflow.VersionAsync(id));
        city.Clock.Advance(TimeSpan.FromHours(1));

        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await scans.CancelAsync(id, 1, "別の届のもの", TestCity.Counter);

        Assert.Equal((since, version), ((await city.Get<CaseLists>().WaitingAsync(CaseState.Received))[0].Since, await city.Workflow.VersionAsync(id)));
    }

    [Fact]
    public async Task Cancel_AnImage_KeepsItWithTheReasonAndOnlyOnce()
    {
        var (city, scans, id) = await WithAsync("cancel");
        await using var _ = city;
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);

        Assert.Equal("理由を入力してください。", (await Assert.ThrowsAsync<CaseException>(() => scans.CancelAsync(id, 1, " ", TestCity.Counter))).Message);
        await scans.CancelAsync(id, 1, "別の届のもの", TestCity.Examiner);

        var cancelled = Assert.Single(await scans.ListAsync(id));
        Assert.Equal(("別の届のもの", "審査　次郎", "画像1(届書、取消)"), (cancelled.Cancelled!.Reason, cancelled.Cancelled.Name, cancelled.Called));
        Assert.Equal(ScanFile.Png, await BytesAsync(scans, id, 1));
        Assert.Equal("画像1は、審査　次郎さんが先に取り消しました。", (await Assert.ThrowsAsync<CaseException>(() => scans.CancelAsync(id, 1, "もう一度", TestCity.Counter))).Message);
        Assert.Equal("画像2がありません。", (await Assert.ThrowsAsync<CaseException>(() => scans.CancelAsync(id, 2, "誤り", TestCity.Counter))).Message);
        await using var database = city.Open();
        Assert.Equal((1, 1), (await database.Scans.CountAsync(), await database.ScanCancels.CountAsync()));
        Assert.Empty(await city.ProblemsAsync());
    }

    private static async Task<byte[]> BytesAsync(CaseScans scans, long id, int order)
    {
        await using var content = (await scans.ReadAsync(id, order))!.Value.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    [SqliteFact]
    public async Task Read_OneByteChanged_IsNotShownUntilASecondLookFindsItSound()
    {
        var (city, scans, id) = await WithAsync("changed");
        await using var _ = city;
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        var file = city.ImageOf(ContentHash.Of(ScanFile.Png));

        await File.WriteAllBytesAsync(file, [.. ScanFile.Png[..40], 0, .. ScanFile.Png[41..]]);

        Assert.StartsWith($"案件{id}の画像1を表示しません: ", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith($"案件{id}の画像1 の中身が書き換えられています(照合の記録", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(file, ScanFile.Png);
        Assert.Contains("照合の記録", await RefusedAsync(), StringComparison.Ordinal);

        city.Clock.Advance(ContentChecks.SecondLook);
        Assert.Equal(1, await city.Get<ContentChecks>().RoundAsync());

        Assert.Equal(ScanFile.Png, await BytesAsync(scans, id, 1));
        Assert.Empty(await city.ProblemsAsync());

        async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<CaseException>(() => scans.ReadAsync(id, 1))).Message;
    }

    /// <summary>Two papers exchange their images in the database: each hash fits its bytes, and still it is another's paper.</summary>
    [SqliteFact]
    public async Task Read_AnothersHashInTheRow_IsNotShown()
    {
        var (city, scans, id) = await WithAsync("exchanged");
        await using var _ = city;
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Counter);

        Assert.Equal(1, await city.TamperAsync($"UPDATE Scans SET Content = (SELECT Content FROM Scans WHERE \"Order\" = 2) WHERE \"Order\" = 1"));

        Assert.StartsWith($"案件{id}の画像1の記録が書き換えられているため、表示しません。", (await Assert.ThrowsAsync<CaseException>(() => scans.ReadAsync(id, 1))).Message, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Attach_WhereTheFolderIsGone_IsRefusedInWordsAndNothingIsWritten()
    {
        var (city, scans, id) = await WithAsync("gone");
        await using var _ = city;
        await scans.AttachAsync(id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        var folder = Path.Combine(city.Folder, "contents");
        Directory.Move(folder, folder + ".away");

        var refused = await Assert.ThrowsAsync<CaseException>(() => scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Counter));

        Assert.StartsWith($"画像のフォルダ {folder} がありません。", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Single(await scans.ListAsync(id));
        Directory.Move(folder + ".away", folder);
        Assert.Equal(2, await scans.AttachAsync(id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }
}
