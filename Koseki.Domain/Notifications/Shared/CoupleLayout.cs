namespace Koseki.Domain.Notifications.Shared;

/// <summary>How the papers of a couple stand on a screen: the columns of the witnesses, and the lines of each of the two.</summary>
internal static class CoupleLayout
{
    internal static (FormColumn Left, FormColumn Right) Witnesses { get; } = (new("witness1.", "証人1", "証人1の"), new("witness2.", "証人2", "証人2の"));

    internal static IReadOnlyList<FormLine> Lines { get; } =
    [
        new("氏・名", "familyName", "givenName"),
        new("氏・名の読み", "familyNameKana", "givenNameKana"),
        new("父・母", "father", "mother"),
        new("養父・養母", "adoptiveFather", "adoptiveMother") { Folds = true },
        new("養父母との続柄", "adoptiveRelationship") { Folds = true },
    ];
}
