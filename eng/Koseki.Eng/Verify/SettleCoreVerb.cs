using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Verify;

/// <summary>Lets the gateway ask the core again after it went back or forked, in a responsible person's name, and records it.</summary>
public sealed class SettleCoreVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "settle-core";

    /// <inheritdoc/>
    public string Summary => "戸籍システムの台帳が戻った・違うために止まった交付サーバを、調べた上で再開する(警報の欄に残る)";

    /// <inheritdoc/>
    public string Usage => "--data <フォルダ> --by <アカウント> --name <氏名> --reason <理由>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, by, name, reason) = (arguments.Required("data"), arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        arguments.RefuseUnknown();
        await using var record = new GatewayRecord(data, TimeProvider.System);
        if (await record.Database.CoreHeads.FirstOrDefaultAsync(cancellation) is not { } head)
        {
            await output.WriteLineAsync(await record.MissedAsync(CoreHead.New(), cancellation) ?? "交付サーバはまだ台帳の先頭を聞いていません。");
            return 1;
        }

        var text = $"{head.Number} 番までの台帳を忘れて再開した({by} {name}): {reason}";
        record.Database.CoreHeads.Remove(head);
        record.Enter("PaperMismatch", text, TimeProvider.System.GetUtcNow().UtcDateTime);
        return await GatewayRecord.DoAsync(output, async () =>
        {
            await record.Database.SaveChangesAsync(cancellation);
            await output.WriteLineAsync($"次の問い合わせで新しい先頭を聞きます。止まった種類は open-kind で再開してください。記録: {text}");
            return 0;
        });
    }
}
