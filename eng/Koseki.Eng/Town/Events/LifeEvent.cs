using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A notification of the town as it reaches the office.</summary>
/// <param name="KindCode">件名コード.</param>
/// <param name="Draft">The paper.</param>
/// <param name="Origin">Where it was accepted.</param>
/// <param name="AcceptedOn">受理日.</param>
/// <param name="RecordedOn">記録日.</param>
/// <param name="Means">窓口, 郵送, 当直 ….</param>
internal sealed record TownNotification(string KindCode, Draft Draft, Origin Origin, DateOnly AcceptedOn, DateOnly RecordedOn, string Means);

/// <summary>
/// Something that will happen to somebody of the town and is notified. Which registers it is about is decided when it
/// is planned; what the paper says, when its day has come and the registers are known as they stand then.
/// </summary>
/// <param name="AcceptedOn">受理日: events take effect in this order.</param>
internal abstract record LifeEvent(DateOnly AcceptedOn)
{
    /// <summary>件名コード of the notification.</summary>
    public abstract string KindCode { get; }

    /// <summary>The paper, or null when what was planned can no longer happen.</summary>
    public abstract TownNotification? Write(Func<RegisterId, FamilyRegister?> registers);

    /// <summary>What follows from it once it is recorded (a child after a wedding …).</summary>
    public virtual IEnumerable<LifeEvent> Followers(Plan plan) => [];
}
