using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>始業前自己試験 over real sockets: what is red closes the kinds concerned until a later test passes.</summary>
public sealed class SelfTestTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, Residents());
        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);
        await Patience.UntilAsync(() => host.Core.Asked.ContainsKey(DoorVerbs.Counts) && !host.Core.Reports.IsEmpty, "the first rounds");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>A paper of nobody of each kind that is made here is made and read back without a word; what cannot be told is said to be so.</summary>
    [Fact]
    public async Task Run_AllIsWell_ReadsASpecimenOfEveryKindBack()
    {
        var report = await RunAsync();

        Assert.All(new[] { "見本 戸籍全部事項証明書", "見本 戸籍個人事項証明書", "見本 住民票の写し", "見本 印鑑登録証明書", "見本 所得証明書" }, n => Assert.True(Of(report, n).Passed, Of(report, n).Words));
        Assert.All(new[] { "戸籍 本体", "時計", "通信の証明書", "認証者と公印", "ディスク", "書体" }, n => Assert.True(Of(report, n).Passed, Of(report, n).Words));
        // No feed of 印鑑 has come: red, and closed by its age.
        Assert.Contains("データの新しさ 印鑑登録証明書", report.Red, StringComparison.Ordinal);
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>Scenarios 33 and 35: red before opening: an alarm once, the kinds stay closed, the report says why; when it passes they open by themselves.</summary>
    [Fact]
    public async Task Run_ClockIsOff_ClosesUntilItPasses()
    {
        host.Core.Skew = TimeSpan.FromSeconds(40);
        await TellAsync();
        await RunAsync();
        await RunAsync();

        Assert.Equal("K5002", (await host.MenuAsync("01")).Code);
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == SelfTest.Code && a.Message.Contains("時計"))));
        var told = await TellAsync();
        Assert.Equal("自己試験に合格していません: 時計", told.Kinds[2].Reason);
        Assert.False(told.SelfTest!.Lines.Single(l => l.Name == "時計").Passed);

        host.Core.Skew = TimeSpan.Zero;
        await TellAsync();
        await RunAsync();
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>A specimen that reads back otherwise closes its kind and no other, also for a paper that was made before.</summary>
    [Fact]
    public async Task Run_SpecimenIsWrong_ClosesItsKindAlone()
    {
        var answer = await host.MenuAnswerAsync("01");
        var members = answer.Descendants().Where(e => e.Name.LocalName == "Item" && e.Elements().Any(t => t.Value == "JUMINHYO")).SelectMany(e => e.Descendants()).Where(e => e.Name.LocalName == "MemberToken").Select(e => e.Value);
        var created = await host.CreateRecordAsync("APPLICATION000000001", GatewayHost.Value(answer, "SubjectToken")!, "01", members);
        await host.UseAsync<IServiceProvider>(async s =>
        {
            var real = s.GetRequiredService<FamilyBook>();
            await ActivatorUtilities.CreateInstance<SelfTest>(s, new FamilyBook([.. real.All.Select(f => f.Kinds[0].Code == "JUMINHYO" ? new Wrong(f) : f)])).RunAsync(default);
        });

        Assert.Equal("K5002", (await host.PdfAsync("APPLICATION000000001", created)).Code);
        Assert.NotEmpty((await host.MenuAsync("01")).Members);
        Assert.DoesNotContain((await host.MenuAnswerAsync("01")).Descendants(), e => e.Name.LocalName == "Type" && e.Value == "JUMINHYO");
        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => m.Contains("見本 住民票の写し: 住所が違います。", StringComparison.Ordinal));
    }

    /// <summary>What was not tested has not passed: before the first test, on a day whose test was not made, of a kind that it did not see, and when the clock was put back.</summary>
    [Fact]
    public async Task WhyClosed_NotTested_IsClosed()
    {
        await RunAsync();
        var report = (await TellAsync()).SelfTest!;
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(report.At);
        var place = new NodePlace(new() { SelfTestAt = new(6, 0) }, clock);
        Assert.Equal("自己試験をまだ行っていません", place.WhyClosed("JUMINHYO"));

        place.Take(report, new Dictionary<string, string?> { ["JUMINHYO"] = null, ["INKAN"] = "自己試験に合格していません: 見本" });
        Assert.Null(place.WhyClosed("JUMINHYO"));
        Assert.Equal("自己試験に合格していません: 見本", place.WhyClosed("INKAN"));
        Assert.Equal("自己試験をまだ行っていません", place.WhyClosed("SHOTOKU"));

        // Noon, and the next morning until ten past six.
        clock.Advance(TimeSpan.FromHours(18) + TimeSpan.FromMinutes(9));
        Assert.Null(place.WhyClosed("JUMINHYO"));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("今日の自己試験をまだ行っていません", place.WhyClosed("JUMINHYO"));
        var back = new NodePlace(new(), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(report.At.AddHours(-1)));
        back.Take(report, new Dictionary<string, string?> { ["JUMINHYO"] = null });
        Assert.Equal("今日の自己試験をまだ行っていません", back.WhyClosed("JUMINHYO"));
    }

    /// <summary>While the core is away the test says so, and does not close what the gateway issues by itself.</summary>
    [Fact]
    public async Task Run_CoreIsAway_SaysSoAndClosesNothing()
    {
        await RunAsync();
        await host.Core.StopAsync();

        var report = await RunAsync();

        Assert.False(Of(report, "戸籍 本体").Passed);
        Assert.True(Of(report, "見本 住民票の写し").Passed);
        Assert.Null(Of(report, "書体").Passed);
        Assert.Contains((await host.MenuAnswerAsync("01")).Descendants(), e => e.Name.LocalName == "Type" && e.Value == "JUMINHYO");
    }

    /// <summary>Scenario 41: a 戸籍 specimen that is not what it should be closes its kind; a font that is not the core's closes all.</summary>
    [Fact]
    public async Task Run_SpecimenOrFontOfTheCoreIsWrong_Closes()
    {
        host.Core.Specimen = a => a with { Facts = a.Facts with { MustStand = [.. a.Facts.MustStand, new("次郎", "平成２年１月１日")] } };
        var report = await RunAsync();
        Assert.Contains("載るはずの人が載っていません", Of(report, "見本 戸籍全部事項証明書").Words, StringComparison.Ordinal);
        Assert.True(Of(report, "見本 住民票の写し").Passed);
        Assert.Empty((await host.MenuAsync("01")).Members);
        Assert.Null((await host.MenuAsync("01")).Code);

        host.Core.Specimen = a => a with { FontHash = new('0', 64) };
        Assert.Equal("戸籍 本体の書体と違います", Of(await RunAsync(), "書体").Words);
        Assert.Equal("K5002", (await host.MenuAsync("01")).Code);
    }

    /// <summary>Somebody has the nodes test themselves: done at once, and not again with the next answer.</summary>
    [Fact]
    public async Task Orders_SelfTest_IsWantedOnce()
    {
        var place = host.Place;
        host.Core.SelfTest = "3";
        await host.UseAsync<Orders>(o => o.TakeAsync(default));
        Assert.True(place.IsTestWanted);
        place.IsTestWanted = false;
        await host.UseAsync<Orders>(o => o.TakeAsync(default));
        Assert.False(place.IsTestWanted);
    }

    private static SelfTestLine Of(SelfTestReport report, string name) => report.Lines.Single(l => l.Name == name);

    private async Task<SelfTestReport> RunAsync()
    {
        SelfTestReport? report = null;
        await host.UseAsync<SelfTest>(async t => report = await t.RunAsync(default));
        return report!;
    }

    private async Task<NodeReport> TellAsync()
    {
        await host.UseAsync<NodeReporter>(r => r.TellAsync(default));
        return host.Core.Reports.Last();
    }

    // The same family, whose specimen reads back otherwise.
    private sealed class Wrong(ICertificateFamily real) : ICertificateFamily
    {
        public IReadOnlyList<FamilyKind> Kinds => real.Kinds;

        public IReadOnlyList<string> Feeds => real.Feeds;

        public TimeSpan Freshness => real.Freshness;

        public Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work) => real.OfferAsync(applicant, deadline, work);

        public Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work) => real.MakeAsync(order, work);

        public Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work) => real.CheckAsync(order, paper, work);

        public Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work) => real.ClaimAsync(application, deadline, work);

        public Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work) => Task.FromResult<IReadOnlyList<string>>(["住所が違います。"]);
    }
}
