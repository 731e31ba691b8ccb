using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Registers;

/// <summary>What stood before a correction, read from 【従前の記録】, to be named beside what stands now.</summary>
public static class FormerValues
{
    /// <summary>The latest old value by 【label】.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<MatterLine> lines)
    {
        var former = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children))
        {
            former[line.Label] = line.Value;
        }

        return former;
    }

    /// <summary>The latest old value of each item of a person's column that was corrected.</summary>
    public static IReadOnlyDictionary<string, string> Of(RegisterEntry entry) =>
        Of(entry.Matters.Where(m => m.Title == MatterTitles.Correction).SelectMany(m => m.Lines));
}
