namespace Koseki.Infrastructure.Chains;

/// <summary>How a table is kept from being changed unseen.</summary>
public enum Cover
{
    /// <summary>A chain of hashes by itself: each row names the one before and is signed, or pinned by a signed row.</summary>
    Chain,

    /// <summary>Each row is written once and named once by a signed row of the journal.</summary>
    Once,

    /// <summary>Each change of a row is named by a signed row of the record of states; the last naming must fit the row.</summary>
    Versioned,

    /// <summary>The key of a row is the hash of its content: it is compared whenever it is read, and in the background (ADR 0053).</summary>
    Addressed,

    /// <summary>Computed from covered rows; verification computes it again and compares.</summary>
    Derived,

    /// <summary>Not covered: it decides nothing.</summary>
    Free,
}

/// <summary>Whether the chain is asked for a row where something is done by it, not only when it is verified.</summary>
public enum Asked
{
    /// <summary>Only verification finds it.</summary>
    Never,

    /// <summary>Asked before the program saves the row again: one that is not as it was named last is not named anew.</summary>
    Saved,

    /// <summary>The same, and asked wherever something is done by it: a row that is not as it was named last is refused.</summary>
    Row,

    /// <summary>The same, and the keys are kept: a row that is gone is missed.</summary>
    Listed,
}

/// <summary>How one table is covered.</summary>
/// <param name="Row">The class of its rows.</param>
/// <param name="Cover">How.</param>
/// <param name="Why">What depends on it, or why nothing does.</param>
public sealed record TableCover(Type Row, Cover Cover, string Why)
{
    /// <summary>Whether it is asked for where something is done by a row of it.</summary>
    public Asked Asked { get; init; }

    /// <summary>The properties a versioned row is named by; its primary key where none are given. Never numbers that the database gives.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Properties of a versioned row that decide nothing and are left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Keys of rows that are left out, because something else says what they must be.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}
