using System.Globalization;
using System.Text;
using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Verify;

/// <summary>
/// 発行者一覧: to whom what was issued within a time, after a fault or a mistaken issue. Names leave the gateway's machine by no other
/// way; who took the list and why is among the alarms, which ring at the staff's screen.
/// </summary>
public sealed class IssuedVerb : IVerb
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Head = ["日時", "発行番号", "申請番号", "種類", "宛名番号", "氏名", "部数", "手数料(円)", "都道府県", "事業者", "店舗", "端末", "認証手段", "結果", "署名した記録"];

    /// <inheritdoc/>
    public string Name => "issued";

    /// <inheritdoc/>
    public string Summary => "発行者一覧: ある時間に、だれに何を発行したか(警報の欄に残り、職員の画面で鳴る)";

    /// <inheritdoc/>
    public string Usage => "--data <フォルダ> --from <2026-11-30T09:00> --until <2026-11-30T12:00> [--kind <KOSEKI_ZENBU など>] --out <新しいCSVファイル> --by <アカウント> --name <氏名> --reason <理由>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, file, kind) = (arguments.Required("data"), arguments.Required("out"), arguments.Optional("kind"));
        var (from, until) = (TimeOf(arguments, "from"), TimeOf(arguments, "until"));
        var (by, name, reason) = (arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        arguments.RefuseUnknown();
        if (reason.Trim().Length == 0 || until <= from)
        {
            throw new UsageException(until <= from ? "--until には --from より後の時刻を指定してください。" : "--reason に理由を書いてください。");
        }

        if (File.Exists(file))
        {
            throw new UsageException($"{file} はもうあります。新しい名を指定してください。");
        }

        await using var record = new GatewayRecord(data, TimeProvider.System);
        return await GatewayRecord.DoAsync(output, async () =>
        {
            // What may have left: also where no word of the printing came, or it failed.
            var rows = await record.Database.Applications.AsNoTracking().Where(a => a.CreatedAt >= from.UtcDateTime && a.CreatedAt < until.UtcDateTime && (kind == null || a.Kind == kind)
                && (a.State == IssueState.Released || a.State == IssueState.Printed || a.State == IssueState.Unknown || a.State == IssueState.Failed)).OrderBy(a => a.CreatedAt).ThenBy(a => a.ApplicationId).ToListAsync(cancellation);
            var residents = rows.Select(a => a.ResidentNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var number in residents)
            {
                names[number] = await record.Database.Residents.AsNoTracking().FirstOrDefaultAsync(r => r.Number == number, cancellation) is { } resident
                    ? await record.IsRecordedAsync(resident, cancellation) ? resident.Name : "(住民の記録が署名と合いません)" : "(住民の記録がありません)";
            }

            var lines = new List<IReadOnlyList<string>> { Head };
            foreach (var row in rows)
            {
                lines.Add(LineOf(row, names, await record.IsRecordedAsync(row, cancellation)));
            }

            // Recorded before it is there: no list is taken that nobody hears of.
            record.Enter("LISTTAKEN", $"発行者一覧({from:M/d HH:mm}から{until:M/d HH:mm}まで、{rows.Count} 件)をファイルにした({by} {name}): {reason}", TimeProvider.System.GetUtcNow().UtcDateTime);
            await record.Database.SaveChangesAsync(cancellation);
            await WriteAsync(file, CsvText.Write(lines), cancellation);
            await output.WriteLineAsync($"{rows.Count} 件を {file} に書きました。消された行は、verify --gateway が見つけます。使い終えたら消してください。");
            return 0;
        });
    }

    private static IReadOnlyList<string> LineOf(Application row, Dictionary<string, string> names, bool isRecorded)
    {
        var kiosk = row.Kiosk.Split('/');
        string Part(int i) => kiosk.ElementAtOrDefault(i) ?? "";
        return
        [
            JapanTime.Of(new(DateTime.SpecifyKind(row.CreatedAt, DateTimeKind.Utc))).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), row.IssueNumber ?? "", row.ApplicationId, KioskKinds.Word(row.Kind),
            row.ResidentNumber ?? "", row.ResidentNumber is { } number ? names[number] : "", $"{row.Copies}", row.FeeCollected is { } yen ? $"{yen}" : "", Part(3), Part(0), Part(1), Part(2), row.Means,
            row.State switch
            {
                IssueState.Printed => "印刷", IssueState.Released => "渡した(結果待ち)", IssueState.Unknown => "未確定", IssueState.Failed => $"失敗({row.PrintResult})",
                IssueState.Received or IssueState.Rendering or IssueState.Sealed or IssueState.Void => "",
            },
            isRecorded ? "合う" : "合わない(書き換えられています)",
        ];
    }

    // New, and its owner's alone; with the mark by which spreadsheets know UTF-8.
    private static async Task WriteAsync(string file, string text, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, OwnerOnly.NewFile());
        await stream.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + text), cancellation);
    }

    private static DateTimeOffset TimeOf(Arguments arguments, string name) =>
        DateTime.TryParseExact(arguments.Required(name), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? JapanTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            : throw new UsageException($"--{name} には 2026-11-30T09:00 の形の時刻(日本の時刻)を指定してください。");
}
