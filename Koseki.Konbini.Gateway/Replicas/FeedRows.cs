using System.Text.RegularExpressions;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>One row as it came, with its number from 1, and what it says when it can be read.</summary>
/// <typeparam name="T">The line of the source.</typeparam>
public sealed record FeedRow<T>(int Number, IReadOnlyList<string> Cells, T? Line)
    where T : class
{
    /// <summary>The columns as numbers and serials are compared: half width, upper case, without blanks around.</summary>
    public IReadOnlyList<string> Plain { get; } = [.. Cells.Select(c => AsciiWidth.ToHalf(c).Trim().ToUpperInvariant())];

    /// <summary>The row as text, or null when it is too long to be kept.</summary>
    public string? Content => string.Join('\t', Cells) is { Length: <= Fit.Row } text ? text : null;
}

/// <summary>A row that is not what the feed promises: where and what. It refuses its batch.</summary>
internal sealed class UnreadableRowException(string what) : Exception(what);

/// <summary>Reads rows: a row is what its source promises in every column, or it is not readable.</summary>
public static partial class FeedRows
{
    /// <summary>Good and alive: everything else stops something.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The rows of a batch, each read by its source's reader.</summary>
    public static List<FeedRow<T>> Read<T>(FeedBatch batch, Func<IReadOnlyList<string>, T?> read)
        where T : class => [.. batch.Rows.Select((r, i) => new FeedRow<T>(i + 1, r, FeedBatch.IsSound(r) ? read(r) : null))];

    /// <summary>Whether a text has the form of a 宛名番号.</summary>
    public static bool IsResidentNumber(string text) => NumberForm().IsMatch(text);

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
