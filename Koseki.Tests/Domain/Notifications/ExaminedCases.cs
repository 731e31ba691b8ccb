using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>A readable case and what its examination came to.</summary>
/// <param name="Path">Its file.</param>
/// <param name="File">The case.</param>
/// <param name="Examination">The examination of all its papers.</param>
internal sealed record ExaminedCase(string Path, CaseFile File, Examination Examination);

/// <summary>Every readable case with its examination, made once for all tests that only look at it.</summary>
internal static class ExaminedCases
{
    private static readonly Lazy<IReadOnlyList<ExaminedCase>> Examined = new(() =>
    {
        var characters = CharacterTable.Load();
        return [.. CaseFiles.Below(Root).Select(p => (Path: p, File: CaseFile.Load(p))).Select(c => new ExaminedCase(c.Path, c.File, c.File.Examine(characters)))];
    });

    /// <summary>Folder of the cases.</summary>
    public static string Root => Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExaminedCase> All => Examined.Value;
}
