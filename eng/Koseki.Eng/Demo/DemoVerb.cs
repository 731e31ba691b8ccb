using Koseki.Domain.Cases;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Demo;

/// <summary>Runs the whole system on this machine with a synthetic town, until it is stopped.</summary>
public sealed class DemoVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "demo";

    /// <inheritdoc/>
    public string Summary => "架空の町でシステム全体(職員の画面・コンビニ交付・キオスク端末)を動かす。Ctrl+C で止まる";

    /// <inheritdoc/>
    public string Usage => "--root <リポジトリ> --data <フォルダ> [--registers 300] [--seed 1] [--today yyyy-MM-dd] [--fresh]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (root, data, fresh) = (arguments.Required("root"), Path.GetFullPath(arguments.Required("data")), arguments.Has("fresh"));
        var town = TownVerb.Read(arguments);
        arguments.RefuseUnknown();
        try
        {
            var settings = new HostSettings(root, data, HostPorts.Default);
            await EnsureTownAsync(settings, town, fresh, output, cancellation);
            await output.WriteLineAsync("起動しています …");
            await using var hosts = await HostProcesses.StartAsync(settings, cancellation);
            await GreetAsync(settings, output, cancellation);
            var dead = await EndAsync(hosts, cancellation);
            await output.WriteLineAsync(dead is null ? "\n止めています …" : $"\n{dead.Obituary("動作中に終了しました")}\n全体を止めます。記録を確かめて、もう一度実行してください。データは {data} に残っています。");
            return dead is null ? 0 : 1;
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task EnsureTownAsync(HostSettings settings, TownSettings town, bool fresh, TextWriter output, CancellationToken cancellation)
    {
        // First of all: a running system must not lose its files under its feet.
        settings.Ports.RefuseBusy();
        if (fresh)
        {
            TownFolder.Delete(settings.Data);
        }

        if (!TownFolder.IsWhole(settings.Data))
        {
            await output.WriteLineAsync($"架空の町を作ります({town.Registers:N0} 戸籍)…");
            await TownVerb.WriteAsync(await TownFolder.CreateAsync(town, settings.Data, cancellation), settings.Data, output);
        }
    }

    private static async Task<HostProcess?> EndAsync(HostProcesses hosts, CancellationToken cancellation)
    {
        try
        {
            var dead = await hosts.WaitForEndAsync(cancellation);
            return cancellation.IsCancellationRequested ? null : dead;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task GreetAsync(HostSettings settings, TextWriter output, CancellationToken cancellation)
    {
        var accounts = TownFolder.ReadAccounts(settings.Data);
        var terminals = accounts.Select(a => a.Terminal).Distinct(StringComparer.Ordinal).ToList();
        var links = await TerminalLinks.IssueAsync(settings.Data, $"http://localhost:{settings.Ports.Web}", terminals, cancellation);
        var cards = TownFolder.ReadCards(settings.Data);
        string[] lines =
        [
            "", "== 動いています",
            .. TextTable.Lines(
            [
                ["職員の画面", $"http://localhost:{settings.Ports.Web}/"],
                ["キオスク端末", $"http://localhost:{settings.Ports.Kiosk}/"],
                ["コンビニ交付の状態", settings.HealthOf(HostKind.Gateway).ToString()],
                ["記録", settings.Logs],
            ]),
            "", "== 1. ブラウザを端末として登録(はじめの1回。どれか一つを開いて、ボタンを押す)",
            .. TextTable.Lines([["端末", "開く番地(それぞれ1回だけ、24時間以内)"], .. terminals.Zip(links, (t, l) => (string[])[t, l])]),
            "  登録済みのブラウザでは要りません。別の人を同時に試すには、別のブラウザ(またはプライベートウィンドウ)を別の端末として登録します。",
            "", "== 2. サインイン(見本のアカウント。どの端末でも使えます)",
            .. TextTable.Lines([["アカウント", "氏名", "職務", "パスワード"], .. accounts.Select(a => (string[])[a.Account, a.Name, string.Join("・", a.Roles.Select(r => r.Word())), a.Password])]),
            "", $"== キオスク端末のカード({cards.Count} 枚)", "  見本では終日、証明書を取れます(本番の取扱時間は 6時30分から23時まで)。",
            .. TextTable.Lines([["カード", "暗証番号"], .. cards.Select(c => (string[])[c.Label, c.Pin])]),
            "", "Ctrl+C で全体が止まります。データは残り、次の起動で続きから使えます(作り直すときは --fresh)。",
        ];
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }
}
