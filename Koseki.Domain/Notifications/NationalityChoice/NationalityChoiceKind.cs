using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.NationalityChoice;

/// <summary>国籍選択 (戸籍法104条の2): who has two nationalities declares to choose the Japanese one.</summary>
public sealed class NationalityChoiceKind : DualNationalityKind
{
    /// <summary>The kind.</summary>
    public NationalityChoiceKind()
        : base(false, "NationalityChoice")
    {
    }

    /// <inheritdoc/>
    public override string Code => "0904";

    /// <inheritdoc/>
    public override string Articles => "戸籍法104条の2、国籍法14条";
}
