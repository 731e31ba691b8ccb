using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.NationalityAcquisition;

/// <summary>国籍取得 (戸籍法102条): Japanese since the notification to the Minister of Justice (国籍法3条, 17条).</summary>
public sealed class NationalityAcquisitionKind : NewJapaneseKind
{
    /// <summary>The kind.</summary>
    public NationalityAcquisitionKind()
        : base(NewJapaneseTerms.Acquisition, "NationalityAcquisition")
    {
    }

    /// <inheritdoc/>
    public override string Code => "0901";

    /// <inheritdoc/>
    public override string Articles => "戸籍法102条・16条・18条・22条、国籍法3条・17条";
}
