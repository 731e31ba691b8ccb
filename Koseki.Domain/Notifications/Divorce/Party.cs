using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>夫 or 妻 as the paper says, and where the person stands until the divorce.</summary>
public sealed record Party : CouplePerson
{
    /// <summary>Whether the mark of 真意の確認 stands; null where the paper has no such box.</summary>
    public required bool? HasConfirmedIntent { get; init; }

    /// <summary>The entry when the register is ours, or null.</summary>
    public RegisterEntry? OurEntry => Place?.Register is null ? null : Place.Entry;

    /// <summary>
    /// 【従前戸籍】 of the marriage on the entry (or among the matters carried from elsewhere): where the person came from; null
    /// for who was the head before, or while it is not known.
    /// </summary>
    public string? CameFrom => MarriageMatter?[MatterLabels.FormerRegister];

    /// <summary>婚姻日 on the entry, or null.</summary>
    public RegisterDate? MarriedOn => RegisterDate.TryParse(MarriageMatter?[MatterLabels.MarriedOn], out var day) ? day : null;

    private StatusMatter? MarriageMatter => Place?.Entry.Matters.LastOrDefault(m => m.Title == MatterTitles.Marriage && !m.IsErased);
}
