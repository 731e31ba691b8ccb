using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Chaos;

/// <summary>The process that <c>chaos</c> starts and kills; it can be watched by hand, too.</summary>
public sealed class ChaosWorkerVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "chaos worker";

    /// <inheritdoc/>
    public string Summary => "chaos の作業者: 待っている届を受付・審査・決裁し、済んだことを一行ずつ標準出力に書く";

    /// <inheritdoc/>
    public string Usage => "--data <chaos が作ったフォルダ> [--seed 1] [--cases <件数>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var data = arguments.Required("data");
        var (seed, cases) = (arguments.Number("seed", 1), arguments.Number("cases", int.MaxValue));
        arguments.RefuseUnknown();
        var town = ChaosTown.Read(data);
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, DatabasePlace.OfEnvironment());
        await new CaseWorker(store, town, new Random(seed), output).RunAsync(cases, cancellation);
        return 0;
    }
}
