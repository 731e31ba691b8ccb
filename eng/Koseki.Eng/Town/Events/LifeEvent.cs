using Koseki.Domain.Notifications;

namespace Koseki.Eng.Town.Events;

/// <summary>A notification of the town as it reaches the office.</summary>
/// <param name="KindCode">件名コード.</param>
/// <param name="Draft">The paper.</param>
/// <param name="Reception">How it was received.</param>
internal sealed record TownNotification(string KindCode, Draft Draft, Reception Reception);

/// <summary>
/// Something that will happen to somebody of the town and is notified. Whom it is about is decided when it is planned;
/// what the paper says, when its day has come and the registers are known as they stand then.
/// </summary>
/// <param name="Reception">How the paper is received; events take effect in the order of 受理日.</param>
internal abstract record LifeEvent(Reception Reception)
{
    /// <summary>The paper, or null when what was planned can no longer happen.</summary>
    public abstract TownNotification? Write(TownBook book);

    /// <summary>What follows from it once it is recorded (children after a wedding, another wedding after a death …).</summary>
    public virtual IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners) => [];
}
