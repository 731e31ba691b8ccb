using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Mail;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Kiosks;

/// <summary>
/// Calls those on duty by mail when nobody has seen an alarm for five minutes: the screen may be off, muted or alone. Sent first and
/// recorded afterwards: a mail that did not leave is tried again, and two nodes at the same instant may both call, which harms nobody.
/// The telephone is not called.
/// </summary>
public sealed class AlarmCall(KioskDesk desk, SmtpSender mail, BackgroundWork work, TimeProvider clock, ILogger<AlarmCall> logger)
    : TirelessService("警報のメールでの呼出し", TimeSpan.FromSeconds(15), work, clock, logger)
{
    // One mail is read at night, on a small screen.
    private const int Shown = 20;

    // Of those that cannot be written, so that they are not called every round.
    private readonly HashSet<string> unwritten = new(StringComparer.Ordinal);

    /// <summary>One round: one mail for all that nobody has seen.</summary>
    public async Task CallAsync(CancellationToken cancellation)
    {
        var alarms = (await desk.ToBeCalledAsync(cancellation)).Where(a => !unwritten.Contains(a.Reference)).ToList();
        if (alarms.Count == 0)
        {
            return;
        }

        await mail.SendAsync($"【コンビニ交付】警報 {alarms.Count} 件に確認がありません", Words(alarms), cancellation);
        unwritten.UnionWith(alarms.Where(a => a.Number < 0).Select(a => a.Reference));
        if (alarms.Where(a => a.Number > 0).Select(a => a.Number).ToList() is { Count: > 0 } written)
        {
            await desk.CalledAsync(written, "メール", cancellation);
        }
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => CallAsync(cancellation);

    // Where, what, and what to do first, as on the screen; it names nobody, as no alarm does.
    private static string Words(IReadOnlyList<KioskAlarm> alarms) => string.Join("\r\n\r\n",
    [
        $"コンビニ交付の警報に、{KioskAlarm.Patience.TotalMinutes:0}分たっても確認がありません。画面「コンビニ交付の見張り」(/konbini)で確かめ、「確認した」を押してください。",
        .. alarms.Take(Shown).Select(a => $"{JapanTime.Of(a.At):yyyy-MM-dd HH:mm} {a.Node}\r\n{KioskKinds.InWords(a.Text)}\r\nまず: {AlarmCodes.FirstStep(a.Code)}"),
        .. alarms.Count > Shown ? (string[])[$"ほかに {alarms.Count - Shown} 件あります。"] : [],
    ]) + "\r\n";
}
