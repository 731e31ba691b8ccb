namespace Koseki.Domain.Notifications.Shared;

/// <summary>What is typed of a paper that another office has accepted (戸籍法施行規則25条).</summary>
internal static class AcceptedPaper
{
    /// <summary>
    /// Whether boxes say anything of what the paper bears: at our counter every box does; of a paper accepted elsewhere only when
    /// one of those that belong together is filled, because an empty box is no "no" there.
    /// </summary>
    internal static bool Tells(Circumstances c, params ReadOnlySpan<bool> filled) => c.Origin is Origin.Here || filled.Contains(true);

    /// <summary>The choice of a box that has to be filled at our counter, and may be for a paper accepted elsewhere.</summary>
    internal static TEnum? Choice<TEnum>(DraftReader reader, FieldKey key, ChoiceSet<TEnum> choices)
        where TEnum : struct, Enum =>
        !reader.IsVisible(key) ? null : reader.Circumstances.Origin is Origin.Here ? reader.Choice(key, choices) : reader.OptionalChoice(key, choices);
}
