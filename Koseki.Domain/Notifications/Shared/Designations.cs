namespace Koseki.Domain.Notifications.Shared;

/// <summary>Reads a 戸籍の表示 (本籍 and 筆頭者, with a full-width space between).</summary>
internal static class Designations
{
    /// <summary>本籍, or null.</summary>
    internal static string? DomicileOf(string? designation) => designation?.Split('　')[0];

    /// <summary>筆頭者の氏名, or null when it names none.</summary>
    internal static string? HeadOf(string? designation) => designation?.Split('　') is [_, var head, ..] ? head : null;
}
