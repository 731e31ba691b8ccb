using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Monitoring;

/// <summary>What a test of this node closes.</summary>
/// <param name="Line">The line of the report.</param>
/// <param name="Closes">The kinds that stay closed while it is red; empty where they close by themselves.</param>
public sealed record TestedLine(SelfTestLine Line, IReadOnlyList<string> Closes);

/// <summary>
/// 始業前自己試験 of this node: what issuing stands on, looked at before the first citizen comes, and a paper of nobody of every kind,
/// made and read back as any other. What is red closes the kinds concerned until a later test passes.
/// </summary>
public sealed class SelfTest(
    GatewayDbContext database, ServiceGate gate, FamilyBook families, CoreDoor door, CityCertifiers certifiers, Lazy<FontSet> fonts, NodePlace place, GatewayOptions options, WriteTurn turn, TimeProvider clock)
{
    /// <summary>The code of its alarm.</summary>
    public const string Code = "SELFTEST";

    /// <summary>The line that says whether the core answers.</summary>
    public const string CoreName = "戸籍 本体";

    private const long Least = 100L << 20;
    private const long Scarce = 2L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestSkew = TimeSpan.FromSeconds(30);

    /// <summary>Runs it, closes what is red and opens what is not any more; raises an alarm when the red lines are not those of before.</summary>
    public async Task<SelfTestReport> RunAsync(CancellationToken cancellation)
    {
        var offered = await gate.OfferedAsync(cancellation);
        var lines = new List<TestedLine> { await CoreAsync(cancellation), Clock(offered), Certificates(), await SealsAsync(cancellation), Disk(offered), await FontAsync(offered, cancellation) };
        lines.AddRange(await FeedsAsync(offered, cancellation));
        foreach (var family in families.All)
        {
            foreach (var kind in family.Kinds.Select(k => k.Code).Where(offered.Contains))
            {
                lines.Add(await SpecimenAsync(family, kind, cancellation));
            }
        }

        var before = place.Tested;
        var report = new SelfTestReport(clock.GetUtcNow(), lines.ConvertAll(l => l.Line));
        place.Take(report, offered.ToDictionary(k => k, k => lines.Find(l => l.Line.Passed == false && l.Closes.Contains(k)) is { } wrong ? $"自己試験に合格していません: {wrong.Line.Name}" : null));
        var red = report.Red;
        if (red.Length > 0 && red != before?.Red)
        {
            await AlarmAsync($"{options.Node} の自己試験が不合格です。{red}", cancellation);
        }

        return report;
    }

    private async Task<TestedLine> CoreAsync(CancellationToken cancellation)
    {
        try
        {
            await door.CertifierAsync(new(Today), clock.GetUtcNow() + Patience, cancellation);
            return Line(CoreName, true, "答えます");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // 戸籍 is refused by itself while nobody answers.
            return Line(CoreName, false, e.Message);
        }
    }

    private TestedLine Clock(IReadOnlyList<string> offered) => place.Skew is not { } skew ? Line("時計", null, "戸籍 本体の時計と比べられません")
        : Line("時計", skew.Duration() <= LongestSkew, $"戸籍 本体との差 {(int)skew.TotalSeconds} 秒", offered);

    private TestedLine Certificates()
    {
        var (works, words) = StartConditions.CertificatesOf(options, clock).Health();
        return Line("通信の証明書", works, words == Infrastructure.StartUp.CertificateDates.Healthy ? "30日のうちに切れるものはありません" : words);
    }

    // Without them no paper of ours can be made, so that nothing else has to close.
    private async Task<TestedLine> SealsAsync(CancellationToken cancellation)
    {
        foreach (var (day, word) in new[] { (Today, "今日"), (Today.AddDays(1), "明日") })
        {
            try
            {
                await certifiers.OfAsync(day, clock.GetUtcNow() + Patience, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return Line("認証者と公印", false, $"{word}の認証者と公印がありません: {e.Message}");
            }
        }

        return Line("認証者と公印", true, "今日と明日のものがあります");
    }

    private TestedLine Disk(IReadOnlyList<string> offered)
    {
        var folder = options.Provider == "sqlserver" ? options.Anchors : new SqliteConnectionStringBuilder(options.Connection).DataSource;
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        return Line("ディスク", free >= Least, $"空き {free >> 20:N0} MB{(free < Scarce ? "(少なくなっています)" : "")}", offered);
    }

    // Scenario 41: of one font on all machines, and the one that was there at the start; there is none to fall back on.
    private async Task<TestedLine> FontAsync(IReadOnlyList<string> offered, CancellationToken cancellation)
    {
        const string Name = "書体";
        try
        {
            await using var file = File.OpenRead(options.Font);
            var (loaded, there) = (fonts.Value.Fonts[0].Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)));
            var core = await CoreFontAsync(cancellation);
            return there != loaded ? Line(Name, false, "起動の後に、書体のファイルが替わりました", offered)
                : core is null ? Line(Name, null, "起動のときのままです。戸籍 本体の書体と比べられません")
                : Line(Name, core == loaded, core == loaded ? $"起動のときのままで、戸籍 本体と同じです({loaded[..8]})" : "戸籍 本体の書体と違います", offered);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Line(Name, false, "書体のファイルが読めません", offered);
        }
    }

    private async Task<string?> CoreFontAsync(CancellationToken cancellation)
    {
        try
        {
            return (await door.SpecimenAsync(new(DoorKinds.Whole, Specimens.Number, Today), clock.GetUtcNow() + Patience, cancellation)).FontHash;
        }
        catch (Exception e) when (e is RefusedException or MismatchException)
        {
            return null;
        }
    }

    private async Task<IEnumerable<TestedLine>> FeedsAsync(IReadOnlyList<string> offered, CancellationToken cancellation)
    {
        var lines = new List<TestedLine>();
        foreach (var kind in offered)
        {
            var asOf = await gate.DataAsOfAsync(kind, cancellation);
            // Old data close a kind by themselves.
            lines.Add(Line($"データの新しさ {KioskKinds.Word(kind)}", asOf is { } at && clock.GetUtcNow() - at <= families.Of(kind)!.Freshness, asOf is { } when ? $"{JapanTime.Of(when):H:mm} のデータ" : "まだ来ていません"));
        }

        return lines;
    }

    private async Task<TestedLine> SpecimenAsync(ICertificateFamily family, string kind, CancellationToken cancellation)
    {
        var name = $"見本 {KioskKinds.Word(kind)}";
        try
        {
            var problems = await family.SpecimenAsync(kind, Today, cancellation);
            return Line(name, problems.Count == 0, problems.Count == 0 ? "作り、読み返して合いました" : string.Join(" ", problems), [kind]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Line(name, false, $"作れません: {e.Message}", [kind]);
        }
    }

    private async Task AlarmAsync(string text, CancellationToken cancellation)
    {
        database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = Code, Message = Fit.Reason(text) });
        using var mine = await turn.TakeAsync(cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    private static TestedLine Line(string name, bool? passed, string words, IReadOnlyList<string>? closes = null) => new(new(name, passed, Fit.Reason(words)), closes ?? []);
}

/// <summary>Runs it at the start, every morning before opening (06:00) or at the first chance after it, and again every five minutes until it passes.</summary>
public sealed class SelfTestRounds(IServiceScopeFactory scopes, NodePlace place, BackgroundWork work, TimeProvider clock, ILogger<SelfTestRounds> logger)
    : TirelessService("始業前の自己試験", TimeSpan.FromMinutes(1), work, clock, logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // What the core was needed for is tested again as soon as it answers.
        var again = place.Tested?.Lines.Any(l => l is { Name: SelfTest.CoreName, Passed: false }) == true ? TimeSpan.Zero : Again;
        if (!place.IsTestOver(now) && (place.Tested is not { Red.Length: > 0 } red || now - red.At < again))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SelfTest>().RunAsync(cancellation);
    }
}
