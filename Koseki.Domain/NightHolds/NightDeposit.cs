using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>What was done about a deposit after it was made.</summary>
public enum NightStepKind
{
    /// <summary>止めて確かめた: the door and the counter were asked for a certificate and refused it.</summary>
    Proved,

    /// <summary>確かめられない: one of them would have given it, or nobody answered.</summary>
    Unproved,

    /// <summary>誤り: somebody says that this register was held by mistake. It stays held.</summary>
    MarkedWrong,

    /// <summary>保留を外した: another person agreed; the hold has ended.</summary>
    Lifted,

    /// <summary>戸籍を見つけた: a deposit by text got its register, which is held from then on.</summary>
    Found,

    /// <summary>この市の戸籍ではない: a deposit by text that holds nothing here.</summary>
    SetAside,

    /// <summary>届と結んだ: the paper was received; the hold ends with its case.</summary>
    Joined,
}

/// <summary>The Japanese words of the steps.</summary>
public static class NightStepWords
{
    /// <summary>The word for lists and the audit.</summary>
    public static string Word(this NightStepKind kind) => kind switch
    {
        NightStepKind.Proved => "発行を試して断られた",
        NightStepKind.Unproved => "止まったことを確かめられない",
        NightStepKind.MarkedWrong => "誤りと申し出た",
        NightStepKind.Lifted => "保留を外した",
        NightStepKind.Found => "戸籍を見つけて止めた",
        NightStepKind.SetAside => "この市の戸籍ではない",
        NightStepKind.Joined => "届と結んだ",
    };
}

/// <summary>One step.</summary>
/// <param name="Kind">What.</param>
/// <param name="Register">The register it is about, or null.</param>
/// <param name="CaseId">The case it is joined to, or null.</param>
/// <param name="Account">Who.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="At">When.</param>
public sealed record NightStep(NightStepKind Kind, RegisterId? Register, long? CaseId, string Account, string Name, string Reason, DateTimeOffset At);

/// <summary>One register that a deposit holds or held.</summary>
/// <param name="Register">The register.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it stands.</param>
public sealed record NightHold(RegisterId Register, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>Whether nothing is issued of the register for it.</summary>
    public bool Stands => To is null;
}

/// <summary>
/// 預かり: a paper that was left while the office was closed (戸籍法施行規則: 受領), until the office has received it. It holds
/// registers from the moment it was made; a hold ends with the case it is joined to, as <see cref="NightEnd"/> says, or when two persons
/// say that it was a mistake.
/// </summary>
/// <param name="Number">夜 41.</param>
/// <param name="Paper">What it is said to be.</param>
/// <param name="ReceivedAt">When it was handed over.</param>
/// <param name="Words">What was typed from it.</param>
/// <param name="IsFromList">Whether it was entered in the morning from the paper list.</param>
/// <param name="MadeBy">Name of who made it.</param>
/// <param name="Account">Account of who made it.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Holds">What it holds, in the order in which they were chosen.</param>
/// <param name="Steps">What was done about it, oldest first.</param>
public sealed record NightDeposit(
    long Number, NightPaper Paper, DateTimeOffset ReceivedAt, NightWords Words, bool IsFromList, string MadeBy, string Account, DateTimeOffset MadeAt, IReadOnlyList<NightHold> Holds, IReadOnlyList<NightStep> Steps)
{
    /// <summary>夜 41, as it is written on the paper.</summary>
    public string Called => CalledOf(Number);

    /// <summary>
    /// Whether nothing is held for a paper that nobody has received yet: it was deposited by text, or what was held was a mistake. Its
    /// register is to be found.
    /// </summary>
    public bool HoldsNothingYet => !Holds.Any(h => h.Stands) && !Has(NightStepKind.SetAside) && !Has(NightStepKind.Joined);

    /// <summary>Whether its register was never known.</summary>
    public bool IsByText => Holds.Count == 0;

    /// <summary>Whether the office may still say which registers it is about: its paper was not received.</summary>
    public bool IsToBeFound => !Has(NightStepKind.SetAside) && !Has(NightStepKind.Joined);

    /// <summary>The cases it is joined to.</summary>
    public IReadOnlyList<long> Cases => [.. Steps.Where(s => s.Kind == NightStepKind.Joined).Select(s => s.CaseId!.Value).Distinct()];

    /// <summary>Whether the office has nothing to do about it any more: it holds nothing now and its paper was received, or there is nothing to receive.</summary>
    public bool IsSettled => !HoldsNothingYet && !Holds.Any(h => h.Stands);

    /// <summary>Whether the last word about a register is that it was held by mistake.</summary>
    public NightStep? WrongOf(RegisterId register) =>
        Steps.LastOrDefault(s => s.Register == register && s.Kind is NightStepKind.MarkedWrong or NightStepKind.Lifted) is { Kind: NightStepKind.MarkedWrong } mark ? mark : null;

    /// <summary>The last trial of a register, or null when there was none.</summary>
    public NightStep? ProofOf(RegisterId register) => Steps.LastOrDefault(s => s.Register == register && s.Kind is NightStepKind.Proved or NightStepKind.Unproved);

    /// <summary>How a number is called.</summary>
    public static string CalledOf(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"夜 {number}");

    private bool Has(NightStepKind kind) => Steps.Any(s => s.Kind == kind);
}
