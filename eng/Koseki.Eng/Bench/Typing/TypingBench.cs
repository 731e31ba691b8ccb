using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Eng.Bench.Circuits;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Bench.Typing;

/// <summary>
/// Whether what is typed is what is stored, over a slow line that also breaks: typists at real browsers fill every form; the
/// boxes of the stored papers are compared with the keys they pressed, and what a screen called saved with the database. In
/// the end the web process is killed in the middle of a word.
/// </summary>
public sealed class TypingBench : IVerb
{
    private static readonly IReadOnlyList<NotificationKind> Kinds = [.. NotificationCatalogue.Kinds];

    /// <inheritdoc/>
    public string Name => "bench typing";

    /// <inheritdoc/>
    public string Summary => "遅い回線(既定 250 ms)越しに、すべての届書を打鍵と変換で入力し、打ったものと保存されたものを欄ごとに比べる。回線を切り、サーバーを落としながらも比べる";

    /// <inheritdoc/>
    public string Usage => "[--keys 10000] [--delay 250] [--typists 4] [--line-seed 1] [--seed 1] [--registers 60] [--root .]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var plan = new Plan(arguments.Number("keys", 10_000), TimeSpan.FromMilliseconds(arguments.Number("delay", 250)), arguments.Number("typists", 4), arguments.Number("line-seed", 1));
        var (root, settings) = (arguments.Optional("root") ?? ".", TownVerb.Read(arguments, 60));
        arguments.RefuseUnknown();
        var folder = Directory.CreateTempSubdirectory("koseki-typing-").FullName;
        try
        {
            var data = Path.Combine(folder, "town");
            await TownFolder.CreateAsync(settings, data, cancellation);
            await using var installation = await Installation.StartAsync(root, data, cancellation);
            var report = new BenchReport("typing", output);
            await TypeAsync(plan, data, installation.Screens.Port, report, cancellation);
            await CrashAsync(plan, data, installation, report, cancellation);
            await report.FinishAsync();
            return report.ExitCode;
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Types against a running web host and compares.</summary>
    internal static async Task TypeAsync(Plan plan, string data, int port, BenchReport report, CancellationToken cancellation)
    {
        await using var browser = await Browser.StartAsync(cancellation);
        await using var store = CityStore.OpenFolder(data, TimeProvider.System);
        var ledger = new TypingLedger(store);
        var accounts = AccountsOf(data);
        var registers = TruthFile.Read(data).Select(p => int.Parse(p.Register.TrimStart('R'), CultureInfo.InvariantCulture)).Distinct().ToList();
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"片道 {plan.Delay.TotalMilliseconds:N0} ms を加えた回線、{plan.Typists} 人、届書 {Kinds.Count} 種、打鍵 {plan.Keys:N0} 回以上"));
        var typists = await Task.WhenAll(Enumerable.Range(0, plan.Typists).Select(i => SitAsync(plan, i, browser, data, accounts[i % accounts.Count], registers, port, ledger, cancellation)));
        var (strokes, compositions, cuts) = (typists.Sum(t => t.Strokes), typists.Sum(t => t.Compositions), typists.Sum(t => t.Cuts));
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
            $"打鍵 {strokes:N0}(変換の確定 {compositions:N0} を含む)、届書 {ledger.Forms:N0}、比べた欄 {ledger.Boxes:N0}、回線の切断 {cuts:N0}、「保存しました」の照合 {ledger.Looks:N0}"));
        if (browser.Questions > 0)
        {
            await report.FigureAsync($"画面を離れる前の問い {browser.Questions}");
        }

        foreach (var difference in ledger.Differences.Take(20))
        {
            await report.FigureAsync("違い: " + difference);
        }

        await report.HoldsAsync(string.Create(CultureInfo.InvariantCulture, $"打ったもの・画面・保存されたものの違い {ledger.Differences.Count} 件"), ledger.Differences.IsEmpty);
        await report.HoldsAsync(string.Create(CultureInfo.InvariantCulture, $"打鍵は {plan.Keys:N0} 回以上、変換と「保存しました」の照合を含む"), strokes >= plan.Keys && compositions > 0 && ledger.Looks > 0);
        await report.HoldsAsync("回線の切断を含む", plan.Typists < 2 || cuts > 0);
    }

    // Killed while somebody is in the middle of a word, and started again: the page sends the rest by itself and begins anew.
    private static async Task CrashAsync(Plan plan, string data, Installation installation, BenchReport report, CancellationToken cancellation)
    {
        await using var browser = await Browser.StartAsync(cancellation);
        await using var line = DelayLine.To(installation.Screens.Port, plan.Delay);
        var page = await browser.PageAsync("", cancellation);
        var typist = new Typist(page, line.Address, new(plan.Seed), _ => Task.CompletedTask, null);
        var account = AccountsOf(data)[0];
        await typist.SignInAsync(await LinkAsync(data, line, account, cancellation), account, cancellation);
        var kind = NotificationCatalogue.Find("0101")!;
        var (caseId, key) = await typist.BeginAsync(kind, new("birth.address"), "埼玉県越谷市", cancellation);
        var crash = installation.CrashAsync(0, cancellation);
        await typist.LettersAsync("東越谷一丁目", cancellation);
        await crash;
        var shown = await typist.AnewAsync(key, cancellation);
        await using var store = CityStore.OpenFolder(data, TimeProvider.System);
        var stored = (await store.Get<Infrastructure.UseCases.Cases.CaseWorkflow>().GetAsync(caseId, cancellation))!.Draft[key];
        await report.HoldsAsync($"サーバーを落として起動し直しても、落ちる前と落ちている間に打ったものが画面にも記録にもある(「{shown}」「{stored}」)", shown == "埼玉県越谷市東越谷一丁目" && stored == shown);
        await page.CloseAsync(cancellation);
    }

    // Every second typist has a line that breaks.
    private static async Task<(int Strokes, int Compositions, int Cuts)> SitAsync(
        Plan plan, int number, Browser browser, string data, AccountFile account, List<int> registers, int port, TypingLedger ledger, CancellationToken cancellation)
    {
        await using var line = DelayLine.To(port, plan.Delay);
        var random = new Random(plan.Seed * 100 + number);
        var page = await browser.PageAsync("", cancellation);
        var cuts = 0;
        var typist = new Typist(page, line.Address, random, ledger.LookAsync, number % 2 == 0 ? null : CutAsync);
        await typist.SignInAsync(await LinkAsync(data, line, account, cancellation), account, cancellation);
        for (var form = plan.Seed + number; typist.Strokes < plan.Keys / plan.Typists; form++)
        {
            var kind = Kinds[form % Kinds.Count];
            try
            {
                await ledger.CompareAsync(await typist.TypeAsync(kind, registers[random.Next(registers.Count)], cancellation), cancellation);
            }
            catch (TimeoutException e)
            {
                // A page that does not come to its end holds what is not saved.
                ledger.Differences.Enqueue($"{kind.Name}: {e.Message}");
            }
        }

        await page.CloseAsync(cancellation);
        return (typist.Strokes, typist.Compositions, cuts);

        async Task CutAsync()
        {
            await Task.Delay(random.Next(1500), cancellation);
            line.Cut();
            cuts++;
        }
    }

    private static List<AccountFile> AccountsOf(string data) => [.. TownFolder.ReadAccounts(data).Where(a => a.Roles.Contains(StaffRole.Counter))];

    private static async Task<string> LinkAsync(string data, DelayLine line, AccountFile account, CancellationToken cancellation) =>
        (await TerminalLinks.IssueAsync(data, line.Address.ToString(), [account.Terminal], cancellation))[0];

    /// <summary>How much is typed, over which line, by how many.</summary>
    internal sealed record Plan(int Keys, TimeSpan Delay, int Typists, int Seed);
}
