namespace Koseki.Domain.Notifications;

/// <summary>One of two columns in which a paper speaks of two persons side by side.</summary>
/// <param name="Prefix">Its boxes are those whose key begins so, e.g. <c>husband.</c></param>
/// <param name="Title">Its heading, e.g. 夫になる人.</param>
/// <param name="Word">What the labels of its boxes begin with and a shared label leaves out, e.g. 夫の.</param>
public sealed record FormColumn(string Prefix, string Title, string Word);

/// <summary>Boxes that stand on one line under a common label.</summary>
/// <param name="Label">The label, e.g. 氏・名.</param>
/// <param name="Boxes">Their keys in order; within columns without the prefix (<c>familyName</c>).</param>
public sealed record FormLine(string Label, params string[] Boxes)
{
    /// <summary>Whether the line stays folded to なし while its boxes are empty: most papers have nothing there.</summary>
    public bool Folds { get; init; }
}

/// <summary>How the boxes of a form stand on a screen. It says nothing of what is written: a form without one is drawn box by box.</summary>
public sealed record FormLayout
{
    /// <summary>Every box on a line of its own.</summary>
    public static FormLayout Plain { get; } = new();

    /// <summary>Pairs of columns; a section uses the first pair to which one of its boxes belongs.</summary>
    public IReadOnlyList<(FormColumn Left, FormColumn Right)> Pairs { get; init; } = [];

    /// <summary>Boxes that share a line.</summary>
    public IReadOnlyList<FormLine> Lines { get; init; } = [];

    /// <summary>Short titles for the list of sections, by title.</summary>
    public IReadOnlyDictionary<string, string> Short { get; init; } = new Dictionary<string, string>();

    /// <summary>Why a section has no box now, by its title; a section that is not named here is then left out.</summary>
    public IReadOnlyDictionary<string, string> WhenEmpty { get; init; } = new Dictionary<string, string>();

    /// <summary>Why a box that the other column has is not written here, by its key without the prefix.</summary>
    public IReadOnlyDictionary<string, string> WhenAbsent { get; init; } = new Dictionary<string, string>();
}
