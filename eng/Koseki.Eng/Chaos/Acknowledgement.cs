using System.Globalization;

namespace Koseki.Eng.Chaos;

/// <summary>
/// One word of the worker that something is done: a line of its standard output. From then on it must never be lost.
/// </summary>
/// <param name="What">What was done.</param>
/// <param name="Case">案件番号.</param>
/// <param name="Rest">What belongs to it, see <see cref="AcknowledgementKind"/>.</param>
internal sealed record Acknowledgement(AcknowledgementKind What, long Case, IReadOnlyList<string> Rest)
{
    // A line that a kill cut short does not end so.
    private const string End = ";";

    /// <summary>The line, without its end of line.</summary>
    public string Line => string.Join('\t', [What.ToString(), Case.ToString(CultureInfo.InvariantCulture), .. Rest, End]);

    /// <summary>Reads a line; null when it is none or was cut short.</summary>
    public static Acknowledgement? Read(string line) =>
        line.Split('\t') is [var what, var id, .. var rest, End] && Enum.TryParse<AcknowledgementKind>(what, out var kind)
            ? new(kind, long.Parse(id, CultureInfo.InvariantCulture), rest)
            : null;
}

/// <summary>What a worker acknowledges.</summary>
internal enum AcknowledgementKind
{
    /// <summary>A case was opened.</summary>
    Opened,

    /// <summary>The draft was saved: its version.</summary>
    Saved,

    /// <summary>Received: year and number.</summary>
    Received,

    /// <summary>Examined.</summary>
    Examined,

    /// <summary>Approved: journal number, number of notices, and <c>register:generation</c> joined by commas.</summary>
    Approved,

    /// <summary>Refused.</summary>
    Rejected,
}
