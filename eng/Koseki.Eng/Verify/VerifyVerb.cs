using Koseki.Domain.Calendar;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Verification;

namespace Koseki.Eng.Verify;

/// <summary>Verifies the core's database against its journal and the anchors.</summary>
public sealed class VerifyVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "verify";

    /// <inheritdoc/>
    public string Summary => "台帳・戸籍の世代・受付帳・アンカー・署名を照合し、書き換えや欠落を探す";

    /// <inheritdoc/>
    public string Usage => "[--gateway] [--contents] --data <フォルダ> | --connection <接続文字列> --anchors <フォルダ> --head-key <鍵> [--second-anchors <フォルダ>] [--provider sqlite|sqlserver]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        if (arguments.Has("gateway"))
        {
            return await GatewayAsync(arguments, output, cancellation);
        }

        var contents = arguments.Has("contents");
        await using var store = StoreArguments.Open(arguments);
        var report = await store.VerifyAsync(cancellation, contents);
        foreach (var problem in report.Problems)
        {
            await output.WriteLineAsync(problem);
        }

        if (report.Contents is { Contents: > 0 } or { Unused: > 0 })
        {
            await output.WriteLineAsync(Words(report.Contents, contents));
        }

        await output.WriteLineAsync($"台帳 {report.JournalRows:N0} 行、世代 {report.Generations:N0}、アンカー {report.Anchors:N0} 行を照合しました。"
            + (report.Problems.Count == 0 ? "異常はありません。" : $"異常 {report.Problems.Count:N0} 件。証明書の発行を止め、保守担当に知らせてください。"));
        return report.Problems.Count == 0 ? 0 : 1;
    }

    private static string Words(ContentReport contents, bool full) =>
        $"画像の中身 {contents.Contents:N0} 件: " + (full ? "すべて読んで照合しました。" : $"あることと長さを照合しました。読んでの照合は背後で {contents.Looked:N0} 件まで済んでいます"
            + (contents.Oldest is { } oldest ? $"(最も古いもの {JapanTime.DayOf(oldest):yyyy-MM-dd})" : "") + "。すべて読むには --contents を付けてください。")
        + (contents.Unused > 0 ? $"どの記録も使っていない中身が {contents.Unused:N0} 件あります(途中で止まった取込みの残り。害はなく、消しません)。" : "");

    private static async Task<int> GatewayAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var data = arguments.Required("data");
        arguments.RefuseUnknown();
        await using var record = new GatewayRecord(data, TimeProvider.System);
        var (states, problems) = await record.VerifyAsync(cancellation);
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync($"交付サーバの状態記録 {states:N0} 行を照合しました。" + (problems.Count == 0 ? "異常はありません。" : $"異常 {problems.Count:N0} 件。コンビニ交付を止め、保守担当に知らせてください。"));
        return problems.Count == 0 ? 0 : 1;
    }
}
