using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Security;
using Koseki.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Web.Hosting;

/// <summary>Fault Q8: nothing that the inbox meets ends the host; it says what is wrong and tries again.</summary>
public sealed class LinkInboxTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-links-").FullName;
    private readonly FakeTimeProvider clock = new(new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero));
    private TestCity city = null!;
    private BackgroundWork work = null!;
    private LinkInbox inbox = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("link-inbox");
        work = new(clock);
        inbox = new(city.Get<ResidentLinks>(), new() { Inbox = folder }, work, clock, NullLogger<LinkInbox>.Instance);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await inbox.StopAsync(default);
        inbox.Dispose();
        await city.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("not a batch")]
    [InlineData("")]
    public async Task Round_FileThatCannotBeRead_IsShownAndTriedAgain(string content)
    {
        var path = Path.Combine(folder, "link-0000000001.tsv");
        await File.WriteAllTextAsync(path, content);
        await inbox.StartAsync(default);
        await Patience.UntilAsync(() => work.Failing.Count == 1, "the failure");
        Assert.False(inbox.ExecuteTask!.IsCompleted);

        await File.WriteAllBytesAsync(path, new FeedBatch("link", 1, clock.GetUtcNow(), [["1001", "P1"]]).Write());
        await AdvanceUntilAsync(() => work.Failing.Count == 0);
        await using var database = city.Open();
        Assert.Equal(1, await database.ResidentLinks.CountAsync());
    }

    /// <summary>A pipe in the inbox would hold the work for ever, and nobody would be told.</summary>
    [UnixFact]
    public async Task Round_APipe_IsShownAndTriedAgain()
    {
        var path = Path.Combine(folder, "link-0000000001.tsv");
        Pipe.Make(path);
        await inbox.StartAsync(default).WaitAsync(Patience.Bound);
        await Patience.UntilAsync(() => work.Failing.Count == 1, "the failure");
        Assert.Contains("ファイルではありません", work.Words(), StringComparison.Ordinal);

        File.Delete(path);
        await AdvanceUntilAsync(() => work.Failing.Count == 0);
    }

    /// <summary>The table gone, the folder gone: any exception, not only those somebody thought of.</summary>
    [Fact]
    public async Task Round_AnyException_IsSurvived()
    {
        Directory.Delete(folder);
        await inbox.StartAsync(default);
        await Patience.UntilAsync(() => work.Failing.Count == 1, "the failure");
        Assert.Equal(LinkInbox.Work, work.Failing[0].Name);
        Assert.StartsWith("Degraded", work.Words(), StringComparison.Ordinal);

        Directory.CreateDirectory(folder);
        await AdvanceUntilAsync(() => work.Failing.Count == 0);
        Assert.Equal("Healthy", work.Words());
    }

    // The timer may not stand yet when the clock moves: it moves until it does.
    private Task AdvanceUntilAsync(Func<bool> condition) => Patience.UntilAsync(
        () =>
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            return condition();
        },
        "the next round");
}
