using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Naturalization;

/// <summary>帰化 (戸籍法102条の2): Japanese since the announcement in the 官報.</summary>
public sealed class NaturalizationKind : NewJapaneseKind
{
    /// <summary>The kind.</summary>
    public NaturalizationKind()
        : base(NewJapaneseTerms.Naturalization, "Naturalization")
    {
    }

    /// <inheritdoc/>
    public override string Code => "0902";

    /// <inheritdoc/>
    public override string Articles => "戸籍法102条の2・16条・18条・22条、国籍法4条〜10条";
}
