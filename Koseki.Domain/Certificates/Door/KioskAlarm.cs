using System.Text.RegularExpressions;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates.Door;

/// <summary>What somebody did about an alarm.</summary>
public enum AlarmAct
{
    /// <summary>Has seen it: the sound stops. It is not solved by that.</summary>
    Confirmed,

    /// <summary>It is solved, in words.</summary>
    Solved,

    /// <summary>Nobody had seen it for too long, and those on duty were called by mail. It rings on.</summary>
    Called,

    /// <summary>One person says that what may have been another person's paper is cleared up: another one has to find the same.</summary>
    Proposed,
}

/// <summary>One of these steps.</summary>
/// <param name="Act">Which.</param>
/// <param name="Note">What was found; empty where it was only seen.</param>
/// <param name="Account">Account of who did it.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When.</param>
public sealed record AlarmStep(AlarmAct Act, string Note, string Account, string Name, DateTimeOffset At);

/// <summary>An alarm about コンビニ交付: of the gateway, or of the core about the gateway.</summary>
/// <param name="Number">1, 2, 3 …; 0 before it is stored.</param>
/// <param name="Reference">What makes it this one: told again, it is the same.</param>
/// <param name="Node">The node that told it, or that it is about.</param>
/// <param name="Code">A short word.</param>
/// <param name="Text">Where and what.</param>
/// <param name="At">When.</param>
public sealed record KioskAlarm(long Number, string Reference, string Node, string Code, string Text, DateTimeOffset At)
{
    /// <summary>After so long without anybody who has seen it, the next person is called.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whether it is as it was recorded; else only that there is one is known for sure.</summary>
    public bool IsSound { get; init; } = true;

    /// <summary>Whether only its number is known any more: it rings until the right copy is put back.</summary>
    public bool IsLost { get; init; }

    /// <summary>Whether it tells of something that goes on: solved, it is known no more, and rings anew while it does.</summary>
    public bool Recurs { get; init; }

    /// <summary>Whether a paper may have come to another person, or a record was changed: one person does not close it (convenience-issuing R5).</summary>
    public bool IsGrave => Code is AlarmCodes.Paper or AlarmCodes.Record;

    /// <summary>Who has proposed to close a grave one, or null.</summary>
    public AlarmStep? Proposed => Steps.FirstOrDefault(s => s.Act == AlarmAct.Proposed);

    /// <summary>What was done about it, in order.</summary>
    public IReadOnlyList<AlarmStep> Steps { get; init; } = [];

    /// <summary>Who has seen it, or null: it rings.</summary>
    public AlarmStep? Confirmed => Steps.FirstOrDefault(s => s.Act == AlarmAct.Confirmed);

    /// <summary>How it was solved, or null.</summary>
    public AlarmStep? Solved => Steps.FirstOrDefault(s => s.Act == AlarmAct.Solved);

    /// <summary>When those on duty were called, or null.</summary>
    public AlarmStep? Called => Steps.FirstOrDefault(s => s.Act == AlarmAct.Called);

    /// <summary>Whether it rings.</summary>
    public bool Rings => Confirmed is null && Solved is null;

    /// <summary>Whether nobody has seen it for too long.</summary>
    public bool IsEscalated(DateTimeOffset now) => Rings && now - At >= Patience;

    /// <summary>Whether those on duty are to be called: nobody has seen it for too long, and they have not been called for it.</summary>
    public bool IsToBeCalled(DateTimeOffset now) => IsEscalated(now) && Called is null;

    /// <summary>The step of a person, or why it is not taken.</summary>
    /// <param name="act">Which.</param>
    /// <param name="note">What was found; needed where it is solved.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    public Ruling<AlarmStep> Take(AlarmAct act, string note, Actor actor, DateTimeOffset now) =>
        Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting ? wanting
        : IsLost ? new KioskRefusal.AlarmLost()
        : Solved is not null || (act == AlarmAct.Confirmed && !Rings) ? new KioskRefusal.AlarmOver()
        : act != AlarmAct.Confirmed && note.Trim().Length is 0 or > KioskRules.LongestReason ? new KioskRefusal.ReasonUnfit(KioskRules.LongestReason)
        : act == AlarmAct.Solved && IsGrave ? TakeGrave(note.Trim(), actor, now)
        : new AlarmStep(act, note.Trim(), actor.Account, actor.Name, now);

    // The first proposes, the second solves; of a paper both have named the application and compared the hashes, and found the same.
    private Ruling<AlarmStep> TakeGrave(string note, Actor actor, DateTimeOffset now) =>
        Code == AlarmCodes.Paper && PaperEvidence.In(note) is null ? new KioskRefusal.EvidenceWanting()
        : Proposed is not { } proposed ? new AlarmStep(AlarmAct.Proposed, note, actor.Account, actor.Name, now)
        : string.Equals(proposed.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? new KioskRefusal.OwnSolving()
        : Code == AlarmCodes.Paper && PaperEvidence.In(note) != PaperEvidence.In(proposed.Note) ? new KioskRefusal.EvidenceDiffers()
        : new AlarmStep(AlarmAct.Solved, note, actor.Account, actor.Name, now);
}

/// <summary>What closes an alarm about a paper: which application, and the hashes of what was sealed here and of what was printed there.</summary>
/// <param name="Application">The centre's id.</param>
/// <param name="Sealed">The first digits of the hash that was sealed.</param>
/// <param name="Printed">The first digits of the hash that was printed.</param>
public sealed partial record PaperEvidence(string Application, string Sealed, string Printed)
{
    /// <summary>Digits of a hash that are compared.</summary>
    public const int Digits = 16;

    /// <summary>As it is written: 申請 … 封 … 印 …; null where a part is wanting.</summary>
    public static PaperEvidence? In(string note) => Written().Match(note) is { Success: true } found
        ? new(found.Groups["app"].Value, Head(found.Groups["sealed"].Value), Head(found.Groups["printed"].Value)) : null;

    private static string Head(string hash) => hash[..Digits].ToLowerInvariant();

    [GeneratedRegex("申請\\s*(?<app>[0-9A-Za-z]{8,40})[\\s、,]*封\\s*(?<sealed>[0-9A-Fa-f]{16,64})[\\s、,]*印\\s*(?<printed>[0-9A-Fa-f]{16,64})", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
