using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Registers.Notation;

/// <summary>What a certificate shows of a person, and what follows from it for what it does not show.</summary>
internal static class PrintedEntry
{
    private const char Indent = RegisterNotation.Indent;
    private const string UnknownDay = "年月日不詳";

    private static readonly string[] RemovedMarks = [RegisterNotation.RemovedMark, "[除籍]", "除籍", "［除　籍］", "[除　籍]"];

    /// <summary>The lines with the least indent of the notation and with half-width digits; an indent that is there stays.</summary>
    internal static IEnumerable<string> Indented(string text)
    {
        var inMatters = false;
        foreach (var line in text.Split('\n').Select(l => string.Concat(l.TrimEnd('\r', ' ', Indent).Select(c => c is >= '０' and <= '９' ? AsciiWidth.ToHalf(c) : c))).Where(l => l.Length > 0))
        {
            var bare = line.TrimStart(' ', Indent);
            var depth = line.Length - bare.Length;
            if (bare is RegisterNotation.Person or RegisterNotation.StatusMatters)
            {
                inMatters = bare == RegisterNotation.StatusMatters;
                yield return bare;
            }
            else if (RemovedMarks.Contains(bare, StringComparer.Ordinal))
            {
                yield return Indent + RegisterNotation.RemovedMark;
            }
            else
            {
                yield return new string(Indent, !inMatters ? 1 : Math.Max(depth, bare[0] == '【' ? 2 : 1)) + bare;
            }
        }
    }

    /// <summary>男女の別 by 続柄 or 養父母との続柄; null when neither tells.</summary>
    internal static Sex? SexIn(Dictionary<string, string> column) =>
        Relationship.SexOf(column.GetValueOrDefault("続柄", "")) ?? (column.GetValueOrDefault("養親との続柄") switch
        {
            "養子" => Sex.Male,
            "養女" => Sex.Female,
            _ => (Sex?)null,
        });

    /// <summary>The removal that the last matter tells of; the paper does not show its day.</summary>
    internal static Removal RemovalIn(ValueList<StatusMatter> matters) => matters.LastOrDefault() is { } last
        ? new(RegisterDate.Parse(last.Lines.FirstOrDefault()?.Value is { Length: > 0 } day ? day : UnknownDay), last.Title, last[MatterLabels.NewDomicile] ?? last[MatterLabels.RegisterEntered])
        : new(RegisterDate.Parse(UnknownDay), RegisterNotation.RemovedMark.Trim('［', '］'), null);
}
