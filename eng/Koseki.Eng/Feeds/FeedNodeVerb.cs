using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Feeds;

/// <summary>The process that <c>feeds</c> starts several times.</summary>
public sealed class FeedNodeVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "feeds node";

    /// <inheritdoc/>
    public string Summary => "feeds の一つのノード: フォルダの連携をすべて取り込み、自分が取り込んだ束の数を標準出力に書く";

    /// <inheritdoc/>
    public string Usage => "--data <feeds が作ったフォルダ> --until <最後の番号>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, until) = (arguments.Required("data"), arguments.Number("until", 1));
        arguments.RefuseUnknown();
        await using var store = new FeedStore(data);
        // All nodes begin with the first batch: nobody is far ahead before the others have started.
        while (!File.Exists(Path.Combine(data, "go")))
        {
            await Task.Delay(10, cancellation);
        }

        for (var taken = 0; ;)
        {
            taken += (await store.ImportAsync(cancellation)).Batches;
            if (await store.Database.FeedMarks.AsNoTracking().Where(m => FeedsVerb.Sources.Contains(m.Source)).AllAsync(m => m.Sequence >= until, cancellation))
            {
                await output.WriteLineAsync(taken.ToString(CultureInfo.InvariantCulture));
                return 0;
            }
        }
    }
}
