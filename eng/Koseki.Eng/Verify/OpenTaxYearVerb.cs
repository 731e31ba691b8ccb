using System.Globalization;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Eng.Verify;

/// <summary>Enters from which day the 所得証明書 of a tax year are issued, or changes it, with the name of who did it.</summary>
public sealed class OpenTaxYearVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "open-tax-year";

    /// <inheritdoc/>
    public string Summary => "所得証明書の年度をいつから交付するかを入れる(警報の欄に残る)";

    /// <inheritdoc/>
    public string Usage => "--data <フォルダ> --year <2027(令和9年度)など> --opens <2027-06-10 など> [--withheld <給与特別徴収の人に先に開く日>] [--dependants 1] --by <アカウント> --name <氏名> --reason <理由>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, by, name, reason) = (arguments.Required("data"), arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        var (year, opens) = (arguments.Number("year", 0), DayOf("opens", arguments.Required("opens")));
        var withheld = arguments.Optional("withheld") is { } text ? DayOf("withheld", text) : opens;
        var withoutAmounts = arguments.Number("dependants", 0) == 1;
        arguments.RefuseUnknown();
        if (opens.Year != year || withheld.Year != year || withheld > opens)
        {
            throw new UsageException("--year には西暦の年度を、--opens と --withheld にはその年の日を、--withheld には --opens より後でない日を指定してください。");
        }

        await using var record = new GatewayRecord(data, TimeProvider.System);
        var municipality = new GatewayOptions().Municipality;
        return await GatewayRecord.DoAsync(output, async () =>
        {
            if (await record.Database.TaxYearRules.FindAsync([municipality, year], cancellation) is { } known)
            {
                (known.Opens, known.OpensWithheld, known.DependantsWithoutAmounts) = (opens, withheld, withoutAmounts);
            }
            else
            {
                record.Database.TaxYearRules.Add(new() { Municipality = municipality, TaxYear = year, Opens = opens, OpensWithheld = withheld, DependantsWithoutAmounts = withoutAmounts });
            }

            record.Enter("TaxYearOpened", $"{year} 年度を {opens:yyyy-MM-dd}(特別徴収は {withheld:yyyy-MM-dd})から交付することにした({by} {name}): {reason}", TimeProvider.System.GetUtcNow().UtcDateTime);
            await record.Database.SaveChangesAsync(cancellation);
            await output.WriteLineAsync($"{year} 年度の所得証明書は {opens:yyyy-MM-dd}(給与からの特別徴収の人は {withheld:yyyy-MM-dd})から交付します。被扶養者で申告のない人には、{(withoutAmounts ? "金額のない証明書を出します" : "出しません")}。");
            return 0;
        });
    }

    private static DateOnly DayOf(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--{option} には 2027-06-10 の形の日付を指定してください(「{text}」は日付ではありません)。");
}
