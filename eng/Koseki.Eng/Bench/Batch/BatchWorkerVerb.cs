using System.Globalization;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Setup;

namespace Koseki.Eng.Bench.Batch;

/// <summary>The process that <c>bench batch</c> starts and kills: a node that takes batches further and does nothing else.</summary>
public sealed class BatchWorkerVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "bench batch worker";

    /// <inheritdoc/>
    public string Summary => "bench batch の作業者: 待っている一括の計画と記録を、なくなるまで進める";

    /// <inheritdoc/>
    public string Usage => "--data <町のフォルダ> --node <節の名> [--portion 50] [--rest 45]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, node) = (arguments.Required("data"), arguments.Required("node"));
        var settings = Settings(arguments);
        arguments.RefuseUnknown();
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, node: node, more: settings);
        await store.Get<BatchRunner>().RunAsync(cancellation);
        return 0;
    }

    /// <summary>What of the settings of batches is asked for; else as the program has them.</summary>
    internal static Dictionary<string, string?> Settings(Arguments arguments)
    {
        var usual = new BatchSettings();
        return new(StringComparer.Ordinal)
        {
            ["Batch:Portion"] = Text(arguments.Number("portion", usual.Portion)), ["Batch:Rest"] = Text(arguments.Number("rest", usual.Rest)),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
