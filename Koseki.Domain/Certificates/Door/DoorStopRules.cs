using System.Globalization;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates.Door;

/// <summary>Why a stop of the door is not settled: closed, with the words for the screen.</summary>
public abstract record DoorStopRefusal : ActRefusal
{
    private DoorStopRefusal()
    {
    }

    /// <summary>It is settled.</summary>
    public sealed record Settled : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この交付停止はもう済んでいます。";
    }

    /// <summary>No reason, or one that is too long.</summary>
    /// <param name="Longest">How long it may be, in characters.</param>
    public sealed record ReasonUnfit(int Longest) : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"理由を{Longest}字までで入力してください。");
    }

    /// <summary>The row could not be read: it says nothing that could be taken.</summary>
    public sealed record RowUnreadable : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この行は読めなかったので、採ることはできません。正しい束の再送を依頼してください。";
    }

    /// <summary>It is about a record: there is nothing to take instead.</summary>
    public sealed record NothingToTake : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この停止には、採るものがありません。確かめてから解いてください。";
    }

    /// <summary>The row of it is not the one that the journal names.</summary>
    public sealed record RecordForeign : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この交付停止の行が、台帳と合いません(データベースが書き換えられています)。verify を実行し、正しい写しに戻すまで解けません。";
    }

    /// <summary>Nobody has proposed anything.</summary>
    public sealed record NotProposed : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "まだだれも申し出ていません。";
    }

    /// <summary>Who proposed it would confirm it.</summary>
    public sealed record OwnProposal : DoorStopRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申し出た人は確認できません。ほかの職員が確認してください。";
    }
}

/// <summary>交付停止 ends by two different people of 審査 or 決裁: whether a step of theirs is taken. Pure.</summary>
public static class DoorStopRules
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>The first step, or why it is not taken.</summary>
    /// <param name="stop">The stop as it stands; null when it stands no more.</param>
    /// <param name="takes">Whether what was set aside is to hold.</param>
    /// <param name="reason">Why, as typed.</param>
    /// <param name="actor">Who proposes it.</param>
    public static Ruling<DoorStopStep> Propose(DoorStop? stop, bool takes, string reason, Actor actor) =>
        WhyNot(stop, actor) is { } why ? why
        : reason.Trim().Length is 0 or > LongestReason ? new DoorStopRefusal.ReasonUnfit(LongestReason)
        : takes && stop is { Kind: DoorStopKind.Link, ProposedPerson: null } ? new DoorStopRefusal.RowUnreadable()
        : takes && !stop!.CanBeTaken ? new DoorStopRefusal.NothingToTake()
        : new DoorStopStep(NextOrder(stop!), false, takes, reason.Trim(), actor.Account, actor.Name);

    /// <summary>The second step, by somebody else, or why it is not taken.</summary>
    /// <param name="stop">The stop as it stands; null when it stands no more.</param>
    /// <param name="actor">Who confirms it.</param>
    public static Ruling<DoorStopStep> Confirm(DoorStop? stop, Actor actor) =>
        WhyNot(stop, actor) is { } why ? why
        : stop!.Proposal is not { } proposal ? new DoorStopRefusal.NotProposed()
        : string.Equals(proposal.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? new DoorStopRefusal.OwnProposal()
        : new DoorStopStep(NextOrder(stop), true, proposal.Takes, proposal.Reason, actor.Account, actor.Name);

    /// <summary>The step that ends a stop which a later batch cleared up at the gateway: it needs no people any more, and the record says so.</summary>
    public static DoorStopStep ClearedUp(DoorStop stop, Actor by) => new(NextOrder(stop), true, false, "後の連携で解けた", by.Account, by.Name);

    /// <summary>Whether two different people have decided it.</summary>
    /// <param name="stop">The stop, with those of its steps that the journal names.</param>
    public static bool IsDecided(DoorStop stop) => stop is { Settled: { } last, Proposal: { } proposal }
        && proposal.Order < last.Order && proposal.Takes == last.Takes && !string.Equals(proposal.Account, last.Account, StringComparison.OrdinalIgnoreCase);

    private static ActRefusal? WhyNot(DoorStop? stop, Actor actor) =>
        Rights.WhyNot(Permission.SettleStops, actor) ?? (ActRefusal?)(stop is null || stop.Settled is not null ? new DoorStopRefusal.Settled() : null);

    private static int NextOrder(DoorStop stop) => stop.Steps.Select(s => s.Order).DefaultIfEmpty().Max() + 1;
}
