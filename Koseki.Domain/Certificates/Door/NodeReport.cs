namespace Koseki.Domain.Certificates.Door;

/// <summary>How a node of the gateway fares, told every twenty seconds. Counts, times and reasons: no personal data, nothing of a certificate.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Build">Fingerprint of the program it runs.</param>
/// <param name="Start">Id of its start.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Clock">Its clock as it told this.</param>
public sealed record NodeReport(string Node, string Build, Guid Start, DateTimeOffset StartedAt, DateTimeOffset Clock)
{
    /// <summary>Most alarms in one report.</summary>
    public const int MostAlarms = 40;

    /// <summary>Every kind the municipality offers, in the order of the menu.</summary>
    public IReadOnlyList<KindReport> Kinds { get; init; } = [];

    /// <summary>Every feed, in the order in which they are applied.</summary>
    public IReadOnlyList<FeedReport> Feeds { get; init; } = [];

    /// <summary>Persons who get nothing until something about them is cleared up.</summary>
    public int BlockedPersons { get; init; }

    /// <summary>Alarms that were not told yet, oldest first.</summary>
    public IReadOnlyList<AlarmReport> Alarms { get; init; } = [];

    /// <summary>When the centre last sent a message to this node; null when it has not since the start.</summary>
    public DateTimeOffset? CenterHeardAt { get; init; }

    /// <summary>Background work that fails, in words.</summary>
    public IReadOnlyList<string> Failing { get; init; } = [];

    /// <summary>Why this node gives nothing out, or null.</summary>
    public string? OutBecause { get; init; }

    /// <summary>What its last test came to; null before the first.</summary>
    public SelfTestReport? SelfTest { get; init; }

    /// <summary>What came of the last batches of all feeds, newest first.</summary>
    public IReadOnlyList<FeedRunReport> Runs { get; init; } = [];

    /// <summary>From when each tax year of the 所得証明書 is issued, newest first.</summary>
    public IReadOnlyList<TaxYearReport> TaxYears { get; init; } = [];

    /// <summary>The daily comparisons with the centre, newest first.</summary>
    public IReadOnlyList<ReconcileReport> Reconciled { get; init; } = [];
}

/// <summary>What came of one batch of a feed.</summary>
/// <param name="Source">The feed.</param>
/// <param name="Sequence">The batch; 0 where none could be read.</param>
/// <param name="At">When it was taken in, or refused.</param>
/// <param name="Node">By which node.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Quarantined">Those set aside.</param>
/// <param name="Changes">What changed, item by item, in counts; empty where nothing did.</param>
/// <param name="Problem">Where and why it was refused whole; null when it was taken in.</param>
public sealed record FeedRunReport(string Source, long Sequence, DateTimeOffset At, string Node, int Rows, int Quarantined, string Changes, string? Problem);

/// <summary>From when a tax year is issued.</summary>
/// <param name="Year">課税年度 by the western calendar.</param>
/// <param name="OpensWithheld">For those whose tax is wholly withheld from their salary.</param>
/// <param name="Opens">For everybody else.</param>
/// <param name="DependantsWithoutAmounts">Whether 被扶養者 who made no return get a paper without amounts.</param>
public sealed record TaxYearReport(int Year, DateOnly OpensWithheld, DateOnly Opens, bool DependantsWithoutAmounts);

/// <summary>始業前自己試験 of a node.</summary>
/// <param name="At">When.</param>
/// <param name="Lines">What was looked at.</param>
public sealed record SelfTestReport(DateTimeOffset At, IReadOnlyList<SelfTestLine> Lines)
{
    /// <summary>The red lines in words; empty when it passed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Red => string.Join("　", Lines.Where(l => l.Passed == false).Select(l => $"{l.Name}: {l.Words}"));
}

/// <summary>One line of it.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it is well; null where it cannot be told.</param>
/// <param name="Words">What was found.</param>
public sealed record SelfTestLine(string Name, bool? Passed, string Words);

/// <summary>How a kind stands at a node.</summary>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="Open">Whether it is issued now.</param>
/// <param name="Reason">Why not, in words; null when it is.</param>
/// <param name="DataAsOf">As of when its data speak; null when they never came.</param>
/// <param name="Stopped">Whether its switch is closed: by the staff, or by the gateway itself.</param>
/// <param name="Version">How often the switch was changed: two people open what they saw, and no clock says what came later.</param>
/// <param name="Order">The last order that was done to it; 0 before the first.</param>
public sealed record KindReport(string Kind, bool Open, string? Reason, DateTimeOffset? DataAsOf, bool Stopped, long Version, long Order);

/// <summary>How a feed stands.</summary>
/// <param name="Source">Its name in file names.</param>
/// <param name="Sequence">Last batch applied; 0 before the first.</param>
/// <param name="AsOf">The source's time of that batch.</param>
/// <param name="Problem">Why it stands, or null.</param>
/// <param name="Kinds">The kinds that need it.</param>
/// <param name="ClosesAfterMinutes">The age at which they close.</param>
public sealed record FeedReport(string Source, long Sequence, DateTimeOffset AsOf, string? Problem, IReadOnlyList<string> Kinds, int ClosesAfterMinutes);

/// <summary>One alarm of the gateway.</summary>
/// <param name="Id">Its number there.</param>
/// <param name="At">When.</param>
/// <param name="Code">A short word.</param>
/// <param name="Text">Where and what, without personal data.</param>
public sealed record AlarmReport(long Id, DateTimeOffset At, string Code, string Text);

/// <summary>What the node is told back.</summary>
/// <param name="OutBecause">Why it must give nothing out (its build is not that of the others), or null.</param>
/// <param name="Clock">The core's clock.</param>
public sealed record ReportAnswer(string? OutBecause, DateTimeOffset Clock);

/// <summary>Asks for what is ordered, when it is not what this process was told last: no database says how far that was.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="After">What was answered last (<see cref="OrdersAnswer.Mark"/>); null before the first answer, and the one before while something of it is not done.</param>
public sealed record OrdersQuestion(string Node, string? After);

/// <summary>A switch as somebody saw it.</summary>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="Version">How often it had been changed (<see cref="KindReport.Version"/>).</param>
public sealed record SeenSwitch(string Kind, long Version);

/// <summary>Something two nodes may both be told, and which is done once.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Kind">As the contract writes it, or <see cref="KioskKinds.All"/>.</param>
/// <param name="Opens">Whether the kind is opened again; else it is stopped.</param>
/// <param name="Seen">Of an opening, the switches that the two people saw: it opens no other, and none that was changed since.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The accounts of who ordered it.</param>
/// <param name="At">When, by the core's clock.</param>
public sealed record KioskOrder(long Number, string Kind, bool Opens, IReadOnlyList<SeenSwitch> Seen, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Whether it is about a kind: a general stop is about all, also one that nobody knew of; an opening only about those that were seen.</summary>
    public bool Concerns(string kind) => Opens ? Seen.Any(s => s.Kind == kind) : Kind == kind || Kind == KioskKinds.All;
}

/// <summary>What is ordered, in order: for each kind the last that was, and the last general stop.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Mark">What these are known by: of all steps of the staff, and not of their numbers alone, which a core that was put back gives again.</param>
/// <param name="SelfTest">What the last step is known by that has the nodes test themselves: empty before the first; null where nothing new is said.</param>
/// <param name="Feeds">The same of the last step that has the nodes take in the feeds.</param>
public sealed record OrdersAnswer(IReadOnlyList<KioskOrder> Orders, string? Mark, string? SelfTest, string? Feeds = null);
