using System.Globalization;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Eng.Verify;

/// <summary>Enters a day on which nothing is issued at kiosks, in a responsible person's name, and records it.</summary>
public sealed class CloseDayVerb : IVerb
{
    private const int LongestReason = 100;

    /// <inheritdoc/>
    public string Name => "close-day";

    /// <inheritdoc/>
    public string Summary => "コンビニ交付を休む日を入れる(警報の欄に残る)";

    /// <inheritdoc/>
    public string Usage => "--data <フォルダ> --day <2027-01-03 など> --by <アカウント> --name <氏名> --reason <理由>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, text, by, name, reason) = (arguments.Required("data"), arguments.Required("day"), arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        arguments.RefuseUnknown();
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new UsageException($"--day には 2027-01-03 の形の日付を指定してください(「{text}」は日付ではありません)。");
        }

        await using var record = new GatewayRecord(data, TimeProvider.System);
        var municipality = new GatewayOptions().Municipality;
        if (await record.Database.ClosedDays.FindAsync([municipality, day], cancellation) is not null)
        {
            await output.WriteLineAsync($"{text} は、もう休む日です。");
            return 1;
        }

        record.Database.ClosedDays.Add(new() { Municipality = municipality, Day = day, Reason = Fit.Reason(reason, LongestReason) });
        record.Enter("DayClosed", $"{text} を休む日にした({by} {name}): {reason}", TimeProvider.System.GetUtcNow().UtcDateTime);
        return await GatewayRecord.DoAsync(output, async () =>
        {
            await record.Database.SaveChangesAsync(cancellation);
            await output.WriteLineAsync($"{text} を休む日にしました。");
            return 0;
        });
    }
}
