using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Persistence.Verification;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Infrastructure.Persistence.Contents;

/// <summary>The looks in the background: each content in its time, by one node, kept as it goes.</summary>
public sealed class ContentChecksTests
{
    // In three of the parts, several in each: the others are asked once and have nothing.
    private const int All = 18;
    private const string Parts = "07f";

    private static readonly byte[][] Images = [.. Enumerable.Range(0, int.MaxValue).Select(Drawn).Where(b => Parts.Contains(ContentHash.Of(b).Text[0], StringComparison.Ordinal)).Take(All)];

    private static readonly Lazy<Task<string>> Saved = new(MakeAsync);

    [Fact]
    public async Task Round_EachContent_IsLookedAtOnceUntilItsTimeComesAgain()
    {
        await using var city = await WithAsync();
        var checks = city.Get<ContentChecks>();

        Assert.Equal(All, await checks.RoundAsync());
        Assert.Equal(0, await checks.RoundAsync());
        Assert.Equal((All, All, 0), Counts(await checks.ProgressAsync()));
        Assert.Equal(ContentState.Sound, await checks.LastAsync(ContentHash.Of(Bytes(1))));
        Assert.Equal(ContentState.Sound, await checks.LookAsync(ContentHash.Of(Bytes(1))));
        city.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal((All, 0, 0), Counts(await checks.ProgressAsync()));
        Assert.Equal(All, await checks.RoundAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Killed in the middle: what was kept is not looked at again, and another node goes on when the lease is over.</summary>
    [Fact]
    public async Task Round_BrokenOff_GoesOnWhereTheKeptLooksEnd()
    {
        await using var city = await WithAsync();
        using var stop = new CancellationTokenSource();
        var store = new CountingStore(city.Get<IContentStore>(), () => stop.Cancel(), after: All / 2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Over(city, store, "web-1").RoundAsync(stop.Token));
        var kept = (await city.Get<ContentChecks>().ProgressAsync()).Checked;
        Assert.InRange(kept, 1, All / 2);

        var rest = new CountingStore(city.Get<IContentStore>());
        var others = await Over(city, rest, "web-2").RoundAsync();
        Assert.InRange(others, 1, All - 1 - kept);
        // The part that the dead node had is free when its time is over.
        city.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(All - kept - others, await Over(city, rest, "web-2").RoundAsync());
        Assert.Equal(All - kept, rest.Looks);
    }

    [Fact]
    public async Task Round_TwoNodesAtOnce_NoContentIsReadTwice()
    {
        await using var city = await WithAsync();
        var store = new CountingStore(city.Get<IContentStore>());
        await using var other = city.AnotherNode("web-2");

        var looked = await Task.WhenAll(
            Task.Run(() => Over(city, store, "web-1").RoundAsync()),
            Task.Run(() => new ContentChecks(other.GetRequiredService<IDbContextFactory<KosekiDbContext>>(), store, other.GetRequiredService<PersistenceOptions>(),
                other.GetRequiredService<Koseki.Infrastructure.Databases.WriteTurn>(), new("web-2"), city.Clock, NullLogger<ContentChecks>.Instance).RoundAsync()));

        Assert.Equal((All, All), (looked.Sum(), store.Looks));
        Assert.Equal((All, All, 0), Counts(await city.Get<ContentChecks>().ProgressAsync()));
        Assert.Empty(await city.ProblemsAsync());
    }

    [SqliteFact]
    public async Task Round_WrongAndMissing_AreNamedAlarmedAndSoundAgainAfterASecondLook()
    {
        await using var city = await WithAsync();
        var (one, two) = (city.ImageOf(ContentHash.Of(Bytes(1))), city.ImageOf(ContentHash.Of(Bytes(2))));
        var (kept, work) = (await File.ReadAllBytesAsync(one), new BackgroundWork(city.Clock));
        await File.WriteAllBytesAsync(one, [.. kept[..5], 0, .. kept[6..]]);
        File.Delete(two);
        var watch = new ContentWatch(city.Get<ContentChecks>(), work, city.Clock, NullLogger<ContentWatch>.Instance);

        Assert.False(await work.TryAsync(ContentWatch.Work, watch.RunAsync, NullLogger.Instance, default));

        Assert.Equal(
            [("案件1の画像1", ContentState.Wrong), ("案件1の画像2", ContentState.Missing)],
            (await city.Get<ContentChecks>().ProgressAsync()).Bad.Select(b => (b.Where, b.State)).Order());
        Assert.Contains("案件1の画像1 の中身が書き換えられています", work.Words(), StringComparison.Ordinal);
        Assert.Contains("案件1の画像2 の中身がありません", work.Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await city.ProblemsAsync()).Count);

        await File.WriteAllBytesAsync(one, kept);
        await File.WriteAllBytesAsync(two, Bytes(2));
        city.Clock.Advance(ContentChecks.SecondLook);
        Assert.True(await work.TryAsync(ContentWatch.Work, watch.RunAsync, NullLogger.Instance, default));
        Assert.Empty(work.Failing);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>With the disk of the images away, nothing is missing: it is said once, no image is kept back when it is there again.</summary>
    [SqliteFact]
    public async Task Round_TheFolderIsAway_IsSaidOnceAndNothingIsKept()
    {
        await using var city = await WithAsync();
        var folder = Path.GetFullPath(Path.Combine(city.ImageOf(ContentHash.Of(Bytes(1))), "..", "..", ".."));
        Directory.Move(folder, folder + ".away");
        var work = new BackgroundWork(city.Clock);
        var watch = new ContentWatch(city.Get<ContentChecks>(), work, city.Clock, NullLogger<ContentWatch>.Instance);

        Assert.False(await work.TryAsync(ContentWatch.Work, watch.RunAsync, NullLogger.Instance, default));

        Assert.Contains($"画像のフォルダ {folder} がありません。", work.Words(), StringComparison.Ordinal);
        Assert.Equal((All, 0, 0), Counts(await city.Get<ContentChecks>().ProgressAsync()));
        Assert.StartsWith($"画像の中身を照合できません: 画像のフォルダ {folder} がありません。", Assert.Single(await city.ProblemsAsync()), StringComparison.Ordinal);
        Assert.Contains("装置がつながっているか", (await Assert.ThrowsAsync<CaseException>(() => city.Get<CaseScans>().ReadAsync(1, 1))).Message, StringComparison.Ordinal);

        Directory.Move(folder + ".away", folder);
        await using (var content = (await city.Get<CaseScans>().ReadAsync(1, 1))!.Value.Content)
        {
            Assert.Equal(Bytes(1).Length, content.Length);
        }

        Assert.True(await work.TryAsync(ContentWatch.Work, watch.RunAsync, NullLogger.Instance, default));
        Assert.Equal((All, All, 0), Counts(await city.Get<ContentChecks>().ProgressAsync()));
    }

    /// <summary>A pipe in the place of a content would hold the looks, and whoever shows the image, for ever.</summary>
    [SqliteFact]
    public async Task Round_APipeInItsPlace_IsNamedAndHoldsNobody()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var city = await WithAsync();
        var (one, work) = (city.ImageOf(ContentHash.Of(Bytes(1))), new BackgroundWork(city.Clock));
        File.Delete(one);
        Pipe.Make(one);
        var watch = new ContentWatch(city.Get<ContentChecks>(), work, city.Clock, NullLogger<ContentWatch>.Instance);

        Assert.False(await Task.Run(() => work.TryAsync(ContentWatch.Work, watch.RunAsync, NullLogger.Instance, default)).WaitAsync(Patience.Bound));

        Assert.Contains("案件1の画像1 の中身が書き換えられています", work.Words(), StringComparison.Ordinal);
        Assert.Equal((All, All, 1), Counts(await city.Get<ContentChecks>().ProgressAsync()));
        Assert.StartsWith("案件1の画像1 の中身が書き換えられています", Assert.Single((await city.Get<JournalVerifier>().VerifyAsync(contents: true).WaitAsync(Patience.Bound)).Problems), StringComparison.Ordinal);
        Assert.IsType<ImageRefusal.NotShown>((await Assert.ThrowsAsync<CaseException>(() => city.Get<CaseScans>().ReadAsync(1, 1))).Why);
    }

    /// <summary>Whoever makes a damaged content pass as looked at is found: the looks are covered by the record of states.</summary>
    [SqliteFact]
    public async Task Verify_ALookWrittenBesideTheProgram_IsNamed()
    {
        await using var city = await WithAsync();
        await File.WriteAllBytesAsync(city.ImageOf(ContentHash.Of(Bytes(1))), Bytes(9));
        await city.Get<ContentChecks>().RoundAsync();
        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith("案件1の画像1 の中身が書き換えられています", StringComparison.Ordinal));

        await city.TamperAsync($"UPDATE ContentChecks SET State = 'Sound'");

        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith($"ContentChecks の {ContentHash.Of(Bytes(1))}", StringComparison.Ordinal));
    }

    /// <summary>A kept look that was changed beside the program is not written anew, which would hide it; the others are looked at all the same.</summary>
    [SqliteFact]
    public async Task Round_ALookWrittenBesideTheProgram_IsNotNamedAnewAndKeepsTheOthersFromNothing()
    {
        await using var city = await WithAsync();
        await city.Get<ContentChecks>().RoundAsync();
        await city.TamperAsync($"UPDATE ContentChecks SET Since = '2027-01-01 00:00:00' WHERE Hash = {ContentHash.Of(Bytes(1)).Text}");
        city.Clock.Advance(TimeSpan.FromDays(31));
        var work = new BackgroundWork(city.Clock);

        Assert.False(await work.TryAsync(ContentWatch.Work, new ContentWatch(city.Get<ContentChecks>(), work, city.Clock, NullLogger<ContentWatch>.Instance).RunAsync, NullLogger.Instance, default));

        Assert.Contains("ContentChecks の", work.Words(), StringComparison.Ordinal);
        Assert.Equal((All, All - 1, 0), Counts(await city.Get<ContentChecks>().ProgressAsync()));
        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith($"ContentChecks の {ContentHash.Of(Bytes(1))}", StringComparison.Ordinal));
    }

    /// <summary>Who takes a part for ever, or names what is no hash, does not end the looks.</summary>
    [SqliteFact]
    public async Task Round_TurnsTakenForEverAndAHashThatIsNone_GoesOnAndSaysIt()
    {
        await using var city = await WithAsync();
        await city.TamperAsync($"UPDATE ContentTurns SET Node = 'x', Until = '9998-01-01 00:00:00'");
        await city.TamperAsync($"UPDATE Contents SET Hash = '0x' WHERE Hash = {ContentHash.Of(Bytes(1)).Text}");

        Assert.Equal(All, await city.Get<ContentChecks>().RoundAsync());

        Assert.Equal([("0x", ContentState.Wrong)], (await city.Get<ContentChecks>().ProgressAsync()).Bad.Select(b => (b.Hash, b.State)));
    }

    [SqliteFact]
    public async Task Verify_ContentsInTheDatabase_AreCheckedTheSame()
    {
        await using var city = await TestCity.CreateAsync("blobs");
        var store = new DatabaseContents(city.Get<IDbContextFactory<KosekiDbContext>>(), city.Get<Koseki.Infrastructure.Databases.WriteTurn>());
        var hash = await store.PutAsync(Bytes(1), default);
        Assert.Equal(hash, await store.PutAsync(Bytes(1), default));
        await using (var content = await store.OpenAsync(hash, default))
        {
            Assert.Equal(Bytes(1).Length, content.Length);
        }

        Assert.Equal(ContentFault.Missing, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(ContentHash.Of(Bytes(2)), default))).Fault);
        Assert.Equal(1, await city.TamperAsync($"UPDATE ContentBlobs SET Bytes = CAST(Bytes || x'00' AS BLOB)"));
        Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
        Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.PutAsync(Bytes(1), default))).Fault);
        var listed = new List<StoredContent>();
        await foreach (var one in store.ListAsync(default))
        {
            listed.Add(one);
        }

        Assert.Equal([new StoredContent($"ContentBlobs の {hash}", hash, Bytes(1).Length + 1)], listed);
    }

    [Fact]
    public async Task Pace_SoManyBytesASecond_WaitsForTheirTime()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var pace = new Pace(1000, clock);
        await pace.WaitAsync(10, default);

        var waiting = pace.WaitAsync(990, default);
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(2));
        await waiting.WaitAsync(Patience.Bound);
        Assert.True(new Pace(0, clock).WaitAsync(int.MaxValue, default).IsCompleted);
    }

    private static (int, int, int) Counts(ContentProgress progress) => (progress.Contents, progress.Checked, progress.Bad.Count);

    private static byte[] Bytes(int image) => Images[image - 1];

    private static byte[] Drawn(int seed) => [.. Enumerable.Range(0, 300).Select(i => (byte)(((i * 7) + seed) % 256)), (byte)(seed / 256)];

    private static ContentChecks Over(TestCity city, IContentStore store, string node) => new(
        city.Get<IDbContextFactory<KosekiDbContext>>(), store, city.Get<PersistenceOptions>(), city.Get<Koseki.Infrastructure.Databases.WriteTurn>(), new(node), city.Clock, NullLogger<ContentChecks>.Instance);

    // A city with many images on its first paper.
    private static async Task<TestCity> WithAsync() => await TestCity.CopyOfAsync(await Saved.Value, "looks");

    private static async Task<string> MakeAsync()
    {
        var city = await TestCity.CreateAsync("lookssaved");
        var paper = await BirthPaper.ReceivedAsync(city);
        foreach (var i in Enumerable.Range(1, All))
        {
            await city.Get<IContentStore>().PutAsync(Bytes(i), default);
        }

        await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, open =>
        {
            foreach (var (hash, i) in Enumerable.Range(1, All).Select(i => (ContentHash.Of(Bytes(i)).Text, i)))
            {
                open.Database.Contents.Add(new() { Hash = hash, Length = Bytes(i).Length, At = open.Now });
                open.Database.Scans.Add(new() { CaseId = paper.Id, Order = i, Label = ScanLabel.Notification, Format = ScanFormat.Png, Length = Bytes(i).Length, Content = hash, At = open.Now, By = "madoguchi", ByName = "窓口　花" });
            }

            return Task.FromResult((new Deed(DeedKind.Trial, "試験"), true));
        }, default);
        return await city.SaveAsync();
    }

    // Counts what is read, and does something after so many.
    private sealed class CountingStore(IContentStore inner, Action? then = null, int after = int.MaxValue) : IContentStore
    {
        private int looks;

        public int Looks => looks;

        public string Place => inner.Place;

        public Task<ContentHash> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => inner.PutAsync(bytes, cancellation);

        public Task<Stream> OpenAsync(ContentHash hash, CancellationToken cancellation) => inner.OpenAsync(hash, cancellation);

        public Task<bool> HasAsync(ContentHash hash, CancellationToken cancellation) => inner.HasAsync(hash, cancellation);

        public IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation) => inner.ListAsync(cancellation);

        public Task<Stream?> RawAsync(ContentHash hash, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref looks) == after)
            {
                then?.Invoke();
            }

            cancellation.ThrowIfCancellationRequested();
            return inner.RawAsync(hash, cancellation);
        }
    }
}
