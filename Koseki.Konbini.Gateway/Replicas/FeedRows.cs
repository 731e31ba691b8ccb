using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>A readable row of the feed <c>resident</c>.</summary>
public sealed record ResidentLine(string Number, string Status, DateOnly BirthDate, string Name, string Domicile, string HeadName);

/// <summary>A readable row of the feed <c>jpki</c>.</summary>
public sealed record BindingLine(string IssuerKeyId, string Serial, string Means, string ResidentNumber, string Status);

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

/// <summary>Reads rows: a row is what its source promises in every column, or it is not readable.</summary>
public static partial class FeedRows
{
    /// <summary>Good and alive: everything else stops something.</summary>
    public const string Active = "ACTIVE";

    private static readonly HashSet<string> ResidentStates = [Active, "LEAVING", "MOVED", "DEAD", "ERASED", "SUPPRESSED"];
    private static readonly HashSet<string> BindingStates = [Active, "SUSPENDED", "REVOKED", "EXPIRED", "UNKNOWN"];
    private static readonly HashSet<string> Means = ["CARD", "ANDROID", "IPHONE"];

    /// <summary>The rows of a batch of residents.</summary>
    public static List<FeedRow<ResidentLine>> Residents(FeedBatch batch) => Read(batch, ResidentOf);

    /// <summary>The rows of a batch of bindings.</summary>
    public static List<FeedRow<BindingLine>> Bindings(FeedBatch batch) => Read(batch, BindingOf);

    /// <summary>Whether a text has the form of a 宛名番号.</summary>
    public static bool IsResidentNumber(string text) => NumberForm().IsMatch(text);

    /// <summary>Whether two texts have the form of an issuer and a serial.</summary>
    public static bool IsSerial(string issuer, string serial) => IssuerForm().IsMatch(issuer) && SerialForm().IsMatch(serial);

    private static List<FeedRow<T>> Read<T>(FeedBatch batch, Func<IReadOnlyList<string>, T?> read)
        where T : class => [.. batch.Rows.Select((r, i) => new FeedRow<T>(i + 1, r, FeedBatch.IsSound(r) ? read(r) : null))];

    /// <summary>What a row of residents says; null when it cannot be read.</summary>
    public static ResidentLine? ResidentOf(IReadOnlyList<string> row) =>
        row.Count == 6 && IsResidentNumber(row[0]) && ResidentStates.Contains(row[1])
            && DateOnly.TryParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && row.Skip(3).All(c => c.Length <= Fit.Name)
                ? new(row[0], row[1], born, row[3], row[4], row[5])
                : null;

    /// <summary>What a row of bindings says; null when it cannot be read.</summary>
    public static BindingLine? BindingOf(IReadOnlyList<string> row) =>
        row.Count == 5 && IsSerial(row[0], row[1]) && Means.Contains(row[2]) && IsResidentNumber(row[3]) && BindingStates.Contains(row[4])
            ? new(row[0].ToUpperInvariant(), row[1].ToUpperInvariant(), row[2], row[3], row[4])
            : null;

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex("^[0-9A-Fa-f]{8,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex IssuerForm();

    [GeneratedRegex("^[0-9A-Fa-f]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex SerialForm();
}
