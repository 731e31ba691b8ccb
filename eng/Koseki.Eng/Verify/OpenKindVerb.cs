using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Eng.Verify;

/// <summary>Opens a kind that the gateway closed, in a responsible person's name, and records it.</summary>
public sealed class OpenKindVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "open-kind";

    /// <inheritdoc/>
    public string Summary => "食い違いのために止まった証明書の種類を、調べた上で再開する(警報の欄に残る)";

    /// <inheritdoc/>
    public string Usage => "--data <フォルダ> --kind <KOSEKI_ZENBU など> --by <アカウント> --name <氏名> --reason <理由>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, kind, by, name, reason) = (arguments.Required("data"), arguments.Required("kind"), arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        arguments.RefuseUnknown();
        await using var record = new GatewayRecord(data, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var text = $"{kind} を再開した({by} {name}): {reason}";
        // Saved with the switch: a kind is not opened without its alarm.
        record.Enter("KindOpened", text, now);
        return await GatewayRecord.DoAsync(output, async () =>
        {
            var isThere = await KindSwitches.SetAsync(record.Database, new GatewayOptions().Municipality, kind, isOpen: true, null, now, cancellation);
            await output.WriteLineAsync(isThere ? $"記録: {text}" : $"種類 {kind} はありません。");
            return isThere ? 0 : 1;
        });
    }
}
