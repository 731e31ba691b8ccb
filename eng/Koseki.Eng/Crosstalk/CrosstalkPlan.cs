using Koseki.Eng.Hosts;

namespace Koseki.Eng.Crosstalk;

/// <summary>What one run of <c>crosstalk</c> is asked to do.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Data">Folder of the town.</param>
/// <param name="Requests">Visits.</param>
/// <param name="Parallel">Visits at once.</param>
/// <param name="Gateways">Nodes.</param>
/// <param name="Databases">Where the databases are.</param>
internal sealed record CrosstalkPlan(string Root, string Data, int Requests, int Parallel, int Gateways, DatabasePlace Databases)
{
    /// <summary>Certificates that a node makes at once, as it is set up where nothing else is said.</summary>
    public static int AtOnce { get; } = new Konbini.Gateway.Settings.GatewayOptions().Concurrency;

    /// <summary>Whether answers are mixed up.</summary>
    public bool Swap { get; init; }

    /// <summary>Registered impressions, by their hash, that were exchanged.</summary>
    public IReadOnlySet<string> Exchanged { get; init; } = new HashSet<string>();

    /// <summary>Pairs that must have ordered in the same millisecond.</summary>
    public int Pairs { get; init; }

    /// <summary>How many times more visits at once than the nodes make certificates at once; 1 where nobody is to be shed.</summary>
    public int Overload { get; init; } = 1;

    /// <summary>Per cent of the visits whose deadline must pass.</summary>
    public int TimedOut { get; init; }

    /// <summary>Applications whose owner is killed between M2 and M3.</summary>
    public int Killed { get; init; }

    /// <summary>Visits whose M2 and M3 must have gone to different nodes.</summary>
    public int Split { get; init; }

    /// <summary>Visits at once.</summary>
    public int Visitors => Overload > 1 ? Overload * AtOnce * Gateways : Parallel;

    /// <summary>Whether every visit must end with its paper.</summary>
    public bool ServesAll => !Swap && Overload == 1 && TimedOut == 0;

    /// <summary>What was asked for that cannot be; null when all can.</summary>
    public string? Problem =>
        Gateways is not (1 or 2) || Requests < 1 || Parallel < 1 ? "--gateways は 1 か 2、--requests と --parallel は 1 以上です。"
        : Overload is < 1 or > 100 || TimedOut is < 0 or > 90 ? "--overload は 1 から 100、--timeouts は 0 から 90(百分率)です。"
        : Pairs < 0 || Pairs > Requests / 2 ? "--pairs は --requests の半分までです。"
        : (Split > 0 || Killed > 0) && Gateways != 2 ? "--split と --killed には --gateways 2 が要ります。"
        : Split < 0 || Killed < 0 || Split > Requests ? "--split は --requests まで、--killed は 0 以上です。"
        : null;
}
