using System.Collections.Immutable;

namespace Koseki.Domain.Notifications;

/// <summary>One line of the receipt book's table of subjects (件名).</summary>
/// <param name="Code">件名コード.</param>
/// <param name="Name">件名.</param>
public sealed record NotificationSubject(string Code, string Name)
{
    /// <summary>What the paper is called on its 受理証明書; empty where there is none of it.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Why no kind handles it, and what to do instead. Null when one does.</summary>
    public string? Instead { get; init; }
}

/// <summary>
/// The catalogue: every subject of the receipt book, and the kinds this program handles. A subject without a kind is
/// said to be 未対応 in plain words; its paper is handled by hand.
/// </summary>
public static class NotificationCatalogue
{
    /// <summary>What is said of a subject without a kind.</summary>
    public const string UnsupportedMessage = "未対応の届です。紙で処理してください。";

    /// <summary>The kinds handled, found by scan, by code.</summary>
    public static ImmutableArray<NotificationKind> Kinds { get; } =
    [
        .. typeof(NotificationKind).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(NotificationKind)))
            .Select(t => Checked((NotificationKind)Activator.CreateInstance(t)!))
            .OrderBy(k => k.Code, StringComparer.Ordinal),
    ];

    /// <summary>Every subject of the receipt book, by code.</summary>
    public static ImmutableArray<NotificationSubject> Subjects { get; } = ReadSubjects();

    /// <summary>The kind that handles the subject with this code, or null when it is 未対応.</summary>
    public static NotificationKind? Find(string code) => Kinds.FirstOrDefault(k => k.SubjectCodes.Contains(code, StringComparer.Ordinal));

    /// <summary>What cases with this code are called in lists: the name of the kind, or of the subject, or the code itself.</summary>
    public static string NameOf(string code) => Find(code)?.Name ?? Subjects.FirstOrDefault(s => s.Code == code)?.Name ?? code;

    /// <summary>The kind with this name, or null.</summary>
    public static NotificationKind? FindByName(string name) => Kinds.FirstOrDefault(k => k.Name == name);

    private static NotificationKind Checked(NotificationKind kind) =>
        FormCheck.Problems(kind.Form) is { Count: > 0 } problems ? throw new InvalidOperationException(string.Join(' ', problems)) : kind;

    private static ImmutableArray<NotificationSubject> ReadSubjects()
    {
        using var stream = typeof(NotificationCatalogue).Assembly.GetManifestResourceStream("Notifications/catalogue.txt")
            ?? throw new InvalidOperationException("Notifications/catalogue.txt がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(l => !l.StartsWith('#'))
                .Select(l => l.Split('|'))
                .Select(p => new NotificationSubject(p[0], p[1]) { Paper = p[2], Instead = p.ElementAtOrDefault(3) }),
        ];
    }
}
