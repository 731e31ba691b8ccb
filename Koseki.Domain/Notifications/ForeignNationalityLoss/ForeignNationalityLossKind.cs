using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.ForeignNationalityLoss;

/// <summary>外国国籍喪失 (戸籍法106条): a Japanese who had another nationality besides has lost it.</summary>
public sealed class ForeignNationalityLossKind : DualNationalityKind
{
    /// <summary>The kind.</summary>
    public ForeignNationalityLossKind()
        : base(true, "ForeignNationalityLoss")
    {
    }

    /// <inheritdoc/>
    public override string Code => "0905";

    /// <inheritdoc/>
    public override string Articles => "戸籍法106条";
}
