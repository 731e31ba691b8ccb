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
        try
        {
            if (!await KindSwitches.SetAsync(record.Database, new GatewayOptions().Municipality, kind, isOpen: true, null, now, cancellation))
            {
                await output.WriteLineAsync($"種類 {kind} はありません。");
                return 1;
            }

            var text = $"{kind} を再開した({by} {name}): {reason}";
            record.Database.Alarms.Add(new() { At = now, Code = "KindOpened", Message = Fit.Reason(text) });
            await record.Database.SaveChangesAsync(cancellation);
            await output.WriteLineAsync($"記録: {text}");
            return 0;
        }
        catch (StateHaltedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
