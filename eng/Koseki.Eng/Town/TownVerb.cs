using Koseki.Domain.Calendar;
using System.Globalization;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Eng.Town.Properties;

namespace Koseki.Eng.Town;

/// <summary>Makes a synthetic town.</summary>
public sealed class TownVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "town";

    /// <inheritdoc/>
    public string Summary => "架空の町(戸籍・受付帳・住民・カード)を作る。同じ件数と種なら同じ町になる";

    /// <inheritdoc/>
    public string Usage => "--out <フォルダ> [--registers 300] [--seed 1] [--today yyyy-MM-dd] " + DatabasePlace.Usage;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var folder = arguments.Required("out");
        var settings = Read(arguments);
        var place = DatabasePlace.Read(arguments);
        arguments.RefuseUnknown();
        var town = await TownFolder.CreateAsync(settings, folder, cancellation, place);
        await WriteAsync(town, folder, output);
        return town.Breaches.Count == 0 ? 0 : 1;
    }

    /// <summary>Reads <c>--registers</c>, <c>--seed</c> and <c>--today</c> (today in Japan when not given).</summary>
    internal static TownSettings Read(Arguments arguments, int registers = 300) =>
        new TownSettings(arguments.Number("registers", registers), arguments.Number("seed", 1), Today(arguments)).Checked();

    /// <summary>Says what was made.</summary>
    internal static async Task WriteAsync(TownResult town, string folder, TextWriter output)
    {
        var seconds = Math.Max(town.Took.TotalSeconds, 0.001);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            戸籍        {town.Registers,10:N0} 件(うち除籍 {town.Removed:N0} 件)
            人          {town.Persons,10:N0} 人
            世代        {town.Generations,10:N0}
            処理済みの届{town.Kinds.Values.Sum(),10:N0} 件({string.Join("、", town.Kinds.Select(k => $"{k.Key} {k.Value:N0}"))})
            住民        {town.Residents,10:N0} 人
            所要        {seconds,10:N1} 秒({town.Registers / seconds:N0} 戸籍/秒)
            大きさ      {town.Bytes / town.Registers,10:N0} バイト/戸籍(台帳とアンカー)
            """));
        foreach (var breach in town.Breaches.Take(20))
        {
            await output.WriteLineAsync(breach);
        }

        await output.WriteLineAsync(town.Breaches.Count == 0
            ? $"すべての世代で {TownProperties.All.Count} の性質が成り立ちます。"
            : $"成り立たない性質が {town.Breaches.Count:N0} 件あります。");
        await output.WriteLineAsync($"{folder} に {town.Registers:N0} 戸籍の町を作りました。");
    }

    private static DateOnly Today(Arguments arguments) => arguments.Optional("today") is not { } text
        ? JapanTime.DayOf(TimeProvider.System.GetUtcNow())
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--today には yyyy-MM-dd の日付を指定してください(「{text}」は読めません)。");
}
