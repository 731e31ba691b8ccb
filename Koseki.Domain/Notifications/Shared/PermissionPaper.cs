namespace Koseki.Domain.Notifications.Shared;

/// <summary>許可書 of the legal affairs bureau (戸籍法24条2項).</summary>
internal static class PermissionPaper
{
    /// <summary>Whether what is typed as 許可番号 holds a number, in whatever figures.</summary>
    internal static bool HasNumber(string text) => text.Any(c => char.IsNumber(c) || "一二三四五六七八九十百千〇".Contains(c, StringComparison.Ordinal));
}
